"""The index of a policy, as declared, and what other choices would give (METHOD 6)."""

from decimal import Decimal

from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.model.report import JudgedItem
from sheetgen.model.summary import Falls, Index
from sheetgen.model.tree import Tree
from sheetgen.records import replace
from sheetgen.summing.means import counted, element_mean, mean_level_by_level, plan_mean

_CAP_150 = Decimal(150)


def index(plan: Plan, items: tuple[JudgedItem, ...]) -> Index | None:
    """The declared index with its sensitivity; a programme has none."""
    if not plan.kind.has_index:
        return None
    tree = Tree.of(plan, items)
    declared = plan.choices
    others = (
        ("declared", declared),
        ("missing-zero", replace(declared, missing_as_zero=True)),
        ("cap-150", replace(declared, cap=_CAP_150)),
        ("uncapped", replace(declared, cap=None)),
        ("over-elements", replace(declared, over_elements=True)),
    )
    means = (
        *((name, plan_mean(tree, choices)) for name, choices in others),
        ("level-by-level", mean_level_by_level(tree, declared)),
    )
    return Index(
        declared=plan_mean(tree, declared),
        sensitivity=tuple((name, mean.figure) for name, mean in means),
        places=tuple((name, mean.places) for name, mean in means),
    )


def falls(
    since: Period, plan: Plan, then: tuple[JudgedItem, ...], now: tuple[JudgedItem, ...]
) -> Falls:
    """How far elements and the index fell between two periods, over what counts in both."""
    alike = _counting(plan, then) & _counting(plan, now)
    before, after = (_only(plan, items, alike) for items in (then, now))
    whole = Tree.of(plan, now)
    progress: list[tuple[str, Decimal]] = []
    for element in plan.elements:
        product = whole.product(element.code)
        if product is None or product.measured.item.code in alike:
            was, stands = (
                element_mean(tree, element.code, plan.choices).figure for tree in (before, after)
            )
            if isinstance(was, Decimal) and isinstance(stands, Decimal):
                progress.append((element.code, was - stands))
    return Falls(since=since, progress=tuple(progress), index=_fall(plan, before, after))


def _fall(plan: Plan, before: Tree, after: Tree) -> Decimal | None:
    if not plan.kind.has_index:
        return None
    was, stands = (plan_mean(tree, plan.choices).figure for tree in (before, after))
    return was - stands if isinstance(was, Decimal) and isinstance(stands, Decimal) else None


def _counting(plan: Plan, items: tuple[JudgedItem, ...]) -> frozenset[str]:
    """The items that count in a mean, by the plan's choices."""
    return frozenset(
        each.measured.item.code
        for each in items
        if (found := each.measured.measure("progress")) is not None
        and isinstance(counted(found.figure, plan.choices), Decimal)
    )


def _only(plan: Plan, items: tuple[JudgedItem, ...], codes: frozenset[str]) -> Tree:
    return Tree.of(plan, tuple(each for each in items if each.measured.item.code in codes))
