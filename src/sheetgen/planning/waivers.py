"""Reads ``waivers.csv``: exceptions that someone approved, with a reason and an end."""

from pathlib import Path
from typing import assert_never

from sheetgen.errors import PlanError
from sheetgen.language.message import message
from sheetgen.model.plan import Plan
from sheetgen.model.rule import Rule
from sheetgen.model.waiver import REPORTING, Covers, Waiver
from sheetgen.planning.csv_tables import read_root_table
from sheetgen.planning.placed_rows import Row, Shape
from sheetgen.records import replace
from sheetgen.sources.spelling import known_words, meant

WAIVERS = Shape("waivers", ("scope", "rule", "reason", "approver", "until"), ("plan", "since"))


def read_waivers(
    root: Path, plans: tuple[Plan, ...], rules: tuple[Rule, ...]
) -> tuple[Waiver, ...]:
    """Every waiver of the workspace, none where there is no table.

    Raises PlanError for a scope or rule that nothing answers to, for what is not filled in, and
    for days in the wrong order.
    """
    return tuple(_waiver(row, plans, rules) for row in read_root_table(root, WAIVERS))


def of_plan(waivers: tuple[Waiver, ...], plan: Plan) -> tuple[Waiver, ...]:
    """The waivers that concern a plan, each with the code that its item bears there."""
    whole = plan.original or plan
    called = {now.code: then.code for now, then in zip(whole.items, plan.items, strict=True)}
    return tuple(
        replace(each, code=called.get(each.code, each.code)) if _is_item(each) else each
        for each in waivers
        if each.plan in {"", plan.code} and each.code in _codes(whole, each.covers)
    )


def _is_item(waiver: Waiver) -> bool:
    return waiver.covers is Covers.ITEM


def _waiver(row: Row, plans: tuple[Plan, ...], rules: tuple[Rule, ...]) -> Waiver:
    covers, code = _scope(row)
    plan = row.text("plan")
    if plan and plan not in (known := [each.code for each in plans]):
        raise PlanError(str(row.place("plan")), *known_words(plan, known))
    asked = [each for each in plans if plan in {"", each.code}]
    codes = [known for each in asked for known in _codes(each, covers)]
    if code not in codes:
        raise PlanError(
            str(row.place("scope")),
            message("there is no {kind} {code}.", kind=covers.value, code=repr(code)),
            meant(code, sorted(set(codes))),
        )
    since, until = row.day("since") if row.text("since") else None, row.day("until")
    if since is not None and since > until:
        raise PlanError(
            str(row.place("since")),
            message(
                "begins on {since}, after its last day, {until}: it would never hold.",
                since=since.isoformat(),
                until=until.isoformat(),
            ),
            message("Write a first day that is not after the last, or leave it empty."),
        )
    return Waiver(
        covers=covers,
        code=code,
        plan=plan,
        rule=_rule(row, rules),
        reason=row.required("reason"),
        approver=row.required("approver"),
        since=since,
        until=until,
        place=row.place("scope"),
    )


def _scope(row: Row) -> tuple[Covers, str]:
    """``item:2.1`` in two words."""
    kind, colon, code = row.required("scope").partition(":")
    known = [each.value for each in Covers]
    if not colon or not code.strip():
        raise PlanError(
            str(row.place("scope")),
            message("holds {found}, expected a kind and a code.", found=repr(row.text("scope"))),
            message("Write it as item:2.1; the kinds are {known}.", known=known),
        )
    if kind.strip() not in known:
        raise PlanError(str(row.place("scope")), *known_words(kind.strip(), known))
    return Covers(kind.strip()), code.strip()


def _codes(plan: Plan, covers: Covers) -> tuple[str, ...]:
    match covers:
        case Covers.ITEM:
            return tuple(each.code for each in plan.items)
        case Covers.ELEMENT:
            return tuple(each.code for each in plan.elements)
        case Covers.OFFICE:
            return tuple(each.code for each in plan.offices)
        case Covers.PLAN:
            return (plan.code,)
    assert_never(covers)


def _rule(row: Row, rules: tuple[Rule, ...]) -> str:
    """A rule's code, also where its name is written; or ``reporting``."""
    text = row.required("rule")
    if text == REPORTING:
        return text
    for rule in rules:
        if text in {rule.code, rule.name}:
            return rule.code
    raise PlanError(
        str(row.place("rule")),
        message("there is no rule {found}.", found=repr(text)),
        meant(text.upper(), [*(rule.code for rule in rules), REPORTING]),
    )
