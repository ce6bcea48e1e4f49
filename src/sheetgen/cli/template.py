"""``sheetgen template``: the blank templates that offices fill."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetgen.cli.command_language import spoken
from sheetgen.cli.options import flag, period_option, workspace_option
from sheetgen.cli.stopping import (
    enter,
    stopping,
    sweep_from_here,
    tell_done,
    tell_not_written,
    tell_shipped_changed,
)
from sheetgen.errors import WorkspaceError
from sheetgen.language.message import message, message_n
from sheetgen.model.period import Period
from sheetgen.sources.spelling import known_words

if TYPE_CHECKING:
    from sheetgen.language.speaker import Speaker
    from sheetgen.setup import Setup


def command() -> click.Command:
    """The command, with its help in the language of the command line."""
    return click.Command(
        "template",
        callback=_write,
        help=spoken(
            "Write the input template of each office: output/<period>/templates/. With --from, "
            "that of one office, filled with what it had already written in an older form; exits "
            "1 where something could not be carried over."
        ),
        params=[
            workspace_option(),
            period_option(),
            click.Option(
                ["--office"], metavar="CODE", help=spoken("Only the template of this office.")
            ),
            click.Option(
                ["--from", "older"],
                metavar=spoken("FILE"),
                type=click.Path(exists=True, dir_okay=False, path_type=Path),
                help=spoken(
                    "A form that the office had begun: of an earlier month, plan or layout."
                ),
            ),
            flag(spoken("With --from: what was carried, as JSON."), "--json", "as_json"),
        ],
    )


@stopping()
def _write(
    *,
    folder: Path | None,
    period: Period | None,
    office: str | None,
    older: Path | None,
    as_json: bool,
) -> None:
    from sheetgen.cli.template_from import carry_over  # noqa: PLC0415 - late
    from sheetgen.issued import issue  # noqa: PLC0415 - late
    from sheetgen.setup import open_setup  # noqa: PLC0415 - late
    from sheetgen.writing.output import write_templates  # noqa: PLC0415 - late

    if as_json and older is None:
        raise click.UsageError(spoken("--json tells what --from FILE carried over."))
    workspace, say = enter(folder, changes=True)
    setup = open_setup(workspace)
    tell_not_written(setup, say)
    tell_shipped_changed(workspace, say)
    if period is None:
        period = _month(setup, older)
    _tell_oddities(setup, period, say)
    if older is not None:
        sys.exit(carry_over(setup, say, older, period, office, as_json=as_json))
    templates = issue(setup, period, office=office)
    if office is not None and not templates:
        known = [each.office for each in issue(setup, period)]
        raise WorkspaceError(f"--office {office}", *known_words(office, known))
    sweep_from_here()
    written = write_templates(
        workspace, templates, say, lambda said: click.echo(say.say(said), err=True)
    )
    said = message_n(
        "{n} template for {period}.", "{n} templates for {period}.", len(templates), period=period
    )
    tell_done([*(workspace.relative(path) for path in written), say.say(said)], say)


def _month(setup: "Setup", older: Path | None) -> Period:
    """The month meant where none is named: the latest with files, or the older form's own."""
    from sheetgen.carrying import month_to_ask  # noqa: PLC0415 - late
    from sheetgen.pipeline import latest_with_files  # noqa: PLC0415 - late

    if older is None:
        latest = latest_with_files(setup)
        if latest is None:  # in a first month there are none
            raise WorkspaceError(
                setup.workspace.relative(setup.workspace.input),
                message("no folder YYYY-MM holds files of {plans}.",
                        plans=[each.code for each in setup.plans]),
                message("Name the month of the templates: --period YYYY-MM."),
            )  # fmt: skip
        return latest
    return month_to_ask(setup, older, latest_with_files(setup))


def _tell_oddities(setup: "Setup", period: Period, say: "Speaker") -> None:
    """What is odd in the plans is told while it can still be mended: before offices are asked."""
    from sheetgen.cli.build_summary import oddity_lines  # noqa: PLC0415 - late
    from sheetgen.model.in_force import in_force  # noqa: PLC0415 - late
    from sheetgen.planning.target_oddities import plan_oddities  # noqa: PLC0415 - late

    for plan in setup.plans:
        if plan.covers(period):
            for line in oddity_lines(plan_oddities(in_force(plan, period), period), say):
                click.echo(line, err=True)
