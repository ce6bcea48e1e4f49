"""``sheetgen trace``: where the figure of a cell came from, and what a cell of the input feeds."""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetgen.cli.command_language import spoken
from sheetgen.cli.options import flag, period_option, workspace_option
from sheetgen.cli.stopping import enter, stopping
from sheetgen.cli.trace_alerts import alert_lines, alert_records
from sheetgen.cli.trace_place import (
    feeds_nothing,
    is_workbook,
    month_of,
    no_figure,
    place_asked,
    report_named,
    sheet_asked,
)
from sheetgen.cli.trace_text import feeds_lines, feeds_record, figure_lines, figure_record
from sheetgen.language.speaker import Speaker, speaker
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.report import Report
from sheetgen.model.workspace import Workspace

if TYPE_CHECKING:
    from sheetgen.keeping.answers import Answers

Reports = Callable[[Period | None, str | None], Iterable[Report]]
"""The reports of a period (None: the latest of each plan) and a plan (None: every one)."""
Judged = Callable[[Workspace], Reports]
"""Opens a workspace that is asked for them."""


def judged_in(workspace: Workspace) -> Reports:
    """The reports of a workspace, each judged anew when it is asked for."""
    from sheetgen.pipeline import due_builds, report  # noqa: PLC0415 - late
    from sheetgen.setup import open_setup  # noqa: PLC0415 - late

    setup = open_setup(workspace)
    return lambda period, plan: (
        report(setup, each, at) for at, each in due_builds(setup, period, plan)
    )


def command(judged: Judged = judged_in) -> click.Command:
    """The command, with its help in the language of the command line.

    ``judged`` opens a workspace; who asks many questions of one gives its reports once.
    """
    return click.Command(
        "trace",
        callback=partial(_trace, judged=judged),
        help=spoken(
            "Say where the figure of a cell came from: WORKBOOK!SHEET!CELL of an output workbook "
            "gives its formula, the input cells as typed, their files' digests and the rule; "
            "FILE!SHEET!CELL of an input file lists the output cells it feeds."
        ),
        params=[
            click.Argument(["asked"], metavar="FILE!SHEET!CELL"),
            workspace_option(),
            period_option(),
            flag(spoken("Print the answer as JSON."), "--json", "as_json"),
        ],
    )


@stopping()
def _trace(
    *,
    asked: str,
    folder: Path | None,
    period: Period | None,
    judged: Judged,
    as_json: bool,
) -> None:
    workspace, _ = enter(folder)
    place = place_asked(asked, workspace)
    if is_workbook(place, workspace):
        _of_output(place, workspace, judged, as_json=as_json)
    else:
        _of_input(place, workspace, period, judged, as_json=as_json)


def _of_output(place: Place, workspace: Workspace, judged: Judged, *, as_json: bool) -> None:
    """Where the figure of an output cell came from."""
    from sheetgen.cli.trace_disk import warn_of_disk  # noqa: PLC0415 - late

    say = speaker(workspace.language, workspace.locale)
    for found, report in _answering(workspace, *report_named(place, workspace), judged, say):
        asked = sheet_asked(place, found.sheets)
        answer = found.figure_at(asked.sheet, asked.cell, Path(asked.file).name)
        alerts = found.alerts_at(asked.sheet, asked.cell)
        if answer is not None:
            record = figure_record(answer, found, say)
            lines = figure_lines(asked, answer, found, say)
        elif alerts:
            record, lines = alert_records(alerts, found), alert_lines(asked, alerts, found, say)
        else:
            raise no_figure(asked, found.cells_beside(asked.sheet, asked.cell))
        warn_of_disk(found, report, workspace, say, is_asked=True)
        click.echo(_json(record) if as_json else "\n".join(lines))


def _of_input(
    place: Place, workspace: Workspace, period: Period | None, judged: Judged, *, as_json: bool
) -> None:
    """What an input cell feeds, in every plan that reads it."""
    from sheetgen.cli.trace_disk import warn_of_disk  # noqa: PLC0415 - late

    say = speaker(workspace.language, workspace.locale)
    answers = []
    known: set[Place] = set()
    for found, report in _answering(workspace, period or month_of(place.file), None, judged, say):
        fed = found.fed_by(place)
        if fed:
            answers.append((found, report, fed))
        else:
            known.update(found.places_of(place.file))
    if not answers:
        raise feeds_nothing(place, workspace, known)
    if as_json:
        click.echo(_json([feeds_record(found, fed) for found, _, fed in answers]))
    for found, report, fed in answers:
        warn_of_disk(found, report, workspace, say, is_asked=False)
        if not as_json:
            click.echo("\n".join(feeds_lines(place, found, fed, say)))


def _answering(
    workspace: Workspace, period: Period | None, plan: str | None, judged: Judged, say: Speaker
) -> "Iterator[tuple[Answers, Report | None]]":
    """What the cells of these reports answer: as the last build kept it, else each worked out anew.

    With a report that was worked out, which the disk may hold otherwise.
    """
    from sheetgen.answered import answers_anew, kept_answers  # noqa: PLC0415 - late

    kept = kept_answers(workspace, period, plan)
    if kept is not None:
        yield from ((each, None) for each in kept)
        return
    for report in judged(workspace)(period, plan):
        yield answers_anew(report, say), report


def _json(record: object) -> str:
    return json.dumps(record, ensure_ascii=False, indent=1)
