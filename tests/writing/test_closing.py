"""The foot of the summary says of every file what became of it, also of those of no office."""

from pathlib import Path

import pytest

from matching.sent import DECEMBER, fill, send
from sheetgen.house import House, open_house
from sheetgen.language.speaker import speaker
from sheetgen.pipeline import report
from sheetgen.planning.settings import read_workspace
from sheetgen.writing.output import write_reports
from small import make_workspace
from writing.builder_writing import opened


@pytest.fixture
def house(tmp_path: Path) -> House:
    return open_house(read_workspace(make_workspace(tmp_path)))


def foot(house: House) -> str:
    """All that the summary says, as text."""
    house.shelf.clear()
    built = report(house, house.plans[0], DECEMBER)
    write_reports(house.workspace, (built,), speaker("es", "es_PE"))
    (book,) = house.workspace.output.rglob("agua-2025-12.xlsx")
    sheet = opened(book)["Resumen"]
    return "\n".join(str(each) for row in sheet.values for each in row if each is not None)


def test_rejected_files_of_no_office_are_named(house: House) -> None:
    send(house, "NORTE", lambda sheet: fill(sheet, I_1=200, I_2=0.5))
    for name in ("a.xlsx", "b.xlsx"):
        (house.workspace.input / "2025-12" / name).write_bytes(b"broken")

    assert "2 archivos rechazados no dicen de qué oficina son" in foot(house)


def test_without_such_files_nothing_is_said_of_them(house: House) -> None:
    send(house, "NORTE", lambda sheet: fill(sheet, I_1=200, I_2=0.5))

    assert "rechazado" not in foot(house)
