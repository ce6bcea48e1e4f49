"""Findings on decisions that were due and are not done: each is an alert on what it is about."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from sheetgen.model.finding import Finding
from sheetgen.model.follow import Decision
from sheetgen.model.period import Period
from sheetgen.model.rule import Bound, Rule
from sheetgen.ruling.classify import rules_of, subject_of
from sheetgen.ruling.confirm import Row, judge_rows
from sheetgen.ruling.facts import decision_facts
from sheetgen.ruling.findings import Voice


def overdue_since(decisions: Iterable[Decision], day: date) -> dict[tuple[str, str], Period]:
    """Since when the oldest overdue decision on each subject has been due."""
    found: dict[tuple[str, str], Period] = {}
    for each in sorted(decisions, key=lambda each: each.due):
        if each.days_overdue(day):
            key = each.alert.partition(":")[2], "days_overdue"
            found.setdefault(key, Period(each.due.year, each.due.month))
    return found


def judge_decisions(
    decisions: Iterable[Decision],
    day: date,
    rules: tuple[Rule, ...],
    period: Period,
    bounds: tuple[Bound, ...],
) -> tuple[Finding, ...]:
    """What the rules find of the decisions on each subject, those that are overdue on a day.

    ``bounds`` are the thresholds in force for the plan.
    """
    mine = tuple(each for each in rules_of(rules, period) if "decision" in each.applies_to)
    overdue: dict[str, list[Decision]] = {}
    for each in decisions:
        if each.days_overdue(day):
            overdue.setdefault(each.alert.partition(":")[2], []).append(each)
    rows = tuple(
        Row(
            subject=subject,
            kind="decision",
            facts=decision_facts(
                len(found), Decimal(max(each.days_overdue(day) for each in found)), period
            ),
            bounds=bounds,
        )
        for subject, found in overdue.items()
    )
    fired, _ = judge_rows(rows, mine, None, strict=False)
    voices = [Voice.of(rule) for rule in mine]
    return tuple(
        voice.finding(
            subject_of(row, row.subject), tuple(each.place for each in overdue[row.subject])
        )
        for row, codes in zip(rows, fired, strict=True)
        for voice in voices
        if voice.rule.code in codes
    )
