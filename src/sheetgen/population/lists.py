"""Lists of those served: files of a period whose name says so, read into rows that can be counted.

Rows are held against what they must be, column by column; what is wrong is told by its row, and
never with the identifier.
"""

import csv
import io
import subprocess
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from sheetgen.disk.ours import digest_of
from sheetgen.faults.file_fault import FileFault
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.population import CODE, DAY, Check, Identifier, Listed
from sheetgen.model.problem import Problem
from sheetgen.population.texts import has_dni_form, has_ruc_digit, matches

_HEADINGS_WITHIN = 20
"""So many first rows are searched for the headings."""
_NAMED_ROWS = 20
"""So many rows of one fault are named; the rest are counted."""
_SECONDS = 120
_WORKER = "sheetgen.population.workbook_worker"
_CODE, _DATE, _SERVICE = "codigo", "fecha", "servicio"
_SHORTENED = r"^\d+([.,]\d+)?[eE]\+?\d+$"
_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y")
_DIGITS = {Check.RUC: has_ruc_digit, Check.DNI: has_dni_form}


@dataclass(frozen=True, slots=True)
class Rows:
    """What a list holds that counts, and what is wrong in it.

    ``frame`` has the columns code, id, service, date and row.
    """

    frame: pl.DataFrame
    listed: Listed
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A list that came: a file, or the sheet of an office's template (``sheet``, else empty).

    ``codes`` are those it may speak of, ``others`` those of the plan that are other offices'.
    """

    path: Path
    shown: str
    codes: Sequence[str]
    others: Sequence[str] = ()
    sheet: str = ""
    office: str = ""

    @property
    def case(self) -> str:
        """Which words of a fault speak of it."""
        return "sheet" if self.sheet else ""

    @property
    def whole(self) -> Place:
        """Where it is told as a whole."""
        return Place(self.shown, self.sheet, "A1" if self.sheet else "")

    def at(self, row: int) -> Place:
        """Where one of its rows is told."""
        return Place(self.shown, self.sheet, f"A{row}" if self.sheet else f"line {row}")


def read_list(source: Source, identifier: Identifier, period: Period) -> Rows:
    """One list; of a file that cannot be read, no rows and why."""
    digest = digest_of(source.path)
    try:
        data, mark = _table(source)
    except _UnreadableError as fault:
        return _nothing(source, digest, FileFault.of("READ-407", source.whole, why=str(fault)))
    if source.sheet and not data:
        return _nothing(source, digest, FileFault.of("READ-405", source.whole, source.case))
    found = _headings(data, mark, identifier)
    if found is None:
        needed = (CODE, identifier.name, DAY)
        return _nothing(
            source, digest, FileFault.of("READ-406", source.whole, source.case, needed=needed)
        )
    at, columns = found
    frame = _framed(data, mark, columns, at)
    if frame.is_empty():
        return _nothing(source, digest, FileFault.of("READ-405", source.whole, source.case))
    good, faults = _checked(frame, source, identifier, period)
    return Rows(
        good,
        Listed(source.shown, digest, frame.height, good.height),
        tuple(each.problem(source.office) for each in faults),
    )


class _UnreadableError(Exception):
    """A list that is none, and what the reader said of it."""


def _nothing(source: Source, digest: str, fault: FileFault) -> Rows:
    empty = pl.DataFrame(schema=dict.fromkeys(("code", "id", "service"), pl.String))
    return Rows(empty, Listed(source.shown, digest, 0, 0), (fault.problem(source.office),))


def _table(source: Source) -> tuple[bytes, str]:
    """The rows as CSV in UTF-8, and what stands between two cells."""
    if source.sheet or source.path.suffix.lower() == ".xlsx":
        return _of_workbook(source.path, source.sheet).encode(), ","
    data = source.path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")  # what Excel writes as CSV in Spanish
    head = text[:4096]
    return text.encode(), max(";,\t|", key=head.count)


def _of_workbook(path: Path, sheet: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module, no shell
            [sys.executable, "-m", _WORKER, str(path), sheet],
            capture_output=True,
            check=False,
            timeout=_SECONDS,
            encoding="utf-8",
        )
    except subprocess.TimeoutExpired as error:
        raise _UnreadableError(path.name) from error
    if done.returncode:
        raise _UnreadableError(done.stderr.strip().splitlines()[-1] if done.stderr else path.name)
    return done.stdout


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _headings(
    data: bytes, mark: str, identifier: Identifier
) -> tuple[int, Mapping[str, int]] | None:
    """The row of the headings, and where each column stands."""
    wanted = {_CODE: "code", _plain(identifier.name): "id", _DATE: "date", _SERVICE: "service"}
    first = data.split(b"\n", _HEADINGS_WITHIN)[:_HEADINGS_WITHIN]
    lines = [line.decode("utf-8") for line in first]
    for at, row in enumerate(csv.reader(lines, delimiter=mark)):
        columns = {
            wanted[_plain(text)]: column
            for column, text in enumerate(row)
            if _plain(text) in wanted
        }
        if {"code", "id", "date"} <= columns.keys():
            return at, columns
    return None


def _framed(data: bytes, mark: str, columns: Mapping[str, int], at: int) -> pl.DataFrame:
    """The rows below the headings with anything in them; ``row`` is where each stands, from 1."""
    names = ("code", "id", "service", "date")
    whole = pl.read_csv(
        io.BytesIO(data),
        separator=mark,
        has_header=False,
        skip_rows=at + 1,
        infer_schema=False,
        truncate_ragged_lines=True,
        raise_if_empty=False,
    )
    found = [
        pl.col(whole.columns[columns[name]]).fill_null("").str.strip_chars().alias(name)
        if columns.get(name, len(whole.columns)) < len(whole.columns)
        else pl.lit("").alias(name)
        for name in names
    ]
    frame = whole.select(found).with_row_index("row", offset=at + 2)
    return frame.filter(pl.any_horizontal(pl.col(*names) != ""))


def _checked(
    frame: pl.DataFrame, source: Source, identifier: Identifier, period: Period
) -> tuple[pl.DataFrame, list[FileFault]]:
    """The rows that count, and the faults of the others, the first of each kind by row."""
    col, lit = pl.col, pl.lit
    day = pl.coalesce([col("date").str.to_date(form, strict=False) for form in _DAYS])
    frame = frame.with_columns(day=day)
    digit = _DIGITS.get(identifier.check)
    wrong = (
        ("READ-402", "office", col("code").is_in(list(source.others))),
        ("READ-402", "", ~col("code").is_in(list(source.codes))),
        ("READ-401", "empty", col("id") == ""),
        ("READ-401", "scientific", col("id").str.contains(_SHORTENED)),
        ("READ-401", "form", ~matches(col("id"), identifier.pattern)),
        ("READ-401", "check", lit(value=False) if digit is None else ~digit(col("id"))),
        ("READ-403", "unreadable", col("day").is_null()),
        (
            "READ-403",
            "",
            (col("day").dt.year() != period.year) | (col("day") > period.last_day),
        ),
        (
            "READ-404",
            "",
            ~pl.struct("code", "id", "service", "day").is_first_distinct(),
        ),
    )
    faults: list[FileFault] = []
    for code, case, expression in wrong:
        of_kind = frame.filter(expression)
        if not of_kind.is_empty():
            faults += _told(of_kind, source, code, case, identifier, period)
            frame = frame.filter(~expression)
    return frame.select("code", "id", "service", "day", "row"), faults


def _told(
    rows: pl.DataFrame,
    source: Source,
    code: str,
    case: str,
    identifier: Identifier,
    period: Period,
) -> Iterator[FileFault]:
    for each in rows.head(_NAMED_ROWS).iter_rows(named=True):
        yield FileFault.of(
            code,
            source.at(each["row"]),
            case,
            row=each["row"],
            name=identifier.name,
            n=len(each["id"]),
            pattern=identifier.pattern,
            code=each["code"],
            year=period.year,
            period=str(period),
        )
    more = rows.height - _NAMED_ROWS
    if more > 0:
        yield FileFault.of("READ-408", source.whole, n=more, code=code)
