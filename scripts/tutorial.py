"""Replays docs/tutorial.es.md: every command in it is run, and its outputs are written into it.

``python scripts/tutorial.py`` rewrites the page and its matrix; tests/install/test_tutorial.py
holds the page to it. Between commands, ``<!-- does: NAME -->`` says what a person does by hand.
The name that a file is filed by bears its digest, which is another each time a workbook is saved:
the page shows one.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "tutorial.es.md"
MATRIX = ROOT / "docs" / "tutorial-matriz.xlsx"
PLACE = "seguimiento"
_STEP = re.compile(r"<!-- does: (\w+) -->|```console\n\$ (sheetgen .*)\n(?:[^`]*\n)?```")
_FILED = re.compile(r"\.[0-9a-f]{12}(?=\.xlsx)")
_SHOWN = ".16d04f8351ed"
_MONTHS = ("Ene", "Feb", "Mar", "Abr", "May", "Jun", "Jul", "Ago", "Set", "Oct", "Nov", "Dic")
_HEADS = ("Código", "Actividad operativa", "Responsable", "Unidad de medida", "Meta anual", "PIM")
_ROWS: tuple[tuple[object, ...], ...] = (
    ("1", "Caminos vecinales transitables"),
    ("1.1", "Mantenimiento de caminos", "OBRAS", "Kilómetro", 120, 240000, *[10] * 12),
    ("1.2", "Reparación de puentes", "OBRAS", "Puente", 12, 360000, *[1] * 12),
    ("2", "Población prevenida ante desastres"),
    ("2.1", "Inspección de zonas de riesgo", "RIESGOS", "Inspección", 24, 48000, *[2] * 12),
    ("2.2", "Simulacros", "RIESGOS", "Simulacro", 4, 12000, *[0, 0, 1] * 4),
)
Run = Callable[[Path, list[str]], str]


def matrix(folder: Path) -> None:
    """The matrix that the office has, as the page leads to it."""
    shutil.copy(MATRIX, folder / PLACE / "matriz.xlsx")


def made() -> Workbook:
    """That matrix: a title, headings in two rows, groups, months, a total."""
    book = Workbook()
    sheet = book.active
    sheet.title = "POI 2026"
    sheet["A1"] = "PLAN OPERATIVO INSTITUCIONAL 2026"
    sheet.merge_cells("A1:R1")
    for column, head in enumerate(_HEADS, 1):
        sheet.cell(3, column, head)
        sheet.merge_cells(start_row=3, end_row=4, start_column=column, end_column=column)
    sheet.cell(3, 7, "Programación física")
    sheet.merge_cells("G3:R3")
    for column, month in enumerate(_MONTHS, 7):
        sheet.cell(4, column, month)
    for row, cells in enumerate(_ROWS, 5):
        for column, value in enumerate(cells, 1):
            sheet.cell(row, column, value)
    sheet.cell(11, 2, "TOTAL")
    sheet.cell(11, 6, 660000)
    sheet["A13"] = "Fuente: Oficina de Planeamiento (ejemplo ficticio)."
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = False
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for column, width in (("B", 30), ("C", 13), ("D", 17), ("E", 11)):
        sheet.column_dimensions[column].width = width
    for column in range(7, 19):
        sheet.column_dimensions[get_column_letter(column)].width = 5
    line = Side(style="thin", color="808080")
    for row in sheet.iter_rows(min_row=3, max_row=11):
        for cell in row:
            cell.border = Border(left=line, right=line, top=line, bottom=line)
            is_bold = cell.row in {3, 4, 5, 8, 11}
            cell.font = Font(bold=is_bold)
            if cell.row <= 4:  # noqa: PLR2004 - the headings
                cell.fill = PatternFill("solid", start_color="D9E1F2")
                cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    sheet["A1"].font = Font(bold=True, size=14)
    return book


def cells(book: Workbook) -> list[tuple[object, ...]]:
    """What stands in the matrix, row by row."""
    return list(book.active.iter_rows(values_only=True))


def clear(folder: Path) -> None:
    """The example's plans and deliveries make room."""
    for name in ("plans/bienestar", "plans/caminos", "input/2026-03"):
        shutil.rmtree(folder / PLACE / name)


def fill(folder: Path) -> None:
    """Each office fills its form of March."""
    march = figures(PAGE.read_text("utf-8"))
    forms = folder / PLACE / "output" / "2026-03" / "templates"
    for path in sorted(forms.glob("*.xlsx")):
        book = load_workbook(path)
        sheet = book["Actividades"]
        head = next(row for row in sheet.iter_rows() if row[1].value == "Código")
        heads = {str(cell.value): cell.column for cell in head}
        for row in range(head[0].row + 1, sheet.max_row + 1):
            code = str(sheet.cell(row, heads["Código"]).value)
            if code in march:
                done, accrued = march[code]
                sheet.cell(row, heads["Ejecución física acumulada"]).value = done
                sheet.cell(row, heads["Devengado acumulado"]).value = accrued
        book.save(folder / PLACE / path.name)


def figures(page: str) -> dict[str, tuple[int, int]]:
    """What the page asks its reader to fill: of each code what was done and accrued."""
    rows = re.findall(r"^\| [A-Z]+ \| (\S+) \| (\d+) \| (\d+) \|$", page, re.MULTILINE)
    return {code: (int(done), int(accrued)) for code, done, accrued in rows}


_BY_HAND = {"matrix": matrix, "clear": clear, "fill": fill}


def replayed(page: str, folder: Path, run: Run) -> str:
    """The page with what its commands say now, each run in the workspace once it is there."""

    def step(found: re.Match[str]) -> str:
        if found[1]:
            _BY_HAND[found[1]](folder)
            return found[0]
        line, _, tail = found[2].partition(" | tail -n ")
        place = folder / PLACE
        said = run(place if place.is_dir() else folder, shlex.split(line)[1:]).splitlines()
        shown = "\n".join(said[-int(tail) :] if tail else said).rstrip("\n")
        shown = _FILED.sub(_SHOWN, shown)
        return f"```console\n$ {found[2]}\n{shown}\n```"

    return _STEP.sub(step, page)


def run_apart(folder: Path, words: list[str]) -> str:
    """A command in a process of its own: all that it says."""
    done = subprocess.run(
        [sys.executable, "-m", "sheetgen", *words],
        cwd=folder,
        env=os.environ | {"SHEETGEN_LANG": "es"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.stdout


def main() -> int:
    """Rewrite the page, and the matrix where its cells are others."""
    if not MATRIX.is_file() or cells(load_workbook(MATRIX)) != cells(made()):
        made().save(MATRIX)
    with tempfile.TemporaryDirectory() as name:
        PAGE.write_text(
            replayed(PAGE.read_text("utf-8"), Path(name), run_apart), "utf-8", newline="\n"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
