"""What people do to a matrix: one change at a random place, after which less can be told."""

from collections.abc import Callable
from io import BytesIO
from random import Random

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

ODD = ("-", "1.234", "pendiente", "12 aprox", "#REF!", "0.5", "s/n", "n.a.")


def _filled(sheet: Worksheet) -> list[tuple[int, int]]:
    merged = [str(span) for span in sheet.merged_cells.ranges]
    inside = {(row, column) for span in merged for row, column in _cells(sheet, span)}
    return [
        (cell.row, cell.column)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None and (cell.row, cell.column) not in inside
    ]


def _cells(sheet: Worksheet, span: str) -> list[tuple[int, int]]:
    return [(cell.row, cell.column) for row in sheet[span] for cell in row]


def empty_a_cell(sheet: Worksheet, random: Random) -> None:
    sheet.cell(*random.choice(_filled(sheet))).value = None


def type_something_odd(sheet: Worksheet, random: Random) -> None:
    sheet.cell(*random.choice(_filled(sheet))).value = random.choice(ODD)


def copy_a_heading(sheet: Worksheet, random: Random) -> None:
    """One heading of the two rows of them over another."""
    rows = [row for row, column in _filled(sheet) if column > 4 and row < 8]
    first = min((row for row in rows if rows.count(row) > 1), default=1)
    cells = [at for at in _filled(sheet) if at[0] == first]
    one, other = random.choice(cells), random.choice(cells)
    sheet.cell(*one).value = sheet.cell(*other).value


def hide_a_column(sheet: Worksheet, random: Random) -> None:
    sheet.column_dimensions[random.choice("ABCDEF")].hidden = True


def unmerge_all(sheet: Worksheet, random: Random) -> None:
    del random
    for span in [str(each) for each in sheet.merged_cells.ranges]:
        sheet.unmerge_cells(span)


def write_below(sheet: Worksheet, random: Random) -> None:
    row = sheet.max_row + random.randint(1, 3)
    sheet.cell(row, random.randint(1, 3)).value = random.choice(
        ("Elaborado por la oficina", "Total", "(*) cifras preliminares", "Lima, 2025")
    )


def write_beside(sheet: Worksheet, random: Random) -> None:
    sheet.cell(random.randint(1, sheet.max_row), sheet.max_column + 2).value = random.choice(
        ("ojo", 77, "Meta", "revisar 2024")
    )


SPOILT: tuple[Callable[[Worksheet, Random], None], ...] = (
    empty_a_cell, type_something_odd, copy_a_heading, hide_a_column, unmerge_all,
    write_below, write_beside,
)  # fmt: skip


def spoilt(data: bytes, seed: int) -> bytes:
    """The workbook with one or two of these changes."""
    random = Random(seed)  # noqa: S311 - nothing secret
    book = load_workbook(BytesIO(data))
    for _ in range(random.randint(1, 2)):
        random.choice(SPOILT)(book.worksheets[0], random)
    out = BytesIO()
    book.save(out)
    return out.getvalue()
