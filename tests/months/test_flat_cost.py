"""A month late in the year reads, measures and judges itself alone: the months before are kept.

It is held by counting what is done, never by the clock.
"""

import gzip
from collections import Counter
from pathlib import Path
from shutil import copytree, rmtree

import pytest

from filled import fill
from monthly import FEBRUARY, JANUARY, MARCH, MONTHLY
from running import run
from small import make_workspace
from steps import calls

pytestmark = pytest.mark.sweep

READ = "/reading/opening/workbook.py:open_workbook"
MEASURED = "/measuring/measure.py:measure"
JUDGED = "/judged.py:Judged.of"
ASKED = "/asking/ask.py:ask"
DONE = (READ, MEASURED, JUDGED, ASKED)
ANEW = "/past_states.py:PastStates._anew"
LOOKED = "/since_when.py:fired"
"""A month before judged again: as it was judged then, and by the rules of now."""


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's year of two plans, its December built once."""
    folder = tmp_path_factory.mktemp("year") / "valle"
    assert run(folder.parent, "init", folder.name, "--example", "year").returncode == 0
    assert run(folder, "build", "--period", "2025-12").returncode < 2
    return folder


def done(folder: Path, period: str) -> Counter[str]:
    """What building a month again does, with nothing of it written yet."""
    rmtree(folder / "output")
    counted = calls(lambda: run(folder, "build", "--period", period))
    return Counter({name: counted[name] for name in DONE})


def test_december_measures_judges_and_asks_as_often_as_january(year: Path) -> None:
    run(year, "build", "--period", "2025-01")
    january, december = done(year, "2025-01"), done(year, "2025-12")

    assert min(january[each] for each in (MEASURED, JUDGED, ASKED)) > 0
    assert december == january


def test_without_what_was_kept_every_month_before_is_judged_again(year: Path) -> None:
    kept = done(year, "2025-12")
    rmtree(year / ".sheetgen" / "kept")
    anew = done(year, "2025-12")

    assert anew[JUDGED] >= kept[JUDGED] + 11
    assert anew[MEASURED] >= kept[MEASURED] + 11


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three months, the first two built and closed; nothing else is kept of them."""
    folder = make_workspace(tmp_path_factory.mktemp("sealed"), {"agua": MONTHLY})
    for month in (JANUARY, FEBRUARY, MARCH):
        fill(folder, month, "NORTE", {"I.1": 200, "I.2": 0.5})
        fill(folder, month, "SUR", {"I.3": 40})
    for month in (JANUARY, FEBRUARY):
        assert run(folder, "build", "--period", str(month)).returncode < 2
        done = run(folder, "close", str(month))
        assert done.returncode == 0, done.stderr
    return folder


def cold(folder: Path) -> tuple[Counter[str], dict[str, bytes], str]:
    """What March takes where nothing is kept but beside the seals; its files; what it says."""
    rmtree(folder / ".sheetgen" / "kept", ignore_errors=True)
    rmtree(folder / "output", ignore_errors=True)
    said: list[str] = []
    counted = calls(lambda: said.append(run(folder, "build", "--period", str(MARCH)).stderr))
    files = {
        path.name: path.read_bytes()
        for path in sorted((folder / "output").rglob("*"))
        if path.is_file() and path.name != "manifest.json"
    }
    return Counter({name: counted[name] for name in (READ, ANEW, LOOKED)}), files, *said


def test_of_closed_months_no_file_is_read_and_none_is_judged_again(
    sealed: Path, tmp_path: Path
) -> None:
    folder = copytree(sealed, tmp_path / "here")

    counted, files, said = cold(folder)
    rmtree(folder / "closed" / str(JANUARY) / "kept")
    rmtree(folder / "closed" / str(FEBRUARY) / "kept")
    anew, same, _ = cold(folder)

    assert counted == Counter({READ: 2, ANEW: 0, LOOKED: 0})
    assert anew == Counter({READ: 6, ANEW: 1, LOOKED: 2})
    assert files == same
    assert "kept" not in said


def test_what_stands_beside_a_seal_and_is_damaged_is_worked_out_again_and_said(
    sealed: Path, tmp_path: Path
) -> None:
    folder = copytree(sealed, tmp_path / "here")
    _, files, _ = cold(folder)
    beside = folder / "closed" / str(FEBRUARY) / "kept"
    (read,), (state,), (fired,) = (
        beside.glob(each) for each in (f"{FEBRUARY}.json.gz", "*.state.json.gz", "*.fired.json.gz")
    )
    read.write_bytes(read.read_bytes()[:-30])
    state.write_bytes(gzip.compress(gzip.decompress(state.read_bytes()).replace(b"100", b"900")))

    fired.write_bytes(fired.read_bytes()[:-30])

    counted, same, said = cold(folder)

    assert counted == Counter({READ: 4, ANEW: 1, LOOKED: 1})
    assert files == same
    assert f"Lo que se guardaba de {FEBRUARY} en closed/{FEBRUARY}/kept/ está dañado" in said


def test_a_month_sealed_again_has_beside_it_what_was_read_anew(
    sealed: Path, tmp_path: Path
) -> None:
    folder = copytree(sealed, tmp_path / "here")
    fill(folder, FEBRUARY, "NORTE", {"I.1": 150, "I.2": 0.5})
    done = run(folder, "close", str(FEBRUARY), "--reopen", "--reason", "Llegó corregido")
    assert done.returncode == 0, done.stderr

    counted, _, said = cold(folder)

    assert counted == Counter({READ: 2, ANEW: 0, LOOKED: 0})
    assert "dañado" not in said
