"""What an element's progress is a mean of: each part, what it counts for and its weight."""

from decimal import Decimal

from sheetgen.model.explanation import ElementPart
from sheetgen.model.figure import OWED, Figure, Gap
from sheetgen.model.plan import IndexChoices, Plan
from sheetgen.model.report import JudgedItem
from sheetgen.summing.means import element_parts
from sheetgen.summing.tree import Tree

_NONE = Decimal(0)


def parts_of(
    plan: Plan, items: tuple[JudgedItem, ...], code: str
) -> tuple[tuple[ElementPart, ...], bool]:
    """The parts of an element's mean, and whether its product row stands for the whole."""
    tree = Tree.of(plan, items)
    parts = tuple(
        ElementPart(
            code=name,
            progress=part.progress,
            counted=part.progress if tree.product(code) else _counted(part.progress, plan.choices),
            weight=part.weight,
        )
        for name, part in element_parts(tree, code, plan.choices)
    )
    return parts, tree.product(code) is not None


def _counted(progress: Figure, choices: IndexChoices) -> Figure:
    """What a progress counts for: cut to the cap, or 0 where a missing one counts as 0."""
    if isinstance(progress, Gap):
        return _NONE if choices.missing_as_zero and progress in OWED else progress
    return progress if choices.cap is None else min(progress, choices.cap)
