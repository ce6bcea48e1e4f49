"""Which lists of a month a plan counts, what each may speak of, and all of them read."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import polars as pl

from sheetgen.faults.file_fault import FileFault
from sheetgen.model.period import Period
from sheetgen.model.population import SHEET
from sheetgen.model.problem import Problem
from sheetgen.model.submission import State, Submission
from sheetgen.model.workspace import Workspace
from sheetgen.population.counting import Counting
from sheetgen.population.list_files import Rows, read_list
from sheetgen.population.list_source import Beside, Source
from sheetgen.records import replace

_COUNTED = {State.ACCEPTED, State.OBSERVED}


def of_file(
    path: Path, shown: str, own: Counting, others: Iterable[Counting], at: Period
) -> Source:
    """A file that is a list, as one plan reads it."""
    return Source(
        path=path,
        shown=shown,
        codes=own.codes(at),
        called=own.called,
        owners=own.owners(at),
        beside=tuple(_beside(each, each.codes(at)) for each in others if each.plan.covers(at)),
    )


def of_sheet(
    path: Path, came: Submission, own: Counting, others: Iterable[Counting], at: Period
) -> Source | None:
    """The sheet of a file that counts, as one plan reads it; None where its office has none."""
    office = came.office
    if came.state not in _COUNTED or not own.asks(at, office):
        return None
    mine = own.codes(at, office)
    return Source(
        path=path,
        shown=came.file,
        codes=mine,
        called=own.called,
        others=[code for code in own.codes(at) if code not in mine],
        beside=tuple(_beside(e, e.codes(at, office)) for e in others if e.asks(at, office)),
        sheet=SHEET,
        office=office,
    )


def _beside(counting: Counting, codes: tuple[str, ...]) -> Beside:
    return Beside(counting.called, counting.population.identifier.name, codes)


def read_month(
    workspace: Workspace,
    own: Counting,
    others: Sequence[Counting],
    at: Period,
    lists: Iterable[Path],
    came: Iterable[Submission],
) -> tuple[Rows, ...]:
    """These lists of a month, then the sheets of the files that count."""
    sources = [
        *_files(workspace, own, others, at, lists),
        *_sheets(workspace, own, others, at, came),
    ]
    read = (read_list(each, own.population.identifier, at) for each in sources)
    found = tuple(each for each in read if each is not None)
    return told_apart([settled(each, found) for each in found])


def files_of_month(
    workspace: Workspace,
    own: Counting,
    others: Sequence[Counting],
    at: Period,
    lists: Iterable[Path],
) -> tuple[Rows, ...]:
    """The lists alone, read."""
    sources = _files(workspace, own, others, at, lists)
    read = (read_list(each, own.population.identifier, at) for each in sources)
    return tuple(each for each in read if each is not None)


def sheets_of_month(
    workspace: Workspace,
    own: Counting,
    others: Sequence[Counting],
    at: Period,
    came: Iterable[Submission],
) -> Iterator[Rows]:
    """The sheets of files of offices alone, read."""
    for source in _sheets(workspace, own, others, at, came):
        rows = read_list(source, own.population.identifier, at)
        if rows is not None:
            yield rows


def told_apart(lists: Sequence[Rows]) -> tuple[Rows, ...]:
    """Lists of a month, asked of each file whether it was sent for one before it that it repeats.

    Where it mends the other, whom that one names by mistake counts all the same.
    """
    files = [each for each in lists if not each.source.sheet and not each.frame.is_empty()]
    others = _repeated(files) if len(files) > 1 else {}
    return tuple(
        replace(each, problems=(*each.problems, _repeating(each, others[each.source.shown])))
        if each.source.shown in others
        else each
        for each in lists
    )


def _repeating(rows: Rows, other: str) -> Problem:
    fault = FileFault.of("READ-404", rows.source.whole, "most", other=other)
    return fault.problem(rows.source.office)


def _repeated(files: Sequence[Rows]) -> dict[str, str]:
    """Each file most of whose rows, or most rows of which, stand in one before it, and in which."""
    every = pl.concat(
        each.frame.select("code", "id", "day", at=pl.lit(at)) for at, each in enumerate(files)
    )
    first = every.with_columns(first=pl.col("at").min().over("code", "id", "day"))
    again = first.filter(pl.col("first") < pl.col("at")).group_by("at", "first").len().sort("len")
    return {
        files[at].source.shown: files[before].source.shown
        for at, before, n in again.iter_rows()
        if 2 * n > min(files[at].frame.height, files[before].frame.height)
        and files[at].listed.sha256 != files[before].listed.sha256
    }


def settled(sheet: Rows, lists: Iterable[Rows]) -> Rows:
    """A list, nothing asked of it that is an empty sheet where its office listed them otherwise.

    In a file, or in the sheet of another file of its own.
    """
    if not sheet.is_bare_sheet:
        return sheet
    codes = frozenset(sheet.source.codes)
    listed = (
        each.codes & codes
        for each in lists
        if not each.source.sheet or each.source.office == sheet.source.office
    )
    return replace(sheet, problems=()) if any(listed) else sheet


def _files(
    workspace: Workspace,
    own: Counting,
    others: Sequence[Counting],
    at: Period,
    lists: Iterable[Path],
) -> Iterator[Source]:
    for path in lists:
        inside = path.is_relative_to(workspace.root)
        shown = workspace.relative(path) if inside else path.name
        yield of_file(path, shown, own, others, at)


def _sheets(
    workspace: Workspace,
    own: Counting,
    others: Sequence[Counting],
    at: Period,
    came: Iterable[Submission],
) -> Iterator[Source]:
    for each in came:
        source = of_sheet(workspace.root / each.file, each, own, others, at)
        if source is not None:
            yield source
