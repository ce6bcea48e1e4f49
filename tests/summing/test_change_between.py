"""What became of an item between two months, by its statuses: the whole table, by hand."""

from decimal import Decimal
from itertools import combinations

import pytest

from sheetgen.model.comparison import Change, State
from sheetgen.model.figure import Gap
from sheetgen.model.status import Status
from sheetgen.summing.compare import change_between

WELL, ODD, LOW, NONE = Status.ON_TRACK, Status.ATYPICAL, Status.LOW, Status.MISSING
BEST_FIRST = (WELL, ODD, LOW, NONE)
PROGRESS = {WELL: Decimal(90), ODD: Decimal(900), LOW: Decimal(40), NONE: Gap.BLANK}


def state(status: Status, progress: Decimal | Gap | None = None) -> State:
    return State(status, PROGRESS[status] if progress is None else progress)


@pytest.mark.parametrize(("better", "worse"), list(combinations(BEST_FIRST, 2)))
def test_down_the_table_is_worse_and_up_is_better_or_solved(better: Status, worse: Status) -> None:
    up, down = state(better), state(worse)

    assert change_between(up, down) is Change.WORSE
    assert change_between(down, up) is (Change.SOLVED if better is WELL else Change.BETTER)


def test_in_one_status_and_where_one_is_not_rated_the_progress_tells() -> None:
    assert change_between(state(LOW), state(LOW, Decimal(41))) is Change.BETTER
    assert change_between(state(LOW), state(LOW, Decimal(39))) is Change.WORSE
    unrated = State(Status.NOT_RATED, Decimal(50))
    assert change_between(state(WELL), unrated) is Change.WORSE
    assert change_between(unrated, state(NONE)) is Change.SAME


def test_an_item_that_was_not_or_is_no_more_is_new_or_gone() -> None:
    assert change_between(None, state(LOW)) is Change.NEW
    assert change_between(state(LOW), None) is Change.GONE
