"""Reads a plan's folder into a Plan, refusing whatever does not hold together."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from sheetgen.errors import PlanError, WorkspaceError
from sheetgen.language.message import message
from sheetgen.model.figure import Gap
from sheetgen.model.period import Period, december
from sheetgen.model.plan import Actual, Office, Plan, Programmed, Target
from sheetgen.model.workspace import Workspace
from sheetgen.planning.definition import read_definition
from sheetgen.planning.items import ACTIVITIES, INDICATORS, read_activities, read_indicators
from sheetgen.planning.tables import BOOK, Row, Shape, read_table
from sheetgen.planning.tree import ELEMENTS, read_elements
from sheetgen.sources.spelling import known_words

DEFINITION = "plan.toml"
_OFFICES = Shape("offices", ("code", "name"))
_TARGETS = Shape("targets", ("code", "year", "target"), ("period",))
_SCHEDULE = Shape("schedule", ("code", "period", "programmed"))
_ACTUALS = Shape("actuals", ("code", "period", "actual", "accrued", "source"))
_TABLES = (_OFFICES, ELEMENTS, INDICATORS, ACTIVITIES, _TARGETS, _SCHEDULE, _ACTUALS)


def read_plans(workspace: Workspace) -> tuple[Plan, ...]:
    """Every plan of the workspace: each folder of ``plans/`` that holds a plan.toml."""
    folders = sorted(path.parent for path in workspace.plans.glob(f"*/{DEFINITION}"))
    if not folders:
        raise WorkspaceError(
            workspace.relative(workspace.plans),
            message("holds no plan: no folder in it has a {file}.", file=DEFINITION),
            message("Add a folder with a {file} and its tables.", file=DEFINITION),
        )
    plans = tuple(read_plan(folder, workspace.relative(folder)) for folder in folders)
    codes = [plan.code for plan in plans]
    for plan in plans:
        if codes.count(plan.code) > 1:
            raise PlanError(
                f"{plan.folder}/{DEFINITION}: code",
                message("another plan has the code {code} too.", code=repr(plan.code)),
                message("Give each plan a code of its own."),
            )
    return plans


def read_plan(folder: Path, shown: str) -> Plan:
    """Read one plan; ``shown`` is its folder as messages and places name it."""
    _refuse_strangers(folder, shown)
    definition = read_definition(folder / DEFINITION, f"{shown}/{DEFINITION}")
    offices = tuple(
        Office(row.required("code"), row.text("name") or row.required("code"))
        for row in _unique(read_table(folder, shown, _OFFICES), "code")
    )
    levels = [level.code for level in definition.levels]
    elements = read_elements(_unique(read_table(folder, shown, ELEMENTS), "code"), levels)
    known = [office.code for office in offices]
    indicator_rows = _unique(read_table(folder, shown, INDICATORS), "code")
    activity_rows = _unique(read_table(folder, shown, ACTIVITIES), "code")
    _unique((*indicator_rows, *activity_rows), "code")
    indicators = read_indicators(indicator_rows, elements, known)
    activities = read_activities(activity_rows, elements, known)
    codes = [each.code for each in activities] + [each.code for each in indicators]
    return Plan(
        code=definition.code,
        name=definition.name,
        kind=definition.kind,
        from_=definition.from_,
        until=definition.until,
        levels=definition.levels,
        choices=definition.choices,
        offices=offices,
        elements=elements,
        indicators=indicators,
        activities=activities,
        targets=_targets(read_table(folder, shown, _TARGETS), [each.code for each in indicators]),
        schedule=_schedule(
            read_table(folder, shown, _SCHEDULE), [each.code for each in activities]
        ),
        actuals=_actuals(read_table(folder, shown, _ACTUALS), codes),
        folder=shown,
        digest=_digest(folder),
    )


def _refuse_strangers(folder: Path, shown: str) -> None:
    """A table under a misspelt name would be silently ignored otherwise."""
    known = tuple(f"{shape.name}.csv" for shape in _TABLES)
    for path in sorted(folder.glob("*.csv")):
        if path.name not in known:
            raise PlanError(f"{shown}/{path.name}", *known_words(path.name, known))


def _digest(folder: Path) -> str:
    """Twelve hexadecimal digits over the plan's definition and tables, stable across machines."""
    digest = hashlib.sha256()
    names = (DEFINITION, BOOK, *(f"{shape.name}.csv" for shape in _TABLES))
    for name in names:
        path = folder / name
        if path.is_file():
            digest.update(name.encode())
            digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:12]


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


def _known(row: Row, codes: list[str]) -> str:
    code = row.required("code")
    if code not in codes:
        raise PlanError(str(row.place("code")), *known_words(code, codes))
    return code


def _targets(rows: tuple[Row, ...], codes: list[str]) -> tuple[Target, ...]:
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


def _schedule(rows: tuple[Row, ...], codes: list[str]) -> tuple[Programmed, ...]:
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


def _actuals(rows: tuple[Row, ...], codes: list[str]) -> tuple[Actual, ...]:
    return tuple(
        Actual(
            code=_known(row, codes),
            period=row.period("period"),
            actual=row.figure("actual", Gap.NO_DATA),
            accrued=row.figure("accrued", Gap.NO_DATA),
            source=row.text("source"),
            places=(row.place("actual"),),
        )
        for row in _unique(rows, "code", "period")
    )
