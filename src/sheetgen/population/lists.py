"""Lists of those served: files of a period whose name says so, read into rows that can be counted.

Rows are held against what they must be, column by column; what is wrong is told by its row, and
never with the identifier, nor with what stands where it should not.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from sheetgen.disk.ours import digest_of
from sheetgen.faults.file_fault import FileFault
from sheetgen.model.period import Period
from sheetgen.model.population import CODE, DAY, Check, Identifier, Listed
from sheetgen.model.problem import Problem
from sheetgen.model.template import column_letter
from sheetgen.population.code_likeness import is_like
from sheetgen.population.list_source import Source
from sheetgen.population.list_table import TemplateError, UnreadableError, plain, read_table
from sheetgen.population.texts import has_dni_form, has_ruc_digit, matches

_NAMED_ROWS = 20
"""So many rows of one fault are named; the rest are counted."""
_CODE, _DATE, _SERVICE, _PLAN = "codigo", "fecha", "servicio", "plan"
_SHORTENED = r"^\d+([.,]\d+)?[eE]\+?\d+$"
_LONG_NUMBER = r"\d{7}"
_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y/%m/%d")
_HOUR = r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$"
_DIGITS = {Check.RUC: has_ruc_digit, Check.DNI: has_dni_form}
_KEPT = ("code", "id", "service", "day", "row")
_EMPTY = "READ-405"


@dataclass(frozen=True, slots=True)
class Rows:
    """What a list holds that counts, and what is wrong in it.

    ``frame`` has the columns code, id, service, day and row.
    """

    source: Source
    frame: pl.DataFrame
    listed: Listed
    problems: tuple[Problem, ...]

    @property
    def is_bare_sheet(self) -> bool:
        """Whether it is the sheet of a template, and nobody was listed in it."""
        return bool(self.source.sheet) and any(each.code == _EMPTY for each in self.problems)

    @property
    def codes(self) -> frozenset[str]:
        """What its rows that count speak of."""
        return frozenset(self.frame["code"].unique().to_list())


def read_list(source: Source, identifier: Identifier, period: Period) -> Rows | None:
    """One list; of a file that cannot be read, no rows and why; None of one for other plans."""
    digest = digest_of(source.path)
    try:
        return _read(source, identifier, period, digest)
    except TemplateError:
        return _nothing(source, digest, FileFault.of("READ-414", source.whole))
    except UnreadableError as fault:
        return _nothing(source, digest, FileFault.of("READ-407", source.whole, why=fault.why))


def _read(source: Source, identifier: Identifier, period: Period, digest: str) -> Rows | None:
    table = read_table(source.path, source.sheet)
    if source.sheet and not table.data:
        return _nothing(source, digest, FileFault.of(_EMPTY, source.whole, source.case))
    source = source.read_from(table.sheet)
    key = plain(identifier.name)
    keys = {key: identifier.name} | {plain(name): name for name in source.names}
    headings = table.headings((_CODE, _DATE), keys)
    if headings is None:
        needed = (CODE, " / ".join(keys.values()), DAY)
        fault = FileFault.of("READ-406", source.whole, source.case, needed=needed)
        return _nothing(source, digest, fault)
    if key not in headings.columns:
        return None
    names = {"code": _CODE, "id": key, "service": _SERVICE, "date": _DATE, "plan": _PLAN}
    frame = table.rows(headings, names)
    if frame.is_empty():
        return _nothing(source, digest, FileFault.of(_EMPTY, source.whole, source.case))
    source = source.beside_those(headings.columns.keys())
    frame = _own(frame, source)
    if frame.is_empty():
        return None
    source = source.speaking_of(frame["code"].unique().to_list())
    letters = {column: column_letter(headings.columns.get(at, 0)) for column, at in names.items()}
    good, faults = _checked(frame, source, identifier, period, letters)
    return Rows(
        source,
        good,
        Listed(source.shown, digest, frame.height, good.height),
        tuple(each.problem(source.office) for each in faults),
    )


def is_like_list(path: Path, identifier: Identifier) -> bool:
    """Whether the headings of a file of text are those of a list."""
    try:
        table = read_table(path, "")
    except (UnreadableError, TemplateError, OSError):
        return False
    return table.headings((_CODE, _DATE), {plain(identifier.name)}) is not None


def repeated(rows: Rows, other: str) -> Rows:
    """A list whose bytes are those of ``other``, which counts."""
    fault = FileFault.of("READ-404", rows.source.whole, "file", other=other)
    listed = replace(rows.listed, counted=0)
    problems = (fault.problem(rows.source.office),)
    return Rows(rows.source, rows.frame.clear(), listed, problems)


def _nothing(source: Source, digest: str, fault: FileFault) -> Rows:
    schema = dict.fromkeys(_KEPT, pl.String)
    problems = (fault.problem(source.office),)
    return Rows(source, pl.DataFrame(schema=schema), Listed(source.shown, digest, 0, 0), problems)


def _own(frame: pl.DataFrame, source: Source) -> pl.DataFrame:
    """The rows without those that other plans count: by their code, or where two have it, plan."""
    if not source.beside:
        return frame
    plan = pl.col("plan").map_elements(plain, return_dtype=pl.String)
    theirs = [code for each in source.beside for code in each.codes]
    called = [plain(name) for each in source.beside for name in each.names]
    is_own, is_theirs = (pl.col("code").is_in(codes) for codes in (list(source.codes), theirs))
    return frame.filter(~(is_theirs & (~is_own | plan.is_in(called))))


def _checked(
    frame: pl.DataFrame,
    source: Source,
    identifier: Identifier,
    period: Period,
    letters: Mapping[str, str],
) -> tuple[pl.DataFrame, list[FileFault]]:
    """The rows that count, and the faults of the others, the first of each kind by row."""
    col, lit = pl.col, pl.lit
    written = col("date").str.replace(_HOUR, "")
    day = pl.coalesce([written.str.to_date(form, strict=False) for form in _DAYS])
    frame = frame.with_columns(day=day)
    digit = _DIGITS.get(identifier.check)
    wrong = (
        ("READ-402", "empty", "code", col("code") == ""),
        ("READ-402", "plans", "code", _of_several(source)),
        ("READ-402", "office", "code", col("code").is_in(list(source.others))),
        ("READ-402", "", "code", ~col("code").is_in(list(source.codes))),
        ("READ-401", "empty", "id", col("id") == ""),
        ("READ-401", "scientific", "id", col("id").str.contains(_SHORTENED)),
        ("READ-401", "form", "id", ~matches(col("id"), identifier.pattern)),
        ("READ-401", "check", "id", lit(value=False) if digit is None else ~digit(col("id"))),
        ("READ-403", "unreadable", "date", col("day").is_null()),
        (
            "READ-403",
            "",
            "date",
            (col("day").dt.year() != period.year) | (col("day") > period.last_day),
        ),
        (
            "READ-404",
            "",
            "code",
            ~pl.struct("code", "id", "service", "day").is_first_distinct(),
        ),
    )
    faults: list[FileFault] = []
    for code, case, column, expression in wrong:
        of_kind = frame.filter(expression)
        if not of_kind.is_empty():
            told = _Telling(source, code, case, letters[column], identifier, period)
            faults += told.faults(of_kind)
            frame = frame.filter(~expression)
    names_one = matches(col("service"), identifier.pattern) | col("service").str.contains(
        _LONG_NUMBER
    )
    named = frame.filter(names_one)
    if not named.is_empty():
        told = _Telling(source, "READ-411", "", letters["service"], identifier, period)
        faults += told.faults(named)
        service = pl.when(names_one).then(lit("")).otherwise(col("service"))
        frame = frame.with_columns(service=service)
    return frame.select(_KEPT), faults


def _of_several(source: Source) -> pl.Expr:
    """Rows with a code that several plans have, and no word of which one is meant."""
    theirs = {code for each in source.beside for code in each.codes}
    both = sorted(theirs.intersection(source.codes))
    if not both:
        return pl.lit(value=False)
    plan = pl.col("plan").map_elements(plain, return_dtype=pl.String)
    return pl.col("code").is_in(both) & ~plan.is_in([plain(name) for name in source.called])


@dataclass(frozen=True, slots=True)
class _Telling:
    """One kind of fault, told by its rows."""

    source: Source
    code: str
    case: str
    letter: str
    identifier: Identifier
    period: Period

    def faults(self, rows: pl.DataFrame) -> Iterator[FileFault]:
        """The first rows by name, the others by their number."""
        for each in rows.head(_NAMED_ROWS).iter_rows(named=True):
            yield FileFault.of(
                self.code,
                self.source.at(self.letter, each["row"]),
                self._case(each["code"]),
                row=each["row"],
                name=self.identifier.name,
                n=len(each["id"]),
                pattern=self.identifier.pattern,
                code=each["code"],
                year=str(self.period.year),
                period=str(self.period),
            )
        more = rows.height - _NAMED_ROWS
        if more > 0:
            yield FileFault.of("READ-408", self.source.whole, n=more, code=self.code)

    def _case(self, code: str) -> str:
        """A code that is none is said only where it looks like one: it may be an identifier."""
        if (self.code, self.case) != ("READ-402", "") or is_like(code, self.source.codes):
            return self.case
        return "hidden"
