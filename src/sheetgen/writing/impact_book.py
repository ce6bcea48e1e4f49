"""The workbook of an impact: matrices, changed items, offices, rules, a paragraph for a memo."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import TypeVar

from sheetgen.language.message import Message, message
from sheetgen.language.speaker import Speaker
from sheetgen.model.figure import Figure
from sheetgen.model.impact import (
    WANTING_RATED,
    AlertChange,
    Change,
    Impact,
    MonthImpact,
    NewAlert,
    OfficeImpact,
    PeriodImpact,
    RuleEdit,
)
from sheetgen.model.status import Status
from sheetgen.records import Struct
from sheetgen.telling.impact_words import (
    EDITS,
    ORDER,
    counts,
    judged_how,
    kind_word,
    memo,
    outcome_words,
)
from sheetgen.telling.words import GAPS, SEVERITY_WORDS
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.cell import Cell, Number, Text
from sheetgen.writing.workbook.height import height_of, lines_of
from sheetgen.writing.workbook.sheet import Sheet
from sheetgen.writing.workbook.table import Column, area_of, draw, set_out

NAME = "impacto.xlsx"
R = TypeVar("R")
_LOOK = ("body", "wrap")
_COUNT = ("body", "centre", "num:#,##0")
_HEADING = 2
_PALE = ("heading", "heading-pale")
_WIDTHS = (26, 15, 15, 15, 15, 15, 15)


class Row(Struct, frozen=True):
    """A change with its report."""

    period: PeriodImpact
    change: Change


class Told(Struct, frozen=True):
    """An alert that comes or goes, with its report."""

    period: PeriodImpact
    alert: AlertChange


def impact_book(impact: Impact, say: Speaker) -> bytes:
    """The workbook's bytes; the same impact gives the same."""
    into = BytesIO()
    made = max(each.period for each in impact.periods).last_day
    title = say.say(message("Impact of new rules"))
    with Book(Path(NAME), made_on=made, say=say, title=title, into=into) as book:
        _write_summary(book, impact, title)
        rows = [Row(each, change) for each in impact.periods for change in each.changed]
        _write_table(book, message("Changes"), _CHANGES, rows)
        _write_table(book, message("Offices"), _OFFICES, impact.offices)
        _write_table(book, message("Rules"), _RULES, impact.edits)
        told = [Told(each, alert) for each in impact.periods for alert in each.alerts]
        _write_table(book, message("Alerts"), _ALERTS, told)
        _write_table(book, message("Months"), _MONTHS, impact.months)
        _write_table(book, message("First months"), _FIRST, impact.new_alerts)
    return into.getvalue()


def _write_summary(book: Book, impact: Impact, title: str) -> None:
    sheet = book.sheet(book.say.say(message("Summary")))
    sheet.widths(_WIDTHS)
    sheet.text(0, 0, title, "title")
    sheet.height(0, 24)
    words = Text(sheet.say(memo(impact)), ("plain", "wrap"))
    sheet.across(1, 0, len(_WIDTHS) - 1, words.text, *words.look)
    sheet.height(1, height_of(lines_of(words, sum(_WIDTHS))))
    how = Text(sheet.say(judged_how()), ("plain", "wrap"))
    sheet.across(2, 0, len(_WIDTHS) - 1, how.text, *how.look)
    sheet.height(2, height_of(lines_of(how, sum(_WIDTHS))))
    row = 4
    for each in impact.periods:
        row = _write_matrix(sheet, each, row) + 1
    sheet.page(repeat=None)


def _write_matrix(sheet: Sheet, period: PeriodImpact, row: int) -> int:
    """Today down, the new rules across; gives the row below."""
    named = message("{plan} · {period}", plan=period.plan_name, period=period.period)
    sheet.across(row, 0, len(_WIDTHS) - 1, named, "section")
    sheet.text(row + 1, 0, message("Today ↓   New →"), *_PALE)
    for column, tone in enumerate(ORDER, 1):
        sheet.text(row + 1, column, f"{tone.symbol} {sheet.say(tone.word)}", *_PALE)
    found = counts(period)
    for at, before in enumerate(ORDER, row + 2):
        sheet.text(at, 0, f"{before.symbol} {sheet.say(before.word)}", "body", "bold")
        for column, after in enumerate(ORDER, 1):
            n = found.get((before.symbol, after.symbol), 0)
            look = _COUNT if before is after else (*_COUNT, "bold", "level0")
            sheet.put(at, column, Number(n, look) if n else Text("", ("body",)))
    last = row + 2 + len(ORDER)
    facts: tuple[tuple[Message, Figure | int | None, Figure | int | None], ...] = (
        (message("Alerts: today, new"), period.alerts_before, period.alerts_after),
        (message("Index: today, new"), period.index_before, period.index_after),
    )
    for name, before_figure, after_figure in facts:
        if before_figure is not None and after_figure is not None:
            sheet.text(last, 0, name, "body", "bold")
            sheet.put(last, 1, _figure(before_figure))
            sheet.put(last, 2, _figure(after_figure))
            last += 1
    return last


def _figure(figure: Figure | int) -> Cell:
    if isinstance(figure, int):
        return Number(figure, _COUNT)
    if isinstance(figure, Decimal):
        return Number(figure, ("body", "centre", "num:0.0"))
    return Text(GAPS[figure], ("body", "absent"))


def _write_table(
    book: Book, name: Message, columns: Sequence[Column[R]], records: Sequence[R]
) -> None:
    said = book.say.say(name)
    sheet = book.sheet(said)
    sheet.text(0, 0, said, "title")
    sheet.height(0, 24)
    area = area_of(columns, _HEADING, len(records))
    set_out(sheet, columns, area, frozen=1)
    draw(sheet, columns, records, area)


_CHANGES: tuple[Column[Row], ...] = (
    Column("plan", message("Plan"), 12, lambda r: Text(r.period.plan, _LOOK)),
    Column("period", message("Period"), 10, lambda r: Text(str(r.period.period), _LOOK)),
    Column("kind", message("Kind"), 12, lambda r: Text(kind_word(r.change), _LOOK)),
    Column("code", message("Code"), 18, lambda r: Text(r.change.code, (*_LOOK, "bold"))),
    Column("name", message("Name"), 50, lambda r: Text(r.change.name, _LOOK)),
    Column(
        "offices", message("Responsible"), 16, lambda r: Text(" - ".join(r.change.offices), _LOOK)
    ),
    Column("progress", message("Progress"), 12, lambda r: _figure(r.change.progress)),
    Column("before", message("Today"), 14, lambda r: Text(outcome_words(r.change.before), _LOOK)),
    Column("after", message("New"), 14, lambda r: Text(outcome_words(r.change.after), _LOOK)),
    Column("rule_before", message("Rule today"), 12, lambda r: Text(r.change.rule_before, _LOOK)),
    Column("rule_after", message("New rule"), 12, lambda r: Text(r.change.rule_after, _LOOK)),
)


def _moved(at: int, status: Status) -> tuple[Column[OfficeImpact], ...]:
    """How many items come to have a status, and how many cease to."""
    of = status.entry.adjective
    comes = message("Come to be {status}", status=of)
    ceases = message("Cease to be {status}", status=of)
    return (
        Column(f"to_{status.value}", comes, 14, lambda o: Number(o.moved[at][0], _COUNT)),
        Column(f"from_{status.value}", ceases, 14, lambda o: Number(o.moved[at][1], _COUNT)),
    )


_OFFICES: tuple[Column[OfficeImpact], ...] = (
    Column("office", message("Office"), 20, lambda o: Text(o.office, (*_LOOK, "bold"))),
    Column("changed", message("Items that change"), 14, lambda o: Number(o.changed, _COUNT)),
    *(column for at, status in enumerate(WANTING_RATED) for column in _moved(at, status)),
)
_RULES: tuple[Column[RuleEdit], ...] = (
    Column("code", message("Rule"), 14, lambda e: Text(e.code, (*_LOOK, "bold"))),
    Column("name", message("Name"), 40, lambda e: Text(e.name, _LOOK)),
    Column("edit", message("What happens to it"), 20, lambda e: Text(EDITS[e.edit], _LOOK)),
)
_COMES: Mapping[bool, Message] = {True: message("comes"), False: message("goes")}
_ALERTS: tuple[Column[Told], ...] = (
    Column("plan", message("Plan"), 12, lambda t: Text(t.period.plan, _LOOK)),
    Column("period", message("Period"), 10, lambda t: Text(str(t.period.period), _LOOK)),
    Column(
        "offices", message("Responsible"), 16, lambda t: Text(" - ".join(t.alert.offices), _LOOK)
    ),
    Column(
        "comes", message("What happens to it"), 14, lambda t: Text(_COMES[t.alert.comes], _LOOK)
    ),
    Column("id", message("Alert"), 28, lambda t: Text(t.alert.id, (*_LOOK, "bold"))),
    Column(
        "severity",
        message("Severity"),
        12,
        lambda t: Text(SEVERITY_WORDS[t.alert.severity], _LOOK),
    ),
    Column("message", message("Message"), 70, lambda t: Text(t.alert.said, _LOOK)),
)
_MONTHS: tuple[Column[MonthImpact], ...] = (
    Column("plan", message("Plan"), 14, lambda m: Text(m.plan, _LOOK)),
    Column("period", message("Period"), 12, lambda m: Text(str(m.period), (*_LOOK, "bold"))),
    Column("changed", message("Items that change"), 14, lambda m: Number(m.changed, _COUNT)),
    Column("came", message("Alerts that come"), 14, lambda m: Number(m.came, _COUNT)),
    Column("first", message("For the first time"), 14, lambda m: Number(m.first, _COUNT)),
    Column("went", message("Alerts that go"), 14, lambda m: Number(m.went, _COUNT)),
    Column(
        "cured",
        message("Cured a month later"),
        16,
        lambda m: Text("—", _LOOK) if m.cured is None else Number(m.cured, _COUNT),
    ),
)
_FIRST: tuple[Column[NewAlert], ...] = (
    Column("plan", message("Plan"), 14, lambda a: Text(a.plan, _LOOK)),
    Column("id", message("Alert"), 28, lambda a: Text(a.id, (*_LOOK, "bold"))),
    Column("offices", message("Responsible"), 16, lambda a: Text(" - ".join(a.offices), _LOOK)),
    Column("first", message("First month"), 12, lambda a: Text(str(a.first), _LOOK)),
    Column("months", message("Months"), 12, lambda a: Number(len(a.months), _COUNT)),
    Column("cured", message("Cured a month later"), 16, lambda a: Number(a.cured, _COUNT)),
)
