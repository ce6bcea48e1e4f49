"""Progress from the baseline: its cells, its value turned round, and its choice as a formula."""

from decimal import Decimal

from nouns import HERE, indicator, planned, reported
from sheetgen.model.formula import Operand
from sheetgen.model.formulas.against_target import AgainstTarget
from sheetgen.model.place import Place
from sheetgen.model.traits import Direction, Unit

START = Place("plans/p/indicators.csv", "line 3", "baseline")


def formula(direction: Direction = Direction.ASCENDING) -> AgainstTarget:
    item = indicator(direction=direction, baseline=Decimal(-500), unit=Unit.SOLES)
    return AgainstTarget(
        item,
        reported("actual", Decimal(-104), HERE),
        planned("target", Decimal(-100), HERE),
        planned("baseline", Decimal(-500), START),
    )


def test_the_baseline_s_cell_counts_where_it_does() -> None:
    assert START in formula().places


def test_three_quarters_of_the_way_up_from_the_baseline() -> None:
    assert Decimal(-200) == formula().value_for("actual", Decimal(75))


def test_cells_that_may_all_change_count_from_a_baseline_that_is_worse() -> None:
    names = {"actual": "A", "target": "T", "baseline": "B"}
    up, down = (
        formula(each).cell(lambda measure: Operand(names[measure.name]))
        for each in (Direction.ASCENDING, Direction.DESCENDING)
    )

    assert up.startswith("IF(OR(A<0,T<0),IF(T>B,")
    assert down.startswith("IF(OR(A<0,T<0),IF(T<B,")
