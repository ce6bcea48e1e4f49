"""Reads ``acknowledged.csv`` and ``decisions.csv``: what was noted and decided on alerts."""

from pathlib import Path

from sheetgen.errors import PlanError
from sheetgen.language.message import message
from sheetgen.model.follow import Acknowledged, Decision
from sheetgen.model.in_force import code_at
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.model.rule import Rule
from sheetgen.planning.csv_tables import read_root_table
from sheetgen.planning.placed_rows import Row, Shape
from sheetgen.records import Struct
from sheetgen.sources.spelling import known_words, meant

ACKNOWLEDGED = Shape("acknowledged", ("alert", "plan", "until", "reason", "approver"))
DECISIONS = Shape("decisions", ("alert", "plan", "decision", "owner", "due", "done", "evidence"))


class Known(Struct, frozen=True):
    """What an alert may name: the plans with their codes, and the rules."""

    plans: tuple[Plan, ...]
    rules: tuple[Rule, ...]

    def alert(self, row: Row) -> tuple[str, str]:
        """The plan and the alert that a line is about; raises PlanError where there can be none."""
        code = row.required("plan")
        plan = next((each for each in self.plans if each.code == code), None)
        if plan is None:
            known = [each.code for each in self.plans]
            raise PlanError(str(row.place("plan")), *known_words(code, known))
        rule, colon, subject = row.required("alert").partition(":")
        if not colon or not subject:
            raise PlanError(
                str(row.place("alert")),
                message("holds {found}, expected the id of an alert.",
                        found=repr(row.text("alert"))),
                message("Copy it from the column Alert id of the sheet Alertas: STA-110:1.2."),
            )  # fmt: skip
        rules = dict.fromkeys(each.code for each in self.rules)
        if rule not in rules:
            raise PlanError(
                str(row.place("alert")),
                message("there is no rule {found}.", found=repr(rule)),
                meant(rule.upper(), tuple(rules)),
            )
        if subject not in (codes := _codes(plan)):
            raise PlanError(str(row.place("alert")), *known_words(subject, codes))
        return plan.code, f"{rule}:{subject}"


def _codes(plan: Plan) -> list[str]:
    """All that an alert of the plan may be about, by the codes of any month."""
    nodes = (each.code for each in (*plan.items, *plan.elements, *plan.offices))
    return list(dict.fromkeys((*nodes, *(each.old for each in plan.renamed), plan.code)))


def read_acknowledged(root: Path, known: Known) -> tuple[Acknowledged, ...]:
    """Every alert taken note of; raises PlanError for one that cannot be, or lacks a value."""
    found: dict[tuple[object, ...], Acknowledged] = {}
    for row in read_root_table(root, ACKNOWLEDGED):
        plan, alert = known.alert(row)
        each = Acknowledged(
            alert=alert,
            plan=plan,
            until=row.day("until"),
            reason=row.required("reason"),
            approver=row.required("approver"),
            place=row.place("alert"),
        )
        key = each.plan, each.alert, each.until
        if key in found:
            raise PlanError(
                str(each.place),
                message("takes note again of what {other} does.", other=str(found[key].place)),
                message("Keep one of the two lines."),
            )
        found[key] = each
    return tuple(found.values())


def read_decisions(root: Path, known: Known) -> tuple[Decision, ...]:
    """Every decision; a PlanError for one on no alert, without an owner, or done without proof."""
    return tuple(_decision(row, known) for row in read_root_table(root, DECISIONS))


def _decision(row: Row, known: Known) -> Decision:
    plan, alert = known.alert(row)
    done = row.day("done") if row.text("done") else None
    if done is not None and not row.text("evidence"):
        raise PlanError(
            str(row.place("evidence")),
            message("is empty, and the decision is said to be done on {day}.",
                    day=done.isoformat()),
            message("Write what shows that it was done, or empty the column done."),
        )  # fmt: skip
    if done is None and row.text("evidence"):
        raise PlanError(
            str(row.place("done")),
            message("is empty, and the decision has evidence that it was done."),
            message("Write the day on which it was done, or empty the column evidence."),
        )
    return Decision(
        alert=alert,
        plan=plan,
        decision=row.required("decision"),
        owner=row.required("owner"),
        due=row.day("due"),
        done=done,
        evidence=row.text("evidence"),
        place=row.place("due"),
    )


def id_at(plan: Plan, alert: str, at: Period) -> str:
    """An alert's id with the code that its subject bears at a month."""
    rule, _, subject = alert.partition(":")
    return f"{rule}:{code_at(plan, subject, at)}"
