"""The alerts: what the reader should act on, by matter, with what goes with each folded behind."""

from decimal import Decimal

from sheetgen.json_lines import whole
from sheetgen.language.message import Message, message, message_n
from sheetgen.model.follow import Life
from sheetgen.model.matter import counted_of
from sheetgen.model.place import Place
from sheetgen.model.report import Report
from sheetgen.model.summary import Alert
from sheetgen.records import Struct
from sheetgen.telling.follow_words import decisions_words, more_words, noted_words, said_words
from sheetgen.writing.context import ALERTS, METHOD, Context
from sheetgen.writing.row_keys import laid_out, runs_of
from sheetgen.writing.sheets.waivers import write_waived
from sheetgen.writing.wordings import office_width
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.cell import Cell, Empty, Link, Number, Text
from sheetgen.writing.workbook.figure_cells import percent_cell
from sheetgen.writing.workbook.table import Column, Owned, area_of, draw, set_out, widened

_LOOK = ("body", "wrap")
_MOST_PLACES = 6


class Row(Struct, frozen=True):
    """An alert, with the name of its subject and the context its links need."""

    alert: Alert
    subject_name: str
    context: Context


def write_alerts(book: Book, context: Context) -> None:
    """Write the sheet. It is written even when empty, so its absence means a fault."""
    report, table = context.report, context.alert_table
    sheet = book.sheet(context.name(ALERTS))
    context.head(sheet, ALERTS, _note(report))
    named = names(report)
    records = [Row(alert, named.get(alert.subject, ""), context) for alert in table.alerts]
    area = area_of(COLUMNS, table.heading, len(records))
    columns = widened(COLUMNS, offices=office_width(report))
    set_out(sheet, columns, area, frozen=4)
    sheet.fit_note(_PRINTED)
    sheet.fold(_LAST_SEEN + 1, len(COLUMNS) - 1)
    sheet.fold_rows()
    levels = [0 if alert.id in table.effects else 1 for alert in table.alerts]
    rest = laid_out(columns, context.book, context.support)
    runs = runs_of(report, book.copies, records, map(_key, records), rest=rest, levels=levels)
    draw(sheet, columns, records, area, levels, named=ALERTS, owned=_OWNED, runs=runs)
    sheet.tell_alerts(area.first, [(alert,) for alert in table.alerts])
    last = area.last
    if not records:
        last += 1
        sheet.across(last, 0, _PRINTED, message("There is no alert in this period."), *_LOOK)
    if report.waived:
        width = sum(column.width for column in columns[1 : _PRINTED + 1])
        last = write_waived(sheet, context, last + 3, _PRINTED, width)
    sheet.call("print_area", 0, 0, last, _PRINTED)


def _key(row: Row) -> str:
    """All that a row shows, but for whither it leads."""
    alert, context = row.alert, row.context
    table, subject = context.alert_table, alert.subject
    numbers = table.numbers.get(alert.id), table.numbers.get(alert.cause)
    effects, element = table.effects.get(alert.id), table.elements[alert.id]
    leads = context.lead(subject, "", _LOOK) is not None
    listed, progress = context.trace_at(subject), context.progress(subject)
    said = row.subject_name, numbers, effects, element, leads, listed, progress, _life(row)
    return whole((alert, said))


def _note(report: Report) -> Message:
    """How many matters and alerts count, as on the first page, and what a dash in dates says."""
    alerts, noted = report.alerts, report.following.noted
    if not alerts:
        return message("What is wrong or odd in a period is listed here, the gravest first.")
    apart = sum(alert.id in noted for alert in alerts)
    count = message(
        "{matters} by rank over the whole plan, {alerts} in all: what goes with a matter is folded "
        "behind it",
        matters=message_n("{n} matter", "{n} matters", len(counted_of(alerts, noted))),
        alerts=message_n("{n} alert", "{n} alerts", n=len(alerts) - apart),
    )
    if apart:
        more = message_n("{n} more is acknowledged", "{n} more are acknowledged", apart)
        count = message("{count}; {apart}", count=count, apart=more)
    if all(alert.since is not None for alert in alerts):
        return count
    return message("{count}. Under Since, «—» means that it is not known since when", count=count)


def severity_text(context: Context, alert: Alert) -> str:
    """How much it presses, with its symbol: "●●● Urgente". No colour: those are of statuses."""
    return f"{alert.level.symbol} {context.say.say(alert.level.word)}"


def names(report: Report) -> dict[str, str]:
    """What each subject of an alert is called."""
    found = {office.code: office.name for office in report.plan.offices}
    found |= {each.element.code: each.element.name for each in report.elements}
    return found | {each.measured.item.code: each.measured.item.name for each in report.items}


def _subject(row: Row) -> Cell:
    subject = row.alert.subject
    return row.context.lead(subject, subject, (*_LOOK, "link")) or Text(subject, _LOOK)


def _progress(row: Row) -> Cell:
    figure = row.context.progress(row.alert.subject)
    if figure is None:
        return Empty(_LOOK)
    return row.context.printed(percent_cell(figure, (*_LOOK, "right")))


def _since(row: Row) -> Cell:
    """The first period in a row, where earlier ones are known."""
    since = row.alert.since
    if since is None:
        return Text("—", (*_LOOK, "centre", "soft"))
    if since == row.context.report.period:
        return Text(message("new"), (*_LOOK, "centre"))
    return Text(str(since), (*_LOOK, "centre"))


def _trace(row: Row) -> Cell:
    at = row.context.trace_at(row.alert.subject)
    if at is None:
        return Empty(_LOOK)
    sheet, line = at
    shown = f"{row.context.name(sheet)}!A{line + 1}"
    return row.context.to_support(sheet, line, shown, ("body", "link", "small"))


def _rule(row: Row) -> Cell:
    """The rule, which leads to its own row."""
    at = row.context.rule_rows.get(row.alert.rule)
    return row.context.to_support(METHOD, at, row.alert.rule, (*_LOOK, "link", "small"))


def _cause(row: Row) -> Cell:
    """What the alert follows from, which leads to its row; no cause that is not in the sheet."""
    table = row.context.alert_table
    number = table.numbers.get(row.alert.cause)
    if number is None:
        return Empty(_LOOK)
    said = row.context.say.say(message("↳ alert {number}", number=str(number)))
    at = table.row(row.alert.cause)
    return Link(row.context.to(ALERTS, f"A{at + 1}"), said, (*_LOOK, "link", "small"))


def _number(row: Row) -> Cell:
    """The rank of its matter; what goes with one leads to the row of what stands for it."""
    table = row.context.alert_table
    number = table.numbers[row.alert.id]
    if row.alert.id in table.effects:
        return Number(Decimal(number), (*_LOOK, "centre", "num:0"))
    return Text(f"↳ {number}", (*_LOOK, "centre", "soft"))


def _message(row: Row) -> Cell:
    """What happens, and how much goes with it."""
    also = more_words(*row.context.alert_table.effects.get(row.alert.id, (0, 0)))
    if also is None:
        return Text(row.alert.message, _LOOK)
    return Text(message("{said} ({also})", said=row.alert.message, also=also), _LOOK)


def _element(row: Row) -> Cell:
    """Who answers for the alert, in words that can be filtered."""
    return Text(row.context.alert_table.elements[row.alert.id], (*_LOOK, "small"))


def _read_from(row: Row) -> str:
    return places_text(row.alert.places)


def places_text(places: tuple[Place, ...]) -> str:
    """Some places in words; the traces hold all of them."""
    shown = "; ".join(str(place) for place in places[:_MOST_PLACES])
    return shown if len(places) <= _MOST_PLACES else f"{shown}; … (+{len(places) - _MOST_PLACES})"


def _life(row: Row) -> Life | None:
    return row.context.report.following.life(row.alert.id)


def _age(row: Row) -> Cell:
    """How many months ago it was first seen."""
    life = _life(row)
    if life is None or life.age is None:
        return Text("—", (*_LOOK, "centre", "soft"))
    return Number(Decimal(life.age), (*_LOOK, "centre", "num:0"))


def _course(row: Row) -> Cell:
    life = _life(row)
    if life is None or life.course is None:
        return Text("—", (*_LOOK, "centre", "soft"))
    return Text(life.course.word, (*_LOOK, "centre"))


def _said(row: Row) -> Cell:
    life = _life(row)
    return Text("" if life is None else said_words(life.explained), _LOOK)


def _said_before(row: Row) -> Cell:
    life = _life(row)
    return Text("" if life is None else said_words(life.before, with_period=True), _LOOK)


def _repeated(row: Row) -> Cell:
    life = _life(row)
    if life is None or not life.repeated:
        return Empty(_LOOK)
    return Number(Decimal(life.repeated), (*_LOOK, "centre", "num:0"))


def _acknowledged(row: Row) -> Cell:
    life = _life(row)
    told = None if life is None else noted_words(life)
    return Empty(_LOOK) if told is None else Text(told, _LOOK)


def _decisions(row: Row) -> Cell:
    life = _life(row)
    told = None if life is None else decisions_words(life, row.context.report)
    return Empty(_LOOK) if told is None else Text(told, _LOOK)


COLUMNS: tuple[Column[Row], ...] = (
    Column("number", message("No."), 6, _number),
    Column(
        "severity",
        message("Severity"),
        13,
        lambda row: Text(severity_text(row.context, row.alert), (*_LOOK, "bold")),
    ),
    Column("subject", message("Item"), 17, _subject),
    Column(
        "offices",
        message("Responsible"),
        14,
        lambda row: Text(" - ".join(row.alert.offices), _LOOK),
    ),
    Column("message", message("What happens"), 34, _message),
    Column("progress", message("Progress (%)"), 11, _progress),
    Column("since", message("Since"), 10, _since),
    Column("name", message("Name"), 44, lambda row: Text(row.subject_name, _LOOK)),
    Column("said", message("Reason and corrective measure of the office"), 30, _said),
    Column("remedy", message("What to do"), 32, lambda row: Text(row.alert.remedy, _LOOK)),
    Column("decisions", message("Decisions"), 30, _decisions),
    Column("element", message("Element"), 11, _element),
    Column("cause", message("Follows from"), 13, _cause),
    Column("rule", message("Rule"), 10, _rule),
    Column("age", message("Age (months)"), 9, _age),
    Column("course", message("Since the period before"), 12, _course),
    Column("said_before", message("What it said the period before"), 40, _said_before),
    Column("repeated", message("Periods with the same reason"), 12, _repeated),
    Column("acknowledged", message("Acknowledged"), 34, _acknowledged),
    Column("trace", message("Traces"), 13, _trace),
    Column("id", message("Alert id"), 26, lambda row: Text(row.alert.id, ("body", "small"))),
    Column(
        "places", message("Read from"), 60, lambda row: Text(_read_from(row), ("body", "small"))
    ),
)
_OWNED: Owned[Row] = Owned(lambda row: row.context.owner(row.alert.subject), are_own=False)
_KEYS = tuple(column.key for column in COLUMNS)
_LAST_SEEN = _KEYS.index("decisions")
"""What stands to its right is folded away."""
_PRINTED = _KEYS.index("name")
"""The last column on paper: what follows is for the screen, and would make the letters tiny."""
