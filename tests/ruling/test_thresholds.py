"""The nearest threshold wins, and says so."""

from decimal import Decimal

import pytest

from ruling.builders import activity, element, indicator, plan, setting
from sheetgen.errors import RuleError
from sheetgen.model.period import Period
from sheetgen.model.plan import Element, Item
from sheetgen.model.workspace import ThresholdSetting
from sheetgen.records import replace
from sheetgen.ruling.threshold_months import check_settings
from sheetgen.ruling.thresholds import THRESHOLDS, bounds_for

TREE = (element("O1"), element("L1", "O1"), element("S1", "L1"), element("S2", "L1"))
PLAN = plan(*TREE)
AT = Period(2025, 6)
NAMES = [each.name for each in THRESHOLDS]
FAR_TO_NEAR = [
    setting("low", 10, "default"),
    setting("low", 20, "plan", "p"),
    setting("low", 30, "element", "O1"),
    setting("low", 35, "element", "L1"),
    setting("low", 40, "kind", "indicator"),
    setting("low", 50, "type", "CALIDAD"),
    setting("low", 60, "office", "A"),
    setting("low", 70, "item", "I.1"),
]


def low(
    settings: list[ThresholdSetting], subject: Item | Element | None = None
) -> tuple[Decimal, str]:
    bounds = bounds_for(subject or indicator("I.1"), PLAN, tuple(settings), AT)
    return next((bound.figure, bound.set_by) for bound in bounds if bound.name == "low")


@pytest.mark.parametrize("count", range(1, len(FAR_TO_NEAR) + 1))
def test_the_nearest_of_those_set_wins_whatever_their_order(count: int) -> None:
    nearest = FAR_TO_NEAR[count - 1]
    expected = (nearest.figure, f"{nearest.scope.by} {nearest.scope.value}".strip())

    assert expected == low(FAR_TO_NEAR[:count])
    assert expected == low(FAR_TO_NEAR[:count][::-1])


def test_without_settings_the_shipped_scale_is_in_force() -> None:
    bounds = {bound.name: bound for bound in bounds_for(indicator(), PLAN, (), AT)}

    assert [Decimal(75), Decimal(95), Decimal(150), Decimal(10)] == [
        bounds[name].figure for name in ("low", "medium", "atypical", "lag")
    ]
    assert {"default"} == {bound.set_by for bound in bounds.values()}


def test_another_office_kind_type_item_element_or_plan_does_not_count() -> None:
    others = [
        setting("low", 1, "plan", "q"),
        setting("low", 2, "element", "S2"),
        setting("low", 3, "kind", "activity"),
        setting("low", 4, "type", "COBERTURA"),
        setting("low", 5, "office", "B"),
        setting("low", 6, "item", "I.2"),
        setting("low", 7, "item", "I.1", only="q"),
    ]

    assert (Decimal(75), "default") == low(others)


def test_a_setting_of_this_plan_alone_goes_before_one_of_all_plans() -> None:
    both = [setting("low", 80, "type", "CALIDAD", only="p"), setting("low", 60, "type", "CALIDAD")]

    assert (Decimal(80), "type CALIDAD") == low(both)


def test_an_element_setting_covers_its_descendants() -> None:
    top = [setting("low", 30, "element", "O1")]

    assert (Decimal(30), "element O1") == low(top, element("S2", "L1"))
    assert (Decimal(30), "element O1") == low(top, activity(element="S2"))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (setting("lo", 1, "default"), "no threshold"),
        (setting("low", 1, "offices", "A"), "no scope"),
    ],
)
def test_a_setting_that_nothing_answers_to_is_refused(wrong: ThresholdSetting, said: str) -> None:
    with pytest.raises(RuleError, match=said):
        check_settings([wrong], NAMES)


def test_a_setting_made_twice_is_refused() -> None:
    with pytest.raises(RuleError, match="set twice"):
        check_settings([setting("low", 1, "default"), setting("low", 2, "default")], NAMES)


def test_thresholds_that_fall_are_refused_at_what_was_set() -> None:
    set_low, set_medium = setting("low", 96, "default"), setting("medium", 74, "default")
    for settings in ((set_low,), (set_medium,), (set_low, set_medium)):
        with pytest.raises(RuleError) as refused:
            bounds_for(indicator(), PLAN, settings, AT)
        assert ", ".join(each.key for each in settings) == refused.value.where


def dated(figure: int, since: str = "", until: str = "", by: str = "default") -> ThresholdSetting:
    return replace(
        setting("low", figure, by, "" if by == "default" else "CALIDAD"),
        since=Period.parse(since) if since else None,
        until=Period.parse(until) if until else None,
        key=f"threshold {figure}",
    )


@pytest.mark.parametrize(
    ("month", "figure", "by"),
    [
        ("2024-12", 70, "default until 2024-12"),
        ("2025-01", 75, "default since 2025-01 until 2025-12"),
        ("2025-12", 75, "default since 2025-01 until 2025-12"),
        ("2026-01", 80, "default since 2026-01"),
    ],
)
def test_each_month_has_the_bound_of_its_own_stretch(month: str, figure: int, by: str) -> None:
    settings = (
        dated(80, "2026-01"),
        dated(70, until="2024-12"),
        dated(75, "2025-01", "2025-12"),
    )

    bounds = bounds_for(indicator("I.1"), PLAN, settings, Period.parse(month))

    assert (Decimal(figure), by) == next((b.figure, b.set_by) for b in bounds if b.name == "low")


def test_before_the_first_stretch_of_a_scope_the_farther_bound_holds() -> None:
    settings = (setting("low", 60, "plan", "p"), dated(80, "2026-01", by="type"))

    assert {Period(2025, 12): 60, Period(2026, 1): 80} == {
        at: next(b.figure for b in bounds_for(indicator(), PLAN, settings, at) if b.name == "low")
        for at in (Period(2025, 12), Period(2026, 1))
    }


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (
            (dated(70), dated(80, "2026-01")),
            r"threshold 80: .*twice for .*month=1.*threshold 70.*2025, month=12",
        ),
        (
            (dated(70, until="2026-01"), dated(80, "2026-01")),
            r"twice for .*2026, month=1.*until = .*2025, month=12",
        ),
        (
            (dated(70, until="2025-06"), dated(80, "2026-01")),
            r"No .*2025, month=7.*2025, month=12.*since = .*2025, month=7",
        ),
        ((dated(70, until="2025-06"), dated(80)), "set twice for one scope"),
    ],
)
def test_stretches_that_overlap_or_leave_a_hole_are_refused(
    settings: tuple[ThresholdSetting, ...], said: str
) -> None:
    with pytest.raises(RuleError, match=said):
        check_settings(settings, NAMES)
