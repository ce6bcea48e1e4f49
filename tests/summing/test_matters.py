"""Few matters press: one for each cause, ranked over the whole plan, a fifth of them urgent."""

from decimal import Decimal

from sheetgen.model.matter import matters_of
from sheetgen.model.period import Period
from sheetgen.model.severity import Severity
from sheetgen.model.summary import Alert
from sheetgen.records import replace
from sheetgen.summing.matters import ranked
from summing.narrated import alert

DECEMBER = Period(2024, 12)


def told(*alerts: Alert) -> list[tuple[int, str, int, Severity]]:
    """Number, subject, how many effects and level of each matter."""
    return [
        (each.number, each.alert.subject, len(each.effects), each.level)
        for each in matters_of(ranked(alerts, (), DECEMBER))
    ]


def test_four_offices_that_sent_nothing_are_four_matters_and_not_forty() -> None:
    offices = [alert("OFI-110", f"O{n}") for n in range(4)]
    effects = [
        replace(alert("STA-010", f"I.{n}.{k}"), cause=offices[n].id)
        for n in range(4)
        for k in range(10)
    ]

    assert [(f"O{n}", 10) for n in range(4)] == [
        (subject, effects) for _, subject, effects, _ in told(*offices, *effects)
    ]


def test_two_alerts_of_one_item_are_one_matter_and_the_gravest_stands_for_it() -> None:
    worse = alert("ALE-340", "I.1", severity=Severity.MEDIUM)

    assert [(1, "I.1", 1, Severity.HIGH)] == told(worse, alert("STA-110", "I.1"))


def test_of_ten_grave_matters_two_are_urgent() -> None:
    levels = [level for *_, level in told(*(alert("STA-110", f"I.{n}") for n in range(10)))]

    assert [Severity.HIGH] * 2 + [Severity.MEDIUM] * 8 == levels


def test_a_single_grave_matter_is_urgent_and_information_never_is() -> None:
    assert [Severity.HIGH] == [level for *_, level in told(alert("STA-110", "I.1"))]
    only = alert("ALE-380", "I.1", severity=Severity.INFO)
    assert [Severity.INFO] == [level for *_, level in told(only)]


def test_farther_longer_and_wider_come_first() -> None:
    near, far, old = alert("R", "near"), alert("R", "far"), alert("R", "old")
    far = replace(far, weight=Decimal(10))
    old = replace(old, since=Period(2024, 6))  # half a year makes one and a half

    assert ["far", "old", "near"] == [subject for _, subject, *_ in told(near, old, far)]


def test_how_far_and_how_long_weigh_alike_from_one_to_two() -> None:
    """5.5 of 10 is half of the way, as six months of twelve are; 9.9 is not all of it."""
    half, most = (replace(alert("R", "far"), weight=Decimal(each)) for each in ("5.5", "9.9"))

    def first(far: Alert, since: Period) -> str:
        return told(far, replace(alert("R", "old"), since=since))[0][1]

    assert ["far", "old"] == [first(half, Period(2024, month)) for month in (7, 5)]
    assert "old" == first(most, Period(2023, 12))


def test_severity_outweighs_two_of_the_other_factors_and_not_all_three() -> None:
    grave = alert("R", "grave")
    mild = replace(alert("R", "mild", severity=Severity.MEDIUM), weight=Decimal(10))

    assert ["grave", "mild"] == [subject for _, subject, *_ in told(mild, grave)]


def test_an_effect_whose_cause_is_not_there_stands_for_itself() -> None:
    lost = replace(alert("STA-010", "I.1"), matter="OFI-110:X", rank=7)

    assert [(7, 0)] == [(each.number, len(each.effects)) for each in matters_of((lost,))]
