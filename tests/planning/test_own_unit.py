"""An indicator keeps its own unit of measure beside its kind of unit."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cli.test_commands import fill_all
from running import run
from small import POLICY, make_workspace

OWN = dict(zip(("I.1", "I.2", "I.3"), ("Hogares", "Puntos", ""), strict=True))


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A month in which two indicators have a unit of their own, and one has none."""
    head, *lines = POLICY["indicators.csv"].splitlines()
    units = [f"{line},{OWN[line.partition(',')[0]]}" for line in lines]
    table = "\n".join((f"{head},own_unit", *units, ""))
    folder = make_workspace(
        tmp_path_factory.mktemp("month"), {"agua": POLICY | {"indicators.csv": table}}
    )
    fill_all(folder)
    assert run(folder, "build").returncode == 0
    return folder


def test_the_form_shows_it_in_place_of_the_kind_of_unit(month: Path) -> None:
    book = load_workbook(month / "output/2025-12/templates/SUR.xlsx")
    sheet = book["Indicadores"]
    shown = {sheet.cell(row, 2).value: sheet.cell(row, 4).value for row in range(8, 14)}

    assert ("Puntos", "Número") == (shown["I.2"], shown["I.3"])


def test_a_share_with_a_unit_of_its_own_is_still_warned_of_above_the_whole(month: Path) -> None:
    book = load_workbook(month / "output/2025-12/templates/SUR.xlsx")
    rules = [each.formula1 or "" for each in book["Indicadores"].data_validations.dataValidation]

    assert any('"Puntos"' in rule and "<=1" in rule for rule in rules)


def test_the_results_and_explain_hold_it(month: Path) -> None:
    told = json.loads((month / "output/2025-12/agua/results.json").read_text("utf-8"))

    assert {code: unit or None for code, unit in OWN.items()} == {
        each["code"]: each["own_unit"] for each in told["items"]
    }
    assert {"number", "share"} == {each["unit"] for each in told["items"]}
    assert "Hogares" in run(month, "explain", "I.1").stdout
