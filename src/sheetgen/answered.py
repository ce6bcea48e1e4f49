"""What the cells of reports answer: as the build that made them kept it, else told anew.

It is kept by all that a report follows from (:mod:`sheetgen.unchanged`), and holds while the report
on the disk is that build's. Deleting it changes no answer.
"""

from collections.abc import Iterable, Mapping

from sheetgen.disk.alone import KEPT
from sheetgen.disk.ours import MANIFEST, digest_of, listed
from sheetgen.errors import WorkspaceError
from sheetgen.inputs import Listing
from sheetgen.keeping.answers import Answers
from sheetgen.keeping.answers_told import Before, answers_entry, packed_answers, told_answers
from sheetgen.keeping.packed import Packed
from sheetgen.keeping.plain_json import Json
from sheetgen.language.speaker import Speaker
from sheetgen.model.period import Period
from sheetgen.model.report import Report
from sheetgen.model.workspace import Workspace
from sheetgen.pipeline import due_builds
from sheetgen.planning.table_cells import PlanTables
from sheetgen.setup import Setup, stored_periods
from sheetgen.unchanged import Basis
from sheetgen.writing.report_book import drawn
from sheetgen.writing.workbook.ledger import Ledger

RESULTS = "results.json"
_NAME = "cells"


def answers_anew(report: Report, say: Speaker) -> Answers:
    """What the cells of a report answer, drawn for it."""
    return Answers.of(told_answers(report, drawn(report, say), say), report.tables)


def answers_of(
    workspace: Workspace,
    report: Report,
    ledger: Ledger,
    say: Speaker,
    before: Before | None = None,
) -> dict[tuple[Period, str], Packed]:
    """What is to be kept of a report that is being written; nothing of one that is not traced so.

    ``sheetgen trace`` speaks the workspace's language, of a report on its period's last day.
    """
    if say.language != workspace.language or report.as_of != report.period.last_day:
        return {}
    return {(report.period, report.plan.code): packed_answers(report, ledger, say, before)}


def keep_answers(
    basis: Basis, setup: Setup, reports: Iterable[Report], told: Mapping[tuple[Period, str], Packed]
) -> None:
    """Keep what the cells of these reports answer, with the digest of each report as it lies there.

    Not where a file came meanwhile, nor of what the engine did wrong: it may not do it again.
    Raises WriteError where the disk takes it not.
    """
    if not told or not basis.was_read(each for came in setup.shelf.values() for each in came):
        return
    state = basis.state
    known = basis.store.get(_NAME, state) or {"covering": {}, "results": {}, "latest": None}
    for report in reports:
        period, plan = report.period, report.plan.code
        if (period, plan) not in told or report.judging.events:
            continue
        folder = basis.workspace.output / str(period) / plan
        known["results"][f"{period}/{plan}"] = listed(folder / MANIFEST)[RESULTS]
        covering = [each.code for each in setup.plans if each.covers(period)]
        known["covering"][str(period)] = covering
        basis.store.put_text(answers_entry(period, plan), state, told[period, plan])
        if stored_periods(basis.workspace)[-1:] == (period,):
            known["latest"] = _latest(setup)
    basis.store.put(_NAME, state, known)
    basis.store.write()


def _latest(setup: Setup) -> Json:
    """The report of each plan that is asked of where no period is said; None where there is none.

    Only asked where the last period was read anyway.
    """
    try:
        return [[str(at), each.code] for at, each in due_builds(setup, None, None)]
    except WorkspaceError:
        return None  # no plan has a file: whoever asks is told so


def kept_answers(
    workspace: Workspace, period: Period | None, plan: str | None
) -> tuple[Answers, ...] | None:
    """Those of a period (None: the latest of each plan) and a plan (None: every one).

    None where not all are kept of what lies there now.
    """
    if not _is_kept(workspace):
        return None
    basis = Basis.of(workspace, Listing.of(workspace), "")
    state = basis.state
    known = basis.store.get(_NAME, state)
    wanted = None if known is None else _wanted(known, period, plan)
    if known is None or wanted is None:
        return None
    tables, found = PlanTables(workspace.root), []
    for at, code in wanted:
        results = workspace.output / at / code / RESULTS
        digest = known["results"].get(f"{at}/{code}")
        if digest is None or not results.is_file() or digest_of(results) != digest:
            return None
        text = basis.store.text(answers_entry(at, code), state)
        if text is None:
            return None
        found.append(Answers.of(text, tables))
    return tuple(found)


def _is_kept(workspace: Workspace) -> bool:
    """Whether it is worth asking what there is now."""
    return (workspace.root / KEPT / f"{_NAME}.json").is_file()


def _wanted(known: Json, period: Period | None, plan: str | None) -> list[tuple[str, str]] | None:
    """Which reports are asked for; None where only the plans themselves can say it."""
    if period is None:
        latest = known["latest"] or ()
        found = [(at, code) for at, code in latest]
    else:
        found = [(str(period), code) for code in known["covering"].get(str(period), ())]
    return [(at, code) for at, code in found if plan in {None, code}] or None
