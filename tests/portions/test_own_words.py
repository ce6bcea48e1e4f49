"""An office's own workbook says of an item that offices share what that office wrote itself."""

import re
from html import unescape
from pathlib import Path
from zipfile import ZipFile

import pytest

from filled import fill
from running import run
from sheetgen.model.period import Period
from small import make_workspace

DECEMBER = "2025-12"
SHARED = "I.2"
CAUSE, MEASURE = "Motivo", "Medida correctiva"
NORTE = {CAUSE: "Faltó la bomba grande"}
SUR = {CAUSE: "Paro de transporte fluvial", MEASURE: "Contratar barcazas"}
OUTPUT = f"output/{DECEMBER}/agua"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """I.2 is low; both offices that share it say why, and the second alone what it will do."""
    folder = make_workspace(tmp_path_factory.mktemp("own-words"))
    for office, words in (("NORTE", NORTE), ("SUR", SUR)):
        fill(folder, Period.parse(DECEMBER), office, {SHARED: 0.1}, {SHARED: words})
    done = run(folder, "build", "--period", DECEMBER, "--offices")
    assert done.returncode in {0, 1}, done.stderr
    return folder


def words_of(path: Path) -> str:
    with ZipFile(path) as parts:
        said = (parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
        return unescape(re.sub(r"<[^>]+>", " ", "\n".join(said)))


def test_the_workbook_of_the_office_whose_figure_stands_says_its_words_and_no_other_s(
    folder: Path,
) -> None:
    books = (folder / OUTPUT / "por-unidad").glob("*NORTE*.xlsx")
    said = "".join(map(words_of, books))

    assert [text for text in NORTE.values() if text not in said] == []
    assert [text for text in SUR.values() if text in said] == []


def test_the_report_of_all_says_of_each_text_the_first_that_somebody_wrote(folder: Path) -> None:
    said = words_of(folder / OUTPUT / f"agua-{DECEMBER}.xlsx")

    assert (NORTE[CAUSE] in said, SUR[MEASURE] in said) == (True, True)
