"""Turns what stops a run into a sentence and exit status 2, in one place."""

import gc
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetgen.cli.command_language import language
from sheetgen.cli.streams import STEP, leave_output
from sheetgen.disk.alone import KEPT, alone, alone_at_once
from sheetgen.disk.faults import os_fault, refused
from sheetgen.errors import SheetgenError, WriteError
from sheetgen.language.languages import language_of
from sheetgen.language.message import Message, message, message_n
from sheetgen.language.speaker import Speaker, speaker
from sheetgen.model.workspace import Workspace

if TYPE_CHECKING:
    from sheetgen.setup import Setup

_ANY_LOCALE = "es_PE"
_MOST_NAMED = 8
_SELDOM = 50_000
"""So many things that may be part of a ring are made before rings are searched for."""
_HELD = "sheetgen.held"
"""Where click keeps which workspace a command holds."""


class Stopped(click.ClickException):
    """Sheetgen could not run; an office's mistakes never raise this."""

    exit_code = 2


def first_speaker() -> Speaker:
    """Who speaks before the workspace is known."""
    return speaker(language(), _ANY_LOCALE)


@contextmanager
def stopping() -> Iterator[None]:
    """Say what stopped the run, and exit 2: raises Stopped, with the sentence, for it."""
    try:
        yield
    except SheetgenError as error:
        raise Stopped(first_speaker().say(error.message())) from error
    except BrokenPipeError:  # the reader of our output left: click ends quietly
        raise
    except OSError as error:
        raise Stopped(first_speaker().say(os_fault(error))) from error


def enter(workspace: Path | None, *, changes: bool = False) -> tuple[Workspace, Speaker]:
    """The workspace named, or the one found from here upwards, and its speaker.

    ``changes``: the command will change the disk, so the workspace is its own until it ends.
    Whichever command it is puts right what a run that was killed has left.
    """
    from sheetgen.disk.leftovers import is_left, put_right  # noqa: PLC0415 - late
    from sheetgen.planning.settings import find_workspace, read_workspace  # noqa: PLC0415 - late

    settings = read_workspace(find_workspace(workspace or Path.cwd()))
    say = speaker(settings.language, settings.locale)
    bases = (settings.output, settings.input, settings.root / KEPT)
    if changes:
        _hold(settings.root, say)
        put_right(settings.root, bases)
    elif is_left(settings.root, bases):
        try:
            with alone_at_once(settings.root) as held:
                if held:
                    put_right(settings.root, bases)
        except (OSError, WriteError) as error:  # a command that reads needs none of it
            why = os_fault(error) if isinstance(error, OSError) else error.message()
            said = message("What a run that was stopped left cannot be put right. {why}", why=why)
            click.echo(say.say(said), err=True)
    return settings, say


def _hold(root: Path, say: Speaker) -> None:
    """Hold the workspace until the command ends; a command that enters twice holds it once."""
    context = click.get_current_context()
    if _HELD not in context.meta:
        context.with_resource(alone(root, partial(_tell_waiting, say)))
        context.meta[_HELD] = root


def _tell_waiting(say: Speaker) -> None:
    said = message("Another run of sheetgen works in this workspace: waiting until it ends.")
    click.echo(say.say(said), err=True)


def sweep_from_here() -> None:
    """Search for rings from here on, and only among what is made from here on.

    Records are none, and there are millions of them; a workbook that was written is one, and a run
    may write a thousand. They are searched for seldom: what a report is drawn from is no ring. Once
    the command ends they are searched for as before.
    """
    click.get_current_context().call_on_close(partial(gc.set_threshold, *gc.get_threshold()))
    gc.freeze()
    gc.set_threshold(_SELDOM)
    gc.enable()


def tell_done(lines: Iterable[str], say: Speaker) -> None:
    """Print what was done. Where it cannot be printed it is done all the same, and that is said."""
    try:
        click.echo("\n".join(lines))
    except BrokenPipeError:
        raise
    except OSError as error:
        said = message(
            "What was done could not be printed, but it is done: {why}", why=refused(error)
        )
        click.echo(say.say(said), err=True)
        leave_output()


def tell_not_written(setup: "Setup", say: Speaker) -> None:
    """Name on stderr the rules and columns that are not written in the speaker's language."""
    from sheetgen.setup import not_written_in  # noqa: PLC0415 - late

    found = not_written_in(setup, say.language)
    if found:
        said = message_n(
            "{n} rule or column is not written in {language}, and is shown in another: {places}.",
            "{n} rules or columns are not written in {language}, and are shown in another: "
            "{places}.",
            len(found),
            language=language_of(say.language).name,
            places=found[:_MOST_NAMED],
        )
        click.echo(say.say(said), err=True)


def tell_shipped_changed(workspace: Workspace, say: Speaker) -> None:
    """Name on stderr what sheetgen ships otherwise than the workspace noted, and is used in it."""
    from sheetgen.sources.shipped import under  # noqa: PLC0415 - late
    from sheetgen.sources.shipped_note import between, noted, shipped_today  # noqa: PLC0415 - late

    note = noted(workspace.root)
    if note is None:
        return
    found = [each for each in between(note[1], shipped_today()) if under(workspace, each.kind)]
    if found:
        said = message_n(
            "{n} rule, form or annex of sheetgen is not the one that this workspace took note of: "
            "{found}. See it and take note of it: sheetgen rules changes --accept",
            "{n} rules, forms or annexes of sheetgen are not those that this workspace took note "
            "of: {found}. See them and take note of them: sheetgen rules changes --accept",
            len(found),
            found=[each.message() for each in found[:_MOST_NAMED]],
        )
        click.echo(say.say(said), err=True)


def tell_progress(say: Speaker, said: Message) -> None:
    """A step of a long run, on stderr where that is a terminal."""
    if sys.stderr.isatty():
        click.echo(f"{STEP} {say.say(said)}", err=True)
