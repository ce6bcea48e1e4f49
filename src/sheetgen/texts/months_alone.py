"""What was done in some months alone, of what adds up over the year: "en mayo atendió a 92"."""

from collections.abc import Iterator
from decimal import Decimal

from sheetgen.model.figure import Figure, percent_of
from sheetgen.model.kinds import Aggregation
from sheetgen.model.period import Period
from sheetgen.model.role import BUDGET, SPENT
from sheetgen.texts.figures_in_text import Number
from sheetgen.texts.spans import Span
from sheetgen.texts.table_figures import Fact, Known
from sheetgen.texts.unit_of import unit_of
from sheetgen.texts.units import same_unit

_SHARES = {"actual": ("physical", "target"), SPENT: ("financial", BUDGET)}


def is_sum(code: str | None, known: Known) -> bool:
    """Whether what a subject reached adds up over the months; of an element it may."""
    item = known.item(code)
    return item is None or item.measured.item.aggregation is Aggregation.ACCUMULATED


def done_alone(number: Number, span: Span, code: str, known: Known) -> tuple[Fact, ...]:
    """What a figure may be of the months of a span alone; none where they are not known."""
    return tuple(each for each in _alone(span, code, known) if same_unit(number, each, known))


def _alone(span: Span, code: str, known: Known) -> Iterator[Fact]:
    judged = known.item(code)
    if judged is None or not is_sum(code, known) or span.first <= 1:
        return
    year = span.year or known.year
    now, then = (_to(known, code, Period(year, month)) for month in (span.last, span.first - 1))
    for name, (share, whole) in _SHARES.items():
        one, other, of = now.get(name), then.get(name), known.fact(code, whole)
        if not isinstance(one, Decimal) or not isinstance(other, Decimal):
            continue
        yield Fact(name, one - other, unit_of(name, judged.measured.item), (), code)
        if of is not None and of.figure:
            yield Fact(share, percent_of(one - other, of.figure), "percent", of.cells, code)


def _to(known: Known, code: str, period: Period) -> dict[str, Figure]:
    """What had been reached and spent to the end of a month."""
    if period == known.period:
        facts = {name: known.fact(code, name) for name in _SHARES}
        return {name: fact.figure for name, fact in facts.items() if fact is not None}
    past = known.past(code, period)
    return {} if past is None else {"actual": past.actual, SPENT: past.accrued}
