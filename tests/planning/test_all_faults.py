"""All that is wrong in the tables of all plans is told in one run, and nothing that follows."""

from pathlib import Path

import pytest

from running import run
from sheetgen.errors import PlanError
from sheetgen.language.speaker import speaker
from sheetgen.model.kinds import Aggregation
from sheetgen.model.plan import Plan
from sheetgen.model.traits import Direction, Frequency
from sheetgen.planning.plans import read_plans
from sheetgen.planning.settings import read_workspace
from small import POLICY, make_workspace

OTHER = POLICY | {"plan.toml": POLICY["plan.toml"].replace('"agua"', '"luz"')}
Changes = dict[str, tuple[tuple[str, str], ...]]


def changed(tables: dict[str, str], changes: Changes) -> dict[str, str]:
    found = dict(tables)
    for name, pairs in changes.items():
        for old, new in pairs:
            assert found[name].count(old) >= 1
            found[name] = found[name].replace(old, new, 1)
    return found


def plans_of(folder: Path, *plans: dict[str, str]) -> tuple[Plan, ...]:
    names = ("agua", "luz")[: len(plans)]
    made = make_workspace(folder, dict(zip(names, plans, strict=True)))
    return read_plans(read_workspace(made))


def told(folder: Path, *plans: dict[str, str]) -> list[str]:
    """The place of each fault, in the order told."""
    with pytest.raises(PlanError) as caught:
        plans_of(folder, *plans)
    said = speaker("en", "es_PE").say(caught.value.message())
    return [line.split(": ", 1)[0] for line in said.splitlines() if line.startswith("plans/")]


def test_every_fault_of_every_table_of_every_plan_is_told_at_once(tmp_path: Path) -> None:
    first = changed(
        POLICY,
        {
            "elements.csv": (("SS.2,SS,OP.1", "SS.2,SX,OP.9"),),
            "indicators.csv": (
                ("I.1,SS.1,Hogares conectados,number,NORTE", "I.1,SS.7,,nomber,NRTE"),
                ("descending,not-accumulated,annual,,2023,80", "down,acumulado,anually,,x,8O"),
            ),
            "targets.csv": (("I.2,2025,50%", "I.9,2025,5o"), ("I.1,2024,150", "I.1,2025,150")),
            "actuals.csv": (("2024-12,140", "2024-13,14O"),),
        },
    )  # fmt: skip
    second = changed(OTHER, {"offices.csv": (("SUR,", "D/M,"),)})

    places = told(tmp_path, first, second)

    assert {
        f"plans/agua/{each}"
        for each in (
            "elements.csv!line 4!level",
            "elements.csv!line 4!parent",
            "indicators.csv!line 2!element",
            "indicators.csv!line 4!direction",
            "indicators.csv!line 4!frequency",
            "indicators.csv!line 4!baseline_year",
            "indicators.csv!line 4!baseline",
            "targets.csv!line 3!target",
            "targets.csv!line 3!code",
            "targets.csv!line 5!target",
            "actuals.csv!line 2!actual",
            "actuals.csv!line 2!period",
        )
    } == {each for each in places if each.startswith("plans/agua/")}
    assert "plans/luz/offices.csv!line 3!code" in places
    assert len(places) == len(set(places))


@pytest.mark.parametrize(
    ("table", "old"),
    [
        ("offices.csv", "code,name"),
        ("elements.csv", "code,level"),
        ("indicators.csv", "code,element"),
        ("plan.toml", 'kind = "policy"'),
    ],
)
def test_a_table_that_cannot_be_read_makes_no_fault_of_those_that_name_it(
    tmp_path: Path, table: str, old: str
) -> None:
    tables = changed(POLICY, {table: ((old, f"kode{old[4:]}"),)})

    assert len(told(tmp_path, changed(tables, {"targets.csv": (("50%", "5o"),)}))) == 2


def test_activities_that_cannot_be_read_are_not_said_to_be_missing(tmp_path: Path) -> None:
    tables = changed(
        POLICY,
        {
            "elements.csv": (("Tarifas,none", "Tarifas,same-as:A.1"),),
            "indicators.csv": (("SS.2", "SS.1"),),
        },
    )
    tables["activities.csv"] = "code;element;kind\nA.1;SS.2;activity\n"

    assert told(tmp_path, tables) == ["plans/agua/activities.csv!line 1"]


def test_what_only_follows_from_a_fault_is_not_told(tmp_path: Path) -> None:
    tables = changed(
        POLICY,
        {"indicators.csv": (("ascending,not-accumulated", "undefined,not-acumulated"),)},
    )

    with pytest.raises(PlanError) as caught:
        plans_of(tmp_path, tables)

    assert caught.value.where == "plans/agua/indicators.csv!line 2!aggregation"
    assert "Did you mean 'not-accumulated'?" in speaker("en", "es_PE").say(caught.value.message())


@pytest.mark.parametrize("first", ["TOTAL", "Total general", "SUBTOTAL", ""])
def test_a_row_of_totals_is_named_as_such(tmp_path: Path, first: str) -> None:
    row = f"{first},2025,290" if first else ",Total,290"
    tables = POLICY | {"targets.csv": f"{POLICY['targets.csv']}{row}\n"}

    with pytest.raises(PlanError, match="is a row of totals"):
        plans_of(tmp_path, tables)


def test_blank_columns_at_the_end_are_named_as_such(tmp_path: Path) -> None:
    lines = POLICY["targets.csv"].splitlines()
    tables = POLICY | {"targets.csv": "".join(f"{line},,\n" for line in lines)}

    with pytest.raises(PlanError) as caught:
        plans_of(tmp_path, tables)

    assert "2 columns at the end have no heading" in speaker("en", "es_PE").say(
        caught.value.message()
    )


@pytest.mark.parametrize("key", ["name", "code", "kind"])
def test_a_key_that_is_not_there_is_said_to_be_missing(tmp_path: Path, key: str) -> None:
    lines = POLICY["plan.toml"].splitlines(keepends=True)
    tables = POLICY | {"plan.toml": "".join(x for x in lines if not x.startswith(f"{key} ="))}

    done = run(make_workspace(tmp_path, {"agua": tables}), "template", "--period", "2025-12")

    assert done.returncode == 2
    assert f"plan.toml: {key}: falta" in done.stderr
    assert "None" not in done.stderr


@pytest.mark.parametrize(
    ("words", "read"),
    [
        (
            "Ascendente,No acumulado,Anual",
            (Direction.ASCENDING, Aggregation.NOT_ACCUMULATED, Frequency.ANNUAL),
        ),
        (
            "DESCENDENTE,acumulada,trimestral",
            (Direction.DESCENDING, Aggregation.ACCUMULATED, Frequency.QUARTERLY),
        ),
        (
            "no definido,minimo permisible,Semestral",
            (Direction.UNDEFINED, Aggregation.MINIMUM_PERMISSIBLE, Frequency.SEMESTRAL),
        ),
    ],
)
def test_traits_are_taken_in_spanish_whatever_their_capitals_accents_and_gender(
    tmp_path: Path, words: str, read: tuple[Direction, Aggregation, Frequency]
) -> None:
    tables = changed(POLICY, {"indicators.csv": (("ascending,not-accumulated,annual", words),)})

    (plan,) = plans_of(tmp_path, tables)
    item = plan.indicators[0]

    assert read == (item.direction, item.aggregation, item.frequency)


def test_a_word_that_is_none_is_told_with_all_there_are_in_both_languages(tmp_path: Path) -> None:
    tables = changed(POLICY, {"indicators.csv": ((",annual,", ",bimestral,"),)})

    done = run(make_workspace(tmp_path, {"agua": tables}), "template", "--period", "2025-12")

    assert "monthly / mensual, quarterly / trimestral" in done.stderr


def test_a_row_that_is_told_as_a_whole_still_stands_for_its_code(tmp_path: Path) -> None:
    tables = changed(
        POLICY,
        {
            "indicators.csv": (("Hogares conectados", "Hogares, conectados"),),
            "offices.csv": (("SUR,Oficina Sur", "SUR,Oficina, Sur"),),
            "elements.csv": (("OP.1,OP,,Agua", "OP.1,OP,,Agua, luz"),),
        },
    )

    places = told(tmp_path, tables)

    assert [
        "plans/agua/elements.csv!line 2",
        "plans/agua/indicators.csv!line 2",
        "plans/agua/offices.csv!line 3",
    ] == sorted(places)
