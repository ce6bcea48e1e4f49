"""Reads ``revisions.csv`` and ``renamed.csv``: what was changed in a plan, and from when."""

from collections.abc import Mapping

from sheetgen.errors import PlanError
from sheetgen.language.message import Message, message
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.in_force import renamings
from sheetgen.model.period import Period
from sheetgen.model.plan import Activity, Indicator, Item
from sheetgen.model.revision import Field, Renamed, Revision, Said
from sheetgen.model.traits import Direction
from sheetgen.planning.gathered_faults import Gathered
from sheetgen.planning.items import check_direction, offices_of, zero_or_more
from sheetgen.planning.placed_rows import Row, Shape
from sheetgen.records import Struct
from sheetgen.sources.spelling import known_words, meant

REVISIONS = Shape("revisions", ("code", "field", "period", "value", "from", "reason", "approver"))
RENAMED = Shape("renamed", ("old", "new", "from"))

_OF_INDICATORS = (Field.TARGET, Field.BASELINE, Field.DIRECTION, Field.OFFICES)
_OF_WORK = (Field.GOAL, Field.PIM, Field.PROGRAMMED, Field.OFFICES)


def month_of_plan(row: Row, column: str, first: Period | None, last: Period | None) -> Period:
    """A month of a plan that runs from ``first`` until ``last``, each None where it is open.

    Raises PlanError at the cell where it is outside.
    """
    month = row.period(column)
    before = first is not None and month < first
    if before or (last is not None and month > last):
        raise PlanError(
            str(row.place(column)),
            message(
                "holds {found}, and the plan runs from {first} until {last}.",
                found=month,
                first=first or "…",
                last=last or "…",
            ),
            message("Name a month of the plan, or correct from and until in plan.toml."),
        )
    return month


class Bounds(Struct, frozen=True, kw_only=True):
    """What a line must keep to: the plan's items, offices and months, and how they were renamed."""

    items: Mapping[str, Item]
    offices: list[str]
    first: Period | None
    last: Period | None
    renamed: tuple[Renamed, ...] = ()

    def month(self, row: Row, column: str) -> Period:
        """A month of the plan.

        Raises PlanError at the cell where it is outside the plan.
        """
        return month_of_plan(row, column, self.first, self.last)

    def item(self, row: Row) -> Item:
        """The item that a line is about, by the code it bears today.

        Raises PlanError at the cell where no item bears it.
        """
        code = row.required("code")
        if code in self.items:
            return self.items[code]
        today = next((each.new for each in self.renamed if each.old == code), None)
        if today is not None:
            raise PlanError(
                str(row.place("code")),
                message("holds {found}, which was renamed.", found=repr(code)),
                message("Write the code of today, {code}.", code=repr(today)),
            )
        raise PlanError(str(row.place("code")), *known_words(code, list(self.items)))


def read_revisions(
    rows: tuple[Row, ...], bounds: Bounds, gathered: Gathered
) -> tuple[Revision, ...]:
    """The revisions in the order of the table.

    Raises PlanError for an item, field or month that does not exist, a value that is none of that
    field, and for a field revised twice from the same month.
    """
    found: dict[tuple[object, ...], Revision] = {}
    for row in rows:
        if row.is_spoilt:
            continue
        with gathered.caught():
            each = _revision(row, bounds)
            key = each.code, each.field, each.period, each.from_
            if key in found:
                raise PlanError(
                    str(row.place("code")),
                    message(
                        "revises again, from the same month, what {other} revises.",
                        other=str(found[key].place),
                    ),
                    message("Keep one of the two lines, or correct the month of one."),
                )
            found[key] = each
    return tuple(found.values())


def _revision(row: Row, bounds: Bounds) -> Revision:
    item = bounds.item(row)
    field = _field(row, item)
    from_ = bounds.month(row, "from")
    return Revision(
        code=item.code,
        field=field,
        period=_period(row, field, bounds),
        value=_value(row, item, field, bounds),
        from_=from_,
        reason=row.required("reason"),
        approver=row.required("approver"),
        place=row.place("value"),
    )


def _field(row: Row, item: Item) -> Field:
    """What is revised; of an item of another kind it is told which it has."""
    mine = _OF_INDICATORS if isinstance(item, Indicator) else _OF_WORK
    field = row.word("field", Field)
    if field not in mine:
        raise PlanError(
            str(row.place("field")),
            message(
                "holds {found}, which {code} has none of.",
                found=repr(row.text("field")),
                code=item.code,
            ),
            message("Write one of {known}.", known=[each.value for each in mine]),
        )
    return field


def _period(row: Row, field: Field, bounds: Bounds) -> Period | None:
    """The month that a target or a programmed quantity is for; of other fields there is none."""
    if field.by_month:
        return bounds.month(row, "period")
    if row.text("period"):
        raise PlanError(
            str(row.place("period")),
            message(
                "holds {found}, but only a target or what is programmed is for one month.",
                found=repr(row.text("period")),
            ),
            message("Leave it empty; write the month from which it is in force under from."),
        )
    return None


def _value(row: Row, item: Item, field: Field, bounds: Bounds) -> Said:
    row.required("value")
    match field:
        case Field.OFFICES:
            return offices_of(row, bounds.offices, "value")
        case Field.DIRECTION:
            direction = row.word("value", Direction)
            if isinstance(item, Indicator):
                check_direction(direction, item.aggregation, row.place("value"))
            return direction
        case Field.TARGET:
            return row.in_unit("value", Gap.NO_TARGET, in_percent=item.in_percent)
        case Field.BASELINE:
            return row.in_unit("value", Gap.NO_DATA, in_percent=item.in_percent)
        case Field.GOAL | Field.PIM | Field.PROGRAMMED:
            return _of_work(row, item, field)


def _of_work(row: Row, item: Item, field: Field) -> Figure:
    """A quantity of work or money: 0 or more; what is programmed is always a figure."""
    absent = Gap.NO_TARGET if field is Field.GOAL else Gap.NO_DATA
    figure = zero_or_more(row, "value", absent)
    if field is Field.PROGRAMMED and isinstance(figure, Gap):
        raise PlanError(
            str(row.place("value")),
            message("holds {found}, expected a figure.", found=repr(row.text("value"))),
            message("Write 0 where nothing is programmed."),
        )
    if field is Field.PROGRAMMED and isinstance(item, Activity) and not item.reported:
        raise PlanError(
            str(row.place("code")),
            message("{code} follows from its activities: nothing is programmed for it.",
                    code=item.code),
            message("Revise what is programmed for its activities."),
        )  # fmt: skip
    return figure


def read_renamed(rows: tuple[Row, ...], bounds: Bounds) -> tuple[Renamed, ...]:
    """The renamings in the order of the table; the plan's tables hold the codes of today.

    Codes that swap in one month are read as such. Raises PlanError for a new code that no item
    bears from that month on, and for an old one that two items would have borne before.
    """
    renamed = tuple(
        Renamed(
            old=row.required("old"),
            new=row.required("new"),
            from_=bounds.month(row, "from"),
            place=row.place("old"),
        )
        for row in rows
    )
    known = set(bounds.items)
    for group in reversed(renamings(renamed)):
        known = _before(known, group)
    return renamed


def _before(known: set[str], group: tuple[Renamed, ...]) -> set[str]:
    """The codes before the renamings of one month."""
    before = set(known)
    for each in group:
        if each.old == each.new:
            raise _wrong(each, message("the old code and the new one are the same."))
        if each.new not in known:
            raise PlanError(
                str(each.place),
                message("no item bears {new} from {month} on.", new=repr(each.new),
                        month=each.from_),
                meant(each.new, sorted(known)),
            )  # fmt: skip
        if [other.new for other in group].count(each.new) > 1:
            raise _wrong(each, message("{new} is renamed twice in one month.", new=repr(each.new)))
        before.discard(each.new)
    for each in group:
        if each.old in before:
            raise _wrong(
                each,
                message(
                    "two items would bear {old} before {month}.", old=repr(each.old),
                    month=each.from_,
                ),
            )  # fmt: skip
        before.add(each.old)
    return before


def _wrong(renamed: Renamed, fault: Message) -> PlanError:
    return PlanError(
        str(renamed.place),
        fault,
        message("Write one line for each item: the code before, the code since, and from when."),
    )
