"""A build at work: reports are read, judged and written."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from sheetgen.cli.build_done import Done
from sheetgen.cli.build_notices import tell_otherwise, tell_served, tell_unbuilt, tell_unread
from sheetgen.cli.build_wanted import Build, Wanted
from sheetgen.cli.stopping import (
    sweep_from_here,
    tell_not_written,
    tell_progress,
    tell_shipped_changed,
)
from sheetgen.language.message import Message
from sheetgen.language.speaker import Speaker, speaker
from sheetgen.model.period import Period
from sheetgen.model.report import Report
from sheetgen.model.workspace import Workspace
from sheetgen.records import Struct

if TYPE_CHECKING:
    from sheetgen.inputs import Listing
    from sheetgen.keeping.packed import Packed
    from sheetgen.model.draft_plan import DraftPlan
    from sheetgen.model.layout import Layout
    from sheetgen.reading.register import Mapper
    from sheetgen.reused import Reuse
    from sheetgen.setup import Setup


SCHEME = "dask://"
"""What the address of a Dask cluster begins with."""


class How(Struct, frozen=True, kw_only=True):
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


def build_anew(
    workspace: Workspace,
    wanted: Wanted,
    how: How,
    listing: "Listing",
    reuse: "Reuse",
    say: Speaker,
) -> Done:
    """Read, judge and write what is wanted, whatever was made before.

    Raises what stops a run: a :class:`~sheetgen.errors.SheetgenError`, before anything is written.
    """
    from sheetgen.inputs import outside_plans, receipts_at_odds  # noqa: PLC0415 - late
    from sheetgen.planning.closed_files import foreign_closed  # noqa: PLC0415 - late
    from sheetgen.setup import open_setup  # noqa: PLC0415 - late
    from sheetgen.stale import stale_reports, stale_words  # noqa: PLC0415 - late

    for said in receipts_at_odds(workspace):
        click.echo(say.say(said), err=True)
    setup = open_setup(workspace, wanted.read_ahead, how.mapper)
    tell_not_written(setup, say)
    tell_shipped_changed(workspace, say)
    for said in (*outside_plans(setup), *foreign_closed(workspace.root, setup.plans)):
        click.echo(say.say(said), err=True)
    builds = wanted.builds(setup)
    _demand_writers(builds)
    due = tuple((each.period, each.plan) for each in builds)
    listing.demand_reachable(workspace, due)
    if not wanted.stale:
        tell_unbuilt(setup.plans, due, wanted.period, wanted.plan, say)
    tell_unread(workspace, {each.period for each in builds}, say)
    tell_served(setup, due, say)
    set_aside: list[Message] = []
    answers: dict[tuple[Period, str], Packed] = {}
    made = tuple(
        one
        for lang in dict.fromkeys(each.lang for each in builds)
        for one in _made(
            setup,
            tuple(each for each in builds if each.lang == lang),
            listing,
            reuse,
            say if lang is None else speaker(lang, workspace.locale),
            strict_engine=how.strict_engine,
            set_aside=set_aside,
            answers=answers,
        )
    )
    tell_otherwise((each for each, _ in made), say)
    left = stale_reports(setup, setup.plans)
    for said in stale_words(left):
        click.echo(say.say(said), err=True)
    return Done(setup=setup, made=made, left=left, set_aside=set_aside, answers=answers)


def _demand_writers(builds: tuple[Build, ...]) -> None:
    """Stop before anything is judged where something is wanting that writes what is asked for."""
    from sheetgen.writing.extras import extras_named  # noqa: PLC0415 - late

    if kinds := tuple(kind for each in builds for kind in each.parts.exports):
        from sheetgen.writing.exporting.table_files import demand_writers  # noqa: PLC0415 - late

        demand_writers(kinds)
    for extra in extras_named({name for each in builds for name in each.parts.extras}):
        extra.demand()


def _made(
    setup: "Setup",
    builds: tuple[Build, ...],
    listing: "Listing",
    reuse: "Reuse",
    say: Speaker,
    *,
    strict_engine: bool,
    set_aside: list[Message],
    answers: "dict[tuple[Period, str], Packed]",
) -> Iterator[tuple[Report, list[str]]]:
    """Make and write reports, all of them or none, each with the names of its files."""
    from sheetgen.answered import answers_of  # noqa: PLC0415 - late
    from sheetgen.pipeline import report  # noqa: PLC0415 - late
    from sheetgen.planning.layouts import demand_annexes, read_layouts  # noqa: PLC0415 - late
    from sheetgen.writing.extras import extras_named  # noqa: PLC0415 - late
    from sheetgen.writing.output import write_reports  # noqa: PLC0415 - late

    workspace, layouts = setup.workspace, read_layouts(setup.workspace)
    demand_annexes((each.plan for each in builds), layouts)
    drafts, draft_layouts = _drafts(workspace, builds)
    reports = tuple(
        report(
            setup,
            each.plan,
            each.period,
            as_of=each.as_of,
            strict_engine=strict_engine,
            progress=lambda said: tell_progress(say, said),
            kept=reuse.kept(each.plan, each.period, each.as_of),
        )
        for each in builds
    )
    parts = {(each.plan.code, each.period): each.parts for each in builds}
    setup.engine.rest()
    for each in reports:
        each.plan.expected.clear()  # judged by now; it is found again where it is asked for
    sweep_from_here()
    written = write_reports(
        workspace,
        reports,
        say,
        lambda each: parts[each.plan.code, each.period].of(workspace, each),
        layouts,
        exports=lambda each: parts[each.plan.code, each.period].exports,
        extras=lambda each: extras_named(parts[each.plan.code, each.period].extras),
        drafts=drafts,
        draft_layouts=draft_layouts,
        inputs=lambda each: {
            **listing.record(setup, each.plan, each.period),
            "language": say.language,
            "parts": parts[each.plan.code, each.period].names(),
        },
        still=lambda: listing.demand_unchanged(workspace),
        notice=lambda said: _tell_set_aside(said, set_aside, say),
        entered=lambda each, ledger: answers.update(
            answers_of(workspace, each, ledger, say, reuse.answered(each))
        ),
        same=lambda each: reuse.same(each, say),
    )
    for each in reports:
        parts[each.plan.code, each.period].tell_absent((each,), say)
    for each, (_, paths) in zip(reports, written, strict=True):
        yield each, [workspace.relative(path) for path in paths]


def _drafts(
    workspace: Workspace, builds: tuple[Build, ...]
) -> tuple[tuple["DraftPlan", ...], tuple["Layout", ...]]:
    """The plans of paragraphs, and the annexes that they may name.

    None of what sheetgen ships where no further file is asked for: nobody reads them then. What the
    workspace has of its own is read in every build, so that its faults are not found at the end.
    """
    from sheetgen.sources.shipped import REPORTS, own_folder  # noqa: PLC0415 - late
    from sheetgen.sources.written import written  # noqa: PLC0415 - late

    own = written(own_folder(workspace, REPORTS), ".yaml", within=False)
    if not any(each.parts.extras for each in builds) and not own:
        return (), ()
    from sheetgen.drafting.paragraph_plans import demand_annexes, read_draft_plans  # noqa: PLC0415 - late
    from sheetgen.planning.layouts import layouts_of_drafts  # noqa: PLC0415 - late

    drafts, layouts = read_draft_plans(workspace), layouts_of_drafts(workspace)
    demand_annexes(drafts, (each.name for each in layouts))
    return drafts, layouts


def _tell_set_aside(said: Message, told: list[Message], say: Speaker) -> None:
    told.append(said)
    click.echo(say.say(said), err=True)
