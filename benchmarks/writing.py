"""The manager's workbooks: the real ones, one of 10,000 items, and rows beside plain writers."""

import dataclasses
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from types import ModuleType

import xlsxwriter
from openpyxl import Workbook

from sheetgen.language.speaker import Speaker, speaker
from sheetgen.model.report import JudgedItem, Report
from sheetgen.model.summary import Alert
from sheetgen.pipeline import due_builds, report
from sheetgen.planning.layouts import read_layouts
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import open_setup
from sheetgen.writing.output import write_reports
from sheetgen.writing.report_book import write_workbook
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.cell import Cell, Number, Text

ROOT = Path(__file__).resolve().parents[1]
RUNS = 3
ROWS, COLUMNS = 10_000, 20
ITEMS = 10_000


def renamed(judged: JudgedItem, n: int) -> JudgedItem:
    """The same item under another code and name."""
    item = judged.measured.item
    other = dataclasses.replace(item, code=f"{item.code}.{n}", name=f"{item.name} ({n})")
    measured = dataclasses.replace(judged.measured, item=other)
    verdict = dataclasses.replace(judged.verdict, subject=other.code)
    return dataclasses.replace(judged, measured=measured, verdict=verdict)


def moved(alert: Alert, n: int) -> Alert:
    """The same alert about another item."""
    return dataclasses.replace(alert, subject=f"{alert.subject}.{n}", id=f"{alert.id}.{n}")


def large(one: Report, items: int) -> Report:
    """A report and its copies under other codes, so many items in all, each with its alerts."""
    copies = range(len(one.items), items)
    alerts: dict[str, list[Alert]] = {}
    for alert in one.alerts:
        alerts.setdefault(alert.subject, []).append(alert)
    more, told = list(one.items), list(one.alerts)
    for n in copies:
        judged = one.items[n % len(one.items)]
        more.append(renamed(judged, n))
        told.extend(moved(each, n) for each in alerts.get(judged.measured.item.code, ()))
    return dataclasses.replace(one, items=tuple(more), alerts=tuple(told))


def value(row: int, column: int) -> float | str:
    """One cell in three is a figure."""
    return row / 7 if column % 3 == 0 else f"texto {row % 100} de la columna {column}"


def ours(path: Path) -> None:
    """The same cells through the door, as a streamed table."""
    looks = [("body", "wrap"), ("body", "wrap", "small"), ("body", "right", "num:#,##0.0")]

    def cell(row: int, column: int) -> Cell:
        found, look = value(row, column), looks[column % 3]
        return Text(found, look) if isinstance(found, str) else Number(row, look)

    with Book(path, made_on=date(2024, 12, 31), say=speaker("es", "es_PE")) as book:
        rows = ([cell(row, column) for column in range(COLUMNS)] for row in range(ROWS))
        book.sheet("A").stream(0, [20.0] * COLUMNS, rows)


def plain(path: Path) -> None:
    """A loop of xlsxwriter's typed calls, formats and nothing more."""
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


def median(run: Callable[[], object]) -> float:
    """The median CPU seconds."""
    seconds = []
    for _ in range(RUNS):
        start = time.process_time()
        run()
        seconds.append(time.process_time() - start)
    return statistics.median(seconds)


def most_memory(module: ModuleType = resource) -> float:
    """The most megabytes this process has held."""
    return float(module.getrusage(module.RUSAGE_SELF).ru_maxrss) / 1024


def tell_large(one: Report, path: Path, say: Speaker) -> None:
    """A report of many items: measured first, for memory shows before others have held more."""
    whole = large(one, ITEMS)
    before, start = most_memory(), time.process_time()
    write_workbook(whole, path, say, workspace_name="x")
    took, held = time.process_time() - start, most_memory() - before
    size = f"{len(whole.items):,} items, {len(whole.alerts):,} alerts"
    traced = sum(len(each.measured.measures) for each in whole.items)
    print(f"a whole report of {size}, over {traced:,} traces")
    print(f"  {took:.2f} s, {held:.0f} MB over the data")


def tell_rows(path: Path) -> None:
    """Rows of one sheet beside plain writers."""
    contestants = {
        "xlsxwriter, a plain loop": plain,
        "openpyxl, write_only, no formats": write_only,
        "sheetgen, streamed rows": ours,
    }
    found = {name: median(partial(run, path)) for name, run in contestants.items()}
    floor = found["xlsxwriter, a plain loop"]
    print(f"{ROWS:,} rows of {COLUMNS} columns, CPU")
    for name, each in found.items():
        print(f"  {name:<36} {each:6.2f} s  {each / floor:5.2f} x plain loop")


def main() -> None:
    """Measure and print."""
    setup = open_setup(read_workspace(ROOT))
    layouts, say = read_layouts(setup.workspace), speaker("es", setup.workspace.locale)
    reports = [report(setup, plan, period) for period, plan in due_builds(setup, None, None)]
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "a.xlsx"
        workspace = dataclasses.replace(setup.workspace, output=Path(name))
        tell_large(max(reports, key=lambda each: len(each.items)), path, say)
        print("the real reports, each with all its files, CPU")
        for each in reports:
            book = median(partial(write_workbook, each, path, say, workspace_name="x"))
            files = median(partial(write_reports, workspace, (each,), say, layouts=layouts))
            print(f"  {each.plan.code:<10} workbook {book:.2f} s, all files {files:.2f} s")
        tell_rows(path)


if __name__ == "__main__":
    main()
