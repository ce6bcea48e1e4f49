"""Both evaluators over every row: the engine decides, the plain one confirms."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from sheetgen.errors import EngineError
from sheetgen.language.message import message
from sheetgen.model.report import DIFFERENCE, Judging
from sheetgen.model.rule import Bound, EngineEvent, FactValue, Rule
from sheetgen.records import Struct
from sheetgen.ruling.durable.clauses import clauses
from sheetgen.ruling.durable.engine import (
    BATCH,
    Answer,
    Engine,
    EngineFault,
    Fired,
    Program,
    program,
)
from sheetgen.ruling.plain import Holds, compiled, resolved


class Row(Struct, frozen=True, kw_only=True):
    """A subject to be judged: its facts and the bounds in force for it."""

    subject: str
    kind: str
    facts: Mapping[str, FactValue]
    bounds: tuple[Bound, ...]


class _Set(Struct, frozen=True):
    """The rules of one kind with one set of bounds, ready for either evaluator."""

    tests: tuple[tuple[str, Holds], ...]
    program: Program


class _Batch(Struct, frozen=True):
    """Rows of one set; ``numbers`` are their places among all rows."""

    rules: _Set
    numbers: Sequence[int]
    rows: Sequence[Row]

    def plain(self) -> Fired:
        """What the rules mean of each row."""
        return tuple(
            frozenset([code for code, holds in self.rules.tests if holds(row.facts)])
            for row in self.rows
        )


_Said: TypeAlias = tuple[_Batch, Fired, Answer | EngineFault]


def judge_rows(
    rows: tuple[Row, ...], rules: tuple[Rule, ...], engine: Engine | None, *, strict: bool
) -> tuple[tuple[frozenset[str], ...], Judging]:
    """For each row in order the codes of the rules that hold, and an account of the judging.

    The engine's verdict is taken where the plain evaluator confirms it; where they differ, or the
    engine failed, the plain one's. Without an engine the plain evaluator judges alone. With
    ``strict`` whatever would be an event stops the run instead.

    Raises EngineError then.
    """
    found: list[frozenset[str]] = [frozenset()] * len(rows)
    able = engine if engine is not None and engine.usable else None
    events: list[EngineEvent] = [_absent(engine)] if engine is not None and able is None else []
    confirmed = 0
    for batch, plain, answer in _answers(_batches(rows, rules), able):
        decided, news = ((), []) if able is None else _decided(batch, answer)
        events += news
        for place, (number, meant) in enumerate(zip(batch.numbers, plain, strict=True)):
            said = decided[place] if decided else None
            if said is not None and said != meant:
                events.append(_differs(rows[number], said, meant))
            found[number] = said if said == meant and said is not None else meant
            confirmed += said == meant
    if strict and events:
        raise EngineError(
            "durable-rules",
            events[0].message,
            message("Build without --strict-engine to use the plain evaluator's verdicts."),
        )
    return tuple(found), Judging(len(rows), confirmed, tuple(events), able is not None)


def _answers(batches: Iterator[_Batch], engine: Engine | None) -> Iterator[_Said]:
    """Each batch, what it means, and the engine's answer: the engine works on the next meanwhile.

    One batch ahead and no more: two answers always fit the pipe, so neither side waits for ever.
    """
    ahead: _Said | None = None
    for batch in batches:
        answer = _begun(batch, engine)
        now = (batch, batch.plain(), answer)
        if ahead is not None:
            yield ahead
        ahead = now
    if ahead is not None:
        yield ahead


def _begun(batch: _Batch, engine: Engine | None) -> Answer | EngineFault:
    if engine is None:
        return tuple
    try:
        return engine.begin(batch.rules.program, [row.facts for row in batch.rows])
    except EngineFault as fault:
        return fault


def _batches(rows: tuple[Row, ...], rules: tuple[Rule, ...]) -> Iterator[_Batch]:
    for group in _groups(rows):
        ruleset = _ruleset(rows[group[0]], rules)
        for start in range(0, len(group), BATCH):
            numbers = group[start : start + BATCH]
            yield _Batch(ruleset, numbers, [rows[number] for number in numbers])


def _groups(rows: tuple[Row, ...]) -> list[list[int]]:
    """Row numbers by kind and bounds: one set of rules serves each group."""
    groups: dict[tuple[object, ...], list[int]] = {}
    figures: dict[int, tuple[object, ...]] = {}
    for number, row in enumerate(rows):
        key = figures.get(id(row.bounds))  # items of one scope share one tuple
        if key is None:
            key = figures[id(row.bounds)] = tuple((each.name, each.figure) for each in row.bounds)
        groups.setdefault((row.kind, key), []).append(number)
    return list(groups.values())


def _ruleset(row: Row, rules: tuple[Rule, ...]) -> _Set:
    figures = {bound.name: bound.figure for bound in row.bounds}
    mine = [rule for rule in rules if row.kind in rule.applies_to]
    tests = [(rule.code, resolved(rule.test, figures)) for rule in mine]
    alternatives = tuple((code, clauses(test, code)) for code, test in tests)
    return _Set(
        tuple((code, compiled(test)) for code, test in tests), program(row.kind, alternatives)
    )


def _decided(batch: _Batch, answer: Answer | EngineFault) -> tuple[Fired, list[EngineEvent]]:
    """What the engine decided of each row; nothing, and an event, where it failed."""
    try:
        if isinstance(answer, EngineFault):
            raise answer
        decided = answer()
    except EngineFault as fault:
        return (), [_failed(batch.rows, fault)]
    if len(decided) != len(batch.rows):
        short = EngineFault(
            message("{n} rows in, {out} rows out", n=len(batch.rows), out=len(decided))
        )
        return (), [_failed(batch.rows, short)]
    return decided, []


def _absent(engine: Engine) -> EngineEvent:
    if engine.gave_up:
        said = message("The rule engine died too often: the plain evaluator judged the rest alone.")
        return EngineEvent("error", said)
    if engine.died_at_start is not None:
        return EngineEvent(
            "error",
            message(
                "The rule engine could not start ({said}): the plain evaluator judged alone.",
                said=engine.died_at_start,
            ),
        )
    return EngineEvent(
        "absent",
        message("The rule engine is not installed here: the plain evaluator judged alone."),
    )


def _failed(batch: Sequence[Row], fault: EngineFault) -> EngineEvent:
    if len(batch) == 1:
        said = message(
            "The rule engine failed on {subject} ({said}): the plain evaluator's verdict stands.",
            subject=batch[0].subject,
            said=fault.said,
        )
        return EngineEvent("error", said)
    return EngineEvent(
        "error",
        message(
            "The rule engine failed on {n} rows from {first} to {last} ({said}): "
            "the plain evaluator's verdicts stand.",
            n=len(batch),
            first=batch[0].subject,
            last=batch[-1].subject,
            said=fault.said,
        ),
    )


def _differs(row: Row, said: frozenset[str], meant: frozenset[str]) -> EngineEvent:
    return EngineEvent(
        DIFFERENCE,
        message(
            "The evaluators differ on {subject}: {rules} by one of them only. "
            "The plain evaluator's verdict stands.",
            subject=row.subject,
            rules=tuple(sorted(said ^ meant)),
        ),
    )
