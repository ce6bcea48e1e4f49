"""The figures that forms ask for on their own account, and those that follow from them."""

from collections.abc import Iterator, Sequence

from sheetgen.measuring.standing import Said
from sheetgen.model.measure import Measure, MeasuredItem
from sheetgen.model.own import OwnFigure, made_by
from sheetgen.model.plan import Activity


def own_measures(
    measured: MeasuredItem, figures: Sequence[OwnFigure], said: Said
) -> Iterator[Measure]:
    """Those of one item; a product that no office reports has none."""
    item = measured.item
    if not figures or (isinstance(item, Activity) and not item.reported):
        return
    by_field = {each.name: each for each in measured.measures}
    for each in figures:
        if item.kind.value not in each.kinds:
            continue
        formula = (
            said.read(item, each.field)
            if each.recipe is None
            else made_by(each.recipe, [by_field[name] for name in each.recipe.of])
        )
        by_field[each.field] = made = Measure.of(each.quantity, formula)
        yield made
