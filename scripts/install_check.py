"""Installs sheetgen where there is no C compiler, as an office's computer has none, and runs it.

Slow, and it fetches what it installs. For each Python: the wheel goes into a bare environment and
begins a workspace, whose forms and reports it writes, first without the engine and then with the
wheel of it that an institution makes for itself; a clone of this repository is set up by
``make report``, and the reports say that the plain evaluator judged. With a compiler the same clone
is judged by the engine. No cache and no folder of wheels is used, for a wheel kept from another day
hides that one cannot be built.

    python scripts/install_check.py [PYTHON...]    by default 3.11, 3.12 and 3.13, where there
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PYTHONS = ("python3.11", "python3.12", "python3.13")
COMPILERS = re.compile(r"(.*-)?(cc|c\+\+|c[89]9|gcc|g\+\+|clang|clang\+\+|cpp|tcc)(-[\d.]+)?")
HIDDEN = ("PIP_FIND_LINKS", "CC", "CXX", "VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME")
PLAIN, ENGINE = "plain", "durable-rules"


def main(asked: list[str]) -> int:
    """Check each Python; 1 where one cannot install or run, 2 where there is none of them."""
    pythons = [path for name in asked or PYTHONS if (path := shutil.which(name))]
    if not pythons:
        print("none of these Pythons is here: " + ", ".join(asked or PYTHONS), file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        bare = without_compilers(Path(folder) / "bin")
        faults = [
            fault
            for number, python in enumerate(pythons)
            for fault in checked(python, Path(folder) / str(number), bare)
        ]
    for fault in faults:
        print(fault)
    print(f"{len(pythons)} Pythons, {len(faults)} faults")
    return 1 if faults else 0


def checked(python: str, folder: Path, bare: Path) -> list[str]:
    """What cannot be installed or run with this Python."""
    folder.mkdir()
    clone = folder / "clone"
    subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True)
    without, with_cc = environment(folder, str(bare)), environment(folder, os.environ["PATH"])
    said = run([python, "-m", "venv", folder / "venv"], folder, without)
    own = folder / "venv" / "bin"
    said += run(
        [own / "pip", "wheel", "--quiet", "--no-deps", clone, "-w", "dist"], folder, without
    )
    wheels = [str(each) for each in (folder / "dist").glob("*.whl")]
    said += run([own / "pip", "install", "--quiet", *wheels], folder, without)
    for words in (["init", "w"], ["template", "--workspace", "w", "--period", "2026-04"]):
        said += run([own / "sheetgen", *words], folder, without)
    said += run([own / "sheetgen", "build", "--workspace", "w"], folder, without)
    said += judged_by(folder / "w", PLAIN)
    said += run([own / "python", clone / "scripts/engine_wheel.py", "engine"], folder, with_cc)
    words = ["install", "--quiet", "--no-index", "--find-links", "engine", "durable-rules"]
    said += run([own / "pip", *words], folder, without)
    said += run([own / "sheetgen", "build", "--workspace", "w"], folder, without)
    said += judged_by(folder / "w", ENGINE)
    said += judged(clone, python, without, PLAIN)
    shutil.rmtree(clone / ".venv", ignore_errors=True)
    said += judged(clone, python, with_cc, ENGINE)
    print(f"{python}: {'; '.join(said) or 'installed and run, with a compiler and without'}")
    return [f"{python}: {each}" for each in said]


def judged(clone: Path, python: str, env: dict[str, str], by: str) -> list[str]:
    """What is wrong where ``make report`` sets up the clone: both reports name who judged."""
    return run(["make", "report", f"PYTHON={python}"], clone, env) + judged_by(clone, by)


def judged_by(workspace: Path, by: str) -> list[str]:
    """What is wrong where the reports of a workspace name another judge, or there is none."""
    found = {
        json.loads(path.read_text("utf-8"))["engine"]["judged_by"]
        for path in (workspace / "output").glob("*/*/results.json")
    }
    return [] if found == {by} else [f"judged by {sorted(found)}, and not by {by}"]


def run(words: list[object], folder: Path, env: dict[str, str]) -> list[str]:
    """Run a command; what it said last where it failed."""
    done = subprocess.run(
        list(map(str, words)), cwd=folder, env=env, capture_output=True, text=True, check=False
    )
    if done.returncode == 0:
        return []
    return [f"{' '.join(map(str, words))}: exit {done.returncode}: {done.stderr.strip()[-400:]}"]


def environment(folder: Path, path: str) -> dict[str, str]:
    """The environment of a computer on which nothing was installed before."""
    kept = {name: value for name, value in os.environ.items() if name not in HIDDEN}
    return kept | {"PATH": path, "PIP_CACHE_DIR": str(folder / "cache"), "PIP_NO_CACHE_DIR": "1"}


def without_compilers(folder: Path) -> Path:
    """A folder that leads to every command of the PATH but the compilers."""
    folder.mkdir()
    for place in os.get_exec_path():
        for command in Path(place).iterdir() if Path(place).is_dir() else ():
            link = folder / command.name
            if not COMPILERS.fullmatch(command.name) and not link.is_symlink():
                link.symlink_to(command)
    return folder


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
