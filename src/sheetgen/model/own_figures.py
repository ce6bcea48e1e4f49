"""Figures that a form asks for beside those that are judged, or computes of others of its row."""

from collections.abc import Iterable, Sequence
from typing import assert_never

from sheetgen.language.message import own_message
from sheetgen.model.figure import Gap
from sheetgen.model.form import Ask, Column, Form
from sheetgen.model.formula import Formula
from sheetgen.model.formulas.ratio import Difference, Ratio
from sheetgen.model.formulas.read import Reported
from sheetgen.model.formulas.sums import Total
from sheetgen.model.measure import Measure
from sheetgen.model.quantities import QUANTITIES
from sheetgen.model.quantity import OWN, Quantity
from sheetgen.model.recipe import Recipe, Way
from sheetgen.records import Struct


class OwnFigure(Struct, frozen=True, kw_only=True):
    """One of them: ``field`` is its column's, ``kinds`` those of the form that has it.

    ``recipe`` is None where an office types it.
    """

    field: str
    quantity: Quantity
    kinds: tuple[str, ...]
    recipe: Recipe | None


def own_figures(forms: Iterable[Form]) -> tuple[OwnFigure, ...]:
    """Those of all forms, what is typed before what is computed."""
    found = [
        OwnFigure(
            field=column.field,
            quantity=quantity_of(column, form),
            kinds=form.applies_to,
            recipe=column.recipe,
        )
        for form in forms
        for column in form.columns
        if is_own(column)
    ]
    return tuple(sorted(found, key=lambda each: each.recipe is not None))


def is_own(column: Column) -> bool:
    """Whether a column holds a figure that this program gives no meaning to."""
    if column.recipe is not None:
        return True
    return column.ask is Ask.FIGURE and column.field not in QUANTITIES


def quantity_of(column: Column, form: Form) -> Quantity:
    """What a column of figures is, in the words of its heading."""
    if column.field in QUANTITIES:
        return QUANTITIES[column.field]
    word = own_message(column.headings)
    return Quantity(
        name=f"{OWN}{column.field}",
        unit=column.unit,
        word=word,
        meaning=word,
        kinds=form.applies_to,
    )


def made_by(recipe: Recipe, of: Sequence[Measure]) -> Formula:
    """The formula of a computed figure."""
    match recipe.way:
        case Way.RATIO:
            return Ratio(of[0], of[1])
        case Way.DIFFERENCE:
            return Difference(of[0], of[1])
        case Way.SUM:
            return Total(tuple(of))
    assert_never(recipe.way)


def unfilled(form: Form, recipe: Recipe) -> tuple[Formula, tuple[tuple[Measure, Column], ...]]:
    """The formula of a row not filled yet, and the columns that its measures stand in."""
    columns = [form.column(name) for name in recipe.of]
    measures = [
        Measure.of(quantity_of(column, form), Reported(Gap.BLANK, ())) for column in columns
    ]
    return made_by(recipe, measures), tuple(zip(measures, columns, strict=True))
