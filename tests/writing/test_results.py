"""The report for programs, by the contract."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from sheetgen.model.figure import Gap
from sheetgen.telling.exact_text import exact
from sheetgen.writing.results import results, write_results
from writing.builder_writing import policy, programme, spanish

ITEM_KEYS = [
    "code", "kind", "name", "element", "offices", "unit", "target", "actual", "progress", "gap",
    "status", "band", "progress_2", "physical", "pim", "accrued", "financial", "lag",
]  # fmt: skip


def test_the_keys_stand_in_the_order_of_the_contract() -> None:
    keys = list(results(policy(), spanish()))

    assert keys[:12] == [
        "version", "plan", "period", "items", "elements", "index", "alerts", "narrative",
        "submissions", "problems", "engine", "reconciliation",
    ]  # fmt: skip


def test_an_item_with_a_figure() -> None:
    item = results(policy(), spanish())["items"][0]

    assert list(item)[: len(ITEM_KEYS)] == ITEM_KEYS
    assert item["progress"] == "83.018867925"
    assert (item["status"], item["band"], item["gap"]) == ("on-track", "medio", None)
    assert item["rule"] == "IND-102"
    assert "input/2024-12/dgde.xlsx!Indicadores!G8" in item["places"]


def test_an_item_without_a_figure_says_why() -> None:
    item = results(policy(), spanish())["items"][4]

    assert (item["progress"], item["gap"], item["status"]) == (None, "no-data", "missing")


def test_the_index_stands_beside_its_sensitivity() -> None:
    index = results(policy(), spanish())["index"]

    assert index["value"] == index["sensitivity"]["declared"] == "71.254716981"
    assert index["sensitivity"]["over-elements"] is None
    assert (index["n"], index["left_out"], index["capped"]) == (4, 1, 1)


def test_a_programme_has_no_index_and_its_money_is_exact() -> None:
    report = results(programme(), spanish())

    assert report["index"] is None
    assert report["items"][1]["lag"] == "98.073060847"
    assert report["elements"][1]["overlap"] == "57"
    assert report["elements"][1]["measures"]["overlap"] == "57"
    assert report["elements"][1]["measures"]["financial"] == "99.685881855"
    assert report["elements"][0]["pim"] == "2369554"


@pytest.mark.parametrize(
    ("figure", "written"),
    [
        (Decimal("66.900"), "66.9"),
        (Decimal("1E+3"), "1000"),
        (Decimal("1E-9"), "0.000000001"),
        (Decimal("-0.000"), "0"),
        (Decimal("100.000000000"), "100"),
        (Decimal(32054778), "32054778"),
        (Gap.NO_DATA, None),
        (None, None),
    ],
)
def test_figures_are_exact_and_never_in_powers_of_ten(
    figure: Decimal | Gap | None, written: str | None
) -> None:
    assert written == exact(figure)


def test_the_file_is_readable_text_with_a_last_newline(tmp_path: Path) -> None:
    path = tmp_path / "results.json"

    write_results(policy(), path, spanish())

    text = path.read_text(encoding="utf-8")
    assert text.endswith("}\n")
    assert "Política Nacional" not in text  # the plan is named by its code
    assert "Número de empresas" in text  # and letters are letters
    assert json.loads(text) == results(policy(), spanish())
