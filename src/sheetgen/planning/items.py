"""Reads the items of a plan: indicators, activities and products."""

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from sys import intern

from sheetgen.errors import PlanError
from sheetgen.language.message import message
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.kinds import Aggregation, Kind
from sheetgen.model.place import Place
from sheetgen.model.plan import Activity, Element, Indicator
from sheetgen.model.role import BUDGET
from sheetgen.model.traits import Direction, Frequency, Unit
from sheetgen.planning.gathered_faults import Gathered
from sheetgen.planning.placed_rows import Row, Shape
from sheetgen.sources.spelling import known_words

INDICATORS = Shape(
    "indicators",
    (
        "code", "element", "name", "unit", "offices", "type", "direction",
        "aggregation", "frequency", "relevance", "baseline_year", "baseline",
    ),
    ("own_unit",),
)  # fmt: skip
ACTIVITIES = Shape(
    "activities",
    ("code", "element", "kind", "name", "unit", "offices", "aggregation", "goal", BUDGET),
)


def read_indicators(
    rows: tuple[Row, ...], elements: tuple[Element, ...], offices: list[str], gathered: Gathered
) -> tuple[Indicator, ...]:
    """The indicators in the order of the table."""
    by_code = {element.code: element for element in elements}
    indicators = gathered.of_each(rows, lambda row: _indicator(row, by_code, offices))
    ranked = {each.element for each in indicators if each.relevance is not None}
    for row in rows:
        element = row.text("element")
        if element in ranked and not row.text("relevance"):
            row.wrong(
                "relevance",
                message("is empty, while other indicators of {element} have one.", element=element),
                message("Rank all the indicators of an element, or none."),
            )
    return indicators


def read_activities(
    rows: tuple[Row, ...] | None,
    elements: tuple[Element, ...],
    offices: list[str],
    gathered: Gathered,
) -> tuple[Activity, ...]:
    """The activities and products in the order of the table; of one that cannot be read, none."""
    if rows is None:
        return ()  # what elements say of its activities is not known
    known = {element.code: element for element in elements}
    activities = gathered.of_each(rows, lambda row: _activity(row, known, offices))
    if len(activities) < len(rows):
        return activities  # what elements say of an activity that cannot be read is not known
    by_code = {each.code: each for each in activities}
    own: dict[str, list[Activity]] = {}
    for each in activities:
        if each.kind is Kind.ACTIVITY:
            own.setdefault(each.element, []).append(each)
    for element in elements:
        with gathered.caught():
            _check_rollup(element, by_code, own.get(element.code, ()))
    return activities


def _indicator(row: Row, elements: dict[str, Element], offices: list[str]) -> Indicator:
    direction = row.word("direction", Direction)
    aggregation = row.word("aggregation", Aggregation)
    check_direction(direction, aggregation, row.place("aggregation"))
    percent = row.text("unit") in {each.value for each in Unit if each.is_percentage}
    return Indicator(
        code=row.required("code"),
        element=_element(row, elements).code,
        name=row.required("name"),
        unit=row.word("unit", Unit),
        offices=offices_of(row, offices),
        type=intern(row.text("type")),
        direction=direction,
        aggregation=aggregation,
        frequency=row.word("frequency", Frequency),
        relevance=row.whole("relevance"),
        baseline_year=row.whole("baseline_year"),
        baseline=row.in_unit("baseline", Gap.NO_DATA, in_percent=percent),
        baseline_place=row.place("baseline"),
        place=row.place("code"),
        own_unit=intern(row.text("own_unit")),
    )


def _activity(row: Row, elements: dict[str, Element], offices: list[str]) -> Activity:
    kind = row.word("kind", Kind)
    element = _element(row, elements)
    code = row.required("code")
    if kind is Kind.INDICATOR:
        raise PlanError(
            str(row.place("kind")),
            message("holds 'indicator', expected activity or product."),
            message("Indicators stand in indicators.csv."),
        )
    if kind is Kind.PRODUCT and code != element.code:
        raise PlanError(
            str(row.place("code")),
            message(
                "holds {found}; a product has the code of its element, {element}.",
                found=repr(code),
                element=repr(element.code),
            ),
            message("Write the element's code."),
        )
    return Activity(
        code=code,
        element=element.code,
        kind=kind,
        name=row.required("name"),
        unit_name=intern(row.required("unit")),
        offices=offices_of(row, offices),
        aggregation=row.word("aggregation", Aggregation),
        goal=zero_or_more(row, "goal", Gap.NO_TARGET),
        pim=zero_or_more(row, BUDGET, Gap.NO_DATA),
        reported=not (kind is Kind.PRODUCT and element.rollup.follows),
        goal_place=row.place("goal"),
        pim_place=row.place(BUDGET),
        place=row.place("code"),
    )


def check_direction(direction: Direction, aggregation: Aggregation, place: Place) -> None:
    """Raises PlanError where neither says what is better."""
    if direction is Direction.UNDEFINED and not aggregation.is_permissible:
        raise PlanError(
            str(place),
            message(
                "holds {found}, but the direction is undefined.", found=repr(aggregation.value)
            ),
            message("Use minimum-permissible or maximum-permissible, or declare the direction."),
        )


def _element(row: Row, elements: dict[str, Element]) -> Element:
    code = row.required("element")
    if code not in elements:
        raise PlanError(str(row.place("element")), *known_words(code, tuple(elements)))
    return elements[code]


def offices_of(row: Row, known: list[str], column: str = "offices") -> tuple[str, ...]:
    """The offices that report an item, the first of which stands."""
    offices = row.listed(column)
    if row.text(column) and not offices:
        row.wrong(column, message("names no office."), message("Write the code of one."))
    for office in offices:
        if office not in known:
            row.wrong(column, *known_words(office, known))
    return _once(offices)


@lru_cache(maxsize=1 << 12)
def _once(offices: tuple[str, ...]) -> tuple[str, ...]:
    """The same for all items of these offices."""
    return offices


def _check_rollup(element: Element, by_code: dict[str, Activity], own: Sequence[Activity]) -> None:
    where = f"{element.place}: rollup"
    if element.same_as is not None:
        may = [code for code, each in by_code.items() if each.reported]
        if not may:
            raise PlanError(
                where,
                message(
                    "is same-as:{code}, but the plan has no activity: activities.csv is empty or "
                    "not there.",
                    code=element.same_as,
                ),
                message("Put activities.csv back, or declare another rollup."),
            )
        if element.same_as not in may:
            raise PlanError(where, *known_words(element.same_as, may))
    if element.rollup.one_unit:
        units = {each.unit_name for each in own}
        if len(units) > 1:
            raise PlanError(
                where,
                message(
                    "is {rollup}, but the activities are counted in {units}.",
                    rollup=element.rollup.value,
                    units=sorted(units),
                ),
                message("Only figures of one unit add; declare unique, same-as, mean or none."),
            )


def zero_or_more(row: Row, column: str, absent: Gap) -> Figure:
    """A quantity of work or money, which is never below zero."""
    figure = row.in_unit(column, absent, in_percent=False)
    if isinstance(figure, Decimal) and figure < 0:
        row.wrong(
            column,
            message("holds {found}, expected 0 or more.", found=repr(row.text(column))),
            message("Correct the figure."),
        )
    return figure
