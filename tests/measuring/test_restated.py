"""What stands over a past value is told by its own field: what was executed, what was accrued."""

from decimal import Decimal

from nouns import HERE, a_plan, activity
from sheetgen.measuring.history import History, Restated
from sheetgen.measuring.measure import measure
from sheetgen.model.kinds import PlanKind
from sheetgen.model.period import Period
from sheetgen.model.plan import Actual, Programmed
from sheetgen.model.role import EXECUTED, SPENT
from sheetgen.model.timetable import Timetable
from sheetgen.planning.calendar import expect
from sheetgen.records import replace

APRIL, MAY = Period(2025, 4), Period(2025, 5)


def test_each_change_of_a_past_value_is_of_its_own_field() -> None:
    plan = a_plan(
        kind=PlanKind.PROGRAMME,
        activities=(activity(),),
        schedule=Timetable.of(
            Programmed("A.1", Period(2025, month), Decimal(10), HERE) for month in range(1, 13)
        ),
    )
    was = Actual("A.1", APRIL, Decimal(40), Decimal(500), "a", (HERE,))
    more = replace(was, actual=Decimal(47))
    costlier = replace(was, accrued=Decimal(900))
    restated = (
        Restated(field=EXECUTED, was=was, stands=more),
        Restated(field=SPENT, was=was, stands=costlier),
    )
    history = History({}, {"A.1": restated})

    (found,) = measure(plan, MAY, expect(plan, MAY), (), history)

    told = [found.figure(name) for name in ("past_change", "past_accrued_change")]
    assert [Decimal(7), Decimal(400)] == told
