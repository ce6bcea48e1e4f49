"""``sheetgen build``: read what came, judge it, write the workbooks."""

import json
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetgen.cli.command_language import spoken
from sheetgen.cli.options import period_option, workspace_option
from sheetgen.cli.stopping import (
    enter,
    stopping,
    tell_done,
    tell_not_written,
    tell_progress,
    tell_shipped_changed,
)
from sheetgen.cli.summary import summary_lines, summary_record
from sheetgen.errors import WriteError
from sheetgen.language.languages import codes
from sheetgen.language.message import message, message_n
from sheetgen.language.speaker import Speaker, speaker
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.model.problem import Weight
from sheetgen.model.report import Report
from sheetgen.model.workspace import Workspace

if TYPE_CHECKING:
    from sheetgen.setup import Setup
    from sheetgen.writing.output import Part


def command() -> click.Command:
    """The command, with its help in the language of the command line."""

    @click.command(
        "build",
        help=spoken(
            "Read input/<period>/, judge every item and write output/<period>/<plan>/. "
            "Exits 0 done; 1 done, and an office has something to fix or the two evaluators of "
            "rules differ; 2 it could not run."
        ),
    )
    @workspace_option()
    @period_option()
    @click.option("--plan", metavar="CODE", help=spoken("Only this plan."))
    @click.option(
        "--as-of",
        type=click.DateTime(["%Y-%m-%d"]),
        metavar="YYYY-MM-DD",
        help=spoken("The report's date; default: the last day of the period."),
    )
    @click.option(
        "--strict-engine",
        is_flag=True,
        help=spoken("Stop if the rule engine fails or disagrees with the plain evaluator."),
    )
    @click.option("--offices", is_flag=True, help=spoken("Also one workbook for each office."))
    @click.option(
        "--by-element",
        is_flag=True,
        help=spoken("Also one workbook for each objective or product."),
    )
    @click.option(
        "--lang",
        type=click.Choice(codes()),
        help=spoken("The language of what is written; default: that of the workspace."),
    )
    @click.option("--json", "as_json", is_flag=True, help=spoken("Print the summary as JSON."))
    def build(  # one option, one argument
        *,
        workspace: Path | None,
        period: Period | None,
        plan: str | None,
        as_of: datetime | None,
        strict_engine: bool,
        offices: bool,
        by_element: bool,
        lang: str | None,
        as_json: bool,
    ) -> None:
        with stopping():
            reports = _build(
                workspace,
                period,
                plan,
                as_of,
                strict_engine=strict_engine,
                parts=_Parts(offices, by_element),
                lang=lang,
                as_json=as_json,
            )
        sys.exit(1 if any(_to_fix(report) for report in reports) else 0)

    return build


@dataclass(frozen=True, slots=True)
class _Parts:
    """Which parts of a report are written beside it."""

    offices: bool
    by_element: bool

    def of(self, workspace: Workspace, report: Report) -> "tuple[Part, ...]":
        """The parts asked for."""
        from sheetgen import portions  # noqa: PLC0415 - late
        from sheetgen.writing.output import Part  # noqa: PLC0415 - late

        whole: list[Part] = []
        if self.offices:
            whole += [
                Part(message("offices"), code, portions.of_office(workspace, report, code))
                for code in portions.offices_of(report)
            ]
        if self.by_element:
            whole += [
                Part(message("by-element"), code, portions.of_element(report, code))
                for code in portions.elements_of(report)
            ]
        return tuple(whole)

    def names(self) -> list[str]:
        """Which parts were asked for, as the manifest keeps it."""
        asked = (("offices", self.offices), ("by-element", self.by_element))
        return [name for name, is_asked in asked if is_asked]

    def tell_absent(self, reports: tuple[Report, ...], say: Speaker) -> None:
        """Name on stderr the offices that get no workbook of their own, and why."""
        from sheetgen import portions  # noqa: PLC0415 - late

        for report in reports if self.offices else ():
            if absent := portions.without_portion(report):
                said = message_n(
                    "{plan}: no workbook for {offices}, which reports no item first.",
                    "{plan}: no workbook for {offices}, which report no item first.",
                    len(absent),
                    plan=report.plan.code,
                    offices=absent,
                )
                click.echo(say.say(said), err=True)


def parts_of(workspace: Workspace, report: Report, names: tuple[str, ...]) -> "tuple[Part, ...]":
    """The parts of a report by the names that its manifest keeps."""
    return _Parts("offices" in names, "by-element" in names).of(workspace, report)


def _build(
    folder: Path | None,
    period: Period | None,
    plan: str | None,
    as_of: datetime | None,
    *,
    strict_engine: bool,
    parts: _Parts,
    lang: str | None,
    as_json: bool,
) -> tuple[Report, ...]:
    from sheetgen.inputs import Listing, receipts_at_odds  # noqa: PLC0415 - late
    from sheetgen.pipeline import due_builds, report  # noqa: PLC0415 - late
    from sheetgen.planning.layouts import read_layouts  # noqa: PLC0415 - late
    from sheetgen.setup import open_setup  # noqa: PLC0415 - late
    from sheetgen.writing.output import write_reports  # noqa: PLC0415 - late

    workspace, say = enter(folder, changes=True)
    if lang is not None:
        say = speaker(lang, workspace.locale)
    listing = Listing.of(workspace)
    for said in receipts_at_odds(workspace):
        click.echo(say.say(said), err=True)
    setup = open_setup(workspace)
    tell_not_written(setup, say)
    tell_shipped_changed(workspace, say)
    layouts = read_layouts(workspace)
    builds = due_builds(setup, period, plan)
    listing.demand_reachable(workspace, builds)
    _tell_unbuilt(setup.plans, builds, period, plan, say)
    _tell_unread(workspace, {at for at, _ in builds}, say)
    reports = tuple(
        report(
            setup,
            each,
            at,
            as_of=as_of.date() if as_of else None,
            strict_engine=strict_engine,
            progress=lambda said: tell_progress(say, said),
        )
        for at, each in builds
    )
    written = write_reports(
        workspace,
        reports,
        say,
        lambda each: parts.of(workspace, each),
        layouts,
        inputs=lambda each: {
            **listing.record(setup, each.plan, each.period),
            "language": say.language,
            "parts": parts.names(),
        },
        still=lambda: listing.demand_unchanged(workspace),
        notice=lambda said: click.echo(say.say(said), err=True),
    )
    parts.tell_absent(reports, say)
    _keep(setup, {str(at) for at, _ in builds}, say)
    files = {
        plan_code: [workspace.relative(path) for path in paths] for plan_code, paths in written
    }
    if as_json:
        record = [summary_record(each, files[each.plan.code], say) for each in reports]
        tell_done([json.dumps(record, ensure_ascii=False, indent=1)], say)
        return reports
    tell_done(
        (line for each in reports for line in summary_lines(each, files[each.plan.code], say)), say
    )
    return reports


def _keep(setup: "Setup", built: set[str], say: Speaker) -> None:
    """Keep what was read for the next run, and say what of that kept before was not used.

    Of the periods built nothing is said: files come in while a month is reported.
    """
    if setup.readings is None:
        return
    try:
        setup.readings.keep(setup.shelf)
    except WriteError as fault:
        click.echo(say.say(fault.message()), err=True)
    for said in setup.readings.store.notices(built):
        click.echo(say.say(said), err=True)


def _tell_unbuilt(
    plans: tuple[Plan, ...],
    builds: tuple[tuple[Period, Plan], ...],
    period: Period | None,
    plan: str | None,
    say: Speaker,
) -> None:
    """Name on stderr the plans that nobody sent a file for: not built, and not forgotten."""
    built = {each.code for _, each in builds}
    absent = [each.code for each in plans if each.code not in built]
    if absent and period is None and plan is None:
        said = message("Without files, and not built: {plans}. Name a period.", plans=absent)
        click.echo(say.say(said), err=True)


def _tell_unread(workspace: Workspace, periods: set[Period], say: Speaker) -> None:
    """Name on stderr the folders in a period's folder: what lies in them is not read."""
    from sheetgen.reading.register import folders_inside  # noqa: PLC0415 - late

    for period in sorted(periods):
        for folder in folders_inside(workspace.input / str(period)):
            said = message(
                "{folder} is a folder: what lies in it was not read. Move the files that count to "
                "the folder above.",
                folder=workspace.relative(folder),
            )
            click.echo(say.say(said), err=True)


def _to_fix(report: Report) -> bool:
    """Whether somebody must act: an office on its file, or whoever keeps sheetgen on its engine."""
    errors = any(problem.weight is Weight.ERROR for problem in report.problems)
    return errors or report.judging.differs
