"""The policy's report of 2024-12 against what is printed and what was worked out by hand."""

from collections import Counter
from typing import Any

import pytest

from golden.heads import heads_of
from golden.printed import NONE, by_hand, plain, seed, to_the_printed_decimal

PRINTED = seed("pndi_2024_indicators.csv")
BY_HAND = by_hand("pndi-2024-12.txt")
SERVICES = [
    (service.lstrip("* "), set(heads.split(", ")) - {NONE})
    for service, heads, *_ in by_hand("services-2024-12.txt")
]
MISTAKEN = [row[0].lstrip("* ") for row in by_hand("services-2024-12.txt") if row[0][0] == "*"]
RECOMPUTED = {  # printed from unrounded figures (METHOD 2)
    "ISS.01.04.02.02": "73.5",
    "ISS.01.04.04.02": "122.5",
    "ISS.01.06.03.02": "122.7",
}
RULE_OF_HEAD = {"missing": "STA-010", "low": "STA-110", "atypical": "STA-140"}


def _items(policy: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {item["code"]: item for item in policy["items"]}


def test_every_printed_row_is_in_the_report_once_and_in_order(policy: dict[str, Any]) -> None:
    assert (policy["version"], policy["plan"], policy["period"]) == (1, "pndi", "2024-12")
    assert [row["indicator_code"] for row in PRINTED] == [item["code"] for item in policy["items"]]


@pytest.mark.parametrize("row", PRINTED, ids=[row["indicator_code"] for row in PRINTED])
def test_progress_is_the_printed_one(policy: dict[str, Any], row: dict[str, str]) -> None:
    item = _items(policy)[row["indicator_code"]]
    printed = RECOMPUTED.get(row["indicator_code"], row["reported_avance_2024"])

    assert printed == to_the_printed_decimal(item["progress"]).replace(NONE, "ND")
    assert ("no-data" if printed == "ND" else None) == item["gap"]


@pytest.mark.parametrize("row", PRINTED, ids=[row["indicator_code"] for row in PRINTED])
def test_target_and_actual_are_the_printed_ones(
    policy: dict[str, Any], row: dict[str, str]
) -> None:
    item = _items(policy)[row["indicator_code"]]

    assert plain(row["le_2024"]) == plain(item["target"])
    if row["vo_2024"] == "ND":
        assert item["actual"] is None
    else:
        assert plain(row["vo_2024"]) == plain(item["actual"])


@pytest.mark.parametrize("row", BY_HAND, ids=[row[0] for row in BY_HAND])
def test_status_and_tipo_ii_are_those_worked_out_by_hand(
    policy: dict[str, Any], row: tuple[str, ...]
) -> None:
    code, _, progress, status, band, gap, tipo_ii = row
    item = _items(policy)[code]

    assert (progress, status, band, gap, tipo_ii) == (
        to_the_printed_decimal(item["progress"]),
        item["status"],
        item["band"] or NONE,
        item["gap"] or NONE,
        to_the_printed_decimal(item["progress_2"]),
    )


def test_the_counts_of_statuses_and_bands(policy: dict[str, Any]) -> None:
    statuses = Counter(item["status"] for item in policy["items"])
    bands = Counter(item["band"] for item in policy["items"] if item["status"] == "on-track")

    assert statuses == {"low": 12, "on-track": 13, "atypical": 7, "missing": 9}
    assert bands == {"medio": 3, "alto": 10}


def test_each_figure_names_the_cell_an_office_sent_it_in(policy: dict[str, Any]) -> None:
    for item in policy["items"]:
        sent = [place for place in item["places"] if place.startswith("input/2024-12/")]

        assert sent, item["code"]
        assert all(place.count("!") == 2 for place in item["places"])


@pytest.mark.parametrize("row", BY_HAND, ids=[row[0] for row in BY_HAND])
def test_the_status_alerts_of_an_indicator(policy: dict[str, Any], row: tuple[str, ...]) -> None:
    code, _, _, status, *_ = row
    raised = {alert["rule"] for alert in policy["alerts"] if alert["subject"] == code}
    expected = {RULE_OF_HEAD[status]} if status in RULE_OF_HEAD else set()

    assert expected == {rule for rule in raised if rule.startswith("STA-")}


@pytest.mark.parametrize(("service", "heads"), SERVICES, ids=[each[0] for each in SERVICES])
def test_a_service_stands_under_the_heads_worked_out_by_hand(
    policy: dict[str, Any], service: str, heads: set[str]
) -> None:
    paragraphs = {part["element"]: part["text"] for part in policy["narrative"]}
    objective = f"OP.{service[3:5]}"

    assert heads == heads_of(paragraphs[objective]).get(service, set())


@pytest.mark.parametrize(("service", "heads"), SERVICES, ids=[each[0] for each in SERVICES])
def test_a_service_s_alerts_say_the_same_as_its_heads(
    policy: dict[str, Any], service: str, heads: set[str]
) -> None:
    raised = {
        alert["rule"] for alert in policy["alerts"] if alert["subject"].startswith(f"I{service}.")
    }

    assert {RULE_OF_HEAD[head] for head in heads} == {
        rule for rule in raised if rule in RULE_OF_HEAD.values()
    }


def test_the_eight_services_that_the_printed_text_gets_wrong_are_among_those_tested() -> None:
    assert MISTAKEN == [
        "SS.01.03.03",
        "SS.01.03.04",
        "SS.01.03.05",
        "SS.01.04.03",
        "SS.01.06.04",
        "SS.01.06.05",
        "SS.02.04.01",
        "SS.02.04.02",
    ]
    assert len(SERVICES) == 21


def test_each_paragraph_rests_on_the_alerts_of_its_objective(policy: dict[str, Any]) -> None:
    alerts = {alert["id"]: alert for alert in policy["alerts"]}
    by_status = {
        alert["id"] for alert in policy["alerts"] if alert["rule"] in RULE_OF_HEAD.values()
    }
    cited = [name for part in policy["narrative"] for name in part["alerts"]]

    assert cited
    assert set(cited) <= alerts.keys()
    assert by_status <= set(cited)
    for part in policy["narrative"]:
        if part["element"].startswith("OP."):
            subjects = {alerts[name]["subject"] for name in part["alerts"]}
            assert all(part["element"][3:5] in subject for subject in subjects)


@pytest.mark.parametrize(
    ("objective", "progress", "n", "left_out"),
    [("OP.01", "78.0", 21, 5), ("OP.02", "62.6", 8, 3), ("OP.04", "0.0", 3, 1)],
)
def test_an_objective_s_progress_is_the_mean_of_its_indicators_each_capped(
    policy: dict[str, Any], objective: str, progress: str, n: int, left_out: int
) -> None:
    element = next(each for each in policy["elements"] if each["code"] == objective)

    assert (progress, n, left_out) == (
        to_the_printed_decimal(element["progress"]),
        element["n"],
        element["left_out"],
    )


def test_the_index_and_what_other_choices_would_give(policy: dict[str, Any]) -> None:
    index = policy["index"]
    found = {name: to_the_printed_decimal(each) for name, each in index["sensitivity"].items()}

    assert (
        to_the_printed_decimal(index["value"]),
        index["n"],
        index["left_out"],
        index["capped"],
    ) == ("66.9", 32, 9, 12)
    assert found == {
        "declared": "66.9",
        "missing-zero": "52.2",
        "cap-150": "80.6",
        "uncapped": "934.9",
        "over-elements": "68.4",
        "level-by-level": "45.4",
    }


def test_every_cell_asked_for_is_accounted_for(policy: dict[str, Any]) -> None:
    count = policy["reconciliation"]
    accounted = ("read", "blank", "unreadable", "waived", "not_submitted")

    assert count["expected"] == sum(count[name] for name in accounted)
    assert tuple(count[name] for name in ("read", *accounted[2:])) == (41, 0, 0, 0)


def test_every_office_sent_a_file_that_could_be_read(policy: dict[str, Any]) -> None:
    sent = {each["office"] for each in policy["submissions"]}
    states = {each["state"] for each in policy["submissions"]}

    assert {
        "CONCYTEC",
        "DGAAMI",
        "DGDE",
        "DGITDF",
        "DGPAR",
        "ITP",
        "MINEDU",
        "MTPE",
        "OGTI",
        "PNTE",
        "PROINNOVATE",
    } == sent
    assert states <= {"accepted", "observed"}
