"""The value that would change a verdict is the first that does: the step below it does not."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nouns import HERE, a_plan, activity, figure, indicator
from sheetgen.measuring.history import History
from sheetgen.measuring.measure import measure
from sheetgen.model.expectation import Expectation
from sheetgen.model.explanation import Ladder
from sheetgen.model.figure import Gap, Value
from sheetgen.model.finding import Verdict
from sheetgen.model.kinds import Aggregation
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.observation import Observation
from sheetgen.model.period import Period
from sheetgen.model.plan import (
    Actual,
    Indicator,
    Item,
    Plan,
    Programmed,
)
from sheetgen.model.report import JudgedItem
from sheetgen.model.rule import Bound
from sheetgen.model.status import Band, Status
from sheetgen.model.traits import Direction, Unit
from sheetgen.records import replace
from sheetgen.ruling.classify import deciding
from sheetgen.ruling.explaining.ladder import first_where, ladder
from sheetgen.ruling.facts import item_facts
from sheetgen.ruling.plain import holds, resolved
from sheetgen.ruling.rule_files import read_rules
from sheetgen.ruling.thresholds import shipped_bounds

ROOT = Path(__file__).resolve().parents[2]
RULES = read_rules(ROOT / "rules", ROOT)
AT = Period(2025, 12)
LOW, MEDIUM, HIGH = (
    (Status.LOW, Band.LOW),
    (Status.ON_TRACK, Band.MEDIUM),
    (Status.ON_TRACK, Band.HIGH),
)
ATYPICAL = (Status.ATYPICAL, None)
NOT_RATED = (Status.NOT_RATED, None)


def plan_of(item: Item) -> Plan:
    """A plan that holds nothing but the item."""
    if isinstance(item, Indicator):
        return a_plan(indicators=(item,))
    return a_plan(activities=(item,))


def remeasured(
    item: Item, target: str, value: Decimal, months: tuple[tuple[str, str | None], ...] = ()
) -> MeasuredItem:
    """The item measured as the build does, with this value reported."""
    periods = [Period(2025, 13 - len(months) + n) for n in range(len(months))]
    programmed = tuple(
        Programmed(item.code, at, Decimal(due), HERE)
        for at, (due, _) in zip(periods, months, strict=True)
    )
    past = [
        Actual(item.code, at, Decimal(done), Gap.NO_DATA, "", (HERE,))
        for at, (_, done) in zip(periods, months, strict=True)
        if done is not None
    ]
    total = sum((each.figure for each in programmed), Decimal(0))
    expectation = Expectation(
        item=item,
        period=AT,
        due=True,
        target=Value(Decimal(target), (HERE,)),
        scheduled=bool(months),
        months=programmed,
        programmed=Value(total if months else Gap.NOT_PROGRAMMED, (HERE,)),
    )
    said = Observation(
        plan="p",
        code=item.code,
        field="actual",
        office="NORTE",
        said=value,
        typed=str(value),
        place=HERE,
    )
    (found,) = measure(plan_of(item), AT, (expectation,), (said,), History.of(past))
    return found


def status_at(
    item: Item, target: str, value: Decimal, months: tuple[tuple[str, str | None], ...] = ()
) -> tuple[Status, Band | None]:
    """The verdict of the plain evaluator on what was measured."""
    facts = item_facts(remeasured(item, target, value, months))
    figures = {bound.name: bound.figure for bound in shipped_bounds()}
    holding = [
        rule
        for rule in RULES
        if item.kind.value in rule.applies_to and holds(resolved(rule.test, figures), facts)
    ]
    rule, status = deciding(holding, item.code)
    return status, rule.band


def ladder_of(
    item: Item,
    target: str,
    value: str = "1",
    months: tuple[tuple[str, str | None], ...] = (),
    bounds: tuple[Bound, ...] = shipped_bounds(),
) -> Ladder:
    measured = remeasured(item, target, Decimal(value), months)
    verdict = Verdict(subject=item.code, status=Status.LOW, band=None, rule="STA-110", findings=())
    return ladder(
        JudgedItem(measured, verdict, bounds),
        RULES,
        lambda at: remeasured(item, target, at, months),
    )


def steps(found: Ladder) -> list[tuple[str, tuple[Status, Band | None]]]:
    """Where each rung begins, and what it gives."""
    return [(str(rung.first), (rung.status, rung.band)) for rung in found.rungs]


def test_the_policy_s_share_of_80_is_medium_from_60_and_high_from_76() -> None:
    found = ladder_of(indicator(unit=Unit.SHARE), "80", "46")

    assert [("0.0", LOW), ("60.0", MEDIUM), ("76.0", HIGH), ("120.1", ATYPICAL)] == steps(found)


def test_activity_2_1_is_medium_from_53_whole_firms() -> None:
    found = ladder_of(activity(goal="70"), "70", "0")

    assert [("0", LOW), ("53", MEDIUM), ("67", HIGH), ("106", ATYPICAL)] == steps(found)
    assert Decimal(105) == found.rungs[2].last
    assert found.rungs[3].last is None


def test_a_descending_indicator_is_read_downwards_and_zero_is_met() -> None:
    found = ladder_of(indicator(direction=Direction.DESCENDING), "40", "60")

    # 40 / VO × 100 > 150 below 26.66…, ≥ 95 up to 42.1…, ≥ 75 up to 53.3…
    assert [
        ("0", HIGH),
        ("1", ATYPICAL),
        ("27", HIGH),
        ("43", MEDIUM),
        ("54", LOW),
    ] == steps(found)


@pytest.mark.parametrize(
    ("aggregation", "expected"),
    [
        (Aggregation.MINIMUM_PERMISSIBLE, [("0", LOW), ("5", HIGH)]),
        (Aggregation.MAXIMUM_PERMISSIBLE, [("0", HIGH), ("6", LOW)]),
    ],
)
def test_a_permissible_is_a_cliff_at_its_target(
    aggregation: Aggregation, expected: list[tuple[str, tuple[Status, Band | None]]]
) -> None:
    item = indicator(direction=Direction.UNDEFINED, aggregation=aggregation)

    assert expected == steps(ladder_of(item, "5", "8"))


def test_a_scheduled_activity_is_read_against_what_is_programmed_to_date() -> None:
    found = ladder_of(activity(goal="100"), "100", "10", (("10", "8"), ("30", None)))

    # programmed to date 40: 75 % is 30, 95 % is 38, 150 % is 60
    assert [("0", LOW), ("30", MEDIUM), ("38", HIGH), ("61", ATYPICAL)] == steps(found)


def test_a_mean_of_months_asks_of_this_month_what_the_others_left() -> None:
    item = activity(aggregation=Aggregation.NOT_ACCUMULATED)
    found = ladder_of(item, "100", "10", (("10", "5"), ("20", None)))

    # (5/10 + x/20) / 2 ≥ 0.75 from x = 20; ≥ 0.95 from 28; > 1.5 above 50
    assert [("0", LOW), ("20", MEDIUM), ("28", HIGH), ("51", ATYPICAL)] == steps(found)


def test_a_target_of_zero_has_one_rung() -> None:
    found = ladder_of(indicator(), "0", "3")

    assert [("0", NOT_RATED)] == steps(found)
    assert found.is_flat


@pytest.mark.parametrize(
    ("direction", "aggregation", "expected"),
    [
        (Direction.ASCENDING, Aggregation.NOT_ACCUMULATED, [("0", HIGH)]),
        (Direction.DESCENDING, Aggregation.NOT_ACCUMULATED, [("0", LOW)]),
        (Direction.UNDEFINED, Aggregation.MINIMUM_PERMISSIBLE, [("0", HIGH)]),
        (Direction.UNDEFINED, Aggregation.MAXIMUM_PERMISSIBLE, [("0", LOW)]),
    ],
)
def test_where_nothing_is_below_zero_but_the_target_values_are_read_from_zero_upwards(
    direction: Direction,
    aggregation: Aggregation,
    expected: list[tuple[str, tuple[Status, Band | None]]],
) -> None:
    item = indicator(direction=direction, aggregation=aggregation)
    found = ladder_of(item, "-5", "3")

    assert expected == steps(found)
    check(found, item, "-5")


@pytest.mark.parametrize(
    ("direction", "target", "baseline", "reported", "expected"),
    [
        # (VO + 500) / 400: 75 % at -200, 95 % at -120, above 150 % from 100.01
        (Direction.ASCENDING, "-100", "-500", "-104",
         [("None", LOW), ("-200.00", MEDIUM), ("-120.00", HIGH), ("100.01", ATYPICAL)]),
        # (VO + 100) / -200: above 150 % below -400, 95 % at -290, 75 % at -250
        (Direction.DESCENDING, "-300", "-100", "-285",
         [("None", ATYPICAL), ("-400.00", HIGH), ("-289.99", MEDIUM), ("-249.99", LOW)]),
        # no baseline: met or not
        (Direction.ASCENDING, "-100", "no-data", "-104", [("None", LOW), ("-100.00", HIGH)]),
        (Direction.DESCENDING, "-300", "no-data", "-285", [("None", HIGH), ("-299.99", LOW)]),
        # below zero from the baseline: (VO + 20) / 120 never reaches 75 % there
        (Direction.ASCENDING, "100", "-20", "60",
         [("None", LOW), ("75.00", MEDIUM), ("95.00", HIGH), ("150.01", ATYPICAL)]),
        # all or nothing from 0; below it (VO - 12) / -12: 150 % at -6
        (Direction.DESCENDING, "0", "12", "-3",
         [("None", ATYPICAL), ("-6.00", HIGH), ("0.01", LOW)]),
    ],
)  # fmt: skip
def test_values_below_zero_are_tried_where_they_make_sense(
    direction: Direction,
    target: str,
    baseline: str,
    reported: str,
    expected: list[tuple[str, tuple[Status, Band | None]]],
) -> None:
    item = indicator(direction=direction, unit=Unit.SOLES, baseline=figure(baseline))
    found = ladder_of(item, target, reported)

    assert expected == steps(found)
    check(found, item, target)


def test_of_figures_that_could_be_below_zero_but_are_not_none_below_is_tried() -> None:
    item = indicator(unit=Unit.SOLES, baseline=figure("20"))

    found = ladder_of(item, "100", "60")

    assert [("0.00", LOW), ("75.00", MEDIUM), ("95.00", HIGH), ("150.01", ATYPICAL)] == steps(found)


def test_the_steps_follow_the_decimals_of_the_target() -> None:
    assert Decimal("0.01") == ladder_of(indicator(), "12.25", "3").step
    assert Decimal("0.1") == ladder_of(indicator(unit=Unit.PERCENT), "12", "3").step


def test_a_wrong_guess_is_found_out() -> None:
    for guess in (1, 40, 41, 42, 43, 100, 10**9):
        assert 42 == first_where(lambda at: at >= 42, guess)
    assert first_where(lambda _: False, 5) is None
    assert 1 == first_where(lambda _: True, 5)


FIGURES = st.decimals("0.01", "1000000", places=2)
KINDS = st.sampled_from(
    [
        (Direction.ASCENDING, Aggregation.NOT_ACCUMULATED),
        (Direction.ASCENDING, Aggregation.ACCUMULATED),
        (Direction.DESCENDING, Aggregation.NOT_ACCUMULATED),
        (Direction.UNDEFINED, Aggregation.MINIMUM_PERMISSIBLE),
        (Direction.UNDEFINED, Aggregation.MAXIMUM_PERMISSIBLE),
    ]
)


def check(
    found: Ladder, item: Item, target: str, months: tuple[tuple[str, str | None], ...] = ()
) -> None:
    """At each bound the status is the new one; one smallest reportable step below it is not."""
    assert found.rungs[0].first in {Decimal(0), None}
    assert found.rungs[-1].last is None
    for before, rung in zip((None, *found.rungs), found.rungs, strict=False):
        if rung.first is None:
            assert rung.last is not None
            for far in (rung.last, -abs(rung.last) * 1000 - 1000):
                assert (rung.status, rung.band) == status_at(item, target, far, months)
            continue
        at = status_at(item, target, rung.first, months)
        assert (rung.status, rung.band) == at
        if before is not None:
            assert rung.first - found.step == before.last
            below = status_at(item, target, rung.first - found.step, months)
            assert (before.status, before.band) == below
            assert below != at
        far = abs(rung.first) * 1000 + 1000 if rung.last is None else rung.last
        middle = ((rung.first + far) / 2).quantize(found.step)
        for inside in (far, middle):
            assert (rung.status, rung.band) == status_at(item, target, inside, months)


@settings(max_examples=150)
@given(kind=KINDS, target=FIGURES, unit=st.sampled_from(list(Unit)))
def test_every_bound_of_an_indicator_is_the_first_step_with_the_new_status(
    kind: tuple[Direction, Aggregation], target: Decimal, unit: Unit
) -> None:
    item = indicator(direction=kind[0], aggregation=kind[1], unit=unit)

    check(ladder_of(item, str(target)), item, str(target))


@settings(max_examples=100)
@given(
    aggregation=st.sampled_from([Aggregation.ACCUMULATED, Aggregation.NOT_ACCUMULATED]),
    months=st.lists(st.tuples(st.integers(1, 5000), st.integers(0, 9000)), min_size=0, max_size=6),
    goal=st.integers(1, 100000),
)
def test_every_bound_of_an_activity_is_the_first_step_with_the_new_status(
    aggregation: Aggregation, months: list[tuple[int, int]], goal: int
) -> None:
    item = activity(aggregation=aggregation, goal=str(goal))
    said: list[tuple[str, str | None]] = [(str(due), str(done)) for due, done in months]
    if said:
        said[-1] = (said[-1][0], None)

    check(ladder_of(item, str(goal), "1", tuple(said)), item, str(goal), tuple(said))


def test_other_thresholds_move_the_bounds() -> None:
    bounds = tuple(
        replace(
            each, figure={"low": Decimal(50), "medium": Decimal(90)}.get(each.name, each.figure)
        )
        for each in shipped_bounds()
    )

    found = ladder_of(indicator(), "200", "3", bounds=bounds)

    assert [("0", LOW), ("100", MEDIUM), ("180", HIGH), ("301", ATYPICAL)] == steps(found)
