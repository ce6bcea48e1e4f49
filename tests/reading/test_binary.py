"""A filled template saved as .xlsb goes through the real door, calamine in its process included."""

from decimal import Decimal
from pathlib import Path

import pytest

from reading.binary import binary_workbook
from sheetgen.laid_out import asking_of
from sheetgen.model.period import Period
from sheetgen.model.submission import State, Submission
from sheetgen.ooxml.refusal import Refused
from sheetgen.planning.settings import read_workspace
from sheetgen.reading.matching.identity import Asking
from sheetgen.reading.opening.cells import UNKNOWN_FORMAT, Kind
from sheetgen.reading.opening.workbook import open_workbook
from sheetgen.reading.submissions import open_delivery, read_delivery
from sheetgen.setup import open_setup

ROOT = Path(__file__).resolve().parents[2]
PERIOD = Period(2025, 12)


@pytest.fixture(scope="module")
def asking() -> Asking:
    return asking_of(open_setup(read_workspace(ROOT)), PERIOD)


def as_sent(name: str) -> bytes:
    return (ROOT / "input" / str(PERIOD) / name).read_bytes()


def as_binary(name: str) -> bytes:
    return binary_workbook(open_workbook(as_sent(name), name))


def read(data: bytes, asking: Asking) -> Submission:
    return read_delivery(open_delivery(data, "input/2025-12/oficina.xlsb"), asking)


def test_a_binary_workbook_holds_the_values_of_the_workbook_it_was_saved_from() -> None:
    book = open_workbook(as_sent("PNTE_dic25.xlsx"), "a.xlsx")
    binary = open_workbook(as_binary("PNTE_dic25.xlsx"), "a.xlsb")

    assert [(s.name, s.visible) for s in book.sheets] == [
        (s.name, s.visible) for s in binary.sheets
    ]
    for mine, theirs in zip(book.sheets, binary.sheets, strict=True):
        calculated = {a: c.value for a, c in mine.cells.items() if c.kind is not Kind.UNCACHED}
        assert calculated == {at: cell.value for at, cell in theirs.cells.items()}
        assert {UNKNOWN_FORMAT} == {cell.number_format for cell in theirs.cells.values()}


def test_activities_in_a_binary_workbook_are_read_as_in_any_other(asking: Asking) -> None:
    sent, binary = (read(data, asking) for data in both("PNTE_dic25.xlsx"))

    assert ("PNTE", State.ACCEPTED) == (binary.office, binary.state)
    assert sent.observations == binary.observations
    assert sent.account == binary.account
    assert any(isinstance(each.said, Decimal) for each in binary.observations)


def test_percentages_in_a_binary_workbook_are_asked_and_the_rest_is_read(asking: Asking) -> None:
    sent, binary = (read(data, asking) for data in both("OEI_indicadores_de_desempeno_2025.xlsx"))
    asked = {each.place for each in binary.problems if each.code == "READ-214"}
    items = {
        (row.plan, row.item.code): row.item
        for sheet in asking.by_office["OEI"].sheets
        for row in sheet.rows
    }

    assert State.OBSERVED is binary.state
    assert asked
    assert sent.account.expected == binary.account.expected
    assert len(asked) == binary.account.unreadable
    for told, mine in zip(sent.observations, binary.observations, strict=True):
        percent = items[mine.plan, mine.code].in_percent and isinstance(told.said, Decimal)
        assert (mine.place in asked) == percent
        assert percent or told == mine


def test_a_binary_workbook_that_is_cut_short_is_refused() -> None:
    whole = as_binary("PNTE_dic25.xlsx")
    data = whole.replace(b"sheet2.bin", b"sheet9.bin")

    with pytest.raises(Refused) as refused:
        open_workbook(data, "a.xlsb")
    assert refused.value.code in {"READ-132", "READ-133"}


def both(name: str) -> tuple[bytes, bytes]:
    return as_sent(name), as_binary(name)
