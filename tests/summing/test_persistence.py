"""Since when: an alert on a status is dated by the periods before, where they are known."""

from decimal import Decimal

import pytest

from nouns import a_plan, indicator
from sheetgen.language.message import message
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.finding import Verdict
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.past_state import ItemState, PastState
from sheetgen.model.period import Period, december
from sheetgen.model.plan import IndexChoices
from sheetgen.model.report import JudgedItem
from sheetgen.model.rule import Bound
from sheetgen.model.severity import Severity
from sheetgen.model.status import Status
from sheetgen.model.summary import Alert
from sheetgen.summing.persistence import Past, date_alerts

NOW = december(2024)
BOUNDS = (Bound("low", Decimal(75), "default"), Bound("atypical", Decimal(150), "default"))
EMPTY = a_plan(
    code="agua", choices=IndexChoices(cap=None, missing_as_zero=False, over_elements=False)
)
LOW, MISSING, ATYPICAL = Status.LOW, Status.MISSING, Status.ATYPICAL


def since(status: Status | None, *past: Figure, stood: tuple[PastState, ...] = ()) -> Period | None:
    """The date of an alert where the Decembers before, the latest first, were so."""
    item = MeasuredItem(item=indicator(), period=Period(2025, 6), due=True, measures=(), notes=())
    verdict = Verdict(subject="I.1", status=status or LOW, band=None, rule="R", findings=())
    alert = Alert(
        id="R:I.1", rule="R", subject="I.1", severity=Severity.HIGH, status=status, offices=(),
        message=message(""), remedy=message(""), places=(),
    )  # fmt: skip
    known = tuple((december(2023 - back), figure) for back, figure in enumerate(past))
    judged = (JudgedItem(item, verdict, BOUNDS),)
    told = Past(progress={"I.1": known}, stood=stood)
    return date_alerts((alert,), judged, told, NOW, EMPTY, ())[0].since


@pytest.mark.parametrize(
    ("status", "past", "expected"),
    [
        (LOW, (Decimal(10), Decimal("74.9"), Decimal(75)), december(2022)),
        (LOW, (Decimal(75),), NOW),
        (LOW, (Gap.NO_DATA, Decimal(10)), NOW),
        (MISSING, (Gap.BLANK, Gap.NO_DATA), december(2022)),
        (MISSING, (Decimal(0),), NOW),
        (ATYPICAL, (Decimal("150.1"), Decimal(150)), december(2023)),
    ],
)
def test_it_lasts_as_long_as_the_status_did(
    status: Status, past: tuple[Figure, ...], expected: Period
) -> None:
    assert since(status, *past) == expected


def test_nobody_knows_where_the_period_before_could_not_be_rated() -> None:
    assert since(LOW, Gap.NO_TARGET, Decimal(10)) is None


def test_nobody_knows_where_nothing_is_known_of_the_past() -> None:
    assert since(LOW) is None


def test_an_alert_that_is_no_status_is_not_dated() -> None:
    assert since(None, Decimal(10)) is None


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
    assert since(None, Decimal(10), stood=stood) == expected
