"""LibreOffice, made to calculate every formula anew, finds what we wrote beside it."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from office import Office
from sheetgen.writing.report_book import write_workbook
from sheetgen.writing.template_book import write_template
from writing.builder_writing import opened, policy, programme, spanish, template

pytestmark = pytest.mark.office
CORRECTED = "ISS.01.03.03.01"
BANNER = "Cifras modificadas a mano: vuelva a generar"
EDITS = (
    ("Actividades", "Devengado", "2.2", 1884815),
    ("Actividades", "Estado", "2.1", "▲ Alto"),
    ("Actividades", "Avance", "3.3", 99),
    ("Indicadores", "Valor obtenido", "P2.1", None),
)
"""In the programme: a sol more, a status, a percentage over its formula, a figure taken out."""


@dataclass(frozen=True)
class Seen:
    """A workbook as we wrote it, and as LibreOffice saves it after calculating everything."""

    written: Path
    calculated: Path


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory, calculating: Office) -> dict[str, Seen]:
    """Every workbook of these tests, calculated in one start of LibreOffice."""
    folder = tmp_path_factory.mktemp("written")
    for name, report in (("policy", policy()), ("programme", programme())):
        write_workbook(report, folder / f"{name}.xlsx", spanish(), workspace_name="Ministerio")
    correct(folder / "policy.xlsx", folder / "corrected.xlsx")
    for sheet, heading, row, value in EDITS:
        edit(
            folder / "programme.xlsx",
            folder / f"edited-{row}-{value}.xlsx",
            sheet,
            heading,
            row,
            value,
        )
    fill(folder / "template.xlsx")
    written = sorted(folder.glob("*.xlsx"))
    calculated = calculating.saved(written, folder / "calculated")
    return {path.stem: Seen(path, after) for path, after in zip(written, calculated, strict=True)}


def fill(path: Path) -> None:
    """A template with one of the two cells asked for, and one that is optional."""
    write_template(template(), path, spanish())
    book = opened(path)
    book["Indicadores"]["F9"] = 0.59
    book["Indicadores"]["F12"] = 3  # optional: not counted
    book.save(path)


def correct(path: Path, into: Path) -> None:
    """The workbook with a figure that the manager types into it: 2,450 of 2,500."""
    book = opened(path)
    sheet = book["Indicadores"]
    actual = [cell.value for cell in sheet[4]].index("Valor obtenido 2024")
    row = next(row for row in sheet.iter_rows(min_row=5) if row[0].value == CORRECTED)
    row[actual].value = 2450
    book.save(into)


def edit(path: Path, into: Path, sheet: str, heading: str, row: str, value: object) -> None:
    """The workbook with another value in the row of an item, in the first column so headed."""
    book = opened(path)
    columns = [str(cell.value).split(" (")[0] for cell in book[sheet][4]]
    at = next(n for n, said in enumerate(columns) if said.startswith(heading))
    cells = next(cells for cells in book[sheet].iter_rows(min_row=5) if cells[0].value == row)
    cells[at].value = value
    book.save(into)


def formulas(path: Path, cells_of: Path) -> dict[tuple[str, str], object]:
    """The values of the cells that hold formulas in ``cells_of``."""
    found = opened(path, values=True)
    return {
        (sheet.title, cell.coordinate): found[sheet.title][cell.coordinate].value
        for sheet in opened(cells_of)
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


@pytest.mark.parametrize("name", ["policy", "programme"])
def test_every_formula_gives_its_cached_result(seen: dict[str, Seen], name: str) -> None:
    path = seen[name].written

    cached, calculated = formulas(path, path), formulas(seen[name].calculated, path)

    assert len(cached) > 20
    assert calculated == {
        at: pytest.approx(value, abs=1e-9) if isinstance(value, float) else value
        for at, value in cached.items()
    }


def test_the_template_counts_what_is_filled(seen: dict[str, Seen]) -> None:
    book = opened(seen["template"].calculated, values=True)

    assert book["Indicadores"]["A5"].value == "1 de 2 celdas llenadas"


def test_a_corrected_figure_changes_percent_and_status(seen: dict[str, Seen]) -> None:
    sheet = opened(seen["corrected"].calculated, values=True)["Indicadores"]
    titles = [cell.value for cell in sheet[4]]
    row = next(row for row in sheet.iter_rows(min_row=5) if row[0].value == CORRECTED)

    assert row[titles.index("Avance tipo I (%)")].value == 98
    assert row[titles.index("Estado")].value == "▲ Alto"


@pytest.mark.parametrize("name", ["policy", "programme"])
def test_no_banner_stands_while_nothing_was_changed(seen: dict[str, Seen], name: str) -> None:
    book = opened(seen[name].calculated, values=True)

    assert BANNER not in [cell.value for row in book["Resumen"].iter_rows() for cell in row]
    assert not book["Indicadores"]["C1"].value


@pytest.mark.parametrize("edited", EDITS)
def test_a_figure_changed_by_hand_raises_the_banner(
    seen: dict[str, Seen], edited: tuple[str, str, str, object]
) -> None:
    """On the sheet where it was changed and on the first page; on no other."""
    sheet, _, row, value = edited
    book = opened(seen[f"edited-{row}-{value}"].calculated, values=True)
    raised = {each.title for each in book if each["C1"].value == BANNER}

    assert raised == {sheet}
    assert BANNER in [cell.value for row in book["Resumen"].iter_rows() for cell in row]
