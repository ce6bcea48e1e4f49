"""The one door to durable-rules: rules and rows as the texts it takes, and its answers read.

Numbers are written here, never with an exponent: the engine stops a batch at one and says OK. What
is done with the texts is in ``driving``; where, in ``process``.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Protocol, TypeAlias

from sheetgen.language.message import Message, message
from sheetgen.model.rule import FactValue
from sheetgen.records import Struct, field
from sheetgen.ruling.durable.clauses import Atom, Clause
from sheetgen.ruling.durable.driving import SENTINEL, STATE

BATCH = 200
"""Rows in one call: long enough to be fast, short enough that a fault costs little."""

_TOGETHER = 60
"""Alternatives in one set of rules: the engine errs where 64 hold at once."""

Alternatives: TypeAlias = tuple[tuple[str, tuple[Clause, ...]], ...]
"""Rules as (code, its alternatives)."""

Facts: TypeAlias = Mapping[str, FactValue]

Fired: TypeAlias = tuple[frozenset[str], ...]
"""For each row in order, the codes of the rules that hold."""

Masks: TypeAlias = Sequence[int]
"""For each row in order, the rules of one part that hold, a bit each."""


class EngineFault(Exception):  # noqa: N818 - it is not an error of the run: the plain verdict stands
    """The engine did something it must not, and its answer for this batch is worth nothing.

    ``said`` is what it did, in words of ours or, as text, in its own.
    """

    def __init__(self, said: Message | str) -> None:
        super().__init__(said)
        self.said = said


class Part(Struct, frozen=True, kw_only=True):
    """As many alternatives as the engine takes at once, and the facts that they read."""

    definition: str
    codes: tuple[str, ...]
    read: tuple[str, ...]
    asked: tuple[str, ...]


class Program(Struct, frozen=True):
    """The rules of one kind as the engine takes them; ``known`` keeps answers met before."""

    kind: str
    parts: tuple[Part, ...]
    known: dict[tuple[int, ...], frozenset[str]] = field(default_factory=dict)

    def events(self, rows: Sequence[Facts]) -> list[str]:
        """The rows as JSON, for each part: only the facts it reads."""
        lines: list[list[str]] = [[] for _ in self.parts]
        for number, facts in enumerate(rows):
            head = f'{{"id":"{number}","sid":"{STATE}","{SENTINEL}":{number}.0,"kind":"{self.kind}"'
            fields = {name: f',"f_{name}":{_written(value)}' for name, value in facts.items()}
            for part, mine in zip(self.parts, lines, strict=True):
                asked = [f',"has_{name}":{_word(value=name in facts)}' for name in part.asked]
                read = [fields[name] for name in part.read if name in fields]
                mine.append("".join((head, *asked, *read, "}")))
        return [f"[{','.join(mine)}]" for mine in lines]

    def fired(self, answers: Sequence[Masks]) -> Fired:
        """The codes that hold for each row, from the answer of each part."""
        return tuple(self._codes(masks) for masks in zip(*answers, strict=True))

    def _codes(self, masks: tuple[int, ...]) -> frozenset[str]:
        if masks not in self.known:
            self.known[masks] = frozenset(
                code
                for part, mask in zip(self.parts, masks, strict=True)
                for bit, code in enumerate(part.codes)
                if mask >> bit & 1
            )
        return self.known[masks]


Answer: TypeAlias = Callable[[], Fired]
"""What a batch was judged to be, when it is asked for; raises EngineFault."""


class Engine(Protocol):
    """Somewhere that durable-rules runs."""

    @property
    def usable(self) -> bool:
        """Whether it can judge at all on this machine."""

    @property
    def died_at_start(self) -> Message | None:
        """What its process died of before it was ready, None where it is not here at all."""

    @property
    def gave_up(self) -> bool:
        """Whether it is here but died too often to be asked again."""

    def begin(self, program: Program, rows: Sequence[Facts]) -> Answer:
        """Start to judge a batch. Answers are asked for in the order begun."""


def program(kind: str, rules: Alternatives) -> Program:
    """Compile the rules of a kind; where there are none the rows are counted all the same."""
    flat = [(code, clause) for code, clauses in rules for clause in clauses]
    parts = (flat[start : start + _TOGETHER] for start in range(0, len(flat) or 1, _TOGETHER))
    return Program(kind, tuple(_part(kind, part) for part in parts))


def _part(kind: str, flat: Sequence[tuple[str, Clause]]) -> Part:
    atoms = [atom for _, clause in flat for atom in clause]
    return Part(
        definition=_definition(kind, [clause for _, clause in flat]),
        codes=tuple(code for code, _ in flat),
        read=tuple(sorted({atom.fact for atom in atoms if atom.operator != "has"})),
        asked=tuple(sorted({atom.fact for atom in atoms if atom.operator == "has"})),
    )


def _definition(kind: str, part: Sequence[Clause]) -> str:
    """The rules as JSON; its numbers too are written here, for 1e-09 is no number to the engine."""
    first = f'{{"kind":"{kind}"}}'  # so that most conditions are not tried
    rules = [
        f'"r{number}":{_rule([first, *map(_condition, clause)])}'
        for number, clause in enumerate(part)
    ]
    rules.append(f'"{SENTINEL}":{{"all":[{{"m":{{"$gte":{{"{SENTINEL}":0.0}}}}}}]}}')
    return f"{{{','.join(rules)}}}"


def _rule(conditions: Sequence[str]) -> str:
    return f'{{"all":[{{"m":{{"$and":[{",".join(conditions)}]}}}}]}}'


def _condition(atom: Atom) -> str:
    if atom.operator == "has":
        return f'{{"has_{atom.fact}":{_word(value=bool(atom.value))}}}'
    compared = f'{{"f_{atom.fact}":{_written(atom.value)}}}'
    return compared if atom.operator == "=" else f'{{"{atom.operator}":{compared}}}'


def _word(*, value: bool) -> str:
    return '"yes"' if value else '"no"'  # the engine holds that true < 10


def _written(value: FactValue) -> str:
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise EngineFault(message("{value} is not a finite number", value=str(value)))
        written = f"{value:f}"
        return written if "." in written else f"{written}.0"
    return _word(value=value) if isinstance(value, bool) else _quoted(value)


@cache
def _quoted(word: str) -> str:
    return json.dumps(word)
