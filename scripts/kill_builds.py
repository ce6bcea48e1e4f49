"""Kills builds of this workspace at moments drawn by lot, and looks at what each one left.

    PYTHONPATH=tests python scripts/kill_builds.py [KILLS]

Each build is a process of its own, killed with all it holds (SIGKILL). After each the next command
is run, one that only reads: then the reports of all plans must be those of before or the new ones,
and nothing else may lie in the workspace or in the system's temporary folder.
"""

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from disk.stops import Snapshot, snapshot

ROOT = Path(__file__).parent.parent
READ = ("plans", "rules", "templates", "input", "layouts", "sheetgen.toml")
KILLS = 100
SEED = 20251231


def main() -> int:
    """Kill as many builds as asked; 1 where one left anything but a whole state."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else KILLS
    drawn = random.Random(SEED)  # noqa: S311 - moments, not secrets
    with tempfile.TemporaryDirectory() as made:
        root, temporary = Path(made) / "workspace", Path(made) / "tmp"
        temporary.mkdir()
        copy(root)
        states = [state_of(root, temporary, name) for name in ("uno", "dos")]
        took = duration(root, temporary)
        bad = seen_new = 0
        for kill in range(kills):
            name = ("uno", "dos")[kill % 2]
            rename(root, name)
            child = begin(root, temporary, "build")
            time.sleep(drawn.uniform(0, took))
            child.kill()
            child.wait()
            begin(root, temporary, "rules", "list").wait()
            found = outputs(root)
            if found not in states or list(temporary.iterdir()):
                bad += 1
                print(f"kill {kill}: neither the old nor the new")
            seen_new += found == states[kill % 2]
        print(f"{kills} builds killed, {seen_new} ended new, {kills - seen_new} old, {bad} neither")
    return 1 if bad else 0


def copy(root: Path) -> None:
    """A workspace like this one."""
    root.mkdir()
    for name in READ:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, root / name)


def rename(root: Path, name: str) -> None:
    """Another name for the workspace, which stands on every report."""
    settings = root / "sheetgen.toml"
    lines = settings.read_text("utf-8").splitlines()
    named = [f'name = "{name}"' if line.startswith("name = ") else line for line in lines]
    settings.write_text("\n".join(named) + "\n", encoding="utf-8")


def begin(root: Path, temporary: Path, *words: str) -> "subprocess.Popen[bytes]":
    """A command in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "sheetgen", *words],
        cwd=root,
        env=os.environ | {"TMPDIR": str(temporary)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def state_of(root: Path, temporary: Path, name: str) -> Snapshot:
    """The outputs of a build that nobody stops."""
    rename(root, name)
    begin(root, temporary, "build").wait()
    return outputs(root)


def duration(root: Path, temporary: Path) -> float:
    """Seconds that a build takes here, and a little more."""
    start = time.perf_counter()
    begin(root, temporary, "build").wait()
    return 1.1 * (time.perf_counter() - start)


def outputs(root: Path) -> Snapshot:
    """All that stands in the output's folder."""
    return snapshot(root / "output")


if __name__ == "__main__":
    sys.exit(main())
