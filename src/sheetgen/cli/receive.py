"""``sheetgen receive``: file deliveries under ``input/<period>/`` without overwriting any."""

import shlex
import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetgen.cli.command_language import spoken
from sheetgen.cli.options import PeriodType, flag, period_option, today, workspace_option
from sheetgen.cli.stopping import enter, stopping, tell_done
from sheetgen.errors import WorkspaceError
from sheetgen.language.message import Message, message, message_n
from sheetgen.language.signs import one_line
from sheetgen.language.speaker import Speaker
from sheetgen.model.period import Period
from sheetgen.model.problem import Weight
from sheetgen.records import replace

if TYPE_CHECKING:
    from sheetgen.intake import Checked
    from sheetgen.receiving import Received
    from sheetgen.setup import Setup
    from sheetgen.stale import Stale

_PATH = click.Path(exists=True, dir_okay=False, path_type=Path)


def command() -> click.Command:
    """The command, with its help in the language of the command line."""
    return click.Command(
        "receive",
        callback=_run,
        help=spoken(
            "File each FILE under input/<period>/, never over another, and note when it came. "
            "Exits 0 filed; 1 filed, and an office has something to fix or a file was left out; 2 "
            "nothing was filed."
        ),
        params=[
            click.Argument(["files"], metavar="FILE...", nargs=-1, type=_PATH),
            workspace_option(),
            period_option(),
            click.Option(
                ["--on"],
                type=click.DateTime(["%Y-%m-%d"]),
                help=spoken("The day they came; default: today."),
            ),
            click.Option(
                ["--rebuild"],
                type=PeriodType(),
                help=spoken(
                    "Make received.csv of that month anew, from its lines and from the files."
                ),
            ),
            flag(spoken("Correct the day on which received files came: with --on."), "--redate"),
        ],
    )


@stopping()
def _run(  # one option, one argument
    *,
    files: tuple[Path, ...],
    folder: Path | None,
    period: Period | None,
    on: datetime | None,
    rebuild: Period | None,
    redate: bool,
) -> None:
    if rebuild is None and not files:
        raise click.MissingParameter(param_hint=f"'{spoken('FILE...')}'", param_type="argument")
    if rebuild is not None:
        _rebuild(folder, rebuild)
        if not files:
            return
    if redate:
        if on is None:
            raise click.MissingParameter(param_hint="--on", param_type="option")
        _redate(folder, files, on.date())
        return
    wrong = _receive(folder, files, period, on.date() if on else today())
    sys.exit(1 if wrong else 0)


def _rebuild(folder: Path | None, period: Period) -> None:
    from sheetgen.rebuilding import rebuild  # noqa: PLC0415 - late
    from sheetgen.setup import open_setup  # noqa: PLC0415 - late

    workspace, say = enter(folder, changes=True)
    for said in rebuild(open_setup(workspace), period):
        click.echo(say.say(said))


def _redate(folder: Path | None, files: tuple[Path, ...], day: date) -> None:
    from sheetgen.redating import redate  # noqa: PLC0415 - late
    from sheetgen.setup import open_setup  # noqa: PLC0415 - late

    workspace, say = enter(folder, changes=True)
    _demand_past(day)
    for said in redate(open_setup(workspace), files, day):
        click.echo(say.say(said))


def _demand_past(day: date) -> None:
    if day > today():
        raise WorkspaceError(
            f"--on {day.isoformat()}",
            message("is a day that has not come yet."),
            message("Name the day on which the files came; nothing was filed."),
        )


def _receive(
    folder: Path | None, files: tuple[Path, ...], period: Period | None, day: date
) -> bool:
    from sheetgen.inputs import receipts_at_odds  # noqa: PLC0415 - late
    from sheetgen.reading.register import is_from_office  # noqa: PLC0415 - late
    from sheetgen.receiving import receive  # noqa: PLC0415 - late
    from sheetgen.setup import open_setup  # noqa: PLC0415 - late
    from sheetgen.stale import stale_words  # noqa: PLC0415 - late

    workspace, say = enter(folder, changes=True)
    _demand_past(day)
    setup = open_setup(workspace)
    received, left = receive(setup, files, period, day)
    for path in files:
        if not is_from_office(path.name):
            said = message(
                "{file} was passed over: programs leave such files, and nobody sends them.",
                file=path.name,
            )
            click.echo(say.say(said), err=True)
    tell_done(_lines(received, say), say)
    _tell_closed(setup, received, period, say)
    for said in stale_words(_now_stale(setup, received, period)):
        click.echo(say.say(said), err=True)
    for each in left:
        said = message("not filed: {file}: {why}", file=each.file, why=each.why)
        click.echo(say.say(said), err=True)
    for said in receipts_at_odds(workspace):
        click.echo(say.say(said), err=True)
    return bool(left) or any(
        problem.weight is Weight.ERROR
        for one in received
        for problem in one.checked.submission.problems
    )


def _now_stale(
    setup: "Setup", received: "Iterable[Received]", named: Period | None
) -> "tuple[Stale, ...]":
    """The reports that what was filed has left behind; its months are read again."""
    from sheetgen.stale import stale_reports  # noqa: PLC0415 - late

    came_for = {at for each in received if (at := named or each.checked.stamped)}
    anew = replace(setup, shelf={}, sealed={})
    return stale_reports(anew, setup.plans, came_for)


def _tell_closed(
    setup: "Setup", received: "Iterable[Received]", named: Period | None, say: Speaker
) -> None:
    """Name on stderr the closed months of the plans that a file speaks of: it is late there."""
    from sheetgen.delivery import speaks_of  # noqa: PLC0415 - late

    filed = [(each.checked.stamped or named, each.checked.submission) for each in received]
    plans = {each.code: each for each in setup.plans}
    for (period, plan), closed in setup.closed.items():
        if any(at == period and speaks_of(sent, plans[plan]) for at, sent in filed):
            said = message(
                "{period} of {plan} is closed (edition {edition}): what came changes nothing of "
                "it until sheetgen close {period} --reopen --reason TEXT.",
                period=period,
                plan=plan,
                edition=closed.edition,
            )
            click.echo(say.say(said), err=True)


def _lines(received: "Iterable[Received]", say: Speaker) -> Iterator[str]:
    """What was done with each file, and what its office must do."""
    for each in received:
        yield f"{one_line(each.checked.path.name)}: {say.say(each.said)}"
        if to_do := " ".join(say.say(said) for said in _to_do(each.checked)):
            yield f"  {to_do}"


def _to_do(checked: "Checked") -> Iterator[Message]:
    """What the office must do about it in one line, and where the whole list is."""
    from sheetgen.returning.groups import grouped  # noqa: PLC0415 - late
    from sheetgen.returning.marks import is_asked  # noqa: PLC0415 - late

    problems = checked.submission.problems
    errors = sum(each.weight is Weight.ERROR for each in problems)
    asked = sum(is_asked(each) for each in problems)
    if errors:
        yield message_n(
            "{n} thing to fix: {first}",
            "{n} things to fix: {first}",
            errors,
            first=grouped(problems)[0].first.message,
        )
    if asked:
        yield message_n(
            "{n} thing to verify or explain.", "{n} things to verify or explain.", asked
        )
    if errors or asked:
        yield message("All of it: sheetgen check {file}", file=shlex.quote(str(checked.path)))
