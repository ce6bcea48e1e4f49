"""What moved since the same month of the year before."""

from sheetgen.drafting.amount_words import apart, bare, quantity
from sheetgen.drafting.view import Said, Subject, View, cited, when
from sheetgen.language.message import Message, message
from sheetgen.model.draft import Cited, Told, Unsaid
from sheetgen.model.figure import Gap
from sheetgen.model.formulas.ratio import Difference
from sheetgen.model.measure import Measure, MeasuredItem
from sheetgen.model.period import Period
from sheetgen.model.quantities import QUANTITIES

CHANGE = QUANTITIES["year_change"]


def change(view: View, subject: Subject) -> Said:
    """By how much an item's figure rose or fell: percentages in points, others in percent."""
    if subject.item is None:
        return None
    measured = subject.item.measured
    actual = measured.measure("executed") or measured.measure("actual")
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
    """Behind a sentence on the same subject, who is None: it is not named again."""
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
    if moved is None or isinstance(moved.figure, Gap):
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
