"""What a build says on stderr of that which it does not read or build."""

from typing import TYPE_CHECKING

import click

from sheetgen.language.message import message
from sheetgen.language.speaker import Speaker
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.model.workspace import Workspace
from sheetgen.telling.closed_words import otherwise_line, recount_line, registry_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sheetgen.model.report import Report
    from sheetgen.setup import Setup


def tell_unbuilt(
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


def tell_served(setup: "Setup", builds: tuple[tuple[Period, Plan], ...], say: Speaker) -> None:
    """Say on stderr of which closed months the counts are not sealed, or by another registry."""
    from sheetgen.sealed_lists import changed_registry  # noqa: PLC0415 - late
    from sheetgen.served import counted_anew  # noqa: PLC0415 - late

    for period, plan in builds:
        if registry := changed_registry(setup, plan, period):
            click.echo(say.say(registry_line(period, registry)), err=True)
        if file := counted_anew(setup, plan, period):
            click.echo(say.say(recount_line(period, file)), err=True)


def tell_otherwise(reports: "Iterable[Report]", say: Speaker) -> None:
    """Say on stderr which reports of closed months are not what was sealed."""
    for each in reports:
        if each.otherwise:
            said = otherwise_line(each.plan.code, each.period, each.otherwise)
            click.echo(say.say(said), err=True)


def tell_unread(workspace: Workspace, periods: set[Period], say: Speaker) -> None:
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
