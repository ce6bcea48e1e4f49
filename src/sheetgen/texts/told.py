"""What is told of a claim beside its sentence: what it says, what it should say, by which cells."""

from collections.abc import Iterator

from sheetgen.language.message import Message, filled, message
from sheetgen.model.place import Place
from sheetgen.model.text import Claim, Said, Sentence

_MOST_CELLS = 4
_PARTS = {
    "line": message("line {n}"),
    "paragraph": message("paragraph {n}"),
    "page": message("page {n}"),
}


def where(sentence: Sentence) -> Message:
    """Where a sentence stands in its document, as in "línea 66"."""
    part, _, number = sentence.place.sheet.partition(" ")
    return filled(_PARTS[part], n=number)


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
