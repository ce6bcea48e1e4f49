"""The files of an import: the plan's folder, the mapping, and the account of every cell."""

import csv
import io
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

from sheetgen.errors import PlanError
from sheetgen.importing.mapping import MatrixMapping, write_mapping
from sheetgen.importing.matrix import Matrix, cells_of
from sheetgen.importing.matrix_cells import address
from sheetgen.importing.nouns import Fate
from sheetgen.language.message import message
from sheetgen.language.speaker import Speaker
from sheetgen.model.plan import Plan
from sheetgen.planning.plans import read_plan


def plan_files(matrix: Matrix, code: str, readme: str) -> dict[str, str]:
    """The plan's folder, by file name.

    Raises PlanError where what the matrix says makes no plan that can be read.
    """
    levels = matrix.draft.level_codes({name: key for key, name in matrix.mapping.levels.items()})
    files = {
        "plan.toml": _definition(matrix, code, {key: name for name, key in levels.items()}),
        **matrix.draft.files(levels),
        "README.md": readme,
    }
    try:
        plan_of(files, code)
    except PlanError as error:
        raise PlanError(
            matrix.file,
            message("what it says makes no plan: {why}", why=error.message()),
            message("Correct the matrix or the mapping; nothing was written."),
        ) from error
    return files


def plan_of(files: Mapping[str, str], code: str) -> Plan:
    """The plan that these files make.

    Raises PlanError where they make none.
    """
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            (Path(folder) / name).write_text(text, encoding="utf-8", newline="")
        return read_plan(Path(folder), f"plans/{code}")


def plan_name(matrix: Matrix, code: str) -> str:
    """The plan's name: that of the mapping, else the only title, else its code."""
    titles = [
        grid.texts[at]
        for grid, at in cells_of(matrix)
        if matrix.ledger.entries[grid.sheet.name, at].fate is Fate.TITLE
    ]
    return matrix.mapping.name or (titles[0] if len(titles) == 1 else code)


def _definition(matrix: Matrix, code: str, levels: Mapping[str, str]) -> str:
    policy = all(kind == "indicators" for kind in matrix.kinds)
    over = "items" if policy or not any(
        each.kind == "product" for each in matrix.draft.items.values()
    ) else "elements"  # fmt: skip
    lines = [
        f"code = {_text(code)}",
        f"name = {_text(plan_name(matrix, code))}",
        f"kind = {_text('policy' if policy else 'programme')}",
    ]
    years = matrix.draft.years or ({matrix.year} if matrix.year else set())
    if years:
        lines += [f'from = "{min(years)}-01"', f'until = "{max(years)}-12"']
    lines += ["", "[levels]", *(f"{_text(key)} = {_text(name)}" for key, name in levels.items())]
    lines += ["", "[index]", "cap = 100", 'missing = "leave-out"', f'over = "{over}"', ""]
    return "\n".join(lines)


def _text(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def mapping_file(mapping: MatrixMapping, comments: tuple[str, ...]) -> str:
    """The mapping as a file."""
    return write_mapping(mapping, comments)


def account_file(matrix: Matrix, say: Speaker) -> str:
    """Every cell that is not empty, with what became of it, as a table for people."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("sheet", "cell", "found", "fate", "to", "why"))
    for grid, at in cells_of(matrix):
        entry = matrix.ledger.entries[grid.sheet.name, at]
        why = say.say(entry.why) if entry.why else ""
        writer.writerow(
            (grid.sheet.name, address(at), grid.texts[at], entry.fate.value, entry.to, why)
        )
    return out.getvalue()
