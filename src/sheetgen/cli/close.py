"""``sheetgen close``: seal a month, or seal it again with a reason."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetgen.cli.command_language import spoken
from sheetgen.cli.options import PeriodType, flag, workspace_option
from sheetgen.cli.stopping import enter, stopping, tell_done
from sheetgen.errors import WorkspaceError
from sheetgen.language.message import message, message_n
from sheetgen.language.speaker import Speaker
from sheetgen.model.period import Period

if TYPE_CHECKING:
    from sheetgen.closing import Edition
    from sheetgen.model.plan import Plan
    from sheetgen.model.report import Report
    from sheetgen.setup import Setup


def command() -> click.Command:
    """The command, with its help in the language of the command line."""
    return click.Command(
        "close",
        callback=_close,
        help=spoken(
            "Seal the month PERIOD in closed/: from then on it is what later months are compared "
            "with, and what comes for it later changes nothing. Exits 0 sealed; 2 nothing was."
        ),
        params=[
            click.Argument(["period"], metavar="YYYY-MM", type=PeriodType()),
            workspace_option(),
            click.Option(["--plan"], metavar="CODE", help=spoken("Only this plan.")),
            flag(spoken("Seal a closed month again, with what came since."), "--reopen"),
            click.Option(
                ["--reason"], metavar="TEXT", default="", help=spoken("Why; asked with --reopen.")
            ),
            click.Option(
                ["--as-of"],
                type=click.DateTime(["%Y-%m-%d"]),
                metavar="YYYY-MM-DD",
                help=spoken("The date of a reopened month; default: that of the edition before."),
            ),
            flag(spoken("Print what was sealed as JSON."), "--json", "as_json"),
        ],
    )


@stopping()
def _close(  # one option, one argument
    *,
    period: Period,
    folder: Path | None,
    plan: str | None,
    reopen: bool,
    reason: str,
    as_of: datetime | None,
    as_json: bool,
) -> None:
    from sheetgen import closing  # noqa: PLC0415 - late
    from sheetgen.beside_seals import keep_beside_seals  # noqa: PLC0415 - late
    from sheetgen.cli.build_done import kept_or_said  # noqa: PLC0415 - late
    from sheetgen.inputs import Listing  # noqa: PLC0415 - late
    from sheetgen.pipeline import due_builds, report  # noqa: PLC0415 - late
    from sheetgen.setup import open_setup  # noqa: PLC0415 - late

    day = as_of.date() if as_of else None
    if reopen and not any(map(str.isalnum, reason)):
        raise WorkspaceError(
            "--reopen",
            message("a closed month is sealed again only with a reason."),
            message("Say why: --reason TEXT"),
        )
    workspace, say = enter(folder, changes=True)
    listing = Listing.of(workspace)
    setup = open_setup(workspace, reopening=period if reopen else None)
    due = [each for _, each in due_builds(setup, period, plan)]
    if reopen:
        due = [each for each in due if plan or closing.is_closed(setup, each, period)]
    plans = tuple(due) or tuple(each for _, each in due_builds(setup, period, plan))
    for each in plans:
        (closing.demand_closed if reopen else closing.demand_open)(setup, each, period)
    dates = {
        each.code: day or closing.date_of(setup, each, period, reopened=reopen) for each in plans
    }
    reports = tuple(report(setup, each, period, as_of=dates[each.code]) for each in plans)
    if not reopen:
        for each in plans:
            closing.demand_fresh(setup, each, period, listing)
    _tell_skipped(setup, plans, period, say)
    _tell_refused(reports, say)
    editions = closing.seal(setup, reports, reason, listing, say)
    kept_or_said(partial(keep_beside_seals, setup, period), say)
    again = _again(setup, plans, period, dates) if reopen else {}
    if as_json:
        told = _record(editions, again)
        tell_done([json.dumps(told, ensure_ascii=False, indent=1)], say)
        return
    tell_done(_lines(editions, again.values(), say), say)


def _tell_skipped(setup: "Setup", plans: "tuple[Plan, ...]", period: Period, say: Speaker) -> None:
    from sheetgen.closing import skipped  # noqa: PLC0415 - late

    for each in plans:
        if before := skipped(setup, each, period):
            said = message_n(
                "{plan}: {months} came before and is not closed: what comes late for it still "
                "changes what {period} was compared with.",
                "{plan}: {months} came before and are not closed: what comes late for them still "
                "changes what {period} was compared with.",
                len(before),
                plan=each.code,
                months=list(before),
                period=period,
            )
            click.echo(say.say(said), err=True)


def _tell_refused(reports: "tuple[Report, ...]", say: Speaker) -> None:
    from sheetgen.model.submission import State  # noqa: PLC0415 - late

    files = (e.file for each in reports for e in each.submissions if e.state is State.REJECTED)
    for file in dict.fromkeys(files):
        said = message(
            "{file} was refused: the month is sealed without its figures. Once it is put right, "
            "seal the month again: --reopen --reason TEXT",
            file=file,
        )
        click.echo(say.say(said), err=True)


def _again(
    setup: "Setup", plans: "tuple[Plan, ...]", period: Period, dates: Mapping[str, date]
) -> Mapping[str, str]:
    """The command that writes each plan's report again; one for all where it makes all alike."""
    from sheetgen.cli.build_wanted import build_again  # noqa: PLC0415 - late

    def commands(*, alone: bool) -> Mapping[str, str]:
        return {
            each.code: build_again(setup.workspace, each, period, dates[each.code], alone=alone)
            for each in plans
        }

    alike = commands(alone=False)
    is_whole = all(each in plans for each in setup.plans if each.covers(period))
    return alike if is_whole and len(set(alike.values())) == 1 else commands(alone=True)


def _lines(editions: "tuple[Edition, ...]", again: Iterable[str], say: Speaker) -> Iterator[str]:
    from sheetgen.cli.close_words import told  # noqa: PLC0415 - late

    for each in editions:
        first, *rest = told(each)
        yield say.say(first)
        yield from (f"  {say.say(said)}" for said in rest)
    for command in dict.fromkeys(again):
        yield say.say(message("Write its report again: {command}", command=command))


def _record(editions: "tuple[Edition, ...]", again: Mapping[str, str]) -> list[dict[str, object]]:
    from sheetgen.editions import since_records  # noqa: PLC0415 - late

    return [
        {
            "plan": each.plan,
            "edition": each.number,
            "file": each.file,
            **since_records(each.since),
            **({"build": again[each.plan]} if each.plan in again else {}),
        }
        for each in editions
    ]
