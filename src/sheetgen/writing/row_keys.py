"""What the rows of a large report follow from: where it is the same, they are copied.

An item's row follows from the item, which its imprint tells, and from what its sheets know of it
besides; from all else only by what no file that an office sends for the month can change
(``reused.py``). Whither cells lead is not told: links are drawn anew.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from sheetgen.model.report import Report
from sheetgen.model.summary import ElementSummary
from sheetgen.writing.item_rows import Row
from sheetgen.writing.same import is_large
from sheetgen.writing.workbook.copies import Aside, Copies, Runs
from sheetgen.writing.workbook.runs import in_runs
from sheetgen.writing.workbook.table import Column

R = TypeVar("R")


def runs_of(
    report: Report,
    copies: Copies,
    records: Sequence[R],
    keys: Iterable[str],
    *,
    rest: str = "",
    levels: Sequence[int] = (),
    aside: Aside | None = None,
) -> Runs[R] | None:
    """The rows of a table as runs: ``keys`` tell what each follows from, ``rest`` what all do.

    None of a small report, which is drawn as it is.
    """
    if not is_large(report):
        return None
    return Runs(in_runs(records, copies, rest, keys, levels), leads_move=True, aside=aside)


def keys_of(rows: Sequence[Row], imprints: Mapping[str, str]) -> Iterator[str]:
    """What each row of an item sheet follows from, "" where nobody can tell."""
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


def laid_out(columns: Sequence[Column[R]], *besides: str) -> str:
    """Which columns there are, and what else is the same of all rows."""
    return repr(([(each.key, each.width) for each in columns], besides))


def _element(summary: ElementSummary) -> str:
    """What an element comes to, as far as a row shows it."""
    mean = summary.progress
    measures = [
        (each.name, each.figure, type(each.formula).__name__, each.formula.figure)
        for each in (*summary.measures, *(() if summary.physical is None else (summary.physical,)))
    ]
    return repr((summary.figures, mean.of, mean.least, summary.band, summary.rule, measures))
