"""Since when: an alert on a status is dated by the periods before, where they are known."""

from decimal import Decimal

import pytest

from nouns import a_plan, indicator
from sheetgen.language.message import message
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.finding import Verdict
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.past_state import Fired, ItemState, PastState
from sheetgen.model.period import Period, december
from sheetgen.model.plan import IndexChoices
from sheetgen.model.report import JudgedItem
from sheetgen.model.severity import Severity
from sheetgen.model.status import Status
from sheetgen.model.summary import Alert
from sheetgen.records import replace
from sheetgen.summing.persistence import Past, date_alerts, first_raised

NOW = december(2024)
EMPTY = a_plan(
    code="agua", choices=IndexChoices(cap=None, missing_as_zero=False, over_elements=False)
)
LOW, MISSING = Status.LOW, Status.MISSING


ALERT = Alert(
    id="R:I.1", rule="R", subject="I.1", severity=Severity.HIGH, status=None, offices=(),
    message=message(""), remedy=message(""), places=(),
)  # fmt: skip
HELD, NOT = True, False


def since(
    status: Status | None, *past: tuple[bool, Figure], stood: tuple[PastState, ...] = ()
) -> Period | None:
    """The date of an alert whose rule held, or not, in the Decembers before, the latest first."""
    item = MeasuredItem(item=indicator(), period=Period(2025, 6), due=True, measures=(), notes=())
    verdict = Verdict(subject="I.1", status=status or LOW, band=None, rule="R", findings=())
    alert = replace(ALERT, status=status)
    then = tuple(
        (december(2023 - back), Fired(held={"R": Decimal(0)} if held else {}, known=frozenset(),
                                      progress=figure))
        for back, (held, figure) in enumerate(past)
    )  # fmt: skip
    judged = (JudgedItem(item, verdict, ()),)
    told = Past(then={"I.1": then}, stood=stood)
    return date_alerts((alert,), judged, told, NOW, EMPTY, ())[0].since


@pytest.mark.parametrize(
    ("status", "past", "expected"),
    [
        (LOW, ((HELD, Decimal(10)), (HELD, Decimal("74.9")), (NOT, Decimal(75))), december(2022)),
        (LOW, ((NOT, Decimal(75)),), NOW),
        (LOW, ((NOT, Gap.NO_DATA), (HELD, Decimal(10))), NOW),
        (LOW, ((HELD, Decimal(10)), (NOT, Gap.NO_TARGET)), december(2023)),
        (MISSING, ((HELD, Gap.BLANK), (HELD, Gap.NO_DATA)), december(2022)),
        (MISSING, ((NOT, Decimal(0)),), NOW),
    ],
)
def test_it_lasts_as_long_as_the_status_did(
    status: Status, past: tuple[tuple[bool, Figure], ...], expected: Period
) -> None:
    assert since(status, *past) == expected


def test_nobody_knows_where_the_period_before_could_not_be_rated() -> None:
    assert since(LOW, (NOT, Gap.NO_TARGET), (HELD, Decimal(10))) is None


def test_nobody_knows_where_nothing_is_known_of_the_past() -> None:
    assert since(LOW) is None


def test_an_alert_that_is_no_status_is_not_dated_by_a_month_without_a_figure() -> None:
    assert since(None, (NOT, Gap.NO_DATA)) is None
    assert since(None, (HELD, Decimal(10)), (NOT, Gap.NO_DATA)) == december(2023)


def stored(month: int, *raised: str, progress: Figure = Decimal(50)) -> PastState:
    """A stored month of 2024 that raised these alerts."""
    items = {"I.1": ItemState(Status.LOW, None, progress)}
    return PastState(period=Period(2024, month), items=items, index=None, raised=frozenset(raised))


NOT_DUE = stored(10, progress=Gap.NOT_DUE)


@pytest.mark.parametrize(
    ("stood", "expected"),
    [
        ((stored(11),), NOW),
        ((stored(11, "R:I.2"),), NOW),
        ((stored(9), stored(10, "R:I.1"), stored(11, "R:I.1")), Period(2024, 10)),
        ((stored(9, "R:I.1"), NOT_DUE, stored(11, "R:I.1")), Period(2024, 9)),
        ((stored(9, "R:I.1"), stored(10), stored(11, "R:I.1")), Period(2024, 11)),
    ],
)  # fmt: skip
def test_what_no_figure_dates_the_stored_months_do(
    stood: tuple[PastState, ...], expected: Period
) -> None:
    assert since(None, stood=stood) == expected


def test_what_it_counts_may_have_begun_before_it_was_first_raised() -> None:
    older = replace(ALERT, since=Period(2024, 2))

    assert Period(2024, 10) == first_raised(older, (stored(9), stored(10, "R:I.1")), NOW)
    assert Period(2024, 2) == first_raised(older, (stored(10, "R:I.1"),), NOW)  # always raised
    assert Period(2024, 11) == first_raised(
        replace(ALERT, since=Period(2024, 11)), (stored(9), stored(10, "R:I.1")), NOW
    )
