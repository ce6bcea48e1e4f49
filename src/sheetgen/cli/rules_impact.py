"""``sheetgen rules impact``: what other rules would have done to every stored month."""

import json
from decimal import Decimal, InvalidOperation
from pathlib import Path

import click

from sheetgen.cli.command_language import spoken
from sheetgen.cli.options import flag, workspace_option
from sheetgen.cli.stopping import enter, stopping, tell_done
from sheetgen.disk.among_others import demand_not_a_source, write_among
from sheetgen.errors import WorkspaceError
from sheetgen.language.message import message
from sheetgen.language.speaker import Speaker
from sheetgen.model.impact import Impact, Trial
from sheetgen.model.scale import SCALES
from sheetgen.model.workspace import Workspace

_BY_AND_VALUE = 2
"""A scope and a value without the name of a threshold, or a name with half a scope."""


def command() -> click.Command:
    """The command, with its help in the language of the command line."""
    return click.Command(
        "impact",
        callback=_impact,
        help=spoken(
            "What other rules would have done: every stored period of every plan, judged by "
            "today's rules and by NEW_RULES (a folder in place of all, or a file in place of the "
            "rules of the same codes) and the thresholds tried. Nothing of the workspace changes."
        ),
        params=[
            click.Argument(
                ["path"],
                metavar="[NEW_RULES]",
                required=False,
                type=click.Path(exists=True, path_type=Path),
            ),
            workspace_option(),
            click.Option(
                ["--set", "tried"],
                multiple=True,
                metavar="[BY:VALUE:]NAME=FIGURE",
                help=spoken(
                    "A threshold to try: for all, as --set low=80, or for one scope, as --set "
                    "type:CALIDAD:low=80 (plan, element, kind, type, office or item). May be "
                    "repeated."
                ),
            ),
            click.Option(
                ["--scale"],
                type=click.Choice(tuple(SCALES)),
                help=spoken("A scale to try, by its name."),
            ),
            click.Option(
                ["--settings", "limits"],
                type=click.Path(exists=True, dir_okay=False, path_type=Path),
                help=spoken("Another sheetgen.toml, whose thresholds are tried."),
            ),
            flag(spoken("Count the rules on trial (beta) like the others."), "--with-beta"),
            click.Option(
                ["--out"],
                type=click.Path(file_okay=False, path_type=Path),
                help=spoken("Write the workbook and the paragraph for a memo into this folder."),
            ),
            flag(spoken("Print the impact as JSON."), "--json", "as_json"),
        ],
    )


@stopping()
def _impact(
    *,
    path: Path | None,
    folder: Path | None,
    tried: tuple[str, ...],
    scale: str | None,
    limits: Path | None,
    with_beta: bool,
    out: Path | None,
    as_json: bool,
) -> None:
    from sheetgen.cli.impact_record import impact_record  # noqa: PLC0415 - late
    from sheetgen.cli.impact_text import impact_lines  # noqa: PLC0415 - late
    from sheetgen.planning.settings import read_other_thresholds  # noqa: PLC0415 - late
    from sheetgen.questions import impact  # noqa: PLC0415 - late
    from sheetgen.ruling.trial import new_rules, without_trial  # noqa: PLC0415 - late
    from sheetgen.setup import read_setup  # noqa: PLC0415 - late

    trial = Trial(
        thresholds=tuple(_setting(each) for each in tried),
        scale=scale or "",
        settings="" if limits is None else str(limits),
        with_beta=with_beta,
    )
    workspace, say = enter(folder, changes=out is not None)
    if out is not None:
        demand_not_a_source(workspace, out, "--out")
    if path is None and trial == Trial():
        raise WorkspaceError(
            "rules impact",
            message("there is nothing to try."),
            message("Name a folder or a file of rules, or a threshold: --set low=80."),
        )
    setup = read_setup(workspace)
    rules = setup.rules if path is None else new_rules(path, setup.rules, workspace.root)
    if trial.with_beta:
        rules = without_trial(rules)
    settings = read_other_thresholds(Path(trial.settings)) if trial.settings else None
    found = impact(setup, rules, trial=trial, settings=settings)
    written = _write(workspace, found, out, say) if out is not None and found.periods else ()
    if as_json:
        record = {**impact_record(found, say), "files": [str(each) for each in written]}
        tell_done([json.dumps(record, ensure_ascii=False, indent=1)], say)
        return
    tell_done([*impact_lines(found, say), *(str(each) for each in written)], say)


def _setting(text: str) -> tuple[str, Decimal]:
    """``low=80`` or ``type:CALIDAD:low=80`` as a threshold, with its scope, and a figure."""
    name, equals, written = text.rpartition("=")
    try:
        figure = Decimal(written.strip())
    except InvalidOperation:
        figure = Decimal("NaN")
    parts = [part.strip() for part in name.split(":")]
    whole = len(parts) != _BY_AND_VALUE
    if not equals or not all(parts) or not whole or not figure.is_finite() or figure < 0:
        raise WorkspaceError(
            f"--set {text}",
            message("it is not a threshold and a figure."),
            message("Write it as --set low=80, or for one scope --set type:CALIDAD:low=80."),
        )
    return ":".join(parts), figure


def _write(workspace: Workspace, found: Impact, out: Path, say: Speaker) -> tuple[Path, ...]:
    """The workbook, and the paragraph as text."""
    from sheetgen.telling.impact_words import memo  # noqa: PLC0415 - late
    from sheetgen.writing.impact_book import NAME, impact_book  # noqa: PLC0415 - late

    files = {
        NAME: impact_book(found, say),
        "memo.txt": f"{say.say(memo(found))}\n".encode(),
    }
    (written,) = write_among(workspace, out, [files], message("Nothing was written."))
    return written
