"""Seals a month: what was known, of what, and how it was judged; and seals it again with a reason.

report -> closed/<period>/<plan>.json, the edition before kept beside it
"""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from sheetgen.delivery import correction_figure, corrections_of
from sheetgen.disk.change import Change
from sheetgen.disk.ours import MANIFEST, manifest_of
from sheetgen.editions import Since, since_edition, since_records
from sheetgen.errors import WorkspaceError
from sheetgen.inputs import Listing
from sheetgen.language.message import message
from sheetgen.language.speaker import Speaker
from sheetgen.model.figure import Gap
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.model.report import Report
from sheetgen.planning.closed_files import (
    FOLDER,
    VERSION,
    closed_path,
    earlier_name,
    edition_of,
    renamed_then,
    sealed,
    sealed_item,
)
from sheetgen.records import Struct
from sheetgen.setup import Setup, stored_periods
from sheetgen.writing.results import results

Record = dict[str, Any]


class Edition(Struct, frozen=True, kw_only=True):
    """A month that was sealed: which edition, and what differs from the one before.

    ``since`` is None where the one before cannot be read; ``asked`` says of each cell which figure
    of which item it holds, by code and field; ``names`` are those of items, elements and offices.
    """

    plan: str
    number: int
    file: str
    since: Since | None
    asked: Mapping[str, tuple[str, str]]
    names: Mapping[str, str]


def built(setup: Setup, plan: Plan, period: Period) -> Mapping[str, Any]:
    """The manifest of a month's report.

    Raises:
        WorkspaceError: it was never built, or its manifest is gone or none that a build wrote.
    """
    path = setup.workspace.output / str(period) / plan.code / MANIFEST
    told = manifest_of(path)
    if told is None and path.parent.is_dir():
        found = (
            message("is damaged: it does not say what {plan} was made from.", plan=plan.code)
            if path.is_file()
            else message("is gone: it says what {plan} was made from.", plan=plan.code)
        )
        raise WorkspaceError(
            setup.workspace.relative(path),
            found,
            message(
                "Build it again and read it: sheetgen build --period {period} --plan {plan}",
                period=period,
                plan=plan.code,
            ),
        )
    if told is None:
        raise WorkspaceError(
            setup.workspace.relative(path.parent),
            message("{period} of {plan} was never built.", period=period, plan=plan.code),
            message(
                "Build it first: sheetgen build --period {period} --plan {plan}",
                period=period,
                plan=plan.code,
            ),
        )
    return told


def demand_fresh(setup: Setup, plan: Plan, period: Period, listing: Listing) -> None:
    """Stop where what the report on the disk was made from has changed since.

    Raises WorkspaceError at the first file that has.
    """
    then = built(setup, plan, period)["inputs"]
    now = listing.record(setup, plan, period)["inputs"]
    if not isinstance(now, Mapping):
        raise TypeError(now)
    changed = sorted(
        name
        for name in {*then, *now}
        if then.get(name) != now.get(name) and not name.startswith(f"{FOLDER}/")
    )
    if changed:
        raise WorkspaceError(
            changed[0],
            message(
                "is not what the report of {period} was made from, so that what would be sealed "
                "nobody has read.",
                period=period,
            ),
            message(
                "Build it again and read it: sheetgen build --period {period} --plan {plan}",
                period=period,
                plan=plan.code,
            ),
        )


def demand_open(setup: Setup, plan: Plan, period: Period) -> None:
    """Stop where a month is closed already.

    Raises WorkspaceError, naming the sealed file.
    """
    closed = setup.closed.get((period, plan.code))
    if closed is not None:
        raise WorkspaceError(
            closed.file,
            message(
                "{period} of {plan} is closed already (edition {edition}).",
                period=period,
                plan=plan.code,
                edition=closed.edition,
            ),
            message(
                "To seal it again with what came since: sheetgen close {period} --reopen --reason "
                "TEXT",
                period=period,
            ),
        )


def is_closed(setup: Setup, plan: Plan, period: Period) -> bool:
    """Whether an edition of a month stands, sound or not."""
    return closed_path(setup.workspace.root, period, plan.code).is_file()


def date_of(setup: Setup, plan: Plan, period: Period, *, reopened: bool) -> date:
    """The date of the report that is sealed: that of the edition before, else as it was built."""
    if reopened:
        try:
            path = closed_path(setup.workspace.root, period, plan.code)
            return date.fromisoformat(json.loads(path.read_text(encoding="utf-8"))["as_of"])
        except (ValueError, KeyError, TypeError):  # it is sealed again because it is damaged
            return period.last_day
    return date.fromisoformat(built(setup, plan, period)["as_of"])


def demand_closed(setup: Setup, plan: Plan, period: Period) -> None:
    """Stop where there is no edition to seal another of.

    Raises WorkspaceError.
    """
    path = closed_path(setup.workspace.root, period, plan.code)
    if not is_closed(setup, plan, period):
        raise WorkspaceError(
            setup.workspace.relative(path),
            message("{period} of {plan} is not closed.", period=period, plan=plan.code),
            message("Close it first: sheetgen close {period}", period=period),
        )


def skipped(setup: Setup, plan: Plan, period: Period) -> tuple[Period, ...]:
    """The stored months of a plan before this one that are not closed, from its first on."""
    return tuple(
        each
        for each in stored_periods(setup.workspace)
        if each < period and plan.covers(each) and (each, plan.code) not in setup.closed
    )


def seal(
    setup: Setup, reports: tuple[Report, ...], reason: str, listing: Listing, say: Speaker
) -> tuple[Edition, ...]:
    """Seal these reports, all of them or none; one that stands is kept beside the new one."""
    workspace, editions = setup.workspace, []
    stand = message("What was closed stands as it was.")
    with Change(workspace.root, workspace.root / FOLDER, stand, elsewhere=True) as change:
        for report in reports:
            path = closed_path(workspace.root, report.period, report.plan.code)
            before = path.read_bytes() if path.is_file() else None
            number = 1 if before is None else edition_of(path) + 1
            record = _record(setup, report, number, reason, listing, say)
            since = since_edition(before, record, report.plan)
            record |= since_records(since)
            name = f"{report.period}/{report.plan.code}"
            change.write(f"{name}.json", sealed(record))
            if before is not None:
                change.write(f"{report.period}/{earlier_name(path, number - 1)}", before)
                change.supersede(f"{name}.json")
            editions.append(
                Edition(
                    plan=report.plan.code,
                    number=number,
                    file=workspace.relative(path),
                    since=since,
                    asked=_asked(report),
                    names=_names(report.plan),
                )
            )
    return tuple(editions)


def _asked(report: Report) -> Mapping[str, tuple[str, str]]:
    return {
        str(said.place): (said.code, said.field)
        for submission in report.submissions
        for said in submission.observations
    }


def _names(plan: Plan) -> Mapping[str, str]:
    return {each.code: each.name for each in (*plan.offices, *plan.elements, *plan.items)}


def _record(
    setup: Setup, report: Report, edition: int, reason: str, listing: Listing, say: Speaker
) -> Record:
    whole: Record = results(report, say)
    made_from = listing.record(setup, report.plan, report.period)
    inputs = made_from["inputs"]
    return {
        "version": VERSION,
        "plan": report.plan.code,
        "period": str(report.period),
        "edition": edition,
        "as_of": report.as_of.isoformat(),
        "reason": reason,
        "sheetgen": made_from["sheetgen"],
        "inputs": {
            name: digest
            for name, digest in (inputs.items() if isinstance(inputs, Mapping) else ())
            if not name.startswith(f"{FOLDER}/{report.period}/")
        },
        "renamed": renamed_then(report.plan, report.period),
        "offices": {each.code: list(each.offices) for each in report.plan.items},
        "items": [sealed_item(each) for each in whole["items"]],
        "index": whole["index"],
        "alerts": [each["id"] for each in whole["alerts"]],
        **({"population": whole["population"]} if "population" in whole else {}),
        "corrections": sorted(
            [each.code, each.field, correction_figure(each)]
            for each in corrections_of(setup, report.period)
            if each.plan == report.plan.code
        ),
        "cells": {
            str(said.place): said.typed
            for submission in report.submissions
            for said in submission.observations
            if said.typed and (said.is_figure or isinstance(said.said, Gap))
        },
    }
