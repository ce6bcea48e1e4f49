"""The foot of the summary says of every file what became of it, also of those of no office."""

from pathlib import Path

import pytest

from matching.sent import DECEMBER, fill, send
from sheetgen.language.speaker import speaker
from sheetgen.pipeline import report
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import Setup, open_setup
from sheetgen.writing.output import write_reports
from small import make_workspace
from writing.builder_writing import opened


@pytest.fixture
def setup(tmp_path: Path) -> Setup:
    return open_setup(read_workspace(make_workspace(tmp_path)))


def foot(setup: Setup) -> str:
    """All that the sheet of deliveries says, as text."""
    setup.shelf.clear()
    built = report(setup, setup.plans[0], DECEMBER)
    write_reports(setup.workspace, (built,), speaker("es", "es_PE"))
    (book,) = setup.workspace.output.rglob("agua-2025-12.xlsx")
    sheet = opened(book)["Entregas"]
    return "\n".join(str(each) for row in sheet.values for each in row if each is not None)


def test_rejected_files_of_no_office_are_named(setup: Setup) -> None:
    send(setup, "NORTE", lambda sheet: fill(sheet, I_1=200, I_2=0.5))
    for name in ("a.xlsx", "b.xlsx"):
        (setup.workspace.input / "2025-12" / name).write_bytes(b"broken")

    assert "2 archivos rechazados no dicen de qué oficina son" in foot(setup)


def test_without_such_files_nothing_is_said_of_them(setup: Setup) -> None:
    send(setup, "NORTE", lambda sheet: fill(sheet, I_1=200, I_2=0.5))

    assert "rechazado" not in foot(setup)


def test_offices_whose_names_are_cut_alike_are_told_apart_by_their_ends(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    for path in (root / "plans/agua").glob("*.csv"):
        text = path.read_text("utf-8")
        for code in ("NORTE", "SUR"):
            text = text.replace(code, f"Dirección de Obras {code.capitalize()}")
        path.write_text(text, "utf-8")
    setup = open_setup(read_workspace(root))
    write_reports(
        setup.workspace, (report(setup, setup.plans[0], DECEMBER),), speaker("es", "es_PE")
    )
    (book,) = setup.workspace.output.rglob("agua-2025-12.xlsx")
    said = {each for row in opened(book)["Resumen"].values for each in row}

    assert {"… Norte", "… Sur"} <= said
