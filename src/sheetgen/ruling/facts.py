"""What rules may speak of: every fact declared once, and taken from what was measured.

A fact is a finite number, one of its declared words, or true/false. One that is absent has no key.
Text that offices typed is never a fact.
"""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from sheetgen.errors import RuleError
from sheetgen.language.message import message
from sheetgen.model.declared import declared_facts
from sheetgen.model.figure import Gap
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.office import MeasuredOffice
from sheetgen.model.plan import Plan
from sheetgen.model.rule import FactValue
from sheetgen.model.status import Status
from sheetgen.model.summary import ElementSummary, Index
from sheetgen.ruling.fact import Fact
from sheetgen.ruling.vocabulary import FACTS

Facts = Mapping[str, FactValue]

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
    facts = declared_facts(item, due=measured.due)
    if measured.gap is not None:
        facts["gap"] = measured.gap.value
    by_measure = _by_measure(item.kind.value)
    for measure in measured.measures:
        if isinstance(figure := measure.figure, Decimal):
            for fact in by_measure.get(measure.name, ()):
                facts[fact.name] = -figure if fact.reversed_sign else figure
    return _declared(facts, item.code)


def element_facts(summary: ElementSummary, before: Decimal | None = None) -> dict[str, FactValue]:
    """The facts of an element: its progress and how many items of each status stand below it.

    ``before`` is its progress at the stored period before.
    """
    mean = summary.progress
    facts: dict[str, FactValue] = {
        "kind": "element",
        "n": Decimal(mean.n),
        "left_out": Decimal(mean.left_out),
        "capped": Decimal(mean.capped),
    }
    counts = dict(summary.counts)
    facts |= {status.fact: Decimal(counts.get(status, 0)) for status in Status}
    if isinstance(mean.figure, Gap):
        facts["gap"] = mean.figure.value
    else:
        facts["progress"] = mean.figure
        if before is not None:
            facts["progress_fall"] = before - mean.figure
    for name in ("pim", "accrued", "financial"):
        figure = getattr(summary, name)
        if isinstance(figure, Decimal):
            facts[name] = figure
    return _declared(facts, summary.element.code)


def office_facts(measured: MeasuredOffice) -> dict[str, FactValue]:
    """The facts of an office: whether its file came, and since when it does not."""
    facts: dict[str, FactValue] = {
        "kind": "office",
        "owes": measured.owes,
        "received": measured.received,
        "to_fix": Decimal(measured.to_fix),
        "months_missing_files": Decimal(measured.months_missing),
    }
    if measured.days_late is not None:
        facts["days_late"] = Decimal(measured.days_late)
    return _declared(facts, measured.office.code)


def plan_facts(plan: Plan, index: Index | None, before: Decimal | None) -> dict[str, FactValue]:
    """The facts of a plan: its index, and how far it fell since the stored period before."""
    facts: dict[str, FactValue] = {"kind": "plan"}
    if index is not None and isinstance(index.declared.figure, Decimal):
        facts["index"] = index.declared.figure
        if before is not None:
            facts["index_fall"] = before - index.declared.figure
    return _declared(facts, plan.code)


def _declared(facts: dict[str, FactValue], subject: str) -> dict[str, FactValue]:
    """Stops where a fact is not what it was declared to be: a fault of ours, never a verdict."""
    known = _of_kind(str(facts["kind"]))
    for name, value in facts.items():
        if name not in known or not known[name].admits(value):
            raise RuleError(
                subject,
                message(
                    "The fact '{name}' is {value}, which it cannot be.", name=name, value=str(value)
                ),
                message("This is a fault of sheetgen: please report it."),
            )
    return facts


@cache
def _of_kind(kind: str) -> Mapping[str, Fact]:
    return {fact.name: fact for fact in facts_of(kind)}


@cache
def _by_measure(kind: str) -> Mapping[str, tuple[Fact, ...]]:
    """The facts that are read from each measure: the lag is two of them."""
    found: dict[str, tuple[Fact, ...]] = {}
    for fact in facts_of(kind):
        if fact.is_number and fact.measure:
            found[fact.measure] = (*found.get(fact.measure, ()), fact)
    return found
