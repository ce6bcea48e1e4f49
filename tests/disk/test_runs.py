"""Each command that writes, stopped on its way: all of what it writes, or nothing of it."""

import os
import re
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.test_commands import fill_all
from disk.stops import Ended, How, Snapshot, changes_of, snapshot, stopped
from importing.matrices import annex_matrix
from running import run
from small import POLICY, make_workspace
from texts.documents import write_word

pytestmark = pytest.mark.sweep

EVERY = bool(os.environ.get("SHEETGEN_EVERY_STOP"))
"""`make reliability` stops at every change; the suite at a few of each command."""
FEW = 3
KEPT_BESIDE = re.compile(r"closed/[^/]+/kept/")
SECOND = {**POLICY, "plan.toml": POLICY["plan.toml"].replace('"agua"', '"luz"')}
Act = Callable[[], None]


def typed(root: Path, *words: str) -> Act:
    """A command as an act that a child runs and ends with."""

    def act() -> None:
        tempfile.tempdir = str(root / "tmp")  # what is left there is seen too
        done = run(root, *words)
        os.write(2, done.stderr.encode())
        sys.exit(done.returncode)

    return act


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two plans, a filled form of each office, and the reports of a first build."""
    root = make_workspace(tmp_path_factory.mktemp("month"), {"agua": POLICY, "luz": SECOND})
    fill_all(root)
    assert run(root, "build", "--offices").returncode == 0
    assert run(root, "close", "2025-12").returncode == 0
    annex_matrix(root / "anexo.xlsx")
    write_word(root / "informe.docx", ["El indicador I.1 superó su meta."])
    (root / "tmp").mkdir()
    sent = root / "sent"
    sent.mkdir()
    for path in (root / "input/2025-12").iterdir():
        shutil.copy(path, sent / path.name)
    return root


def another_state(root: Path) -> None:
    """What makes the next build and the next templates differ from those of before."""
    table = root / "plans/agua/indicators.csv"
    text = table.read_text("utf-8")
    table.write_text(text.replace("Hogares conectados", "Hogares en la red"), encoding="utf-8")


COMMANDS = {
    "build": ("build", "--period", "2025-12"),
    "template": ("template", "--period", "2025-12"),
    "close": ("close", "2025-12", "--reopen", "--reason", "otro nombre"),
    "receive": ("receive", "sent/NORTE.xlsx", "sent/SUR.xlsx", "--on", "2026-01-10"),
    "annotate": ("check", "sent/NORTE.xlsx", "sent/SUR.xlsx", "--annotate", "back", "--letter"),
    "accept": ("rules", "changes", "--accept"),
    "text": ("text", "informe.docx", "--plan", "agua", "--marked", "observado.docx"),
    "import": ("plan", "import", "anexo.xlsx", "--plan", "pp0093"),
}


@pytest.mark.parametrize("how", list(How))
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_stopped_anywhere_has_done_all_or_nothing(
    month: Path, tmp_path: Path, command: str, how: How
) -> None:
    original, changed = tmp_path / "original", tmp_path / "changed"
    shutil.copytree(month, original)
    another_state(original)
    shutil.copytree(original, changed)
    count = changes_of(typed(changed, *COMMANDS[command]), changed)
    old, new = seen(original), seen(changed)
    assert old != new

    every = range(1, count + 1)
    for at in every if EVERY else every[:: max(1, count // FEW)]:
        root = tmp_path / str(at)
        shutil.copytree(original, root)
        ended = stopped(typed(root, *COMMANDS[command]), root, at, how)
        found = after_the_next_command(root)

        assert found in (old, new), (at, ended)
        if ended.status in {0, 1}:
            assert new == found, (at, ended)
        elif how is How.FAIL:
            assert old == found, (at, ended)
            assert_told(ended, root)
        shutil.rmtree(root)


def after_the_next_command(root: Path) -> Snapshot:
    """What stands once any other command was run, here one that only reads."""
    assert run(root, "rules", "list").returncode == 0
    return seen(root)


def seen(root: Path) -> Snapshot:
    """All files but our own folder's: not one of them is begun and not ended.

    What lies beside a seal to spare reading is none of what a command does: it may be deleted.
    """
    found = {name: data for name, data in snapshot(root).items() if data is not None}
    return {name: data for name, data in found.items() if not KEPT_BESIDE.match(name)}


def assert_told(ended: Ended, root: Path) -> None:
    """One sentence: the file, the cause, and what stands."""
    assert 2 == ended.status, ended
    (line,) = ended.said.splitlines()
    assert "Traceback" not in line
    assert str(root) not in line.replace(f"{root}/back", ""), line


def test_nothing_is_written_outside_the_workspace(month: Path, tmp_path: Path) -> None:
    root = tmp_path / "workspace"
    shutil.copytree(month, root)
    another_state(root)

    assert 0 == changes_of(typed(root, *COMMANDS["build"]), root / "tmp")


def test_a_command_clears_what_one_of_another_kind_left(month: Path, tmp_path: Path) -> None:
    root = tmp_path / "workspace"
    shutil.copytree(month, root)
    receive = typed(root, *COMMANDS["receive"])
    left = root / "input/.sheetgen-new"
    at = 1
    while not left.exists():
        assert -signal.SIGKILL == stopped(receive, root, at, How.KILL).status
        at += 1

    assert run(root, "template", "--period", "2025-12").returncode == 0

    assert not left.exists()
