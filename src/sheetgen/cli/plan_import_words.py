"""What an import says: its account of cells, questions and files, for people and for programs."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from sheetgen.importing.traits import LONGEST_NAME
from sheetgen.language.message import Message, message, message_n
from sheetgen.language.signs import one_line
from sheetgen.language.speaker import Speaker
from sheetgen.model.kinds import Aggregation
from sheetgen.model.traits import Direction, Frequency, Unit

if TYPE_CHECKING:
    from sheetgen.importing.matrix import Matrix

_MOST_SHOWN = 40
_LONGEST = 60
_MOST_CODES = 6
_NAMED = 3
"""So many cells that one reason holds of are each named."""
_TRAITS: Mapping[str, tuple[Message, Callable[[str], Aggregation | Direction | Frequency]]] = {
    "aggregation": (message("type of aggregation"), Aggregation),
    "direction": (message("expected direction"), Direction),
    "frequency": (message("frequency"), Frequency),
}
_KINDS = {"indicators": message("the indicators"), "activities": message("the activities")}
_TEXTS = {"offices": message("the office that reports"), "unit": message("the unit of measure")}


def readme(matrix: "Matrix", say: Speaker, name: str) -> str:
    """The README of an imported plan: whence it came, what was assumed, what has no place."""
    lines = [f"# {name}", "", say.say(message("Imported from {file}.", file=matrix.file)), ""]
    lines += [f"* {say.say(each)}" for each in _assumed(matrix)]
    lines += [f"* {cell}: {why}" for (_, why), cells in _unplaced(matrix, say).items()
              for cell in cells]  # fmt: skip
    return "\n".join((*lines, ""))


def not_placed(matrix: "Matrix") -> int:
    """How many cells have no place."""
    from sheetgen.importing.nouns import Fate  # noqa: PLC0415 - late

    return sum(each.fate is Fate.NOT_PLACED for each in matrix.ledger.entries.values())


def _counts(matrix: "Matrix") -> dict[str, int]:
    return dict(Counter(each.fate.value for each in matrix.ledger.entries.values()))


def _assumed(matrix: "Matrix") -> Iterator[Message]:
    """What no cell says and was taken, in words; its key stands where it is to be changed."""
    from sheetgen.importing.written_plan import plan_name  # noqa: PLC0415 - late

    if plan_name(matrix, matrix.root) == matrix.root:
        yield message("No cell alone says what the plan is called, and it was named {code}: write "
                      "name in plan.toml, or in the mapping plan and, under it, name.",
                      code=matrix.root)  # fmt: skip
    codes = [(key.removesuffix("…"), value) for key, value in matrix.assumed.items()
             if key.startswith("codes ")]  # fmt: skip
    items = [value for stem, value in codes if stem.endswith(".I")]
    groups = [value for stem, value in codes if not stem.endswith(".I")]
    if groups:
        yield message("Groups without a code of their own were given one, up to {codes}.",
                      codes=_first(groups))  # fmt: skip
    if items:
        yield message("Rows without a code of their own were given one, up to {codes}.",
                      codes=_first(items))  # fmt: skip
    for key, value in matrix.assumed.items():
        name, _, of = key.partition(" ")
        if name != "codes":
            yield _taken(key, name, of, value)


def _first(codes: list[str]) -> list[str]:
    return codes if len(codes) <= _MOST_CODES else [*codes[:_MOST_CODES], "…"]


def _whole(name: str) -> str:
    """A name between quotation marks that was cut, with the sign that it was."""
    cut = len(name) == LONGEST_NAME + len("«»")
    return f"{name[:-1].rstrip()}…»" if cut else name


def _taken(key: str, name: str, of: str, value: str) -> Message:
    if name == "element":
        return message("What stands under no group was put under the plan itself ({code}).",
                       code=value)  # fmt: skip
    if name == "office":
        return message("«{name}» was given the code {code} (offices.csv).", name=value, code=of)
    if name == "unit" and of:
        cut = _whole(of.removeprefix("of "))
        return message("No cell says in what {name} is measured, and it was taken: {word} "
                       "(unit: {value}).",
                       name=cut, word=Unit(value).meaning, value=value)  # fmt: skip
    if name in _TRAITS:
        what, words = _TRAITS[name]
        kind = _KINDS.get(of.removeprefix("of "))
        told = message("{what} of {kind}", what=what, kind=kind) if kind else what
        return message("No cell says it, and it was taken: {what}: {word} ({key}: {value}).",
                       what=told, word=words(value).meaning, key=name, value=value)  # fmt: skip
    if name not in _TEXTS:
        return message("No cell says it, and it was taken: {key} = {value}.", key=key, value=value)
    return message("No cell says it, and it was taken: {what}: {word} ({key}: {value}).",
                   what=_TEXTS[name], word=value, key=name, value=value)  # fmt: skip


def _unplaced(matrix: "Matrix", say: Speaker) -> dict[tuple[str, str], list[str]]:
    """The cells without a place, by their sheet and by why."""
    from sheetgen.importing.matrix import cells_of  # noqa: PLC0415 - late
    from sheetgen.importing.nouns import Fate  # noqa: PLC0415 - late

    found: dict[tuple[str, str], list[str]] = {}
    for grid, at in cells_of(matrix):
        entry = matrix.ledger.entries[grid.sheet.name, at]
        if entry.fate is Fate.NOT_PLACED and entry.why is not None:
            cell = f"{grid.place(at)}: «{one_line(grid.texts[at])[:_LONGEST]}»"
            found.setdefault((grid.sheet.name, one_line(say.say(entry.why))), []).append(cell)
    return found


def _alike(cells: list[str], why: str, say: Speaker) -> Iterator[str]:
    """The cells that one reason holds of: some of them by name, how many more there are."""
    if len(cells) <= _NAMED:
        yield from (f"{cell}: {why}" for cell in cells)
    else:
        more = message_n("{cell} and {n} cell more: {why}", "{cell} and {n} cells more: {why}",
                         len(cells) - 1, cell=cells[0], why=why)  # fmt: skip
        yield say.say(more)


def by_mapping(at: str, known: bool, say: Speaker) -> Iterator[str]:  # noqa: FBT001 - whether it was there
    """That a mapping was there."""
    if known:
        yield say.say(message("Read by the mapping {file}.", file=at))


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
    unplaced = [line for (_, why), cells in _unplaced(matrix, say).items()
                for line in _alike(cells, why, say)]  # fmt: skip
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
    matrix: "Matrix", files: dict[str, str], written: list[str], say: Speaker, *, dry_run: bool,
    mapping: str, folder: str,
) -> Iterator[str]:  # fmt: skip
    """What was written, or why nothing, and what comes next, by the names of its files."""
    yield from map(say.say, _not_understood(matrix))
    if not files:
        why = (
            message("The plan is not written while something is asked.")
            if matrix.questions
            else message("The plan is not written: no item could be placed.")
        )  # fmt: skip
        yield say.say(why)
    if dry_run:
        yield say.say(message("Nothing was written (--dry-run)."))
    for name in written:
        yield say.say(message("written: {file}", file=name))
    if not files:
        yield say.say(
            message("Next: the same command without --dry-run writes {file}; what the columns hold "
                    "is said there.", file=mapping)
            if dry_run
            else message("Next: open {file} with any editor of text, write after «is:» what each "
                         "column holds (the words stand at its head), save it, and run the same "
                         "command again.", file=mapping)
        )  # fmt: skip
    elif written:
        if not_placed(matrix):
            yield say.say(
                message("What has no place is not in the plan: write it into the tables of "
                        "{folder}; or correct {mapping} or the matrix, move {folder} away and "
                        "import again.", folder=folder, mapping=mapping)
            )  # fmt: skip
        yield say.say(message("Next: sheetgen template --period YYYY-MM"))


def _not_understood(matrix: "Matrix") -> Iterator[Message]:
    """The columns whose headings say nothing that is known; the mapping may say it for them."""
    from sheetgen.importing.nouns import Role  # noqa: PLC0415 - late

    for table in matrix.mapping.tables:
        asked = [each.heading for each in table.columns if each.role is Role.ASKED]
        if len(asked) == 1:
            yield message("{sheet}: the column «{heading}» was not understood.",
                          sheet=table.sheet, heading=asked[0])  # fmt: skip
        elif asked:
            yield message("{sheet}: {n} columns were not understood: {headings}.",
                          sheet=table.sheet, n=len(asked),
                          headings=[f"«{each}»" for each in asked])  # fmt: skip


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
