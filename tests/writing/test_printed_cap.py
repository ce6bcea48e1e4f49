"""What is printed has a cap of its own: the cell, its trace and its judgement keep the figure."""

import json
from pathlib import Path

import pytest

from cli.test_commands import fill_all
from running import run
from small import POLICY, make_workspace
from writing.builder_writing import opened
from writing.lint_writing import lint

OUT = Path("output/2025-12/agua")
FORMAT = '[>100]"100\xa0% (tope)"_0;[<=-0.05]"−"#,##0.0" %"_0;#,##0.0" %"_0;@_0'
"""Above the cap, below zero, all between; words."""
ANNEX = """\
plan: agua
sheet: Anexo
of: indicators
columns:
  - {field: code, heading: Código, width: 8}
  - {field: progress, heading: Avance, width: 8}
"""


def build(folder: Path, definition: str, annex: str = "") -> None:
    """A month in which I.1 obtains 320 of 200, I.2 and I.3 as always."""
    plan = POLICY | {"plan.toml": POLICY["plan.toml"].replace("\n[levels]", definition, 1)}
    make_workspace(folder, {"agua": plan})
    if annex:
        (folder / "layouts").mkdir()
        (folder / "layouts/anexo.yaml").write_text(annex, encoding="utf-8")
    fill_all(folder)
    path = folder / "input/2025-12/NORTE.xlsx"
    book = opened(path)
    cells = book["Indicadores"]
    row = next(n for n in range(8, 20) if cells.cell(n, 2).value == "I.1")
    cells.cell(row, 7).value = 320
    book.save(path)
    assert run(folder, "build", "--period", "2025-12").returncode in {0, 1}


def formats(path: Path, sheet: str) -> dict[object, tuple[object, str]]:
    """The value and the number format of the progress of each code."""
    cells = opened(path, values=True)[sheet]
    heads = {str(cell.value): cell.column for cell in cells[4]}
    at = next(column for head, column in heads.items() if head.startswith("Avance"))
    return {
        row[heads["Código"] - 1].value: (row[at - 1].value, row[at - 1].number_format)
        for row in cells.iter_rows(min_row=5)
    }


@pytest.fixture(scope="module")
def capped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("capped")
    build(folder, "\nprinted_cap = 100\n\n[levels]", ANNEX)
    return folder


def test_the_workbook_shows_the_cap_and_holds_the_figure(capped: Path) -> None:
    path = capped / OUT / "agua-2025-12.xlsx"
    found = formats(path, "Indicadores")

    assert (160, FORMAT) == found["I.1"]  # 320 of 200
    assert FORMAT == found["I.2"][1]  # it may be corrected in the workbook
    assert [] == lint(path)


def test_it_is_judged_told_to_programs_and_traced_without_the_cap(capped: Path) -> None:
    items = json.loads((capped / OUT / "results.json").read_text("utf-8"))["items"]
    (first,) = (each for each in items if each["code"] == "I.1")

    assert ("160", "atypical") == (first["progress"], first["status"])
    assert "320 / 200" in run(capped, "explain", "I.1", "--period", "2025-12").stdout


def test_the_narrative_prints_the_cap(capped: Path) -> None:
    told = json.loads((capped / OUT / "results.json").read_text("utf-8"))["narrative"]
    words = " ".join(each["text"].replace("\N{NO-BREAK SPACE}", " ") for each in told)

    assert "100 % (tope)" in words
    assert "160.0 %" not in words


def test_an_annex_follows_its_plan(capped: Path) -> None:
    found = formats(capped / OUT / "agua-2025-12-anexo.xlsx", "Anexo")

    assert 160 == found["I.1"][0]
    assert found["I.1"][1].startswith('[>100]"100\xa0% (tope)"_0;')


def test_an_annex_may_cap_what_its_plan_prints_whole(tmp_path: Path) -> None:
    build(tmp_path, "\n[levels]", ANNEX.replace("columns", "printed_cap: 120\ncolumns"))

    annex = formats(tmp_path / OUT / "agua-2025-12-anexo.xlsx", "Anexo")
    workbook = formats(tmp_path / OUT / "agua-2025-12.xlsx", "Indicadores")

    assert annex["I.1"][1].startswith('[>120]"120\xa0% (tope)"_0;')
    assert 160 == workbook["I.1"][0]
    assert "tope" not in workbook["I.1"][1]


def test_a_cap_that_is_no_percentage_stops_the_run(tmp_path: Path) -> None:
    plan = POLICY | {"plan.toml": "printed_cap = 0\n" + POLICY["plan.toml"]}
    make_workspace(tmp_path, {"agua": plan})

    done = run(tmp_path, "build", "--period", "2025-12")

    assert 2 == done.returncode
    assert "plans/agua/plan.toml: printed_cap: contiene 0" in done.stderr
    assert "Escriba printed_cap = 100" in done.stderr


def test_an_annex_that_a_plan_names_and_nobody_has_stops_the_run(tmp_path: Path) -> None:
    plan = POLICY | {"plan.toml": 'annexes = ["anexo-de-meta"]\n' + POLICY["plan.toml"]}
    make_workspace(tmp_path, {"agua": plan})

    done = run(tmp_path, "build", "--period", "2025-12")

    assert 2 == done.returncode
    assert "plans/agua/plan.toml: annexes" in done.stderr
    assert "anexo-de-metas" in done.stderr


def test_a_shipped_annex_is_written_for_the_plan_that_names_it_and_for_no_other(
    tmp_path: Path,
) -> None:
    named = POLICY | {"plan.toml": 'annexes = ["matriz-de-seguimiento"]\n' + POLICY["plan.toml"]}
    other = POLICY | {"plan.toml": POLICY["plan.toml"].replace('"agua"', '"pndi"')}
    make_workspace(tmp_path, {"agua": named, "pndi": other})

    run(tmp_path, "build", "--period", "2025-12")

    found = {path.name for path in tmp_path.glob("output/2025-12/*/*-matriz-*")}
    assert {"agua-2025-12-matriz-de-seguimiento.xlsx"} == found
