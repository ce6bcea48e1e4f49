"""The programme's report of 2025-12 against what is printed and what was worked out by hand."""

from collections import Counter
from decimal import Decimal
from typing import Any

import pytest

from golden.printed import NONE, by_hand, plain, seed, to_the_printed_decimal

ANNEX = [row for row in seed("pp0093_2025_annex.csv") if row["level"] != "TOTAL"]
TOTAL = next(row for row in seed("pp0093_2025_annex.csv") if row["level"] == "TOTAL")
ROWS = by_hand("pp0093-2025-12.txt")
INDICATORS = by_hand("pp0093-indicators-2025-12.txt")
PRODUCTS = ("1", "2", "3", "4")
MONEY_WITHOUT_PRODUCT = "ALE-210"


def _items(programme: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {item["code"]: item for item in programme["items"]}


def _elements(programme: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {element["code"]: element for element in programme["elements"]}


def _written(figure: str | None) -> str:
    return NONE if figure is None else f"{Decimal(figure).normalize():f}"


def test_every_printed_row_is_in_the_report_once(programme: dict[str, Any]) -> None:
    expected = [row[0] for row in (*ROWS, *INDICATORS)]

    assert (
        programme["version"],
        programme["plan"],
        programme["period"],
    ) == (1, "pp0093", "2025-12")
    assert sorted(expected) == sorted(item["code"] for item in programme["items"])


@pytest.mark.parametrize("row", ANNEX, ids=[row["code"] for row in ANNEX])
def test_both_percentages_are_the_printed_ones(
    programme: dict[str, Any], row: dict[str, str]
) -> None:
    item = _items(programme)[row["code"]]
    physical = row["avance_pct"] or "0.0%"  # the annex leaves that of activity 2.1 empty: 0 of 70

    assert (physical, row["devengado_pct"]) == (
        f"{to_the_printed_decimal(item['physical'])}%",
        f"{to_the_printed_decimal(item['financial'])}%",
    )
    assert (plain(row["pim"]), plain(row["devengado"])) == (
        Decimal(item["pim"]),
        Decimal(item["accrued"]),
    )


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_row_is_as_worked_out_by_hand(programme: dict[str, Any], row: tuple[str, ...]) -> None:
    item = _items(programme)[row[0]]

    assert row == (
        item["code"],
        item["kind"],
        _written(item["actual"]),
        _written(item["target"]),
        to_the_printed_decimal(item["physical"]),
        _written(item["accrued"]),
        _written(item["pim"]),
        to_the_printed_decimal(item["financial"]),
        to_the_printed_decimal(item["lag"]),
        item["status"],
        item["band"] or NONE,
    )


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_in_december_progress_is_the_physical_percentage(
    programme: dict[str, Any], row: tuple[str, ...]
) -> None:
    item = _items(programme)[row[0]]

    assert item["physical"] == item["progress"]
    assert item["gap"] is None


@pytest.mark.parametrize("row", INDICATORS, ids=[row[0] for row in INDICATORS])
def test_a_performance_indicator_is_as_worked_out_by_hand(
    programme: dict[str, Any], row: tuple[str, ...]
) -> None:
    item = _items(programme)[row[0]]

    assert row == (
        item["code"],
        _written(item["actual"]),
        _written(item["target"]),
        to_the_printed_decimal(item["progress"]),
        item["status"],
        item["band"] or NONE,
        item["gap"] or NONE,
    )


def test_the_classes_of_activities_and_products(programme: dict[str, Any]) -> None:
    classes = Counter((item["kind"], item["band"]) for item in programme["items"])

    assert classes == {
        ("activity", "bajo"): 1,
        ("activity", "medio"): 3,
        ("activity", "alto"): 7,
        ("product", "medio"): 2,
        ("product", "alto"): 2,
        ("indicator", "bajo"): 2,
        ("indicator", "medio"): 2,
        ("indicator", "alto"): 1,
        ("indicator", None): 2,
    }


def test_what_is_not_quite_all_is_not_100(programme: dict[str, Any]) -> None:
    assert Decimal("99.985182352") == Decimal(_items(programme)["1.2"]["financial"])


@pytest.mark.parametrize(
    ("product", "counted_once", "added_up", "overlap"),
    [("1", "1644", "1671", "27"), ("2", "1217", "1274", "57")],
)
def test_firms_are_not_added_up_and_the_overlap_is_shown(
    programme: dict[str, Any], product: str, counted_once: str, added_up: str, overlap: str
) -> None:
    element = _elements(programme)[product]

    assert counted_once == _written(_items(programme)[product]["actual"])
    assert added_up == _written(element["physical_sum"])
    assert overlap == _written(element["overlap"])


@pytest.mark.parametrize("product", PRODUCTS)
def test_a_product_s_money_is_the_exact_sum_of_its_activities(
    programme: dict[str, Any], product: str
) -> None:
    items, element = _items(programme), _elements(programme)[product]
    activities = [row for row in ANNEX if row["code"].startswith(f"{product}.")]

    for figure, printed in (("pim", "pim"), ("accrued", "devengado")):
        total = sum(plain(row[printed]) for row in activities)

        assert total == Decimal(element[figure])
        assert total == Decimal(items[product][figure])


def test_the_programme_s_money_is_the_printed_total(programme: dict[str, Any]) -> None:
    root = _elements(programme)["0093"]
    pim, accrued = Decimal(root["pim"]), Decimal(root["accrued"])

    assert (plain(TOTAL["pim"]), plain(TOTAL["devengado"])) == (pim, accrued)
    assert TOTAL["devengado_pct"] == f"{to_the_printed_decimal(str(accrued / pim * 100))}%"


@pytest.mark.parametrize("product", PRODUCTS)
def test_a_product_s_progress_is_that_of_its_own_row(
    programme: dict[str, Any], product: str
) -> None:
    element = _elements(programme)[product]

    assert _items(programme)[product]["progress"] == element["progress"]


def test_a_programme_has_no_index(programme: dict[str, Any]) -> None:
    assert programme["index"] is None


def test_money_without_product_is_raised_where_the_lag_is_ten_points_and_nowhere_else(
    programme: dict[str, Any],
) -> None:
    items = _items(programme)
    raised = [
        alert["subject"] for alert in programme["alerts"] if alert["rule"] == MONEY_WITHOUT_PRODUCT
    ]

    assert sorted(raised) == ["2", "2.1", "3.2", "4", "4.1"]
    assert [to_the_printed_decimal(items[code]["lag"]) for code in sorted(raised)] == [
        "14.9",
        "98.1",
        "23.1",
        "12.6",
        "12.6",
    ]


def test_what_is_low_is_raised_and_nothing_is_missing_or_atypical(
    programme: dict[str, Any],
) -> None:
    raised = sorted(
        (alert["subject"], alert["rule"])
        for alert in programme["alerts"]
        if alert["rule"] in {"STA-010", "STA-110", "STA-140"}
    )

    assert raised == [("2.1", "STA-110"), ("P1.1", "STA-110"), ("P4.1", "STA-110")]


def test_every_cell_asked_for_is_accounted_for(programme: dict[str, Any]) -> None:
    """Asked at least: three figures of 11 activities and 2 products, one of 7 indicators."""
    count = programme["reconciliation"]
    accounted = ("read", "blank", "unreadable", "waived", "not_submitted")

    assert count["expected"] == sum(count[name] for name in accounted)
    assert tuple(count[name] for name in accounted[2:]) == (0, 0, 0)
    assert count["read"] >= 3 * (11 + 2) + 7


def test_every_office_sent_a_file_that_could_be_read(programme: dict[str, Any]) -> None:
    sent = {each["office"] for each in programme["submissions"]}
    states = {each["state"] for each in programme["submissions"]}

    assert {"DAM", "DDP", "DGAAMI", "DGDE", "DGITDF", "DGPAR", "ITP", "OEI", "PNTE"} == sent
    assert states <= {"accepted", "observed"}


def test_a_contradiction_is_told_as_one_and_not_as_the_status_of_its_item(
    programme: dict[str, Any],
) -> None:
    """The narrative of product 2 names 2.1 under low progress and, apart, for its money."""
    told = next(part for part in programme["narrative"] if part["element"] == "2")

    sentences = [each["alerts"] for each in told["sentences"]]

    assert any("STA-110:2.1" in ids and "ALE-210:2.1" not in ids for ids in sentences)
    assert any("ALE-210:2.1" in ids and "STA-110:2.1" not in ids for ids in sentences)
