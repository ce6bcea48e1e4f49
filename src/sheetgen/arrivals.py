"""When figures of past months were changed by newer files: in which month's report that is news.

A file belongs to the report whose deadline it came before. Where a month was closed meanwhile, the
seal says it better than any day: what it holds was known then, what it lacks came after.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from sheetgen.measuring.history import Arrival, Arrivals
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.model.submission import Submission
from sheetgen.setup import Setup, stored_periods

Earlier = Mapping[Period, tuple[Submission, ...]]


def replaced_in(setup: Setup, plan: Plan, earlier: Earlier, before: Period) -> Arrivals:
    """What files of the months before a period stand over, and when that became known.

    What came after the deadline of the latest month of which there are files is told in that
    month: no other report is there to tell it.
    """
    latest = max((*stored_periods(setup.workspace), before))
    return {
        (period, submission.file, each.was.code, each.was.field): Arrival(
            each.was, _arrived(setup, plan, period, each.by, each.received, latest)
        )
        for period, submissions in earlier.items()
        for submission in submissions
        for each in submission.replaced
    }


def _arrived(
    setup: Setup, plan: Plan, period: Period, file: str, received: date | None, latest: Period
) -> Period | None:
    found = None if received is None else _by_deadline(setup, period, received, latest)
    for at, knew in _seals(setup, plan, period, file):
        if knew:
            return at if found is None else min(at, found)
        found = max(at.next(), found or at.next())
    return found


def _by_deadline(setup: Setup, period: Period, received: date, latest: Period) -> Period:
    """The first month, from the file's own, whose files could still come on that day."""
    at = period
    while at < latest and received > setup.workspace.deadlines.due(at):
        at = at.next()
    return at


def _seals(setup: Setup, plan: Plan, period: Period, file: str) -> Iterator[tuple[Period, bool]]:
    """The closed months after a period, in order, and whether each was made with the file."""
    for (at, code), closed in sorted(setup.closed.items()):
        if code == plan.code and at > period:
            yield at, file in closed.inputs
