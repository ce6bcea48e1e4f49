"""Lists of those served: files of a period whose name says so, read into rows that can be counted.

Rows are held against what they must be, column by column; what is wrong is told by its row, and
never with the identifier, nor with what stands where it should not.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import polars as pl

from sheetgen.disk.ours import digest_of
from sheetgen.faults.file_fault import FileFault
from sheetgen.model.period import Period
from sheetgen.model.population import CODE, DAY, PLAN, SERVICE, Identifier, Listed
from sheetgen.model.problem import Problem
from sheetgen.model.template import column_letter
from sheetgen.population.list_form import NEEDED, plain
from sheetgen.population.list_rows import KEPT, checked
from sheetgen.population.list_source import Source
from sheetgen.population.list_table import (
    Headings,
    Table,
    TemplateError,
    UnreadableError,
    read_table,
)
from sheetgen.records import Struct, replace

_CODE, _DATE = NEEDED
_SERVICE, _PLAN = "servicio", "plan"
_EMPTY = "READ-405"


class Rows(Struct, frozen=True):
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
    headings = table.headings(NEEDED, keys)
    if headings is not None and key not in headings.columns:
        return None
    names = {"code": _CODE, "id": key, "service": _SERVICE, "date": _DATE, "plan": _PLAN}
    fault = _of_headings(source, headings, keys, names)
    if headings is None or fault is not None:
        return _nothing(source, digest, fault)
    frame = table.rows(headings, names)
    if frame.is_empty():
        return _nothing(source, digest, FileFault.of(_EMPTY, source.whole, source.case))
    source = source.beside_those(headings.columns.keys())
    frame = _own(frame, source)
    if frame.is_empty():
        return None
    source = source.speaking_of(frame["code"].unique().to_list())
    letters = {column: column_letter(headings.columns.get(at, 0)) for column, at in names.items()}
    good, faults = checked(frame, source, identifier, period, letters)
    return Rows(
        source,
        good,
        Listed(source.shown, digest, frame.height, good.height),
        tuple(each.problem(source.office) for each in (*_beside(source, table), *faults)),
    )


def _of_headings(
    source: Source,
    headings: Headings | None,
    keys: Mapping[str, str],
    names: Mapping[str, str],
) -> FileFault | None:
    """That there are none, or that nobody can say which of two columns is meant."""
    if headings is None:
        needed = (CODE, " / ".join(keys.values()), DAY)
        return FileFault.of("READ-406", source.whole, source.case, needed=needed)
    words = {_CODE: CODE, _DATE: DAY, _SERVICE: SERVICE, _PLAN: PLAN, **keys}
    told = [words[each] for each in names.values() if each in headings.twice]
    return FileFault.of("READ-406", source.whole, "twice", columns=told) if told else None


def _beside(source: Source, table: Table) -> Iterator[FileFault]:
    """That other sheets of the workbook hold a list, too."""
    if table.others:
        yield FileFault.of("READ-415", source.whole, sheets=table.others, sheet=table.sheet)


def is_like_list(path: Path, identifier: Identifier) -> bool:
    """Whether the headings of a file of text are those of a list."""
    try:
        table = read_table(path, "")
    except (UnreadableError, TemplateError, OSError):
        return False
    return table.headings(NEEDED, {plain(identifier.name)}) is not None


def repeated(rows: Rows, other: str) -> Rows:
    """A list whose bytes are those of ``other``, which counts."""
    fault = FileFault.of("READ-404", rows.source.whole, "file", other=other)
    listed = replace(rows.listed, counted=0)
    problems = (fault.problem(rows.source.office),)
    return Rows(rows.source, rows.frame.clear(), listed, problems)


def _nothing(source: Source, digest: str, fault: FileFault | None) -> Rows:
    schema = dict.fromkeys(KEPT, pl.String)
    problems = () if fault is None else (fault.problem(source.office),)
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
