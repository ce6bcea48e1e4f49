"""What it costs to count those served: a build of one list of many rows, beside polars alone.

python benchmarks/population.py [ROWS]        # default: 1000000

The workspace is that of ``sheetgen init --example population``: its lists are replaced by one of
made-up identifiers with the right last digit, 60 people for 100 rows, its registry by one that
knows nine of ten. Each build finds nothing kept. The other reads the same list with polars and
counts ids, of all and by code, with no check, no registry, no hiding and no workbook: the floor.
Both must count the same. By turns; of each the least time of three, and the most memory.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from shutil import rmtree
from time import perf_counter
from typing import NamedTuple

from months import installed, sheetgen

ROUNDS = 3
WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
CODES = ("1.1", "1.2", "2.1")
SERVICES = ("Costos", "Trámites", "Ventas por internet", "Técnicas de venta", "Feria local")
SECTORS = ("Comercio", "Servicios", "Alimentos", "Textil")
STRIDE = 7919
"""A prime: whom a row names; each of three that stand in several rows comes back far below."""
PEER = """\
import json, sys, polars as pl
found = pl.read_csv(sys.argv[1], infer_schema=False)
by = found.group_by("Código").agg(pl.col("RUC").n_unique()).iter_rows()
print(json.dumps({"": found["RUC"].n_unique(), **dict(by)}))
"""


class Cost(NamedTuple):
    """Seconds of wall and CPU, and MB at the peak of the largest process."""

    wall: float
    cpu: float
    memory: float


def ruc(number: int) -> str:
    """A made-up identifier with the digit that follows from the others."""
    ten = f"20{number:08d}"
    total = sum(int(digit) * weight for digit, weight in zip(ten, WEIGHTS, strict=True))
    return f"{ten}{(11 - total % 11) % 10}"


def lines(rows: int, people: list[str]) -> Iterator[str]:
    """The list: its headings and its rows."""
    days = [(date(2026, 1, 1) + timedelta(each)).isoformat() for each in range(90)]
    yield "Código,RUC,Fecha,Servicio\n"
    for at in range(rows):
        whom = people[at * STRIDE % len(people)]
        yield f"{CODES[at % 7 % 3]},{whom},{days[at % 90]},{SERVICES[at % 11 % 5]}\n"


def make(folder: Path, rows: int) -> Path:
    """The workspace; gives its list."""
    sheetgen(folder.parent, "init", str(folder), "--example", "population")
    for each in folder.glob("input/*/beneficiarios-*.csv"):
        each.unlink()
    people = [ruc(each) for each in range(max(rows * 6 // 10, 1))]
    path = folder / "input/2026-03/beneficiarios.csv"
    path.write_text("".join(lines(rows, people)), encoding="utf-8")
    known = (
        f"{whom},{2000 + at % 26}-05-01,{at % 2400},{at % 150},{SECTORS[at % 4]}\n"
        for at, whom in enumerate(people)
        if at % 10
    )
    head = "ruc,inscrita,ventas_uit,trabajadores,sector\n"
    (folder / "plans/empresas/registry.csv").write_text(head + "".join(known), encoding="utf-8")
    return path


def run(folder: Path, *words: str) -> tuple[Cost, str]:
    """A command, run there: what it cost and what it printed. A build may exit 1."""
    since = perf_counter()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(
            [sys.executable, *words], cwd=folder, env=installed(), stdout=out
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = perf_counter() - since
        if os.waitstatus_to_exitcode(status) not in {0, 1}:
            raise SystemExit(f"{words}: {status}")
        out.seek(0)
        said = out.read().decode()
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024), said


def told(folder: Path) -> dict[str, int]:
    """What the build counted, as the other tells it."""
    text = (folder / "output/2026-03/empresas/results.json").read_text(encoding="utf-8")
    unique = json.loads(text)["population"]["unique"]
    return {"": unique["E"], **{code: unique[code] for code in CODES}}


def best(costs: list[Cost]) -> Cost:
    """The least time and the most memory."""
    return Cost(
        min(each.wall for each in costs),
        min(each.cpu for each in costs),
        max(each.memory for each in costs),
    )


def main() -> None:
    """Measure both and print a table."""
    rows = int(sys.argv[1]) if sys.argv[1:] else 1_000_000
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "w"
        path = make(folder, rows)
        builds, peers = [], []
        for _ in range(ROUNDS):
            for kept in (folder / "output", folder / ".sheetgen"):
                rmtree(kept, ignore_errors=True)
            built, _ = run(folder, "-m", "sheetgen", "build", "--period", "2026-03")
            plain, said = run(folder, "-c", PEER, str(path))
            if told(folder) != json.loads(said):
                raise SystemExit(f"they differ: {told(folder)}, {said}")
            builds.append(built)
            peers.append(plain)
    ours, floor = best(builds), best(peers)
    print(f"{rows:,} rows, {path.name}: {told_of(ours)}; polars alone: {told_of(floor)}")
    print(
        f"x polars alone: CPU {ours.cpu / floor.cpu:.1f}, memory {ours.memory / floor.memory:.1f}"
    )


def told_of(cost: Cost) -> str:
    """A cost in words."""
    return f"{cost.wall:.1f} s, CPU {cost.cpu:.1f} s, {cost.memory:.0f} MB"


if __name__ == "__main__":
    main()
