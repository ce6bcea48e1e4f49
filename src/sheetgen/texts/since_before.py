"""Whether a sentence holds the month against the stored one before: "respecto al mes anterior"."""

from sheetgen.model.period import Period
from sheetgen.records import replace
from sheetgen.texts.around import is_referred
from sheetgen.texts.phrase import Mark
from sheetgen.texts.reading import Read
from sheetgen.texts.spans import Span
from sheetgen.texts.table_figures import Known

_THAN = r"(?:^|\s)<than>\s+(?:<in>\s+)?(?:<the>\s+)?$"
_TO_YEAR = len(" de ")
BEFORE = ("month-before", "period-before")


def against_before(read: Read, known: Known, *, carried: bool = False) -> Read | None:
    """The sentence without the words that name the stored month before, where it is held against.

    A month that is named is that one, in a list of changes (``carried``) in a sentence before; the
    "month before" has to be the calendar's. None where none is named, or another one.
    """
    comparison = known.report.comparison
    if comparison is None:
        return None
    since = comparison.since
    told = [
        each for each in read.within(0, len(read.text), *BEFORE) if _is_referred(read, each.start)
    ]
    if any(each.means == "month-before" for each in told) and since.next() != known.period:
        return None
    named = [each for each in read.spans if _is_referred(read, each.start) and is_of(each, since)]
    is_carried = carried and read.months is not None and is_of(read.months, since)
    if not told and not named and not is_carried:
        return None
    spans = tuple(
        each
        for each in read.spans
        if each not in named and not any(one.start <= each.start < one.end for one in told)
    )
    years = tuple(
        each
        for each in read.years
        if not any(one.start <= each[0] <= one.end + _TO_YEAR for one in named)
    )
    marks = (*read.marks, *(Mark(each.start, each.end, "month-before") for each in named))
    return replace(read, marks=marks, spans=spans, years=years, months=None)


def is_of(span: Span, since: Period) -> bool:
    """Whether months named end with this one."""
    return span.last == since.month and span.year in {None, since.year}


def _is_referred(read: Read, start: int) -> bool:
    return is_referred(read, start) or read.shape(_THAN).search(read.text, 0, start) is not None
