"""Reads a plan's folder into a Plan, refusing whatever does not hold together."""

from collections.abc import Iterable
from os.path import lexists
from pathlib import Path

from sheetgen.errors import PlanError, SheetgenError, WorkspaceError
from sheetgen.language.message import message
from sheetgen.model.plan import Element, Item, Office, Plan
from sheetgen.model.population import REGISTRIES
from sheetgen.model.revision import Renamed, Revision
from sheetgen.model.rollup import Rollup
from sheetgen.model.workspace import Workspace
from sheetgen.planning.by_period import (
    ACTUALS,
    SCHEDULE,
    TARGETS,
    read_actuals,
    read_schedule,
    read_targets,
    unique,
)
from sheetgen.planning.codes import faults_of_codes
from sheetgen.planning.element_tree import ELEMENTS, read_elements
from sheetgen.planning.gathered_faults import Gathered, demand_none
from sheetgen.planning.items import ACTIVITIES, INDICATORS, read_activities, read_indicators
from sheetgen.planning.placed_rows import Row
from sheetgen.planning.plan_digest import plan_digest
from sheetgen.planning.plan_tables import DEFINITION, OFFICES, TABLES, Tables
from sheetgen.planning.plan_toml import Definition, read_definition
from sheetgen.planning.plan_workbook import BOOK, Book, read_book
from sheetgen.planning.revisions import (
    RENAMED,
    REVISIONS,
    Bounds,
    read_renamed,
    read_revisions,
)
from sheetgen.records import replace
from sheetgen.sources.spelling import known_words
from sheetgen.sources.written import written


def read_plans(workspace: Workspace) -> tuple[Plan, ...]:
    """Every plan of the workspace: each folder of ``plans/`` that holds a plan.toml.

    Raises a PlanError with all that is wrong in any of them.
    """
    plans, faults = plans_and_faults(workspace)
    demand_none(faults)
    return plans


def plans_and_faults(
    workspace: Workspace,
) -> tuple[tuple[Plan, ...], tuple[SheetgenError, ...]]:
    """The plans that can be read, and all that is wrong in the others.

    Raises WorkspaceError where there is no plan at all.
    """
    folders = _folders(workspace)
    if not folders:
        raise WorkspaceError(
            workspace.relative(workspace.plans),
            message("holds no plan: no folder in it has a {file}.", file=DEFINITION),
            message("Add a folder with a {file} and its tables.", file=DEFINITION),
        )
    gathered = Gathered()
    plans: list[Plan] = []
    for folder in folders:
        with gathered.caught():
            plans.append(read_plan(folder, workspace.relative(folder)))
    codes = [plan.code.casefold() for plan in plans]
    for plan in plans:
        if codes.count(plan.code.casefold()) > 1:
            gathered.tell(
                PlanError(
                    f"{plan.folder}/{DEFINITION}: code",
                    message("another plan has the code {code} too.", code=repr(plan.code)),
                    message("Give each plan a code of its own."),
                )
            )
    return tuple(plans), gathered.all


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
    """Read one plan; ``shown`` is its folder as messages and places name it.

    Raises PlanError, or ManyFaultsError with all that is wrong at once. Where a table cannot be
    read at all, what others name is taken for its content, so that nothing is told that only
    follows from it.
    """
    gathered = Gathered()
    _tell_strangers(folder, shown, gathered)
    definition = None
    with gathered.caught():
        definition = read_definition(folder / DEFINITION, f"{shown}/{DEFINITION}")
    book: Book = {}
    with gathered.caught():
        book = read_book(folder / BOOK, f"{shown}/{BOOK}", TABLES, gathered.tell)
    tables = Tables(folder, shown, book, gathered)
    indicator_rows = _once(tables.read(INDICATORS))
    activity_rows = _once(tables.read(ACTIVITIES))
    item_rows = unique((*(activity_rows or ()), *(indicator_rows or ())), "code")
    offices = _offices(tables.read(OFFICES, required=True), item_rows, gathered)
    elements = _elements(tables.read(ELEMENTS, required=True), item_rows, definition)
    known = [office.code for office in offices]
    indicators = read_indicators(indicator_rows or (), elements, known, gathered)
    activities = read_activities(activity_rows, elements, known, gathered)
    every: tuple[Item, ...] = (*activities, *indicators)
    items = {each.code: each for each in every}
    targets = tables.stream(TARGETS, required=bool(indicator_rows))
    schedule = tables.stream(SCHEDULE)
    renamed, revisions = tables.read(RENAMED), tables.read(REVISIONS)
    counted = frozenset(each.code for each in every if not each.in_percent)
    aims = read_targets(targets or (), _codes(indicator_rows, targets), counted, gathered)
    months = read_schedule(schedule or (), _codes(activity_rows, schedule), gathered)
    whole = indicator_rows is not None and activity_rows is not None
    actuals = tables.read(ACTUALS)
    past = read_actuals(
        actuals or (), _codes(item_rows if whole else None, actuals), counted, gathered
    )
    changes: tuple[Revision, ...] = ()
    names: tuple[Renamed, ...] = ()
    if definition is not None and whole and len(items) == len(item_rows):
        bounds = Bounds(items=items, offices=known, first=definition.from_, last=definition.until)
        with gathered.caught():
            names = read_renamed(renamed or (), bounds)
        bounds = replace(bounds, renamed=names)
        changes = read_revisions(revisions or (), bounds, gathered)
    demand_none(gathered.all)
    if definition is None:
        raise TypeError(folder)  # what was told of it has been raised
    return Plan(
        code=definition.code,
        name=definition.name,
        note=definition.note,
        kind=definition.kind,
        from_=definition.from_,
        until=definition.until,
        levels=definition.levels,
        choices=definition.choices,
        intermediate=definition.intermediate,
        printed_cap=definition.printed_cap,
        annexes=definition.annexes,
        published=definition.published,
        offices=offices,
        elements=elements,
        indicators=indicators,
        activities=activities,
        targets=aims,
        schedule=months,
        actuals=past,
        revisions=changes,
        renamed=names,
        folder=shown,
        digest=plan_digest(folder, tables.book),
    )


def _once(rows: tuple[Row, ...] | None) -> tuple[Row, ...] | None:
    return None if rows is None else unique(rows, "code")


def _codes(rows: Iterable[Row] | None, named_in: Iterable[Row] | None) -> dict[str, str]:
    """The codes of a table; of one that cannot be read, those that another one names.

    Each by itself: those who speak of an item share one text.
    """
    codes = (row.text("code") for row in (named_in or () if rows is None else rows))
    return {code: code for code in codes}


def _elements(
    rows: tuple[Row, ...] | None, items: tuple[Row, ...], definition: Definition | None
) -> tuple[Element, ...]:
    if rows is not None:
        levels = None if definition is None else [each.code for each in definition.levels]
        return read_elements(unique(rows, "code"), levels)
    named = {row.text("element"): row for row in items}
    return tuple(
        Element(
            code=code,
            level="",
            parent=None,
            name=code,
            rollup=Rollup.NONE,
            same_as=None,
            place=row.place("element"),
        )
        for code, row in named.items()
    )


def _offices(
    rows: tuple[Row, ...] | None, items: tuple[Row, ...], gathered: Gathered
) -> tuple[Office, ...]:
    if rows is None:
        named = [code for row in items for code in row.text("offices").split(";")]
        return tuple(Office(code.strip(), code.strip()) for code in dict.fromkeys(named))
    kept = unique(rows, "code")
    codes = [(row.text("code"), row.place("code")) for row in kept if row.text("code")]
    for fault in faults_of_codes(codes):
        gathered.tell(fault)
    return tuple(
        Office(row.text("code"), row.text("name") or row.text("code"), row.place("code"))
        for row in kept
    )


def _tell_strangers(folder: Path, shown: str, gathered: Gathered) -> None:
    """A table under a misspelt name would be silently ignored otherwise."""
    known = (*(f"{shape.name}.csv" for shape in TABLES), *REGISTRIES)
    for path in written(folder, ".csv", within=False):
        if path.name not in known:
            gathered.tell(PlanError(f"{shown}/{path.name}", *known_words(path.name, known)))
