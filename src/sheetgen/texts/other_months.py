"""Figures that a text gives of other months than the table's, where these are known."""

from collections.abc import Iterator
from decimal import Decimal

from sheetgen.language.message import message
from sheetgen.model.figure import percent_of
from sheetgen.model.period import Period, month_of
from sheetgen.model.role import BUDGET, SPENT
from sheetgen.model.text import Said
from sheetgen.records import replace
from sheetgen.texts.answer import NOTHING, Answer
from sheetgen.texts.aspect import Aspect
from sheetgen.texts.figures_in_text import Number
from sheetgen.texts.held_back import ends_here, other_than, span_of
from sheetgen.texts.in_words import holds
from sheetgen.texts.months_alone import done_alone, is_sum
from sheetgen.texts.printing import it_is, prints, rounded_from
from sheetgen.texts.reading import Read
from sheetgen.texts.spans import Span
from sheetgen.texts.table_figures import Fact, Known
from sheetgen.texts.unit_of import unit_of
from sheetgen.texts.units import same_unit

_FIGURES = frozenset({"figure", "bound", "before"})


def month_told(read: Read, number: Number, code: str | None, known: Known) -> Span | None:
    """The months that a figure is said of, where they end in one of which something is known."""
    span = span_of(read, number)
    if span is None or not span.last or span.is_to(known.period):
        return None
    return span if known.past(code, _end(span, known)) is not None else None


def _end(span: Span, known: Known) -> Period:
    return Period(span.year or known.year, span.last)


def _facts(known: Known, code: str, period: Period) -> Iterator[Fact]:
    """What was reached, spent and budgeted then, and how far of the goals of the year."""
    judged, past = known.item(code), known.past(code, period)
    if judged is None or past is None:
        return
    item = judged.measured.item
    for name, figure in (("actual", past.actual), (SPENT, past.accrued), (BUDGET, past.pim)):
        if isinstance(figure, Decimal):
            yield Fact(name, figure, unit_of(name, item), past.places, code, period)
    goal, budget = known.fact(code, "target"), known.fact(code, BUDGET)
    for name, one, other in (
        ("physical", past.actual, goal),
        ("progress", past.actual, goal),
        ("financial", past.accrued, budget),
    ):
        if isinstance(one, Decimal) and other is not None and other.figure:
            share = percent_of(one, other.figure)
            yield Fact(name, share, "percent", (*past.places, *other.cells), code, period)


def of_month(span: Span, number: Number, aspect: Aspect, code: str, known: Known) -> Answer:
    """What was known of the month: to its end, which a month's own figure need not be."""
    if aspect.kind not in _FIGURES:
        return NOTHING
    period = _end(span, known)
    facts = tuple(
        fact
        for fact in _facts(known, code, period)
        if fact.aspect in aspect.names and same_unit(number, fact, known)
    )
    so = next((each for each in facts if _is_so(number, aspect, each)), None)
    if so is not None:
        told = it_is((so,), number) if aspect.kind == "bound" else rounded_from(number, so)
        return Answer(Said.CONFIRMED, told, (so,))
    if not facts:
        return NOTHING
    if is_sum(code, known) and span.first != 1:
        alone = done_alone(number, span, code, known)
        if alone and aspect.kind != "bound":
            return _of_those_alone(number, (*facts, *alone))
        said = message(
            "to {month} {is_}; it may be that of the months told alone",
            month=month_of(period),
            is_=it_is(facts, number),
        )
        return Answer(Said.NOT_IN_DATA, said)
    return Answer(Said.CONTRADICTED, it_is(facts, number), facts)


def _is_so(number: Number, aspect: Aspect, fact: Fact) -> bool:
    if aspect.kind == "bound":
        return holds(aspect.direction, fact.figure, number.value)
    return prints(number, fact.figure)


def _of_those_alone(number: Number, facts: tuple[Fact, ...]) -> Answer:
    """A figure to the end of the months, or of these alone: one of them it must be."""
    for fact in facts:
        if prints(number, fact.figure):
            return Answer(Said.CONFIRMED, it_is((fact,), number), (fact,))
    return Answer(Said.CONTRADICTED, it_is(facts, number), facts)


def own_month(read: Read, number: Number, known: Known) -> Span | None:
    """The months that a figure is said of, where they end with the table's and begin later."""
    span = span_of(read, number)
    return span if span is not None and ends_here(span, known) and span.first != 1 else None


def of_own_month(
    span: Span, number: Number, aspect: Aspect, code: str, answer: Answer, known: Known
) -> Answer:
    """What the table says to a figure of its month: of what adds up, it may be the month's own."""
    if answer.said is not Said.CONTRADICTED or not is_sum(code, known):
        return answer
    alone = done_alone(number, span, code, known)
    if not alone or aspect.kind != "figure":
        return Answer(Said.NOT_IN_DATA, other_than(known))
    same = next((fact for fact in alone if prints(number, fact.figure)), None)
    return answer if same is None else Answer(Said.CONFIRMED, it_is((same,), number), (same,))


def first_of_range(read: Read, number: Number) -> Span | None:
    """The first month of a range, of what moved then: "de setiembre a octubre pasó de"."""
    span = span_of(read, number)
    if span is None or not span.is_range:
        return None
    return replace(span, first=1, last=span.first)
