"""Finds the tables of a sheet: the rows of their headings, and the headings over each column."""

from collections.abc import Iterator

from sheetgen.importing.heading_roles import Part, read_part
from sheetgen.importing.matrix_cells import Grid
from sheetgen.reading.opening.cells import Kind
from sheetgen.records import Struct

_FEWEST = 3
_MOST_ROWS = 5
_LONGEST = 120
_NAMING = frozenset(("code", "name", "element", "element-code", "element-name"))


class Found(Struct, frozen=True):
    """A block of heading rows, and the row in which what is under it ends."""

    first: int
    last: int
    end: int


def find_tables(grid: Grid) -> tuple[Found, ...]:
    """The tables of a sheet from above to below; one whose headings come again goes on."""
    anchors = [row for row in grid.rows if _is_anchor(grid, row)]
    blocks: list[tuple[int, int]] = []
    for row in anchors:
        if blocks and row <= blocks[-1][1]:
            continue
        floor = blocks[-1][1] + 1 if blocks else 1
        blocks.append((_up(grid, row, floor), _down(grid, row)))
    if not blocks:
        return ()
    ends = [first - 1 for first, _ in blocks[1:]] + [max(grid.rows)]
    found = [Found(first, last, end) for (first, last), end in zip(blocks, ends, strict=True)]
    return tuple(_joined(grid, found))


def _joined(grid: Grid, found: list[Found]) -> Iterator[Found]:
    """Headings that come again, on a second page, are those of the same table."""
    held: Found | None = None
    for each in found:
        if held is not None and same_headings(grid, held, each):
            held = Found(held.first, held.last, each.end)
        else:
            if held is not None:
                yield held
            held = each
    if held is not None:
        yield held


def same_headings(grid: Grid, one: Found, other: Found) -> bool:
    """Whether two blocks of headings say the same."""
    tall = one.last - one.first
    return other.last - other.first == tall and all(
        [grid.texts.get((one.first + row, column)) for column in _columns(grid, one.first + row)]
        == [grid.texts.get((other.first + row, column)) for column in
            _columns(grid, other.first + row)]
        and _columns(grid, one.first + row) == _columns(grid, other.first + row)
        for row in range(tall + 1)
    )  # fmt: skip


def _columns(grid: Grid, row: int) -> list[int]:
    return grid.rows.get(row, [])


def _parts(grid: Grid, row: int) -> list[Part]:
    """The cells of a row as headings; none where one of them cannot be any."""
    found = []
    for column in _columns(grid, row):
        cell, text = grid.cell((row, column)), grid.texts[row, column]
        part = read_part(text) if len(text) <= _LONGEST else None
        is_figure = cell.kind is Kind.NUMBER and (part is None or part.year is None)
        if part is None or is_figure or cell.kind in {Kind.ERROR, Kind.BOOLEAN}:
            return []
        found.append(part)
    return found


def _is_anchor(grid: Grid, row: int) -> bool:
    if len(_columns(grid, row)) < _FEWEST:
        return False
    known = [each for each in _parts(grid, row) if each.words]
    kinds = {min(each.words) for each in known}
    naming = any(each.words & _NAMING for each in known)
    return len(known) >= _FEWEST and len(kinds) > 1 and naming


def _is_beside(grid: Grid, row: int) -> bool:
    """Whether a row next to headings is one more row of them: its words are those of headings."""
    parts = _parts(grid, row)
    known = [each for each in parts if each.words or not each.rest]
    return bool(known) and 2 * len(known) >= len(parts)


def _up(grid: Grid, row: int, floor: int) -> int:
    first = row
    while (
        first > floor
        and row - first < _MOST_ROWS
        and _is_beside(grid, first - 1)
        and _is_over(grid, first - 1)
    ):
        first -= 1
    return first


def _is_over(grid: Grid, row: int) -> bool:
    """Whether a row stands over the next one as headings do: a lone cell may be a title."""
    columns = _columns(grid, row)
    if len(columns) > 1:
        return True
    span = grid.across((row, columns[0]))
    below = _columns(grid, row + 1)
    if span is not None:
        return not (span.first_column <= min(below) and max(below) <= span.last_column)
    text = grid.texts.get((row + 1, columns[0]), "")
    return bool(text) and _needs_more(read_part(text))


def _down(grid: Grid, row: int) -> int:
    tall = max(
        (
            span.last_row
            for column in _columns(grid, row)
            if (span := grid.spans.get((row, column)))
        ),
        default=row,
    )
    last = min(tall, row + _MOST_ROWS)
    while last - row < _MOST_ROWS and last + 1 in grid.rows and _is_beside(grid, last + 1):
        last += 1
    return last


def heading_parts(grid: Grid, found: Found) -> dict[int, list[Part]]:
    """For each column with a heading, its parts from above to below."""
    columns = sorted(
        {
            column
            for row in range(found.first, found.last + 1)
            for own in _columns(grid, row)
            for column in _covered(grid, row, own)
        }
    )
    return {column: _over(grid, found, column, columns) for column in columns}


def _covered(grid: Grid, row: int, column: int) -> range:
    span = grid.across((row, column))
    return range(column, (span.last_column if span else column) + 1)


def _over(grid: Grid, found: Found, column: int, columns: list[int]) -> list[Part]:
    said: list[Part] = []
    seen: set[tuple[int, int]] = set()
    below = _below(grid, found, column)
    for row in range(found.first, found.last + 1):
        at = grid.owner((row, column))
        text = grid.texts.get(at, "")
        if not text and row < found.last and below is not None and _needs_more(below):
            at, text = _to_the_left(grid, row, column, columns, found.last)
        if text and at not in seen:
            seen.add(at)
            said.append(read_part(text))
    return said


def _below(grid: Grid, found: Found, column: int) -> Part | None:
    """The lowest heading of a column."""
    for row in range(found.last, found.first - 1, -1):
        if text := grid.texts.get((row, column)):
            return read_part(text)
    return None


def _needs_more(part: Part) -> bool:
    """Whether a heading says nothing by itself: a year, a month, "%", "Programado"."""
    return not part.rest or bool(part.words & {"percent", "programmed", "actual", "value-word"})


def _to_the_left(
    grid: Grid, row: int, column: int, columns: list[int], last: int
) -> tuple[tuple[int, int], str]:
    """The heading that was written over the first of several columns, without merging them."""
    for left in reversed([each for each in columns if each < column]):
        at = grid.owner((row, left))
        if text := grid.texts.get(at, ""):
            heads = grid.spans.get(at) is None and bool(grid.texts.get((last, left)))
            return (at, text) if heads else (at, "")
    return (row, column), ""
