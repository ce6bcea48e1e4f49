"""Lays out one template for each office: which rows, where, with what shown."""

from collections.abc import Mapping

from sheetgen.language.languages import text_in
from sheetgen.model.expectation import Expectation
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.form import TARGET_YEAR, Form
from sheetgen.model.kinds import Kind
from sheetgen.model.live_status import Live
from sheetgen.model.period import Period
from sheetgen.model.plan import Activity, Actual, Element, Indicator, Item, Plan
from sheetgen.model.role import BUDGET
from sheetgen.model.template import Template, TemplateRow, TemplateSheet
from sheetgen.records import Struct, field

HEADING_ROW = 7
"""The row of the headings: title, office, period and the count of filled cells stand above."""


class Asked(Struct, frozen=True, kw_only=True):
    """A plan, what it expects in the period, and the last value known of each item.

    ``live`` gives, by code, what the live status of a row is made of; empty where the templates are
    only read against.
    """

    plan: Plan
    expectations: tuple[Expectation, ...]
    previous: tuple[Actual, ...]
    live: Mapping[str, Live] = field(default_factory=dict)


class _Sorted(Struct, frozen=True, kw_only=True):
    """A plan asked about, looked through once for all offices."""

    asked: Asked
    elements: Mapping[str, Element]
    previous: Mapping[str, Actual]
    of_office: Mapping[str, list[Expectation]]
    """What each office is asked for, by element in the order of the plan's tree, the items of the
    month last."""

    @classmethod
    def of(cls, asked: Asked) -> "_Sorted":
        order = {element.code: rank for rank, element in enumerate(asked.plan.elements)}
        of_office: dict[str, list[Expectation]] = {}
        for each in sorted(
            (each for each in asked.expectations if is_asked(each.item)),
            key=lambda each: (order[each.item.element], each.item.of_month),
        ):
            for office in dict.fromkeys(each.item.offices):
                of_office.setdefault(office, []).append(each)
        return cls(
            asked=asked,
            elements={element.code: element for element in asked.plan.elements},
            previous={actual.code: actual for actual in asked.previous},
            of_office=of_office,
        )


def lay_out(
    asked: tuple[Asked, ...], forms: tuple[Form, ...], period: Period, folder: str, language: str
) -> tuple[Template, ...]:
    """One template for each office that reports any item, in the order of the office codes.

    ``folder`` is where templates are written, as places name it; ``language`` is that of the
    sheet names and headings.
    """
    names: dict[str, str] = {}
    for each in asked:
        for office in each.plan.offices:
            if names.get(office.code, office.code) == office.code:
                names[office.code] = office.name
    plans = tuple(_Sorted.of(each) for each in asked)
    templates = (
        _template(code, names[code], plans, forms, period, folder, language)
        for code in sorted(names)
    )
    return tuple(template for template in templates if template.sheets)


def _template(
    office: str,
    name: str,
    plans: tuple[_Sorted, ...],
    forms: tuple[Form, ...],
    period: Period,
    folder: str,
    language: str,
) -> Template:
    sheets = tuple(_sheet(office, plans, form, language) for form in forms)
    filled = tuple(sheet for sheet in sheets if sheet.rows)
    codes = {row.plan for sheet in filled for row in sheet.rows}
    return Template(
        office=office,
        office_name=name,
        period=period,
        plans=tuple(
            (p.code, p.digest) for p in (each.asked.plan for each in plans) if p.code in codes
        ),
        form_version="+".join(f"{sheet.form.name}-{sheet.form.digest}" for sheet in filled),
        sheets=filled,
        file=f"{folder}/{office}.xlsx",
    )


def _sheet(office: str, plans: tuple[_Sorted, ...], form: Form, language: str) -> TemplateSheet:
    rows: list[TemplateRow] = []
    at = HEADING_ROW + 1
    for each in plans:
        group = None
        for expectation in each.of_office.get(office, ()):
            if expectation.item.kind.value not in form.applies_to:
                continue
            item = expectation.item
            element = each.elements[item.element]
            label = (
                f"{element.code}  {element.name}" if element.name != element.code else element.code
            )
            if len(plans) > 1:
                label = f"{each.asked.plan.code} · {label}"
            if said := _said_of_month(form, item, language):
                label = f"{label} · {said}"
            if label != group:
                at += 1
                group = label
            rows.append(_row(each.asked, expectation, each.previous, office, at, label))
            at += 1
    if not any(_is_of_part(row) for row in rows):
        form = form.without(TARGET_YEAR)
    return TemplateSheet(
        form=form, name=text_in(form.sheets, language), heading_row=HEADING_ROW, rows=tuple(rows)
    )


def _is_of_part(row: TemplateRow) -> bool:
    """Whether the year's target is another than the one of the period, which stands beside it."""
    shown = dict(row.shown)
    return TARGET_YEAR in shown and shown[TARGET_YEAR] != shown["target"]


def _said_of_month(form: Form, item: Item, language: str) -> str:
    """What stands above rows that ask for the month's figure alone; nothing above others."""
    if not item.of_month:
        return ""
    return next((text_in(c.month_headings, language) for c in form.figures if c.month_headings), "")


def is_asked(item: Item) -> bool:
    """Whether an office reports the item: not a product that follows from its activities."""
    return isinstance(item, Indicator) or item.reported


def _row(
    asked: Asked,
    expectation: Expectation,
    previous: Mapping[str, Actual],
    office: str,
    at: int,
    group: str,
) -> TemplateRow:
    item = expectation.item
    last = previous.get(item.code)
    shown: list[tuple[str, Figure | str]] = [
        ("plan", asked.plan.code),
        ("code", item.code),
        ("name", item.name),
        ("unit", item.unit_name),
        ("target", expectation.target.figure),
        ("offices", "; ".join(item.offices)),
        ("previous", last.actual if last else Gap.NO_DATA),
    ]
    if expectation.yearly is not None:
        shown.append((TARGET_YEAR, expectation.yearly.figure))
    if isinstance(item, Activity):
        shown += [("programmed", _to_date(expectation)), (BUDGET, item.pim)]
    due = expectation.due or item.kind is not Kind.INDICATOR
    return TemplateRow(
        plan=asked.plan.code,
        item=item,
        row=at,
        shown=tuple(shown),
        required=due and office == item.offices[0],
        group=group,
        live=asked.live.get(item.code),
    )


def _to_date(expectation: Expectation) -> Figure:
    """What is programmed to date; without a schedule the goal in December, and before it nothing.

    "S. P." says that a schedule has nothing yet, which an activity without one cannot say.
    """
    if expectation.scheduled:
        return expectation.programmed.figure
    return expectation.target.figure if expectation.due else Gap.NOT_COMPUTED
