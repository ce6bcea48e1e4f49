"""What each cell of a report answers, from lines that were told: only those asked for are read.

``sheetgen trace`` asks here, whether a build kept the lines (:mod:`sheetgen.unchanged`) or they
were told a moment ago of a report worked out anew.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import accumulate, chain
from operator import itemgetter
from typing import NamedTuple

from sheetgen.json_lines import compact, plain
from sheetgen.keeping.plain_json import Json
from sheetgen.language.message import Message, filled
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.formula import in_signs
from sheetgen.model.place import Place
from sheetgen.model.table_cell import TableCells
from sheetgen.writing.stories import Cells
from sheetgen.writing.workbook.ledger import At, Ledger, Rows, Shown, Tab, figure_at, row_of
from sheetgen.writing.workbook.trace import Owner, Trace

_SAID = in_signs("{said}")


class Answer(NamedTuple):
    """A figure with its cells, and what the rule that judged it said, "" where none did."""

    shown: Shown
    ruled: str

    @property
    def trace(self) -> Trace:
        """The figure and its story, its words as they are said."""
        return self.shown.trace


class AlertAnswer(NamedTuple):
    """An alert as programs are given it, how much it presses, its rule in words, and its cells."""

    record: dict[str, Json]
    level: str
    rule: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Answers:
    """What the cells of a report answer; ``tables`` knows the cells of plans."""

    lines: Sequence[bytes]
    tables: TableCells

    @classmethod
    def of(cls, told: bytes, tables: TableCells) -> "Answers":
        """From what was told."""
        return cls(told.split(b"\n"), tables)

    @cached_property
    def _head(self) -> Json:
        return plain(self.lines[0])

    @property
    def plan(self) -> str:
        """The code of the plan."""
        return str(self._head["plan"])

    @property
    def period(self) -> str:
        """The period as it is written."""
        return str(self._head["period"])

    @cached_property
    def sheets(self) -> tuple[Tab, ...]:
        """The sheets of all workbooks."""
        return tuple(self._tabs[each] for each in self._head["sheets"])

    def figure_at(self, sheet: str, cell: str, book: str) -> Answer | None:
        """The figure that a cell shows or speaks of, or None."""
        told = list(self._near(sheet, row_of(cell)))
        shown = figure_at([each.shown for each in told], sheet, cell, book)
        return next((each for each in told if each.shown is shown), None)

    def cells_beside(self, sheet: str, cell: str) -> Iterator[At]:
        """The cells that show figures in the row of a cell."""
        for each in self._near(sheet, row_of(cell)):
            for at in each.shown.cells:
                if at.sheet == sheet and row_of(at.cell) == row_of(cell):
                    yield at

    def alerts_at(self, sheet: str, cell: str) -> tuple[AlertAnswer, ...]:
        """The alerts that a cell's row shows or speaks of."""
        row = row_of(cell)
        for tab, first, alerts in self._head["alerts"]:
            if self._tabs[tab].sheet == sheet and first <= row < first + len(alerts):
                return tuple(map(self._alert, alerts[row - first]))
        return ()

    def fed_by(self, place: Place) -> tuple[Answer, ...]:
        """The figures that rest on a place of the input or of the plan."""
        if place.file not in self._words:
            return ()
        sought = compact([self._words[place.file], place.sheet, place.cell])
        numbers = (number for number, line in enumerate(self._figures) if sought in line)
        told = [(number, list(self._told(number))) for number in numbers]
        months = [each for number, _ in told for each in self._of_months(number)]
        every = chain(
            chain.from_iterable(of_line for _, of_line in told),
            (each for _, each in sorted(months, key=itemgetter(0))),
        )
        return tuple(each for each in every if place in each.trace.places)

    def places_of(self, file: str) -> Iterator[Place]:
        """The places of a file that figures rest on."""
        if file in self._words:
            begun = f"[{self._words[file]},".encode()
            for number, line in enumerate(self._figures):
                if begun in line:
                    rested = self._placed(self._read(number)[2])
                    yield from (each for each in rested if each.file == file)

    def cells(self, places: Iterable[Place]) -> Cells:
        """What stands in cells of these files, as it was typed."""
        typed: dict[Place, str] = {}
        sha256: dict[str, str] = {}
        files = {each.file for each in places}
        numbers = {self._words[each] for each in files if each in self._words}
        for line in self._files:
            if int(line[1 : line.index(b",")]) in numbers:
                at, digest, sheets = plain(line)
                file = self._head["words"][at]
                if digest is not None:
                    sha256[file] = digest
                for sheet, cells in sheets.items():
                    typed |= {Place(file, sheet, cell): text for cell, text in cells.items()}
        return Cells(self.tables, typed, sha256)

    @cached_property
    def _tabs(self) -> tuple[Tab, ...]:
        return tuple(Tab(*each) for each in self._head["tabs"])

    @cached_property
    def _owners(self) -> tuple[Owner, ...]:
        return tuple(Owner(*each) for each in self._head["owners"])

    @cached_property
    def _words(self) -> dict[str, int]:
        return {word: number for number, word in enumerate(self._head["words"])}

    @cached_property
    def _figures(self) -> Sequence[bytes]:
        return self.lines[1 : 1 + self._head["lines"][0]]

    @property
    def _files(self) -> Sequence[bytes]:
        figures, alerts, files = self._head["lines"]
        return self.lines[1 + figures + alerts :][:files]

    @cached_property
    def _starts(self) -> list[int]:
        """By line, how many figures come before it in the list."""
        return [0, *accumulate(self._head["told"])]

    @cached_property
    def _lines_of(self) -> dict[Owner, list[int]]:
        """The lines that tell of each owner's figures of the report."""
        found: dict[Owner, list[int]] = {}
        for number, line in enumerate(self._figures):
            owner = self._owners[int(line[1 : line.index(b",")])]
            found.setdefault(owner, []).append(number)
        return found

    @cached_property
    def _ledger(self) -> Ledger:
        """What was entered as the sheets were drawn."""
        head, ledger = self._head, Ledger()
        for tab, first, shows, near, owners, are_own in head["tables"]:
            ledger.enter_rows(
                Rows(
                    tab=self._tabs[tab],
                    first=first,
                    shows=shows,
                    near=near,
                    owners=tuple(self._owners[each] for each in owners),
                    are_own=are_own,
                )
            )
        for owner, measure, tab, cell in head["single"]:
            ledger.enter(self._tabs[tab].named(cell), self._owners[owner].figure(measure))
        tabs, most, first, columns = head["listed"]
        listed = tuple(self._tabs[each] for each in tabs)
        ledger.enter_list(listed, most, first, columns, lambda: iter(()))
        return ledger

    def _near(self, sheet: str, row: int) -> Iterator[Answer]:
        """The figures that a row of the sheets of a name may show or speak of, in their order."""
        owners = set(self._ledger.owners_in(sheet, row))
        numbers = {number for each in owners for number in self._lines_of.get(each, ())}
        numbers |= self._listed_in(sheet, row)
        for number, at in self._own.items():
            if at.sheet == sheet and row_of(at.cell) == row:
                numbers.add(number)
        for number in sorted(numbers):
            yield from self._told(number)
        yield from self._months_in(sheet, row)

    def _listed_in(self, sheet: str, row: int) -> set[int]:
        """The line of the figure that a row of the list is about."""
        tabs, most, first, _ = self._ledger.where_listed
        found: set[int] = set()
        for part, tab in enumerate(tabs):
            position = part * most + row - first
            if tab.sheet == sheet and 0 <= row - first < most and position < self._starts[-1]:
                found.add(bisect_right(self._starts, position) - 1)
        return found

    @cached_property
    def _own(self) -> dict[int, At]:
        """The lines of figures that only the workbook has, last of the list, with their cells."""
        own = [self._tabs[tab].named(cell) for tab, cell in self._head["own"]]
        return dict(enumerate(own, len(self._head["told"]) - len(own)))

    def _months_in(self, sheet: str, row: int) -> Iterator[Answer]:
        """The figures of months in a row."""
        for tab, first, _, owners in self._head["months"]:
            if self._tabs[tab].sheet == sheet and 0 <= row - first < len(owners):
                numbers = self._lines_of.get(self._owners[owners[row - first]], ())[:1]
                told = chain.from_iterable(map(self._of_months, numbers))
                yield from (each for at, each in told if at[1] == row)

    def _of_months(self, number: int) -> Iterator[tuple[tuple[int, int, int], Answer]]:
        """What an item came to in each month, by the table, row and column that show it."""
        owner, _, places, *months = self._read(number)
        if not months:
            return
        rested = self._placed(places)
        for table, (tab, first, columns, owners) in enumerate(self._head["months"]):
            for row in (row for row, each in enumerate(owners, first) if each == owner):
                for column, month in columns:
                    told = [self._head["of_months"][month], months[0][month][0], "", 0]
                    trace = self._trace(owner, [*told, months[0][month][1]], rested)
                    shown_at = self._tabs[tab].at(row, column)
                    shown = self._ledger.shown(trace, trace.key, None, shown_at)
                    yield (table, row, column), Answer(shown, "")

    def _read(self, number: int) -> Json:
        return plain(self._figures[number])

    def _placed(self, places: Json) -> tuple[Place, ...]:
        words = self._head["words"]
        return tuple(Place(words[file], sheet, cell) for file, sheet, cell in places)

    def _told(self, number: int) -> Iterator[Answer]:
        """The figures of a line."""
        owner, figures, places, *_ = self._read(number)
        rested, words = self._placed(places), self._head["words"]
        for position, told in enumerate(figures, self._starts[number]):
            trace = self._trace(owner, told, rested)
            key = self._owners[owner].figure(trace.measure)
            shown = self._ledger.shown(trace, key, position, self._own.get(number))
            yield Answer(shown, words[told[3]])

    def _trace(self, owner: int, told: Json, places: Sequence[Place]) -> Trace:
        """A figure of a line."""
        kind, figure, typed, _, at, *of = told
        measure, unit, formula, rule, said = self._head["kinds"][kind]
        return Trace(
            subject=self._owners[owner].code,
            measure=measure,
            figure=_figure(figure),
            unit=unit,
            formula=_said(formula),
            typed=typed,
            rule=rule,
            places=tuple(places[each] for each in at),
            said=_said(said) if said else None,
            of=tuple(*of),
        )

    def _alert(self, number: int) -> AlertAnswer:
        line = self.lines[1 + self._head["lines"][0] + number]
        record, level, rule = plain(line)
        places, words = self._placed(record["places"]), self._head["words"]
        told = {**record, "places": [str(each) for each in places]}
        return AlertAnswer(told, words[level], words[rule], places)


def _figure(told: Json) -> Figure:
    return Gap(*told) if isinstance(told, list) else Decimal(told)


def _said(text: str) -> Message:
    """Words that were said already."""
    return filled(_SAID, said=text)
