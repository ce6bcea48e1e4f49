"""The alerts: what the reader should act on, in the order given, and what they come to in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from sheetgen.language.message import message, message_n
from sheetgen.model.place import Place
from sheetgen.model.report import Report
from sheetgen.model.summary import Alert
from sheetgen.writing.book import Book, Sheet
from sheetgen.writing.cell import Cell, Empty, Link, Text
from sheetgen.writing.context import ALERTS, HEADING, METHOD, TRACES, Context
from sheetgen.writing.figures import percent_cell
from sheetgen.writing.sheets.sentences import write_narrative
from sheetgen.writing.sheets.waivers import write_waived
from sheetgen.writing.styles import SEVERITIES
from sheetgen.writing.table import Column, area_of, draw, set_out
from sheetgen.writing.words import SEVERITY_WORDS

_LOOK = ("body", "wrap")
_MOST_PLACES = 6


@dataclass(frozen=True, slots=True)
class Row:
    """An alert, with the name of its subject, its cause's row and the context its links need."""

    alert: Alert
    subject_name: str
    cause_at: int | None
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
    at = {alert.id: row for row, alert in enumerate(report.alerts, HEADING + 2)}
    records = [
        Row(alert, named.get(alert.subject, ""), at.get(alert.cause), context)
        for alert in report.alerts
    ]
    area = area_of(COLUMNS, HEADING, len(records))
    set_out(sheet, COLUMNS, area, frozen=0)
    draw(sheet, COLUMNS, records, area)
    colour_symbols(sheet, area.span("severity"), area.cell("severity", 0))
    last = write_narrative(sheet, context, area.last + 3, _PRINTED)
    if report.waived:
        width = sum(column.width for column in COLUMNS[1 : _PRINTED + 1])
        last = write_waived(sheet, context, last + 2, _PRINTED, width)
    sheet.call("print_area", 0, 0, last, _PRINTED)


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


def _progress(row: Row) -> Cell:
    figure = row.context.progress(row.alert.subject)
    return Empty(_LOOK) if figure is None else percent_cell(figure, (*_LOOK, "right"))


def _since(row: Row) -> Cell:
    """The first period in a row, where earlier ones are known."""
    since = row.alert.since
    if since is None:
        return Text("—", (*_LOOK, "centre", "soft"))
    if since == row.context.report.period:
        return Text(message("new"), (*_LOOK, "centre"))
    return Text(str(since), (*_LOOK, "centre"))


def _trace(row: Row) -> Cell:
    at = row.context.trace_rows.get(row.alert.subject)
    if at is None:
        return Empty(_LOOK)
    cell = f"A{at + 1}"
    shown = f"{row.context.name(TRACES)}!{cell}"
    return Link(row.context.to(TRACES, cell), shown, ("body", "link", "small"))


def _rule(row: Row) -> Cell:
    """The rule, which leads to its own row."""
    at = row.context.rule_rows.get(row.alert.rule)
    target = row.context.to(METHOD) if at is None else row.context.to(METHOD, f"A{at + 1}")
    return Link(target, row.alert.rule, (*_LOOK, "link", "small"))


def _cause(row: Row) -> Cell:
    """What the alert follows from, which leads to its row; no cause that is not in the sheet."""
    if row.cause_at is None:
        return Empty(_LOOK)
    rule, _, subject = row.alert.cause.partition(":")
    shown = f"↳ {rule}" if subject == row.alert.subject else f"↳ {rule} {subject}"
    return Link(row.context.to(ALERTS, f"A{row.cause_at}"), shown, (*_LOOK, "link", "small"))


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
        10,
        lambda row: Text(severity_text(row.context, row.alert), (*_LOOK, "bold")),
    ),
    Column("subject", message("Item"), 15, _subject),
    Column("name", message("Name"), 42, lambda row: Text(row.subject_name, _LOOK)),
    Column(
        "offices",
        message("Responsible"),
        13,
        lambda row: Text(" - ".join(row.alert.offices), _LOOK),
    ),
    Column("message", message("What happens"), 34, lambda row: Text(row.alert.message, _LOOK)),
    Column("progress", message("Progress (%)"), 10, _progress),
    Column("since", message("Since"), 9, _since),
    Column("cause", message("Follows from"), 14, _cause),
    Column("remedy", message("What to do"), 30, lambda row: Text(row.alert.remedy, _LOOK)),
    Column("rule", message("Rule"), 9, _rule),
    Column("trace", message("Traces"), 13, _trace),
    Column("id", message("Alert id"), 26, lambda row: Text(row.alert.id, ("body", "small"))),
    Column(
        "places", message("Read from"), 60, lambda row: Text(_read_from(row), ("body", "small"))
    ),
)
_KEYS = tuple(column.key for column in COLUMNS)
_PRINTED = _KEYS.index("rule")
"""The last column on paper: what follows is for the screen, and would make the letters tiny."""
