"""Faults made on purpose in the engine: each is reported, and the plain verdict stands."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from ruling.in_process import Here, extension
from sheetgen.errors import EngineError
from sheetgen.model.rule import FactValue
from sheetgen.records import replace
from sheetgen.ruling.confirm import Row, judge_rows
from sheetgen.ruling.durable.clauses import Atom, Clause, clauses
from sheetgen.ruling.durable.engine import Answer, Facts, Program, program
from sheetgen.ruling.plain import resolved
from sheetgen.ruling.rule_files import read_rules
from sheetgen.ruling.thresholds import shipped_bounds

ROOT = Path(__file__).parents[2]
RULES = read_rules(ROOT / "rules", ROOT)


@pytest.fixture
def engine() -> Here:
    return Here(extension())


def row(subject: str, kind: str = "indicator", **facts: FactValue | int) -> Row:
    return Row(
        subject=subject,
        kind=kind,
        facts={
            name: Decimal(value) if type(value) is int else value for name, value in facts.items()
        },
        bounds=shipped_bounds(),
    )


ROWS = (
    row("at-75", progress=75),
    row("at-95", progress=95),
    row("nd", gap="no-data"),
    row("2.1", kind="activity", progress=0, lag=98),
    *(row(f"I.{number}", progress=number) for number in range(300)),
)


class Faulty(Here):
    """An engine whose compiled rules carry a fault, made by ``change`` of each alternative."""

    def __init__(self, change: Callable[[Clause], Clause]) -> None:
        super().__init__(extension())
        self.change = change

    def begin(self, rules: Program, rows: Sequence[Facts]) -> Answer:
        return super().begin(self.wrong(rules), rows)

    def wrong(self, rules: Program) -> Program:
        mine = [rule for rule in RULES if rules.kind in rule.applies_to]
        figures = {bound.name: bound.figure for bound in shipped_bounds()}
        return program(
            rules.kind,
            tuple(
                (rule.code, tuple(map(self.change, clauses(resolved(rule.test, figures), ""))))
                for rule in mine
            ),
        )


def swap(atom: Atom, old: str, new: str) -> Atom:
    return replace(atom, operator=new) if atom.operator == old else atom


def shift(atom: Atom) -> Atom:
    if isinstance(atom.value, Decimal):
        return replace(atom, value=atom.value + Decimal("1e-9"))
    return atom


FAULTS: dict[str, Callable[[Clause], Clause]] = {
    "below made at_most": lambda clause: tuple(swap(each, "$lt", "$lte") for each in clause),
    "at_least made above": lambda clause: tuple(swap(each, "$gte", "$gt") for each in clause),
    "a bound one step off": lambda clause: tuple(map(shift, clause)),
    "the first condition dropped": lambda clause: clause[1:],
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_the_compiler_is_an_event_and_changes_no_verdict(
    engine: Here, fault: str
) -> None:
    sound, _ = judge_rows(ROWS, RULES, engine, strict=False)

    found, judging = judge_rows(ROWS, RULES, Faulty(FAULTS[fault]), strict=False)

    assert sound == found
    assert {"difference"} == {event.kind for event in judging.events}
    assert judging.differs
    assert "durable-rules" != judging.judged_by
    assert len(ROWS) - judging.confirmed == len(judging.events)


def test_a_sound_engine_has_no_events(engine: Here) -> None:
    _, judging = judge_rows(ROWS, RULES, engine, strict=True)

    assert ("durable-rules", len(ROWS), ()) == (judging.judged_by, judging.rows, judging.events)


def with_module(**changes: object) -> Here:
    """The engine over an extension of which some functions misbehave."""
    module = extension()
    names = [name for name in dir(module) if not name.startswith("__")]
    functions = {name: getattr(module, name) for name in names}
    return Here(SimpleNamespace(**(functions | changes)))  # type: ignore[arg-type]


def test_a_batch_cut_short_is_an_event() -> None:
    left = iter([True] * 50 + [False] * 10_000)
    drain = extension().complete_and_start_action

    def short(handle: int, state: int) -> Any:  # noqa: ANN401 - as untyped as the extension
        return drain(handle, state) if next(left) else None

    broken = with_module(complete_and_start_action=short, delete_state=lambda *_: None)
    _, judging = judge_rows(ROWS, RULES, broken, strict=False)

    assert "error" in {event.kind for event in judging.events}
    assert "rows out" in str(judging.events[0].message)


def test_a_batch_that_stops_in_the_middle_and_says_ok_is_an_event() -> None:
    assert_facts = extension().assert_facts

    def exponent(handle: int, lines: str) -> Any:  # noqa: ANN401 - as untyped as the extension
        return assert_facts(handle, lines.replace('"f_progress":5.0', '"f_progress":5e-05'))

    broken = with_module(assert_facts=exponent)
    _, judging = judge_rows(ROWS, RULES, broken, strict=False)

    assert {"error"} == {event.kind for event in judging.events}


def test_an_error_of_the_extension_is_an_event_and_only_its_batch_is_lost() -> None:
    calls = iter(range(100))
    assert_facts = extension().assert_facts

    def once(handle: int, lines: str) -> Any:  # noqa: ANN401 - as untyped as the extension
        if next(calls) == 0:
            raise extension().error("Could not assert facts, error code: 303")
        return assert_facts(handle, lines)

    broken = with_module(assert_facts=once)
    _, judging = judge_rows(ROWS, RULES, broken, strict=False)

    (event,) = judging.events
    assert "error" == event.kind
    assert "303" in str(event.message)
    assert not judging.differs
    assert "mixed" == judging.judged_by
    assert 0 < judging.confirmed < len(ROWS)


def test_where_every_batch_fails_the_plain_evaluator_judged() -> None:
    def never(*_: object) -> Any:  # noqa: ANN401 - as untyped as the extension
        raise extension().error("no")

    _, judging = judge_rows(ROWS, RULES, with_module(assert_facts=never), strict=False)

    assert "plain" == judging.judged_by


def test_a_strict_engine_stops_the_run_at_a_difference() -> None:
    with pytest.raises(EngineError):
        judge_rows(ROWS, RULES, Faulty(FAULTS["below made at_most"]), strict=True)
