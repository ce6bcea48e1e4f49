"""Which alert follows from which: a reader acts on the cause, and the rest goes with it.

A rule names the rules it explains. Its alert on an office explains those on the items that the
office reports first, and on the elements that hold no other items; on an element, those on what
lies below; on an item, those on the same item. Of several causes offices go first, for they can
act, then the widest.
A product that repeats an activity (``same-as``) repeats its alerts.
"""

from collections.abc import Iterator, Mapping, Sequence

from sheetgen.model.kinds import Kind
from sheetgen.model.plan import Plan
from sheetgen.model.report import JudgedItem
from sheetgen.model.rule import Rule
from sheetgen.model.summary import Alert
from sheetgen.model.tree import Tree
from sheetgen.records import replace

_Reach = Mapping[str, frozenset[str]]


def with_causes(
    alerts: Sequence[Alert], items: tuple[JudgedItem, ...], plan: Plan, rules: tuple[Rule, ...]
) -> list[Alert]:
    """The same alerts in the same order, each with the first cause that explains it."""
    reach = _reach(plan, items)
    explains = {rule.code: rule.explains for rule in rules}
    causes = dict(_repeated(alerts, plan))
    offices = {office.code for office in plan.offices}
    in_turn = sorted(
        alerts,
        key=lambda alert: (alert.subject not in offices, -len(reach.get(alert.subject, ()))),
    )
    by_rule: dict[str, dict[str, list[Alert]]] = {}
    for alert in alerts:
        by_rule.setdefault(alert.rule, {}).setdefault(alert.subject, []).append(alert)
    for cause in in_turn:
        for alert in _explained(cause, by_rule, explains.get(cause.rule, ()), reach):
            if not _follows(cause.id, alert.id, causes):
                causes.setdefault(alert.id, cause.id)
    return [replace(alert, cause=causes.get(alert.id, "")) for alert in alerts]


def _explained(
    cause: Alert,
    alerts: Mapping[str, Mapping[str, Sequence[Alert]]],
    rules: Sequence[str],
    reach: _Reach,
) -> Iterator[Alert]:
    """The alerts, by rule and subject, that the cause may explain; the fewer are gone through."""
    within = reach.get(cause.subject, frozenset()) | {cause.subject} if rules else frozenset()
    for rule in rules:
        subjects = alerts.get(rule, {})
        smaller, larger = sorted((within, subjects), key=len)
        for subject in smaller:
            if subject in larger:
                yield from subjects[subject]


def _follows(cause: str, alert: str, causes: Mapping[str, str]) -> bool:
    """Whether the cause is, or itself follows from, the alert: never in a circle."""
    while cause != alert and cause in causes:
        cause = causes[cause]
    return cause == alert


def _reach(plan: Plan, items: tuple[JudgedItem, ...]) -> _Reach:
    """What lies below each element, and what each office alone answers for."""
    tree = Tree.of(plan, items)
    items_below = {
        element.code: frozenset(each.measured.item.code for each in tree.below(element.code))
        for element in plan.elements
    }
    below = {code: codes.union(tree.elements_below(code)) for code, codes in items_below.items()}
    answers_for: dict[str, set[str]] = {office.code: set() for office in plan.offices}
    reporter = {each.measured.item.code: each.measured.item.offices[:1] for each in items}
    for code, first in reporter.items():
        for office in first:
            answers_for.setdefault(office, set()).add(code)
    for element, codes in items_below.items():
        alone = {reporter[code] for code in codes}
        if len(alone) == 1:
            for office in next(iter(alone)):
                answers_for[office].add(element)
    return below | {office: frozenset(codes) for office, codes in answers_for.items()}


def _repeated(alerts: Sequence[Alert], plan: Plan) -> Iterator[tuple[str, str]]:
    """The alerts of a product that repeats an activity follow from the activity's own."""
    there = {alert.id for alert in alerts}
    same_as = {each.code: each.same_as for each in plan.elements if each.same_as is not None}
    products = {
        item.code: same_as[item.element]
        for item in plan.activities
        if item.kind is Kind.PRODUCT and item.element in same_as
    }
    for alert in alerts:
        original = f"{alert.rule}:{products.get(alert.subject, '')}"
        if original in there:
            yield alert.id, original
