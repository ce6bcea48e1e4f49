"""What the registry knows of those served: its columns as they are declared, for them alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import polars as pl

from sheetgen.errors import PlanError
from sheetgen.language.message import message
from sheetgen.model.population import Registry, Sort
from sheetgen.population.list_table import DAMAGED
from sheetgen.sources.spelling import known_words

ID = "id"
KNOWN = "in registry"
_SINCE = "in force since"
_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%Y/%m/%d")


def read_registry(
    path: Path, shown: str, registry: Registry, ids: pl.DataFrame, day: date
) -> tuple[pl.DataFrame, tuple[str, ...]]:
    """One row for each of ``ids``, and the columns that hold what cannot be read.

    Where rows are dated, that in force on ``day``; a day is the whole years from it to ``day``.
    Raises PlanError where the table lacks a column, has two rows for an identifier of which nobody
    can say which holds, or cannot be read.
    """
    with _readable(shown):
        whole = _scanned(path)
        names = whole.collect_schema().names()
    for name in _needed(registry):
        if name not in names:
            raise PlanError(f"{shown}!line 1!{name}", *known_words(name, names))
    wanted, key = ids.lazy().select(ID), _key(registry)
    others = dict.fromkeys((*registry.columns, *filter(None, (registry.since,))))
    with _readable(shown):
        rows = whole.select(key, *(pl.col(each) for each in others))
        found = rows.join(wanted, on=ID, how="semi").collect()
        undated = _undated(whole, registry.since)
    if undated is not None:
        raise PlanError(
            f"{shown}!line {undated}!{registry.since}",
            message("it holds no day, and from it a row is to hold."),
            message("Write it as 2025-12-31 or 31/12/2025."),
        )
    found = _in_force(found, registry.since, day)
    if found.select(pl.col(ID).is_duplicated().any()).item():
        raise PlanError(
            f"{shown}!{registry.key}",
            message("an identifier stands in more than one row."),
            message(
                "Keep one row for each, that of the latest date; or name the column with the day "
                "from which a row holds as 'from' in population.yaml."
            ),
        )
    read = [_column(name, sort, day) for name, sort in registry.columns.items()]
    told = found.select(ID, *read)
    lost = tuple(
        name
        for name in registry.columns
        if found.filter(_written(name)).height > told.filter(pl.col(name).is_not_null()).height
    )
    known = told.with_columns(pl.lit(value=True).alias(KNOWN))
    whole_rows = ids.join(known, on=ID, how="left").with_columns(
        pl.col(KNOWN).fill_null(value=False)
    )
    return whole_rows, lost


def _needed(registry: Registry) -> tuple[str, ...]:
    """The columns that it must have."""
    return tuple(filter(None, (registry.key, *registry.columns, registry.since)))


def _undated(whole: pl.LazyFrame, since: str) -> int | None:
    """The first row, of whomever, whose day cannot be read; None where all can."""
    if not since:
        return None
    lost = whole.select(pl.arg_where(_day(since).is_null() & _written(since)).min()).collect()
    at = lost.item()
    return None if at is None else int(at) + 2


def _in_force(found: pl.DataFrame, since: str, day: date) -> pl.DataFrame:
    """Of each identifier the row that holds on a day; all rows where they are not dated.

    A row without a day holds from the beginning.
    """
    if not since:
        return found
    dated = found.with_columns(_day(since).fill_null(date.min).alias(_SINCE))
    begun = dated.filter(pl.col(_SINCE) <= day)
    return begun.filter(pl.col(_SINCE) == pl.col(_SINCE).max().over(ID)).drop(_SINCE)


def _key(registry: Registry) -> pl.Expr:
    key = pl.col(registry.key).cast(pl.String).str.strip_chars()
    return key.str.replace(r"^(\d+)\.0$", "${1}").alias(ID)  # a number that was kept as a fraction


def lacks_zeros(path: Path, shown: str, registry: Registry, known: pl.DataFrame) -> bool:
    """Whether it writes any of those that it does not know without the zeros they begin with.

    Raises PlanError where it cannot be read.
    """
    unknown = known.lazy().filter(~pl.col(KNOWN) & pl.col(ID).str.starts_with("0"))
    cut = unknown.select(pl.col(ID).str.strip_chars_start("0")).collect()
    if cut.is_empty():
        return False
    with _readable(shown):
        keys = _scanned(path).select(_key(registry))
        return not keys.join(cut.lazy(), on=ID, how="semi").head(1).collect().is_empty()


def names_anybody(path: Path, shown: str) -> bool:
    """Whether a registry has a row at all; raises PlanError where it cannot be read."""
    with _readable(shown):
        return not _scanned(path).head(1).collect().is_empty()


def _scanned(path: Path) -> pl.LazyFrame:
    if path.suffix.lower() == ".parquet":
        return pl.scan_parquet(path)
    return pl.scan_csv(path, infer_schema=False, separator=_mark(path))


_WHY = (
    ("utf-8", message("it is not UTF-8")),
    ("empty", message("it is empty")),
    ("more fields", message("a row has more cells than there are headings")),
    ("could not parse", message("a quotation mark that was opened is not closed")),
)
"""What the reader's words mean. They may quote a row, and are not repeated."""


@contextmanager
def _readable(shown: str) -> Iterator[None]:
    """Raises PlanError where the table cannot be read."""
    try:
        yield
    except (OSError, pl.exceptions.PolarsError) as fault:
        said = str(fault).lower()
        why = next((word for sign, word in _WHY if sign in said), DAMAGED)
        raise PlanError(
            shown,
            message("the registry cannot be read: {why}.", why=why),
            message("Save it as CSV in UTF-8 with a row of headings."),
        ) from None


def _mark(path: Path) -> str:
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        head = file.readline()
    return max(";,\t|", key=head.count)


def _written(name: str) -> pl.Expr:
    """Whether something is written there."""
    return pl.col(name).cast(pl.String).str.strip_chars().fill_null("") != ""


def _column(name: str, sort: Sort, day: date) -> pl.Expr:
    text = pl.col(name).cast(pl.String).str.strip_chars()
    match sort:
        case Sort.TEXT:
            return pl.when(_written(name)).then(text).alias(name)
        case Sort.NUMBER:
            figure = text.cast(pl.Float64, strict=False)
            return pl.when(figure.is_finite()).then(figure).alias(name)  # NaN is above all bounds
        case Sort.DATE:
            began = _day(name)
            later = (
                began.dt.month().cast(pl.Int32) * 100 + began.dt.day()
            ) > day.month * 100 + day.day
            years = day.year - began.dt.year() - later.cast(pl.Int32)
            return years.cast(pl.Float64).alias(name)


def _day(name: str) -> pl.Expr:
    """What stands in a column as a day, with its hour or without."""
    text = pl.col(name).cast(pl.String).str.strip_chars().str.slice(0, 10)
    return pl.coalesce([text.str.to_date(each, strict=False) for each in _DAYS])
