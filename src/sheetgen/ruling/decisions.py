"""Findings on what was due and is not done: decisions, and the measures that offices promised.

Each is an alert on what it is about, and says nothing of how that stands.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from sheetgen.model.commitment import Commitment
from sheetgen.model.finding import Finding
from sheetgen.model.follow import Decision
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.rule import Bound, Rule
from sheetgen.ruling.classify import rules_of, subject_of
from sheetgen.ruling.confirm import Row, judge_rows
from sheetgen.ruling.facts import commitment_facts, decision_facts
from sheetgen.ruling.findings import Voice

ASIDE = frozenset({"decision", "commitment"})
"""The kinds of subject whose alerts are about what people promised, not about figures."""


def overdue_since(
    decisions: Iterable[Decision], promised: Iterable[Commitment], day: date
) -> dict[tuple[str, str], Period]:
    """Since when the oldest overdue decision, and measure, of each subject has been due."""
    late = [
        *(
            (each.due, each.alert.partition(":")[2], "days_overdue")
            for each in decisions
            if each.days_overdue(day)
        ),
        *(
            (each.due, each.subject, "measure_days_overdue")
            for each in promised
            if each.due is not None and each.days_overdue(day)
        ),
    ]
    found: dict[tuple[str, str], Period] = {}
    for due, *key in sorted(late):
        found.setdefault((key[0], key[1]), Period(due.year, due.month))
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
    overdue: dict[str, list[Decision]] = {}
    for each in decisions:
        if each.days_overdue(day):
            overdue.setdefault(each.alert.partition(":")[2], []).append(each)
    rows = [
        Row(
            subject=subject,
            kind="decision",
            facts=decision_facts(
                len(found), Decimal(max(each.days_overdue(day) for each in found)), period
            ),
            bounds=bounds,
        )
        for subject, found in overdue.items()
    ]
    places = [tuple(each.place for each in found) for found in overdue.values()]
    return _found(rows, places, rules_of(rules, period))


def judge_measures(
    commitments: Iterable[Commitment],
    day: date,
    rules: tuple[Rule, ...],
    period: Period,
    bounds: tuple[Bound, ...],
) -> tuple[Finding, ...]:
    """What the rules find of the measures that offices promised, those that are overdue on a day.

    Each is an alert on the item that it was promised of, with the cells of the promise.
    """
    overdue = [each for each in commitments if each.days_overdue(day)]
    rows = [
        Row(
            subject=each.subject,
            kind="commitment",
            facts=commitment_facts(Decimal(each.days_overdue(day)), period),
            bounds=bounds,
        )
        for each in overdue
    ]
    places = [() if each.promise is None else each.promise.places for each in overdue]
    return _found(rows, places, rules_of(rules, period))


def _found(
    rows: Sequence[Row], places: Sequence[tuple[Place, ...]], rules: tuple[Rule, ...]
) -> tuple[Finding, ...]:
    """The findings of rows of one kind, each with its places."""
    mine = tuple(each for each in rules if rows and rows[0].kind in each.applies_to)
    fired, _ = judge_rows(tuple(rows), mine, None, strict=False)
    voices = [Voice.of(rule) for rule in mine]
    return tuple(
        voice.finding(subject_of(row, row.subject), where)
        for row, where, codes in zip(rows, places, fired, strict=True)
        for voice in voices
        if voice.rule.code in codes
    )
