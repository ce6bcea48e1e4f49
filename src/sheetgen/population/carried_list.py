"""The list of those served that stands in an older form: what of it goes into the current one.

Rows are carried as they were typed, wrong ones too: what is wrong in them the current form is
asked. No word that is told says what stands in a row, for that names somebody.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from sheetgen.language.message import message
from sheetgen.model.carried import Left, Obstacle
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.population import CODE, DAY, SHEET
from sheetgen.model.template import Held, Listing
from sheetgen.population.list_form import HEADINGS_WITHIN, plain
from sheetgen.reading.carried_cells import Hindered, Older, of_stranger
from sheetgen.reading.matching.form_table import normal
from sheetgen.reading.opening.cells import Cell, Kind, Sheet
from sheetgen.reading.typed.values import read_text

_BY_HAND = message("Copy by hand what still belongs there.")
_VALUELESS = (Kind.ERROR, Kind.UNCACHED)


def carry_list(older: Older, then: Period) -> tuple[Listing | None, tuple[Left, ...]]:
    """The list of the current form with the rows of the older one, and the rows that were left.

    None where the current form has no list. ``then`` is the month of the older form.
    """
    listing, sheet = older.current.listing, older.book.sheet(SHEET)
    if sheet is None:
        return listing, ()
    wanted = (CODE, DAY) if listing is None else (CODE, listing.name, DAY)
    found = _columns(sheet, wanted)
    at, columns = found or _columns(sheet, (CODE, DAY)) or (0, ())
    rows = _rows(sheet, at)
    hindered = _of_whole(older, then, found=found is not None)
    if listing is None or hindered is not None:
        return listing, tuple(_left(older, sheet, dict.fromkeys(rows, hindered)))
    codes = _codes(older, listing)
    left: dict[int, Hindered | None] = {}
    carried: list[tuple[Held, ...]] = []
    for row, cells in rows.items():
        typed = read_text(cells.get(columns[0]))
        left[row] = _of_row(cells.values(), typed, codes, older)
        if left[row] is None:
            code = codes[normal(typed)]
            held = [_held(cells.get(column)) for column in columns]
            carried.append((held[0] if typed == code else code, *held[1:]))
    more = tuple(read_text(sheet.cells.get((at, column))) for column in columns[len(wanted) :])
    filled = Listing(listing.name, listing.codes, tuple(carried), more)
    return filled, tuple(_left(older, sheet, left))


def _columns(sheet: Sheet, wanted: tuple[str, ...]) -> tuple[int, tuple[int, ...]] | None:
    """The row of the headings that are wanted, and all columns, theirs first; None without them."""
    by_row: dict[int, dict[str, int]] = {}
    for (row, column), cell in sorted(sheet.cells.items()):
        if row <= HEADINGS_WITHIN:
            by_row.setdefault(row, {}).setdefault(plain(read_text(cell)), column)
    needed = [plain(heading) for heading in wanted]
    for row, found in by_row.items():
        if found.keys() >= set(needed):
            first = tuple(found[heading] for heading in needed)
            below = {column for (at, column) in sheet.cells if at >= row}
            return row, (*first, *sorted(below.difference(first)))
    return None


def _rows(sheet: Sheet, headings: int) -> Mapping[int, Mapping[int, Cell]]:
    """The rows below the headings in which anything stands, by column."""
    rows: dict[int, dict[int, Cell]] = {}
    for (row, column), cell in sorted(sheet.cells.items()):
        if row > headings and cell.kind is not Kind.EMPTY:
            rows.setdefault(row, {})[column] = cell
    return rows


def _of_whole(older: Older, then: Period, *, found: bool) -> Hindered | None:
    """What keeps the whole list out."""
    listing, period = older.current.listing, older.current.period
    if listing is None:
        why = message("The form asks for no list of those served now.")
        return Obstacle.SHEET_UNREAD, why, _BY_HAND
    if not found:
        why = message("Its list has no headings {headings}.", headings=(CODE, listing.name, DAY))
        return Obstacle.SHEET_UNREAD, why, _BY_HAND
    if then.year != period.year:
        why = message("It is of {then}, another year.", then=then)
        return Obstacle.OTHER_PERIOD, why, message("List whom you served in {year}.",
                                                   year=str(period.year))  # fmt: skip
    return None


def _codes(older: Older, listing: Listing) -> Mapping[str, str]:
    """Today's code of each item of the office, by that of the older form."""
    pairs = [(code, row.item.code) for (_, code), (_, row) in older.rows.items()]
    asked = [pair for pair in pairs if pair[1] in listing.codes]
    return {normal(was): code for was, code in (*pairs, *asked)}


def _of_row(
    cells: Iterable[Cell], typed: str, codes: Mapping[str, str], older: Older
) -> Hindered | None:
    """What keeps a row out."""
    if any(cell.kind in _VALUELESS for cell in cells):
        why = message("It has an error, or a formula that was never calculated.")
        return Obstacle.UNREADABLE, why, message("Type the row in the current form.")
    return None if normal(typed) in codes else of_stranger(typed, older)


def _held(cell: Cell | None) -> Held:
    """What a cell holds, to be typed again: a number and a day as such, all else as words."""
    if cell is not None and isinstance(cell.value, Decimal | date):
        return cell.value
    return read_text(cell)


def _left(older: Older, sheet: Sheet, rows: Mapping[int, Hindered | None]) -> Iterator[Left]:
    """The rows that were left, those of one reason that follow each other as one."""
    first = 0
    for row, hindered in rows.items():
        if hindered is None:
            continue
        if rows.get(row - 1) != hindered:
            first = row
        if rows.get(row + 1) != hindered:
            obstacle, why, remedy = hindered
            place = Place(older.file, sheet.name, f"{first}:{row}")
            yield Left(obstacle=obstacle, place=place, why=why, remedy=remedy)
