"""What is told of a claim beside its sentence: what it says, what it should say, by which cells."""

from collections.abc import Iterator
from itertools import groupby

from sheetgen.language.message import Message, filled, message
from sheetgen.model.place import Place
from sheetgen.model.text import Claim, Said, Sentence

_MOST_CELLS = 4
_PARTS = {
    "line": message("line {n}"),
    "paragraph": message("paragraph {n}"),
    "page": message("page {n}"),
    "header": message("page header {n}"),
    "footer": message("page footer {n}"),
    "footnote": message("footnote {n}"),
    "endnote": message("endnote {n}"),
    "table": message("table {n}"),
}
_ROW, _COLUMN = "row ", ", column "


def where(sentence: Sentence) -> Message:
    """Where a sentence stands in its document, as in "línea 66" or "tabla 2, fila 3, columna 4"."""
    part, row, column = _parts(sentence.place)
    if not row:
        return part
    return message("{table}, row {row}, column {column}", table=part, row=row, column=column)


def _parts(place: Place) -> tuple[Message, str, str]:
    """The part of a document, and of a table the row and column."""
    part, _, number = place.sheet.partition(" ")
    row, _, column = place.cell.removeprefix(_ROW).partition(_COLUMN)
    return filled(_PARTS[part], n=number), row, column


def by_table(places: tuple[Place, ...]) -> Iterator[Message]:
    """What stands at these places, table by table, as in "tabla 2 (filas 3 a 7)"."""
    for _, of in groupby(places, key=lambda each: each.sheet if each.cell else ""):
        found = [_parts(each) for each in of]
        (part, first, column), last = found[0], found[-1][1]
        if not first:
            yield (
                part
                if len(found) == 1
                else message("{first} to {last}", first=part, last=found[-1][0])
            )
        elif len(found) == 1:
            yield message(
                "{table}, row {row}, column {column}", table=part, row=first, column=column
            )
        elif first == last:
            yield message("{table} (row {row})", table=part, row=first)
        else:
            yield message("{table} (rows {first} to {last})", table=part, first=first, last=last)


def lines_of(claim: Claim) -> Iterator[Message]:
    """The claim as it was understood, what answers it, and the sentence that says otherwise."""
    yield claim.says
    if claim.expected is not None:
        yield message("→ {expected}", expected=claim.expected)
    elif claim.said is Said.NOT_IN_DATA:
        yield message("→ nothing in the table to compare it with")
    if claim.other is not None:
        yield message("{place}: «{sentence}»", place=where(claim.other), sentence=claim.other.text)


def cells_of(claim: Claim) -> tuple[tuple[Place, ...], int]:
    """The first of the cells that it rests on, and how many more there are."""
    return claim.cells[:_MOST_CELLS], max(0, len(claim.cells) - _MOST_CELLS)


def note_of(claim: Claim) -> Iterator[Message]:
    """The same as a note beside the sentence, which needs the verdict and the cells in words."""
    first, *others = lines_of(claim)
    yield message("{said}: {claim}", said=claim.said.word, claim=first)
    yield from others
    cells, more = cells_of(claim)
    if cells:
        yield message("{cells}", cells=tuple(str(each) for each in cells))
    if more:
        yield _more(more)


def _more(n: int) -> Message:
    return message("… and {n} cells more", n=n)
