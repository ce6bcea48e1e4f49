"""A change that cannot be told has the reason of the month that lacks its progress."""

from decimal import Decimal

import pytest

from sheetgen.model.comparison import Change, Moved, State
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.status import Status
from sheetgen.writing.report_book import context_of
from sheetgen.writing.sheets.changes import COLUMNS, Row
from writing.builder_writing import spanish
from writing.test_first_page_printed import moving


def state(progress: Figure) -> State:
    return State(Status.ON_TRACK, progress)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (state(Decimal(60)), state(Decimal(75)), Decimal(15)),
        (state(Gap.NOT_SUBMITTED), state(Decimal(75)), Gap.NOT_SUBMITTED),
        (state(Decimal(60)), state(Gap.BLANK), Gap.BLANK),
        (state(Gap.NO_TARGET), state(Gap.BLANK), Gap.NO_TARGET),
        (None, state(Gap.NOT_SUBMITTED), Gap.NOT_SUBMITTED),
        (None, state(Decimal(75)), Gap.NOT_COMPUTED),
    ],
)
def test_it_says_why(before: State | None, after: State | None, said: Figure) -> None:
    moved = Moved(
        code="1.1",
        name="",
        office="A",
        change=Change.SAME,
        before=before,
        after=after,
        causes=(),
    )
    (points,) = (each for each in COLUMNS if each.key == "points")
    assert points.traces is not None

    trace = points.traces(Row(moved, context_of(moving(), spanish(), "")))

    assert trace is not None
    assert trace.figure == said
