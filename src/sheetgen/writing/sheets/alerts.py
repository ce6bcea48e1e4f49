"""The alerts: what the reader should act on, in the order given, and what they come to in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from sheetgen.language.message import message, message_n
from sheetgen.model.place import Place
from sheetgen.model.report import Report
from sheetgen.model.summary import Alert, Paragraph
from sheetgen.writing.book import Book, Sheet
from sheetgen.writing.cell import Cell, Link, Text
from sheetgen.writing.context import ALERTS, HEADING, METHOD, Context
from sheetgen.writing.height import height_of, lines_of
from sheetgen.writing.styles import SEVERITIES
from sheetgen.writing.table import Column, area_of, draw, set_out
from sheetgen.writing.words import SEVERITY_WORDS

_LOOK = ("body", "wrap")
_MOST_PLACES = 6
_BETWEEN = 6.0
"""Points between paragraphs."""


@dataclass(frozen=True, slots=True)
class Row:
    """An alert, with the name of its subject and the context its links need."""

    alert: Alert
    subject_name: str
    context: Context


def first_rows(report: Report) -> Mapping[str, int]:
    """The row of each subject's first alert, counted from 0."""
    found: dict[str, int] = {}
    for row, alert in enumerate(report.alerts, HEADING + 1):
        found.setdefault(alert.subject, row)
    return found


def write_alerts(book: Book, context: Context) -> None:
    """Write the sheet. It is written even when empty, so its absence means a fault."""
    report = context.report
    sheet = book.sheet(context.name(ALERTS))
    note = message_n("{n} alert, by importance", "{n} alerts, by importance", n=len(report.alerts))
    context.head(sheet, ALERTS, note)
    named = names(report)
    records = [Row(alert, named.get(alert.subject, ""), context) for alert in report.alerts]
    area = area_of(COLUMNS, HEADING, len(records))
    set_out(sheet, COLUMNS, area, frozen=0)
    draw(sheet, COLUMNS, records, area)
    colour_symbols(sheet, area.span("severity"), area.cell("severity", 0))
    last = _write_narrative(sheet, context, area.last + 3)
    sheet.call("print_area", 0, 0, last, len(COLUMNS) - 1)


def colour_symbols(sheet: Sheet, span: tuple[int, int, int, int], cell: str) -> None:
    """Colour severities by their symbol; ``cell`` is the span's first."""
    for symbol, ink, fill in SEVERITIES.values():
        sheet.colour(span, f'=LEFT({cell},3)="{symbol}"', bg_color=fill, font_color=ink)


def severity_text(context: Context, alert: Alert) -> str:
    """The severity with its symbol: "●●● Grave"."""
    return f"{SEVERITIES[alert.severity][0]} {context.say.say(SEVERITY_WORDS[alert.severity])}"


def names(report: Report) -> dict[str, str]:
    """What each subject of an alert is called."""
    found = {office.code: office.name for office in report.plan.offices}
    found |= {each.element.code: each.element.name for each in report.elements}
    return found | {each.measured.item.code: each.measured.item.name for each in report.items}


def _subject(row: Row) -> Cell:
    target = row.context.link(row.alert.subject)
    if target is None:
        return Text(row.alert.subject, _LOOK)
    return Link(target, row.alert.subject, (*_LOOK, "link"))


def _rule(row: Row) -> Cell:
    return Link(row.context.to(METHOD), row.alert.rule, (*_LOOK, "link", "small"))


def _read_from(row: Row) -> str:
    return places_text(row.alert.places)


def places_text(places: tuple[Place, ...]) -> str:
    """Some places in words; the traces hold all of them."""
    shown = "; ".join(str(place) for place in places[:_MOST_PLACES])
    return shown if len(places) <= _MOST_PLACES else f"{shown}; … (+{len(places) - _MOST_PLACES})"


COLUMNS: tuple[Column[Row], ...] = (
    Column(
        "severity",
        message("Severity"),
        15,
        lambda row: Text(severity_text(row.context, row.alert), (*_LOOK, "bold")),
    ),
    Column("subject", message("Item"), 16, _subject),
    Column("name", message("Name"), 40, lambda row: Text(row.subject_name, _LOOK)),
    Column(
        "offices",
        message("Responsible"),
        14,
        lambda row: Text(" - ".join(row.alert.offices), _LOOK),
    ),
    Column("message", message("What happens"), 46, lambda row: Text(row.alert.message, _LOOK)),
    Column("remedy", message("What to do"), 40, lambda row: Text(row.alert.remedy, _LOOK)),
    Column("rule", message("Rule"), 10, _rule),
    Column(
        "places", message("Read from"), 40, lambda row: Text(_read_from(row), (*_LOOK, "small"))
    ),
    Column("id", message("Alert id"), 22, lambda row: Text(row.alert.id, (*_LOOK, "small"))),
)


def _write_narrative(sheet: Sheet, context: Context, row: int) -> int:
    """The paragraphs of each element, below the table so that its headings can stay in view."""
    paragraphs = context.report.narrative
    if not paragraphs:
        return row
    last = len(COLUMNS) - 1
    sheet.across(row, 0, last, message("ALERTS IDENTIFIED"), "section")
    lead = context.to(ALERTS, f"A{row + 1}")
    see = context.say.say(message("Read the narrative by element, below the table"))
    sheet.put(2, 4, Link(lead, see, ("plain", "link")))
    for row_at, paragraph in enumerate(paragraphs, row + 1):
        _write_paragraph(sheet, context, row_at, paragraph)
    return row + len(paragraphs)


def _write_paragraph(sheet: Sheet, context: Context, row: int, paragraph: Paragraph) -> None:
    target = context.link(paragraph.element)
    if target is None:
        sheet.text(row, 0, paragraph.element, "plain", "bold")
    else:
        sheet.put(row, 0, Link(target, paragraph.element, ("plain", "link")))
    said = Text(context.say.say(paragraph.text), ("plain", "wrap"))
    sheet.across(row, 1, len(COLUMNS) - 1, said.text, *said.look)
    width = sum(column.width for column in COLUMNS[1:])
    sheet.height(row, height_of(lines_of(said, width)) + _BETWEEN)
