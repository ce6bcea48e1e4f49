"""The start of the command and the build of the real workspace, as ratios in one run."""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

ROOT = Path(__file__).resolve().parents[1]
RUNS = 7
READ_WITH_OPENPYXL = """
import sys
from pathlib import Path
from openpyxl import load_workbook
for path in sorted(Path(sys.argv[1]).rglob("*.xlsx")):
    for data_only in (True, False):
        book = load_workbook(path, data_only=data_only)
        sum(1 for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)
"""


def python(*words: str) -> Callable[[], None]:
    """A fresh interpreter with these arguments; a build may exit 1."""

    def run() -> None:
        done = subprocess.run([sys.executable, *words], capture_output=True, check=False)
        if done.returncode > 1:
            raise SystemExit(done.stderr.decode())

    return run


def medians(contestants: dict[str, Callable[[], None]]) -> dict[str, float]:
    """The median seconds of each, run in turn so that drift of the machine falls on all."""
    seconds: dict[str, list[float]] = {name: [] for name in contestants}
    for round_ in range(RUNS + 1):
        for name, run in contestants.items():
            start = time.perf_counter()
            run()
            if round_:
                seconds[name].append(time.perf_counter() - start)
    return {name: statistics.median(each) for name, each in seconds.items()}


def table(title: str, found: dict[str, float], floor: str) -> None:
    """Print each contestant's median and its ratio to the floor."""
    print(title)
    for name, each in found.items():
        print(f"  {name:<44} {each * 1000:8.0f} ms  {each / found[floor]:6.2f} x {floor}")


def main() -> None:
    """Measure and print."""
    table(
        "start of the command",
        medians(
            {
                "bare python": python("-c", "pass"),
                "python importing click": python("-c", "import click"),
                "sheetgen --help": python("-m", "sheetgen", "--help"),
            }
        ),
        "bare python",
    )
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "workspace"
        for name in ("plans", "rules", "templates", "input"):
            copytree(ROOT / name, workspace / name)
        (workspace / "sheetgen.toml").write_bytes((ROOT / "sheetgen.toml").read_bytes())
        inputs = str(workspace / "input")
        table(
            "the real workspace: two plans, twenty files, two workbooks",
            medians(
                {
                    "bare python": python("-c", "pass"),
                    "openpyxl reading the files, nothing more": python(
                        "-c", READ_WITH_OPENPYXL, inputs
                    ),
                    "sheetgen build, all of it": python(
                        "-m", "sheetgen", "build", "--workspace", str(workspace)
                    ),
                }
            ),
            "openpyxl reading the files, nothing more",
        )


if __name__ == "__main__":
    main()
