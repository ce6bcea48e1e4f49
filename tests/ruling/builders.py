"""Builds items, plans and summaries for the tests of ruling."""

from decimal import Decimal

from nouns import a_plan, mean, reported
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.kinds import Aggregation, Kind
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.money import Money
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.plan import Activity, Element, Indicator, Item, Plan
from sheetgen.model.rollup import Rollup
from sheetgen.model.status import Status
from sheetgen.model.summary import ElementSummary
from sheetgen.model.traits import Direction, Frequency, Unit
from sheetgen.model.workspace import Scope, ThresholdSetting

PLANNED = Place("plans/p/indicators.csv", "line 2", "code")


def element(code: str, parent: str | None = None) -> Element:
    return Element(
        code=code,
        level="S",
        parent=parent,
        name=f"Element {code}",
        rollup=Rollup.NONE,
        same_as=None,
        place=PLANNED,
    )


def plan(*elements: Element) -> Plan:
    return a_plan(elements=elements)


def indicator(code: str = "I.1", **changes: object) -> Indicator:
    fields: dict[str, object] = {
        "code": code,
        "element": "S1",
        "name": f"Indicator {code}",
        "unit": Unit.PERCENT,
        "offices": ("A", "B"),
        "type": "CALIDAD",
        "direction": Direction.ASCENDING,
        "aggregation": Aggregation.NOT_ACCUMULATED,
        "frequency": Frequency.ANNUAL,
        "relevance": None,
        "baseline_year": None,
        "baseline": Decimal(0),
        "baseline_place": PLANNED,
        "place": PLANNED,
    }
    return Indicator(**(fields | changes))  # type: ignore[arg-type]


def activity(code: str = "1.1", kind: Kind = Kind.ACTIVITY, **changes: object) -> Activity:
    fields: dict[str, object] = {
        "code": code,
        "element": "S1",
        "kind": kind,
        "name": f"Activity {code}",
        "unit_name": "Empresas",
        "offices": ("A",),
        "aggregation": Aggregation.ACCUMULATED,
        "goal": Decimal(70),
        "pim": Decimal(100),
        "reported": True,
        "goal_place": PLANNED,
        "pim_place": PLANNED,
        "place": PLANNED,
    }
    return Activity(**(fields | changes))  # type: ignore[arg-type]


def measured(item: Item, **figures: Figure | int | str) -> MeasuredItem:
    """An item whose measures have these figures, each read from a cell of its own name."""
    return MeasuredItem(
        item=item,
        period=Period(2025, 6),
        due=True,
        measures=tuple(
            reported(
                name,
                figure if isinstance(figure, Gap) else Decimal(figure),
                Place("input/a.xlsx", "Indicadores", f"{name}-{item.code}"),
            )
            for name, figure in figures.items()
        ),
        notes=(),
    )


def summary(code: str, progress: Figure | int, **counts: int) -> ElementSummary:
    figure = progress if isinstance(progress, Gap) else Decimal(progress)
    return ElementSummary(
        element=element(code),
        depth=0,
        progress=mean(figure, sum(counts.values()), places=(PLANNED,)),
        band=None,
        rule="",
        counts=tuple((Status(name.replace("_", "-")), n) for name, n in counts.items()),
        money=Money.of(Gap.NO_DATA, Gap.NO_DATA),
        physical=None,
        places=(PLANNED,),
    )


def setting(
    name: str, figure: int | str, by: str, value: str = "", only: str | None = None
) -> ThresholdSetting:
    key = f"sheetgen.toml: {by} {value}: {name}"
    return ThresholdSetting(name, Decimal(figure), Scope(by, value), only, key)
