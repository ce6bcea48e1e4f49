"""``sheetgen check``: what an office must fix, and its own file returned with marks."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetgen.cli.check_words import check_lines, check_record
from sheetgen.cli.command_language import spoken
from sheetgen.cli.options import flag, period_option, today, workspace_option
from sheetgen.cli.stopping import enter, stopping, tell_done, tell_not_written
from sheetgen.disk.among_others import demand_not_a_source, write_among
from sheetgen.errors import WorkspaceError
from sheetgen.language.message import message
from sheetgen.language.signs import file_name
from sheetgen.language.speaker import Speaker
from sheetgen.model.period import Period
from sheetgen.model.problem import Weight

if TYPE_CHECKING:
    from sheetgen.intake import Checked
    from sheetgen.setup import Setup

_MARKED = (".xlsx", ".xlsm")
_PATH = click.Path(exists=True, path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)


def command() -> click.Command:
    """The command, with its help in the language of the command line."""
    return click.Command(
        "check",
        callback=_check,
        help=spoken(
            "Say what an office must fix in each FILE, worst first. A folder stands for its files; "
            "with --period alone, or the folder of a month, the offices that sent nothing are told "
            "too. Exits 0 nothing; 1 something to fix; 2 it could not run."
        ),
        params=[
            click.Argument(["files"], metavar="FILE...", nargs=-1, type=_PATH),
            workspace_option(),
            period_option(),
            click.Option(
                ["--annotate", "into"],
                type=_FOLDER,
                help=spoken("Write each file, marked, into this folder."),
            ),
            flag(spoken("Write the message to send, as text."), "--letter"),
            flag(spoken("Print it as JSON."), "--json", "as_json"),
        ],
    )


@stopping()
def _check(  # one option, one argument
    *,
    files: tuple[Path, ...],
    folder: Path | None,
    period: Period | None,
    into: Path | None,
    letter: bool,
    as_json: bool,
) -> None:
    from sheetgen.intake import check, marked, message_to_send  # noqa: PLC0415 - late
    from sheetgen.setup import open_setup  # noqa: PLC0415 - late
    from sheetgen.silent_offices import silent  # noqa: PLC0415 - late

    if not files and period is None:
        raise click.MissingParameter(
            spoken("Name files, a folder, or what came in a month: --period YYYY-MM."),
            param_hint=f"'{spoken('FILE...')}'", param_type="argument",
        )  # fmt: skip
    workspace, say = enter(folder, changes=into is not None)
    if into:
        demand_not_a_source(workspace, into, "--annotate")
    setup = open_setup(workspace)
    tell_not_written(setup, say)
    sent, months = _sent(setup, files, period, say)
    checked = check(setup, sent, period)
    checked += tuple(each for month in months for each in silent(setup, month))
    letters: list[str] = []
    to_write: list[dict[str, bytes]] = []
    for each in checked:
        data = marked(setup, each, say) if into and each.submission.file else None
        text = (
            message_to_send(setup, each, say, today(), is_marked=data is not None) if letter else ""
        )
        letters.append(text)
        to_write.append(dict(_to_write(into, each, data, text, say)) if into else {})
    unchanged = message("None of the marked files was written.")
    written = write_among(workspace, into, to_write, unchanged) if into else ((),) * len(checked)
    tell_done(
        _lines(checked, written, ["" if into else each for each in letters], say, as_json=as_json),
        say,
    )
    wrong = any(
        problem.weight is Weight.ERROR for each in checked for problem in each.submission.problems
    )
    sys.exit(1 if wrong else 0)


def _sent(
    setup: "Setup", paths: tuple[Path, ...], period: Period | None, say: Speaker
) -> tuple[tuple[Path, ...], tuple[Period, ...]]:
    """The files to check, and the months whose whole folder was named."""
    from sheetgen.intake import sent_in  # noqa: PLC0415 - late
    from sheetgen.planning.calendar import none_covers  # noqa: PLC0415 - late
    from sheetgen.reading.register import is_from_office  # noqa: PLC0415 - late
    from sheetgen.setup import stored_periods  # noqa: PLC0415 - late

    inbox = setup.workspace.input
    if not paths and period is not None:
        sent = sent_in(inbox / str(period))
        if not sent and not any(each.covers(period) for each in setup.plans):
            raise none_covers(setup.plans, period)
        return sent, (period,)
    months = {(inbox / str(each)).resolve(): each for each in stored_periods(setup.workspace)}
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            found = sent_in(path)
            if not found:
                raise WorkspaceError(
                    path.as_posix(),
                    message("the folder holds no file that an office may have sent."),
                    message("Name a file, or the folder of a month: input/YYYY-MM."),
                )
            files += found
        elif is_from_office(path.name):
            files.append(path)
        else:
            said = message(
                "{file} was passed over: programs leave such files, and nobody sends them.",
                file=path.name,
            )
            click.echo(say.say(said), err=True)
    whole = (months.get(path.resolve()) for path in paths)
    return tuple(files), tuple(each for each in whole if each is not None)


def _lines(
    checked: "tuple[Checked, ...]",
    written: tuple[tuple[Path, ...], ...],
    letters: list[str],
    say: Speaker,
    *,
    as_json: bool,
) -> Iterator[str]:
    """What is wrong with each file and where it lies marked; ``letters`` are printed below."""
    paths = [[path.as_posix() for path in each] for each in written]
    if as_json:
        records = [check_record(each, mine, say) for each, mine in zip(checked, paths, strict=True)]
        yield json.dumps(records, ensure_ascii=False, indent=1)
        return
    if not checked:
        yield say.say(message("No file came, and no office owes one."))
    for each, mine, text in zip(checked, paths, letters, strict=True):
        yield from check_lines(each, mine, say)
        if text:
            yield text


def _to_write(
    into: Path, checked: "Checked", data: bytes | None, text: str, say: Speaker
) -> Iterator[tuple[str, bytes]]:
    """The marked file and its letter; a sentence on stderr where it cannot be marked."""
    from sheetgen.intake import is_unopened  # noqa: PLC0415 - late

    path = checked.path
    if not checked.submission.file:  # nothing came: there is only the reminder
        if text:
            name = message("reminder-{office}", office=checked.submission.office)
            yield file_name(f"{say.say(name)}.txt"), text.encode("utf-8")
        return
    if (into / file_name(path.name)).resolve() == path.resolve():
        raise WorkspaceError(
            f"--annotate {into}",
            message("the marked file would take the place of the one that was sent."),
            message("Name another folder."),
        )
    if data is None:
        said = (
            message(
                "{file}: it could not be opened, so that nothing in it can be marked.",
                file=path.name,
            )
            if is_unopened(checked)
            else message(
                "{file}: something in it is damaged, or made in a way that cannot be marked. What "
                "is said of it here and in the letter is all of it; saved again in Excel it may "
                "be marked.",
                file=path.name,
            )
            if path.suffix.lower() in _MARKED
            else message(
                "{file}: only .xlsx and .xlsm files can be returned with marks; save it as .xlsx, "
                "or send the list above (--letter writes it as a message).",
                file=path.name,
            )
        )
        click.echo(say.say(said), err=True)
    else:
        yield file_name(path.name), data
    if text:
        yield file_name(f"{path.stem}.txt"), text.encode("utf-8")
