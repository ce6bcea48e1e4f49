"""What was changed after a month was closed is one cause, taken back to what was sealed."""

from decimal import Decimal

import pytest

from nouns import figure
from sheetgen.model.comparison import CauseKind, Sealed, State
from sheetgen.model.figure import Gap
from sheetgen.model.status import Status
from sheetgen.summing.held import Held
from sheetgen.summing.why import causes_between, steps_between
from summing.narrated import judged


def held(sealed: str | None, now: str) -> Held:
    """The item by what is known now, and as it was sealed where its month was closed."""
    found = figure(now)
    return Held(
        judged=judged("A.1", "SS.1", Status.ON_TRACK, found if isinstance(found, Gap) else now),
        sealed=sealed and Sealed(State(Status.ON_TRACK, figure(sealed)), {}),
        revised=(),
        rules={},
        is_waived=False,
    )


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ((None, "80"), ("80", "80"), []),
        ((None, "80"), ("50", "80"), [("-30", "80", "50")]),
        (("70", "80"), ("80", "80"), [("10", "70", "80")]),
        # 10 since the first was closed, and 30 of the second taken back
        (("70", "80"), ("50", "80"), [("-20", "70", "50")]),
        ((None, "80"), ("no-data", "80"), [(None, "80", "no-data")]),
        # known no more and known again moved 5 of the 10: the rest is of what was changed since
        (("70", "no-data"), ("80", "75"), [("5", "70", "80")]),
        # of what the first was sealed with no share is known: nor of both
        (("no-data", "80"), ("50", "80"), [(None, "no-data", "50")]),
    ],
)
def test_of_months_that_were_closed(
    first: tuple[str | None, str],
    second: tuple[str | None, str],
    told: list[tuple[str | None, str, str]],
) -> None:
    was, stands = held(*first), held(*second)

    found = causes_between(was, stands, steps_between(was, stands))

    late = [each for each in found if each.kind is CauseKind.LATE and each.share != 0]
    shares = [None if share is None else Decimal(share) for share, _, _ in told]
    assert shares == [each.share for each in late]
    assert [(before, after) for _, before, after in told] == [(e.before, e.after) for e in late]
    sealed, until = was.state.progress, stands.state.progress
    if isinstance(sealed, Decimal) and isinstance(until, Decimal):
        assert sum(each.share or 0 for each in found) == until - sealed
