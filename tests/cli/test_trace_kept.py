"""``trace`` answers from what the build kept, and the same where nothing of it is there."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cli.test_commands import fill_all
from running import run
from sheetgen.disk.alone import KEPT
from small import make_workspace
from steps import calls

pytestmark = pytest.mark.sweep

WORKED_OUT = "/pipeline.py:report"
BOOK = "agua-2025-12.xlsx"
PLACES = (
    f"{BOOK}!Resumen!A5",  # the index, of all items
    f"{BOOK}!Indicadores!E6",  # an item's own
    f"{BOOK}!Indicadores!A6",  # a cell that speaks of it
    f"{BOOK}!Datos!K6",
    f"{BOOK}!Historia!C6",  # of the month before, and in no list
    f"{BOOK}!Alertas!D6",
    f"{BOOK}!Resumen!H12",  # a count
    "agua-2025-12-sustento.xlsx!Trazas!C5",
    "agua-2025-12-sustento.xlsx!Narrativa!B6",
    "input/2025-12/SUR.xlsx!Indicadores!G9",
    "input/2025-12/SUR.xlsx!Indicadores!A1",
    "plans/agua/targets.csv!line 2!target",
    f"{BOOK}!Indicadores!C6",  # no figure
    f"{BOOK}!Nada!C6",
)


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A workspace with a build."""
    make_workspace(tmp_path)
    fill_all(tmp_path)
    assert run(tmp_path, "build").returncode in {0, 1}
    return tmp_path


def answers(folder: Path) -> list[tuple[int, str, str]]:
    """What is said of all these places, in words and for programs."""
    done = (run(folder, "trace", place, *form) for place in PLACES for form in ((), ("--json",)))
    return [(each.returncode, each.stdout, each.stderr) for each in done]


def times_worked_out(folder: Path, place: str = PLACES[0]) -> int:
    """How many reports are worked out for an answer."""
    return calls(lambda: run(folder, "trace", place)).get(WORKED_OUT, 0)


def _gone(entry: Path) -> None:
    entry.unlink()


def _damaged(entry: Path) -> None:
    entry.write_bytes(entry.read_bytes()[:-9])


@pytest.mark.parametrize("harm", [_gone, _damaged])
@pytest.mark.parametrize("entry", ["cells.json", "2025-12.cells-agua.json"])
def test_the_answers_are_those_of_a_report_worked_out_anew(
    built: Path, entry: str, harm: Callable[[Path], None]
) -> None:
    kept = answers(built)
    assert [0] * 22 + [2] * 6 == sorted(code for code, _, _ in kept)
    assert 0 == times_worked_out(built)

    harm(built / KEPT / entry)

    assert 1 == times_worked_out(built)
    assert kept == answers(built)


def test_of_another_state_nothing_is_taken(built: Path) -> None:
    (built / "corrections.csv").write_text(
        "plan,period,code,field,figure,reason,approver\n"
        "agua,2025-12,I.1,actual,20,error de tipeo,M. Vega\n"
    )

    assert 1 == times_worked_out(built)


def test_of_a_report_that_is_not_the_build_s_nothing_is_taken(built: Path) -> None:
    results = built / "output/2025-12/agua/results.json"
    results.write_text(results.read_text().replace("on-track", "low"))

    assert 1 == times_worked_out(built)
    assert "estado anterior" in run(built, "trace", PLACES[0]).stderr


@pytest.mark.parametrize("words", [("--lang", "en"), ("--as-of", "2026-01-20")])
def test_a_build_that_trace_would_not_speak_of_keeps_none(built: Path, words: tuple[str]) -> None:
    (built / KEPT / "cells.json").unlink()

    run(built, "build", *words)

    assert 1 == times_worked_out(built)
