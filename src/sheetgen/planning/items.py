"""Reads the items of a plan: indicators, activities and products."""

from sheetgen.errors import PlanError
from sheetgen.language.message import message
from sheetgen.model.figure import Gap
from sheetgen.model.plan import (
    Activity,
    Aggregation,
    Direction,
    Element,
    Frequency,
    Indicator,
    Kind,
    Rollup,
    Unit,
)
from sheetgen.planning.tables import Row, Shape
from sheetgen.sources.spelling import known_words

INDICATORS = Shape(
    "indicators",
    (
        "code", "element", "name", "unit", "offices", "type", "direction",
        "aggregation", "frequency", "relevance", "baseline_year", "baseline",
    ),
)  # fmt: skip
ACTIVITIES = Shape(
    "activities",
    ("code", "element", "kind", "name", "unit", "offices", "aggregation", "goal", "pim"),
)
_DERIVED = (Rollup.SUM, Rollup.SAME_AS)


def read_indicators(
    rows: tuple[Row, ...], elements: tuple[Element, ...], offices: list[str]
) -> tuple[Indicator, ...]:
    """The indicators in the order of the table."""
    indicators = tuple(_indicator(row, elements, offices) for row in rows)
    ranked = {each.element for each in indicators if each.relevance is not None}
    for row, each in zip(rows, indicators, strict=True):
        if each.relevance is None and each.element in ranked:
            raise PlanError(
                str(row.place("relevance")),
                message(
                    "is empty, while other indicators of {element} have one.", element=each.element
                ),
                message("Rank all the indicators of an element, or none."),
            )
    return indicators


def read_activities(
    rows: tuple[Row, ...], elements: tuple[Element, ...], offices: list[str]
) -> tuple[Activity, ...]:
    """The activities and products in the order of the table."""
    activities = tuple(_activity(row, elements, offices) for row in rows)
    by_code = {each.code: each for each in activities}
    for element in elements:
        _check_rollup(element, by_code)
    return activities


def _indicator(row: Row, elements: tuple[Element, ...], offices: list[str]) -> Indicator:
    direction = row.word("direction", Direction)
    aggregation = row.word("aggregation", Aggregation)
    if direction is Direction.UNDEFINED and not aggregation.is_permissible:
        raise PlanError(
            str(row.place("aggregation")),
            message(
                "holds {found}, but the direction is undefined.", found=repr(aggregation.value)
            ),
            message("Use minimum-permissible or maximum-permissible, or declare the direction."),
        )
    return Indicator(
        code=row.required("code"),
        element=_element(row, elements).code,
        name=row.required("name"),
        unit=row.word("unit", Unit),
        offices=_offices(row, offices),
        type=row.text("type"),
        direction=direction,
        aggregation=aggregation,
        frequency=row.word("frequency", Frequency),
        relevance=row.whole("relevance"),
        baseline_year=row.whole("baseline_year"),
        baseline=row.figure("baseline", Gap.NO_DATA),
        baseline_place=row.place("baseline"),
        place=row.place("code"),
    )


def _activity(row: Row, elements: tuple[Element, ...], offices: list[str]) -> Activity:
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
        unit_name=row.required("unit"),
        offices=_offices(row, offices),
        aggregation=row.word("aggregation", Aggregation),
        goal=row.figure("goal", Gap.NO_TARGET),
        pim=row.figure("pim", Gap.NO_DATA),
        reported=not (kind is Kind.PRODUCT and element.rollup in _DERIVED),
        goal_place=row.place("goal"),
        pim_place=row.place("pim"),
        place=row.place("code"),
    )


def _element(row: Row, elements: tuple[Element, ...]) -> Element:
    code = row.required("element")
    found = next((element for element in elements if element.code == code), None)
    if found is None:
        known = [element.code for element in elements]
        raise PlanError(str(row.place("element")), *known_words(code, known))
    return found


def _offices(row: Row, known: list[str]) -> tuple[str, ...]:
    offices = row.listed("offices")
    for office in offices:
        if office not in known:
            raise PlanError(str(row.place("offices")), *known_words(office, known))
    return offices


def _check_rollup(element: Element, by_code: dict[str, Activity]) -> None:
    where = f"{element.place}: rollup"
    if element.same_as is not None and element.same_as not in by_code:
        raise PlanError(where, *known_words(element.same_as, list(by_code)))
    if element.rollup is Rollup.SUM:
        units = {
            each.unit_name
            for each in by_code.values()
            if each.element == element.code and each.kind is Kind.ACTIVITY
        }
        if len(units) > 1:
            raise PlanError(
                where,
                message("is sum, but the activities are counted in {units}.", units=sorted(units)),
                message("Only figures of one unit add; declare unique, same-as, mean or none."),
            )
