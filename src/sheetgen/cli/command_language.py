"""The language of the command line: Spanish, or what SHEETGEN_LANG says."""

import gettext
import os

import click

from sheetgen.language.languages import DEFAULT, LOCALES, codes
from sheetgen.language.message import Message, message, message_n

_DOMAIN = "sheetgen"
_VARIABLE = "SHEETGEN_LANG"

CLICK_SAYS: tuple[Message, ...] = (
    message("Usage:"),
    message("Options"),
    message("Positional arguments"),
    message("Commands"),
    message("Aborted!"),
    message("Show this message and exit."),
    message("Show the version and exit."),
    message("Error: {message}"),
    message("No such command {name!r}."),
    message("No such option {name!r}."),
    message_n("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", 1),
    message("Missing command."),
    message("Missing argument"),
    message("Missing option"),
    message("Try '{command} {option}' for help."),
    message_n(
        "Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})", 1
    ),
    message_n(
        "Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments.", 1
    ),
    message_n(
        "{value!r} does not match the format {format}.",
        "{value!r} does not match the formats {formats}.",
        1,
    ),
    message_n("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", 1),
    message("Option {name!r} does not take a value."),
    message("{name} {filename!r} does not exist."),
    message("{name} {filename!r} is a file."),
    message("{name} {filename!r} is a directory."),
    message("{name} {filename!r} is not readable."),
    message("{name} {filename!r} is not writable."),
    message("file"),
    message("directory"),
    message("path"),
    message("Invalid value: {message}"),
    message("Invalid value for {param_hint}: {message}"),
)
"""What click itself says: it looks these up in the process's catalogue, which is ours."""

_STANDS_FOR: tuple[Message, ...] = (
    message("[OPTIONS]"),
    message("COMMAND [ARGS]..."),
    message("TEXT"),
    message("CODE"),
    message("[CODES]..."),
    message("FILE"),
    message("FILE..."),
    message("FILE!SHEET!CELL"),
    message("NAME=FIGURE"),
    message("[NEW_RULES]"),
    message("YYYY-MM"),
)
"""What stands for an argument or a value in the line of use; click never looks these up."""
_DAY = "YYYY-MM-DD"


def language() -> str:
    """The language of the command line."""
    asked = os.environ.get(_VARIABLE, DEFAULT)
    return asked if asked in codes() else DEFAULT


def unknown_language() -> str | None:
    """What to say where the language asked for is none of those there are."""
    asked = os.environ.get(_VARIABLE, DEFAULT)
    if asked in codes():
        return None
    return spoken("{variable} is {asked}, which is no language here. There are: {known}.").format(
        variable=_VARIABLE, asked=repr(asked), known=", ".join(codes())
    )


def learn_language() -> None:
    """Let click and the help texts speak our catalogue in this process."""
    os.environ["LANGUAGE"] = language()
    gettext.bindtextdomain(_DOMAIN, str(LOCALES))
    gettext.textdomain(_DOMAIN)


def in_our_language(command: click.Command) -> click.Command:
    """The command with what stands for its arguments and values in that language."""
    if command.options_metavar:
        command.options_metavar = spoken(command.options_metavar)
    if isinstance(command, click.Group):
        command.subcommand_metavar = spoken(command.subcommand_metavar)
    with click.Context(command) as context:
        for param in command.params:
            takes_value = isinstance(param, click.Argument) or not getattr(param, "is_flag", False)
            if isinstance(param.type, click.DateTime):
                param.metavar = _DAY
            elif takes_value:
                param.metavar = spoken(param.make_metavar(context))
    return command


def spoken(text: str) -> str:
    """A help text in the language of the command line."""
    return gettext.gettext(text)
