"""Who is excused from reporting is not told to be missing, nor to be so again and again.

That a waiver came or ended is a cause of what changed.
"""

from datetime import date
from decimal import Decimal

import pytest

from sheetgen.model.comparison import CauseKind
from sheetgen.model.place import Place
from sheetgen.model.rule import Comparison, Condition
from sheetgen.model.waiver import Covers, Standing, Waiver, WaiverUse
from sheetgen.records import replace
from sheetgen.summing.held import Held
from sheetgen.summing.waiving import set_apart
from sheetgen.summing.why import causes_between
from writing.builder_writing import policy


def excused(standing: Standing = Standing.IN_FORCE) -> WaiverUse:
    """The whole plan is excused from reporting."""
    waiver = Waiver(covers=Covers.PLAN, code="pndi", plan="pndi", rule="reporting", reason="r",
                    approver="a", since=None, until=date(2025, 3, 31),
                    place=Place("waivers.csv", "line 2", ""))  # fmt: skip
    return WaiverUse(waiver, standing, 0, 0)


def test_what_is_low_or_atypical_is_told_all_the_same() -> None:
    made = policy()

    counted, waived, (use,) = set_apart(made.alerts, made.plan, made.rules, (excused(),))

    assert ["IND-101", "IND-104"] == [each.rule for each in counted]
    assert ["IND-010"] == [each.alert.rule for each in waived]
    assert 1 == use.alerts


def test_a_rule_that_reads_for_how_long_it_is_missing_is_about_absence() -> None:
    made = policy()
    again = Condition("periods_missing", Comparison.AT_LEAST, Decimal(2))
    rules = tuple(
        replace(each, test=again) if each.code == "IND-104" else each for each in made.rules
    )

    counted, waived, _ = set_apart(made.alerts, made.plan, rules, (excused(),))

    assert ["IND-101"] == [each.rule for each in counted]
    assert ["IND-104", "IND-010"] == [each.alert.rule for each in waived]


@pytest.mark.parametrize("standing", [Standing.NOT_YET, Standing.EXPIRED])
def test_one_that_is_not_in_force_takes_nothing_out(standing: Standing) -> None:
    made = policy()

    counted, waived, _ = set_apart(made.alerts, made.plan, made.rules, (excused(standing),))

    assert (made.alerts, ()) == (counted, waived)


@pytest.mark.parametrize(
    ("was", "stands", "told"),
    [
        (True, False, [(CauseKind.WAIVER, "waived", "—")]),
        (False, True, [(CauseKind.WAIVER, "—", "waived")]),
        (True, True, []),
    ],
)
def test_a_waiver_that_came_or_ended_is_a_cause(
    told: list[tuple[CauseKind, str, str]], *, was: bool, stands: bool
) -> None:
    item = policy().items[2]

    def held(*, is_waived: bool) -> Held:
        return Held(judged=item, sealed=None, revised=(), rules={}, is_waived=is_waived)

    found = causes_between(held(is_waived=was), held(is_waived=stands), ())

    assert told == [(each.kind, each.before, each.after) for each in found]
