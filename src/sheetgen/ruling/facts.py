"""What rules may speak of: every fact declared once, and taken from what was measured.

A fact is a finite number, one of its declared words, or true/false. One that is absent has no key.
Text that offices typed is never a fact.
"""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from sheetgen.errors import RuleError
from sheetgen.language.message import message
from sheetgen.model.figure import Gap
from sheetgen.model.finding import Status
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.plan import Indicator
from sheetgen.model.rule import FactValue
from sheetgen.model.summary import ElementSummary
from sheetgen.ruling.fact import Fact
from sheetgen.ruling.vocabulary import FACTS

Facts = Mapping[str, FactValue]

_COUNTED = {
    Status.MISSING: "n_missing",
    Status.LOW: "n_low",
    Status.ON_TRACK: "n_on_track",
    Status.ATYPICAL: "n_atypical",
    Status.NOT_RATED: "n_not_rated",
}
_BY_NAME = {fact.name: fact for fact in FACTS}


def fact_named(name: str) -> Fact | None:
    """The declared fact of this name."""
    return _BY_NAME.get(name)


@cache
def facts_of(kind: str) -> tuple[Fact, ...]:
    """The facts that a subject of this kind may have."""
    return tuple(fact for fact in FACTS if kind in fact.kinds)


def item_facts(measured: MeasuredItem) -> dict[str, FactValue]:
    """The facts of an item: its figures, why there is no progress, and its declared words."""
    item = measured.item
    facts: dict[str, FactValue] = {"kind": item.kind.value, "due": measured.due}
    facts["aggregation"] = item.aggregation.value
    if isinstance(item, Indicator):
        facts |= {"unit": item.unit.value, "direction": item.direction.value}
        facts["frequency"] = item.frequency.value
    if measured.gap is not None:
        facts["gap"] = measured.gap.value
    figures = {measure.name: measure.figure for measure in measured.measures}
    for fact in facts_of(item.kind.value):
        figure = figures.get(fact.measure) if fact.is_number else None
        if isinstance(figure, Decimal):
            facts[fact.name] = -figure if fact.reversed_sign else figure
    return _declared(facts, item.code)


def element_facts(summary: ElementSummary) -> dict[str, FactValue]:
    """The facts of an element: its progress and how many items of each status stand below it."""
    mean = summary.progress
    facts: dict[str, FactValue] = {
        "kind": "element",
        "n": Decimal(mean.n),
        "left_out": Decimal(mean.left_out),
        "capped": Decimal(mean.capped),
    }
    counts = dict(summary.counts)
    facts |= {name: Decimal(counts.get(status, 0)) for status, name in _COUNTED.items()}
    if isinstance(mean.figure, Gap):
        facts["gap"] = mean.figure.value
    else:
        facts["progress"] = mean.figure
    for name in ("pim", "accrued", "financial"):
        figure = getattr(summary, name)
        if isinstance(figure, Decimal):
            facts[name] = figure
    return _declared(facts, summary.element.code)


def _declared(facts: dict[str, FactValue], subject: str) -> dict[str, FactValue]:
    """Stops where a fact is not what it was declared to be: a fault of ours, never a verdict."""
    for name, value in facts.items():
        fact = _BY_NAME[name]
        if not fact.admits(value) or str(facts["kind"]) not in fact.kinds:
            raise RuleError(
                subject,
                message(
                    "The fact '{name}' is {value}, which it cannot be.", name=name, value=str(value)
                ),
                message("This is a fault of sheetgen: please report it."),
            )
    return facts
