"""The mean of progress over items or over elements, as a plan declares it (METHOD 6)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sheetgen.model.figure import OWED, Figure, Gap, first_gap, quotient
from sheetgen.model.plan import IndexChoices, Indicator, Item, Kind
from sheetgen.model.report import JudgedItem
from sheetgen.model.summary import Mean
from sheetgen.summing.tree import Tree

_NONE = Decimal(0)
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Part:
    """One progress in percent, or why there is none, and its weight in a mean."""

    progress: Figure
    weight: Decimal


def mean_of(parts: Iterable[Part], choices: IndexChoices) -> Mean:
    """The weighted mean in percent, quantised once.

    Each part is capped; one without a figure is left out, or counts 0 where the plan says so and
    the reason is the office's (what is not rated is never counted as 0).
    """
    total = weights = _NONE
    n = left_out = capped = 0
    gaps: list[Gap] = []
    for part in parts:
        progress = part.progress
        if isinstance(progress, Gap):
            gaps.append(progress)
            if not (choices.missing_as_zero and progress in OWED):
                left_out += 1
                continue
            progress = _NONE
        if choices.cap is not None and progress > choices.cap:
            progress = choices.cap
            capped += 1
        n += 1
        total += progress * part.weight
        weights += part.weight
    figure: Figure = quotient(total, weights) if weights else _why_none(gaps)
    return Mean(figure, n, left_out, capped)


def _why_none(gaps: list[Gap]) -> Gap:
    """Why there is no mean: an office's reason if there is one, else why nothing is rated."""
    of_offices = [gap for gap in gaps if gap in OWED]
    return first_gap(*(of_offices or gaps)) or Gap.NOT_APPLICABLE


def element_mean(tree: Tree, code: str, choices: IndexChoices) -> Mean:
    """An element's progress: its product row's, else the mean below it as the plan declares."""
    parts = [part for _, part in element_parts(tree, code, choices)]
    if tree.product(code) is not None:
        progress = parts[0].progress
        has = not isinstance(progress, Gap)
        return Mean(progress, int(has), int(not has), 0)
    return mean_of(parts, choices)


def element_parts(tree: Tree, code: str, choices: IndexChoices) -> tuple[tuple[str, Part], ...]:
    """What an element's progress is made of, by code: its product row, items or elements."""
    product = tree.product(code)
    if product is not None:
        return ((product.measured.item.code, Part(_progress(product), _ONE)),)
    holders = tree.holders(code)
    if choices.over_elements and holders != (code,):
        return tuple(zip(holders, _holding(tree, holders, choices), strict=True))
    below = tree.below(code)
    codes = (each.measured.item.code for each in below)
    return tuple(zip(codes, _weighted(below), strict=True))


def plan_mean(tree: Tree, choices: IndexChoices) -> Mean:
    """The same rule over the whole plan: over its items, or over the elements that hold items."""
    if choices.over_elements:
        holders = tuple(code for root in tree.roots for code in tree.holders(root))
        return mean_of(_holding(tree, holders, choices), choices)
    return mean_of(_weighted(tree.items), choices)


def mean_level_by_level(tree: Tree, choices: IndexChoices) -> Mean:
    """The mean of the top elements, each the mean of its direct children, and so on down."""

    def down(code: str) -> Figure:
        children = [Part(down(child), _ONE) for child in tree.children(code)]
        if not children or tree.product(code) is not None:
            return element_mean(tree, code, choices).figure
        return mean_of([*children, *_weighted(tree.own(code))], choices).figure

    return mean_of([Part(down(root), _ONE) for root in tree.roots], choices)


def _holding(tree: Tree, holders: tuple[str, ...], choices: IndexChoices) -> list[Part]:
    """Each element that holds items counts once, by the mean of its own items."""
    parts: list[Part] = []
    for code in holders:
        product = tree.product(code)
        own = mean_of(_weighted(tree.own(code)), choices).figure
        parts.append(Part(own if product is None else _progress(product), _ONE))
    return parts


def _weighted(items: Sequence[JudgedItem]) -> list[Part]:
    """Items with their weights: R - r + 1, R the largest rank of the item's element (METHOD 6)."""
    largest: dict[str, int] = {}
    for each in items:
        item = each.measured.item
        if isinstance(item, Indicator) and item.relevance is not None:
            largest[item.element] = max(largest.get(item.element, 0), item.relevance)
    return [Part(_progress(each), _weight(each.measured.item, largest)) for each in items]


def _weight(item: Item, largest: dict[str, int]) -> Decimal:
    if item.kind is Kind.INDICATOR and isinstance(item, Indicator) and item.relevance is not None:
        return Decimal(largest[item.element] - item.relevance + 1)
    return _ONE


def _progress(judged: JudgedItem) -> Figure:
    found = judged.measured.measure("progress")
    return Gap.NO_DATA if found is None else found.figure
