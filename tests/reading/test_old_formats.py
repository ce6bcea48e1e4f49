"""Percentages in a template saved as .xls: its formats are read beside calamine, or asked about."""

import random
from pathlib import Path

import pytest
from openpyxl import Workbook

from office import Office
from sheetgen.laid_out import asking_of
from sheetgen.model.observation import Observation
from sheetgen.model.period import Period
from sheetgen.planning.settings import read_workspace
from sheetgen.reading.opening.cells import UNKNOWN_FORMAT, Kind
from sheetgen.reading.opening.old_formats import _chain, old_formats
from sheetgen.reading.opening.workbook import open_workbook
from sheetgen.reading.submissions import open_delivery, read_delivery
from sheetgen.setup import open_setup

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("CONCYTEC_2024.xlsx", "PNTE_dic24.xlsx")
PERIOD = Period(2024, 12)
BIFF8, BIFF5 = b"\x09\x08\x10\x00\x00\x06", b"\x09\x08\x10\x00\x00\x05"

pytestmark = pytest.mark.office


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory, office: Office) -> dict[str, bytes]:
    """Real deliveries, and a file with errors, as LibreOffice saves them as .xls."""
    folder: Path = tmp_path_factory.mktemp("old")
    sources = [ROOT / "input" / str(PERIOD) / name for name in NAMES]
    sources.append(with_errors(folder / "errores.xlsx"))
    made = office.saved(sources, folder / "saved", "xls")
    return {source.name: path.read_bytes() for source, path in zip(sources, made, strict=True)}


def with_errors(path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["=1/0", 5, "=NA()"], ["#N/A", "=B1*2", "texto"]):
        sheet.append(row)
    book.save(path)
    return path


@pytest.mark.parametrize("name", NAMES)
def test_a_delivery_saved_as_xls_says_what_it_said(name: str, saved: dict[str, bytes]) -> None:
    asking = asking_of(open_setup(read_workspace(ROOT)), PERIOD)
    sent = (ROOT / "input" / str(PERIOD) / name).read_bytes()

    def said(data: bytes) -> tuple[Observation, ...]:
        return read_delivery(open_delivery(data, "input/2024-12/oficina.xls"), asking).observations

    assert said(sent) == said(saved[name])


def test_of_another_kind_of_xls_nothing_is_told_and_percentages_are_asked(
    saved: dict[str, bytes],
) -> None:
    data = saved[NAMES[0]]
    cut = data[: len(data) // 3]

    assert old_formats(data)["Indicadores"]
    assert {} == old_formats(data.replace(BIFF8, BIFF5))
    assert {} == old_formats(cut)
    assert {} == old_formats(b"PK" + data)


def test_every_number_of_an_xls_has_the_format_it_had_in_the_xlsx(saved: dict[str, bytes]) -> None:
    for name in NAMES:
        sent = open_workbook((ROOT / "input" / str(PERIOD) / name).read_bytes(), name)
        old = open_workbook(saved[name], name)
        for mine, theirs in zip(sent.sheets, old.sheets, strict=True):
            numbers = [cell for cell in theirs.cells.values() if cell.kind is Kind.NUMBER]
            for cell in numbers:
                was = mine.cell(cell.row, cell.column).number_format
                assert UNKNOWN_FORMAT != cell.number_format
                assert ("%" in was) == ("%" in cell.number_format)


def test_a_spoiled_xls_never_stops_us(saved: dict[str, bytes]) -> None:
    spoil = random.Random(4)  # noqa: S311 - no secret, and the same each time
    for _ in range(300):
        data = bytearray(saved[NAMES[0]])
        for _ in range(spoil.randrange(1, 20)):
            data[spoil.choice((spoil.randrange(512), spoil.randrange(len(data))))] = (
                spoil.randrange(256)
            )

        assert isinstance(old_formats(bytes(data)), dict)


def test_errors_in_an_xls_are_errors_and_not_empty_cells(saved: dict[str, bytes]) -> None:
    cells = open_workbook(saved["errores.xlsx"], "errores.xls").sheets[0].cells

    assert {
        (1, 1): (Kind.ERROR, "#DIV/0!"),
        (1, 2): (Kind.NUMBER, 5),
        (1, 3): (Kind.ERROR, "#N/A"),
        (2, 1): (Kind.ERROR, "#N/A"),
        (2, 2): (Kind.NUMBER, 10),
        (2, 3): (Kind.TEXT, "texto"),
    } == {at: (cell.kind, cell.value) for at, cell in cells.items()}


def test_sectors_that_run_in_a_ring_are_read_once_around() -> None:
    ring = _chain(b"abcd", 1, (1, 2, 3, 0), 0)

    assert b"abcd" == ring[:4]
    assert len(ring) < 6
