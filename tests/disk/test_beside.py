"""A file is written by another process while this one goes on: same bytes, no lost error."""

import os
import subprocess
import sys
from pathlib import Path
from signal import SIGKILL

import pytest

from running import run
from sheetgen.disk.beside import beside, can_work_beside, shared
from sheetgen.errors import WriteError
from sheetgen.language.message import message
from sheetgen.writing.report_book import context_for, write_book, write_support, write_workbook
from small import make_workspace
from writing.builder_writing import policy, programme, spanish, support

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a process cannot be copied here")


STOPPED = WriteError("a.xlsx", message("It was stopped from outside."), message("Run it again."))


def stop(path: Path) -> None:
    raise WriteError(path.name, message("It is full."), message("Make room."))


@pytest.mark.parametrize("report", [policy(), programme()], ids=["policy", "programme"])
def test_two_processes_write_what_one_writes(tmp_path: Path, report: object) -> None:
    one, two = tmp_path / "one" / "a.xlsx", tmp_path / "two" / "a.xlsx"
    for path in (one, two):
        path.parent.mkdir()
    write_workbook(report, one, spanish(), workspace_name="M")
    laid_out = context_for(report, two, spanish(), "M")
    with beside(lambda: write_support(laid_out, two), STOPPED):
        write_book(laid_out, two)

    assert one.read_bytes() == two.read_bytes()
    assert support(one).read_bytes() == support(two).read_bytes()


def test_pieces_that_two_processes_share_are_done_by_whoever_is_free(tmp_path: Path) -> None:
    (is_begun, begin), (go_on, end) = os.pipe(), os.pipe()
    told = tmp_path / "told"

    def first() -> None:
        os.write(begin, b".")
        os.read(go_on, 1)
        told.write_text(f"{told.read_text('utf-8')} and {os.getpid()}", encoding="utf-8")

    def second() -> None:
        told.write_text(f"{os.getpid()}", encoding="utf-8")

    with shared(first, second) as work, beside(work, STOPPED):
        os.read(is_begun, 1)
        work()
        os.write(end, b".")

    one, _, other = told.read_text("utf-8").split()
    assert str(os.getpid()) == one != other
    for each in (is_begun, begin, go_on, end):
        os.close(each)


def test_what_stops_the_other_process_stops_this_one_with_the_same_words(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"

    with pytest.raises(WriteError, match=r"a\.xlsx: It is full\. Make room\."), \
            beside(lambda: stop(path), STOPPED):  # fmt: skip
        path.with_name("b.txt").write_text("goes on", encoding="utf-8")

    assert path.with_name("b.txt").exists()


def test_a_process_killed_from_outside_is_one_sentence() -> None:
    with (
        pytest.raises(WriteError, match="stopped from outside"),
        beside(lambda: os.kill(os.getpid(), SIGKILL), STOPPED),
    ):
        pass


def test_what_stops_this_one_ends_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)  # opened to read, it waits for a writer that never comes
    fork, begun = os.fork, []

    def forked() -> int:
        begun.append(fork())
        return begun[-1]

    monkeypatch.setattr(os, "fork", forked)

    with pytest.raises(KeyError), beside(pipe.read_text, STOPPED):
        raise KeyError

    with pytest.raises(ChildProcessError):
        os.waitpid(begun[0], os.WNOHANG)


GOES_ON = """
import time
from concurrent.futures import ProcessPoolExecutor
from sheetgen.disk.beside import beside
from sheetgen.keeping.elsewhere import _begin

def work():
    print("begun", flush=True)
    time.sleep(5)
    print("went on", flush=True)

"""
WRITING = """
with beside(work, OSError()):
    time.sleep(60)
"""
READING = """
with ProcessPoolExecutor(1, initializer=_begin, initargs=(None,)) as pool:
    pool.submit(work).result()
"""


@pytest.mark.parametrize("script", [WRITING, READING], ids=["writing", "reading"])
def test_what_a_process_began_ends_when_it_is_killed(script: str) -> None:
    command = [sys.executable, "-c", GOES_ON + script]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        assert "begun\n" == run.stdout.readline()
        run.kill()

        assert "" == run.stdout.read()  # ends when nobody is left who could write to it


def test_a_build_of_many_items_writes_the_same_bytes_by_two_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_workspace(tmp_path)
    book = tmp_path / "output/2025-12/agua"
    written = []
    fork, begun = os.fork, []
    monkeypatch.setattr(os, "fork", lambda: begun.append(len(written)) or fork())
    # few items, one processor, some, many, too many
    for few, many, too_many, several in (
        (9, 9, 10, True), (1, 9, 9, False), (1, 9, 9, True), (1, 1, 9, True), (0, 0, 1, True),
    ):  # fmt: skip
        monkeypatch.setattr("sheetgen.writing.output.FEW", few)
        monkeypatch.setattr("sheetgen.writing.output.MANY", many)
        monkeypatch.setattr("sheetgen.writing.output.TOO_MANY", too_many)
        monkeypatch.setattr("sheetgen.disk.beside.processors", lambda it=several: 1 + it)
        run(tmp_path, "build", "--period", "2025-12", "--again")
        written.append({path.name: path.read_bytes() for path in sorted(book.iterdir())})

    assert "agua-2025-12-sustento.xlsx" in written[0]
    assert [0, 2, 2, 3, 3, 4] == begun  # rules are read beside files wherever there is room
    assert all(each == written[0] for each in written)


def test_a_copy_is_made_where_a_second_processor_takes_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sheetgen.disk.beside.processors", lambda: 1)

    assert not can_work_beside()


def test_rules_at_fault_stop_a_build_that_reads_files_meanwhile(tmp_path: Path) -> None:
    make_workspace(tmp_path)
    (tmp_path / "rules" / "own.yaml").write_text("code: STA-999\n", encoding="utf-8")

    stopped = run(tmp_path, "build", "--period", "2025-12")

    assert 2 == stopped.returncode
    assert "rules/own.yaml" in stopped.stderr
    assert not (tmp_path / "output" / "2025-12").exists()
