"""A build that would make again what lies there says so, and makes nothing; else it makes all."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cli.test_commands import fill_all
from running import run
from sheetgen.disk.alone import KEPT
from small import make_workspace
from steps import calls

pytestmark = pytest.mark.sweep

MADE = "/pipeline.py:report"
UNCHANGED = "Nada ha cambiado desde entonces: los reportes quedan como se hicieron"
FOLDER = "output/2025-12/agua"
BUILD = ("build", "--period", "2025-12")


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A workspace with a build."""
    make_workspace(tmp_path)
    fill_all(tmp_path)
    (tmp_path / "input/2025-12/sueltos").mkdir()
    assert 0 == run(tmp_path, *BUILD).returncode
    return tmp_path


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in (folder / "output").rglob("*") if path.is_file())
    return {str(path): sha256(path.read_bytes()).hexdigest() for path in files}


def times_made(folder: Path, *words: str) -> int:
    """How many reports a build makes."""
    return calls(lambda: run(folder, *BUILD, *words))[MADE]


def test_it_says_what_the_build_came_to_and_leaves_what_lies_there(built: Path) -> None:
    made = run(built, *BUILD, "--again")
    there, written = digests(built), (built / FOLDER / "results.json").stat().st_mtime_ns

    again = run(built, *BUILD)

    assert made.stdout == again.stdout.rpartition(UNCHANGED)[0]
    assert (made.returncode, made.stderr) == (again.returncode, again.stderr)
    assert "sueltos es una carpeta" in again.stderr
    assert there == digests(built)
    assert written == (built / FOLDER / "results.json").stat().st_mtime_ns
    assert 0 == times_made(built)
    assert 1 == times_made(built, "--again")


def test_programs_are_given_the_same_json(built: Path) -> None:
    made = run(built, *BUILD, "--json")

    assert made.stdout == run(built, *BUILD, "--json").stdout
    assert 0 == times_made(built, "--json")


def _file(folder: Path) -> None:
    book = load_workbook(folder / "input/2025-12/SUR.xlsx")
    book.save(folder / "input/2025-12/SUR.xlsx")


def _a_file_more(folder: Path) -> None:
    (folder / "input/2025-12/otro.xlsx").write_bytes(b"no workbook")


def _a_file_less(folder: Path) -> None:
    (folder / "input/2025-12/SUR.xlsx").unlink()


def _an_earlier_month(folder: Path) -> None:
    (folder / "input/2025-11").mkdir()
    (folder / "input/2025-11/otro.xlsx").write_bytes(b"no workbook")


def _table(folder: Path) -> None:
    with (folder / "plans/agua/offices.csv").open("a", encoding="utf-8") as table:
        table.write("ESTE,Oficina Este\n")


def _rule(folder: Path) -> None:
    path = next((folder / "rules").glob("*.yaml"))
    path.write_text(path.read_text(encoding="utf-8") + "\n# seen\n", encoding="utf-8")


def _setting(folder: Path) -> None:
    path = folder / "sheetgen.toml"
    path.write_text(path.read_text(encoding="utf-8") + "\n# seen\n", encoding="utf-8")


def _correction(folder: Path) -> None:
    (folder / "corrections.csv").write_text(
        "plan,period,code,field,figure,reason,approver\n"
        "agua,2025-12,I.1,actual,180,Lo confirmó la oficina,Jefa\n",
        encoding="utf-8",
    )


def _receipt(folder: Path) -> None:
    (folder / "input/2025-12/received.csv").write_text(
        "file,sha256,office,period,received\n", encoding="utf-8"
    )


def _a_folder(folder: Path) -> None:
    (folder / "input/2025-12/más").mkdir()


def _output_edited(folder: Path) -> None:
    (folder / FOLDER / "agua-2025-12.xlsx").write_bytes(b"con notas")


def _output_gone(folder: Path) -> None:
    (folder / FOLDER / "results.json").unlink()


def _manifest(folder: Path) -> None:
    path = folder / FOLDER / "manifest.json"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [
        _file,
        _a_file_more,
        _a_file_less,
        _an_earlier_month,
        _table,
        _rule,
        _setting,
        _correction,
        _receipt,
        _a_folder,
        _output_edited,
        _output_gone,
        _manifest,
    ],
)
def test_whatever_a_report_follows_from_or_consists_of_has_it_made_anew(
    built: Path, change: Callable[[Path], None]
) -> None:
    change(built)

    assert 1 == times_made(built)


def test_another_version_of_a_library_has_it_made_anew(
    built: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    libraries = tmp_path_factory.mktemp("libraries")
    monkeypatch.syspath_prepend(libraries)
    notes = libraries / "xlsxwriter-3.2.5.dist-info"
    notes.mkdir()
    made = times_made(built), times_made(built)
    notes.rename(libraries / "xlsxwriter-3.2.6.dist-info")

    assert ((1, 0), 1) == (made, times_made(built))


@pytest.mark.parametrize(
    "words", [("--offices",), ("--as-of", "2026-01-15"), ("--lang", "en"), ("--strict-engine",)]
)
def test_what_is_asked_for_otherwise_is_made(built: Path, words: tuple[str, ...]) -> None:
    assert 1 == times_made(built, *words)


def test_after_an_edited_file_was_kept_aside_it_is_not_told_again(built: Path) -> None:
    _output_edited(built)

    assert "agua-2025-12 (editado).xlsx" in run(built, *BUILD).stderr
    assert "editado" not in run(built, *BUILD).stderr


def test_a_damaged_note_is_said_and_the_report_made(built: Path) -> None:
    (note,) = (built / KEPT).glob("build-*.json")
    note.write_bytes(note.read_bytes()[:-9])

    done = run(built, *BUILD)

    assert UNCHANGED not in done.stdout
    assert f"Lo que se guardaba de {note.stem} en .sheetgen/kept/ está dañado" in done.stderr
    assert UNCHANGED in run(built, *BUILD).stdout
