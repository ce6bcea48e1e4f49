"""Reads the tables that say something of an item in a period: targets, schedule, actuals."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal

from sheetgen.errors import PlanError
from sheetgen.language.message import message
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.period import Period, december
from sheetgen.model.place import Place
from sheetgen.model.plan import Actual, Programmed, Target
from sheetgen.model.role import SPENT
from sheetgen.model.timetable import Timetable
from sheetgen.planning.gathered import Gathered
from sheetgen.planning.items import zero_or_more
from sheetgen.planning.tables import Row, Shape
from sheetgen.sources.spelling import known_words

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
    told: dict[str, dict[Period, int]] = {}

    def read(row: Row) -> None:
        code, period, figure = _target(row, codes, counted)
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

    gathered.each(rows, read)
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

    def read(row: Row) -> None:
        found.add(*_programmed(row, codes), row.line, row.locate)

    gathered.each(_once_a_month(rows, codes), read)
    return found


def _once_a_month(rows: Iterable[Row], codes: Mapping[str, str]) -> Iterator[Row]:
    """The rows of which none speaks of a month of an item again; the others are told.

    Of those before only their lines are remembered: there may be a million.
    """
    lines: dict[str, dict[str, int]] = {}
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
