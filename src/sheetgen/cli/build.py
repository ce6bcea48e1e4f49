"""``sheetgen build``: read what came, judge it, write the workbooks."""

import sys
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sheetgen.cli.build_made import SCHEME, How, build_anew, keep, kept_or_said
from sheetgen.cli.build_wanted import Parts, Wanted
from sheetgen.cli.command_language import spoken
from sheetgen.cli.options import ExportsType, WholeType, period_option, workspace_option
from sheetgen.cli.stopping import enter, stopping, tell_done
from sheetgen.cli.streams import overheard
from sheetgen.language.languages import codes
from sheetgen.language.message import message
from sheetgen.language.speaker import speaker
from sheetgen.model.period import Period
from sheetgen.writing.extras import EXTRAS

_Function = TypeVar("_Function", bound=Callable[..., Any])
_UNCHANGED = message(
    "Nothing has changed since: the reports stand as they were made (--again makes them anew)."
)

if TYPE_CHECKING:
    from sheetgen.writing.exporting.files import Export


def command() -> click.Command:
    """The command, with its help in the language of the command line."""

    @click.command(
        "build",
        help=spoken(
            "Read input/<period>/, judge every item and write output/<period>/<plan>/. "
            "Exits 0 done; 1 done, and an office has something to fix or the two evaluators of "
            "rules differ; 2 it could not run."
        ),
    )
    @workspace_option()
    @period_option()
    @click.option("--plan", metavar="CODE", help=spoken("Only this plan."))
    @click.option(
        "--as-of",
        type=click.DateTime(["%Y-%m-%d"]),
        metavar="YYYY-MM-DD",
        help=spoken("The report's date; default: the last day of the period."),
    )
    @click.option(
        "--strict-engine",
        is_flag=True,
        help=spoken("Stop if the rule engine fails or disagrees with the plain evaluator."),
    )
    @click.option("--offices", is_flag=True, help=spoken("Also one workbook for each office."))
    @click.option(
        "--by-element",
        is_flag=True,
        help=spoken("Also one workbook for each objective or product."),
    )
    @click.option(
        "--export",
        type=ExportsType(),
        default=(),
        help=spoken(
            "Also the report's tables for other tools, in tables/: csv, parquet or sqlite, or "
            "several with commas (parquet needs sheetgen[parquet])."
        ),
    )
    @_extra_options
    @click.option(
        "--lang",
        type=click.Choice(codes()),
        help=spoken("The language of what is written; default: that of the workspace."),
    )
    @click.option(
        "--stale",
        is_flag=True,
        help=spoken(
            "Only the reports made before a file came that they follow from, each with the date, "
            "the language and the parts it had."
        ),
    )
    @click.option(
        "--again",
        is_flag=True,
        help=spoken("Make the reports anew even where nothing has changed since they were made."),
    )
    @click.option(
        "--workers",
        type=WholeType(1),
        metavar="N",
        help=spoken("So many processes read the files; default: one for each processor."),
    )
    @click.option(
        "--executor",
        metavar="dask://HOST:PORT",
        help=spoken("Have the files read by a Dask cluster (needs sheetgen[dask])."),
    )
    @click.option("--json", "as_json", is_flag=True, help=spoken("Print the summary as JSON."))
    def build(  # one option, one argument
        *,
        workspace: Path | None,
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
        with stopping():
            status = _build(
                workspace,
                Wanted(
                    period=period,
                    plan=plan,
                    as_of=as_of.date() if as_of else None,
                    parts=Parts(offices, by_element, export, more),
                    lang=lang,
                    stale=stale,
                ),
                How(strict_engine=strict_engine, workers=workers, executor=executor),
                again=again,
                as_json=as_json,
            )
        sys.exit(status)

    return build


def _extra_options(function: _Function) -> _Function:
    """An option for each further file of a report."""
    for each in reversed(EXTRAS):
        option = click.option(f"--{each.name}", is_flag=True, help=spoken(each.help.text))
        function = option(function)
    return function


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
