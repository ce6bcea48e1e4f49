"""Figures that a text gives of other months than the table's, where these are known."""

from collections.abc import Iterator
from decimal import Decimal

from sheetgen.language.message import message
from sheetgen.model.figure import percent_of
from sheetgen.model.kinds import Aggregation
from sheetgen.model.period import Period, month_of
from sheetgen.model.role import BUDGET, SPENT
from sheetgen.model.text import Said
from sheetgen.texts.answer import NOTHING, Answer
from sheetgen.texts.aspect import Aspect
from sheetgen.texts.figures_in_text import Number
from sheetgen.texts.held_back import span_of
from sheetgen.texts.in_words import holds
from sheetgen.texts.printing import it_is, prints, rounded_from
from sheetgen.texts.reading import Read
from sheetgen.texts.spans import Span
from sheetgen.texts.table_figures import Fact, Known, unit_of
from sheetgen.texts.units import same_unit

_FIGURES = frozenset({"figure", "bound"})


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
    for fact in facts:
        if aspect.kind == "bound" and holds(aspect.direction, fact.figure, number.value):
            return Answer(Said.CONFIRMED, it_is((fact,), number), (fact,))
        if aspect.kind == "figure" and prints(number, fact.figure):
            return Answer(Said.CONFIRMED, rounded_from(number, fact), (fact,))
    if not facts:
        return NOTHING
    item = known.item(code)
    is_sum = item is not None and item.measured.item.aggregation is Aggregation.ACCUMULATED
    if is_sum and span.first != 1:
        said = message(
            "to {month} {is_}; it may be that of the months told alone",
            month=month_of(period),
            is_=it_is(facts, number),
        )
        return Answer(Said.NOT_IN_DATA, said)
    return Answer(Said.CONTRADICTED, it_is(facts, number), facts)
