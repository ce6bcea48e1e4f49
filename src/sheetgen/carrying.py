"""An office's current form, filled with what it had already written in an older one.

the older file -> its office and month -> the current form -> cell by cell, carried or left

Two of three must agree for a cell to be carried (the code, the name and the heading of its row and
column), and it must answer what the current form asks: the same unit, and a figure that is still
one of the period. Whatever is left is told with its reason; nothing is guessed.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from sheetgen.errors import WorkspaceError
from sheetgen.faults.file_fault import FileFault
from sheetgen.intake import period_of, printed_in, shown_as
from sheetgen.issued import issue
from sheetgen.laid_out import asking_of
from sheetgen.language.message import message
from sheetgen.model.carried import Carried, Carrying
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.in_force import code_at, renamed_between
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.role import EXECUTED
from sheetgen.model.template import Template, TemplateRow, TemplateSheet
from sheetgen.obstacles import Obstacles
from sheetgen.population.carried_list import carry_list
from sheetgen.reading.carried_cells import Key, Older, sort_out
from sheetgen.reading.matching.asked import AskedCells
from sheetgen.reading.matching.form_table import CODE, Table, find_tables, normal
from sheetgen.reading.matching.identity import Asking, Identity, identify
from sheetgen.reading.matching.match import Found, Known, locate
from sheetgen.reading.opening.cells import Workbook
from sheetgen.reading.submissions import Delivery, open_file
from sheetgen.records import replace
from sheetgen.setup import Setup

_UNDERSTOOD = frozenset(("READ-315", "READ-316"))
"""A heading or a code that was changed, and was understood all the same."""
_OLDER_PLAN = "READ-313"


def month_to_ask(setup: Setup, path: Path, latest: Period | None) -> Period:
    """The month whose form is asked for where none is named.

    That is the latest with files, or the one of the form itself where it is later or there is none.
    Raises WorkspaceError where the form does not say of which month it is.
    """
    _, then = _opened(open_file(path, shown_as(setup, path), setup.workspace.most_bytes))
    return then if latest is None else max(latest, then)


def carry(setup: Setup, path: Path, period: Period) -> tuple[Template, Carrying]:
    """The current form of the office that filled a file, and what became of each filled cell.

    Raises:
        WorkspaceError: nobody can tell whose the file is or of which month, it is of a later
            month, or nothing is asked of its office in the period.
    """
    delivery = open_file(path, shown_as(setup, path), setup.workspace.most_bytes)
    book, then = _opened(delivery)
    if then > period:
        raise WorkspaceError(
            delivery.shown,
            message("is of {then}, after {period}.", then=then, period=period),
            message("Ask for the form of its month or of a later one: --period {then}", then=then),
        )
    asking_then, asking = asking_of(setup, then), asking_of(setup, period)
    who = identify(book, delivery.shown, asking_then)
    current = _current(who, delivery, asking)
    older, found = _read(setup, delivery, book, who, current, (asking, asking_then))
    older_plan = any(each.code == _OLDER_PLAN for each in who.faults)
    hinder = Obstacles(setup, then, period, found, older_plan=older_plan)
    carried, left = sort_out(older, found, asking.marks, hinder)
    notices = [(each.place, each.message) for each in found.faults if each.code in _UNDERSTOOD]
    notices += hinder.notices
    listing, rows_left = carry_list(older, then)
    listed = {each.place.sheet for each in rows_left}
    left = tuple(each for each in left if each.place.sheet not in listed) + rows_left
    carrying = Carrying(
        office=current.office,
        file=delivery.shown,
        then=then,
        period=period,
        carried=carried,
        left=left,
        notices=tuple(notices),
        listed=0 if listing is None else len(listing.rows),
    )
    return replace(_filled(setup, carrying), listing=listing), carrying


def _opened(delivery: Delivery) -> tuple[Workbook, Period]:
    """The older form and its month."""
    if delivery.book is None:
        fault = delivery.refused or FileFault.no_stamp(Place(delivery.shown, "", ""))
        raise WorkspaceError(delivery.shown, fault.message, fault.remedy)
    then = period_of(delivery) or printed_in(delivery)
    if then is None:
        raise WorkspaceError(
            delivery.shown,
            message("does not say of which month it is."),
            message("Take a form that sheetgen template wrote, with its title rows."),
        )
    return delivery.book, then


def _current(who: Identity, delivery: Delivery, asking: Asking) -> Template:
    """The current form of the file's office."""
    if who.template is None:
        raise WorkspaceError(delivery.shown, who.faults[0].message, who.faults[0].remedy)
    current = asking.by_office.get(who.office)
    if current is None:
        raise WorkspaceError(
            delivery.shown,
            message("nothing is asked of {office} in {period}.", office=who.office,
                    period=asking.period),
            message("Ask for a month of its plan: --period YYYY-MM"),
        )  # fmt: skip
    return current


def _read(
    setup: Setup,
    delivery: Delivery,
    book: Workbook,
    who: Identity,
    current: Template,
    askings: tuple[Asking, Asking],
) -> tuple[Older, Found]:
    """The older form, found row by row and column by column for the current one."""
    now, before = askings
    tables = [table for form in setup.forms for table in find_tables(book, form, delivery.shown)]
    codes = dict(_older_codes(setup, current, tables, before.period))
    filled = before.by_office.get(current.office)
    rows: dict[Key, tuple[TemplateSheet, TemplateRow]] = {}
    sheets: list[TemplateSheet] = []
    for sheet in current.sheets:
        asked: list[TemplateRow] = []
        for row in sheet.rows:
            code = codes[row.plan, row.item.code]
            rows[row.plan, code] = sheet, row
            asked.append(replace(row, item=replace(row.item, code=code)))
        sheets.append(replace(sheet, rows=tuple(asked)))
    asked_for = replace(current, sheets=tuple(sheets))
    known = Known(
        stamped=who.known.stamped,
        versions=who.known.versions,
        owners=now.owners,
        plans=now.plans | before.plans,
    )
    older = Older(
        book=book,
        file=delivery.shown,
        asked=asked_for,
        rows=rows,
        current=current,
        forms=setup.forms,
        owners=now.owners,
        brought={} if filled is None else AskedCells.of(filled).brought,
    )
    return older, locate(book, asked_for, delivery.shown, known)


def _older_codes(
    setup: Setup, current: Template, tables: Iterable[Table], then: Period
) -> Iterator[tuple[Key, str]]:
    """What the older file calls each item of the current form, by plan and code of today.

    First what renamed.csv says of its month; where the file has no such row, the one row whose
    code renamed.csv leads to this item from any month: the form was issued before that was known.
    """
    held = {
        (plan, table.text(row, CODE))
        for table in tables
        for (plan, _), of in table.rows.items()
        for row in of
    }
    plans = {plan.code: plan for plan in setup.plans}
    for sheet in current.sheets:
        for row in sheet.rows:
            plan, today = plans[row.plan], row.item.code
            moved = renamed_between(plan, then, current.period)
            code = next((old for old, new in moved.items() if new == today), today)
            mine = [each for of, each in held if of in {normal(row.plan), ""}]
            if normal(code) not in {normal(each) for each in mine}:
                named = {row.item.code for row in sheet.rows}
                able = [
                    each
                    for each in mine
                    if each not in named and code_at(plan, each, current.period) == today
                ]
                code = able[0] if len(able) == 1 else code
            yield (row.plan, today), code


def _filled(setup: Setup, carrying: Carrying) -> Template:
    """The current form with what was carried in its cells."""
    executed: dict[Key, Figure] = {
        (each.plan, each.code): each.said
        for each in carrying.carried
        if each.field == EXECUTED and not isinstance(each.said, str)
    }
    held: dict[Key, list[Carried]] = {}
    for each in carrying.carried:
        held.setdefault((each.plan, each.code), []).append(each)
    (template,) = issue(setup, carrying.period, office=carrying.office, filled=executed)
    other = carrying.then != carrying.period
    sheets = tuple(
        replace(
            sheet,
            rows=tuple(
                _row(row, held.get((row.plan, row.item.code), ()), stale=other)
                for row in sheet.rows
            ),
        )
        for sheet in template.sheets
    )
    return replace(template, sheets=sheets, carried=carrying.then)


def _row(row: TemplateRow, carried: Iterable[Carried], *, stale: bool) -> TemplateRow:
    """A row with what was carried into it: a figure as it was read, words as they were typed."""
    shown: dict[str, Figure | str] = dict(row.shown)
    for each in carried:
        shown[each.field] = each.typed if isinstance(each.said, Gap) else each.said
    figures = tuple(each.field for each in carried if not isinstance(each.said, Gap | str))
    return replace(row, shown=tuple(shown.items()), stale=figures if stale else ())
