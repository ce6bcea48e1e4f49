"""The tutorial says what its commands say: it is replayed from the matrix to the workbook."""

import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from running import run
from small import ROOT


def said(folder: Path, words: list[str]) -> str:
    """A command as the page shows it: what it says, then what it complains of."""
    done = run(folder, *words)
    return done.stdout + done.stderr


def test_every_output_in_it_is_what_the_command_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    import tutorial  # the script that writes the page

    page = tutorial.PAGE.read_text("utf-8")

    assert page == tutorial.replayed(page, tmp_path, said), "python scripts/tutorial.py writes it"
    assert (tmp_path / "seguimiento/output/2026-03/poi/poi-2026-03.xlsx").is_file()
    assert page.count("\n$ sheetgen ") == 8
    assert tutorial.cells(load_workbook(tutorial.MATRIX)) == tutorial.cells(tutorial.made())
    assert len(tutorial.figures(page)) == 4, "what a reader fills is in the page"
    sys.modules.pop("tutorial")


def test_every_page_and_picture_that_it_leads_to_is_there() -> None:
    page = (ROOT / "docs/tutorial.es.md").read_text("utf-8")
    named = [part.split(")")[0] for part in page.split("](")[1:]]

    assert len(named) >= 8
    assert [] == [name for name in named if not (ROOT / "docs" / name).is_file()]
