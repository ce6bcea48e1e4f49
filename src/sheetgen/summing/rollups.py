"""Sums up each element: progress, counts by status, money and physical quantity (METHOD 4, 6)."""

from decimal import Decimal

from sheetgen.model.figure import Figure, Gap, first_gap
from sheetgen.model.formulas.ratio import Difference
from sheetgen.model.kinds import Kind
from sheetgen.model.measure import Measure, quantities_of
from sheetgen.model.money import Money
from sheetgen.model.plan import Activity, Element, Plan
from sheetgen.model.quantities import QUANTITIES
from sheetgen.model.report import JudgedItem
from sheetgen.model.role import BUDGET, SPENT
from sheetgen.model.status import Status
from sheetgen.model.summary import ElementSummary
from sheetgen.model.tree import Tree
from sheetgen.summing.means import element_mean, places_of

_NONE = Decimal(0)
_ACTUAL, _TOGETHER = QUANTITIES["actual"], QUANTITIES["physical_sum"]


def roll_up(plan: Plan, items: tuple[JudgedItem, ...]) -> tuple[ElementSummary, ...]:
    """Every element of the plan summed up, in the order of the plan; bands are not judged yet."""
    tree = Tree.of(plan, items)
    return tuple(_summary(element, tree, plan) for element in plan.elements)


def _summary(element: Element, tree: Tree, plan: Plan) -> ElementSummary:
    below = tree.below(element.code)
    paid = paid_below(element.code, tree)
    own = [each for each in tree.own(element.code) if each.measured.item.kind is Kind.ACTIVITY]
    product = tree.product(element.code)
    physical, once = _physical(element, own, product)
    return ElementSummary(
        element=element,
        depth=tree.depth(element),
        progress=element_mean(tree, element.code, plan.choices),
        band=None,
        rule="",
        counts=tuple(
            (status, sum(each.verdict.status is status for each in below)) for status in Status
        ),
        money=money_of(paid),
        physical=physical,
        further=(*_overlap(element, physical, once),),
        places=places_of("progress", below),
    )


def paid_below(code: str, tree: Tree) -> list[JudgedItem]:
    """Whose money an element adds up: its activities, or its product row where it has none."""
    deeper = [each for child in tree.children(code) for each in paid_below(child, tree)]
    own = [each for each in tree.own(code) if each.measured.item.kind is Kind.ACTIVITY]
    product = tree.product(code)
    if not own and not deeper and product is not None:
        return [product]
    return [*own, *deeper]


def total_of(name: str, items: list[JudgedItem]) -> Figure:
    """Money adds exactly; unknown where one part is unknown, and nothing where there is none."""
    figures = [measure.figure for each in items if (measure := _measure(each, name))]
    if not figures:
        return Gap.NOT_APPLICABLE
    gap = first_gap(*figures)
    return gap or sum((each for each in figures if isinstance(each, Decimal)), _NONE)


def money_of(paid: list[JudgedItem]) -> Money:
    """The money of these items, each sum with the cells of its parts."""
    return Money.of(
        total_of(BUDGET, paid),
        total_of(SPENT, paid),
        places_of(BUDGET, paid),
        places_of(SPENT, paid),
    )


def _physical(
    element: Element, own: list[JudgedItem], product: JudgedItem | None
) -> tuple[Measure | None, Measure | None]:
    """What the activities make together, as the roll-up says, and the product beside it.

    None together of units that differ.
    """
    beside = [] if product is None else [product.measured]
    quantities = quantities_of([*(each.measured for each in own), *beside])
    once = quantities[-1] if beside else None
    items = [each.measured.item for each in own]
    if len({item.unit_name for item in items if isinstance(item, Activity)}) != 1:
        return None, once
    parts = tuple(each for each in quantities[: len(own)] if each is not None)
    summed = next((each.quantity for each in parts if each.name != _ACTUAL.name), _ACTUAL)
    codes = tuple(item.code for item in items)
    return Measure.of(_TOGETHER, element.rollup.together(summed, parts, codes)), once


def _overlap(element: Element, whole: Measure | None, once: Measure | None) -> tuple[Measure, ...]:
    """How many units the activities count more than once (rollup unique)."""
    if not element.rollup.counts_once or whole is None or once is None:
        return ()
    overlap = Measure.of(QUANTITIES["overlap"], Difference(whole, once))
    return () if isinstance(overlap.figure, Gap) else (overlap,)


def _measure(judged: JudgedItem, name: str) -> Measure | None:
    return judged.measured.measure(name)
