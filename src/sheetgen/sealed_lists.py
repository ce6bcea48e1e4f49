"""Which lists of those served count: once a month is closed, those alone that it was sealed with.

A month counts whom lists name from January on, and holds them against the year before, so that it
is sealed with the lists of earlier months too. What comes for any of them later is late for it.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from sheetgen.disk.ours import digest_of
from sheetgen.errors import WorkspaceError
from sheetgen.language.message import message
from sheetgen.model.closed import Closed, Late
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.model.population import is_list
from sheetgen.model.submission import Submission
from sheetgen.population.counting import counting, needing_polars
from sheetgen.reading.register import lists_in
from sheetgen.setup import Setup


def counted_lists(setup: Setup, plan: Plan, at: Period, until: Period) -> tuple[Path, ...]:
    """The lists of the month ``at`` that count in a plan's month ``until``.

    Raises WorkspaceError where one that ``at`` was closed with is gone or another.
    """
    lying = lists_in(setup.workspace.input / str(at))
    own, whole = (setup.closed.get((each, plan.code)) for each in (at, until))
    if own is not None and plan.code in setup.populations:
        _demand_as_sealed(setup, own)
    seals = [each for each in (own if whole is None else whole,) if each is not None]
    return tuple(path for path in lying if all(_is_sealed(setup, each, path) for each in seals))


def sealed_alone(setup: Setup, plan: Plan, until: Period, came: Submission) -> bool:
    """Whether a template counts in a plan's month: in a closed one those it was sealed with."""
    closed = setup.closed.get((until, plan.code))
    return closed is None or not came.file or closed.inputs.get(came.file) == came.sha256


_Came: TypeAlias = Callable[[Period], Iterable[Submission]]


def late_lists(setup: Setup, plan: Plan, until: Period, came: _Came) -> Iterator[Late]:
    """Each list that came or was changed after a month that counts it was closed.

    With the earliest month that was sealed without it. ``came`` are the files of offices that
    count in a month of the plan: the sheet of one may be such a list.
    """
    if plan.code not in setup.populations:
        return
    named: set[str] = set()
    for period in sorted(at for at, code in setup.closed if code == plan.code and at <= until):
        closed = setup.closed[period, plan.code]
        for at in counted_in(period):
            lying = lists_in(setup.workspace.input / str(at))
            late = [
                setup.workspace.relative(each)
                for each in lying
                if not _is_sealed(setup, closed, each)
            ]
            late += _late_sheets(setup, plan, period, at, came)
            for place in late:
                if place not in named:
                    named.add(place)
                    yield Late(period=period, edition=closed.edition, place=place)


def _late_sheets(setup: Setup, plan: Plan, until: Period, at: Period, came: _Came) -> Iterator[str]:
    """The templates of a month whose sheet lists somebody whom a closed month does not count."""
    own, others = counting(setup.plans, setup.populations, plan.code)
    if not own.population.asks or not plan.covers(at):
        return
    late = [each for each in came(at) if not sealed_alone(setup, plan, until, each)]
    if not late:
        return
    with needing_polars(own.population):
        from sheetgen.population.month_lists import sheets_of_month  # noqa: PLC0415 - 100 ms
    for rows in sheets_of_month(setup.workspace, own, others, at, late):
        if rows.codes:
            yield rows.source.shown


def counted_in(until: Period) -> Iterator[Period]:
    """The months whose lists a month counts or is held against."""
    for year in (until.year - 1, until.year):
        yield from (Period(year, month) for month in range(1, until.month + 1))


def changed_registry(setup: Setup, plan: Plan, period: Period) -> str:
    """The registry of a plan, where a closed month was counted by another; else ""."""
    closed, population = setup.closed.get((period, plan.code)), setup.populations.get(plan.code)
    if closed is None or closed.population is None or not (population and population.registry):
        return ""
    shown = f"{plan.folder}/{population.registry.file}"
    return "" if closed.inputs.get(shown) == digest_of(setup.workspace.root / shown) else shown


def _is_sealed(setup: Setup, closed: Closed, path: Path) -> bool:
    digest = closed.inputs.get(setup.workspace.relative(path))
    return digest is not None and digest == digest_of(path)


def _demand_as_sealed(setup: Setup, closed: Closed) -> None:
    folder = setup.workspace.input / str(closed.period)
    inside = f"{setup.workspace.relative(folder)}/"
    for name, digest in closed.inputs.items():
        path = setup.workspace.root / name
        if not name.startswith(inside) or not is_list(path.name):
            continue
        if path.is_file() and digest_of(path) == digest:
            continue
        is_gone = not path.is_file()
        raise WorkspaceError(
            name,
            message("is gone, and {period} was closed with it.", period=closed.period)
            if is_gone
            else message("was changed since {period} was closed.", period=closed.period),
            message(
                "Put the file that was sealed back, or take the change in: sheetgen close {period} "
                "--reopen --reason TEXT",
                period=closed.period,
            ),
        )
