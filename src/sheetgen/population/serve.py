"""The population served by a plan up to a month: its lists read, held against the registry.

A row counts where its identifier is well formed, its activity is the plan's and its day is of the
year up to the month; of two lists with the same bytes one counts.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path

import polars as pl

from sheetgen.faults.file_fault import FileFault
from sheetgen.language.message import message
from sheetgen.model.in_force import renamed_between
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.plan import Plan
from sheetgen.model.population import (
    Counted,
    Listed,
    Population,
    Registry,
    Served,
    Sort,
    counted_for,
)
from sheetgen.model.problem import Problem
from sheetgen.model.submission import Submission
from sheetgen.model.workspace import Workspace
from sheetgen.population import how_many
from sheetgen.population.by_class import shares
from sheetgen.population.counting import Counting
from sheetgen.population.list_files import Rows, repeated
from sheetgen.population.month_lists import read_month
from sheetgen.population.registry import ID, KNOWN, lacks_zeros, names_anybody, read_registry
from sheetgen.records import Struct, replace

_SORTS = {
    Sort.TEXT: message("a text"),
    Sort.NUMBER: message("a number"),
    Sort.DATE: message("a date"),
}
_ROWS = {"code": pl.String, "id": pl.String, "service": pl.String, "day": pl.Date, "row": pl.UInt32}


class Sent(Struct, frozen=True):
    """What counts of a month of a plan: the lists, and the files of offices, read."""

    lists: Callable[[Plan, Period], Iterable[Path]]
    files: Callable[[Plan, Period], Iterable[Submission]]


class _Lists(Struct, frozen=True):
    """The lists of some months of one year, and their rows together."""

    rows: pl.DataFrame
    listed: tuple[Listed, ...]
    problems: tuple[Problem, ...]


def serve(
    workspace: Workspace, own: Counting, others: Sequence[Counting], period: Period, sent: Sent
) -> Served | None:
    """Who was served from January to the month, in counts; None where no list came.

    ``others`` are the other plans that count: a list may hold rows of several.
    Raises PlanError where the registry cannot be read or lacks a column.
    """
    plan, population = own.plan, own.population
    now = _lists(workspace, own, others, period, period, sent)
    if not now.listed:
        return None
    rows, least = now.rows, population.suppress_below
    unique, behind = how_many.by_code(rows, plan)
    ids = rows.select(ID).unique()
    known, faults = _known(workspace, plan, population, ids, period)
    parts = shares(known, population)
    services, unnamed = how_many.by_service(rows, plan, population)
    year_before = Period(period.year - 1, period.month)
    then, beside = _then(own, others, year_before, period)
    before = _lists(workspace, then, beside, period, year_before, sent)
    was = before.rows.select(ID).unique()
    new, returning, gone = (None, None, None) if was.is_empty() else _against(ids, was, least)
    return Served(
        unique=unique,
        rows=behind,
        services=services,
        unnamed=unnamed,
        overlaps=how_many.overlapping(rows, plan, least),
        base=ids.height,
        by=parts.by,
        met=parts.met,
        crossed=parts.crossed,
        new=new,
        returning=returning,
        gone=gone,
        before=was.height or None,
        met_before=shares(_known(workspace, plan, population, was, year_before)[0], population).met
        if was.height
        else {},
        not_in_registry=parts.absent if population.registry else 0,
        lists=now.listed,
        problems=(*now.problems, *(each.problem("") for each in faults)),
        suppress_below=least,
    )


def _then(
    own: Counting, others: Sequence[Counting], year_before: Period, now: Period
) -> tuple[Counting, Sequence[Counting]]:
    """Who counted a year before: the plan, or the one that ended and that it goes on from.

    A plan of one year goes on from that of the year before, which tells the same people by codes
    that are the same.
    """
    if own.plan.covers(year_before):
        return own, others
    codes = set(own.codes(now))
    ended = [
        (len(shared), each)
        for each in others
        if each.plan.covers(year_before)
        and not each.plan.covers(now)
        and each.population.identifier == own.population.identifier
        and (shared := codes.intersection(each.codes(year_before)))
    ]
    if not ended:
        return own, others
    _, found = max(ended, key=lambda each: each[0])
    return found, [each for each in others if each is not found]


def _against(
    ids: pl.DataFrame, was: pl.DataFrame, least: int
) -> tuple[int, int, int] | tuple[None, None, None]:
    """Who is new, who returns and who is gone; none of them where one is of few.

    Each would follow from the two others and the totals.
    """
    returning = ids.join(was, on=ID, how="semi").height
    found = (ids.height - returning, returning, was.height - returning)
    return (None, None, None) if any(0 < n < least for n in found) else found


def counted_by_month(
    workspace: Workspace,
    own: Counting,
    others: Sequence[Counting],
    months: Collection[Period],
    sent: Sent,
    codes: Iterable[str],
) -> dict[Period, dict[str, Counted]]:
    """What each of some months of one year counts for codes, its lists read once for all of them.

    By the codes that items bear at the last of them. A month up to which no list came is left out.
    """
    codes, last, read = tuple(codes), max(months), list[Rows]()
    found: dict[Period, dict[str, Counted]] = {}
    for at, rows in _by_month(workspace, own, others, last, last, sent):
        read += rows
        if at in months and read:
            listed = (_listed(each, own.plan) for each in read)
            found[at] = counted_for(codes, how_many.by_code(_together(read), own.plan)[0], listed)
    return found


def _lists(
    workspace: Workspace,
    own: Counting,
    others: Sequence[Counting],
    period: Period,
    until: Period,
    sent: Sent,
) -> _Lists:
    """The lists of a year up to a month, by the codes that items bear at ``period``."""
    months = _by_month(workspace, own, others, period, until, sent)
    read = [each for _, rows in months for each in rows]
    return _Lists(
        _together(read),
        tuple(_listed(each, own.plan) for each in read),
        tuple(problem for each in read for problem in each.problems),
    )


def _by_month(
    workspace: Workspace,
    own: Counting,
    others: Sequence[Counting],
    period: Period,
    until: Period,
    sent: Sent,
) -> Iterator[tuple[Period, list[Rows]]]:
    """The lists of each month of a year up to one, by the codes that items bear at ``period``."""
    seen: dict[str, str] = {}
    for at in (Period(until.year, month) for month in range(1, until.month + 1)):
        called, read = renamed_between(own.plan, at, period), list[Rows]()
        files = sent.files(own.plan, at) if own.population.asks and own.plan.covers(at) else ()
        for found in read_month(workspace, own, others, at, sent.lists(own.plan, at), files):
            shown = found.source.shown
            other = seen.setdefault(found.listed.sha256, shown)
            once = found if other == shown else repeated(found, other)
            code = pl.col("code").replace(called)
            read.append(replace(once, frame=once.frame.with_columns(code)) if called else once)
        yield at, read


def _together(read: Iterable[Rows]) -> pl.DataFrame:
    frames = [each.frame for each in read if not each.frame.is_empty()]
    return pl.concat(frames) if frames else pl.DataFrame(schema=_ROWS)


def _listed(rows: Rows, plan: Plan) -> Listed:
    """What a list came to, with where its rows stand."""
    return replace(rows.listed, sheet=rows.source.found, of=how_many.stretches(rows.frame, plan))


def _known(
    workspace: Workspace, plan: Plan, population: Population, ids: pl.DataFrame, period: Period
) -> tuple[pl.DataFrame, tuple[FileFault, ...]]:
    """Those served with what the registry knows of each."""
    registry = population.registry
    if registry is None:
        return ids.with_columns(pl.lit(value=False).alias(KNOWN)), ()
    shown = f"{plan.folder}/{registry.file}"
    path = workspace.root / Path(plan.folder) / registry.file
    known, lost = read_registry(path, shown, registry, ids, period.last_day)
    faults = tuple(_lost(lost, shown, registry))
    place, case = Place(shown, "", registry.key), ""
    if lacks_zeros(path, shown, registry, known):
        case = "zeros"
    elif ids.height and not known[KNOWN].any() and names_anybody(path, shown):
        case = "nobody"
    if case:
        found = FileFault.of("READ-409", place, case, n=ids.height, column=registry.key)
        return known, (*faults, found)
    return known, faults


def _lost(lost: Iterable[str], shown: str, registry: Registry) -> Iterator[FileFault]:
    """Of how many is not said: they may be few."""
    for column in lost:
        sort = _SORTS[registry.columns[column]]
        yield FileFault.of("READ-409", Place(shown, "", column), column=column, sort=sort)
