"""What the cells of a column hold, whatever its heading: codes, words, the numbers of rows."""

from sheetgen.importing.code_shapes import is_code, split_code
from sheetgen.importing.find import Found
from sheetgen.importing.matrix_cells import Grid
from sheetgen.importing.matrix_rows import is_note
from sheetgen.importing.nouns import Column, Role
from sheetgen.reading.typed.gap_words import gap_of

_SAMPLE = 400


def texts_of(grid: Grid, found: Found, column: int) -> list[str]:
    """What its cells under the headings say."""
    rows = range(found.last + 1, found.end + 1)
    return [text for row in rows if (text := grid.texts.get((row, column)))]


def holds_codes(grid: Grid, found: Found, column: int, *, leading: bool = False) -> bool:
    """Whether what a column holds are codes; ``leading``: or begins with them."""
    texts = [
        grid.texts[row, column]
        for row in range(found.last + 1, min(found.end, found.last + _SAMPLE) + 1)
        if (row, column) in grid.texts and not is_note(grid.texts[row, column])
    ]
    coded = sum(is_code(text) or (leading and split_code(text) is not None) for text in texts)
    return coded > 0 and 10 * coded >= 9 * len(texts)


def holds_words(grid: Grid, found: Found, column: int) -> bool:
    """Whether a column under a heading of figures holds words alone, and no reason for a gap."""
    texts = [
        grid.texts[row, column]
        for row in range(found.last + 1, found.end + 1)
        if (row, column) in grid.texts
    ]
    return any(gap_of(text) is None for text in texts) and not any(
        sign.isdigit() for text in texts for sign in text
    )


def without_heading(grid: Grid, found: Found, columns: list[Column]) -> list[Column]:
    """Columns that stand within the table and have no heading: nobody knows what they hold.

    One before it may count its rows.
    """
    headed = {each.number for each in columns}
    within = range(min(headed), max(headed) + 1)
    filled = {
        column
        for row in range(found.last + 1, found.end + 1)
        for column in grid.rows.get(row, [])
        if column in within and column not in headed
    }
    first = min(headed) - 1
    counts = [Column(number=first, heading="", role=Role.ORDINAL)] if (
        _counts_rows(grid, found, first)
    ) else []  # fmt: skip
    return [*counts, *(Column(number=each, heading="", role=Role.ASKED) for each in sorted(filled))]


def _counts_rows(grid: Grid, found: Found, column: int) -> bool:
    """Whether a column beside a table holds the numbers of its rows: 1, 2, 3."""
    rows = (row for row in grid.rows if found.last < row <= found.end)
    texts = [text for row in rows if (text := grid.texts.get((row, column)))]
    return len(texts) > 1 and texts == [str(n) for n in range(1, len(texts) + 1)]
