"""Percentages that show 0 and 100 only where they are exact, whatever is typed later (METHOD 2)."""

from sheetgen.writing.workbook.padding import BLANK, signed
from sheetgen.writing.workbook.sheet import Sheet


def exact_percents(sheet: Sheet, span: tuple[int, int, int, int], cell: str) -> None:
    """Show 0 and 100 only where exact (METHOD 2); the cell keeps its figure."""
    for shown, low, high in (
        (">0 %", "{c}>0", "{c}<0.05"),
        ("<0 %", "{c}<0", "{c}>-0.05"),
        ("<100 %", "{c}<100", "{c}>=99.95"),
        (">100 %", "{c}>100", "{c}<100.05"),
    ):
        test = f"=AND(ISNUMBER({cell}),{low.format(c=cell)},{high.format(c=cell)})"
        sheet.colour(span, test, num_format=signed(f'"{shown}"', BLANK))
