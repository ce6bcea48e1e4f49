"""``sheetgen plan import``: an existing matrix becomes the tables of a plan."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetgen.cli.command_language import spoken
from sheetgen.cli.options import workspace_option
from sheetgen.cli.stopping import enter, stopping, tell_done
from sheetgen.errors import PlanError
from sheetgen.language.message import Message, message, message_n
from sheetgen.language.signs import one_line
from sheetgen.language.speaker import Speaker

if TYPE_CHECKING:
    from sheetgen.importing.matrix import Matrix
    from sheetgen.model.workspace import Workspace

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = "imports"
_MOST_SHOWN = 40
_LONGEST = 60


def command() -> click.Command:
    """The command, with its help in the language of the command line."""

    @click.command(
        "import",
        help=spoken(
            "Make the tables of a plan from the matrix in FILE, with an account of every cell. "
            "Exits 0 all was placed; 1 something was not placed, or is asked; 2 it could not run, "
            "and nothing was written."
        ),
    )
    @click.argument("file", metavar="FILE", type=_FILE)
    @workspace_option()
    @click.option("--plan", "code", metavar="CODE", required=True, help=spoken("The new plan."))
    @click.option(
        "--mapping",
        metavar="MAP.yaml",
        type=click.Path(dir_okay=False, path_type=Path),
        help=spoken(
            "How the columns are read; where there is no such file, what was understood is "
            "written there. Default: imports/CODE.yaml."
        ),
    )
    @click.option("--dry-run", is_flag=True, help=spoken("Write nothing; say what would be done."))
    @click.option("--json", "as_json", is_flag=True, help=spoken("As JSON, with every cell."))
    def import_(
        *,
        file: Path,
        workspace: Path | None,
        code: str,
        mapping: Path | None,
        dry_run: bool,
        as_json: bool,
    ) -> None:
        with stopping():
            clean = _import(workspace, file, code, mapping, dry_run=dry_run, as_json=as_json)
        sys.exit(0 if clean else 1)

    return import_


def _import(  # one option, one argument
    folder: Path | None, file: Path, code: str, map_file: Path | None, *, dry_run: bool,
    as_json: bool,
) -> bool:  # fmt: skip
    from sheetgen.importing.plan_files import plan_files, plan_name  # noqa: PLC0415 - late
    from sheetgen.planning.codes import check_code  # noqa: PLC0415 - late

    workspace, say = enter(folder, changes=not dry_run)
    check_code(code, f"--plan {code}")
    _refuse_existing(workspace, code, dry_run=dry_run)
    at = map_file if map_file is not None else workspace.root / _FOLDER / f"{code}.yaml"
    known = at.exists()
    matrix = _read(workspace, file, code, at)
    _refuse_empty(matrix, say)
    complete = bool(matrix.draft.items) and not matrix.questions
    files = plan_files(matrix, code, _readme(matrix, say, plan_name(matrix, code))) if (
        complete
    ) else {}  # fmt: skip
    written = [] if dry_run else _write(workspace, matrix, files, code, at, say)
    if as_json:
        tell_done([json.dumps(_as_json(matrix, code, written, say), ensure_ascii=False, indent=1)],
                  say)  # fmt: skip
    else:
        end = _end(matrix, files, written, say, dry_run=dry_run)
        tell_done([*_by_mapping(at, known, say), *_lines(matrix, say), *end], say)
    return complete and not _not_placed(matrix)


def _refuse_existing(workspace: "Workspace", code: str, *, dry_run: bool) -> None:
    from os.path import lexists  # noqa: PLC0415 - late

    folder = workspace.plans / code
    if lexists(folder) and not dry_run:
        raise PlanError(
            workspace.relative(folder),
            message("is there already, and a plan is never written over."),
            message("Give another --plan, or move the folder away; nothing was written."),
        )


def _read(workspace: "Workspace", file: Path, code: str, at: Path) -> "Matrix":
    from sheetgen.importing.mapping import read_mapping  # noqa: PLC0415 - late
    from sheetgen.importing.matrix import read_matrix  # noqa: PLC0415 - late
    from sheetgen.language.marks import read_marks  # noqa: PLC0415 - late
    from sheetgen.ooxml.refusal import Refused  # noqa: PLC0415 - late

    mapping = read_mapping(at) if at.exists() else None
    try:
        return read_matrix(
            file.read_bytes(), file.name, code, mapping, read_marks(workspace.locale)
        )
    except Refused as refused:
        raise PlanError(str(file), refused.message, refused.remedy) from refused


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
    from sheetgen.importing.plan_files import account_file, mapping_file  # noqa: PLC0415 - late

    inside = at.resolve().is_relative_to(workspace.root.resolve())
    texts = {
        f"{workspace.relative(workspace.plans)}/{code}/{name}": text for name, text in files.items()
    }
    texts[f"{_FOLDER}/{code}-cells.csv"] = account_file(matrix, say)
    comments = _comments(matrix, say)
    new_mapping = mapping_file(matrix.mapping, comments) if not at.exists() else ""
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


def _comments(matrix: "Matrix", say: Speaker) -> tuple[str, ...]:
    lines = [say.say(message("How the columns of {file} are read: docs/importing.md.",
                             file=matrix.file))]  # fmt: skip
    for each in matrix.questions:
        lines.append(say.say(message("To answer, {where}: {asked}", where=each.where,
                                     asked=each.asked)))  # fmt: skip
        lines += [f"  - {one}" for one in each.candidates]
    return tuple(one_line(each) for each in lines)


def _readme(matrix: "Matrix", say: Speaker, name: str) -> str:
    lines = [f"# {name}", "", say.say(message("Imported from {file}.", file=matrix.file)), ""]
    lines += [f"* {say.say(each)}" for each in _assumed(matrix)]
    lines += [f"* {one_line(each)}" for each in _unplaced(matrix, say)]
    return "\n".join((*lines, ""))


def _not_placed(matrix: "Matrix") -> int:
    from sheetgen.importing.nouns import Fate  # noqa: PLC0415 - late

    return sum(each.fate is Fate.NOT_PLACED for each in matrix.ledger.entries.values())


def _counts(matrix: "Matrix") -> dict[str, int]:
    return dict(Counter(each.fate.value for each in matrix.ledger.entries.values()))


def _assumed(matrix: "Matrix") -> Iterator[Message]:
    for key, value in matrix.assumed.items():
        yield message("No cell says it, and it was taken: {key} = {value}.", key=key, value=value)


def _unplaced(matrix: "Matrix", say: Speaker) -> Iterator[str]:
    from sheetgen.importing.matrix import cells_of  # noqa: PLC0415 - late
    from sheetgen.importing.nouns import Fate  # noqa: PLC0415 - late

    for grid, at in cells_of(matrix):
        entry = matrix.ledger.entries[grid.sheet.name, at]
        if entry.fate is Fate.NOT_PLACED and entry.why is not None:
            found = one_line(grid.texts[at])[:_LONGEST]
            yield f"{grid.place(at)}: «{found}»: {say.say(entry.why)}"


def _by_mapping(at: Path, known: bool, say: Speaker) -> Iterator[str]:  # noqa: FBT001 - whether it was there
    if known:
        yield say.say(message("Read by the mapping {file}.", file=at.name))


def _lines(matrix: "Matrix", say: Speaker) -> Iterator[str]:
    from sheetgen.importing.nouns import Fate  # noqa: PLC0415 - late

    draft = matrix.draft
    yield say.say(
        message(
            "{file}: {indicators} indicators, {activities} activities and products, {elements} "
            "elements, {offices} offices.",
            file=matrix.file, indicators=len(draft.indicators), activities=len(draft.activities),
            elements=len(draft.elements), offices=len(draft.offices),
        )
    )  # fmt: skip
    counts = _counts(matrix)
    yield say.say(message_n("{n} cell is not empty:", "{n} cells are not empty:",
                            sum(counts.values())))  # fmt: skip
    for fate in Fate:
        if counts.get(fate.value):
            yield f"  {counts[fate.value]:6} {say.say(fate.word)}"
    for sheet, said in matrix.notices:
        yield say.say(message("{sheet}: {why}", sheet=sheet, why=said))
    for each in _assumed(matrix):
        yield say.say(each)
    unplaced = list(_unplaced(matrix, say))
    if unplaced:
        yield say.say(message("Not placed:"))
        yield from (f"  {each}" for each in unplaced[:_MOST_SHOWN])
        if len(unplaced) > _MOST_SHOWN:
            yield say.say(message_n("  and {n} more", "  and {n} more",
                                    len(unplaced) - _MOST_SHOWN))  # fmt: skip
    for asked in matrix.questions:
        yield say.say(message("Question, {where}: {asked}", where=asked.where, asked=asked.asked))
        yield from (f"  - {one}" for one in asked.candidates)


def _end(  # what was done with it
    matrix: "Matrix", files: dict[str, str], written: list[str], say: Speaker, *, dry_run: bool
) -> Iterator[str]:  # fmt: skip
    if not files:
        why = (
            message("The plan is not written while something is asked: answer in the mapping and "
                    "run it again.")
            if matrix.questions
            else message("The plan is not written: no item could be placed.")
        )  # fmt: skip
        yield say.say(why)
    if dry_run:
        yield say.say(message("Nothing was written (--dry-run)."))
    for name in written:
        yield say.say(message("written: {file}", file=name))
    if files and written:
        yield say.say(message("Next: sheetgen template --period YYYY-MM"))


def _as_json(matrix: "Matrix", code: str, written: list[str], say: Speaker) -> dict[str, object]:
    from sheetgen.importing.grid import address  # noqa: PLC0415 - late
    from sheetgen.importing.matrix import cells_of  # noqa: PLC0415 - late

    draft = matrix.draft
    cells = []
    for grid, at in cells_of(matrix):
        entry = matrix.ledger.entries[grid.sheet.name, at]
        cells.append(
            {
                "place": f"{matrix.file}!{grid.sheet.name}!{address(at)}",
                "found": grid.texts[at],
                "fate": entry.fate.value,
                "to": entry.to.split("; ") if entry.to else [],
                "why": say.say(entry.why) if entry.why else None,
            }
        )
    return {
        "version": 1,
        "plan": code,
        "file": matrix.file,
        "written": written,
        "tables": {
            "offices": len(draft.offices),
            "elements": len(draft.elements),
            "indicators": len(draft.indicators),
            "activities": len(draft.activities),
            "targets": len(draft.targets),
            "schedule": len(draft.schedule),
            "actuals": len(draft.actuals),
        },
        "counts": _counts(matrix),
        "assumed": matrix.assumed,
        "notices": [{"sheet": sheet, "message": say.say(said)} for sheet, said in matrix.notices],
        "questions": [
            {"place": each.where, "message": say.say(each.asked),
             "candidates": list(each.candidates)}
            for each in matrix.questions
        ],
        "cells": cells,
    }  # fmt: skip
