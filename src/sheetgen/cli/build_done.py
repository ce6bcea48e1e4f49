"""What a build came to: its summary, its exit status, and what of it is kept for the next run."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

import click

from sheetgen.cli.build_summary import summary_lines, summary_record
from sheetgen.errors import WriteError
from sheetgen.language.message import Message, message
from sheetgen.language.speaker import Speaker
from sheetgen.model.period import Period
from sheetgen.model.problem import Weight
from sheetgen.model.report import Report
from sheetgen.records import Struct

if TYPE_CHECKING:
    from sheetgen.keeping.packed import Packed
    from sheetgen.model.submission import Submission
    from sheetgen.reused import Reuse
    from sheetgen.setup import Setup
    from sheetgen.stale import Stale
    from sheetgen.unchanged import Basis


class Done(Struct, frozen=True, kw_only=True):
    """What was made: each report with its files, and what is stale now.

    ``set_aside`` tells of files that people had changed: they are others now. ``answers`` are what
    the cells of each report answer, where ``trace`` would say the same.
    """

    setup: "Setup"
    made: tuple[tuple[Report, list[str]], ...]
    left: "tuple[Stale, ...]"
    set_aside: list[Message]
    answers: "dict[tuple[Period, str], Packed]"

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
        return 1 if any(to_fix(report) for report in self.reports) else 0

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


def keep(done: Done, basis: "Basis", reuse: "Reuse", say: Speaker) -> None:
    """Keep what was read for the next run, and say what of that kept before was not used.

    Of the periods built nothing is said: files come in while a month is reported.
    """
    from sheetgen.answered import keep_answers  # noqa: PLC0415 - late

    built = {str(report.period) for report in done.reports}
    stores = [basis.store]
    kept_or_said(partial(keep_answers, basis, done.setup, done.reports, done.answers), say)
    kept_or_said(partial(reuse.keep, done.reports, done.read, done.answers), say)
    if done.setup.readings is not None:
        kept_or_said(partial(done.setup.readings.keep, done.setup.shelf), say)
        stores.append(done.setup.readings.store)
    for store in stores:
        for said in store.notices(built | set(basis.store.other)):
            click.echo(say.say(said), err=True)


def kept_or_said(keep: Callable[[], None], say: Speaker) -> None:
    """Keep something, or say why it cannot be: nothing is lost but the time to find it out."""
    try:
        keep()
    except WriteError as fault:
        click.echo(say.say(fault.message()), err=True)


def to_fix(report: Report) -> bool:
    """Whether somebody must act: an office on its file, or whoever keeps sheetgen on its engine."""
    errors = any(problem.weight is Weight.ERROR for problem in report.problems)
    return errors or report.judging.differs
