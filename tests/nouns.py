"""Nouns made by hand, for tests that need a few of them."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from sheetgen.model.expectation import Due
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.formulas.read import Planned, Reported
from sheetgen.model.kinds import Aggregation, Kind, PlanKind
from sheetgen.model.measure import Measure
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.plan import Activity, IndexChoices, Indicator, Plan
from sheetgen.model.quantities import QUANTITIES
from sheetgen.model.summary import Mean, MeanOf, MeanPart
from sheetgen.model.timetable import Timetable
from sheetgen.model.traits import Direction, Frequency, Unit

HERE = Place("plans/p/table.csv", "line 2", "code")


def figure(text: str) -> Figure:
    """A decimal, or the gap of that name."""
    try:
        return Gap(text)
    except ValueError:
        return Decimal(text)


def reported(name: str, said: Figure, *places: Place, typed: str = "") -> Measure:
    """A measure that an office sent."""
    return Measure.of(QUANTITIES[name], Reported(said, places, typed))


def planned(name: str, said: Figure, *places: Place) -> Measure:
    """A measure that the plan gives."""
    return Measure.of(QUANTITIES[name], Planned(said, places))


def indicator(
    *,
    code: str = "I.1",
    direction: Direction = Direction.ASCENDING,
    aggregation: Aggregation = Aggregation.NOT_ACCUMULATED,
    baseline: Figure = Gap.NO_DATA,
    offices: tuple[str, ...] = ("NORTE",),
    unit: Unit = Unit.NUMBER,
) -> Indicator:
    """An indicator with the fields a test cares for."""
    return Indicator(
        code=code,
        element="SS.1",
        name="Hogares",
        unit=unit,
        offices=offices,
        type="CALIDAD",
        direction=direction,
        aggregation=aggregation,
        frequency=Frequency.ANNUAL,
        relevance=None,
        baseline_year=2021,
        baseline=baseline,
        baseline_place=HERE,
        place=HERE,
    )


def activity(
    *,
    code: str = "A.1",
    element: str = "P",
    kind: Kind = Kind.ACTIVITY,
    aggregation: Aggregation = Aggregation.ACCUMULATED,
    goal: str = "100",
    reported: bool = True,
) -> Activity:
    """An activity with the fields a test cares for."""
    return Activity(
        code=code,
        element=element,
        kind=kind,
        name="Capacitar",
        unit_name="Empresas",
        offices=("NORTE",),
        aggregation=aggregation,
        goal=figure(goal),
        pim=Decimal(1000),
        reported=reported,
        goal_place=HERE,
        pim_place=HERE,
        place=HERE,
    )


def calendar_of(
    item: Indicator | Activity, now: Period, *, due: bool = True, scheduled: bool = False
) -> tuple[Due, ...]:
    """Three years of due periods, each with something to reach; this one where it is due."""
    months: tuple[int, ...] = tuple(range(1, 13)) if scheduled else (12,)
    if isinstance(item, Indicator):
        months = item.frequency.months
    at, found = now, [Due(now, is_owed=True, is_step=True)] if due else []
    for _ in range(36):
        at = at.previous()
        if at.month in months:
            found.append(Due(at, is_owed=True, is_step=True))
    return tuple(found)


def mean(
    figure: Figure,
    n: int,
    left_out: int = 0,
    capped: int = 0,
    places: tuple[Place, ...] = (HERE,),
    of: MeanOf = MeanOf.ITEMS,
) -> Mean:
    """A mean of so many items, the first of which rests on the places."""
    counts = [(Decimal(150 if k < capped else 100), Decimal(100)) for k in range(n)]
    found = [*counts, *[(Gap.NO_DATA, Gap.NO_DATA)] * left_out]
    return Mean(
        figure,
        of,
        tuple(
            MeanPart(
                code=f"I.{k}",
                progress=progress,
                counted=counted,
                weight=Fraction(1),
                places=() if k else places,
            )
            for k, (progress, counted) in enumerate(found)
        ),
    )


def a_plan(**parts: Any) -> Plan:  # noqa: ANN401 - the fields of a plan
    """A policy that holds nothing but these parts."""
    fields: dict[str, Any] = {
        "code": "p",
        "name": "Plan",
        "kind": PlanKind.POLICY,
        "from_": None,
        "until": None,
        "levels": (),
        "choices": IndexChoices(Decimal(100), missing_as_zero=False, over_elements=False),
        "offices": (),
        "elements": (),
        "indicators": (),
        "activities": (),
        "targets": Timetable(),
        "schedule": Timetable(),
        "actuals": (),
        "folder": "plans/p",
        "digest": "d" * 64,
    }
    return Plan(**fields | parts)
