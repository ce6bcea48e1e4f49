"""What a file said, as a list for each field: of months before hardly anybody asks for its cells.

A year of files is a hundred thousand cells. What is asked of those before are the figures of three
fields, by item, and the texts; an observation is made of a cell once somebody looks at all.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple, TypeAlias, overload

from sheetgen.model.correction import Correction
from sheetgen.model.figure import Gap
from sheetgen.model.observation import Observation, Said
from sheetgen.model.place import Place

Observations: TypeAlias = Sequence[Observation]
"""What was said, made already or in columns."""


class Columns(NamedTuple):
    """A list for each field of observations; ``corrections`` are by their row."""

    plans: Sequence[str]
    codes: Sequence[str]
    fields: Sequence[str]
    offices: Sequence[str]
    said: Sequence[Said]
    typed: Sequence[str]
    files: Sequence[str]
    sheets: Sequence[str]
    cells: Sequence[str]
    corrections: Mapping[int, Correction]


class InColumns(Sequence[Observation]):
    """Observations that are made when somebody asks for them; they equal the same made before."""

    def __init__(self, columns: Columns) -> None:
        """Columns of one length."""
        self.columns = columns

    @cached_property
    def _made(self) -> tuple[Observation, ...]:
        return tuple(self._of(range(len(self))))

    def _of(self, rows: Iterable[int]) -> Iterator[Observation]:
        plans, codes, fields, offices, said, typed, files, sheets, cells, corrections = self.columns
        for at in rows:
            yield Observation(
                plan=plans[at],
                code=codes[at],
                field=fields[at],
                office=offices[at],
                said=said[at],
                typed=typed[at],
                place=Place(files[at], sheets[at], cells[at]),
                correction=corrections.get(at) if corrections else None,
            )

    def of_codes(self, codes: frozenset[str]) -> Iterator[Observation]:
        """What is said of some items, in its order."""
        return self._of(at for at, code in enumerate(self.columns.codes) if code in codes)

    @cached_property
    def texts(self) -> tuple[Observation, ...]:
        """Where a text was said."""
        return tuple(self._of(at for at, each in enumerate(self.columns.said) if type(each) is str))

    @cached_property
    def gaps(self) -> frozenset[Gap]:
        """The reasons that were given or found for figures that are not there."""
        return frozenset(each for each in self.columns.said if isinstance(each, Gap))

    def only_of(self, plan: str, called: Mapping[str, str]) -> "InColumns":
        """What is said of a plan, items named as they are ``called``; itself where that is all."""
        plans, codes = self.columns.plans, self.columns.codes
        if plans.count(plan) == len(plans):
            if not called:
                return self
            named = [called.get(each, each) for each in codes]
            return InColumns(self.columns._replace(codes=named))
        rows = [at for at, each in enumerate(plans) if each == plan]
        columns = [[column[at] for at in rows] for column in self.columns[:-1]]
        known = self.columns.corrections
        corrections = {to: known[at] for to, at in enumerate(rows) if at in known}
        return InColumns(Columns._make((*columns, corrections))).only_of(plan, called)

    @overload
    def __getitem__(self, at: int) -> Observation: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Observation, ...]: ...
    def __getitem__(self, at: int | slice) -> Observation | tuple[Observation, ...]:
        return self._made[at]

    def __iter__(self) -> Iterator[Observation]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self.columns.codes)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._made == tuple(other)

    def __hash__(self) -> int:
        return hash(self._made)

    def __repr__(self) -> str:
        return repr(self._made)


def joined(parts: Iterable[Observations]) -> Observations:
    """What several files said, one after the other; in columns where all of them are."""
    every = [each for each in parts if len(each)]
    columns = [each.columns for each in every if isinstance(each, InColumns)]
    if len(columns) != len(every) or not every:
        return tuple(each for part in every for each in part)
    corrections: dict[int, Correction] = {}
    before = 0
    for each in columns:
        corrections |= {before + at: found for at, found in each.corrections.items()}
        before += len(each.codes)
    *lists, _ = zip(*columns, strict=True)
    whole = [[one for part in column for one in part] for column in lists]
    return InColumns(Columns._make((*whole, corrections)))


def only_of(said: Observations, plan: str, called: Mapping[str, str]) -> Observations:
    """What is said of a plan, items named as they are ``called``."""
    if isinstance(said, InColumns):
        return said.only_of(plan, called)
    return tuple(
        replace(each, code=called.get(each.code, each.code)) if called else each
        for each in said
        if each.plan == plan
    )


def texts_in(said: Observations) -> Observations:
    """Where a text was said."""
    if isinstance(said, InColumns):
        return said.texts
    return tuple(each for each in said if isinstance(each.said, str))
