"""Reads the figures that a form asks for on its own account, and those it computes."""

import re
from collections.abc import Sequence

from sheetgen.language.message import message
from sheetgen.model.form import Ask, Column
from sheetgen.model.quantities import QUANTITIES
from sheetgen.model.recipe import Recipe, Way
from sheetgen.sources.spelling import meant
from sheetgen.sources.yaml_source import Node

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_PAIRS = {Way.RATIO, Way.DIFFERENCE}


def recipe_in(node: Node) -> Recipe:
    """`{ratio: [women, people]}`: one way, and the fields of the columns it takes.

    Raises the error of its file, at the line, where it is another way or its fields are not two.
    """
    keys = node.closed((), tuple(way.value for way in Way))
    if len(keys) != 1:
        raise node.wrong(
            message("A figure is computed in one way; found {n}.", n=len(keys)),
            message("Write one of {words}.", words=tuple(way.value for way in Way)),
        )
    ((name, fields),) = keys.items()
    way, of = Way(name), tuple(each.text for each in fields.list)
    if len(of) < 2 or (way in _PAIRS and len(of) > 2):  # noqa: PLR2004 - of two figures
        raise fields.wrong(
            message("A {way} takes two fields; found {n}.", way=name, n=len(of)),
            message("Write their names: [women, people]."),
        )
    return Recipe(way, of)


def check_own(node: Node, column: Column) -> None:
    """Stops where a figure has no unit, or bears a name that means something already.

    Raises the error of its file, at the line.
    """
    if column.field in QUANTITIES or not _NAME.fullmatch(column.field):
        raise node.keys["field"].wrong(
            message(
                "The field {field} cannot name a figure of a form's own.", field=repr(column.field)
            ),
            message("Write another name in small letters, digits and '_'."),
        )
    if column.unit == "text":
        raise node.wrong(
            message("A figure that is asked has a unit."),
            message("Write `unit: number`, `unit: soles`, or `unit: item`."),
        )


def check_computed(node: Node, columns: Sequence[Column]) -> None:
    """What is computed follows from figures of the same row, asked or computed before it.

    Raises the error of its file, at the line, where it does not.
    """
    known = [column.field for column in columns if column.ask is Ask.FIGURE]
    for column, at in zip(columns, node.list, strict=True):
        if column.recipe is None:
            continue
        check_own(at, column)
        for field in column.recipe.of:
            if field not in known:
                raise at.keys["computes"].wrong(
                    message("No figure {field} stands in this form.", field=repr(field)),
                    meant(field, known),
                )
        known.append(column.field)
