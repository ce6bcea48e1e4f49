"""Those served in parts of all of them: by class, by classes crossed, by criterion; few hidden."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product
from math import prod

import polars as pl

from sheetgen.model.figure import percent_of
from sheetgen.model.population import (
    EVERY,
    NOT_IN_REGISTRY,
    UNKNOWN,
    Band,
    Crossed,
    Part,
    Population,
)
from sheetgen.model.rule import facts_of
from sheetgen.population.classes import class_of, kinds, meets
from sheetgen.population.hiding import Cells, Name, Table, hidden
from sheetgen.population.registry import KNOWN
from sheetgen.records import Struct

_MOST_CELLS = 1000
"""A crossing of more combinations is not told: nobody reads it, and most of them are of few."""
_PAIR = 2
_N, _BAND, _CRITERION = "n", "band ", "criterion "
_CROSSED = "crossed"
_ABSENT: Name = (NOT_IN_REGISTRY,)
"""Those not in the registry are the same in every band."""


class Shares(Struct, frozen=True):
    """Those served in parts of all; ``absent`` are not in the registry, None where hidden."""

    by: Mapping[str, Mapping[str, Part]]
    met: Mapping[str, Part]
    crossed: tuple[Crossed, ...]
    absent: int | None


def shares(known: pl.DataFrame, population: Population) -> Shares:
    """The parts of those served, without such as are of few or tell how many those are."""
    found = _Found.of(known, population)
    tables, wider = tuple(found.tables()), tuple(found.wider())
    out = hidden(tables, population.suppress_below)
    for each in wider:
        out = hidden([each.beside(out)], population.suppress_below, out)
    out = hidden([found.whole()], population.suppress_below, out)
    parts = {
        name: Part(None, None) if name in out else _part(table.sum(cells), known.height)
        for table in (*tables, *wider)
        for name, cells in table.figures.items()
    }
    return Shares(
        by={
            band: {each: parts[_class(band, each)] for each in classes}
            for band, classes in found.classes.items()
        },
        met={each: parts[_met(each)] for each in found.criteria},
        crossed=tuple(
            Crossed(bands, {each: parts[_cell(bands, each)] for each in found.cells(bands)})
            for bands in found.crossed
        ),
        absent=parts[_ABSENT].n,
    )


def _part(n: int, base: int) -> Part:
    share = percent_of(Decimal(n), Decimal(base)) if base else None
    return Part(n, share if isinstance(share, Decimal) else None)


def _class(band: str, name: str) -> Name:
    return _ABSENT if name == NOT_IN_REGISTRY else ("band", band, name)


def _met(criterion: str) -> Name:
    return "met", criterion


def _cell(bands: Sequence[str], classes: Sequence[str]) -> Name:
    return _ABSENT if NOT_IN_REGISTRY in classes else (_CROSSED, *bands, *classes)


class _Found(Struct, frozen=True):
    """How many are of each class and meet each criterion, all at once, and what is told of them.

    ``made_from`` are the columns of the registry behind a column of ``frame``; ``kinds`` holds
    beside all of ``frame`` the kinds that there may be and nobody is of.
    """

    frame: pl.DataFrame
    kinds: pl.DataFrame
    made_from: Mapping[str, frozenset[str]]
    classes: Mapping[str, tuple[str, ...]]
    criteria: tuple[str, ...]
    crossed: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, known: pl.DataFrame, population: Population) -> "_Found":
        """What is known of those served, in one row for all of whom the same is."""
        bands = population.bands if population.registry else ()
        criteria = population.criteria
        said = {_BAND + each.name: class_of(each) for each in bands}
        said |= {_CRITERION + each.name: meets(each.test) for each in criteria}
        made_from = {_BAND + each.name: frozenset({each.column}) for each in bands}
        made_from |= {_CRITERION + e.name: frozenset(facts_of(e.test)) for e in criteria}
        frame = known.select(KNOWN, **said).group_by(pl.all()).len(_N)
        may_be = kinds(known, bands, (each.test for each in criteria)).select(KNOWN, **said)
        nobody = may_be.unique().with_columns(pl.lit(0, frame[_N].dtype).alias(_N))
        every = (EVERY,) if len(criteria) > 1 else ()
        return cls(
            frame,
            pl.concat([frame, nobody]).group_by(KNOWN, *said).agg(pl.col(_N).sum()),
            made_from,
            {each.name: _classes(each, frame[_BAND + each.name]) for each in bands},
            (*(each.name for each in criteria), *every),
            population.crossed if bands else (),
        )

    def cells(self, bands: Sequence[str]) -> list[tuple[str, ...]]:
        """The combinations of some bands; none where they are too many to be told."""
        known = [[c for c in self.classes[band] if c != NOT_IN_REGISTRY] for band in bands]
        if prod(map(len, known)) > _MOST_CELLS:
            return []
        return [*product(*known), (NOT_IN_REGISTRY,) * len(bands)]

    def tables(self) -> Iterator[Table]:
        """All that is told, each table with the figures that may follow from one another."""
        yield self._of_registry()
        for column in dict.fromkeys(c for b in self.classes for c in self.made_from[_BAND + b]):
            yield self._of_column(column)
        if self.criteria:
            yield self._of_criteria()
        yield from map(self._of_crossing, (each for each in self._told() if len(each) == _PAIR))

    def wider(self) -> Iterator[Table]:
        """Crossings of more bands: what is told of fewer is not hidden for their sake."""
        several = (each for each in self._told() if len(each) > _PAIR)
        yield from map(self._of_crossing, sorted(several, key=len))

    def whole(self) -> Table:
        """All that is told at once, by kind: what none of its tables gives away two of them may."""
        *names, _ = self.kinds.columns
        rows = self.kinds.sort(names).iter_rows()
        cells: dict[tuple[object, ...], int] = {tuple(kind): n for *kind, n in rows}
        gathered: dict[Name, list[tuple[object, ...]]] = {}
        alike: dict[tuple[Name, ...], list[tuple[object, ...]]] = {}
        for kind in cells:
            told = dict(zip(names, kind, strict=True))
            met = tuple(self._met_by(told))
            alike.setdefault(met, []).append(kind)
            for name in {*met, *self._classes_of(told)}:
                gathered.setdefault(name, []).append(kind)
        figures = {name: Cells(gathered[name]) for name in sorted(gathered, key=str)}
        every = Cells(cells)
        others = (every - figures.get(_met(each), Cells()) for each in self.criteria)
        return Table(
            cells=cells,
            figures=figures,
            fixed=(every,),
            silent=(*map(Cells, alike.values()), *others, every - figures.get(_ABSENT, Cells())),
            kept=frozenset(name for name in figures if name[0] != _CROSSED),
        )

    def _met_by(self, kind: Mapping[str, object]) -> Iterator[Name]:
        met = [each for each in self.criteria if kind.get(_CRITERION + each)]
        yield from map(_met, met)
        if EVERY in self.criteria and len(met) == len(self.criteria) - 1:
            yield _met(EVERY)

    def _classes_of(self, kind: Mapping[str, object]) -> Iterator[Name]:
        if not kind[KNOWN]:
            yield _ABSENT
        of = {band: str(kind[_BAND + band]) for band in self.classes}
        yield from (_class(band, each) for band, each in of.items())
        yield from (_cell(bands, [of[band] for band in bands]) for bands in self._told())

    def _told(self) -> Iterator[tuple[str, ...]]:
        return (bands for bands in self.crossed if self.cells(bands))

    def _counted(self, columns: Sequence[str]) -> dict[tuple[object, ...], int]:
        counted = self.frame.group_by(columns).agg(pl.col(_N).sum()).sort(columns)
        return {tuple(row[:-1]): row[-1] for row in counted.iter_rows()}

    def _of_registry(self) -> Table:
        cells = self._counted([KNOWN])
        absent, others = _with(cells, 0, value=False), _with(cells, 0, value=True)
        figures = {_ABSENT: absent}
        return Table(cells=cells, figures=figures, fixed=(Cells(cells),), silent=(others,))

    def _of_column(self, column: str) -> Table:
        """The bands and criteria made from one column: a class of one may be part of another's."""
        names = [each for each, behind in self.made_from.items() if behind == {column}]
        cells = self._counted(names)
        figures: dict[Name, Cells] = {}
        for at, name in enumerate(names):
            if name.startswith(_CRITERION):
                figures[_met(name.removeprefix(_CRITERION))] = _with(cells, at, value=True)
                continue
            band = name.removeprefix(_BAND)
            for each in self.classes[band]:
                if not _with(cells, at, each):
                    cells[tuple(each if place == at else None for place in range(len(names)))] = 0
                figures[_class(band, each)] = _with(cells, at, each)
        return Table(cells=cells, figures=figures, fixed=(Cells(cells),))

    def _of_criteria(self) -> Table:
        names = [each for each in self.made_from if each.startswith(_CRITERION)]
        cells = self._counted(names)
        whole = Cells(cells)
        figures: dict[Name, Cells] = {
            _met(name.removeprefix(_CRITERION)): _with(cells, at, value=True)
            for at, name in enumerate(names)
        }
        if EVERY in self.criteria:
            figures[_met(EVERY)] = Cells(cell for cell in cells if all(cell))
        others = (whole - met for met in figures.values())
        silent = (*(Cells({each}) for each in cells), *others)
        kept = frozenset({_met(EVERY)})
        return Table(cells=cells, figures=figures, fixed=(whole,), silent=silent, kept=kept)

    def _of_crossing(self, bands: tuple[str, ...]) -> Table:
        """Classes crossed, with those of each band and with each crossing of some of the bands."""
        cells: dict[tuple[object, ...], int] = dict.fromkeys(self.cells(bands), 0)
        cells |= self._counted([_BAND + band for band in bands])
        figures: dict[Name, Cells] = {}
        for some in self.crossed:
            if not set(some) <= set(bands):
                continue
            places = [bands.index(each) for each in some]
            gathered: dict[tuple[object, ...], list[tuple[object, ...]]] = {}
            for cell in cells:
                gathered.setdefault(tuple(cell[at] for at in places), []).append(cell)
            figures |= {_cell(some, each): Cells(gathered[each]) for each in self.cells(some)}
        for at, band in enumerate(bands):
            figures |= {_class(band, each): _with(cells, at, each) for each in self.classes[band]}
        own = {_cell(bands, each) for each in self.cells(bands)} - {_ABSENT}
        kept = frozenset(figures.keys() - own)
        return Table(cells=cells, figures=figures, fixed=(Cells(cells),), kept=kept)


def _with(cells: Iterable[tuple[object, ...]], at: int, value: object) -> Cells:
    return Cells(cell for cell in cells if cell[at] == value)


def _classes(band: Band, column: pl.Series) -> tuple[str, ...]:
    """The classes of a band as it names them, or as they are found; and those of no class."""
    found = [each.name for each in band.classes] or sorted(
        set(column.to_list()) - {UNKNOWN, NOT_IN_REGISTRY}
    )
    return (*found, UNKNOWN, NOT_IN_REGISTRY)
