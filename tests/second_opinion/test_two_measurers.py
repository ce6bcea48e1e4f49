"""What sheetgen measures, month by month for a year, against a measurer written from METHOD."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest

from second_opinion.measurer import Work, of_gauge, of_work, printed
from second_opinion.tables import Items, random_items, tables_of
from second_opinion.years import YEAR
from sheetgen.asking.claims import held_to_plan
from sheetgen.measuring.history import recall
from sheetgen.measuring.measure import measure
from sheetgen.model.figure import Gap
from sheetgen.model.observation import Observation
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.plan import Plan
from sheetgen.planning.calendar import expect
from sheetgen.planning.plans import read_plans
from sheetgen.planning.settings import read_workspace
from small import make_workspace

pytestmark = pytest.mark.sweep


def plan_of(items: Items, folder: Path) -> Plan:
    """The items as the tables of a plan on disk, read as any other."""
    workspace = read_workspace(make_workspace(folder, {"doble": tables_of(items)}))
    return read_plans(workspace)[0]


def observed(items: Items, month: int) -> tuple[Observation, ...]:
    """What the office typed in one month."""
    found: list[Observation] = []
    for code, each in items.items():
        fields = ("actual", "pim", "accrued") if isinstance(each, Work) else ("actual",)
        for column, name in enumerate(fields):
            said = getattr(each, name)[month]
            place = Place(f"input/{YEAR}-{month:02d}/UNO.xlsx", code, f"{'CDE'[column]}7")
            value = Gap(said) if isinstance(said, str) else Decimal(said.numerator)
            found.append(
                Observation(plan="doble", code=code, field=name, office="UNO", said=value,
                            typed=str(said), place=place)
            )  # fmt: skip
    return tuple(found)


def differences(items: Items, plan: Plan) -> list[str]:
    """Each figure on which the two do not agree."""
    found: list[str] = []
    months = {
        at: held_to_plan(observed(items, at.month), plan, expect(plan, at))
        for at in (Period(YEAR, m) for m in range(1, 13))
    }
    for m in range(1, 13):
        at = Period(YEAR, m)
        history = recall(plan, {p: each for p, each in months.items() if p < at}, at)
        for item in measure(plan, at, expect(plan, at), months[at], history):
            each = items[item.item.code]
            second = of_work(each, m) if isinstance(each, Work) else of_gauge(each, m)
            for name, told in second.items():
                mine = item.measure(name)
                shown = "nothing" if mine is None else _shown(mine.figure)
                if shown != printed(told):
                    found.append(
                        f"{item.item.code} {at} {name}: {shown}, not {printed(told)}: {each}"
                    )
    return found


def _shown(figure: Decimal | Gap) -> str:
    if isinstance(figure, Gap):
        return figure.value
    return printed(Fraction(figure))


@pytest.mark.parametrize("seed", range(40))
def test_both_measurers_say_the_same_of_every_month_of_a_year(seed: int, tmp_path: Path) -> None:
    items = random_items(Random(seed))  # noqa: S311 - the same year every time

    assert [] == differences(items, plan_of(items, tmp_path))
