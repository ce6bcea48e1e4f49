"""Which alert follows from which: a reader acts on the cause, and the rest goes with it.

A rule names the rules it explains. Its alert on an office explains those on the items that the
office reports first, and on the elements that hold no other items; on an element, those on what
lies below; on an item, those on the same item. Of several causes offices go first, for they can
act, then the widest.
A product that repeats an activity (``same-as``) repeats its alerts.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sheetgen.model.plan import Kind, Plan
from sheetgen.model.report import JudgedItem
from sheetgen.model.rule import Rule
from sheetgen.model.summary import Alert
from sheetgen.summing.tree import Tree

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
    for cause in in_turn:
        for alert in _explained(cause, alerts, explains.get(cause.rule, ()), reach):
            if not _follows(cause.id, alert.id, causes):
                causes.setdefault(alert.id, cause.id)
    return [replace(alert, cause=causes.get(alert.id, "")) for alert in alerts]


def _explained(
    cause: Alert, alerts: Sequence[Alert], rules: Sequence[str], reach: _Reach
) -> Iterator[Alert]:
    if rules:
        within = reach.get(cause.subject, frozenset()) | {cause.subject}
        yield from (each for each in alerts if each.rule in rules and each.subject in within)


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
    reported = {
        office.code: frozenset(
            each.measured.item.code
            for each in items
            if each.measured.item.offices[:1] == (office.code,)
        )
        for office in plan.offices
    }
    answers_for = {
        office: mine.union(code for code, codes in items_below.items() if codes and codes <= mine)
        for office, mine in reported.items()
    }
    return below | answers_for


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
