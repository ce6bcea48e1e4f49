"""Differences from a target and changes against a year, held against the table."""

from decimal import Decimal

from sheetgen.language.message import Message, message
from sheetgen.model.figure import percent_of
from sheetgen.model.period import Period
from sheetgen.model.text import Said
from sheetgen.records import replace
from sheetgen.texts.answer import NOTHING, Answer
from sheetgen.texts.aspect import Aspect
from sheetgen.texts.figures_in_text import BARE, COUNT, Number
from sheetgen.texts.printing import it_is, prints, rounded_from
from sheetgen.texts.spans import Span
from sheetgen.texts.table_figures import Fact, Known
from sheetgen.texts.unit_of import unit_of
from sheetgen.texts.units import counts_another, is_of, same_unit

_YEARS_BACK = 10
_HUNDRED = Decimal(100)
_APART_IN = {"percent": "points"}
"""The unit of a distance between two figures, where it is not their own."""
_UPWARDS = frozenset({"above", "not-below", "change-up"})


def difference(number: Number, aspect: Aspect, code: str, known: Known) -> Answer:
    """By how much it stands apart: "superando su meta en 99.2 %" says 199.2 % of it."""
    now = known.fact(code, "actual")
    if aspect.months is not None:
        then = _at(known, code, aspect.months)
    elif aspect.against == "target":
        then = known.fact(code, "target")
    else:
        then = known.then(code, "actual", aspect.base or known.year - 1)
    if now is None or then is None:
        return NOTHING
    reached = known.fact(code, "physical")
    if number.unit == "points" and now.unit != "percent" and aspect.against == "target" and reached:
        now, then = reached, replace(reached, figure=_HUNDRED)
    up = _is_upwards(number, aspect, now, then)
    gap = now.figure - then.figure if up else then.figure - now.figure
    if number.unit == "percent":
        return _in_percent(number, now, then, gap, up=up)
    return _in_units(number, now, then, gap, known)


def _at(known: Known, code: str, months: Span) -> Fact | None:
    """What was obtained by the end of other months."""
    judged, period = known.item(code), Period(months.year or known.year, months.last or 1)
    then = known.past(code, period) if months.last else None
    if judged is None or then is None or not isinstance(then.actual, Decimal):
        return None
    unit = unit_of("actual", judged.measured.item)
    return Fact("actual", then.actual, unit, then.places, code, period)


def _is_upwards(number: Number, aspect: Aspect, now: Fact, then: Fact) -> bool:
    """Which way it is told to stand apart; a minus sign tells it too: "una caída de -29.7 %"."""
    if aspect.direction == "apart":
        return now.figure >= then.figure
    return aspect.direction in _UPWARDS or number.value < 0


def _in_units(number: Number, now: Fact, then: Fact, gap: Decimal, known: Known) -> Answer:
    """A distance in points, or in what the item counts."""
    facts, told = (now, then), _apart(gap, now, then)
    is_count = number.unit == BARE and now.unit == COUNT
    if not is_count and number.unit != _APART_IN.get(now.unit, now.unit):
        return Answer(Said.SCALE_LOST, told, facts) if prints(number, gap) else NOTHING
    if number.unit == COUNT and number.noun and not is_of(number.noun, now, known):
        other = counts_another(number.noun, now, known)
        return Answer(Said.CONTRADICTED, told, facts) if other else NOTHING
    return Answer(Said.CONFIRMED if prints(number, gap) else Said.CONTRADICTED, told, facts)


def _in_percent(number: Number, now: Fact, then: Fact, gap: Decimal, *, up: bool) -> Answer:
    """A distance in percent of what it is held against, which percentages take for points."""
    facts = (now, then)
    if not then.figure:
        return NOTHING
    relative = percent_of(gap, then.figure)
    if prints(number, relative):
        words = message(
            "{now} against {then}: {gap:percentage}", now=now.figure, then=then.figure, gap=relative
        )
        return Answer(Said.CONFIRMED, words, facts)
    if now.unit == "percent" and prints(number, gap):
        return Answer(Said.SCALE_LOST, _apart(gap, now, then), facts)
    words = message(
        "so said it is {claimed:percent} of {target}; the table has {actual} of {target}, "
        "{reached:percent}",
        claimed=_HUNDRED + number.value if up else _HUNDRED - number.value,
        target=then.figure,
        actual=now.figure,
        reached=percent_of(now.figure, then.figure),
    )
    return Answer(Said.CONTRADICTED, words, facts)


def _apart(gap: Decimal, now: Fact, then: Fact) -> Message:
    if now.unit == "percent":
        return message(
            "{now:percentage} against {then:percentage}: {gap:points}",
            now=now.figure, then=then.figure, gap=gap,
        )  # fmt: skip
    return message("{now} against {then}: {gap}", now=now.figure, then=then.figure, gap=gap)


def change(number: Number, aspect: Aspect, code: str, known: Known) -> Answer:
    """By how much it rose or fell, in percent, in points or in what it counts."""
    year = aspect.base or known.year - 1
    now, then = known.fact(code, "actual"), known.then(code, "actual", year)
    if now is None or then is None:
        return NOTHING
    up = _is_upwards(number, aspect, now, then)
    moved = now.figure - then.figure if up else then.figure - now.figure
    if number.unit == "percent":
        return _relative(number, known.change(code, year), now, then, moved, up=up)
    return _in_units(number, now, then, moved, known)


def _relative(
    number: Number, fact: Fact | None, now: Fact, then: Fact, moved: Decimal, *, up: bool
) -> Answer:
    """A change in percent, which percentages take for points."""
    if fact is None:
        return NOTHING
    if prints(number, fact.figure if up else -fact.figure):
        return Answer(Said.CONFIRMED, rounded_from(number, fact), (fact,))
    if now.unit == "percent" and prints(number, moved):
        return Answer(Said.SCALE_LOST, _apart(moved, now, then), (now, then))
    return Answer(Said.CONTRADICTED, it_is((fact,), number), (fact,))


def came_from(number: Number, aspect: Aspect, code: str, known: Known) -> Answer:
    """What another figure of the sentence was: of the year told, else of any that is known."""
    told = aspect.year or aspect.base
    years = range(known.year - 1, known.year - _YEARS_BACK, -1) if told is None else (told,)
    then = [
        fact
        for year in years
        for name in aspect.names
        if (fact := known.then(code, name, year)) is not None and same_unit(number, fact, known)
    ]
    others = [] if told is not None else [*known.earlier(code), *_aims(code, known)]
    for fact in (*then, *others):
        if prints(number, fact.figure) and same_unit(number, fact, known):
            return Answer(Said.CONFIRMED, rounded_from(number, fact), (fact,))
    return Answer(Said.CONTRADICTED, it_is(then[:1], number), tuple(then[:1])) if then else NOTHING


def _aims(code: str, known: Known) -> list[Fact]:
    """What something may have moved from that is no value of a year: its baseline, its targets."""
    found = (known.fact(code, name) for name in ("baseline", "target", "target_before"))
    return [fact for fact in found if fact is not None]


def in_series(number: Number, _: Aspect, code: str, known: Known) -> Answer:
    """One of the values of the years that a trend is told of."""
    every = (*known.earlier(code), *(each for _, each in known.by_year(code, None)))
    facts = tuple(each for each in every if same_unit(number, each, known))
    same = next((each for each in facts if prints(number, each.figure)), None)
    if same is not None:
        return Answer(Said.CONFIRMED, rounded_from(number, same), (same,))
    return Answer(Said.CONTRADICTED, it_is(facts, number), facts) if facts else NOTHING
