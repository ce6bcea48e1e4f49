"""No workbook we write has a fault that only Excel would see; the lint itself sees each of them."""

import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from sheetgen.model.report import Report
from sheetgen.records import replace
from sheetgen.writing.report_book import write_workbook
from writing.builder_writing import english, policy, programme, spanish, support
from writing.lint_writing import lint

SHEET = "xl/worksheets/sheet4.xml"


def written(report: Report, path: Path) -> Path:
    write_workbook(report, path, spanish(), workspace_name="Ministerio")
    return path


@pytest.mark.parametrize("report", [policy(), programme()], ids=["policy", "programme"])
def test_the_manager_s_workbook_is_clean(tmp_path: Path, report: Report) -> None:
    assert lint(written(report, tmp_path / "a.xlsx")) == []
    assert lint(support(tmp_path / "a.xlsx")) == []


def test_the_english_one_is_clean_too(tmp_path: Path) -> None:
    write_workbook(policy(), tmp_path / "a.xlsx", english(), workspace_name="Ministry")

    assert lint(tmp_path / "a.xlsx") == []


def test_a_report_of_nothing_is_clean(tmp_path: Path) -> None:
    bare = replace(
        policy(), items=(), elements=(), index=None, alerts=(), narrative=(), submissions=(),
        problems=(), rules=(),
    )  # fmt: skip

    assert lint(written(bare, tmp_path / "a.xlsx")) == []


def spoilt(path: Path, out: Path, change: Callable[[str], str], part: str = SHEET) -> Path:
    """A copy with one part changed."""
    with ZipFile(path) as parts, ZipFile(out, "w") as made:
        for name in parts.namelist():
            text = parts.read(name)
            made.writestr(name, change(text.decode()).encode() if name == part else text)
    return out


FAULTS: dict[str, tuple[Callable[[str], str], str]] = {
    "two merges that overlap": (
        lambda xml: xml.replace(
            "</sheetData>",
            '</sheetData><mergeCells><mergeCell ref="A1:C2"/><mergeCell ref="B2:D3"/></mergeCells>',
        ),
        "overlaps",
    ),
    "a cell that stands twice": (
        lambda xml: re.sub(r'(<c r="A5"[^>]*>.*?</c>)', r"\1\1", xml, count=1),
        "stands twice",
    ),
    "a row that stands twice": (
        lambda xml: re.sub(r'(<row r="5".*?</row>)', r"\1\1", xml, count=1),
        "row 5 after row 5",
    ),
    "a figure that is no number": (
        lambda xml: re.sub(r'(<c r="\w+" s="\d+")><v>[^<]*', r"\1><v>nan", xml, count=1),
        "number nan",
    ),
    "a style that is not there": (
        lambda xml: re.sub(r'(<c r="\w+") s="\d+"', r'\1 s="9999"', xml, count=1),
        "style 9999",
    ),
    "a conditional format that is not there": (
        lambda xml: re.sub(r'dxfId="\d+"', 'dxfId="9999"', xml, count=1),
        "dxfId 9999",
    ),
    "a shared string that is not there": (
        lambda xml: re.sub(r't="s"><v>\d+', 't="s"><v>99999', xml, count=1),
        "shared string 99999",
    ),
    "a formula that does not close": (
        lambda xml: re.sub(r"<f>[^<]*</f>", "<f>SUM(A1</f>", xml, count=1),
        "brackets of SUM(A1",
    ),
    "a formula without its result": (
        lambda xml: re.sub(r"(<f>[^<]*</f>)<v>[^<]*</v>", r"\1", xml, count=1),
        "without its result",
    ),
    "a text too long for a cell": (
        lambda xml: xml.replace("<is><t>", f"<is><t>{'x' * 32_768}", 1),
        "text of 32",
    ),
    "a link to a sheet that is not there": (
        lambda xml: re.sub(r"location=\"'[^']+'", "location=\"'Nada'", xml, count=1),
        "to 'Nada'",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_the_lint_sees(tmp_path: Path, name: str) -> None:
    change, said = FAULTS[name]
    made = spoilt(written(policy(), tmp_path / "a.xlsx"), tmp_path / "b.xlsx", change)

    assert [fault for fault in lint(made) if said in fault]


def test_the_lint_sees_a_hidden_sheet(tmp_path: Path) -> None:
    made = spoilt(
        written(policy(), tmp_path / "a.xlsx"),
        tmp_path / "b.xlsx",
        lambda xml: xml.replace('sheetId="2"', 'sheetId="2" state="hidden"'),
        "xl/workbook.xml",
    )

    assert lint(made) == ["hidden sheet Alertas"]


def test_the_lint_sees_a_column_of_a_table_that_stands_twice(tmp_path: Path) -> None:
    made = spoilt(
        written(policy(), tmp_path / "a.xlsx"),
        tmp_path / "b.xlsx",
        lambda xml: xml.replace('name="Elemento"', 'name="Gravedad"'),
        "xl/tables/table1.xml",
    )

    assert lint(made) == ["xl/tables/table1.xml: column gravedad twice"]
