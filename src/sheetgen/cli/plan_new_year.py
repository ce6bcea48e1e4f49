"""``sheetgen plan new-year YEAR``: the next year of a plan that ends."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetgen.cli.command_language import spoken
from sheetgen.cli.options import WholeType, workspace_option
from sheetgen.cli.stopping import enter, stopping, tell_done
from sheetgen.errors import WorkspaceError
from sheetgen.language.message import message
from sheetgen.language.speaker import Speaker
from sheetgen.planning.calendar import named_plan

if TYPE_CHECKING:
    from sheetgen.new_year import Opened

_FIRST, _LAST = 1900, 2999


def command() -> click.Command:
    """The command, with its help in the language of the command line."""
    return click.Command(
        "new-year",
        callback=_open,
        help=spoken(
            "Open YEAR for each plan that ends in the year before, as a plan of its own: codes, "
            "names and known targets stay, baselines are what December reached, and goals, money "
            "and months are left to be filled in."
        ),
        params=[
            click.Argument(["year"], metavar=spoken("YEAR"), type=WholeType(_FIRST, _LAST)),
            workspace_option(),
            click.Option(["--plan", "code"], metavar="CODE", help=spoken("Only this plan.")),
        ],
    )


@stopping()
def _open(*, year: int, folder: Path | None, code: str | None) -> None:
    from sheetgen.new_year import open_year  # noqa: PLC0415 - late
    from sheetgen.setup import open_setup  # noqa: PLC0415 - late

    workspace, say = enter(folder, changes=True)
    setup = open_setup(workspace)
    ending = [plan for plan in setup.plans if plan.until and plan.until.year == year - 1]
    plans = [named_plan(setup.plans, code)] if code is not None else ending
    if not plans:
        raise WorkspaceError(
            workspace.relative(workspace.plans),
            message("no plan ends in {last}.", last=str(year - 1)),
            message("Write the last month of the plan as until in its plan.toml, or name another "
                    "year."),
        )  # fmt: skip
    tell_done(_lines(open_year(setup, year, plans), say), say)


def _lines(opened: tuple["Opened", ...], say: Speaker) -> Iterator[str]:
    for each in opened:
        yield from each.files
        yield from (f"  {each.code}: {say.say(said)}" for said in each.notices)
    yield say.say(message("What is still missing in them: sheetgen plan check"))
