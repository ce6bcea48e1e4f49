"""What a verdict holds: one status, its findings, their sentences and their cells."""

from decimal import Decimal
from pathlib import Path

import pytest

from nouns import mean
from ruling.builders import activity, element, indicator, measured, plan, setting, summary
from sheetgen.errors import EngineError, RuleError
from sheetgen.language.speaker import speaker
from sheetgen.model.figure import Gap
from sheetgen.model.kinds import Aggregation, Kind
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.period import Period
from sheetgen.model.report import JudgedItem
from sheetgen.model.rule import All, Comparison, Condition, Rule
from sheetgen.model.severity import Severity
from sheetgen.model.status import Band, Status
from sheetgen.model.summary import Falls
from sheetgen.model.traits import Direction, Unit
from sheetgen.model.workspace import ThresholdSetting
from sheetgen.records import replace
from sheetgen.ruling.classify import judge_elements, judge_items
from sheetgen.ruling.rule_files import read_rules

ROOT = Path(__file__).parents[2]
RULES = read_rules(ROOT / "rules", ROOT)
PLAN = plan(element("S1"))
MAY = Period(2024, 5)


def judge(
    item: MeasuredItem, *settings: ThresholdSetting, rules: tuple[Rule, ...] = RULES
) -> JudgedItem:
    (judged,), _ = judge_items((item,), PLAN, settings, rules, MAY, strict_engine=True)
    return judged


def fired(item: MeasuredItem) -> list[str]:
    return [finding.rule for finding in judge(item).verdict.findings]


def changed(code: str, **changes: object) -> tuple[Rule, ...]:
    return tuple(replace(rule, **changes) if rule.code == code else rule for rule in RULES)  # type: ignore[arg-type]


def test_activity_2_1_is_low_and_its_money_is_without_product() -> None:
    item = measured(
        activity("2.1"),
        target=70,
        actual=0,
        physical=0,
        progress=0,
        pim=55269,
        accrued=54204,
        financial="98.073060848",
        lag="98.073060848",
    )

    verdict = judge(item).verdict

    assert (Status.LOW, Band.LOW, "STA-110") == (verdict.status, verdict.band, verdict.rule)
    assert ["STA-110", "ALE-210"] == [finding.rule for finding in verdict.findings]
    assert Severity.HIGH is verdict.findings[1].severity
    said = speaker("es", "es_PE").say(verdict.findings[1].message)
    assert said.replace("\N{NO-BREAK SPACE}", " ") == (
        "Dinero sin producto: gastó el 98.1 % de su presupuesto y ejecutó el 0.0 % de su meta "
        "física (brecha de 98.1 p. p.)."
    )
    read = [item.measure("lag"), item.measure("progress")]
    assert [each.places[0] for each in read if each] == list(verdict.findings[1].places)


def test_a_gap_is_said_in_words() -> None:
    verdict = judge(measured(indicator(), progress=Gap.NO_DATA)).verdict

    assert Status.MISSING is verdict.status
    assert "Sin dato: se informó «no disponible»." == speaker("es", "es_PE").say(
        verdict.findings[0].message
    )


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (measured(activity(), progress=80, lag="9.999999999"), ["STA-120"]),
        (
            measured(activity(), progress=80, lag=10, financial=90, physical=80),
            ["STA-120", "ALE-210"],
        ),
        (
            measured(activity(), progress=80, lag=-10, advance_due=10, financial=70, physical=80),
            ["STA-120", "ALE-270"],
        ),
        (measured(indicator(), progress=96, office_difference=0), ["STA-130"]),
        (measured(indicator(), progress=96, office_difference=1), ["STA-130", "ALE-220"]),
        (
            measured(activity(kind=Kind.PRODUCT), progress=96, pim=5, pim_difference="-0.01"),
            ["STA-130", "ALE-230"],
        ),
        (
            measured(activity(kind=Kind.PRODUCT), progress=96, accrued=5, accrued_difference=2),
            ["STA-130", "ALE-231"],
        ),
        (measured(activity(), progress=Gap.NOT_PROGRAMMED, actual=0), ["STA-020"]),
        (
            measured(activity(), progress=Gap.NOT_PROGRAMMED, actual=3, unprogrammed=3),
            ["STA-020", "ALE-240"],
        ),
        (measured(indicator(), progress=Gap.ZERO_TARGET), ["STA-020", "ALE-250"]),
        (
            measured(indicator(direction=Direction.DESCENDING), progress=100, actual=0, target=5),
            ["STA-130", "ALE-260"],
        ),
        (
            measured(indicator(direction=Direction.DESCENDING), progress=0, actual=5, target=0),
            ["STA-110", "ALE-261"],
        ),
        (
            measured(indicator(unit=Unit.SHARE), progress=120, actual="121.30"),
            ["STA-130", "ALE-310"],
        ),
        (measured(indicator(), progress=120, actual="121.30"), ["STA-130"]),
    ],
)
def test_the_alerts_that_fire_are_these(item: MeasuredItem, expected: list[str]) -> None:
    assert expected == fired(item)


def test_the_bounds_in_force_are_used_and_shown() -> None:
    judged = judge(measured(indicator(), progress=60), setting("low", 50, "type", "CALIDAD"))

    assert Band.MEDIUM is judged.verdict.band
    assert ("low", Decimal(50), "type CALIDAD") in [
        (bound.name, bound.figure, bound.set_by) for bound in judged.bounds
    ]


def test_items_with_other_bounds_are_judged_by_theirs_in_the_order_given() -> None:
    items = tuple(
        measured(indicator(f"I.{number}", type="AB"[number % 2]), progress=60)
        for number in range(7)
    )

    judged, judging = judge_items(
        items, PLAN, (setting("low", 50, "type", "A"),), RULES, MAY, strict_engine=True
    )

    assert ["STA-120", "STA-110"] * 3 + ["STA-120"] == [each.verdict.rule for each in judged]
    assert [each.item.code for each in items] == [each.measured.item.code for each in judged]
    assert 7 == judging.rows


def test_a_beta_rule_runs_and_says_that_it_is_one() -> None:
    item = measured(activity(), progress=80, lag=10, financial=90, physical=80)

    found = judge(item, rules=changed("ALE-210", beta=True)).verdict.findings

    assert [("STA-120", False), ("ALE-210", True)] == [(each.rule, each.beta) for each in found]


def test_a_status_rule_on_trial_never_decides() -> None:
    always = Condition("progress", Comparison.PRESENT, None)
    trial = changed("STA-140", test=always, priority=1, beta=True)

    verdict = judge(measured(indicator(), progress=80), rules=trial).verdict

    assert "STA-120" == verdict.rule
    assert [("STA-120", False), ("STA-140", True)] == [
        (each.rule, each.beta) for each in verdict.findings
    ]


def test_an_old_month_is_judged_by_its_own_rules() -> None:
    item = measured(activity(), progress=80, lag=10, financial=90, physical=80)

    later = judge(item, rules=changed("ALE-210", since=Period(2024, 6)))
    ended = judge(item, rules=changed("ALE-210", until=Period(2024, 4)))
    in_time = judge(item, rules=changed("ALE-210", since=MAY, until=MAY))

    assert [1, 1, 2] == [len(each.verdict.findings) for each in (later, ended, in_time)]


def test_two_status_rules_of_one_priority_stop_and_name_the_item() -> None:
    always = All((Condition("progress", Comparison.PRESENT, None),))

    with pytest.raises(RuleError, match=r"I\.1: .*one priority"):
        judge(
            measured(indicator(), progress=80),
            rules=changed("STA-110", test=always, priority=120),
        )


def test_an_item_that_no_status_rule_reaches_stops_and_is_named() -> None:
    with pytest.raises(RuleError, match=r"I\.1: No status rule holds"):
        judge(
            measured(indicator(), progress=80),
            rules=tuple(rule for rule in RULES if rule.status is None),
        )


def test_an_item_left_to_the_last_rule_is_not_rated_with_an_event() -> None:
    hole = tuple(rule for rule in RULES if rule.code != "STA-120")
    item = measured(indicator(), progress=80)

    (judged,), judging = judge_items((item,), PLAN, (), hole, MAY)

    assert Status.NOT_RATED is judged.verdict.status
    assert ["unclassified"] == [event.kind for event in judging.events]
    with pytest.raises(EngineError):
        judge_items((item,), PLAN, (), hole, MAY, strict_engine=True)


def test_a_figure_that_is_absent_after_all_stops_and_names_the_rule() -> None:
    with pytest.raises(RuleError, match=r"rules/alerts\.yaml: ALE-210"):
        judge(measured(activity(), progress=80, lag=10, physical=80))


def test_elements_take_a_band_and_the_rule_that_gave_it() -> None:
    elements = (
        summary("S1", 74, low=1),
        summary("S2", 95, on_track=2),
        summary("S3", Gap.NO_DATA, missing=2),
    )

    judged, findings, judging = judge_elements(elements, PLAN, (), RULES, MAY, strict_engine=True)

    assert [(Band.LOW, "ELE-110"), (Band.HIGH, "ELE-130"), (None, "ELE-020")] == [
        (each.band, each.rule) for each in judged
    ]
    assert [("ELE-220", "S1", True), ("ELE-210", "S3", False)] == [
        (f.rule, f.subject, f.beta) for f in findings
    ]
    assert 3 == judging.rows


@pytest.mark.parametrize(
    ("counts", "found"),
    [
        ({"missing": 2}, ["ELE-210"]),
        ({"missing": 1}, []),
        ({"missing": 2, "not_rated": 1}, []),
        ({"missing": 2, "on_track": 1}, []),  # a product and an activity of its two
    ],
)
def test_an_element_of_which_nothing_is_known_is_an_alert(
    counts: dict[str, int], found: list[str]
) -> None:
    empty = summary("S3", Gap.NO_DATA, **counts)
    empty = replace(empty, progress=mean(Gap.NO_DATA, 0, left_out=2))

    _, findings, _ = judge_elements((empty,), PLAN, (), RULES, MAY, strict_engine=True)

    assert found == [finding.rule for finding in findings]


@pytest.mark.parametrize(("fall", "found"), [("5", ["ELE-230"]), ("4.9", []), (None, [])])
def test_an_element_whose_progress_fell_since_the_period_before_is_an_alert(
    fall: str | None, found: list[str]
) -> None:
    progress = () if fall is None else (("S1", Decimal(fall)),)
    fallen = Falls(since=Period(2024, 4), progress=progress, index=None)

    _, findings, _ = judge_elements(
        (summary("S1", 74, on_track=1),), PLAN, (), RULES, MAY, fallen=fallen, strict_engine=True
    )

    assert found == [finding.rule for finding in findings]


@pytest.mark.parametrize(
    ("item", "rule", "weight"),
    [
        (measured(indicator(), progress=0), "STA-110", "2"),
        (measured(indicator(), progress="37.5"), "STA-110", "1.5"),
        (measured(indicator(), progress=14530), "STA-140", "10"),
        (measured(indicator(), progress=Gap.BLANK, periods_missing=2), "STA-010", "2"),
        (
            measured(activity(), progress=0, lag=98, physical=0, financial=98, pim=1, accrued=1),
            "ALE-210",
            "9.8",
        ),
    ],
)
def test_a_finding_weighs_how_far_past_its_bound_it_is_times_the_periods(
    item: MeasuredItem, rule: str, weight: str
) -> None:
    (found,) = [f for f in judge(item).verdict.findings if f.rule == rule]

    assert Decimal(weight) == found.weight


@pytest.mark.parametrize(
    ("unit", "said"),
    [(Unit.PERCENT, "(10.93\xa0%) y la meta (0.1\xa0%)"), (Unit.NUMBER, "(10.93) y la meta (0.1)")],
)
def test_a_figure_in_the_item_s_own_unit_is_a_percentage_where_the_item_is_one(
    unit: Unit, said: str
) -> None:
    item = measured(
        indicator(unit=unit), progress=10930, actual="10.93", target="0.1", scale_ratio="109.3"
    )

    (found,) = [f for f in judge(item).verdict.findings if f.rule == "ALE-350"]

    assert said in speaker("es", "es_PE").say(found.message)


def test_a_difference_between_percentages_is_in_points() -> None:
    (found,) = [
        f
        for f in judge(measured(indicator(), progress=80, office_difference="2.5")).verdict.findings
        if f.rule == "ALE-220"
    ]

    assert "a difference of 2.5\N{NO-BREAK SPACE}p.\N{NO-BREAK SPACE}p." in speaker(
        "en", "es_PE"
    ).say(found.message)


def test_nothing_to_judge_is_judged_without_events() -> None:
    judged, judging = judge_items((), PLAN, (), RULES, MAY, strict_engine=True)

    assert ((), 0) == (judged, judging.rows)


LOW = "Avance bajo: 0.0 %, por debajo de 75.0 %."
CEILING = "Es un máximo permisible: se obtuvo {} y se admite hasta 5."
FLOOR = "Es un mínimo permisible: se obtuvo {} y se exige al menos 5."


@pytest.mark.parametrize(
    ("aggregation", "actual", "progress", "said"),
    [
        (Aggregation.MAXIMUM_PERMISSIBLE, 8, 0, f"{LOW} {CEILING.format(8)}"),
        (Aggregation.MINIMUM_PERMISSIBLE, 2, 0, f"{LOW} {FLOOR.format(2)}"),
        (Aggregation.MINIMUM_PERMISSIBLE, 9, 100, f"Avance alto: 100.0 %. {FLOOR.format(9)}"),
        (Aggregation.ACCUMULATED, 0, 0, LOW),
    ],
)
def test_an_all_or_nothing_target_is_said_wherever_its_percent_is(
    aggregation: Aggregation, actual: int, progress: int, said: str
) -> None:
    item = indicator(aggregation=aggregation, direction=Direction.UNDEFINED, unit=Unit.NUMBER)
    judged = judge(measured(item, target=5, actual=actual, progress=progress))
    told = speaker("es", "es_PE").say(judged.verdict.findings[0].message)

    assert said == told.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("actual", "gap"), [(8, Gap.NOT_DUE), (Gap.NO_DATA, Gap.NO_DATA)], ids=["early", "never sent"]
)
def test_an_all_or_nothing_target_that_is_not_judged_has_no_more_to_say(
    actual: int | Gap, gap: Gap
) -> None:
    item = indicator(aggregation=Aggregation.MAXIMUM_PERMISSIBLE, direction=Direction.UNDEFINED)
    judged = judge(measured(item, target=5, actual=actual, progress=gap))

    assert "permisible" not in speaker("es", "es_PE").say(judged.verdict.findings[0].message)
