"""Both evaluators over every row: the engine decides, the plain one confirms."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from sheetgen.errors import EngineError
from sheetgen.language.message import message
from sheetgen.model.report import Judging
from sheetgen.model.rule import Bound, EngineEvent, FactValue, Rule, Test
from sheetgen.ruling.clauses import clauses
from sheetgen.ruling.engine import BATCH, Alternatives, EngineFault, Fired
from sheetgen.ruling.plain import holds, resolved

Fire: TypeAlias = Callable[[str, Alternatives, Sequence[Mapping[str, FactValue]]], Fired]
"""An engine: a kind, its rules and rows in; the codes that hold for each row out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A subject to be judged: its facts and the bounds in force for it."""

    subject: str
    kind: str
    facts: Mapping[str, FactValue]
    bounds: tuple[Bound, ...]


@dataclass(frozen=True, slots=True)
class _Set:
    """The rules of one kind with one set of bounds, ready for either evaluator."""

    kind: str
    tests: tuple[tuple[str, Test], ...]
    alternatives: Alternatives


def judge_rows(
    rows: tuple[Row, ...], rules: tuple[Rule, ...], fire: Fire | None, *, strict: bool
) -> tuple[tuple[frozenset[str], ...], Judging]:
    """For each row in order the codes of the rules that hold, and an account of the judging.

    With ``strict`` whatever would be an event stops the run instead.
    """
    found: list[frozenset[str]] = [frozenset()] * len(rows)
    events: list[EngineEvent] = [] if fire else [_absent()]
    failed = 0
    for group in _groups(rows):
        ruleset = _ruleset(rows[group[0]], rules)
        for start in range(0, len(group), BATCH):
            batch = [rows[number] for number in group[start : start + BATCH]]
            verdicts, news, fault = _judge_batch(ruleset, batch, fire)
            failed += len(batch) if fault else 0
            events += news
            for number, verdict in zip(group[start : start + BATCH], verdicts, strict=True):
                found[number] = verdict
    if strict and events:
        raise EngineError(
            events[0].kind,
            events[0].message,
            message("Build without --strict-engine to use the plain evaluator's verdicts."),
        )
    judged = fire is not None and (failed < len(rows) or not rows)
    return tuple(found), Judging("durable-rules" if judged else "plain", len(rows), tuple(events))


def _groups(rows: tuple[Row, ...]) -> list[list[int]]:
    """Row numbers by kind and bounds: one set of rules serves each group."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for number, row in enumerate(rows):
        figures = tuple((bound.name, bound.figure) for bound in row.bounds)
        groups.setdefault((row.kind, figures), []).append(number)
    return list(groups.values())


def _ruleset(row: Row, rules: tuple[Rule, ...]) -> _Set:
    figures = {bound.name: bound.figure for bound in row.bounds}
    mine = [rule for rule in rules if row.kind in rule.applies_to]
    tests = tuple((rule.code, resolved(rule.test, figures)) for rule in mine)
    alternatives = tuple((code, clauses(test, code)) for code, test in tests)
    return _Set(row.kind, tests, alternatives)


def _judge_batch(
    ruleset: _Set, batch: Sequence[Row], fire: Fire | None
) -> tuple[Sequence[frozenset[str]], list[EngineEvent], bool]:
    """The plain verdicts, and what the engine said otherwise."""
    plain = [
        frozenset(code for code, test in ruleset.tests if holds(test, row.facts)) for row in batch
    ]
    if fire is None:
        return plain, [], False
    try:
        decided = fire(ruleset.kind, ruleset.alternatives, [row.facts for row in batch])
    except EngineFault as fault:
        return plain, [_failed(batch, fault)], True
    if len(decided) != len(batch):
        short = EngineFault(f"{len(batch)} rows in, {len(decided)} rows out")
        return plain, [_failed(batch, short)], True
    events = [
        _differs(row, said, meant)
        for row, said, meant in zip(batch, decided, plain, strict=True)
        if said != meant
    ]
    return plain, events, False


def _absent() -> EngineEvent:
    return EngineEvent(
        "absent",
        message("The rule engine is not installed here: the plain evaluator judged alone."),
    )


def _failed(batch: Sequence[Row], fault: EngineFault) -> EngineEvent:
    return EngineEvent(
        "error",
        message(
            "The rule engine failed on {n} rows from {first} to {last} ({said}): "
            "the plain evaluator's verdicts stand.",
            n=len(batch),
            first=batch[0].subject,
            last=batch[-1].subject,
            said=str(fault),
        ),
    )


def _differs(row: Row, said: frozenset[str], meant: frozenset[str]) -> EngineEvent:
    return EngineEvent(
        "difference",
        message(
            "The evaluators differ on {subject}: {rules} by one of them only. "
            "The plain evaluator's verdict stands.",
            subject=row.subject,
            rules=tuple(sorted(said ^ meant)),
        ),
    )
