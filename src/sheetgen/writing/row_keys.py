"""What the rows of items follow from: where it is the same, they are copied (``reused.py``).

An item's row follows from the item, which its imprint tells, and from what its sheets know of it
besides; from all else only by what no file that an office sends for the month can change. Whither
its cells lead is not told: links are drawn anew.
"""

from collections.abc import Iterator, Mapping, Sequence

from sheetgen.model.summary import ElementSummary
from sheetgen.writing.item_rows import Row
from sheetgen.writing.workbook.table import Column


def known_by(
    rows: Sequence[Row], columns: Sequence[Column[Row]], imprints: Mapping[str, str]
) -> Iterator[str]:
    """What all rows follow from; then what each does, "" where nobody can tell."""
    yield _of_all(rows, columns)
    for row in rows:
        line = row.line
        code = line.code
        imprint = "" if line.item is None else imprints.get(code, "")
        if line.item is not None and not imprint:
            yield ""
            continue
        places = row.context.trace_at(code) is None, row.context.alert_rows.get(code) is None
        said = code, line.depth, line.group, row.alerts.get(code, 0), code in row.owed, *places
        element = "" if line.element is None else _element(line.element)
        yield f"{imprint} {said!r} {element}"


def _of_all(rows: Sequence[Row], columns: Sequence[Column[Row]]) -> str:
    """Which columns there are, and the names of the workbooks that rows lead to."""
    if not rows:
        return ""
    context = rows[0].context
    laid_out = [(each.key, each.width) for each in columns]
    return repr((laid_out, rows[0].area.heading, context.book, context.main, context.support))


def _element(summary: ElementSummary) -> str:
    """What an element comes to, as far as a row shows it."""
    mean = summary.progress
    measures = [
        (each.name, each.figure, type(each.formula).__name__, each.formula.figure)
        for each in (*summary.measures, *(() if summary.physical is None else (summary.physical,)))
    ]
    return repr((summary.figures, mean.of, mean.least, summary.band, summary.rule, measures))
