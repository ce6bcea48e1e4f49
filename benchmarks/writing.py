"""The manager's workbook at 10,000 rows of items: ratios against plain writers, in one run."""

import dataclasses
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]
sys.path[0] = str(
    ROOT / "tests"
)  # the report made by hand that the tests use; this folder would hide it

from openpyxl import Workbook  # noqa: E402 - after the path

from sheetgen.model.report import JudgedItem, Report  # noqa: E402 - as above
from sheetgen.writing.book import Book  # noqa: E402 - as above
from sheetgen.writing.cell import Cell, Number, Text  # noqa: E402 - as above
from sheetgen.writing.report import write_workbook  # noqa: E402 - as above
from writing.builder_writing import policy, spanish  # noqa: E402 - as above

RUNS = 3
ROWS, COLUMNS = 10_000, 20
ITEMS = 10_000


def renamed(judged: JudgedItem, n: int) -> JudgedItem:
    """The same item under another code."""
    item = dataclasses.replace(judged.measured.item, code=f"{judged.measured.item.code}.{n}")
    measured = dataclasses.replace(judged.measured, item=item)
    verdict = dataclasses.replace(judged.verdict, subject=item.code)
    return dataclasses.replace(judged, measured=measured, verdict=verdict)


def large(items: int) -> Report:
    """The policy made by hand with so many items."""
    one = policy()
    many = tuple(renamed(one.items[n % len(one.items)], n) for n in range(items))
    return dataclasses.replace(one, items=many)


def value(row: int, column: int) -> float | str:
    """One cell in three is a figure."""
    return row / 7 if column % 3 == 0 else f"texto {row % 100} de la columna {column}"


def ours(path: Path) -> None:
    """The same cells through the door, as a streamed table."""
    looks = [("body", "wrap"), ("body", "wrap", "small"), ("body", "right", "num:#,##0.0")]

    def cell(row: int, column: int) -> Cell:
        found, look = value(row, column), looks[column % 3]
        return Text(found, look) if isinstance(found, str) else Number(row, look)

    with Book(path, made_on=date(2024, 12, 31), say=spanish()) as book:
        rows = ([cell(row, column) for column in range(COLUMNS)] for row in range(ROWS))
        book.sheet("A").stream(0, [20.0] * COLUMNS, rows)


def plain(path: Path) -> None:
    """A loop of xlsxwriter's typed calls, formats and nothing more."""
    import xlsxwriter

    made = xlsxwriter.Workbook(str(path))
    sheet = made.add_worksheet("A")
    formats = [made.add_format({"text_wrap": True, "font_size": 8 + n}) for n in range(3)]
    for row in range(ROWS):
        for column in range(COLUMNS):
            found, look = value(row, column), formats[column % 3]
            if isinstance(found, str):
                sheet.write_string(row, column, found, look)
            else:
                sheet.write_number(row, column, found, look)
    made.close()


def write_only(path: Path) -> None:
    """The stream of openpyxl, without formats."""
    made = Workbook(write_only=True)
    sheet = made.create_sheet("A")
    for row in range(ROWS):
        sheet.append([value(row, column) for column in range(COLUMNS)])
    made.save(path)


def median(run: Callable[[Path], None], path: Path) -> float:
    """The median CPU seconds."""
    seconds = []
    for _ in range(RUNS):
        start = time.process_time()
        run(path)
        seconds.append(time.process_time() - start)
    return statistics.median(seconds)


def most_memory(module: ModuleType = resource) -> float:
    """The most megabytes this process has held."""
    return float(module.getrusage(module.RUSAGE_SELF).ru_maxrss) / 1024


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        # The report first: what it holds over the data shows only before others have held more.
        report = large(ITEMS)
        before, start = most_memory(), time.process_time()
        write_workbook(report, path, spanish(), workspace_name="x")
        took, held = time.process_time() - start, most_memory() - before
        print(f"a whole report of {ITEMS:,} items: {took:.2f} s, {held:.0f} MB over the data")
        contestants = {
            "xlsxwriter, a plain loop": plain,
            "openpyxl, write_only, no formats": write_only,
            "sheetgen, streamed rows": ours,
        }
        found = {name: median(run, path) for name, run in contestants.items()}
        floor = found["xlsxwriter, a plain loop"]
        print(f"{ROWS:,} rows of {COLUMNS} columns, CPU")
        for name, each in found.items():
            print(f"  {name:<36} {each:6.2f} s  {each / floor:5.2f} x plain loop")


if __name__ == "__main__":
    main()
