"""What a matrix says otherwise than the plan that is there: what would change it, line by line."""

from collections.abc import Iterator
from decimal import Decimal

from sheetgen.model.figure import Figure
from sheetgen.model.in_force import before_revisions, in_force
from sheetgen.model.period import Period
from sheetgen.model.plan import Indicator, Item, Plan
from sheetgen.model.revision import Field, Said
from sheetgen.records import Struct

_OF_INDICATORS, _OF_WORK = (Field.BASELINE, Field.OFFICES), (Field.GOAL, Field.PIM, Field.OFFICES)


class Line(Struct, frozen=True, kw_only=True):
    """A line of revisions.csv without what only people know: from when, why, and by whom.

    ``was`` is what the plan says, "" where it says nothing.
    """

    code: str
    field: Field
    period: Period | None
    value: str
    was: str


class Otherwise(Struct, frozen=True, kw_only=True):
    """What a plan lacks to be what the matrix says; ``gone`` are items that this has no more."""

    lines: tuple[Line, ...]
    new: tuple[Item, ...]
    gone: tuple[Item, ...]


def otherwise(held: Plan, imported: Plan) -> Otherwise:
    """Compare what is in force in the last month of a plan with what a matrix says of it.

    What the matrix does not say, as a budget, is not compared; nor are traits of indicators, of
    which an import takes some without a cell.
    """
    month = held.until or imported.until
    now = in_force(held, month) if month is not None else held
    mine, its = {e.code: e for e in now.items}, {e.code: e for e in imported.items}
    return Otherwise(
        lines=tuple(
            line for code, item in its.items() if code in mine for line in _of(item, now, imported)
        ),
        new=tuple(item for code, item in its.items() if code not in mine),
        gone=tuple(item for code, item in mine.items() if code not in its),
    )


def _of(item: Item, held: Plan, imported: Plan) -> Iterator[Line]:
    indicator = isinstance(item, Indicator)
    for field in _OF_INDICATORS if indicator else _OF_WORK:
        yield from _line(item, field, None, held, imported)
    field = Field.TARGET if indicator else Field.PROGRAMMED
    table = imported.targets if indicator else imported.schedule
    said = [period for period, _ in table.of_item(item.code).dated]
    for period in said:
        yield from _line(item, field, period, held, imported)
    for period, figure in () if indicator or not said else held.schedule.of_item(item.code).dated:
        if period not in said and figure:
            was = _text(figure)
            yield Line(code=item.code, field=field, period=period, value="0", was=was)


def _line(
    item: Item, field: Field, period: Period | None, held: Plan, imported: Plan
) -> Iterator[Line]:
    said = _text(before_revisions(imported, item.code, field, period))
    was = _text(before_revisions(held, item.code, field, period))
    if said and said != was:
        yield Line(code=item.code, field=field, period=period, value=said, was=was)


def _text(said: Said | Figure | None) -> str:
    """A figure or offices as the tables of a plan write them; "" for what is not said."""
    if isinstance(said, tuple):
        return ";".join(said)
    return f"{said.normalize():f}" if isinstance(said, Decimal) else ""
