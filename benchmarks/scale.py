"""A month from 450 items on, beside two honest peers; writes docs/performance.md and its plot.

python benchmarks/scale.py [S] [M] [L] [XL]   # default: S M, three minutes; L a quarter of an hour

The page is written anew after each size, so that a run which is stopped leaves those it came to.

Every contestant is run in turn on the same files, cold, in a process of its own: ratios of one run
count, not seconds. All three must give every item the same status.
"""

import json
import math
import os
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from shutil import rmtree
from zipfile import ZIP_DEFLATED, ZipFile

from python_calamine import CalamineWorkbook
from scale_plot import plot

from months import YEAR, installed, make, one_more, texts_of

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "performance.md"
PLOT = ROOT / "docs" / "pictures" / "performance.svg"
PERIOD = f"{YEAR}-01"
SIZES = {"S": (15, 30), "M": (60, 150), "L": (1_000, 100), "XL": (13_000, 50)}
ROUNDS = {"S": 3, "M": 2}
"""How often each is run, where it is more than once: its cheapest run counts."""
GOALS = {"S": (1.0, None), "M": (1 / 3, 250), "L": (1 / 3, 830)}
"""What is aimed at: wall beside pandas at most, and megabytes."""
PEERS = {"pandas": "by_pandas.py", "polars": "by_polars.py"}
WORDS = {"Bajo": "low", "Previsto": "on-track", "Atípico": "atypical", "Sin dato": "missing"}
STAGES = """
import sys, time
from importlib import import_module
from multiprocessing import active_children
from os import times
def seconds():
    now = times()
    return now.user + now.system + now.children_user + now.children_system
own, open_ = {}, []
def wrap(module, name, label):
    module = import_module(module)
    inner = getattr(module, name)
    def outer(*given, **named):
        start = seconds(); open_.append(0.0)
        try:
            return inner(*given, **named)
        finally:
            took, inside = seconds() - start, open_.pop()
            if open_: open_[-1] += took
            own[label] = own.get(label, 0.0) + took - inside
    setattr(module, name, outer)
for each in %r: wrap(*each)
for each in ("sheetgen.setup", "sheetgen.writing.output"):
    import_module(each).can_work_beside = lambda: False
sys.argv = ["sheetgen", "build", "--period", %r, "--workers", "1"]
from sheetgen.cli.main import main
try: main()
except SystemExit: pass
print("STAGES", {**own, "whole": seconds()}, file=sys.stderr)
"""
WRAPPED = (
    # Sheets first: the table of them, which others import, takes each writer as it stands then.
    ("sheetgen.writing.sheets.activities", "write_activities", "sheets of items, Datos"),
    ("sheetgen.writing.sheets.indicators", "write_indicators", "sheets of items, Datos"),
    ("sheetgen.writing.sheets.data", "write_data", "sheets of items, Datos"),
    ("sheetgen.writing.sheets.traces", "write_traces", "Trazas"),
    ("sheetgen.setup", "read_plans", "plan tables"),
    ("sheetgen.pipeline", "gather", "reading, all checks"),
    ("sheetgen.pipeline", "judge", "measuring, judging, summing"),
    ("sheetgen.writing.output", "write_results", "results.json"),
    ("sheetgen.writing.output", "write_document", "narrative"),
    ("sheetgen.writing.output", "write_workbook", "both workbooks but for those sheets"),
)


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took: seconds of wall and CPU, and the megabytes its processes held."""

    wall: float
    cpu: float
    memory: float


@dataclass(frozen=True, slots=True)
class Found:
    """What one size came to: each contestant's cold run, what is asked later, where it goes."""

    cold: dict[str, Cost]
    later: dict[str, Cost]
    stages: dict[str, float]
    floors: dict[str, float]
    busy: float


def cost(*command: str, folder: Path) -> Cost:
    """Run it to its end; sheetgen may exit 1."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=installed()
    ) as run:
        held = [0.0]
        watch = threading.Thread(target=_watch, args=(run, held), daemon=True)
        watch.start()
        _, told = run.communicate()
        wall = time.perf_counter() - start
    watch.join()
    if run.returncode > 1 or (run.returncode and "sheetgen" not in command):
        raise SystemExit(told.decode())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall, cpu, held[0])


def _watch(run: "subprocess.Popen[bytes]", held: list[float]) -> None:
    """The most that the process and those it started held together (Linux)."""
    while run.poll() is None:
        start = time.perf_counter()
        held[0] = max(held[0], sum(map(_held, _tree(run.pid))) / 1e3)
        looked = time.perf_counter() - start
        time.sleep(max(0.05, 30 * looked))  # the kernel counts pages: a gigabyte's take long


def _tree(pid: int) -> list[int]:
    try:
        told = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [pid, *(each for child in told.split() for each in _tree(int(child)))]


def _held(pid: int) -> int:
    """The kilobytes of a process; of those that it shares with a copy of it, its share."""
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    found = re.search(r"^Pss: +(\d+)", told, re.MULTILINE)
    return 0 if found is None else int(found[1])


def sheetgen(folder: Path, *words: str, cold: bool = True) -> Cost:
    """A command there; cold, with nothing kept and nothing written before."""
    if cold:
        rmtree(folder / "output", ignore_errors=True)
        rmtree(folder / ".sheetgen", ignore_errors=True)
    return cost(sys.executable, "-m", "sheetgen", *words, folder=folder)


def in_turn(folder: Path, rounds: int) -> dict[str, Cost]:
    """The best of some rounds of each, run by turns; their statuses must be the same."""
    books = {name: folder / f"{name}.xlsx" for name in PEERS}
    runs: dict[str, Callable[[], Cost]] = {
        "sheetgen": lambda: sheetgen(folder, "build", "--period", PERIOD)
    }
    for name, script in PEERS.items():
        path = str(ROOT / "benchmarks" / "peers" / script)
        words = (sys.executable, path, str(folder), PERIOD, str(books[name]))
        runs[name] = lambda words=words: cost(*words, folder=folder)  # type: ignore[misc]
    found: dict[str, list[Cost]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            found[name].append(run())
    _demand_same(folder, books)
    return {name: min(each, key=lambda one: one.cpu) for name, each in found.items()}


def _demand_same(folder: Path, books: dict[str, Path]) -> None:
    document = folder / "output" / PERIOD / "anual" / "results.json"
    items = json.loads(document.read_text(encoding="utf-8"))["items"]
    ours = {each["code"]: each["status"] for each in items}
    for name, path in books.items():
        rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("Consolidado").to_python()
        code, status = rows[0].index("code"), rows[0].index("estado")
        theirs = {row[code]: WORDS[str(row[status])] for row in rows[1:]}
        if ours != theirs:
            raise SystemExit(f"{name} gives other statuses")


def asked_again(folder: Path) -> dict[str, Cost]:
    """What is asked after a build: nothing changed, one file changed, one thing asked."""
    code = "I00000.001"
    again = {"nothing changed": sheetgen(folder, "build", "--period", PERIOD, cold=False)}
    files = sorted((folder / "input" / PERIOD).glob("*.xlsx"))
    _change_a_figure(files[0])
    again["one file changed"] = sheetgen(folder, "build", "--period", PERIOD, cold=False)
    again["explain"] = sheetgen(folder, "explain", code, "--period", PERIOD, cold=False)
    again["check of one file"] = sheetgen(folder, "check", str(files[1]), cold=False)
    book = f"output/{PERIOD}/anual/anual-{PERIOD}.xlsx!Resumen!A5"
    again["trace of one cell"] = sheetgen(folder, "trace", book, cold=False)
    again["--help"] = sheetgen(folder, "--help", cold=False)
    return again


def _change_a_figure(path: Path) -> None:
    """The office sends its file again with one figure raised by one.

    Raises SystemExit where the file holds none.
    """
    with ZipFile(path) as book:
        held = {name: book.read(name) for name in book.namelist()}
        texts = texts_of(book)
    for name in sorted(held):
        if name.startswith("xl/worksheets/sheet"):
            sheet = held[name].decode()
            changed = one_more(sheet, texts)
            if changed != sheet:
                held[name] = changed.encode()
                break
    else:
        raise SystemExit(f"{path.name} holds no figure")
    with ZipFile(path, "w", ZIP_DEFLATED) as made:
        for name, data in held.items():
            made.writestr(name, data)


def stages(folder: Path) -> dict[str, float]:
    """CPU seconds of each stage of a cold build with one worker, its own alone."""
    rmtree(folder / "output", ignore_errors=True)
    rmtree(folder / ".sheetgen", ignore_errors=True)
    script = STAGES % (WRAPPED, PERIOD)
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=folder, capture_output=True, text=True, check=False
    )
    told = next((line for line in done.stderr.splitlines() if line.startswith("STAGES")), None)
    if told is None:
        raise SystemExit(done.stderr)
    found: dict[str, float] = eval(told.removeprefix("STAGES"))  # noqa: S307 - our own line
    whole = found.pop("whole")
    return {**found, "the rest": whole - sum(found.values()), "whole": whole}


def floors(folder: Path) -> dict[str, float]:
    """What the least costs: the bytes of files read and written, and the judging of figures.

    Bytes read are inflated and scanned, those written deflated; values alone are read by calamine,
    and judged by polars.
    """
    from peers.by_polars import judged, sent

    start = time.process_time()
    for path in sorted((folder / "input" / PERIOD).glob("*.xlsx")):
        with ZipFile(path) as parts:
            for name in parts.namelist():
                parts.read(name).count(b"<")
    read = time.process_time() - start
    written = 0.0
    for path in sorted((folder / "output" / PERIOD).rglob("anual-*.xlsx")):
        with ZipFile(path) as parts:
            for name in parts.namelist():
                data = parts.read(name)
                start = time.process_time()
                zlib.compress(data, 6)
                written += time.process_time() - start
    start = time.process_time()
    values = sent(sorted((folder / "input" / PERIOD).glob("*.xlsx")))
    alone = time.process_time() - start
    start = time.process_time()
    judged(folder / "plans" / "anual", values, PERIOD)
    return {
        "bytes read, inflated and scanned": read,
        "values read by calamine, no checks": alone,
        "plan tables read and all judged by polars": time.process_time() - start,
        "bytes written, deflated": written,
    }


def main() -> None:
    """Make, measure, write the page."""
    names = [each for each in sys.argv[1:] if each in SIZES] or ["S", "M"]
    wanting = [name for name in PEERS if find_spec(name) is None]
    if wanting:
        raise SystemExit(f"{wanting}: pip install -r benchmarks/requirements.txt")
    found: dict[str, Found] = {}
    for name in names:
        with tempfile.TemporaryDirectory() as home:
            folder, start = Path(home) / "workspace", time.perf_counter()
            make(folder, *SIZES[name], months=1)
            print(f"{name}: made in {time.perf_counter() - start:.0f} s", flush=True)
            busy = os.getloadavg()[0]
            found[name] = Found(
                cold=in_turn(folder, ROUNDS.get(name, 1)),
                later=asked_again(folder),
                stages=stages(folder),
                floors=floors(folder),
                busy=busy,
            )
        print(f"{name}: {time.perf_counter() - start:.0f} s in all", found[name], flush=True)
        PLOT.write_text(plot(_points(found)), encoding="utf-8")
        PAGE.write_text("\n".join(_page(found)) + "\n", encoding="utf-8")


def _items(name: str) -> int:
    offices, rows = SIZES[name]
    return offices * rows


def _points(told: dict[str, Found]) -> dict[str, list[tuple[int, float]]]:
    """The CPU seconds of each contestant by items."""
    contestants = next(iter(told.values())).cold
    return {
        each: [(_items(size), found.cold[each].cpu) for size, found in told.items()]
        for each in contestants
    }


def _page(told: dict[str, Found]) -> list[str]:
    """The page: written by this script alone."""
    busy = ", ".join(f"{size} {found.busy:.1f}" for size, found in told.items())
    lines = [
        "# Performance",
        "",
        (
            f"Written by `python benchmarks/scale.py {' '.join(told)}`: one month, cold, each in a "
            "process of its own, in turn on the same files. The two peers are the scripts of "
            "`benchmarks/peers/`; all three gave every item the same status. Trust the ratios of "
            f"one run: the machine has {os.cpu_count()} processors, and this many programs were at "
            f"work when each size began: {busy}."
        ),
        "",
        "| size | items | contestant | wall s | CPU s | MB | wall x pandas | CPU x pandas | aim |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for size, found in told.items():
        beside = found.cold["pandas"]
        lines += [
            f"| {size} | {_items(size):,} | {name} | {each.wall:.1f} | {each.cpu:.1f} | "
            f"{each.memory:.0f} | {each.wall / beside.wall:.2f} | {each.cpu / beside.cpu:.2f} | "
            f"{_aim(size) if name == 'sheetgen' else ''} |"
            for name, each in found.cold.items()
        ]
    lines += ["", "Memory is that of all its processes together, what they share counted once.", ""]
    grown = []
    for name, points in _points(told).items():
        if len(points) > 1:
            (few, low), (many, high) = points[0], points[-1]
            grows = math.log(high / low) / math.log(many / few)
            grown.append(f"* {name}: CPU grows with the power {grows:.2f} of the items.")
    lines += [*grown, *([""] if grown else []), "![CPU seconds by items](pictures/performance.svg)"]
    for size, found in told.items():
        lines += _of_size(size, found)
    return lines


def _aim(size: str) -> str:
    wall, memory = GOALS.get(size, (None, None))
    held = "" if memory is None else f", {memory} MB"
    return "" if wall is None else f"wall ≤ {wall:.2f} x pandas{held}"


def _of_size(size: str, found: Found) -> list[str]:
    """What is asked after a build of a size, and where a build's seconds go."""
    cold, whole = found.cold["sheetgen"], found.stages["whole"]
    return [
        *("", f"## {size}: after a build", ""),
        *("| asked | wall s | CPU s | x cold build |", "| --- | --- | --- | --- |"),
        *(
            f"| {name} | {each.wall:.2f} | {each.cpu:.2f} | {each.cpu / cold.cpu:.2f} |"
            for name, each in found.later.items()
        ),
        *("", f"## {size}: stages, one worker", ""),
        *("| stage | CPU s | share |", "| --- | --- | --- |"),
        *(f"| {name} | {each:.2f} | {each / whole:.0%} |" for name, each in found.stages.items()),
        *(f"| floor: {name} | {each:.2f} | |" for name, each in found.floors.items()),
    ]


if __name__ == "__main__":
    main()
