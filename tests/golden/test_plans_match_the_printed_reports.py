"""The tables of plans/ hold what the two reports print: nothing lost, added or altered."""

import tomllib

import pytest

from golden.printed import REPOSITORY, offices, plain, plan_table, seed

POLICY = seed("pndi_2024_indicators.csv")
ANNEX = [row for row in seed("pp0093_2025_annex.csv") if row["level"] != "TOTAL"]
PERFORMANCE = seed("pp0093_2025_indicators.csv")
WORDS = {
    "ascendente": "ascending",
    "no_definido": "undefined",
    "no acumulado": "not-accumulated",
    "minimo permisible": "minimum-permissible",
    "maximo permisible": "maximum-permissible",
}
UNITS = {"Número": "number", "Porcentaje": "share"}


def test_the_policy_has_the_41_printed_indicators_in_the_printed_order() -> None:
    codes = [row["code"] for row in plan_table("pndi", "indicators.csv")]

    assert len(codes) == 41
    assert [row["indicator_code"] for row in POLICY] == codes


@pytest.mark.parametrize("printed", POLICY, ids=[row["indicator_code"] for row in POLICY])
def test_an_indicator_is_defined_as_printed(printed: dict[str, str]) -> None:
    rows = {row["code"]: row for row in plan_table("pndi", "indicators.csv")}

    assert {
        "code": printed["indicator_code"],
        "element": printed["service_code"],
        "name": printed["indicator_name"],
        "unit": UNITS[printed["indicator_name"].split()[0]],
        "offices": ";".join(offices(printed["responsible"])),
        "type": printed["type"],
        "direction": WORDS[printed["direction"]],
        "aggregation": WORDS[printed["aggregation"]],
        "frequency": "annual",
        "relevance": "",
        "baseline_year": printed["baseline_year"],
        "baseline": printed["baseline"],
    } == rows[printed["indicator_code"]]


def test_the_policy_s_targets_are_the_printed_ones() -> None:
    printed = {
        (row["indicator_code"], year, row[f"le_{year}"])
        for row in POLICY
        for year in ("2022", "2023", "2024")
        if row[f"le_{year}"]
    }
    rows = plan_table("pndi", "targets.csv")

    assert len(rows) == 82
    assert printed == {(row["code"], row["year"], row["target"]) for row in rows}


def test_the_policy_s_earlier_values_are_the_printed_ones_and_this_year_s_are_not_there() -> None:
    printed = {
        (row["indicator_code"], f"{year}-12", row[f"vo_{year}"])
        for row in POLICY
        for year in ("2022", "2023")
        if row[f"vo_{year}"]
    }
    rows = plan_table("pndi", "actuals.csv")

    assert len(rows) == 58
    assert printed == {(row["code"], row["period"], row["actual"]) for row in rows}
    assert all(row["source"].endswith(row["period"][:4]) for row in rows)


def test_the_policy_s_tree_is_the_printed_one() -> None:
    names = {}
    for row in POLICY:
        names[row["objective"]] = ("OP", "", "")
        names[row["lineamiento"]] = ("LN", row["objective"], row["lineamiento_name"])
        names[row["service_code"]] = ("SS", row["lineamiento"], row["service_name"])
    rows = plan_table("pndi", "elements.csv")

    assert len(rows) == 3 + 8 + 21
    assert {code: (*node[:2], node[2] or code) for code, node in names.items()} == {
        row["code"]: (row["level"], row["parent"], row["name"]) for row in rows
    }


@pytest.mark.parametrize("printed", ANNEX, ids=[row["code"] for row in ANNEX])
def test_a_row_of_the_annex_stands_in_the_programme_as_printed(printed: dict[str, str]) -> None:
    rows = {row["code"]: row for row in plan_table("pp0093", "activities.csv")}

    assert {
        "code": printed["code"],
        "element": printed["code"].split(".")[0],
        "kind": {"PRODUCTO": "product", "ACTIVIDAD": "activity"}[printed["level"]],
        "name": printed["name"],
        "unit": printed["unit"],
        "offices": ";".join(offices(printed["responsible"])),
        "aggregation": "accumulated",
        "goal": str(plain(printed["meta_fisica"])),
        "pim": str(plain(printed["pim"])),
    } == rows[printed["code"]]


def test_the_programme_has_the_15_printed_rows_and_each_product_its_declared_roll_up() -> None:
    codes = [row["code"] for row in plan_table("pp0093", "activities.csv")]
    rollups = {row["code"]: row["rollup"] for row in plan_table("pp0093", "elements.csv")}

    assert [row["code"] for row in ANNEX] == codes
    assert rollups == {
        "0093": "none",
        "1": "unique",
        "2": "unique",
        "3": "same-as:3.1",
        "4": "same-as:4.1",
    }


def test_the_performance_indicators_and_their_targets_are_the_printed_ones() -> None:
    names = {row["code"]: row["name"] for row in plan_table("pp0093", "indicators.csv")}
    targets = {row["code"]: row["target"] for row in plan_table("pp0093", "targets.csv")}

    assert {row["code_assigned"]: row["name"] for row in PERFORMANCE} == names
    assert {row["code_assigned"]: row["target"] for row in PERFORMANCE if row["target"]} == targets


def test_what_was_known_of_2024_is_what_the_programme_s_report_prints() -> None:
    rows = plan_table("pp0093", "actuals.csv")
    known = {row["code"]: (row["period"], plain(row["actual"])) for row in rows}

    assert {
        row["code_assigned"]: (f"{row['year']}-12", plain(row["value"].split()[0]))
        for row in PERFORMANCE
        if row["year"] == "2024"
    } == known


@pytest.mark.parametrize("plan", ["pndi", "pp0093"])
def test_every_office_that_is_named_is_listed_and_no_other(plan: str) -> None:
    items = plan_table(plan, "indicators.csv")
    if plan == "pp0093":
        items += plan_table(plan, "activities.csv")
    named = {office for row in items for office in row["offices"].split(";")}

    assert {row["code"] for row in plan_table(plan, "offices.csv")} == named


@pytest.mark.parametrize(
    ("plan", "first", "last"), [("pndi", "2022-01", "2024-12"), ("pp0093", "2025-01", "2025-12")]
)
def test_a_plan_spans_the_years_it_has_figures_for(plan: str, first: str, last: str) -> None:
    text = (REPOSITORY / "plans" / plan / "plan.toml").read_text(encoding="utf-8")
    read = tomllib.loads(text)

    assert (plan, first, last) == (read["code"], read["from"], read["until"])
    assert read["levels"].keys() == read["plurals"].keys()
