"""Reads ``corrections.csv``: figures that the analyst corrected, with a reason and an approver."""

from pathlib import Path

from sheetgen.errors import PlanError
from sheetgen.language.message import message
from sheetgen.model.correction import Correction
from sheetgen.model.figure import Gap
from sheetgen.model.form import Form
from sheetgen.model.plan import Item, Plan
from sheetgen.planning.csv_tables import read_root_table
from sheetgen.planning.placed_rows import Row, Shape
from sheetgen.planning.revisions import month_of_plan
from sheetgen.sources.spelling import known_words

CORRECTIONS = Shape(
    "corrections", ("plan", "period", "code", "field", "figure", "reason", "approver")
)


def read_corrections(
    root: Path, plans: tuple[Plan, ...], forms: tuple[Form, ...]
) -> tuple[Correction, ...]:
    """Every correction of the workspace, none where there is no table.

    Raises PlanError for a plan, item or field that does not exist, a month outside the plan, a
    figure that is none, and for a cell corrected twice.
    """
    found: dict[tuple[object, ...], Correction] = {}
    for row in read_root_table(root, CORRECTIONS):
        each = _correction(row, {plan.code: plan for plan in plans}, forms)
        key = each.plan, each.period, each.code, each.field
        if key in found:
            raise PlanError(
                str(row.place("code")),
                message("corrects again what {other} corrects.", other=str(found[key].place)),
                message("Keep one of the two lines."),
            )
        found[key] = each
    return tuple(found.values())


def _correction(row: Row, plans: dict[str, Plan], forms: tuple[Form, ...]) -> Correction:
    plan = row.required("plan")
    if plan not in plans:
        raise PlanError(str(row.place("plan")), *known_words(plan, tuple(plans)))
    every: tuple[Item, ...] = (*plans[plan].indicators, *plans[plan].activities)
    items = {each.code: each for each in every}
    code = row.required("code")
    if code not in items:
        raise PlanError(str(row.place("code")), *known_words(code, tuple(items)))
    asking = (each for each in forms if items[code].kind.value in each.applies_to)
    fields = {column.field: column for form in asking for column in form.figures}
    field = row.required("field")
    if field not in fields:
        raise PlanError(str(row.place("field")), *known_words(field, tuple(fields)))
    in_own_unit = fields[field].unit == "item"
    row.required("figure")
    return Correction(
        plan=plan,
        period=month_of_plan(row, "period", plans[plan].from_, plans[plan].until),
        code=code,
        field=field,
        figure=row.in_unit(
            "figure", Gap.NO_DATA, in_percent=in_own_unit and items[code].in_percent
        ),
        reason=row.required("reason"),
        approver=row.required("approver"),
        place=row.place("figure"),
    )
