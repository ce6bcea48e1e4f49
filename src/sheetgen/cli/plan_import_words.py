"""What an import says: its account of cells, questions and files, for people and for programs."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sheetgen.language.message import Message, message, message_n
from sheetgen.language.signs import one_line
from sheetgen.language.speaker import Speaker

if TYPE_CHECKING:
    from sheetgen.importing.matrix import Matrix

_MOST_SHOWN = 40
_LONGEST = 60


def comments(matrix: "Matrix", say: Speaker) -> tuple[str, ...]:
    """What stands above a mapping: how it is read, and what is asked."""
    lines = [say.say(message("How the columns of {file} are read: docs/importing.md.",
                             file=matrix.file))]  # fmt: skip
    for each in matrix.questions:
        lines.append(say.say(message("To answer, {where}: {asked}", where=each.where,
                                     asked=each.asked)))  # fmt: skip
        lines += [f"  - {one}" for one in each.candidates]
    return tuple(one_line(each) for each in lines)


def readme(matrix: "Matrix", say: Speaker, name: str) -> str:
    """The README of an imported plan: whence it came, what was assumed, what has no place."""
    lines = [f"# {name}", "", say.say(message("Imported from {file}.", file=matrix.file)), ""]
    lines += [f"* {say.say(each)}" for each in _assumed(matrix)]
    lines += [f"* {one_line(each)}" for each in _unplaced(matrix, say)]
    return "\n".join((*lines, ""))


def not_placed(matrix: "Matrix") -> int:
    """How many cells have no place."""
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


def by_mapping(at: Path, known: bool, say: Speaker) -> Iterator[str]:  # noqa: FBT001 - whether it was there
    """That a mapping was there."""
    if known:
        yield say.say(message("Read by the mapping {file}.", file=at.name))


def lines_of(matrix: "Matrix", say: Speaker) -> Iterator[str]:
    """The account for people."""
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


def end_of(  # what was done with it
    matrix: "Matrix", files: dict[str, str], written: list[str], say: Speaker, *, dry_run: bool
) -> Iterator[str]:  # fmt: skip
    """What was written, or why nothing."""
    if not files:
        why = (
            message("The plan is not written while something is asked: answer in the mapping and "
                    "run it again.")
            if matrix.questions
            else message("The plan is not written: no item could be placed.")
        )  # fmt: skip
        yield say.say(why)
        yield from map(say.say, _not_understood(matrix))
    if dry_run:
        yield say.say(message("Nothing was written (--dry-run)."))
    for name in written:
        yield say.say(message("written: {file}", file=name))
    if files and written:
        yield say.say(message("Next: sheetgen template --period YYYY-MM"))


def _not_understood(matrix: "Matrix") -> Iterator[Message]:
    """The columns whose headings say nothing that is known; the mapping may say it for them."""
    from sheetgen.importing.nouns import Role  # noqa: PLC0415 - late

    for table in matrix.mapping.tables:
        for each in table.columns:
            if each.role is Role.ASKED:
                yield message(
                    "{sheet}: the column «{heading}» was not understood. Say in the mapping what "
                    "it holds (is: name, code, goal, pim …; docs/importing.md), and run it again.",
                    sheet=table.sheet,
                    heading=each.heading,
                )


def import_record(
    matrix: "Matrix", code: str, written: list[str], say: Speaker
) -> dict[str, object]:
    """The account for programs."""
    from sheetgen.importing.matrix import cells_of  # noqa: PLC0415 - late
    from sheetgen.importing.matrix_cells import address  # noqa: PLC0415 - late

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
