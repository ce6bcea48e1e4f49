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
_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%Y/%m/%d")


def read_registry(
    path: Path, shown: str, registry: Registry, ids: pl.DataFrame, day: date
) -> tuple[pl.DataFrame, tuple[str, ...]]:
    """One row for each of ``ids``, and the columns that hold what cannot be read.

    A day is the whole years from it to ``day``. Raises PlanError where the table lacks a column,
    names one identifier twice or cannot be read.
    """
    with _readable(shown):
        whole = _scanned(path)
        names = whole.collect_schema().names()
    for name in (registry.key, *registry.columns):
        if name not in names:
            raise PlanError(f"{shown}!line 1!{name}", *known_words(name, names))
    wanted = ids.lazy().select(ID)
    key = pl.col(registry.key).cast(pl.String).str.strip_chars()
    key = key.str.replace(r"^(\d+)\.0$", "${1}").alias(ID)  # a number that was kept as a fraction
    with _readable(shown):
        found = whole.select(key, *registry.columns).join(wanted, on=ID, how="semi").collect()
    if found.select(pl.col(ID).is_duplicated().any()).item():
        raise PlanError(
            f"{shown}!{registry.key}",
            message("an identifier stands in more than one row."),
            message("Keep one row for each, that of the latest date."),
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
            began = pl.coalesce([text.str.slice(0, 10).str.to_date(f, strict=False) for f in _DAYS])
            later = (
                began.dt.month().cast(pl.Int32) * 100 + began.dt.day()
            ) > day.month * 100 + day.day
            years = day.year - began.dt.year() - later.cast(pl.Int32)
            return years.cast(pl.Float64).alias(name)
