"""``sheetgen receive``: file deliveries under ``input/<period>/`` without overwriting any."""

import sys
from datetime import UTC, date, datetime
from pathlib import Path

import click

from sheetgen.cli.options import period_option, workspace_option
from sheetgen.cli.stopping import enter, stopping
from sheetgen.cli.tongue import spoken
from sheetgen.model.period import Period
from sheetgen.model.problem import Weight

_PATH = click.Path(exists=True, dir_okay=False, path_type=Path)


def command() -> click.Command:
    """The command, with its help in the language of the command line."""

    @click.command(
        "receive",
        help=spoken(
            "File each FILE under input/<period>/, never over another, and note when it came. "
            "Exits 0 filed; 1 filed, and an office has something to fix; 2 nothing was filed."
        ),
    )
    @click.argument("files", metavar="FILE...", nargs=-1, required=True, type=_PATH)
    @workspace_option()
    @period_option()
    @click.option(
        "--on",
        type=click.DateTime(["%Y-%m-%d"]),
        help=spoken("The day they came; default: today."),
    )
    def receive(
        *,
        files: tuple[Path, ...],
        workspace: Path | None,
        period: Period | None,
        on: datetime | None,
    ) -> None:
        with stopping():
            wrong = _receive(workspace, files, period, on.date() if on else _today())
        sys.exit(1 if wrong else 0)

    return receive


def _today() -> date:
    return datetime.now(UTC).astimezone().date()


def _receive(
    folder: Path | None, files: tuple[Path, ...], period: Period | None, day: date
) -> bool:
    from sheetgen.house import open_house  # noqa: PLC0415 - late
    from sheetgen.intake import receive  # noqa: PLC0415 - late

    workspace, say = enter(folder)
    house = open_house(workspace)
    received = receive(house, files, period, day)
    for each in received:
        click.echo(f"{each.checked.path.name}: {say.say(each.said)}")
    return any(
        problem.weight is Weight.ERROR
        for each in received
        for problem in each.checked.submission.problems
    )
