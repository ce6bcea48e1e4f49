"""A large report has its items in workbooks of their own, and all of it is one report."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.test_commands import fill_all
from running import run
from sheetgen.model.report import Portion, PortionOf, Report
from sheetgen.records import replace
from sheetgen.writing.apart import is_apart
from small import POLICY, make_workspace
from writing.builder_writing import opened, policy

pytestmark = pytest.mark.sweep

PERIOD = "2025-12"


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A policy whose items are more than one workbook is for; the folder of its report."""
    monkeypatch.setattr("sheetgen.writing.apart.MOST_TOGETHER", 2)
    make_workspace(tmp_path, {"agua": POLICY})
    fill_all(tmp_path, PERIOD)
    said = run(tmp_path, "build").stdout
    assert "3 ítems son demasiados para un libro: están en 2 libros aparte" in said
    return tmp_path / "output" / PERIOD / "agua"


def test_more_items_than_are_read_together_stand_apart_but_in_a_part_of_the_report(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = policy()  # of 5 items
    part = replace(made, portion=Portion(PortionOf.ELEMENT, "OP.01"))

    def apart_past(most: int, report: Report) -> bool:
        monkeypatch.setattr("sheetgen.writing.apart.MOST_TOGETHER", most)
        return is_apart(report)

    assert [True, False] == [apart_past(most, made) for most in (4, 5)]
    assert not apart_past(4, part)


def sheets(path: Path) -> list[str]:
    return opened(path).sheetnames


def code_cells(path: Path) -> dict[str, str]:
    """The cell of each code of an item sheet's rows."""
    sheet = opened(path)["Indicadores"]
    return {str(row[0].value): row[0].coordinate for row in sheet.iter_rows(min_row=5, max_col=1)}


def test_each_group_has_a_workbook_of_its_items_and_the_report_has_none(built: Path) -> None:
    listed = json.loads((built / "manifest.json").read_text())["outputs"]
    parts = {"agua-2025-12-SS.1.xlsx": ["I.1", "I.2"], "agua-2025-12-SS.2.xlsx": ["I.3"]}

    assert "Indicadores" not in sheets(built / "agua-2025-12.xlsx")
    assert {"Resumen", "Alertas", "Datos"} <= set(sheets(built / "agua-2025-12.xlsx"))
    for name, items in parts.items():
        assert any(file.endswith(name) for file in listed)
        assert ["Indicadores"] == sheets(built / name)
        assert items == sorted(code for code in code_cells(built / name) if code.startswith("I."))


def test_codes_lead_to_the_workbook_of_their_items_and_back_to_the_alerts(built: Path) -> None:
    def links(name: str, sheet: str) -> Iterator[tuple[str, str, str]]:
        for row in opened(built / name)[sheet].iter_rows():
            for cell in row:
                if cell.hyperlink is not None:
                    yield str(cell.value), cell.hyperlink.target or "", cell.hyperlink.location

    led = {text: (file, at) for text, file, at in links("agua-2025-12.xlsx", "Alertas")}
    cell = code_cells(built / "agua-2025-12-SS.1.xlsx")["I.2"]
    back = {
        file for text, file, _ in links("agua-2025-12-SS.1.xlsx", "Indicadores") if "alerta" in text
    }

    assert ("agua-2025-12-SS.1.xlsx", f"'Indicadores'!{cell}") == led["I.2"]
    assert {"agua-2025-12.xlsx"} == back


def test_trace_knows_the_cells_of_each_workbook(built: Path) -> None:
    for name, code in (("agua-2025-12-SS.1.xlsx", "I.1"), ("agua-2025-12-SS.2.xlsx", "I.3")):
        row = code_cells(built / name)[code].removeprefix("A")

        found = run(built, "trace", f"{name}!Indicadores!E{row}", "--json").stdout

        assert code == json.loads(found)["subject"]


def test_what_is_no_workbook_of_the_report_is_not_traced(built: Path) -> None:
    other = built / "agua-2025-12-otro.xlsx"
    other.write_bytes((built / "agua-2025-12.xlsx").read_bytes())

    said = run(built, "trace", f"{other.name}!Resumen!A5")

    assert 2 == said.returncode
    assert "agua-2025-12.xlsx" in said.stderr


def test_the_same_bytes_are_built_again(built: Path) -> None:
    assert 0 == run(built, "verify", PERIOD).returncode
