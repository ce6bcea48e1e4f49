"""Those served by the classes of several bands together: counts, and shares of all below them."""

from collections.abc import Iterator, Mapping, Sequence

from sheetgen.language.message import Message, message, message_n
from sheetgen.model.figure import HUNDRED
from sheetgen.model.population import NOT_IN_REGISTRY, Crossed, Part, Served, printed_sum
from sheetgen.records import Struct
from sheetgen.telling.served_words import class_word, combined
from sheetgen.writing.sheets.population_cells import BODY, LAST, Cells
from sheetgen.writing.workbook.cell import Empty

MOST_ACROSS = 17
"""So many classes stand side by side."""
_NOBODY = Part(0, None)


def draw_crossed(cells: Cells, row: int, crossed: Crossed) -> int:
    """The table of some bands, the classes of the last across; gives its last row."""
    *rest, last = crossed.bands
    across = list(_people(cells.served.by[last]))
    title = message_n(
        "By {bands} (all that are served: {n})",
        "By {bands} (all that are served: {n})",
        cells.served.base,
        bands=" × ".join(crossed.bands),
    )
    if not crossed.cells or len(across) > MOST_ACROSS:
        cells.headings(row, title, ())
        why = message("These have too many classes to be told together.")
        cells.sheet.across(row + 1, 0, LAST, why, "plain")
        return row + 1
    heads = (" × ".join(rest), "", *map(class_word, across), message("Total"))
    cells.headings(row, title, heads)
    row += 1
    for line in _lines(cells.served, crossed, across):
        row = _draw(cells, row, line)
    if any(part.n is None for part in crossed.cells.values()):
        row += 1
        cells.explain_star(row)
    printed = printed_sum(crossed.cells.values())
    if printed is not None and printed != HUNDRED:
        row += 1
        cells.added(row, printed)
    return row


class _Line(Struct, frozen=True):
    """What a row of classes holds, by column, each with what it is of; None where none can be."""

    said: str | Message
    parts: tuple[tuple[Part | None, str], ...]


def _lines(served: Served, crossed: Crossed, across: Sequence[str]) -> Iterator[_Line]:
    """A row for each class, or combination of classes, of the bands before the last; the totals."""
    *rest, last = crossed.bands
    columns = [f"{last}: {each}" for each in across]
    for classes, total in _totals(served, crossed).items():
        of = ", ".join(f"{band}: {each}" for band, each in zip(rest, classes, strict=True))
        is_absent = NOT_IN_REGISTRY in classes
        found = [
            None if is_absent else crossed.cells.get((*classes, each), _NOBODY) for each in across
        ]
        names = (f"{of}, {column}" for column in columns)
        said = class_word(NOT_IN_REGISTRY) if is_absent else combined(classes)
        yield _Line(said, (*zip(found, names, strict=True), (total, of)))
    by, whole = served.by[last], Part(served.base, HUNDRED)
    totals = ((by[each], column) for each, column in zip(across, columns, strict=True))
    yield _Line(message("Total"), (*totals, (whole, "population")))


def _totals(served: Served, crossed: Crossed) -> Mapping[tuple[str, ...], Part | None]:
    """The rows, and whom each serves in all; None where that is not told."""
    rest = crossed.bands[:-1]
    found: dict[tuple[str, ...], Part | None] = {}
    if len(rest) == 1:
        found |= {(each,): part for each, part in served.by[rest[0]].items()}
    else:
        told = {each.bands: each.cells for each in served.crossed}
        found |= {cell[:-1]: None for cell in crossed.cells}
        found |= told.get(rest, {})
    return {classes: part for classes, part in found.items() if part is None or part.n != 0}


def _draw(cells: Cells, row: int, line: _Line) -> int:
    """Counts, and below them the shares of all."""
    for at, measure in enumerate((message("Served"), message("Share (%)")), 1):
        cells.sheet.text(row + at, 0, line.said if at == 1 else "", *BODY)
        cells.sheet.text(row + at, 1, measure, *BODY)
        for column, (part, subject) in enumerate(line.parts, 2):
            if part is None:
                cells.sheet.put(row + at, column, Empty(BODY))
            elif at == 1:
                cells.star_or_count(row + at, column, part, subject)
            else:
                cells.share(row + at, column, part, subject)
    return row + 2


def _people(parts: Mapping[str, Part]) -> Iterator[str]:
    """The classes that somebody is of, but for those who are in no registry."""
    return (name for name, part in parts.items() if part.n != 0 and name != NOT_IN_REGISTRY)
