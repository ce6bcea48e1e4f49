"""``sheetgen build``: read what came, judge it, write the workbooks."""

import json
import sys
from datetime import datetime
from pathlib import Path

import click

from sheetgen.cli.options import period_option, workspace_option
from sheetgen.cli.stopping import enter, stopping, tell_progress
from sheetgen.cli.summary import summary_lines, summary_record
from sheetgen.cli.tongue import spoken
from sheetgen.model.period import Period
from sheetgen.model.problem import Weight
from sheetgen.model.report import Report


def command() -> click.Command:
    """The command, with its help in the language of the command line."""

    @click.command(
        "build",
        short_help=spoken("Read what came, judge it, write the workbooks."),
        help=spoken(
            "Read input/<period>/, judge every item and write output/<period>/<plan>/. "
            "Exits 0 done; 1 done, and an office has something to fix; 2 it could not run."
        ),
    )
    @workspace_option()
    @period_option()
    @click.option("--plan", help=spoken("Only this plan."))
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
    @click.option("--json", "as_json", is_flag=True, help=spoken("Print the summary as JSON."))
    def build(  # one option, one argument
        *,
        workspace: Path | None,
        period: Period | None,
        plan: str | None,
        as_of: datetime | None,
        strict_engine: bool,
        as_json: bool,
    ) -> None:
        with stopping():
            reports = _build(
                workspace, period, plan, as_of, strict_engine=strict_engine, as_json=as_json
            )
        sys.exit(1 if any(_to_fix(report) for report in reports) else 0)

    return build


def _build(
    folder: Path | None,
    period: Period | None,
    plan: str | None,
    as_of: datetime | None,
    *,
    strict_engine: bool,
    as_json: bool,
) -> tuple[Report, ...]:
    from sheetgen.pipeline import due_builds, open_house, report  # noqa: PLC0415 - late
    from sheetgen.writing.output import write_reports  # noqa: PLC0415 - late

    workspace, say = enter(folder)
    house = open_house(workspace)
    reports = tuple(
        report(
            house,
            each,
            at,
            as_of=as_of.date() if as_of else None,
            strict_engine=strict_engine,
            progress=lambda said: tell_progress(say, said),
        )
        for at, each in due_builds(house, period, plan)
    )
    written = write_reports(workspace, reports, say)
    files = {
        plan_code: [workspace.relative(path) for path in paths] for plan_code, paths in written
    }
    if as_json:
        record = [summary_record(each, files[each.plan.code]) for each in reports]
        click.echo(json.dumps(record, ensure_ascii=False, indent=1))
        return reports
    for each in reports:
        click.echo("\n".join(summary_lines(each, files[each.plan.code], say)))
    return reports


def _to_fix(report: Report) -> bool:
    return any(problem.weight is Weight.ERROR for problem in report.problems)
