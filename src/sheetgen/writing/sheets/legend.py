"""The legend of the colours: what each status means, with the thresholds in force in figures."""

from collections.abc import Sequence
from decimal import Decimal

from sheetgen.language.message import Message, filled, joined, message
from sheetgen.model.report import Report
from sheetgen.model.status import TONES, Status
from sheetgen.model.tone import ATYPICAL, HIGH, LOW, MEDIUM, Tone
from sheetgen.writing.workbook.height import width_for
from sheetgen.writing.workbook.sheet import Sheet

_ON_THE_LINE = (LOW, MEDIUM, HIGH, ATYPICAL)
"""The colours that bounds of progress tell from each other."""
_NONE = {
    "low": message("its low threshold"),
    "medium": message("its medium threshold"),
    "atypical": message("its atypical threshold"),
}
"""Where nothing was judged, no threshold is in force."""


def meanings(report: Report) -> tuple[tuple[Tone, Message], ...]:
    """Every colour family with what it means in this report."""
    bounds = {name: bound_words(report, name) for name in _NONE}
    return tuple((tone, filled(_meaning(report, tone), **bounds)) for tone in TONES)


def _meaning(report: Report, tone: Tone) -> Message:
    """What a colour means; where nothing lies between its bounds in any item, that."""
    figures = [figures_of(report, name) for name in tone.between or ()]
    is_one = bool(figures) and len(figures[0]) == 1 and figures[0] == figures[1]
    return tone.at_one if is_one and tone.at_one else tone.meaning


_WORD = ("body", "bold")


def make_room(sheet: Sheet, colours: Sequence[tuple[Tone, Message]]) -> None:
    """Widen column A to the words of the legend: a narrow column of codes would cut them."""
    sheet.widen(0, width_for([_toned(sheet, tone) for tone, _ in colours], _WORD))


def _toned(sheet: Sheet, tone: Tone) -> str:
    return f"{tone.symbol} {sheet.say(tone.word)}"


def write_legend(sheet: Sheet, colours: Sequence[tuple[Tone, Message]], row: int, last: int) -> int:
    """The colours with their figures below a table, from column A to ``last``; the last row."""
    make_room(sheet, colours)
    sheet.text(row, 0, message("What the colours say"), "plain", "indent1", "bold")
    for at, (tone, meaning) in enumerate(colours, row + 1):
        sheet.text(at, 0, _toned(sheet, tone), *_WORD)
        sheet.across(at, 1, last, meaning, "body")
        if tone.fill:
            here = (at, 0, at, 0)
            sheet.colour(here, "=TRUE", bg_color=tone.fill, font_color=tone.ink)
    return row + len(TONES)


def in_a_line(report: Report, *, unrated: bool = False) -> Message:
    """The colours with their figures in one line, where a table has no room for more.

    With ``unrated`` the colours of what is not rated are named too, by symbol and word.
    """
    rated = {tone for each in Status if each.entry.is_rated for tone in each.tones}
    added = [
        message("{colour}: {meaning}", colour=_named(tone), meaning=meaning)
        if tone in rated
        else _named(tone)
        for tone, meaning in meanings(report)
        if tone not in _ON_THE_LINE and (unrated or tone in rated)
    ]
    return joined([_bounds_in_a_line(report), *added], "; ")


def _bounds_in_a_line(report: Report) -> Message:
    low, medium, atypical = (bound_words(report, name) for name in _NONE)
    words = {"low": LOW, "medium": MEDIUM, "high": HIGH, "atypical": ATYPICAL}
    said = {name: _named(tone) for name, tone in words.items()}
    if figures_of(report, "low") == figures_of(report, "medium") != []:
        return message(
            "Progress: {of_low} < {low} ≤ {of_high} ≤ {atypical} < {of_atypical}",
            of_low=said["low"],
            low=low,
            of_high=said["high"],
            atypical=atypical,
            of_atypical=said["atypical"],
        )
    return message(
        "Progress: {of_low} < {low} ≤ {of_medium} < {medium} ≤ {of_high} ≤ {atypical} < "
        "{of_atypical}",
        of_low=said["low"],
        low=low,
        of_medium=said["medium"],
        medium=medium,
        of_high=said["high"],
        atypical=atypical,
        of_atypical=said["atypical"],
    )


def _named(tone: Tone) -> Message:
    return message("{symbol} {word}", symbol=tone.symbol, word=tone.word)


Entry = tuple[Message, Message, str, str]
"""A word, what it means, and its fill and ink."""


def write_key(sheet: Sheet, row: int, last: int, entries: Sequence[Entry]) -> int:
    """What coloured words mean, below a table, from column A to ``last``; the last row."""
    sheet.widen(0, width_for([sheet.say(word) for word, *_ in entries], _WORD))
    sheet.text(row, 0, message("What the colours say"), "plain", "indent1", "bold")
    for at, (word, meaning, fill, ink) in enumerate(entries, row + 1):
        sheet.text(at, 0, word, *_WORD)
        sheet.across(at, 1, last, meaning, "body")
        sheet.colour((at, 0, at, 0), "=TRUE", bg_color=fill, font_color=ink)
    return row + len(entries)


def bound_words(report: Report, name: str) -> Message:
    """A threshold as figures; items may be held to several."""
    figures = figures_of(report, name)
    if not figures:
        return _NONE[name]
    if len(figures) == 1:
        return message("{figure:percentage}", figure=figures[0])
    *more, most = (message("{figure:percentage}", figure=each) for each in figures)
    return message("{more} or {most} (by item)", more=more, most=most)


def figures_of(report: Report, name: str) -> Sequence[Decimal]:
    """The figures that a threshold has among the items, from the smallest."""
    held = {id(judged.bounds): judged.bounds for judged in report.items}  # nearly all the same
    return sorted({each.figure for bounds in held.values() for each in bounds if each.name == name})
