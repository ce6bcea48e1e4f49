"""``sheetgen build``: read what came, judge it, write the workbooks."""

import sys
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetgen.cli.build_done import keep, kept_or_said
from sheetgen.cli.build_made import SCHEME, How, build_anew
from sheetgen.cli.build_wanted import Parts, Wanted
from sheetgen.cli.command_language import spoken
from sheetgen.cli.options import ExportsType, WholeType, flag, period_option, workspace_option
from sheetgen.cli.stopping import enter, stopping, tell_done
from sheetgen.cli.streams import overheard
from sheetgen.language.languages import codes
from sheetgen.language.message import message
from sheetgen.language.speaker import speaker
from sheetgen.model.period import Period
from sheetgen.writing.extras import EXTRAS

_UNCHANGED = message(
    "Nothing has changed since: the reports stand as they were made (--again makes them anew)."
)

if TYPE_CHECKING:
    from sheetgen.writing.exporting.table_files import Export


def command() -> click.Command:
    """The command, with its help in the language of the command line."""
    return click.Command(
        "build",
        callback=_run,
        help=spoken(
            "Read input/<period>/, judge every item and write output/<period>/<plan>/. "
            "Exits 0 done; 1 done, and an office has something to fix or the two evaluators of "
            "rules differ; 2 it could not run."
        ),
        params=[
            workspace_option(),
            period_option(),
            click.Option(["--plan"], metavar="CODE", help=spoken("Only this plan.")),
            click.Option(
                ["--as-of"],
                type=click.DateTime(["%Y-%m-%d"]),
                metavar="YYYY-MM-DD",
                help=spoken("The report's date; default: the last day of the period."),
            ),
            flag(
                spoken("Stop if the rule engine fails or disagrees with the plain evaluator."),
                "--strict-engine",
            ),
            flag(spoken("Also one workbook for each office."), "--offices"),
            flag(spoken("Also one workbook for each objective or product."), "--by-element"),
            click.Option(
                ["--export"],
                type=ExportsType(),
                default=(),
                help=spoken(
                    "Also the report's tables for other tools, in tables/: csv, parquet or sqlite, "
                    "or several with commas (parquet needs sheetgen[parquet])."
                ),
            ),
            *(
                flag(spoken(each.help.text), f"--{each.name}")
                for each in EXTRAS  # an option for each further file of a report
            ),
            click.Option(
                ["--lang"],
                type=click.Choice(codes()),
                help=spoken("The language of what is written; default: that of the workspace."),
            ),
            flag(
                spoken(
                    "Only the reports made before a file came that they follow from, each with the "
                    "date, the language and the parts it had."
                ),
                "--stale",
            ),
            flag(
                spoken(
                    "Make the reports anew even where nothing has changed since they were made."
                ),
                "--again",
            ),
            click.Option(
                ["--workers"],
                type=WholeType(1),
                metavar="N",
                help=spoken("So many processes read the files; default: one for each processor."),
            ),
            click.Option(
                ["--executor"],
                metavar="dask://HOST:PORT",
                help=spoken("Have the files read by a Dask cluster (needs sheetgen[dask])."),
            ),
            flag(spoken("Print the summary as JSON."), "--json", "as_json"),
        ],
    )


@stopping()
def _run(  # one option, one argument
    *,
    folder: Path | None,
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
    **extras: bool,
) -> None:
    more = tuple(name for name, is_asked in extras.items() if is_asked)
    if stale and (period or as_of or lang or offices or by_element or export or more):
        raise click.UsageError(
            spoken("--stale makes each report as it was made: give it --plan alone.")
        )
    if executor is not None and (workers or not executor.startswith(SCHEME)):
        raise click.UsageError(
            spoken("--executor is dask://HOST:PORT, and stands in the place of --workers.")
        )
    wanted = Wanted(
        period=period,
        plan=plan,
        as_of=as_of.date() if as_of else None,
        parts=Parts(offices, by_element, export, more),
        lang=lang,
        stale=stale,
    )
    how = How(strict_engine=strict_engine, workers=workers, executor=executor)
    sys.exit(_build(folder, wanted, how, again=again, as_json=as_json))


def _build(folder: Path | None, wanted: Wanted, how: "How", *, again: bool, as_json: bool) -> int:
    """Make what is wanted, or say what its making came to where nothing has changed since."""
    from sheetgen.inputs import Listing  # noqa: PLC0415 - late
    from sheetgen.reused import Reuse  # noqa: PLC0415 - late
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
    reuse = Reuse(basis)
    with overheard() as beside:
        done = build_anew(workspace, wanted, how, listing, reuse, say)
    keep(done, basis, reuse, say)
    lines = list(done.record(say) if as_json else done.lines(say))
    tell_done(lines, say)
    made = Made(said="\n".join(lines), beside="".join(beside), status=done.status)
    if not done.set_aside and not wanted.stale:  # these are others when it is asked again
        kept_or_said(partial(basis.keep, made, done.reports, done.read), say)
    return made.status
