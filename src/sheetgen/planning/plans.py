"""Reads a plan's folder into a Plan, refusing whatever does not hold together."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from os.path import lexists
from pathlib import Path

from sheetgen.errors import PlanError, WorkspaceError
from sheetgen.language.message import message
from sheetgen.model.figure import Gap
from sheetgen.model.period import Period, december
from sheetgen.model.plan import Actual, Item, Office, Plan, Programmed, Target
from sheetgen.model.role import SPENT
from sheetgen.model.workspace import Workspace
from sheetgen.planning.book import BOOK, read_book
from sheetgen.planning.codes import check_codes
from sheetgen.planning.definition import read_definition
from sheetgen.planning.items import ACTIVITIES, INDICATORS, read_activities, read_indicators
from sheetgen.planning.revisions import (
    RENAMED,
    REVISIONS,
    Bounds,
    read_renamed,
    read_revisions,
)
from sheetgen.planning.tables import Row, Shape, read_csv
from sheetgen.planning.tree import ELEMENTS, read_elements
from sheetgen.sources.spelling import known_words

DEFINITION = "plan.toml"
_NOTE = re.compile(rb"^note[ \t]*=[^\n]*\n", re.MULTILINE)
_ARTICLES = re.compile(rb"^\[articles\][^\n]*\n(?:(?![\[#])[^\n]*(?:\n|\Z))*", re.MULTILINE)
"""The table of plan.toml with the articles of its levels, up to the next table or comment."""
_OFFICES = Shape("offices", ("code", "name"))
_TARGETS = Shape("targets", ("code", "year", "target"), ("period",))
_SCHEDULE = Shape("schedule", ("code", "period", "programmed"))
_ACTUALS = Shape("actuals", ("code", "period", "actual", SPENT, "source"))
_FIRST = (_OFFICES, ELEMENTS, INDICATORS, ACTIVITIES, _TARGETS, _SCHEDULE, _ACTUALS)
_TABLES = (*_FIRST, REVISIONS, RENAMED)


def read_plans(workspace: Workspace) -> tuple[Plan, ...]:
    """Every plan of the workspace: each folder of ``plans/`` that holds a plan.toml."""
    folders = _folders(workspace)
    if not folders:
        raise WorkspaceError(
            workspace.relative(workspace.plans),
            message("holds no plan: no folder in it has a {file}.", file=DEFINITION),
            message("Add a folder with a {file} and its tables.", file=DEFINITION),
        )
    plans = tuple(read_plan(folder, workspace.relative(folder)) for folder in folders)
    codes = [plan.code.casefold() for plan in plans]
    for plan in plans:
        if codes.count(plan.code.casefold()) > 1:
            raise PlanError(
                f"{plan.folder}/{DEFINITION}: code",
                message("another plan has the code {code} too.", code=repr(plan.code)),
                message("Give each plan a code of its own."),
            )
    return plans


@dataclass(frozen=True, slots=True)
class _Tables:
    """Where a plan's tables are: files of their own, or sheets of plan.xlsx."""

    folder: Path
    shown: str
    book: dict[str, tuple[Row, ...]]

    def read(self, shape: Shape, *, required: bool = False) -> tuple[Row, ...]:
        """The rows of a table; a PlanError where it is given twice, or required and not there."""
        path, where = self.folder / f"{shape.name}.csv", f"{self.shown}/{shape.name}.csv"
        if path.exists() and shape.name in self.book:
            raise PlanError(
                where,
                message("the table is also a sheet of {book}.", book=BOOK),
                message("Keep one of the two."),
            )
        if required and not lexists(path) and shape.name not in self.book:
            raise PlanError(
                where,
                message("the table is missing."),
                message("Add it with the columns {columns}.", columns=shape.columns),
            )
        return self.book.get(shape.name) or read_csv(path, where, shape)


def _folders(workspace: Workspace) -> list[Path]:
    """Every folder of ``plans/``; one without a plan.toml would be silently left out."""
    if not workspace.plans.is_dir():
        return []
    folders = sorted(
        path
        for path in workspace.plans.iterdir()
        if path.is_dir() and not path.name.startswith((".", "_"))
    )
    for folder in folders:
        if not lexists(folder / DEFINITION):
            raise PlanError(
                workspace.relative(folder),
                message("the folder has no {file}.", file=DEFINITION),
                message("Add it, or move the folder out of plans/ (or start its name with _)."),
            )
    return folders


def read_plan(folder: Path, shown: str) -> Plan:
    """Read one plan; ``shown`` is its folder as messages and places name it."""
    _refuse_strangers(folder, shown)
    definition = read_definition(folder / DEFINITION, f"{shown}/{DEFINITION}")
    tables = _Tables(folder, shown, read_book(folder / BOOK, f"{shown}/{BOOK}", _TABLES))
    offices = _offices(_unique(tables.read(_OFFICES, required=True), "code"))
    levels = [level.code for level in definition.levels]
    elements = read_elements(_unique(tables.read(ELEMENTS, required=True), "code"), levels)
    known = [office.code for office in offices]
    indicator_rows = _unique(tables.read(INDICATORS), "code")
    activity_rows = _unique(tables.read(ACTIVITIES), "code")
    _unique((*indicator_rows, *activity_rows), "code")
    indicators = read_indicators(indicator_rows, elements, known)
    activities = read_activities(activity_rows, elements, known)
    every: tuple[Item, ...] = (*activities, *indicators)
    items = {each.code: each for each in every}
    bounds = Bounds(items=items, offices=known, first=definition.from_, last=definition.until)
    renamed = read_renamed(tables.read(RENAMED), bounds)
    revisions = read_revisions(tables.read(REVISIONS), replace(bounds, renamed=renamed))
    return Plan(
        code=definition.code,
        name=definition.name,
        note=definition.note,
        kind=definition.kind,
        from_=definition.from_,
        until=definition.until,
        levels=definition.levels,
        choices=definition.choices,
        offices=offices,
        elements=elements,
        indicators=indicators,
        activities=activities,
        targets=_targets(
            tables.read(_TARGETS, required=bool(indicators)),
            {each.code: None for each in indicators},
        ),
        schedule=_schedule(tables.read(_SCHEDULE), {each.code: None for each in activities}),
        actuals=_actuals(tables.read(_ACTUALS), dict.fromkeys(items)),
        revisions=revisions,
        renamed=renamed,
        folder=shown,
        digest=_digest(folder, tables.book),
    )


def _offices(rows: tuple[Row, ...]) -> tuple[Office, ...]:
    check_codes((row.required("code"), row.place("code")) for row in rows)
    return tuple(
        Office(row.required("code"), row.text("name") or row.required("code")) for row in rows
    )


def _refuse_strangers(folder: Path, shown: str) -> None:
    """A table under a misspelt name would be silently ignored otherwise."""
    known = tuple(f"{shape.name}.csv" for shape in _TABLES)
    for path in sorted(folder.glob("*.csv")):
        if path.name not in known:
            raise PlanError(f"{shown}/{path.name}", *known_words(path.name, known))


def _digest(folder: Path, book: dict[str, tuple[Row, ...]]) -> str:
    """Twelve hexadecimal digits over the plan's definition and tables, stable across machines.

    The articles of the narrative are left out: they change nothing that an office is asked, so
    templates issued before they were written are still those of this plan. So are the revisions,
    which change the form from their own month on (in_force.py).
    """
    digest = hashlib.sha256()
    names = (DEFINITION, BOOK, *(f"{shape.name}.csv" for shape in _FIRST))
    for name in names:
        path = folder / name
        if path.is_file():
            digest.update(name.encode())
            content = path.read_bytes().replace(b"\r\n", b"\n")
            if name == BOOK and {REVISIONS.name, RENAMED.name} & set(book):
                content = _rows_of(book)
            digest.update(_without_words(content) if name == DEFINITION else content)
    return digest.hexdigest()[:12]


def _rows_of(book: dict[str, tuple[Row, ...]]) -> bytes:
    """The tables of plan.xlsx but for its revisions: its bytes change with every line of those."""
    first = {shape.name: [row.cells for row in book.get(shape.name, ())] for shape in _FIRST}
    return repr(first).encode()


def _without_words(content: bytes) -> bytes:
    """The definition as it was before its note and articles were written, wherever they stand."""
    kept = _NOTE.sub(b"", _ARTICLES.sub(b"", content))
    return content if kept == content else kept.rstrip(b"\n") + b"\n"


def _unique(rows: Iterable[Row], *columns: str) -> tuple[Row, ...]:
    seen: dict[tuple[str, ...], Row] = {}
    for row in rows:
        key = tuple(row.required(column) for column in columns)
        if key in seen:
            raise PlanError(
                str(row.place(columns[0])),
                message(
                    "{code} stands already at {place}.",
                    code=repr(" ".join(key)),
                    place=seen[key].place(columns[0]),
                ),
                message("Give each row a code of its own."),
            )
        seen[key] = row
    return tuple(seen.values())


def _known(row: Row, codes: dict[str, None]) -> str:
    code = row.required("code")
    if code not in codes:
        raise PlanError(str(row.place("code")), *known_words(code, list(codes)))
    return code


def _targets(rows: tuple[Row, ...], codes: dict[str, None]) -> tuple[Target, ...]:
    targets: dict[tuple[str, Period], Target] = {}
    for row in rows:
        year = row.whole("year")
        if year is None:
            row.required("year")
        period = row.period("period") if row.text("period") else december(year or 0)
        if period.year != year:
            raise PlanError(
                str(row.place("period")),
                message(
                    "holds {period}, which is not in the year {year}.", period=period, year=year
                ),
                message("Correct the year or the period."),
            )
        target = Target(
            _known(row, codes), period, row.figure("target", Gap.NO_TARGET), row.place("target")
        )
        if (target.code, period) in targets:
            raise PlanError(
                str(target.place),
                message(
                    "{code} has a target for {period} already at {place}.",
                    code=target.code,
                    period=period,
                    place=targets[target.code, period].place,
                ),
                message("Keep one of the two."),
            )
        targets[target.code, period] = target
    return tuple(targets.values())


def _schedule(rows: tuple[Row, ...], codes: dict[str, None]) -> tuple[Programmed, ...]:
    schedule: list[Programmed] = []
    for row in _unique(rows, "code", "period"):
        figure = row.figure("programmed", Gap.NO_DATA)
        if isinstance(figure, Gap):
            raise PlanError(
                str(row.place("programmed")),
                message("is empty, expected what is programmed in that month."),
                message("Write 0 where nothing is programmed."),
            )
        schedule.append(
            Programmed(_known(row, codes), row.period("period"), figure, row.place("programmed"))
        )
    return tuple(schedule)


def _actuals(rows: tuple[Row, ...], codes: dict[str, None]) -> tuple[Actual, ...]:
    return tuple(
        Actual(
            code=_known(row, codes),
            period=row.period("period"),
            actual=row.figure("actual", Gap.NO_DATA),
            accrued=row.figure(SPENT, Gap.NO_DATA),
            source=row.text("source"),
            places=(row.place("actual"),),
        )
        for row in _unique(rows, "code", "period")
    )
