"""Two runs in one workspace: the second waits, and none loses what the other did."""

import csv
import errno
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.test_commands import fill_all
from disk.stops import snapshot
from running import run
from sheetgen.disk.alone import alone, alone_at_once
from sheetgen.errors import WorkspaceError
from small import make_workspace

pytestmark = pytest.mark.sweep

AT_ONCE = 11


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    make_workspace(tmp_path)
    fill_all(tmp_path)
    return tmp_path


def begun(act: Callable[[], int]) -> int:
    """Run something in a child; gives its process."""
    child = os.fork()
    if child == 0:
        status = 99
        try:
            status = act()
        finally:
            os._exit(status)
    return child


def ended(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def until(holds: Callable[[], bool]) -> None:
    while not holds():
        time.sleep(0.01)


def test_a_second_run_says_that_it_waits_and_goes_on_when_the_first_ends(workspace: Path) -> None:
    said = workspace / "said.txt"

    def second() -> int:
        sys.stderr = said.open("w", buffering=1)
        return run_loudly(workspace, "build")

    with alone(workspace):
        child = begun(second)
        until(lambda: said.exists() and "se espera a que termine" in said.read_text("utf-8"))
        assert not (workspace / "output/2025-12/agua").exists()

    assert 0 == ended(child)
    assert (workspace / "output/2025-12/agua/agua-2025-12.xlsx").is_file()


def run_loudly(root: Path, *words: str) -> int:
    """A command in this child, whose complaints are heard while it runs."""
    from sheetgen.cli import main

    os.chdir(root)
    os.environ["SHEETGEN_LANG"] = "es"
    sys.argv = ["sheetgen", *words]
    try:
        main()
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else 99


def test_a_run_that_is_waited_for_in_vain_is_told(workspace: Path) -> None:
    with alone(workspace), pytest.raises(WorkspaceError) as told:  # noqa: SIM117
        with alone(workspace, patience=0.2):
            pass

    assert "does not end" in str(told.value)


def test_the_lock_of_a_run_that_was_killed_holds_nobody_up(workspace: Path) -> None:
    held = workspace / "held"

    def hold() -> int:
        with alone(workspace):
            held.touch()
            signal.pause()
        return 0

    child = begun(hold)
    until(held.exists)
    os.kill(child, signal.SIGKILL)
    assert -signal.SIGKILL == ended(child)

    with alone_at_once(workspace) as is_ours:
        assert is_ours


def test_a_command_that_only_reads_takes_no_lock(workspace: Path) -> None:
    before = snapshot(workspace)
    with alone(workspace):
        assert 0 == run(workspace, "explain", "I.1").returncode
        assert 0 == run(workspace, "check", "input/2025-12/NORTE.xlsx").returncode

    assert before == snapshot(workspace)


def test_eleven_received_at_once_are_eleven_files_and_eleven_receipts(workspace: Path) -> None:
    sent = workspace / "sent"
    shutil.move(workspace / "input/2025-12/NORTE.xlsx", sent)
    files = [workspace / f"{n}.xlsx" for n in range(AT_ONCE)]
    for n, path in enumerate(files):
        path.write_bytes(sent.read_bytes() + bytes(n))

    def receive(path: Path) -> int:
        return run(workspace, "receive", path.name, "--on", "2026-01-10").returncode

    children = [begun(lambda path=path: receive(path)) for path in files]  # type: ignore[misc]

    assert {0} == {ended(child) for child in children}
    folder = workspace / "input/2025-12"
    with (folder / "received.csv").open(encoding="utf-8", newline="") as table:
        noted = {row["file"] for row in csv.DictReader(table)}
    lying = {path.name for path in folder.iterdir()} - {"received.csv", "SUR.xlsx"}
    assert AT_ONCE == len(lying)
    assert lying == noted


def test_builds_templates_deliveries_and_marks_at_once_are_each_whole(workspace: Path) -> None:
    (workspace / "sent").mkdir()
    sent = shutil.copy(workspace / "input/2025-12/NORTE.xlsx", workspace / "sent/otro.xlsx")
    commands = (
        ("build", "--period", "2025-12"),
        ("build", "--period", "2025-12", "--offices"),
        ("template", "--period", "2025-12"),
        ("receive", str(sent), "--on", "2026-01-10"),
        ("check", str(sent), "--annotate", "back"),
    )

    children = [
        begun(lambda words=words: run(workspace, *words).returncode)  # type: ignore[misc]
        for words in commands
    ]

    assert [0] * len(commands) == [ended(child) for child in children]
    assert [] == [name for name in snapshot(workspace) if ".sheetgen" in name]
    assert {"agua-2025-12.xlsx", "manifest.json"} <= {
        path.name for path in (workspace / "output/2025-12/agua").iterdir()
    }
    assert (workspace / "back/otro.xlsx").is_file()


def test_a_command_that_does_two_things_holds_the_workspace_once(workspace: Path) -> None:
    (workspace / "sent").mkdir()
    shutil.move(workspace / "input/2025-12/NORTE.xlsx", workspace / "sent/otro.xlsx")

    done = run(workspace, "receive", "--rebuild", "2025-12", "sent/otro.xlsx", "--on", "2026-01-10")

    assert 0 == done.returncode
    table = (workspace / "input/2025-12/received.csv").read_text("utf-8")
    assert 3 == len(table.splitlines())
    assert "waiting" not in done.stderr


def test_a_disk_without_hard_links_takes_deliveries(workspace: Path) -> None:
    shutil.move(workspace / "input/2025-12/NORTE.xlsx", workspace / "otro.xlsx")

    def receive() -> int:
        def refuse(event: str, given: tuple[object, ...]) -> None:
            if event == "os.link":
                raise PermissionError(errno.EPERM, "as exFAT and shares answer", str(given[1]))

        sys.addaudithook(refuse)  # in this child only
        with pytest.raises(PermissionError):
            Path("a").hardlink_to(workspace / "otro.xlsx")
        return run(workspace, "receive", "otro.xlsx", "--on", "2026-01-10").returncode

    assert 0 == ended(begun(receive))
    (filed,) = (workspace / "input/2025-12").glob("otro.*.xlsx")
    assert (workspace / "otro.xlsx").read_bytes() == filed.read_bytes()
