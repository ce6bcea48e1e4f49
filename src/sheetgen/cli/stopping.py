"""Turns what stops a run into a sentence and exit status 2, in one place."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from sheetgen.cli.os_faults import os_fault
from sheetgen.cli.tongue import language
from sheetgen.errors import SheetgenError
from sheetgen.language.message import Message
from sheetgen.language.speaker import Speaker, speaker
from sheetgen.model.workspace import Workspace

_ANY_LOCALE = "es_PE"


class Stopped(click.ClickException):
    """Sheetgen could not run; an office's mistakes never raise this."""

    exit_code = 2


def first_speaker() -> Speaker:
    """Who speaks before the workspace is known."""
    return speaker(language(), _ANY_LOCALE)


@contextmanager
def stopping() -> Iterator[None]:
    """Say what stopped the run, and exit 2."""
    try:
        yield
    except SheetgenError as error:
        raise Stopped(first_speaker().say(error.message())) from error
    except BrokenPipeError:  # the reader of our output left: click ends quietly
        raise
    except OSError as error:
        raise Stopped(first_speaker().say(os_fault(error))) from error


def enter(workspace: Path | None) -> tuple[Workspace, Speaker]:
    """The workspace named, or the one found from here upwards, and its speaker."""
    from sheetgen.planning.settings import find_workspace, read_workspace  # noqa: PLC0415 - late

    settings = read_workspace(find_workspace(workspace or Path.cwd()))
    return settings, speaker(settings.language, settings.locale)


def tell_progress(say: Speaker, said: Message) -> None:
    """A step of a long run, on stderr where that is a terminal."""
    if sys.stderr.isatty():
        click.echo(f"… {say.say(said)}", err=True)
