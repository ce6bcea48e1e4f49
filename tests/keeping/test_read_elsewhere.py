"""Files are read by one process, by several or by a cluster: the same comes of it."""

import multiprocessing
import os
import re
import signal
import subprocess
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from shutil import copy

import pytest

from cli.test_commands import fill_all
from running import run
from sheetgen.errors import WorkspaceError
from sheetgen.keeping.distant import by_cluster
from sheetgen.keeping.elsewhere import by_processes
from sheetgen.laid_out import asking_of
from sheetgen.model.period import Period
from sheetgen.model.submission import Submission
from sheetgen.planning.settings import read_workspace
from sheetgen.reading.register import Reader, deliveries
from sheetgen.setup import open_setup
from small import make_workspace

pytestmark = pytest.mark.sweep

DECEMBER = Period(2025, 12)
MANY = 40


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in which one office sent its file many times, and what is no workbook."""
    root = tmp_path_factory.mktemp("elsewhere")
    make_workspace(root)
    fill_all(root)
    inbox = root / "input" / str(DECEMBER)
    for number in range(MANY):
        copy(inbox / "NORTE.xlsx", inbox / f"NORTE {number:02}.xlsx")
    (inbox / "roto.xlsx").write_bytes(b"no workbook")
    (inbox / "carpeta.xlsx").mkdir()
    (inbox / "pesado.xlsx").write_bytes(bytes(33 << 20))
    return root


def reader(folder: Path) -> tuple[Reader, tuple[Path, ...]]:
    setup = open_setup(read_workspace(folder))
    inbox = folder / "input" / str(DECEMBER)
    return Reader(f"input/{DECEMBER}", asking_of(setup, DECEMBER)), deliveries(inbox)


def here(folder: Path) -> tuple[Submission, ...]:
    read, paths = reader(folder)
    return tuple(map(read, paths))


def test_several_processes_read_what_one_reads(folder: Path) -> None:
    read, paths = reader(folder)

    for workers in (2, 4):
        assert repr(here(folder)) == repr(tuple(by_processes(workers)(read, paths)))


def test_one_worker_and_four_write_the_same_bytes(folder: Path) -> None:
    written = []
    for workers in (1, 4):
        done = run(folder, "build", "--again", "--workers", workers, "--period", DECEMBER)
        assert 1 == done.returncode, done.stderr
        output = folder / "output" / str(DECEMBER)
        written.append({path: path.read_bytes() for path in output.rglob("*") if path.is_file()})
        (folder / ".sheetgen" / "kept" / f"{DECEMBER}.json").unlink(missing_ok=True)

    assert written[0] == written[1]
    assert any(path.name == "results.json" for path in written[0])


def test_whoever_asks_one_thing_has_many_files_read_by_several_processes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[int] = []
    fork = os.fork

    def forked() -> int:
        begun.append(fork())
        return begun[-1]

    monkeypatch.setattr("os.fork", forked)
    monkeypatch.setattr("sheetgen.setup.processors", lambda: 2)
    several = run(folder, "explain", "I.1", "--period", DECEMBER)
    monkeypatch.setattr("sheetgen.setup.processors", lambda: 1)

    assert several.stdout == run(folder, "explain", "I.1", "--period", DECEMBER).stdout
    assert 2 == len(begun)


def test_a_worker_that_is_killed_stops_the_run_with_a_sentence(folder: Path) -> None:
    read, paths = reader(folder)
    reading = iter(by_processes(2)(read, paths * 4))
    next(reading)
    for child in multiprocessing.active_children():
        os.kill(child.pid or 0, signal.SIGKILL)

    with pytest.raises(WorkspaceError) as fault:
        tuple(reading)

    assert "input/2025-12: a process that read files was stopped from outside" in str(fault.value)


@contextmanager
def cluster(workers: int) -> Iterator[tuple[str, list["subprocess.Popen[str]"]]]:
    """A scheduler and workers on this machine alone: its address, and the workers' processes."""
    scheduler = started("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    found = said(scheduler, re.compile(r"Scheduler at:\s+tcp://(\S+)"))
    running = [
        started("worker", f"tcp://{found}", "--nthreads", "1", "--no-nanny", "--no-dashboard")
        for _ in range(workers)
    ]
    try:
        for each in running:
            said(each, re.compile("Registered to"))
        yield f"dask://{found}", running
    finally:
        for each in (*running, scheduler):
            each.kill()
            each.communicate()


def started(*words: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *words],
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONWARNINGS": "ignore"},
    )


def said(process: "subprocess.Popen[str]", wanted: "re.Pattern[str]") -> str:
    """What a process says of itself when it is ready."""
    assert process.stderr is not None
    for line in process.stderr:
        if found := wanted.search(line):
            return found[found.lastindex or 0]
    raise AssertionError(process.args)


def demand_dask() -> None:
    if find_spec("distributed") is None:
        warnings.warn("Dask is not installed: no cluster is tried", stacklevel=1)
        pytest.skip("Dask is not installed")


def test_a_cluster_of_which_a_worker_dies_half_way_reads_what_one_process_reads(
    folder: Path,
) -> None:
    demand_dask()
    read, paths = reader(folder)
    with cluster(2) as (address, workers):
        reading = iter(by_cluster(address)(read, paths))
        found = [next(reading) for _ in range(5)]
        workers[0].kill()
        found += reading

    assert repr(here(folder)) == repr(tuple(found))


def test_a_build_by_a_cluster_writes_the_same_bytes(folder: Path) -> None:
    demand_dask()
    output = folder / "output" / str(DECEMBER)
    run(folder, "build", "--again", "--workers", 1, "--period", DECEMBER)
    written = {path: path.read_bytes() for path in output.rglob("*") if path.is_file()}
    (folder / ".sheetgen" / "kept" / f"{DECEMBER}.json").unlink(missing_ok=True)
    with cluster(2) as (address, _):
        done = run(folder, "build", "--again", "--executor", address, "--period", DECEMBER)

    assert 1 == done.returncode, done.stderr
    assert written == {path: path.read_bytes() for path in output.rglob("*") if path.is_file()}


def test_a_cluster_without_workers_and_one_that_is_not_there_are_said(folder: Path) -> None:
    demand_dask()
    read, paths = reader(folder)
    with cluster(0) as (address, _), pytest.raises(WorkspaceError) as fault:
        tuple(by_cluster(address)(read, paths))
    assert f"--executor {address}: the scheduler has no worker." in str(fault.value)

    (folder / ".sheetgen" / "kept" / f"{DECEMBER}.json").unlink(missing_ok=True)
    done = run(folder, "build", "--again", "--executor", address, "--period", DECEMBER)
    assert 2 == done.returncode
    assert "no se puede llegar al clúster" in done.stderr


def test_an_executor_of_another_kind_is_refused(folder: Path) -> None:
    for words in (("--executor", "ray://h:1"), ("--executor", "dask://h:1", "--workers", "2")):
        assert 2 == run(folder, "build", *words).returncode
