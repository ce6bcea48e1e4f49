"""What the system refuses, made for real: a full disk, one that can only be read, limits."""

import os
import resource
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cli.test_commands import fill_all
from disk.stops import How, Snapshot, snapshot, stopped
from running import run
from small import make_workspace

pytestmark = pytest.mark.sweep

FULL, READ_ONLY, TOO_LARGE = "el disco está lleno", "el disco es de solo lectura", "sería mayor"
HELD = "Ciérrelo si está abierto en otro programa"
ROOM = 16
"""Kilobytes left on a full disk: less than any workbook of ours."""


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_workspace(tmp_path_factory.mktemp("month"))
    fill_all(root)
    assert run(root, "build").returncode == 0
    shutil.copytree(root / "input/2025-12", root / "sent")
    (root / "back").mkdir()
    return root


@pytest.fixture
def workspace(month: Path, tmp_path: Path) -> Path:
    root = tmp_path / "workspace"
    shutil.copytree(month, root)
    table = root / "plans/agua/indicators.csv"  # so that every output is to be written anew
    text = table.read_text("utf-8").replace("Hogares conectados", "Hogares en la red")
    table.write_text(text, encoding="utf-8")
    return root


COMMANDS = {
    "build": (("build", "--period", "2025-12"), "output", "Los informes anteriores quedan"),
    "template": (
        ("template", "--period", "2025-12"),
        "output",
        "Las plantillas anteriores quedan",
    ),
    "receive": (
        ("receive", "sent/NORTE.xlsx", "sent/SUR.xlsx", "--period", "2025-12"),
        "input",
        "No se registró ningún archivo",
    ),
    "annotate": (
        ("check", "sent/NORTE.xlsx", "sent/SUR.xlsx", "--annotate", "back", "--letter"),
        "back",
        "No se escribió ninguno",
    ),
}


@contextmanager
def disk_of_its_own(folder: Path) -> Iterator[Callable[[str], None]]:
    """Put a folder on a small disk; gives what mounts it anew with other options."""
    if os.geteuid() != 0 or not sys.platform.startswith("linux"):
        pytest.skip("only root of a Linux mounts a tmpfs")
    kept = folder.with_name(f"{folder.name}-kept")
    folder.rename(kept)
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "none", folder], check=False).returncode:
        pytest.skip("no tmpfs can be mounted here")
    try:
        shutil.copytree(kept, folder, dirs_exist_ok=True)

        def again(options: str) -> None:
            subprocess.run(["mount", "-o", f"remount,{options}", folder], check=True)

        yield again
    finally:
        subprocess.run(["umount", folder], check=True)


def full(folder: Path) -> str:
    usage = shutil.disk_usage(folder).used
    return f"size={usage // 1024 + ROOM}k"


@pytest.mark.parametrize("cause", [FULL, READ_ONLY])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_disk_that_refuses_is_told_with_the_file_the_cause_and_what_stands(
    workspace: Path, command: str, cause: str
) -> None:
    words, where, stands = COMMANDS[command]
    if command == "receive":
        shutil.rmtree(workspace / "input/2025-12")
    with disk_of_its_own(workspace / where) as again:
        again(full(workspace / where) if cause == FULL else "ro")
        before = snapshot(workspace / where)

        done = run(workspace, *words)

        assert before == snapshot(workspace / where)
    assert (2, "") == (done.returncode, done.stdout)
    assert_one_sentence(done.stderr, where, cause, stands)


def assert_one_sentence(said: str, where: str, cause: str, stands: str) -> None:
    (line,) = said.splitlines()
    assert line.startswith(f"Error: {where}"), line
    assert cause in line
    assert stands in line
    assert ".sheetgen" not in line


def test_a_report_that_another_program_holds_is_named_with_what_to_close(workspace: Path) -> None:
    words, where, stands = COMMANDS["build"]
    book = workspace / where / "2025-12/agua/agua-2025-12.xlsx"
    before = snapshot(workspace / where)
    with held(book):
        done = run(workspace, *words)

    assert (2, "") == (done.returncode, done.stdout)
    assert_one_sentence(done.stderr, f"{where}/2025-12/agua/{book.name}", HELD, stands)
    assert before == snapshot(workspace / where)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Have a file that cannot be replaced, as Windows has while Excel shows it: it is a mount."""
    if os.geteuid() != 0 or not sys.platform.startswith("linux"):
        pytest.skip("only root of a Linux mounts a file")
    if subprocess.run(["mount", "--bind", path, path], check=False).returncode:
        pytest.skip("no file can be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", path], check=True)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_larger_than_allowed_is_told_and_nothing_of_it_is_left(
    workspace: Path, command: str
) -> None:
    words, where, stands = COMMANDS[command]
    if command == "receive":
        shutil.rmtree(workspace / "input/2025-12")
    before = seen(workspace)

    def act() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
        done = run(workspace, *words)
        os.write(2, done.stderr.encode())
        sys.exit(done.returncode)

    ended = stopped(act, workspace, 0, How.KILL)

    assert 2 == ended.status
    assert before == seen(workspace)
    assert_one_sentence(ended.said, where, TOO_LARGE, stands)


def seen(root: Path) -> Snapshot:
    return {name: data for name, data in snapshot(root).items() if data is not None}


def started(root: Path, command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command line of a shell, where ``$S`` is sheetgen."""
    return subprocess.run(
        ["sh", "-c", command.replace("$S", f"{sys.executable} -m sheetgen")],
        cwd=root,
        env={"PATH": os.environ["PATH"], "SHEETGEN_LANG": "es", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("$S build >&-", ""),
        ("$S build 2>&-", ""),
        ("$S build <&- >&- 2>&-", ""),
        ("$S build >/dev/full", "No se pudo mostrar lo que se hizo, pero está hecho"),
        ("$S build >/dev/full 2>/dev/full", ""),
    ],
)  # fmt: skip
def test_a_build_is_made_whoever_listens(workspace: Path, command: str, said: str) -> None:
    done = started(workspace, command)

    assert 0 == done.returncode
    assert done.stderr.startswith(said)
    assert len(done.stderr.splitlines()) == bool(said)
    assert b"Hogares en la red" in (workspace / "output/2025-12/agua/results.json").read_bytes()


def test_an_answer_that_cannot_be_printed_is_no_success(workspace: Path) -> None:
    done = started(workspace, "$S rules list >/dev/full")

    assert 2 == done.returncode
    assert 1 == len(done.stderr.splitlines())
    assert f"la salida de este comando: {FULL}" in done.stderr


def test_little_of_everything_is_enough_for_a_build(workspace: Path) -> None:
    done = started(
        workspace, "ulimit -n 32; ulimit -v 524288; $S build", TMPDIR="/none", HOME="/none"
    )

    assert (0, "") == (done.returncode, done.stderr)
    assert [] == [name for name in snapshot(workspace) if ".sheetgen-" in name]


def test_a_file_never_gets_the_number_of_a_closed_stream(tmp_path: Path) -> None:
    told = tmp_path / "told"
    program = (
        "import os; from sheetgen.cli.streams import open_streams; open_streams();"
        f"n = os.open({str(told)!r}, os.O_WRONLY | os.O_CREAT); os.write(n, str(n).encode())"
    )

    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -c {shlex.quote(program)} <&- >&- 2>&-"], check=False
    )

    assert 0 == done.returncode
    assert int(told.read_text()) > 2
