"""Columns that stand apart, behind an empty one: of the same rows, or of another table."""

from collections.abc import Iterator, Sequence

from sheetgen.importing.find import Found
from sheetgen.importing.matrix_cells import Grid
from sheetgen.importing.nouns import Column, Question, Role
from sheetgen.language.message import message
from sheetgen.reading.opening.cells import column_letters
from sheetgen.reading.typed.gap_words import gap_of
from sheetgen.records import replace

_LEFT_AS_THEY_ARE = frozenset((Role.LEFT_OUT, Role.ASKED))


def asked_where_apart(
    grid: Grid, found: Found, columns: Sequence[Column], questions: list[Question]
) -> Iterator[Column]:
    """A block that brings names which nobody knows may be a table of its own: it is asked.

    Figures alone behind an empty column are taken for those of the rows they stand in.
    """
    first, *others = _blocks(columns)
    yield from first
    for block in others:
        known = [each for each in block if each.role not in _LEFT_AS_THEY_ARE]
        names = [
            each for each in block if each.role is Role.ASKED and _names(grid, found, each.number)
        ]
        if not (known and names):
            yield from block
            continue
        questions.append(
            Question(
                grid.place((found.last, block[0].number)),
                message(
                    "the columns {first} to {last} stand apart, behind an empty one, with "
                    "«{heading}»: are they of the same rows, or of another table?",
                    first=column_letters(block[0].number),
                    last=column_letters(block[-1].number),
                    heading=names[0].heading,
                ),
                (
                    *(f"{column_letters(each.number)} is: {each.role.value}" for each in known),
                    *(f"{column_letters(each.number)} is: left-out" for each in known),
                ),
            )
        )
        yield from (
            replace(each, role=Role.ASKED, wanted=each.role) if each in known else each
            for each in block
        )


def _blocks(columns: Sequence[Column]) -> list[list[Column]]:
    """The columns in order, parted where one or more between them are empty."""
    blocks: list[list[Column]] = []
    for each in sorted(columns, key=lambda column: column.number):
        if blocks and each.number == blocks[-1][-1].number + 1:
            blocks[-1].append(each)
        else:
            blocks.append([each])
    return blocks


def _names(grid: Grid, found: Found, column: int) -> bool:
    """Whether what stands in a column are mostly words."""
    texts = [
        grid.texts[row, column]
        for row in range(found.last + 1, found.end + 1)
        if (row, column) in grid.texts
    ]
    worded = [each for each in texts if any(map(str.isalpha, each)) and gap_of(each) is None]
    return 2 * len(worded) > len(texts)
