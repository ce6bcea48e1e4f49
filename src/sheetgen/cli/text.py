"""``sheetgen text``: every figure of a report in words, held against the table."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetgen.cli.command_language import spoken
from sheetgen.cli.options import flag, period_option, workspace_option
from sheetgen.cli.stopping import enter, stopping, tell_done
from sheetgen.disk.among_others import demand_not_a_source, write_among
from sheetgen.errors import WorkspaceError
from sheetgen.language.message import message
from sheetgen.language.speaker import Speaker
from sheetgen.model.period import Period

if TYPE_CHECKING:
    from sheetgen.model.text import Sentence, TextCheck

_PATH = click.Path(exists=True, dir_okay=False, path_type=Path)
_WORD = ".docx"


def command() -> click.Command:
    """The command, with its help in the language of the command line."""
    return click.Command(
        "text",
        callback=_text,
        help=spoken(
            "Hold every figure and status that the report FILE (.docx, .txt, .pdf) tells against "
            "the table, worst first: what is contradicted and by which cell, what contradicts "
            "itself, what is left out, what cannot be compared. Exits 0 nothing contradicted; "
            "1 something is; 2 it could not run."
        ),
        params=[
            click.Argument(["file"], metavar="FILE", type=_PATH),
            workspace_option(),
            period_option(),
            click.Option(
                ["--plan"], metavar="CODE", help=spoken("The plan that it is a report of.")
            ),
            click.Option(
                ["--marked", "into"],
                metavar="OUT.docx",
                type=click.Path(dir_okay=False, path_type=Path),
                help=spoken("Write the .docx with a comment on each doubtful sentence."),
            ),
            flag(spoken("Print the answer as JSON."), "--json", "as_json"),
        ],
    )


@stopping()
def _text(
    *,
    file: Path,
    folder: Path | None,
    period: Period | None,
    plan: str | None,
    into: Path | None,
    as_json: bool,
) -> None:
    from sheetgen.checking_text import check_text  # noqa: PLC0415 - late
    from sheetgen.cli.text_words import text_lines, text_record  # noqa: PLC0415 - late
    from sheetgen.setup import open_setup  # noqa: PLC0415 - late

    workspace, say = enter(folder, changes=into is not None)
    if into is not None:
        _demand_word(file, into)
        demand_not_a_source(workspace, into.parent, "--marked")
    found = check_text(open_setup(workspace), file, plan, period)
    lines = (
        [json.dumps(text_record(found, say), ensure_ascii=False, indent=1)]
        if as_json
        else list(text_lines(found, say))
    )
    if into is not None:
        unchanged = message("The marked report was not written.")
        files = {into.name: _marked(file, found, say)}
        ((written,),) = write_among(workspace, into.parent, [files], unchanged)
        if as_json:
            click.echo(f"→ {written.as_posix()}", err=True)
        else:
            lines.append(f"\n→ {written.as_posix()}")
    tell_done(lines, say)
    sys.exit(1 if found.is_contradicted else 0)


def _demand_word(file: Path, into: Path) -> None:
    """A comment is Word's: only its documents are marked, and never in the author's own file."""
    if file.suffix.lower() != _WORD:
        raise WorkspaceError(
            f"--marked {into}",
            message("{file} is no .docx, and only that can be given back with comments.",
                    file=file.name),
            message("Give the report as .docx, or leave --marked out."),
        )  # fmt: skip
    if into.suffix.lower() != _WORD or into.resolve() == file.resolve():
        raise WorkspaceError(
            f"--marked {into}",
            message("the marked report must be another file that ends in .docx."),
            message("Name one, for example {name}.", name=f"{file.stem}-observado.docx"),
        )


def _marked(file: Path, found: "TextCheck", say: Speaker) -> bytes:
    """The author's document with a comment on each sentence that is doubtful."""
    from sheetgen.sources.text_file import read_source  # noqa: PLC0415 - late
    from sheetgen.texts.claim_told import note_of  # noqa: PLC0415 - late
    from sheetgen.texts.marked import marked  # noqa: PLC0415 - late

    notes: dict[Sentence, str] = {}
    for claim in found.claims:
        if claim.said.is_doubtful:
            said = "\n".join(say.say(each) for each in note_of(claim))
            before = notes.get(claim.sentence)
            notes[claim.sentence] = said if before is None else f"{before}\n\n{said}"
    return marked(read_source(file, file.name, WorkspaceError), file.name, notes)
