"""Stamp, page, name, folder and day of receipt: where they contradict each other, it is asked."""

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from matching.sent import DECEMBER, SHEET, codes, fill, said, send, send_book
from sheetgen.delivery import take_in
from sheetgen.errors import WorkspaceError
from sheetgen.intake import check
from sheetgen.language.months import Month, months_in, only_month
from sheetgen.language.speaker import speaker
from sheetgen.model.period import Period
from sheetgen.model.submission import State, Submission
from sheetgen.planning.settings import read_workspace
from sheetgen.receiving import receive
from sheetgen.setup import Setup, open_setup
from small import make_workspace

FEBRUARY = Period(2025, 2)


@pytest.fixture
def setup(tmp_path: Path) -> Setup:
    return open_setup(read_workspace(make_workspace(tmp_path)))


def filled(sheet: Worksheet) -> None:
    fill(sheet, I_1=150, I_2=0.45)


def retyped(cell: str, value: object) -> object:
    def change(sheet: Worksheet) -> None:
        filled(sheet)
        sheet[cell].value = value

    return change


def exported(book: Workbook) -> None:
    """As Numbers exports: other sheet names, and nothing hidden."""
    filled(book[SHEET])
    for sheet in book.worksheets:
        sheet.title = f"{sheet.title} - Tabla 1"
        sheet.sheet_state = "visible"
    for name in list(book.custom_doc_props.names):
        del book.custom_doc_props[name]


def unstamped(book: Workbook) -> None:
    filled(book[SHEET])
    del book["sheetgen"]
    for name in list(book.custom_doc_props.names):
        del book.custom_doc_props[name]


def moved(setup: Setup, name: str, period: str = "2025-02") -> Submission:
    """The same file, lying in the folder of another month."""
    folder = setup.workspace.input / period
    folder.mkdir(parents=True, exist_ok=True)
    (setup.workspace.input / "2025-12" / name).rename(folder / name)
    return next(e for e in take_in(setup, Period.parse(period)) if e.file.endswith(name))


def test_the_stamp_is_known_by_its_content_whatever_its_sheet_is_called(setup: Setup) -> None:
    sent = send_book(setup, "NORTE", exported)

    assert (State.ACCEPTED, []) == (sent.state, codes(sent))


def test_a_renamed_stamp_still_says_the_month_in_another_folder(setup: Setup) -> None:
    send_book(setup, "NORTE", exported)

    rejected = moved(setup, "envío.xlsx")

    assert (State.REJECTED, ["READ-302"]) == (rejected.state, codes(rejected))


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("A3", "febrero de 2025"),
        ("A3", "Periodo: febrero de 2025"),
        ("A3", "February 2025"),
        ("A3", datetime(2025, 2, 1)),  # noqa: DTZ001 - what Excel makes of "febrero 2025"
    ],
)
def test_a_page_that_says_another_month_than_the_stamp_is_refused_with_both(
    setup: Setup, cell: str, value: object
) -> None:
    sent = send(setup, "NORTE", retyped(cell, value))  # type: ignore[arg-type]

    assert (State.REJECTED, ["READ-336"]) == (sent.state, codes(sent))
    told = dict(sent.problems[0].message.figures)
    assert ("2025-12", "2025-02") == (told["said"], told["page"])
    assert "envío.xlsx!Indicadores!A3" in str(sent.problems[0].place)


def test_a_retyped_month_is_neither_filed_nor_replaces_what_was(setup: Setup) -> None:
    send(setup, "NORTE", retyped("A3", "febrero de 2025"))  # type: ignore[arg-type]
    path = setup.workspace.root / "febrero.xlsx"
    (setup.workspace.input / "2025-12" / "envío.xlsx").rename(path)

    (checked,) = check(setup, [path])
    with pytest.raises(WorkspaceError) as stopped:
        receive(setup, [path], None, date(2025, 3, 5))

    assert ["READ-336"] == codes(checked.submission)
    said = speaker("en", "es_PE").say(stopped.value.message())
    assert "2025-12" in said
    assert "2025-02" in said
    assert [] == [each for each in take_in(setup, DECEMBER) if each.file]


def test_the_page_names_the_office_too(setup: Setup) -> None:
    sent = send(setup, "NORTE", retyped("A2", "Oficina Sur"))  # type: ignore[arg-type]

    assert ["READ-336"] == codes(sent)
    assert {"NORTE", "SUR", "Oficina Sur"} <= {str(v) for _, v in sent.problems[0].message.figures}


def test_without_a_stamp_the_page_is_held_against_the_folder(setup: Setup) -> None:
    sent = send_book(setup, "NORTE", unstamped)
    assert ["READ-321"] == codes(sent)
    assert "2025-12" in {v for _, v in sent.problems[0].message.figures}

    rejected = moved(setup, "envío.xlsx")

    assert (State.REJECTED, ["READ-336"]) == (rejected.state, codes(rejected))


def test_a_name_that_says_another_month_is_asked_about(setup: Setup) -> None:
    sent = send(setup, "NORTE", filled, "ficha febrero 2025.xlsx")

    assert (State.ACCEPTED, ["READ-337"]) == (sent.state, codes(sent))
    assert "I.1" in said(sent)


def test_a_name_against_the_folder_alone_is_refused(setup: Setup) -> None:
    def bare(book: Workbook) -> None:
        unstamped(book)
        for sheet in book.worksheets:
            for cell in ("A3", "B3"):
                sheet[cell].value = None

    sent = send_book(setup, "NORTE", bare, "ficha febrero.xlsx")

    assert (State.REJECTED, ["READ-337"]) == (sent.state, codes(sent))


@pytest.mark.parametrize(
    "name", ["ficha diciembre.xlsx", "dic25.xlsx", "15 de enero.xlsx", "20260115.xlsx", "uno.xlsx"]
)
def test_a_name_that_agrees_or_says_a_day_is_not_asked_about(setup: Setup, name: str) -> None:
    assert [] == codes(send(setup, "NORTE", filled, name))


def test_a_day_of_receipt_before_the_month_is_asked_about(setup: Setup) -> None:
    digest = send(setup, "NORTE", filled).sha256
    table = setup.workspace.input / "2025-12" / "received.csv"
    head = "file,sha256,office,period,received\n"
    table.write_text(f"{head}envío.xlsx,{digest},NORTE,2025-12,2025-11-30\n", "utf-8")
    early = take_in(setup, DECEMBER)[0]
    table.write_text(f"{head}envío.xlsx,{digest},NORTE,2025-11,2026-01-30\n", "utf-8")
    elsewhere = take_in(setup, DECEMBER)[0]

    assert (["READ-338"], ["READ-338"]) == (codes(early), codes(elsewhere))


def test_a_file_in_the_folder_of_another_month_is_checked_as_the_build_reads_it(
    setup: Setup,
) -> None:
    send(setup, "NORTE", filled)
    moved(setup, "envío.xlsx")

    (checked,) = check(setup, [setup.workspace.input / "2025-02" / "envío.xlsx"])

    assert (FEBRUARY, ["READ-302"]) == (checked.period, codes(checked.submission))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("DGDE_diciembre_2025", [(2025, 12)]),
        ("PNTE_dic24", [(2024, 12)]),
        ("dgpar_2025-12", [(2025, 12)]),
        ("uno 202602", [(2026, 2)]),
        ("05-2026", [(2026, 5)]),
        ("setiembre", [(None, 9)]),
        ("ficha feb", [(None, 2)]),
        ("ene-feb 2026", [(None, 1), (2026, 2)]),
        ("ficha_mar", []),
        ("uno_20260115", []),
        ("15-01-2026", []),
        ("envío 15 de enero", []),
        ("UNO", []),
    ],
)
def test_months_as_people_write_them(text: str, found: list[tuple[int | None, int]]) -> None:
    assert [Month(*each) for each in found] == list(months_in(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("diciembre de 2025", Month(2025, 12)),
        ("Mes: feb-26", Month(2026, 2)),
        ("Los acuerdos de diciembre de 2025", None),
        ("31/01/2026", None),
    ],
)
def test_a_title_that_is_a_month_and_nothing_else(text: str, found: Month | None) -> None:
    assert found == only_month(text)
