"""``sheetgen build``: read what came, judge it, write the workbooks."""

import json
import sys
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

import click

from sheetgen.cli.command_language import spoken
from sheetgen.cli.options import ExportsType, period_option, workspace_option
from sheetgen.cli.stopping import (
    enter,
    stopping,
    sweep_from_here,
    tell_done,
    tell_not_written,
    tell_progress,
    tell_shipped_changed,
)
from sheetgen.cli.streams import overheard
from sheetgen.cli.summary import summary_lines, summary_record
from sheetgen.errors import WriteError
from sheetgen.language.languages import codes
from sheetgen.language.message import Message, message, message_n
from sheetgen.language.speaker import Speaker, speaker
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.model.problem import Weight
from sheetgen.model.report import Report
from sheetgen.model.workspace import Workspace

SCHEME = "dask://"
_UNCHANGED = message(
    "Nothing has changed since: the reports stand as they were made (--again makes them anew)."
)

if TYPE_CHECKING:
    from sheetgen.inputs import Listing
    from sheetgen.model.submission import Submission
    from sheetgen.reading.register import Mapper
    from sheetgen.setup import Setup
    from sheetgen.stale import Stale
    from sheetgen.unchanged import Basis
    from sheetgen.writing.exporting.files import Export
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
        "--export",
        type=ExportsType(),
        default=(),
        help=spoken(
            "Also the report's tables for other tools, in tables/: csv, parquet or sqlite, or "
            "several with commas."
        ),
    )
    @click.option(
        "--lang",
        type=click.Choice(codes()),
        help=spoken("The language of what is written; default: that of the workspace."),
    )
    @click.option(
        "--stale",
        is_flag=True,
        help=spoken(
            "Only the reports made before a file came that they follow from, each with the date, "
            "the language and the parts it had."
        ),
    )
    @click.option(
        "--again",
        is_flag=True,
        help=spoken("Make the reports anew even where nothing has changed since they were made."),
    )
    @click.option(
        "--workers",
        type=click.IntRange(min=1),
        metavar="N",
        help=spoken("So many processes read the files; default: one for each processor."),
    )
    @click.option(
        "--executor",
        metavar="dask://HOST:PORT",
        help=spoken("Have the files read by a Dask cluster."),
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
        export: "tuple[Export, ...]",
        lang: str | None,
        stale: bool,
        again: bool,
        workers: int | None,
        executor: str | None,
        as_json: bool,
    ) -> None:
        if stale and (period or as_of or lang or offices or by_element or export):
            raise click.UsageError(
                spoken("--stale makes each report as it was made: give it --plan alone.")
            )
        if executor is not None and (workers or not executor.startswith(SCHEME)):
            raise click.UsageError(
                spoken("--executor is dask://HOST:PORT, and stands in the place of --workers.")
            )
        with stopping():
            status = _build(
                workspace,
                _Wanted(
                    period=period,
                    plan=plan,
                    as_of=as_of.date() if as_of else None,
                    parts=_Parts(offices, by_element, export),
                    lang=lang,
                    stale=stale,
                ),
                _How(strict_engine=strict_engine, workers=workers, executor=executor),
                again=again,
                as_json=as_json,
            )
        sys.exit(status)

    return build


@dataclass(frozen=True, slots=True)
class _Parts:
    """Which parts of a report are written beside it."""

    offices: bool
    by_element: bool
    exports: "tuple[Export, ...]" = ()

    @classmethod
    def named(cls, names: Collection[str]) -> Self:
        """By the names that a manifest keeps."""
        from sheetgen.writing.exporting.files import Export  # noqa: PLC0415 - late

        exports = tuple(each for each in Export if each.value in names)
        return cls("offices" in names, "by-element" in names, exports)

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
        return [
            *(name for name, is_asked in asked if is_asked),
            *(each.value for each in self.exports),
        ]

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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """What was asked for: which reports, of which day, with which parts, in which language."""

    period: Period | None
    plan: str | None
    as_of: date | None
    parts: _Parts
    lang: str | None
    stale: bool

    def builds(self, setup: "Setup") -> "tuple[_Build, ...]":
        """The reports to make; of stale ones as they were made."""
        from sheetgen.pipeline import due_builds  # noqa: PLC0415 - late
        from sheetgen.planning.calendar import named_plan  # noqa: PLC0415 - late
        from sheetgen.stale import stale_reports  # noqa: PLC0415 - late

        if self.stale:
            plans = (named_plan(setup.plans, self.plan),) if self.plan else setup.plans
            return tuple(
                _Build(
                    each.plan,
                    each.period,
                    each.as_of,
                    _Parts.named(each.parts),
                    each.language or None,
                )
                for each in stale_reports(setup, plans)
            )
        return tuple(
            _Build(each, at, self.as_of, self.parts, self.lang)
            for at, each in due_builds(setup, self.period, self.plan)
        )


@dataclass(frozen=True, slots=True)
class _Build:
    """One report to make."""

    plan: Plan
    period: Period
    as_of: date | None
    parts: _Parts
    lang: str | None


def parts_of(workspace: Workspace, report: Report, names: tuple[str, ...]) -> "tuple[Part, ...]":
    """The parts of a report by the names that its manifest keeps."""
    return _Parts.named(names).of(workspace, report)


def _build(folder: Path | None, wanted: _Wanted, how: "_How", *, again: bool, as_json: bool) -> int:
    """Make what is wanted, or say what its making came to where nothing has changed since."""
    from sheetgen.inputs import Listing  # noqa: PLC0415 - late
    from sheetgen.unchanged import Basis, Made  # noqa: PLC0415 - late

    workspace, say = enter(folder, changes=True)
    if wanted.lang is not None:
        say = speaker(wanted.lang, workspace.locale)
    listing = Listing.of(workspace)
    basis = Basis.of(workspace, listing, repr((wanted, how.strict_engine, as_json)))
    before = None if again or wanted.stale else basis.made()
    if before is not None:
        click.echo(before.beside, err=True, nl=False)
        lines = [before.said] if as_json else [before.said, say.say(_UNCHANGED)]
        tell_done(lines, say)
        return before.status
    with overheard() as beside:
        done = _build_anew(workspace, wanted, how, listing, say)
    _keep(done, basis, say)
    lines = list(done.record(say) if as_json else done.lines(say))
    tell_done(lines, say)
    made = Made(said="\n".join(lines), beside="".join(beside), status=done.status)
    if not done.set_aside and not wanted.stale:  # these are others when it is asked again
        _written(partial(basis.keep, made, done.reports, done.read), say)
    return made.status


@dataclass(frozen=True, slots=True, kw_only=True)
class _How:
    """How the reports are made, which shows in no byte of them."""

    strict_engine: bool
    workers: int | None
    executor: str | None

    @property
    def mapper(self) -> "Mapper":
        """Who reads the files."""
        from sheetgen.disk.beside import processors  # noqa: PLC0415 - late
        from sheetgen.keeping.distant import by_cluster  # noqa: PLC0415 - late
        from sheetgen.keeping.elsewhere import by_processes  # noqa: PLC0415 - late

        if self.executor is not None:
            return by_cluster(self.executor)
        return by_processes(self.workers or processors())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    """What was made: each report with its files, and what is stale now.

    ``set_aside`` tells of files that people had changed: they are others now.
    """

    setup: "Setup"
    made: tuple[tuple[Report, list[str]], ...]
    left: "tuple[Stale, ...]"
    set_aside: list[Message]

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports."""
        return tuple(report for report, _ in self.made)

    @property
    def read(self) -> "Iterator[Submission]":
        """All that was read for them."""
        return (each for came in self.setup.shelf.values() for each in came)

    @property
    def status(self) -> int:
        """The exit status."""
        return 1 if any(_to_fix(report) for report in self.reports) else 0

    def record(self, say: Speaker) -> Iterator[str]:
        """The summary for programs."""
        record = [
            {
                **summary_record(each, files, say),
                "stale": [str(one.period) for one in self.left if one.plan.code == each.plan.code],
            }
            for each, files in self.made
        ]
        yield json.dumps(record, ensure_ascii=False, indent=1)

    def lines(self, say: Speaker) -> Iterator[str]:
        """The summary for people."""
        if not self.made:
            yield say.say(message("No report is stale."))
        for each, files in self.made:
            yield from summary_lines(each, files, say)


def _build_anew(
    workspace: Workspace,
    wanted: _Wanted,
    how: _How,
    listing: "Listing",
    say: Speaker,
) -> _Done:
    from sheetgen.inputs import outside_plans, receipts_at_odds  # noqa: PLC0415 - late
    from sheetgen.setup import open_setup  # noqa: PLC0415 - late
    from sheetgen.stale import stale_reports, stale_words  # noqa: PLC0415 - late

    for said in receipts_at_odds(workspace):
        click.echo(say.say(said), err=True)
    setup = replace(open_setup(workspace), mapper=how.mapper)
    tell_not_written(setup, say)
    tell_shipped_changed(workspace, say)
    for said in outside_plans(setup):
        click.echo(say.say(said), err=True)
    builds = wanted.builds(setup)
    _demand_writers(builds)
    due = tuple((each.period, each.plan) for each in builds)
    listing.demand_reachable(workspace, due)
    if not wanted.stale:
        _tell_unbuilt(setup.plans, due, wanted.period, wanted.plan, say)
    _tell_unread(workspace, {each.period for each in builds}, say)
    set_aside: list[Message] = []
    made = tuple(
        one
        for lang in dict.fromkeys(each.lang for each in builds)
        for one in _made(
            setup,
            tuple(each for each in builds if each.lang == lang),
            listing,
            say if lang is None else speaker(lang, workspace.locale),
            strict_engine=how.strict_engine,
            set_aside=set_aside,
        )
    )
    left = stale_reports(setup, setup.plans)
    for said in stale_words(left):
        click.echo(say.say(said), err=True)
    return _Done(setup=setup, made=made, left=left, set_aside=set_aside)


def _demand_writers(builds: tuple[_Build, ...]) -> None:
    """Stop before anything is judged where a library is wanting that writes what is asked for."""
    from sheetgen.writing.exporting.files import demand_writers  # noqa: PLC0415 - late

    demand_writers(tuple(kind for each in builds for kind in each.parts.exports))


def _made(
    setup: "Setup",
    builds: tuple[_Build, ...],
    listing: "Listing",
    say: Speaker,
    *,
    strict_engine: bool,
    set_aside: list[Message],
) -> Iterator[tuple[Report, list[str]]]:
    """Make and write reports, all of them or none, each with the names of its files."""
    from sheetgen.pipeline import report  # noqa: PLC0415 - late
    from sheetgen.planning.layouts import demand_annexes, read_layouts  # noqa: PLC0415 - late
    from sheetgen.writing.output import write_reports  # noqa: PLC0415 - late

    workspace, layouts = setup.workspace, read_layouts(setup.workspace)
    demand_annexes((each.plan for each in builds), layouts)
    reports = tuple(
        report(
            setup,
            each.plan,
            each.period,
            as_of=each.as_of,
            strict_engine=strict_engine,
            progress=lambda said: tell_progress(say, said),
        )
        for each in builds
    )
    parts = {(each.plan.code, each.period): each.parts for each in builds}
    sweep_from_here()
    written = write_reports(
        workspace,
        reports,
        say,
        lambda each: parts[each.plan.code, each.period].of(workspace, each),
        layouts,
        exports=lambda each: parts[each.plan.code, each.period].exports,
        inputs=lambda each: {
            **listing.record(setup, each.plan, each.period),
            "language": say.language,
            "parts": parts[each.plan.code, each.period].names(),
        },
        still=lambda: listing.demand_unchanged(workspace),
        notice=lambda said: _tell_set_aside(said, set_aside, say),
    )
    for each in reports:
        parts[each.plan.code, each.period].tell_absent((each,), say)
    for each, (_, paths) in zip(reports, written, strict=True):
        yield each, [workspace.relative(path) for path in paths]


def _tell_set_aside(said: Message, told: list[Message], say: Speaker) -> None:
    told.append(said)
    click.echo(say.say(said), err=True)


def _keep(done: _Done, basis: "Basis", say: Speaker) -> None:
    """Keep what was read for the next run, and say what of that kept before was not used.

    Of the periods built nothing is said: files come in while a month is reported.
    """
    built = {str(report.period) for report in done.reports}
    stores = [basis.store]
    if done.setup.readings is not None:
        _written(partial(done.setup.readings.keep, done.setup.shelf), say)
        stores.append(done.setup.readings.store)
    for store in stores:
        for said in store.notices(built | set(basis.store.other)):
            click.echo(say.say(said), err=True)


def _written(keep: Callable[[], None], say: Speaker) -> None:
    """Keep something, or say why it cannot be: nothing is lost but the time to find it out."""
    try:
        keep()
    except WriteError as fault:
        click.echo(say.say(fault.message()), err=True)


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
