"""Every kind of workbook that the commands write is held to the lint of what is seen."""

import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from sheetgen.cli.main import main
from small import POLICY, ROOT, make_workspace
from writing.lint_writing import lint_looks

FILLED = {"I.1": 200, "I.2": 0.4996, "I.3": 41}
"""One target met, one missed by less than shows, one missed."""


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> None:
    """A command as typed; 2 would be that it could not run."""
    monkeypatch.setattr(sys, "argv", ["sheetgen", *words])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code in {None, 0, 1}


def fill(template: Path, into: Path) -> None:
    book = load_workbook(template)
    sheet = book["Indicadores"]
    for row in sheet.iter_rows(min_row=8):
        if row[1].value in FILLED:
            row[6].value = FILLED[str(row[1].value)]  # type: ignore[assignment]
    into.parent.mkdir(parents=True, exist_ok=True)
    book.save(into)


def test_all_of_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_workspace(tmp_path, {"agua": POLICY})
    matrix = (ROOT / "layouts/matriz-de-seguimiento.yaml").read_text("utf-8")
    (tmp_path / "layouts").mkdir()
    (tmp_path / "layouts/matriz.yaml").write_text(f"plan: agua\n{matrix}")
    monkeypatch.chdir(tmp_path)
    run(monkeypatch, "template", "--period", "2025-12")
    templates = tmp_path / "output/2025-12/templates"
    for office in ("NORTE", "SUR"):
        fill(templates / f"{office}.xlsx", tmp_path / f"input/2025-12/{office}.xlsx")
    run(monkeypatch, "check", "--annotate", "marked", str(templates / "SUR.xlsx"))
    run(monkeypatch, "build", "--period", "2025-12", "--offices", "--by-element", "--report")

    found = {path.relative_to(tmp_path): lint_looks(path) for path in written(tmp_path)}

    assert {path: faults for path, faults in found.items() if faults} == {}
    assert {path.as_posix() for path in found} >= {
        "output/2025-12/templates/NORTE.xlsx",
        "marked/SUR.xlsx",
        "output/2025-12/agua/agua-2025-12.xlsx",
        "output/2025-12/agua/agua-2025-12-matriz.xlsx",
        "output/2025-12/agua/agua-2025-12-informe-sustento.xlsx",
        "output/2025-12/agua/por-unidad/agua-2025-12-NORTE.xlsx",
        "output/2025-12/agua/por-elemento/agua-2025-12-SS.1.xlsx",
    }


def written(folder: Path) -> list[Path]:
    return [*(folder / "output").rglob("*.xlsx"), *(folder / "marked").rglob("*.xlsx")]
