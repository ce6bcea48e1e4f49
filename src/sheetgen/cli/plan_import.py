"""``sheetgen plan import``: an existing matrix becomes the tables of a plan."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetgen.cli.command_language import spoken
from sheetgen.cli.options import flag, workspace_option
from sheetgen.cli.plan_import_mapping import comments
from sheetgen.cli.plan_import_words import (
    by_mapping,
    end_of,
    import_record,
    lines_of,
    not_placed,
    readme,
)
from sheetgen.cli.plan_otherwise import otherwise_lines, otherwise_record
from sheetgen.cli.stopping import enter, stopping, tell_done
from sheetgen.errors import PlanError
from sheetgen.language.message import message
from sheetgen.language.speaker import Speaker

if TYPE_CHECKING:
    from sheetgen.importing.beside_plan import Otherwise
    from sheetgen.importing.matrix import Matrix
    from sheetgen.model.workspace import Workspace

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = "imports"


def command() -> click.Command:
    """The command, with its help in the language of the command line."""
    return click.Command(
        "import",
        callback=_import,
        help=spoken(
            "Make the tables of a plan from the matrix in FILE, with an account of every cell. "
            "Exits 0 all was placed; 1 something was not placed, or is asked; 2 it could not run, "
            "and nothing was written."
        ),
        params=[
            click.Argument(["file"], metavar="FILE", type=_FILE),
            workspace_option(),
            click.Option(
                ["--plan", "code"], metavar="CODE", required=True, help=spoken("The new plan.")
            ),
            click.Option(
                ["--mapping", "map_file"],
                metavar="MAP.yaml",
                type=click.Path(dir_okay=False, path_type=Path),
                help=spoken(
                    "How the columns are read; where there is no such file, what was understood is "
                    "written there. Default: imports/CODE.yaml."
                ),
            ),
            flag(spoken("Write nothing; say what would be done."), "--dry-run"),
            flag(spoken("As JSON, with every cell."), "--json", "as_json"),
        ],
    )


@stopping()
def _import(
    *,
    file: Path,
    folder: Path | None,
    code: str,
    map_file: Path | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    from sheetgen.importing.written_plan import plan_files, plan_name  # noqa: PLC0415 - late
    from sheetgen.planning.codes import check_code  # noqa: PLC0415 - late

    workspace, say = enter(folder, changes=not dry_run)
    check_code(code, f"--plan {code}")
    _refuse_existing(workspace, code, dry_run=dry_run)
    at = map_file if map_file is not None else workspace.root / _FOLDER / f"{code}.yaml"
    known = at.exists()
    named = f"{_FOLDER}/{code}.yaml" if map_file is None else str(map_file)
    matrix = _read(workspace, file, code, at)
    _refuse_empty(matrix, say)
    complete = bool(matrix.draft.items) and not matrix.questions
    files = plan_files(matrix, code, readme(matrix, say, plan_name(matrix, code))) if (
        complete
    ) else {}  # fmt: skip
    folder_of_plan = workspace.relative(workspace.plans / code)
    beside = _beside(workspace, files, code) if files and dry_run else None
    written = [] if dry_run else _write(workspace, matrix, files, code, at, say)
    if as_json:
        record = import_record(matrix, code, written, say)
        record |= otherwise_record(beside) if beside else {}
        tell_done([json.dumps(record, ensure_ascii=False, indent=1)], say)
    else:
        end = end_of(matrix, files, written, say, dry_run=dry_run,
                     mapping=named, folder=folder_of_plan)  # fmt: skip
        more = otherwise_lines(beside, folder_of_plan, say) if beside else ()
        tell_done([*by_mapping(named, known, say), *lines_of(matrix, say), *more, *end], say)
    sys.exit(0 if complete and not not_placed(matrix) else 1)


def _refuse_existing(workspace: "Workspace", code: str, *, dry_run: bool) -> None:
    from os.path import lexists  # noqa: PLC0415 - late

    folder = workspace.plans / code
    if lexists(folder) and not dry_run:
        raise PlanError(
            workspace.relative(folder),
            message("is there already, and a plan is never written over."),
            message(
                "Where the plan was modified, --dry-run says what the matrix says otherwise, "
                "line by line for revisions.csv. Else give another --plan, or move the folder "
                "away; nothing was written."
            ),
        )


def _beside(workspace: "Workspace", files: dict[str, str], code: str) -> "Otherwise | None":
    """What the matrix says otherwise than the plan that is there; None where none is."""
    from sheetgen.importing.beside_plan import otherwise  # noqa: PLC0415 - late
    from sheetgen.importing.written_plan import plan_of  # noqa: PLC0415 - late
    from sheetgen.planning.plans import read_plan  # noqa: PLC0415 - late

    folder = workspace.plans / code
    if not folder.exists():
        return None
    return otherwise(read_plan(folder, workspace.relative(folder)), plan_of(files, code))


def _read(workspace: "Workspace", file: Path, code: str, at: Path) -> "Matrix":
    from sheetgen.importing.mapping import read_mapping  # noqa: PLC0415 - late
    from sheetgen.importing.matrix import read_matrix  # noqa: PLC0415 - late
    from sheetgen.language.number_marks import read_marks  # noqa: PLC0415 - late
    from sheetgen.ooxml.refusal import Refused  # noqa: PLC0415 - late

    mapping = read_mapping(at) if at.exists() else None
    try:
        return read_matrix(
            file.read_bytes(), file.name, code, mapping, read_marks(workspace.locale)
        )
    except Refused as refused:
        remedy = message("Open it in Excel or LibreOffice and save the matrix as .xlsx, without a "
                         "password; then import that file. Nothing was written.")  # fmt: skip
        raise PlanError(str(file), refused.message, remedy) from refused


def _refuse_empty(matrix: "Matrix", say: Speaker) -> None:
    if not matrix.mapping.tables:
        why = [message("{sheet}: {why}", sheet=sheet, why=said) for sheet, said in matrix.notices]
        raise PlanError(
            matrix.file,
            message("holds no table. {why}", why=" ".join(say.say(each) for each in why)),
            message("Nothing was written."),
        )


def _write(  # what goes where
    workspace: "Workspace", matrix: "Matrix", files: dict[str, str], code: str, at: Path,
    say: Speaker,
) -> list[str]:  # fmt: skip
    """Put everything in place at once; gives the names, from the workspace."""
    from sheetgen.disk.change import Change  # noqa: PLC0415 - late
    from sheetgen.importing.written_plan import account_file, mapping_file  # noqa: PLC0415 - late

    inside = at.resolve().is_relative_to(workspace.root.resolve())
    texts = {
        f"{workspace.relative(workspace.plans)}/{code}/{name}": text for name, text in files.items()
    }
    texts[f"{_FOLDER}/{code}-cells.csv"] = account_file(matrix, say)
    new_mapping = mapping_file(matrix.mapping, comments(matrix, say)) if not at.exists() else ""
    if new_mapping and inside:
        texts[at.resolve().relative_to(workspace.root.resolve()).as_posix()] = new_mapping
    unchanged = message("Nothing was written.")
    with Change(workspace.root, workspace.root, unchanged, elsewhere=True) as change:
        for name, text in texts.items():
            change.write(name, text.encode("utf-8"))
            if (workspace.root / name).exists():
                change.supersede(name)
    if new_mapping and not inside:
        with Change(at.parent.resolve(), at.parent.resolve(), unchanged, elsewhere=True) as change:
            change.write(at.name, new_mapping.encode("utf-8"))
        texts[str(at)] = new_mapping
    return sorted(texts)
