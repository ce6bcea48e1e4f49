"""The index of a policy, as declared, and what other choices would give (METHOD 6)."""

from dataclasses import replace
from decimal import Decimal

from sheetgen.model.period import Period
from sheetgen.model.plan import Plan, PlanKind
from sheetgen.model.report import JudgedItem
from sheetgen.model.summary import ElementSummary, Index, Standing
from sheetgen.summing.means import mean_level_by_level, plan_mean
from sheetgen.summing.tree import Tree

_CAP_150 = Decimal(150)


def index(plan: Plan, items: tuple[JudgedItem, ...]) -> Index | None:
    """The declared index with its sensitivity; a programme has none."""
    if plan.kind is PlanKind.PROGRAMME:
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


def standing(period: Period, elements: tuple[ElementSummary, ...], whole: Index | None) -> Standing:
    """Where a plan stood, for a later period to be held against."""
    progress = ((each.element.code, each.progress.figure) for each in elements)
    declared = None if whole is None else whole.declared.figure
    return Standing(
        period=period,
        progress=tuple((code, figure) for code, figure in progress if isinstance(figure, Decimal)),
        index=declared if isinstance(declared, Decimal) else None,
    )
