"""The items that a mean of progress rests on, and the cells those were read from (METHOD 6)."""

from collections.abc import Iterable

from sheetgen.model.figure import OWED, Gap
from sheetgen.model.place import Place
from sheetgen.model.plan import IndexChoices
from sheetgen.model.report import JudgedItem
from sheetgen.summing.tree import Tree


def element_basis(tree: Tree, code: str, choices: IndexChoices) -> tuple[JudgedItem, ...]:
    """The items that count in an element's mean."""
    product = tree.product(code)
    if product is not None:
        return (product,)
    if choices.over_elements:
        return _counted(_held(tree, tree.holders(code)), choices)
    return _counted(tree.below(code), choices)


def plan_basis(tree: Tree, choices: IndexChoices) -> tuple[JudgedItem, ...]:
    """The items that count in the whole plan's mean."""
    if choices.over_elements:
        holders = [code for root in tree.roots for code in tree.holders(root)]
        return _counted(_held(tree, holders), choices)
    return _counted(tree.items, choices)


def basis_level_by_level(tree: Tree, choices: IndexChoices) -> tuple[JudgedItem, ...]:
    """The items that count in the mean of elements, level by level."""

    def down(code: str) -> tuple[JudgedItem, ...]:
        product = tree.product(code)
        if product is not None:
            return (product,)
        below = (each for child in tree.children(code) for each in down(child))
        return (*tree.own(code), *below)

    return _counted(tuple(each for root in tree.roots for each in down(root)), choices)


def _counted(items: tuple[JudgedItem, ...], choices: IndexChoices) -> tuple[JudgedItem, ...]:
    """Those that a mean counts; where it counts none, they are all why there is no mean."""
    found = tuple(each for each in items if _counts(each, choices))
    return found or items


def _counts(judged: JudgedItem, choices: IndexChoices) -> bool:
    measure = judged.measured.measure("progress")
    if measure is None or not isinstance(measure.figure, Gap):
        return measure is not None
    return choices.missing_as_zero and measure.figure in OWED


def _held(tree: Tree, holders: Iterable[str]) -> tuple[JudgedItem, ...]:
    """Of each element its product row, or its own items where it has none."""
    products = ((tree.product(code), tree.own(code)) for code in holders)
    return tuple(
        each for product, own in products for each in (own if product is None else (product,))
    )


def places_of(name: str, items: Iterable[JudgedItem]) -> tuple[Place, ...]:
    """Every cell behind one figure of the items, each once."""
    found = (each.measured.measure(name) for each in items)
    return tuple(dict.fromkeys(place for each in found if each for place in each.places))
