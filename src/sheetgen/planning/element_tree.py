"""Reads the elements of a plan and checks that they form a tree."""

from sheetgen.language.message import message
from sheetgen.model.plan import Element
from sheetgen.model.rollup import Rollup
from sheetgen.planning.placed_rows import Row, Shape
from sheetgen.sources.spelling import known_words

ELEMENTS = Shape("elements", ("code", "level", "parent", "name", "rollup"))


def read_elements(rows: tuple[Row, ...], levels: list[str] | None) -> tuple[Element, ...]:
    """The elements in the order of the table; every parent known and of a higher level.

    Without ``levels``, as where plan.toml cannot be read, nothing is said of them.
    """
    by_code = {row.required("code"): row for row in rows}
    return tuple(_element(row, by_code, levels) for row in rows)


def _element(row: Row, by_code: dict[str, Row], levels: list[str] | None) -> Element:
    level = row.required("level")
    if levels is not None and level not in levels:
        row.wrong("level", *known_words(level, levels))
    parent = row.text("parent")
    if parent:
        _check_parent(row, parent, by_code, levels)
    rollup, same_as = _rollup(row)
    code = row.required("code")
    return Element(
        code=code,
        level=level,
        parent=parent or None,
        name=row.text("name") or code,
        rollup=rollup,
        same_as=same_as,
        place=row.place("code"),
    )


def _check_parent(row: Row, parent: str, by_code: dict[str, Row], levels: list[str] | None) -> None:
    if parent not in by_code:
        row.wrong("parent", *known_words(parent, list(by_code)))
        return
    above, below = by_code[parent].text("level"), row.text("level")
    if levels is None or not {above, below} <= set(levels):
        return
    if levels.index(above) >= levels.index(below):
        row.wrong(
            "parent",
            message(
                "{parent} is of level {above}, which is not above {level}.",
                parent=parent,
                above=above,
                level=row.text("level"),
            ),
            message("Name a parent of a higher level; [levels] of plan.toml has their order."),
        )


def _rollup(row: Row) -> tuple[Rollup, str | None]:
    word, colon, repeated = row.text("rollup").partition(":")
    named = next((each for each in Rollup if each.repeats and each.value == word), None)
    if named and colon:
        return named, repeated.strip()
    return row.word("rollup", Rollup, Rollup.NONE), None
