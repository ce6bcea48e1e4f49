"""A second opinion on summing up: METHOD 4 (money, quantities) and 6 written again from the text.

It knows a tree of elements, items with what was typed of each in a December, and the plan's four
choices; nothing of sheetgen. Figures are Fractions, reasons words, as in the second measurer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from second_opinion.measurer import Told, first, judged, share

OFFICE = ("not-submitted", "unreadable", "claimed-not-applicable", "no-data", "blank")
"""The reasons that are the office's: an item without a figure for one of them is missing."""


@dataclass(frozen=True)
class Node:
    """An element; ``rollup`` is that of its product's quantity."""

    code: str
    level: str
    parent: str | None
    rollup: str = "none"


@dataclass(frozen=True)
class Piece:
    """An item: an indicator (``aim`` is its target), an activity or a product (its goal)."""

    code: str
    element: str
    kind: str
    unit: str
    aim: Told
    actual: Told
    pim: Told = "not-submitted"
    accrued: Told = "not-submitted"
    relevance: int | None = None


@dataclass(frozen=True)
class Choices:
    """What the plan declares of means."""

    cap: int | None
    missing_as_zero: bool
    over_elements: bool


@dataclass(frozen=True)
class Part:
    """Something with a progress in a mean, and how much it weighs."""

    progress: Told
    weight: Fraction = Fraction(1)


@dataclass(frozen=True)
class Averaged:
    """A mean, with what stands beside it."""

    progress: Told
    n: int
    left_out: int
    capped: int


@dataclass(frozen=True)
class Trunk:
    """The whole plan."""

    nodes: Sequence[Node]
    pieces: Sequence[Piece]

    def children(self, code: str | None) -> list[Node]:
        return [each for each in self.nodes if each.parent == code]

    def own(self, code: str) -> list[Piece]:
        return [each for each in self.pieces if each.element == code]

    def below(self, code: str) -> Iterator[Piece]:
        yield from self.own(code)
        for child in self.children(code):
            yield from self.below(child.code)

    def holding(self, code: str) -> Iterator[str]:
        """The elements that hold items, this one and those below it."""
        if self.own(code):
            yield code
        for child in self.children(code):
            yield from self.holding(child.code)

    def product(self, code: str) -> Piece | None:
        return next((each for each in self.own(code) if each.kind == "product"), None)


def quantity(trunk: Trunk, piece: Piece) -> Told:
    """What was executed: typed, or of a product that follows from others what they give."""
    rollup = next(each.rollup for each in trunk.nodes if each.code == piece.element)
    if piece.kind != "product":
        return piece.actual
    if rollup == "sum":
        return added([each.actual for each in works(trunk, piece.element)])
    if rollup.startswith("same-as:"):
        return next(each.actual for each in trunk.pieces if each.code == rollup[8:])
    return piece.actual


def works(trunk: Trunk, code: str) -> list[Piece]:
    return [each for each in trunk.own(code) if each.kind == "activity"]


def added(told: Sequence[Told]) -> Told:
    """An exact sum, unknown where a part is."""
    if not told:
        return "no-data"
    reason = first(*told)
    return reason or sum((each for each in told if not isinstance(each, str)), Fraction(0))


def progress(trunk: Trunk, piece: Piece) -> Told:
    """In December: executed over the goal, or the value over the target."""
    made = share(quantity(trunk, piece), piece.aim)
    return made if isinstance(made, str) else judged(made)


def averaged(parts: Sequence[Part], choices: Choices) -> Averaged:
    """The weighted mean of what counts; each capped, a missing one 0 where the plan says so."""
    counted: list[tuple[Fraction, Fraction]] = []
    capped = 0
    for part in parts:
        told = part.progress
        if isinstance(told, str):
            if choices.missing_as_zero and told in OFFICE:
                counted.append((Fraction(0), part.weight))
            continue
        over = choices.cap is not None and told > choices.cap
        capped += over
        counted.append((Fraction(choices.cap or 0) if over else told, part.weight))
    left_out = len(parts) - len(counted)
    if not counted:
        reasons = [each.progress for each in parts if isinstance(each.progress, str)]
        ours = [each for each in reasons if each in OFFICE]
        return Averaged(first(*(ours or reasons)) or "not-applicable", 0, left_out, 0)
    whole = sum((weight for _, weight in counted), Fraction(0))
    mean = sum((each * weight for each, weight in counted), Fraction(0)) / whole
    return Averaged(judged(mean), len(counted), left_out, capped)


def weighed(trunk: Trunk, pieces: Sequence[Piece], choices: Choices) -> list[Part]:
    """Items with their weights: ranks order the items of an element, and only within it.

    R is the largest rank of the element; an element's ranked items that count weigh together as
    many as they are, so that what they take from one another adds to nothing.
    """
    parts: list[Part] = []
    for piece in pieces:
        told = progress(trunk, piece)
        if piece.relevance is None:
            parts.append(Part(told))
            continue
        ranked = [each for each in trunk.own(piece.element) if each.relevance is not None]
        largest = max(each.relevance or 0 for each in ranked)
        counting = [
            largest - (each.relevance or 0) + 1
            for each in ranked
            if not isinstance(said := progress(trunk, each), str)
            or (choices.missing_as_zero and said in OFFICE)
        ]
        raw = largest - piece.relevance + 1
        weight = Fraction(raw * len(counting), sum(counting)) if counting else Fraction(raw)
        parts.append(Part(told, weight))
    return parts


def of_element(trunk: Trunk, code: str, choices: Choices) -> Averaged:
    """Its product's progress; else the mean over its items, or over those that hold them."""
    product = trunk.product(code)
    if product is not None:
        told = progress(trunk, product)
        known = not isinstance(told, str)
        return Averaged(told, int(known), int(not known), 0)
    holding = list(trunk.holding(code))
    if choices.over_elements and holding not in ([], [code]):
        return averaged(_held(trunk, holding, choices), choices)
    return averaged(weighed(trunk, list(trunk.below(code)), choices), choices)


def _held(trunk: Trunk, codes: Sequence[str], choices: Choices) -> list[Part]:
    """Each element that holds items once, by the mean of its own, or its product's progress."""
    parts = []
    for code in codes:
        product = trunk.product(code)
        if product is not None:
            parts.append(Part(progress(trunk, product)))
        else:
            own = averaged(weighed(trunk, trunk.own(code), choices), choices)
            parts.append(Part(own.progress))
    return parts


def of_plan(trunk: Trunk, choices: Choices) -> Averaged:
    """The index: the same rule over the whole plan."""
    if choices.over_elements:
        holding = [code for root in trunk.children(None) for code in trunk.holding(root.code)]
        return averaged(_held(trunk, holding, choices), choices)
    return averaged(weighed(trunk, trunk.pieces, choices), choices)


def by_levels(trunk: Trunk, choices: Choices) -> Told:
    """The mean of the top elements, each that of its direct children, and so on down."""

    def down(code: str) -> Told:
        children = trunk.children(code)
        if not children or trunk.product(code) is not None:
            return of_element(trunk, code, choices).progress
        own = weighed(trunk, trunk.own(code), choices)
        return averaged([*own, *(Part(down(each.code)) for each in children)], choices).progress

    return averaged([Part(down(each.code)) for each in trunk.children(None)], choices).progress


def money(trunk: Trunk, code: str, of: str) -> Told:
    """The exact sum over the activities below; a product alone in its element stands for itself."""
    paid = list(_paid(trunk, code))
    return added([getattr(each, of) for each in paid]) if paid else "not-applicable"


def _paid(trunk: Trunk, code: str) -> Iterator[Piece]:
    product, deeper = trunk.product(code), []
    for child in trunk.children(code):
        deeper += list(_paid(trunk, child.code))
    own = works(trunk, code)
    if not own and not deeper and product is not None:
        yield product
    yield from own
    yield from deeper


def together(trunk: Trunk, node: Node) -> Told | None:
    """What the element's own activities make together; nothing where their units differ."""
    own = works(trunk, node.code)
    if len({each.unit for each in own}) != 1:
        return None
    whole = added([each.actual for each in own])
    if node.rollup == "mean" and not isinstance(whole, str):
        return judged(whole / len(own))
    return whole


def overlap(trunk: Trunk, node: Node) -> Told | None:
    """Of a total counted once: how many units its activities count again."""
    product, whole = trunk.product(node.code), together(trunk, node)
    if node.rollup != "unique" or product is None or whole is None or isinstance(whole, str):
        return None
    told = quantity(trunk, product)
    return None if isinstance(told, str) else whole - told


def outside(trunk: Trunk, node: Node) -> Fraction:
    """How far a total counted once lies outside [largest part, sum of parts] (METHOD 7)."""
    product, own = trunk.product(node.code), works(trunk, node.code)
    if node.rollup != "unique" or product is None:
        return Fraction(0)
    total = quantity(trunk, product)
    known = [each.actual for each in own if not isinstance(each.actual, str)]
    if isinstance(total, str) or not known or len({each.unit for each in (product, *own)}) != 1:
        return Fraction(0)
    over = total - sum(known, Fraction(0)) if len(known) == len(own) else Fraction(0)
    return max(over, max(known) - total, Fraction(0))
