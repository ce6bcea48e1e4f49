"""Due periods in a row of which an item has no figure, for a reason of its office (METHOD 7)."""

from collections.abc import Iterator

from sheetgen.measuring.history import History
from sheetgen.model.expectation import Expectation
from sheetgen.model.figure import OWED, Gap
from sheetgen.model.period import Period
from sheetgen.model.plan import Actual, Indicator


def missing_in_a_row(expectation: Expectation, history: History) -> tuple[Actual | None, ...]:
    """What is known of each due period just before without a figure, the latest first.

    A period of which nothing came counts where files of an earlier one are kept, whatever folders
    exist. One in which the plan held nothing against a figure is passed over, but of an indicator
    (which falls due by its frequency) where its office said that it has none.
    """
    return tuple(gap for _, gap in gaps_before(expectation, history))


def gaps_before(
    expectation: Expectation, history: History
) -> Iterator[tuple[Period, Actual | None]]:
    """The due periods just before without a figure, each with what is known of it."""
    code = expectation.item.code
    for due in expectation.calendar:
        if due.period >= expectation.period:
            continue
        known = history.at(code, due.period)
        kept = history.since is not None and due.period > history.since
        if known.actual not in OWED if known is not None else not kept:
            return
        said_so = known is not None and known.actual is Gap.NO_DATA
        if due.is_owed or (said_so and isinstance(expectation.item, Indicator)):
            yield due.period, known
