"""What rules may speak of: every fact declared once, and taken from what was measured.

A fact is a finite number, one of its declared words, or true/false. One that is absent has no key.
Text that offices typed is never a fact.
"""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from sheetgen.errors import RuleError
from sheetgen.language.message import message
from sheetgen.model.declared import calendar_facts, declared_facts
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.office import MeasuredOffice
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.model.quantity import OWN
from sheetgen.model.rule import FactValue
from sheetgen.model.summary import ElementSummary, Index, OfficeSummary, counted
from sheetgen.ruling.fact import Fact
from sheetgen.ruling.vocabulary import FACTS, own_fact

Facts = Mapping[str, FactValue]

_BY_NAME = {fact.name: fact for fact in FACTS}


def fact_named(name: str) -> Fact | None:
    """The declared fact of this name; one that begins with "form_" is a form's own figure."""
    return own_fact(name) if name.startswith(OWN) else _BY_NAME.get(name)


@cache
def facts_of(kind: str) -> tuple[Fact, ...]:
    """The facts that a subject of this kind may have."""
    return tuple(fact for fact in FACTS if kind in fact.kinds)


def item_facts(measured: MeasuredItem) -> dict[str, FactValue]:
    """The facts of an item: its figures, why there is no progress, and its declared words."""
    item = measured.item
    facts = declared_facts(item, measured.period, due=measured.due)
    if measured.gap is not None:
        facts["gap"] = measured.gap.value
    by_measure = _by_measure(item.kind.value)
    for measure in measured.measures:
        if isinstance(figure := measure.figure, Decimal):
            for fact in by_measure.get(measure.name, ()):
                facts[fact.name] = -figure if fact.reversed_sign else figure
            if measure.quantity.is_own:
                facts[measure.name] = figure
    return _declared(facts, item.code)


def element_facts(
    summary: ElementSummary, period: Period, fall: Decimal | None = None
) -> dict[str, FactValue]:
    """The facts of an element: its progress and how many items of each status stand below it.

    ``fall`` is by how many points it fell since the stored period before.
    """
    facts: dict[str, FactValue] = {
        "kind": "element",
        "element": summary.element.code,
        **calendar_facts(period),
        **_known(summary.figures, "element"),
    }
    if isinstance(progress := summary.progress.figure, Gap):
        facts["gap"] = progress.value
    elif fall is not None:
        facts["progress_fall"] = fall
    return _declared(facts, summary.element.code)


def _known(figures: Mapping[str, Figure], kind: str) -> dict[str, Decimal]:
    """The figures that rules may speak of; a gap is none."""
    facts = _of_kind(kind)
    return {
        name: figure
        for name, figure in figures.items()
        if isinstance(figure, Decimal) and name in facts
    }


def office_facts(
    measured: MeasuredOffice, summary: OfficeSummary | None, period: Period
) -> dict[str, FactValue]:
    """The facts of an office: whether its file came, since when it does not, and its items."""
    figures = {"n": Decimal(0), **counted(())} if summary is None else summary.figures
    facts: dict[str, FactValue] = {
        "kind": "office",
        "office": measured.office.code,
        **calendar_facts(period),
        "owes": measured.owes,
        "received": measured.received,
        "to_fix": Decimal(measured.to_fix),
        "months_missing_files": Decimal(measured.months_missing),
        **_known(figures, "office"),
    }
    if measured.days_late is not None:
        facts["days_late"] = Decimal(measured.days_late)
    return _declared(facts, measured.office.code)


def plan_facts(
    plan: Plan, index: Index | None, fall: Decimal | None, period: Period
) -> dict[str, FactValue]:
    """The facts of a plan: its index, and how far it fell since the stored period before."""
    facts: dict[str, FactValue] = {"kind": "plan", **calendar_facts(period)}
    if index is not None and isinstance(index.declared.figure, Decimal):
        facts["index"] = index.declared.figure
        if fall is not None:
            facts["index_fall"] = fall
    return _declared(facts, plan.code)


def decision_facts(overdue: int, days: Decimal, period: Period) -> dict[str, FactValue]:
    """The facts of the decisions on one subject: how many are overdue, the oldest by how long."""
    facts: dict[str, FactValue] = {
        "kind": "decision",
        **calendar_facts(period),
        "decisions_overdue": Decimal(overdue),
        "days_overdue": days,
    }
    return _declared(facts, "decision")


def commitment_facts(days: Decimal, period: Period) -> dict[str, FactValue]:
    """The facts of what an office promised of an item: for how long its day has passed."""
    facts: dict[str, FactValue] = {
        "kind": "commitment",
        **calendar_facts(period),
        "measure_days_overdue": days,
    }
    return _declared(facts, "commitment")


def _declared(facts: dict[str, FactValue], subject: str) -> dict[str, FactValue]:
    """Stops where a fact is not what it was declared to be: a fault of ours, never a verdict."""
    known = _of_kind(str(facts["kind"]))
    for name, value in facts.items():
        fact = own_fact(name) if name.startswith(OWN) else known.get(name)
        if fact is None or not fact.admits(value):
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
