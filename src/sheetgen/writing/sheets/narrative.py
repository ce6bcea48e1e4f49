"""The narrative with its evidence: sentence by sentence, each leading to the alerts it rests on."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from sheetgen.language.message import message, message_n
from sheetgen.records import Struct
from sheetgen.writing.alert_table import Passage
from sheetgen.writing.context import ALERTS, HEADING, NARRATIVE, Context
from sheetgen.writing.narrative_files import TITLE
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.cell import Cell, Empty, Text
from sheetgen.writing.workbook.styles import Look
from sheetgen.writing.workbook.table import Column, area_of, draw, set_out

_LOOK = ("body", "wrap")
_PAIR = 2
_MOST_RANGES = 8
"""Runs of numbers that fit beside a sentence."""
_MOST_IDS = 120


class Row(Struct, frozen=True):
    """A passage of the narrative, and the context its links need."""

    passage: Passage
    context: Context


def write_sentences(book: Book, context: Context) -> None:
    """Write the sheet. It is written even when empty, so its absence means a fault."""
    table = context.alert_table
    sheet = book.sheet(context.name(NARRATIVE))
    context.head(sheet, TITLE, message("Each sentence names the alerts of the report behind it."))
    records = [Row(each, context) for each in table.passages]
    area = area_of(COLUMNS, HEADING, len(records))
    set_out(sheet, COLUMNS, area, frozen=1)
    draw(sheet, COLUMNS, records, area)
    sheet.tell_alerts(area.first, [table.behind(each) for each in table.passages])
    sheet.call("print_area", 0, 0, area.last, area.column("alerts"))


def _look(row: Row) -> Look:
    return (*_LOOK, "bold") if row.passage.begins else _LOOK


def _element(row: Row) -> Cell:
    """The element, leading to its own row in the report."""
    code, context = row.passage.element, row.context
    found = context.lead(code, code, (*_look(row), "link"), inside=False)
    return Text(code, _look(row)) if found is None or not row.passage.begins else found


def _alerts(row: Row) -> Cell:
    """The numbers of the alerts, leading to the first."""
    context, alerts = row.context, row.passage.alerts
    if not alerts:
        return Empty(_LOOK)
    first = min(context.alert_table.row(alert) for alert in alerts)
    target = context.to(ALERTS, f"A{first + 1}")
    return context.to_report(target, _numbered(context, alerts), (*_LOOK, "link", "small"))


def _ids(row: Row) -> str:
    """The ids, as many as are worth reading: each stands in the table of alerts, too."""
    alerts = row.passage.alerts
    shown = ", ".join(alerts[:_MOST_IDS])
    return shown if len(alerts) <= _MOST_IDS else f"{shown}, … (+{len(alerts) - _MOST_IDS})"


COLUMNS: tuple[Column[Row], ...] = (
    Column("element", message("Element"), 14, _element),
    Column("text", message("Text"), 130, lambda row: Text(row.passage.text, _look(row))),
    Column("alerts", message("Alerts"), 22, _alerts),
    Column("ids", message("Alert id"), 72, lambda row: Text(_ids(row), ("body", "small"))),
)


def _numbered(context: Context, alerts: Sequence[str]) -> str:
    """The numbers that alerts bear on their sheet: "Alertas 3, 5-9"."""
    numbers = sorted({context.alert_table.numbers[alert] for alert in alerts})
    runs = [_run_text(run) for run in _runs(numbers)]
    shown = ", ".join(runs[:_MOST_RANGES])
    if len(runs) > _MOST_RANGES:
        shown = f"{shown}, …"
    said = message_n("Alert {numbers}", "Alerts {numbers}", n=len(numbers), numbers=shown)
    return context.say.say(said)


def _run_text(run: Sequence[int]) -> str:
    if len(run) <= _PAIR:
        return ", ".join(map(str, run))
    return f"{run[0]}–{run[-1]}"


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Numbers that follow one another without a break: they stay as far from their places."""
    for _, run in groupby(enumerate(numbers), key=lambda each: each[1] - each[0]):
        yield [number for _, number in run]
