"""What moved since the same month of the year before, and over the years before that."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from sheetgen.drafting.amount_words import apart, bare, quantity
from sheetgen.drafting.report_view import Said, Subject, View, cited, when
from sheetgen.language.message import Message, message
from sheetgen.model.draft import Cited, Told, Unsaid
from sheetgen.model.figure import Gap
from sheetgen.model.formulas.ratio import Difference
from sheetgen.model.measure import Measure, MeasuredItem
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.plan import Indicator
from sheetgen.model.quantities import QUANTITIES

CHANGE = QUANTITIES["year_change"]
_LEAST_YEARS = 3
"""Of which one can say that they rise or fall."""


def change(view: View, subject: Subject) -> Said:
    """By how much an item's figure rose or fell: percentages in points, others in percent."""
    if subject.item is None:
        return None
    measured = subject.item.measured
    actual = measured.to_date
    before = measured.measure("actual_last_year")
    if actual is None or isinstance(actual.figure, Gap):
        return None
    year = Period(view.report.period.year - 1, view.report.period.month)
    if before is None or isinstance(before.figure, Gap):
        why = message("no figure of {year} is known", year=str(year.year))
        return Unsaid(subject.code, message("the change since the year before"), why)
    who = None if subject.is_known else view.who(subject)
    return _moved(who, measured, (actual, before), when(year))


def _moved(
    who: Message | None, measured: MeasuredItem, figures: tuple[Measure, Measure], then: Message
) -> Told:
    """Behind a sentence on the same subject, who is None: it is not named again.

    What is below zero, or was, did not fall by more than all of it: both figures are told.
    """
    actual, before = figures
    item = measured.item
    now, was = actual.figure, before.figure
    if isinstance(now, Gap) or isinstance(was, Gap):
        raise TypeError(measured)
    of = (cited(actual, item), cited(before, item))
    said = {"then": then, "was": quantity(was, item), "now": bare(now, item)}
    if now == was:
        return Told(_same(who, said), of)
    if item.in_percent:
        points = Measure.of(CHANGE, Difference(actual, before))
        size = apart(points, item)
        cites = Cited(item.code, CHANGE.word, size, points.places)
        return Told(_text(who, said | {"size": size}, rises=now > was), (*of, cites))
    moved = measured.measure("year_change")
    if moved is None or isinstance(moved.figure, Gap) or min(now, was) < 0:
        return Told(_went(who, said), of)
    size = message("{figure:percent}", figure=abs(moved.figure))
    cites = Cited(item.code, CHANGE.word, message("{figure:percent}", figure=moved.figure),
                  moved.places)  # fmt: skip
    return Told(_text(who, said | {"size": size}, rises=now > was), (*of, cites))


def _same(who: Message | None, said: dict[str, Message]) -> Message:
    if who is None:
        return message("It stands as it did {then} ({was}).", **said)
    return message("{who} stands as it did {then} ({was}).", who=who, **said)


def _went(who: Message | None, said: dict[str, Message]) -> Message:
    if who is None:
        return message("It went from {was} {then} to {now}.", **said)
    return message("{who} went from {was} {then} to {now}.", who=who, **said)


def _text(who: Message | None, said: dict[str, Message], *, rises: bool) -> Message:
    if who is None:
        if rises:
            return message("It rose by {size} against what it was {then} ({was}).", **said)
        return message("It fell by {size} against what it was {then} ({was}).", **said)
    if rises:
        return message("{who} rose by {size} against what it was {then} ({was}).", who=who, **said)
    return message("{who} fell by {size} against what it was {then} ({was}).", who=who, **said)


class _Year(NamedTuple):
    """What an indicator came to in the month of a year."""

    year: int
    figure: Decimal
    places: tuple[Place, ...]


def trend(view: View, subject: Subject) -> Said:
    """That an indicator rose, or fell, from each year to the next, over three years or more.

    Where the figure of now is not known, up to the last one that is.
    """
    if subject.item is None or not isinstance(subject.item.measured.item, Indicator):
        return None
    measured, item = subject.item.measured, subject.item.measured.item
    years = _steady(tuple(_by_year(view, measured)))
    if len(years) < _LEAST_YEARS:
        return None
    first, last = years[0], years[-1]
    rises = last.figure > first.figure
    said = {
        "trend": message("an upward trend") if rises else message("a downward trend"),
        "span": message("since {year}", year=str(first.year))
        if last.year == view.report.period.year
        else message("from {first} to {last}", first=str(first.year), last=str(last.year)),
        "figures": [bare(each.figure, item) for each in years],
    }
    if subject.is_known:
        text = message("It shows {trend} {span} ({figures}).", **said)
    else:
        text = message("{who} shows {trend} {span} ({figures}).", who=view.who(subject), **said)
    shown = [(message("Value of {year}", year=str(each.year)), each) for each in years]
    cites = (Cited(item.code, what, bare(each.figure, item), each.places) for what, each in shown)
    return Told(text, tuple(cites))


def _by_year(view: View, measured: MeasuredItem) -> Iterator[_Year]:
    """What is known of the report's month in each year, the earliest first."""
    period = view.report.period
    for each in view.report.history.get(measured.item.code, ()):
        at, figure = each.period, each.actual
        is_then = at.month == period.month and at < period
        if is_then and isinstance(figure, Decimal):
            yield _Year(at.year, figure, each.places)
    now = measured.measure("actual")
    if now is not None and isinstance(now.figure, Decimal):
        yield _Year(period.year, now.figure, now.places)


def _steady(years: Sequence[_Year]) -> Sequence[_Year]:
    """The last of the years, without a gap, in which the figure moved one way."""
    kept = list(years[-1:])
    for before, after in reversed(list(pairwise(years))):
        moved = (after.figure > before.figure) - (after.figure < before.figure)
        known = (kept[-1].figure > kept[0].figure) - (kept[-1].figure < kept[0].figure)
        if after.year != before.year + 1 or not moved or (known and moved != known):
            break
        kept.insert(0, before)
    return kept
