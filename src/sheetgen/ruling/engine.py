"""The one door to durable-rules: its soft failures made hard.

The C module is driven directly: no host, no threads, no clock, no actions. Numbers are written
here, never with an exponent (the engine stops a batch at one and says OK); every batch has a fresh
state; a rule that always holds counts the rows, so a row that was not judged is noticed. After any
error the handle is abandoned and never freed: freeing a half-run state can end the process.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import TypeAlias

from sheetgen.model.rule import FactValue
from sheetgen.ruling.clauses import Atom, Clause

BATCH = 200
"""Rows in one call: long enough to be fast, short enough that a fault costs little."""

_TOGETHER = 40
"""Alternatives in one set of rules: the engine errs where 64 hold at once."""

_STATE = "batch"
_SENTINEL = "row"

Alternatives: TypeAlias = tuple[tuple[str, tuple[Clause, ...]], ...]
"""Rules as (code, its alternatives)."""

Fired: TypeAlias = tuple[frozenset[str], ...]
"""For each row in order, the codes of the rules that hold."""


class EngineFault(Exception):  # noqa: N818 - it is not an error of the run: the plain verdict stands
    """The engine did something it must not, and its answer for this batch is worth nothing."""


@dataclass(frozen=True, slots=True)
class Durable:
    """The engine. ``module`` is the C extension."""

    module: ModuleType

    def fire(
        self, kind: str, rules: Alternatives, rows: Sequence[Mapping[str, FactValue]]
    ) -> Fired:
        """Which rules hold for each row of this kind; raises EngineFault on anything odd."""
        found: list[set[str]] = [set() for _ in rows]
        flat = [(code, clause) for code, clauses in rules for clause in clauses]
        for start in range(0, len(flat), _TOGETHER):
            part = flat[start : start + _TOGETHER]
            codes = {f"r{number}": code for number, (code, _) in enumerate(part)}
            answers = self._run(_definition(kind, part), _lines(kind, part, rows))
            for row, name in answers:
                if name != _SENTINEL:
                    found[row].add(codes[name])
        return tuple(frozenset(each) for each in found)

    def _run(self, definition: str, lines: Sequence[str]) -> list[tuple[int, str]]:
        """Every (row, rule) that fires; each row fires the sentinel exactly once."""
        try:
            handle = self.module.create_ruleset("rules", definition)
            answers = [
                answer
                for start in range(0, len(lines), BATCH)
                for answer in self._batch(handle, lines[start : start + BATCH])
            ]
            self.module.delete_ruleset(handle)
        except (self.module.error, ValueError, TypeError, KeyError) as error:
            raise EngineFault(str(error)) from error
        counted = sorted(row for row, name in answers if name == _SENTINEL)
        if counted != list(range(len(lines))):
            raise EngineFault(f"{len(lines)} rows in, {len(counted)} rows out")
        return answers

    def _batch(self, handle: int, lines: Sequence[str]) -> list[tuple[int, str]]:
        """Assert, drain, delete."""
        code, state = self.module.assert_facts(handle, f"[{','.join(lines)}]")
        if code != 0 or state < 1:
            raise EngineFault(f"assert_facts returned {code}, state {state}")
        answers: list[tuple[int, str]] = []
        started = self.module.start_action_for_state(handle, state)
        said = started[1] if started else None
        while said:
            ((name, matched),) = json.loads(said).items()
            answers.append((int(matched["m"]["row"]), name))
            said = self.module.complete_and_start_action(handle, state)
        self.module.delete_state(handle, _STATE)
        return answers


def installed_engine() -> Durable | None:
    """The engine, or None where its extension cannot be imported."""
    try:
        import durable_rules_engine  # noqa: PLC0415 - only where rows are judged
    except ImportError:
        return None
    return Durable(durable_rules_engine)


def _definition(kind: str, part: Sequence[tuple[str, Clause]]) -> str:
    """The rules as JSON; its numbers too are written here, for 1e-09 is no number to the engine."""
    first = f'{{"kind":"{kind}"}}'
    rules = [
        f'"r{number}":{_rule([first, *map(_condition, clause)])}'
        for number, (_, clause) in enumerate(part)
    ]
    rules.append(f'"{_SENTINEL}":{{"all":[{{"m":{{"$gte":{{"row":0.0}}}}}}]}}')
    return f"{{{','.join(rules)}}}"


def _rule(conditions: Sequence[str]) -> str:
    return f'{{"all":[{{"m":{{"$and":[{",".join(conditions)}]}}}}]}}'


def _condition(atom: Atom) -> str:
    if atom.operator == "has":
        return f'{{"has_{atom.fact}":"{_word(value=bool(atom.value))}"}}'
    compared = f'{{"f_{atom.fact}":{_written(atom.value)}}}'
    return compared if atom.operator == "=" else f'{{"{atom.operator}":{compared}}}'


def _word(*, value: bool) -> str:
    return "yes" if value else "no"  # the engine holds that true < 10


def _lines(
    kind: str, part: Sequence[tuple[str, Clause]], rows: Sequence[Mapping[str, FactValue]]
) -> list[str]:
    """The rows as JSON: only the facts these rules read, numbers written out in full."""
    atoms = [atom for _, clause in part for atom in clause]
    asked = sorted({atom.fact for atom in atoms if atom.operator == "has"})
    read = sorted({atom.fact for atom in atoms if atom.operator != "has"})
    lines = []
    for number, facts in enumerate(rows):
        fields = [f'"id":"{number}","sid":"{_STATE}","row":{number}.0,"kind":"{kind}"']
        fields += [f'"has_{name}":"{_word(value=name in facts)}"' for name in asked]
        fields += [f'"f_{name}":{_written(facts[name])}' for name in read if name in facts]
        lines.append(f"{{{','.join(fields)}}}")
    return lines


def _written(value: FactValue) -> str:
    if isinstance(value, bool):
        return f'"{_word(value=value)}"'
    if isinstance(value, str):
        return json.dumps(value)
    if not value.is_finite():
        raise EngineFault(f"{value} is not a finite number")
    written = f"{value:f}"
    return written if "." in written else f"{written}.0"
