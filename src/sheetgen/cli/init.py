"""``sheetgen init``: a new workspace with a small working example."""

from pathlib import Path

import click

from sheetgen.cli.command_language import language as own_language
from sheetgen.cli.command_language import spoken
from sheetgen.cli.options import flag
from sheetgen.cli.stopping import stopping, tell_done
from sheetgen.language.languages import codes
from sheetgen.language.message import message, message_n
from sheetgen.language.speaker import speaker

_LOCALE = "es_PE"
_FIRST = {
    "month": "sheetgen build",
    "year": "sheetgen build --period 2025-01",
    "population": "sheetgen build",
}
"""The examples, each with what its README does first."""


def command() -> click.Command:
    """The command, with its help in the language of the command line."""
    return click.Command(
        "init",
        callback=_init,
        help=spoken(
            "Write a small complete workspace into DIR, a new or empty folder: settings with "
            "comments, one plan of each kind, a month that its offices sent, and a README that "
            "says what to do next."
        ),
        params=[
            click.Argument(["folder"], metavar=spoken("DIR"), type=click.Path(path_type=Path)),
            click.Option(
                ["--language"],
                type=click.Choice(codes()),
                help=spoken("The language of the workspace; default: that of the command line."),
            ),
            flag(
                spoken("With copies of the rules, forms and annexes of sheetgen, to be edited."),
                "--own-rules",
            ),
            click.Option(
                ["--example"],
                type=click.Choice(tuple(_FIRST)),
                default="month",
                help=spoken(
                    "What it holds: a month; a year of twelve with the troubles that offices have, "
                    "and the list of what must be raised; or a population, whose offices list "
                    "whom they served. Default: the month."
                ),
            ),
        ],
    )


@stopping()
def _init(*, folder: Path, language: str | None, own_rules: bool, example: str) -> None:
    from sheetgen.first_workspace import begin  # noqa: PLC0415 - late

    language = language or own_language()
    say = speaker(language, _LOCALE)
    files = begin(folder.absolute(), language, own_rules=own_rules, example=example)
    said = message_n("{n} file in {folder}.", "{n} files in {folder}.", len(files), folder=folder)
    after = message(
        "{file} says what to do next; first, in that folder: {command}",
        file=folder / "README.md",
        command=_FIRST[example],
    )
    tell_done([*(str(folder / name) for name in files), say.say(said), say.say(after)], say)
