"""``sheetgen trace``: where the figure of a cell came from, and what a cell of the input feeds."""

import json
import re
from pathlib import Path

import click

from sheetgen.cli.options import period_option, workspace_option
from sheetgen.cli.stopping import enter, stopping
from sheetgen.cli.tongue import spoken
from sheetgen.cli.trace_alerts import alert_lines, alert_records
from sheetgen.cli.trace_text import feeds_lines, feeds_record, figure_lines, figure_record
from sheetgen.errors import WorkspaceError
from sheetgen.language.message import message
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.workspace import Workspace

_PARTS = 3
_MONTH = re.compile(r"\d{4}-\d{2}")


def command() -> click.Command:
    """The command, with its help in the language of the command line."""

    @click.command(
        "trace",
        help=spoken(
            "Say where the figure of a cell came from: WORKBOOK!SHEET!CELL of an output workbook "
            "gives its formula, the input cells as typed, their files' digests and the rule; "
            "FILE!SHEET!CELL of an input file lists the output cells it feeds."
        ),
    )
    @click.argument("place", metavar="FILE!SHEET!CELL")
    @workspace_option()
    @period_option()
    @click.option("--json", "as_json", is_flag=True, help=spoken("Print the answer as JSON."))
    def trace(*, place: str, workspace: Path | None, period: Period | None, as_json: bool) -> None:
        with stopping():
            _trace(place, workspace, period, as_json=as_json)

    return trace


def _trace(asked: str, folder: Path | None, period: Period | None, *, as_json: bool) -> None:
    workspace, _ = enter(folder)
    place = _place(asked, workspace)
    if _is_output(place, workspace):
        _of_output(place, workspace, as_json=as_json)
    else:
        _of_input(place, workspace, period, as_json=as_json)


def _of_output(place: Place, workspace: Workspace, *, as_json: bool) -> None:
    """Where the figure of an output cell came from."""
    from sheetgen.house import open_house  # noqa: PLC0415 - late
    from sheetgen.language.speaker import speaker  # noqa: PLC0415 - late
    from sheetgen.pipeline import due_builds, report  # noqa: PLC0415 - late
    from sheetgen.writing.lookup import alerts_at, figure_at, shown_figures  # noqa: PLC0415 - late

    say = speaker(workspace.language, workspace.locale)
    house = open_house(workspace)
    month, code = _whose(place)
    for at, plan in due_builds(house, month, code):
        found = report(house, plan, at)
        shown = figure_at(shown_figures(found, say), place.sheet, place.cell)
        alerts = alerts_at(found, say, place.sheet, place.cell)
        if shown is not None:
            record, lines = figure_record(shown, found, say), figure_lines(place, shown, found, say)
        elif alerts:
            record = alert_records(alerts, found, say)
            lines = alert_lines(place, alerts, found, say)
        else:
            raise _nothing(place)
        click.echo(_json(record) if as_json else "\n".join(lines))


def _of_input(place: Place, workspace: Workspace, period: Period | None, *, as_json: bool) -> None:
    """What an input cell feeds, in every plan that reads it."""
    from sheetgen.house import open_house  # noqa: PLC0415 - late
    from sheetgen.language.speaker import speaker  # noqa: PLC0415 - late
    from sheetgen.pipeline import due_builds, report  # noqa: PLC0415 - late
    from sheetgen.writing.lookup import fed_by, shown_figures  # noqa: PLC0415 - late

    say = speaker(workspace.language, workspace.locale)
    house = open_house(workspace)
    month = period or _month_of(place.file)
    answers = []
    for at, plan in due_builds(house, month, None):
        found = report(house, plan, at)
        fed = fed_by(shown_figures(found, say), place)
        if fed:
            answers.append((found, fed))
    if not answers:
        raise _nothing(place)
    if as_json:
        click.echo(_json([feeds_record(found, fed) for found, fed in answers]))
    for found, fed in answers if not as_json else ():
        click.echo("\n".join(feeds_lines(place, found, fed, say)))


def _place(asked: str, workspace: Workspace) -> Place:
    """The place asked for; its file relative to the workspace."""
    parts = asked.rsplit("!", _PARTS - 1)
    if len(parts) != _PARTS or not all(parts):
        raise WorkspaceError(
            asked,
            message("a place is written FILE!SHEET!CELL."),
            message("Write for example {example}, in quotes.", example="'book.xlsx!Resumen!A5'"),
        )
    file, sheet, cell = parts
    return Place(_file(file, workspace), sheet.strip("'"), cell.replace("$", ""))


def _file(name: str, workspace: Workspace) -> str:
    """The file from the workspace's root: as given, from here, or the only output of that name."""
    root = workspace.root.resolve()
    for path in (workspace.root / name, Path.cwd() / name):
        if path.is_file() and path.resolve().is_relative_to(root):
            return path.resolve().relative_to(root).as_posix()
    found = sorted(workspace.output.rglob(Path(name).name)) if workspace.output.is_dir() else []
    return workspace.relative(found[-1]) if found else name


def _is_output(place: Place, workspace: Workspace) -> bool:
    return (workspace.root / place.file).is_relative_to(workspace.output)


def _whose(place: Place) -> tuple[Period, str]:
    """The period and plan of an output workbook: its name says both."""
    stem = Path(place.file).stem
    month, code = stem[-len("YYYY-MM") :], stem[: -len("-YYYY-MM")]
    if not _MONTH.fullmatch(month) or not code:
        raise WorkspaceError(
            place.file,
            message("it is not the workbook of a plan."),
            message(
                "Trace a cell of {example}.", example="output/<period>/<plan>/<plan>-<period>.xlsx"
            ),
        )
    return Period.parse(month), code


def _month_of(file: str) -> Period | None:
    """The period that an input file lies under; a plan's table has none."""
    found = next((part for part in Path(file).parts if _MONTH.fullmatch(part)), None)
    return None if found is None else Period.parse(found)


def _nothing(place: Place) -> WorkspaceError:
    return WorkspaceError(
        str(place),
        message("no figure of the report stands in that cell or rests on it."),
        message("The sheet of traces lists every figure with its cell and where it was read."),
    )


def _json(record: object) -> str:
    return json.dumps(record, ensure_ascii=False, indent=1)
