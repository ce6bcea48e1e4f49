"""The mean of progress over items or over elements, as a plan declares it (METHOD 6)."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from sheetgen.model.figure import OWED, Figure, Gap, first_gap, quotient
from sheetgen.model.place import Place
from sheetgen.model.plan import IndexChoices, Indicator, Item
from sheetgen.model.report import JudgedItem
from sheetgen.model.summary import Mean, MeanOf, MeanPart
from sheetgen.model.tree import Tree
from sheetgen.records import replace

_NONE = Decimal(0)
_ONE = Fraction(1)


def mean_of(parts: Iterable[MeanPart], choices: IndexChoices, of: MeanOf) -> Mean:
    """The weighted mean in percent, quantised once."""
    made = tuple(_as_counted(part, choices) for part in parts)
    plain = [part.counted for part in made if part.weight is _ONE]  # as nearly all weigh
    alone = [figure for figure in plain if not isinstance(figure, Gap)]
    sums = {_ONE: sum(alone, _NONE)} if alone else {}
    weights = {_ONE: len(alone)} if alone else {}
    for part in made:
        if part.weight is not _ONE and not isinstance(part.counted, Gap):
            sums[part.weight] = sums.get(part.weight, _NONE) + part.counted
            weights[part.weight] = weights.get(part.weight, 0) + 1
    gaps = [part.progress for part in made if isinstance(part.progress, Gap)]
    return Mean(_figure(sums, weights) if weights else _why_none(gaps), of, made, choices.coverage)


def _figure(sums: Mapping[Fraction, Decimal], weights: Mapping[Fraction, int]) -> Decimal:
    """What is summed by weight over all the weights: exact until it is quantised, once."""
    total = sum((Fraction(each) * weight for weight, each in sums.items()), Fraction(0))
    mean = total / sum((weight * n for weight, n in weights.items()), Fraction(0))
    return quotient(Decimal(mean.numerator), Decimal(mean.denominator))


def _as_counted(part: MeanPart, choices: IndexChoices) -> MeanPart:
    """The part itself where it counts for its progress, as nearly all do."""
    figure = counted(part.progress, choices)
    return part if figure == part.counted else replace(part, counted=figure)


def counted(progress: Figure, choices: IndexChoices) -> Figure:
    """What a progress counts for: no more than the cap; a gap is left out.

    One that its office owes counts 0 where the plan says so; what is not rated never does.
    """
    if isinstance(progress, Gap):
        return _NONE if choices.missing_as_zero and progress in OWED else progress
    return progress if choices.cap is None else min(progress, choices.cap)


def _why_none(gaps: list[Gap]) -> Gap:
    """Why there is no mean: an office's reason if there is one, else why nothing is rated."""
    of_offices = [gap for gap in gaps if gap in OWED]
    return first_gap(*(of_offices or gaps)) or Gap.NOT_APPLICABLE


def element_mean(tree: Tree, code: str, choices: IndexChoices) -> Mean:
    """An element's progress: its product row's, else the mean below it as the plan declares."""
    product = tree.product(code)
    if product is not None:
        part = _part(product, _ONE)
        return Mean(part.progress, MeanOf.PRODUCT, (part,))
    holders = tree.holders(code)
    if choices.over_elements and holders not in {(), (code,)}:
        return mean_of(_holding(tree, holders, choices), choices, MeanOf.ELEMENTS)
    return mean_of(_weighted(tree.below(code), choices), choices, MeanOf.ITEMS)


def plan_mean(tree: Tree, choices: IndexChoices) -> Mean:
    """The same rule over the whole plan: over its items, or over the elements that hold items."""
    if choices.over_elements:
        holders = tuple(code for root in tree.roots for code in tree.holders(root))
        return mean_of(_holding(tree, holders, choices), choices, MeanOf.ELEMENTS)
    return mean_of(_weighted(tree.items, choices), choices, MeanOf.ITEMS)


def mean_level_by_level(tree: Tree, choices: IndexChoices) -> Mean:
    """The mean of the top elements, each the mean of its direct children, and so on down."""

    def down(code: str) -> Mean:
        children = [_whole(child, down(child)) for child in tree.children(code)]
        if not children or tree.product(code) is not None:
            return element_mean(tree, code, choices)
        return mean_of([*_weighted(tree.own(code), choices), *children], choices, MeanOf.ELEMENTS)

    return mean_of([_whole(root, down(root)) for root in tree.roots], choices, MeanOf.ELEMENTS)


def _holding(tree: Tree, holders: tuple[str, ...], choices: IndexChoices) -> list[MeanPart]:
    """Each element that holds items counts once, by the mean of its own items."""
    parts: list[MeanPart] = []
    for code in holders:
        product = tree.product(code)
        if product is None:
            parts.append(
                _whole(code, mean_of(_weighted(tree.own(code), choices), choices, MeanOf.ITEMS))
            )
        else:
            parts.append(replace(_part(product, _ONE), code=code))
    return parts


def _whole(code: str, mean: Mean) -> MeanPart:
    """An element's mean as one part of another."""
    figure = mean.figure
    return MeanPart(code=code, progress=figure, counted=figure, weight=_ONE, places=mean.places)


def _weighted(items: Sequence[JudgedItem], choices: IndexChoices) -> list[MeanPart]:
    """Items with their weights: R - r + 1, R the largest rank of the item's element (METHOD 6).

    Ranks order items inside an element: the weights of those that count add to their number, so
    that the element weighs among others as if it had none.
    """
    ranked: dict[str, list[tuple[int, bool]]] = {}
    for each in items:
        item = each.measured.item
        if isinstance(item, Indicator) and item.relevance is not None:
            counts = isinstance(counted(_progress_of(each), choices), Decimal)
            ranked.setdefault(item.element, []).append((item.relevance, counts))
    scales = {element: _scale(ranks) for element, ranks in ranked.items()}
    return [_part(each, _weight(each.measured.item, scales)) for each in items]


def _scale(ranks: list[tuple[int, bool]]) -> tuple[int, Fraction]:
    """The largest rank of an element, and by what its weights are multiplied."""
    largest = max(rank for rank, _ in ranks)
    weights = [largest - rank + 1 for rank, counts in ranks if counts]
    return largest, Fraction(len(weights), sum(weights)) if weights else _ONE


def _weight(item: Item, scales: Mapping[str, tuple[int, Fraction]]) -> Fraction:
    if isinstance(item, Indicator) and item.relevance is not None:
        largest, scale = scales[item.element]
        return (largest - item.relevance + 1) * scale
    return _ONE


def _progress_of(judged: JudgedItem) -> Figure:
    found = judged.measured.measure("progress")
    return Gap.NO_DATA if found is None else found.figure


def _part(judged: JudgedItem, weight: Fraction) -> MeanPart:
    found = judged.measured.measure("progress")
    progress = _progress_of(judged)
    return MeanPart(
        code=judged.measured.item.code,
        progress=progress,
        counted=progress,
        weight=weight,
        places=() if found is None else found.places,
    )


def places_of(name: str, items: Iterable[JudgedItem]) -> tuple[Place, ...]:
    """Every cell behind one figure of the items, each once."""
    found = (each.measured.measure(name) for each in items)
    return tuple(dict.fromkeys(place for each in found if each for place in each.places))
