"""The narrative on the sheet of alerts: sentence by sentence, each leading to its first alert."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from sheetgen.language.message import message, message_n
from sheetgen.writing.alert_table import TOP, Passage
from sheetgen.writing.context import ALERTS, Context
from sheetgen.writing.narrative import TITLE
from sheetgen.writing.workbook.cell import Link, Text
from sheetgen.writing.workbook.height import height_of, lines_of
from sheetgen.writing.workbook.sheet import Sheet

_BETWEEN = 3.0
"""Points between sentences."""
_WORDS = ("plain", "wrap", "left", "indent1")
_HEAD = ("plain", "wrap", "left", "indent1", "middle", "group")
_PAIR = 2
_DOOR = ("plain", "link", "small", "wrap", "left", "indent1")
_MOST_RANGES = 8
"""Runs of numbers that fit beside a sentence."""
_MOST_IDS = 200


def write_narrative(sheet: Sheet, context: Context, door: int, last: int) -> None:
    """Write it above the table; the alerts behind a sentence stand from column ``door`` on."""
    passages = context.alert_table.passages
    if passages:
        sheet.across(TOP, 0, last, TITLE, "section")
        sheet.tell_alerts(TOP + 1, [context.alert_table.behind(each) for each in passages])
    for row, passage in enumerate(passages, TOP + 1):
        _write_passage(sheet, context, row, (door, last), passage)
        if passage.element:
            _write_element(sheet, context, row, (door, last), passage.element)
        elif passage.alerts:
            _write_door(sheet, context, row, (door, last), passage.alerts)


def _write_passage(
    sheet: Sheet, context: Context, row: int, at: tuple[int, int], passage: Passage
) -> None:
    """The words across the page, in a row that is tall enough for them and what stands beside."""
    door, last = at
    words = Text(passage.text, _HEAD if passage.element else _WORDS)
    sheet.across(row, 0, door - 1, words.text, *words.look)
    room = sum(sheet.width(column) for column in range(door))
    numbers = "" if passage.element else _numbered(context, passage.alerts)
    beside = sum(sheet.width(column) for column in range(door, last + 1))
    lines = max(lines_of(words, room), lines_of(Text(numbers, ("plain", "wrap")), beside))
    sheet.height(row, height_of(lines) + _BETWEEN)


def _write_door(
    sheet: Sheet, context: Context, row: int, at: tuple[int, int], alerts: tuple[str, ...]
) -> None:
    """The numbers of the alerts, leading to the first, and beyond the page their ids."""
    door, last = at
    first = min(context.alert_table.row(alert) for alert in alerts)
    sheet.across(row, door, last, "", *_DOOR)
    target = context.to(ALERTS, f"A{first + 1}")
    said = _numbered(context, alerts)
    sheet.put(row, door, Link(target, said, _DOOR))
    sheet.text(row, last + 1, _ids(alerts), "plain", "small", "soft")


def _ids(alerts: tuple[str, ...]) -> str:
    """The ids, as many as are worth reading: each stands in the table below, too."""
    shown = ", ".join(alerts[:_MOST_IDS])
    return shown if len(alerts) <= _MOST_IDS else f"{shown}, … (+{len(alerts) - _MOST_IDS})"


def _write_element(
    sheet: Sheet, context: Context, row: int, at: tuple[int, int], element: str
) -> None:
    """The way to the element's own row."""
    door, last = at
    sheet.across(row, door, last, "", *_HEAD)
    target = context.link(element)
    if target is not None:
        said = context.say.say(message("See {code}", code=element))
        sheet.put(row, door, Link(target, said, (*_HEAD, "link", "small")))


def _numbered(context: Context, alerts: Sequence[str]) -> str:
    """The numbers that alerts bear on the sheet: "Alertas 3, 5-9"."""
    if not alerts:
        return ""
    numbers = sorted(context.alert_table.numbers[alert] for alert in alerts)
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
