"""``sheetgen rules impact``: what other rules would have done to every stored month."""

import json
from decimal import Decimal, InvalidOperation
from pathlib import Path

import click

from sheetgen.cli.options import workspace_option
from sheetgen.cli.stopping import enter, stopping, tell_done
from sheetgen.cli.tongue import spoken
from sheetgen.disk.among import demand_not_a_source, write_among
from sheetgen.errors import WorkspaceError
from sheetgen.language.message import message
from sheetgen.language.speaker import Speaker
from sheetgen.model.impact import Impact
from sheetgen.model.workspace import Workspace


def command() -> click.Command:
    """The command, with its help in the language of the command line."""

    @click.command(
        "impact",
        help=spoken(
            "What other rules would have done: every stored period of every plan, judged by "
            "today's rules and by NEW_RULES (a folder in place of all, or a file in place of the "
            "rules of the same codes) and the thresholds tried. Nothing of the workspace changes."
        ),
    )
    @click.argument("new_rules", required=False, type=click.Path(exists=True, path_type=Path))
    @workspace_option()
    @click.option(
        "--set",
        "tried",
        multiple=True,
        metavar="NAME=FIGURE",
        help=spoken("A general threshold to try, for example --set low=80; it may be repeated."),
    )
    @click.option(
        "--out",
        type=click.Path(file_okay=False, path_type=Path),
        help=spoken("Write the workbook and the paragraph for a memo into this folder."),
    )
    @click.option("--json", "as_json", is_flag=True, help=spoken("Print the impact as JSON."))
    def impact(
        *,
        new_rules: Path | None,
        workspace: Path | None,
        tried: tuple[str, ...],
        out: Path | None,
        as_json: bool,
    ) -> None:
        with stopping():
            _impact(new_rules, workspace, tried, out, as_json=as_json)

    return impact


def _impact(
    path: Path | None,
    folder: Path | None,
    tried: tuple[str, ...],
    out: Path | None,
    *,
    as_json: bool,
) -> None:
    from sheetgen.cli.impact_text import impact_lines, impact_record  # noqa: PLC0415 - late
    from sheetgen.house import read_house  # noqa: PLC0415 - late
    from sheetgen.questions import impact  # noqa: PLC0415 - late
    from sheetgen.ruling.trial import new_rules  # noqa: PLC0415 - late

    workspace, say = enter(folder, changes=out is not None)
    if out is not None:
        demand_not_a_source(workspace, out, "--out")
    settings = tuple(_setting(each) for each in tried)
    if path is None and not settings:
        raise WorkspaceError(
            "rules impact",
            message("there is nothing to try."),
            message("Name a folder or a file of rules, or a threshold: --set low=80."),
        )
    house = read_house(workspace)
    rules = house.rules if path is None else new_rules(path, house.rules, workspace.root)
    found = impact(house, rules, settings)
    written = _write(workspace, found, out, say) if out is not None and found.periods else ()
    if as_json:
        record = {**impact_record(found, say), "files": [str(each) for each in written]}
        tell_done([json.dumps(record, ensure_ascii=False, indent=1)], say)
        return
    tell_done([*impact_lines(found, say), *(str(each) for each in written)], say)


def _setting(text: str) -> tuple[str, Decimal]:
    """``low=80`` as a name and a figure."""
    name, equals, written = text.partition("=")
    try:
        figure = Decimal(written.strip())
    except InvalidOperation:
        figure = Decimal("NaN")
    if not equals or not name.strip() or not figure.is_finite():
        raise WorkspaceError(
            f"--set {text}",
            message("it is not a threshold and a figure."),
            message("Write it as --set low=80."),
        )
    return name.strip(), figure


def _write(workspace: Workspace, found: Impact, out: Path, say: Speaker) -> tuple[Path, ...]:
    """The workbook, and the paragraph as text."""
    from sheetgen.writing.impact import NAME, impact_book  # noqa: PLC0415 - late
    from sheetgen.writing.impact_words import memo  # noqa: PLC0415 - late

    files = {
        NAME: impact_book(found, say),
        "memo.txt": f"{say.say(memo(found))}\n".encode(),
    }
    (written,) = write_among(workspace, out, [files], message("Nothing was written."))
    return written
