"""What an office is asked about a slip: what stands where, what it would be, and what to do."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from sheetgen.asking.figure_words import figure_of
from sheetgen.faults.file_fault import FileFault
from sheetgen.language.message import Message, joined, message
from sheetgen.model.compared import Compared, Earlier
from sheetgen.model.observation import Observation
from sheetgen.model.period import month_of
from sheetgen.model.problem import Problem
from sheetgen.model.receipt import own_name
from sheetgen.model.role import BUDGET, SPENT
from sheetgen.records import replace

_ACTUAL, _PIM, _ACCRUED = "actual", BUDGET, SPENT
_COLUMNS = {
    _ACTUAL: message("the quantity executed"),
    _PIM: message("the PIM"),
    _ACCRUED: message("the money accrued"),
}


class Row(NamedTuple):
    """An item's row in a file: the cells with figures, by field, and what they are held against."""

    cells: Mapping[str, Observation]
    against: Compared

    def figure(self, field: str) -> Decimal | None:
        """The figure of a field where there is one."""
        cell = self.cells.get(field)
        return cell.said if cell is not None and isinstance(cell.said, Decimal) else None


def before(row: Row, field: str) -> Earlier | None:
    """What the row's figure to date was in the month before."""
    return row.against.earlier if field == _ACTUAL else row.against.spent


def figure_before(row: Row, field: str) -> Decimal:
    """The same as a figure; the row is known to have one.

    Raises LookupError where the row has none.
    """
    found = before(row, field)
    if found is None:
        raise LookupError(row.against.item.code)
    return found.figure


def month_for_date(office: str, rows: Sequence[Row], field: str) -> Problem:
    """Figures of the month alone where those to date are asked."""
    return _ask("READ-351", office, rows, field, _summed(field))


def date_for_month(office: str, rows: Sequence[Row]) -> Problem:
    """Figures to date where those of the month alone are asked."""
    return _ask("READ-352", office, rows, _ACTUAL, _apart)


def columns(office: str, rows: Sequence[Row], one: str, other: str) -> Problem:
    """Two columns exchanged."""
    return _ask(
        "READ-353",
        office,
        rows,
        one,
        lambda row: message(
            "{code}: {first} and {second}",
            code=row.against.item.code,
            first=_said(row, one),
            second=_said(row, other),
        ),
        also=(other,),
        one=_COLUMNS[one],
        other=_COLUMNS[other],
    )


def thousands(office: str, rows: Sequence[Row], field: str) -> Problem:
    """Money in thousands of soles."""
    return _ask(
        "READ-354",
        office,
        rows,
        field,
        lambda row: message(
            "{code}: {said}, which in soles is {whole}",
            code=row.against.item.code,
            said=_said(row, field),
            whole=_shown((row.figure(field) or 0) * 1000, field, row),
        ),
    )


def moved(office: str, rows: Sequence[Row], step: int) -> Problem:
    """A block of figures that stands one row off."""
    case = "down" if step > 0 else "up"
    return _ask("READ-355", office, rows, _ACTUAL, _expected, case=case)


def exchanged(office: str, one: Row, other: Row) -> Problem:
    """Two rows with each other's figures."""
    return _ask("READ-355", office, (one, other), _ACTUAL, _expected, case="exchanged")


def _ask(
    code: str,
    office: str,
    rows: Sequence[Row],
    field: str,
    line: Callable[[Row], Message],
    *,
    case: str = "",
    also: tuple[str, ...] = (),
    one: Message | None = None,
    other: Message | None = None,
) -> Problem:
    cells = [row.cells[name].place for row in rows for name in (field, *also)]
    at = rows[0].against.period
    fault = FileFault.of(
        code,
        cells[0],
        case,
        n=len(rows),
        month=month_of(at),
        rows=joined([line(row) for row in rows], "; "),
        one=one,
        other=other,
        column=_COLUMNS[field],
    )
    return replace(fault.problem(office), also=tuple(cells[1:]))


def _summed(field: str) -> Callable[[Row], Message]:
    def line(row: Row) -> Message:
        earlier = before(row, field)
        if earlier is None:
            raise LookupError(row.against.item.code)
        return message(
            "{code}: {said}, after {earlier} to {month} ({place}), makes {sum}",
            code=row.against.item.code,
            said=_said(row, field),
            earlier=_shown(earlier.figure, field, row),
            month=month_of(earlier.period),
            place=_where(earlier),
            sum=_shown((row.figure(field) or 0) + earlier.figure, field, row),
        )

    return line


def _apart(row: Row) -> Message:
    earlier = row.against.earlier
    if earlier is None:
        raise LookupError(row.against.item.code)
    return message(
        "{code}: {said}; without the {earlier} of the months until {month} ({place}) it is {rest}",
        code=row.against.item.code,
        said=_said(row, _ACTUAL),
        earlier=_shown(earlier.figure, _ACTUAL, row),
        month=month_of(earlier.period),
        place=_where(earlier),
        rest=_shown((row.figure(_ACTUAL) or 0) - earlier.figure, _ACTUAL, row),
    )


def _expected(row: Row) -> Message:
    return message(
        "{code} «{name}»: {said}, where about {about} is expected",
        code=row.against.item.code,
        name=row.against.item.name,
        said=_said(row, _ACTUAL),
        about=_shown(row.against.about or 0, _ACTUAL, row),
    )


def _where(earlier: Earlier) -> str:
    """The cell and the file it stands in, by the name that the office gave it."""
    place = earlier.place
    return f"{own_name(place.file)}, {place.sheet}!{place.cell}"


def _said(row: Row, field: str) -> Message:
    return _shown(row.figure(field) or 0, field, row)


def _shown(figure: Decimal | int, field: str, row: Row) -> Message:
    return figure_of(Decimal(figure), field, row.against.item)
