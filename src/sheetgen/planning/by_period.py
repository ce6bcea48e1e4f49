"""Reads the tables that say something of an item in a period: targets, schedule, actuals."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from operator import itemgetter
from typing import Any, TypeAlias

from sheetgen.errors import PlanError
from sheetgen.language.message import message
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.period import Period, december
from sheetgen.model.place import Place
from sheetgen.model.plan import Actual, Programmed, Target
from sheetgen.model.role import SPENT
from sheetgen.model.timetable import Timetable
from sheetgen.planning.csv_tables import besides
from sheetgen.planning.gathered_faults import Gathered
from sheetgen.planning.items import zero_or_more
from sheetgen.planning.placed_rows import Row, Shape
from sheetgen.sources.spelling import known_words

When: TypeAlias = tuple[Hashable, Period]
"""By what a period is known to be said twice of an item, and the period."""


class _Again:
    """Lines of a table that say what lines before said, of another item or in another month.

    A table of a million lines has few figures and few periods. Once a text was read without a
    fault, it is looked up; a line that holds anything else is read with all that may be wrong.
    """

    def __init__(
        self,
        found: Timetable[Any],
        codes: Mapping[str, str],
        lines: dict[str, dict[Hashable, int]],
        when: tuple[str, ...],
        figure: str,
    ) -> None:
        """``lines`` are those in which a period was said of an item."""
        self._found, self._codes, self._lines = found, codes, lines
        self._when, self._figure = when, figure
        self._periods: dict[Hashable, When] = {}
        self._figures: dict[str, Decimal] = {}

    def know(self, row: Row, mark: Hashable, period: Period, figure: Figure) -> None:
        """What the texts of a row say, of which none is at fault."""
        if isinstance(figure, Decimal):
            self._periods[self._of_when(row.columns)(row.texts)] = mark, period
            self._figures[row.text(self._figure)] = figure

    def _of_when(self, columns: Mapping[str, int]) -> Callable[[Sequence[str]], Hashable]:
        return itemgetter(*(columns[name] for name in self._when if name in columns))

    def take(
        self, columns: Mapping[str, int], locate: Callable[[int, str], Place]
    ) -> Callable[[Sequence[str], int], bool]:
        """What takes a line that says nothing new, and leaves another."""
        width, code_at, figure_at = len(columns), columns["code"], columns[self._figure]
        of_when, periods, figures = self._of_when(columns), self._periods, self._figures
        codes, lines, add = self._codes, self._lines, self._found.add

        def takes(texts: Sequence[str], line: int) -> bool:
            if len(texts) != width:
                return False
            when, figure = periods.get(of_when(texts)), figures.get(texts[figure_at])
            code = codes.get(texts[code_at])
            if when is None or figure is None or code is None:
                return False
            mark, period = when
            months = lines.get(code)
            if months is None:
                months = lines[code] = {}
            if months.setdefault(mark, line) != line:
                return False
            add(code, period, figure, line, locate)
            return True

        return takes


TARGETS = Shape("targets", ("code", "year", "target"), ("period",))
SCHEDULE = Shape("schedule", ("code", "period", "programmed"))
ACTUALS = Shape("actuals", ("code", "period", "actual", SPENT, "source"))


def unique(rows: Iterable[Row], *columns: str) -> tuple[Row, ...]:
    """The rows of which none says again what another says; the others are told."""
    seen: dict[tuple[str, ...], Row] = {}
    for row in rows:
        key = tuple([row.required(column) for column in columns])
        first = seen.setdefault(key, row)
        if first is not row:
            row.wrong(
                columns[0],
                message(
                    "{code} stands already at {place}.",
                    code=repr(" ".join(key)),
                    place=first.place(columns[0]),
                ),
                message("Give each row a code of its own."),
            )
    return tuple(seen.values())


def known(row: Row, codes: Mapping[str, str]) -> str:
    """The code of a row, which some item bears.

    Raises PlanError at the cell.
    """
    found = codes.get(row.text("code"))
    if found is None:
        code = row.required("code")
        raise PlanError(str(row.place("code")), *known_words(code, list(codes)))
    return found


def read_targets(
    rows: Iterable[Row],
    codes: Mapping[str, str],
    counted: Collection[str],
    gathered: Gathered,
) -> Timetable[Target]:
    """The targets, one of each indicator and period; ``counted`` are measured in no percentage."""
    found = Timetable(Target, "target")
    told: dict[str, dict[Hashable, int]] = {}
    again = _Again(found, codes, told, ("year", "period"), "target")

    def read(row: Row) -> None:
        code, period, figure = _target(row, codes, counted)
        if row.text("year") == str(period.year) and "%" not in row.text("target"):
            again.know(row, period, period, figure)
        first = told.setdefault(code, {}).setdefault(period, row.line)
        if first != row.line:
            row.wrong(
                "target",
                message(
                    "{code} has a target for {period} already at {place}.",
                    code=code,
                    period=period,
                    place=row.locate(first, "target"),
                ),
                message("Keep one of the two."),
            )
            return
        found.add(code, period, figure, row.line, row.locate)

    gathered.each(besides(rows, again.take), read)
    return found


def _target(
    row: Row, codes: Mapping[str, str], counted: Collection[str]
) -> tuple[str, Period, Figure]:
    percent = row.text("code") not in counted
    figure = row.in_unit("target", Gap.NO_TARGET, in_percent=percent)
    code = known(row, codes)
    year = row.whole("year")
    if year is None:
        row.required("year")
        return code, row.period("period"), figure
    period = row.period("period") if row.text("period") else december(year)
    if period.year != year:
        row.wrong(
            "period",
            message("holds {period}, which is not in the year {year}.", period=period, year=year),
            message("Correct the year or the period."),
        )
    return code, period, figure


def read_schedule(
    rows: Iterable[Row], codes: Mapping[str, str], gathered: Gathered
) -> Timetable[Programmed]:
    """What is programmed in each month."""
    found = Timetable(Programmed, "programmed")
    lines: dict[str, dict[Hashable, int]] = {}
    again = _Again(found, codes, lines, ("period",), "programmed")

    def read(row: Row) -> None:
        code, period, figure = _programmed(row, codes)
        if figure >= 0:
            again.know(row, row.text("period"), period, figure)
        found.add(code, period, figure, row.line, row.locate)

    gathered.each(_once_a_month(besides(rows, again.take), codes, lines), read)
    return found


def _once_a_month(
    rows: Iterable[Row], codes: Mapping[str, str], lines: dict[str, dict[Hashable, int]]
) -> Iterator[Row]:
    """The rows of which none speaks of a month of an item again; the others are told.

    Of those before only their ``lines`` are remembered: there may be a million.
    """
    for row in rows:
        code, period = row.required("code"), row.required("period")
        first = lines.setdefault(codes.get(code, code), {}).setdefault(period, row.line)
        if first == row.line:
            yield row
        else:
            _again(row, f"{code} {period}", row.locate(first, "code"))


def _again(row: Row, what: str, first: Place) -> None:
    row.wrong(
        "code",
        message("{code} stands already at {place}.", code=repr(what), place=first),
        message("Give each row a code of its own."),
    )


def _programmed(row: Row, codes: Mapping[str, str]) -> tuple[str, Period, Decimal]:
    figure = zero_or_more(row, "programmed", Gap.NO_DATA)
    code = known(row, codes)
    if isinstance(figure, Gap):
        raise PlanError(
            str(row.place("programmed")),
            message("is empty, expected what is programmed in that month."),
            message("Write 0 where nothing is programmed."),
        )
    return code, row.period("period"), figure


def read_actuals(
    rows: tuple[Row, ...], codes: Mapping[str, str], counted: Collection[str], gathered: Gathered
) -> tuple[Actual, ...]:
    """The values known from before; ``counted`` are measured in no percentage."""
    kept = unique(rows, "code", "period")
    return gathered.of_each(kept, lambda row: _actual(row, codes, counted))


def _actual(row: Row, codes: Mapping[str, str], counted: Collection[str]) -> Actual:
    percent = row.text("code") not in counted
    return Actual(
        actual=row.in_unit("actual", Gap.NO_DATA, in_percent=percent),
        accrued=row.in_unit(SPENT, Gap.NO_DATA, in_percent=False),
        code=known(row, codes),
        period=row.period("period"),
        source=row.text("source"),
        places=(row.place("actual"),),
    )
