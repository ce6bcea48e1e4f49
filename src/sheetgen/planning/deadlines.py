"""Reads ``[deadlines]`` of sheetgen.toml: until when a period's files are due."""

from datetime import date, datetime

from sheetgen.errors import WorkspaceError
from sheetgen.language.message import message
from sheetgen.model.deadlines import Deadlines
from sheetgen.model.period import Period
from sheetgen.sources.toml_source import Table, as_toml

KEYS = ("months", "day", "periods")
MOST = {"months": 24, "day": 31}


def read_deadlines(table: Table) -> Deadlines:
    """The rule and its exceptions; a WorkspaceError names the key that cannot be used."""
    periods = table.closed(KEYS).table("periods")
    return Deadlines(
        months=_whole(table, "months", 1),
        day=_whole(table, "day", 0),
        fixed=tuple(
            (_period(key, table.where), _date(value, f"{periods.where}: {key}"))
            for key, value in periods.content.items()
        ),
    )


def _whole(table: Table, key: str, default: int) -> int:
    value = table.content.get(key, default)
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST[key]:
        return value
    raise table.wrong(
        key,
        message(
            "holds {found}, expected a whole number from 0 to {most}.",
            found=as_toml(value),
            most=MOST[key],
        ),
        message("months = 1 and day = 0 mean the last day of the next month."),
    )


def _period(key: str, where: str) -> Period:
    try:
        return Period.parse(key)
    except ValueError:
        raise WorkspaceError(
            f"{where}: periods: {key}",
            message("holds {found}, expected a period.", found=repr(key)),
            message("Write it as YYYY-MM, for example 2025-12."),
        ) from None


def _date(value: object, where: str) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise WorkspaceError(
        where,
        message("holds {found}, expected a date.", found=as_toml(value)),
        message('Write it as "2025-12" = 2026-02-15, the date without quotes.'),
    )
