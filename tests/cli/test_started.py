"""Each command once in an interpreter of its own: it says what it says when a test runs it here."""

import shutil
from pathlib import Path

import pytest

from cli.test_commands import fill_all
from running import run, run_apart
from small import make_workspace
from texts.documents import write_word

pytestmark = pytest.mark.sweep

BOOK = "output/2025-12/agua/agua-2025-12.xlsx"
SENT = "input/2025-12/NORTE.xlsx"
COMMANDS = (
    ("--version",),
    ("--help",),
    ("template", "--period", "2025-12"),
    ("check", SENT, "--annotate", "back", "--letter"),
    ("receive", "SUR.xlsx", "--on", "2026-01-15"),
    ("build", "--offices", "--by-element"),
    ("explain", "I.2"),
    ("trace", f"{BOOK}!Resumen!A5"),
    ("text", "informe.docx", "--marked", "observado.docx"),
    ("plan", "check"),
    ("schema", "plan"),
    ("rules", "list"),
    ("rules", "facts"),
    ("rules", "prove"),
    ("rules", "changes"),
    ("init", "new"),
    ("rules", "impact", "--set", "low=80", "--out", "impact"),
    ("buid",),
)


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a month built, and a file that came and is not filed yet."""
    folder = make_workspace(tmp_path_factory.mktemp("month"))
    fill_all(folder)
    (folder / "input/2025-12/SUR.xlsx").rename(folder / "SUR.xlsx")
    run(folder, "build")
    write_word(folder / "informe.docx", ["El indicador I.1 superó su meta."])
    return folder


def written(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_command_started_by_itself_says_and_writes_the_same(
    month: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    here, apart = (shutil.copytree(month, tmp_path / name / "w") for name in ("here", "apart"))

    ours, theirs = run(here, *words), run_apart(apart, *words)

    assert (ours.returncode, ours.stdout, ours.stderr) == (
        theirs.returncode,
        theirs.stdout,
        theirs.stderr,
    )
    assert theirs.stdout or theirs.returncode == 2
    assert "Traceback" not in theirs.stderr
    assert written(here) == written(apart)
