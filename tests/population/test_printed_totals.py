"""The totals of the printed report of 2025, from counts (docs/seeds/pp0093_2025_report.txt).

The firms are made up; the counts are those printed, or follow from the printed shares and growth.
"""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from population_lists import PLAN, listed, ruc, served, serving
from sheetgen.model.figure import percent_of
from sheetgen.model.place import Place
from sheetgen.model.population import (
    Band,
    Check,
    Identifier,
    Part,
    Population,
    Registry,
    Sort,
    printed_sum,
)
from sheetgen.population.by_class import shares
from sheetgen.population.registry import KNOWN

SIZES = {"Micro": 33170, "Pequeña": 6960, "Mediana": 233, "Grande": 602}
"""Shares 80.97, 16.99, 0.57 and 1.47 %: printed 81.0, 17.0, 0.6 and 1.5, which add to 100.1."""
BY_WORD = Population(
    identifier=Identifier("RUC", r"\d{11}", Check.NONE),
    registry=Registry("registry.csv", "ruc", {"class": Sort.TEXT}),
    criteria=(),
    bands=(Band("class", "class", ()),),
    suppress_below=3,
    place=Place("population.yaml", "", ""),
)
REGISTRY = "ruc,desde,ventas,sector\n"


def told(counts: Mapping[str, int]) -> dict[str, Part]:
    """What is told of so many of each class."""
    words = [name for name, n in counts.items() for _ in range(n)]
    known = pl.DataFrame({"class": words}).with_columns(pl.lit(value=True).alias(KNOWN))
    parts = shares(known, BY_WORD).by["class"]
    return {name: parts[name] for name in counts}


def printed(share: Decimal | None) -> str:
    assert share is not None
    return f"{share:.1f}"


def test_the_growth_from_12790_to_40965_firms_is_220_3_percent() -> None:
    assert "220.3" == f"{percent_of(Decimal(40965 - 12790), Decimal(12790)):.1f}"


def test_36828_of_40965_firms_are_89_9_percent_and_19_1_points_above_70_8() -> None:
    now = told({"every": 36828, "not": 40965 - 36828})["every"].share
    then = told({"every": 9055, "not": 12790 - 9055})["every"].share

    assert ("89.9", "70.8") == (printed(now), printed(then))
    assert now is not None
    assert then is not None
    assert "19.1" == printed(now - then)


def test_sizes_that_print_81_0_17_0_0_6_and_1_5_are_said_to_add_to_100_1() -> None:
    assert sum(SIZES.values()) == 40965
    parts = told(SIZES)

    assert ["81.0", "17.0", "0.6", "1.5"] == [printed(each.share) for each in parts.values()]
    assert Decimal("100.1") == printed_sum(parts.values())


def test_a_half_is_printed_upwards_as_the_sheet_prints_it() -> None:
    assert Decimal("100.1") == printed_sum([Part(1, Decimal("6.25")), Part(15, Decimal("93.75"))])


def test_nothing_is_said_of_the_sum_where_a_class_is_hidden() -> None:
    assert printed_sum(told({"a": 1, "b": 50, "c": 49}).values()) is None


@pytest.mark.parametrize(
    ("activities", "product", "shares"),
    [
        ({"1.1": 975, "1.2": 448, "1.3": 248}, 1644, {"1.1": "59.3", "1.2": "27.3", "1.3": "15.1"}),
        ({"1.1": 918, "1.2": 356}, 1217, {"1.1": "75.4", "1.2": "29.3"}),
    ],
)
def test_a_product_counts_once_whom_its_activities_count_more_than_once(
    tmp_path: Path, activities: dict[str, int], product: int, shares: dict[str, str]
) -> None:
    """1,644 firms where the activities add to 1,671; 1,217 where they add to 1,274."""
    twice = sum(activities.values()) - product
    rows, at = [], 0
    for code, n in activities.items():
        start = max(at - twice, 0) if code == "1.2" else at
        rows += [(code, ruc(each), "2025-12-01") for each in range(start, start + n)]
        at = start + n
    more = "1.3,1,activity,Calidad,Firmas,NORTE,accumulated,6,400\n"
    folder = serving(tmp_path, {"2025-03/beneficiarios.csv": ""}, REGISTRY)
    table = folder / "plans/firmas/activities.csv"
    table.write_text(PLAN["activities.csv"] + more, encoding="utf-8")
    text = listed(rows).replace("2025-12-01", "2025-03-01")
    (folder / "input/2025-03/beneficiarios.csv").write_text(text, encoding="utf-8")
    found = served(folder)

    assert found.unique == {"1": product} | activities
    assert shares == {
        c: f"{percent_of(Decimal(n), Decimal(product)):.1f}" for c, n in activities.items()
    }
    assert found.overlaps["1.1", "1.2"] == twice
    assert sum(n or 0 for n in found.overlaps.values()) == product


def test_a_combination_of_few_is_hidden_with_a_second_one(tmp_path: Path) -> None:
    rows = [("1.1", ruc(n), "2025-03-01") for n in range(10)]
    rows += [("1.2", ruc(n), "2025-03-01") for n in range(8, 15)]
    folder = serving(tmp_path, {"2025-03/beneficiarios.csv": listed(rows)}, REGISTRY)
    place = folder / "plans/firmas/population.yaml"
    place.write_text(place.read_text("utf-8").replace("below: 1\n", "below: 3\n"), encoding="utf-8")

    assert served(folder).overlaps == {("1.1",): 8, ("1.1", "1.2"): None, ("1.2",): None}
