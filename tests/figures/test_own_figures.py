"""A form asks for figures of its own: they are read, measured, shown, told and ruled by."""

import json
from pathlib import Path

import pytest

from formulas.read_back import opened
from matching.sent import at, send
from running import run
from sheetgen.errors import FormError, RuleError
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import open_setup
from small import make_workspace

AFTER = "  - {field: progress, shows: progress"
COLUMNS = """\
  - field: women
    asks: figure
    unit: number
    heading: {es: Mujeres, en: Women}
    hint: {es: Mujeres atendidas., en: Women reached.}
  - field: people
    asks: figure
    unit: number
    heading: {es: Personas, en: People}
    hint: {es: Personas atendidas., en: People reached.}
  - {field: women_share, computes: {ratio: [women, people]}, heading: {es: Parte, en: Share}}
  - {field: others, computes: {difference: [people, women]}, heading: {es: Otros, en: Others}}
  - {field: twice, computes: {sum: [people, women]}, heading: {es: Ambas, en: Both}}
"""
RULE = """\
code: ALE-901
name: Fewer women than expected
applies_to: [indicator]
severity: medium
when: {fact: form_women_share, below: 40}
summary: {es: "Pocas mujeres", en: "Few women"}
message: {es: "Mujeres: {form_women_share:percent}", en: "Women: {form_women_share:percent}"}
remedy: {es: "Explique.", en: "Explain."}
why: {es: "Se espera paridad.", en: "Parity is expected."}
source: {es: "Prueba", en: "Test"}
wrong_when: {es: "Nunca", en: "Never"}
since: 2020-01
examples:
  - {name: below, facts: {form_women_share: 39.999999999}, fires: true}
  - {name: at, facts: {form_women_share: 40}, fires: false}
"""


def with_columns(folder: Path, columns: str = COLUMNS) -> Path:
    """A small workspace whose indicators' form asks for more."""
    root = make_workspace(folder)
    form = root / "templates" / "indicators.yaml"
    text = form.read_text(encoding="utf-8")
    form.write_text(text.replace(AFTER, f"{columns}{AFTER}", 1), encoding="utf-8")
    return root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = with_columns(tmp_path / "w")
    (root / "rules" / "own.yaml").write_text(RULE, encoding="utf-8")

    def fill(sheet) -> None:  # noqa: ANN001 - a sheet of openpyxl
        for heading, figure in (("Valor obtenido", 150), ("Mujeres", 33), ("Personas", 100)):
            row, column = at(sheet, "I.1", heading)
            sheet.cell(row, column).value = figure

    send(open_setup(read_workspace(root)), "NORTE", fill)
    return root


def test_they_are_told_and_ruled_by(root: Path) -> None:
    assert run(root, "build").returncode == 1

    folder = root / "output" / "2025-12" / "agua"
    told = json.loads((folder / "results.json").read_text(encoding="utf-8"))
    first = next(each for each in told["items"] if each["code"] == "I.1")
    assert first["figures"] == {
        "women": "33",
        "people": "100",
        "women_share": "33",
        "others": "67",
        "twice": "133",
    }
    alert = next(each for each in told["alerts"] if each["rule"] == "ALE-901")
    assert (alert["subject"], len(alert["places"])) == ("I.1", 2)


def test_the_form_computes_while_it_is_filled(root: Path) -> None:
    run(root, "template")
    book = opened(root / "output" / "2025-12" / "templates" / "NORTE.xlsx")
    sheet = book["Indicadores"]
    row, share = at(sheet, "I.1", "Parte")
    women, people = (
        sheet.cell(*at(sheet, "I.1", each)).coordinate for each in ("Mujeres", "Personas")
    )

    formula = sheet.cell(row, share).value
    both = f"ISNUMBER({women}),ISNUMBER({people})"
    assert formula.startswith(f"=IF(AND({both},N({people})<>0),IF(ABS({women}/{people}*100-")
    others = sheet.cell(row, at(sheet, "I.1", "Otros")[1]).value
    assert others == f'=IF(AND(ISNUMBER({people}),ISNUMBER({women})),ROUND({people}-{women},9),"")'
    both = sheet.cell(row, at(sheet, "I.1", "Ambas")[1]).value
    assert both == f'=IF(AND(ISNUMBER({people}),ISNUMBER({women})),ROUND({people}+{women},9),"")'
    assert sheet.cell(row, share).protection.locked


def test_the_workbook_shows_and_traces_them(root: Path) -> None:
    run(root, "build")
    path = root / "output" / "2025-12" / "agua" / "agua-2025-12.xlsx"
    seen, written = (opened(path, values=values)["Indicadores"] for values in (True, False))
    row, share = at(seen, "I.1", "Parte")
    cell = written.cell(row, share)

    assert seen.cell(row, share).value == 33
    assert cell.value.startswith("=IF(AND(")
    told = run(
        root, "trace", f"output/2025-12/agua/agua-2025-12.xlsx!Indicadores!{cell.coordinate}"
    )
    assert "Mujeres / Personas × 100" in told.stdout
    assert "Indicadores!G9" not in told.stdout  # the actual plays no part in it
    page = run(root, "explain", "I.1").stdout
    assert "33 / 100 × 100 = 33\N{NO-BREAK SPACE}%" in page
    assert "form_women_share · percent · indicator" in run(root, "rules", "facts").stdout


def test_a_figure_of_a_form_may_be_corrected(root: Path) -> None:
    line = "agua,2025-12,I.1,women,55,Un dígito de menos,Ana Ruiz\n"
    header = "plan,period,code,field,figure,reason,approver\n"
    (root / "corrections.csv").write_text(header + line, encoding="utf-8")
    run(root, "build")

    folder = root / "output" / "2025-12" / "agua"
    told = json.loads((folder / "results.json").read_text(encoding="utf-8"))
    first = next(each for each in told["items"] if each["code"] == "I.1")
    assert (first["figures"]["women"], first["figures"]["women_share"]) == ("55", "55")
    assert [("women", "33")] == [(each["field"], each["typed"]) for each in first["corrections"]]


def test_a_rule_that_reads_what_no_form_asks_stops_the_run(tmp_path: Path) -> None:
    root = make_workspace(tmp_path / "w")
    (root / "rules" / "own.yaml").write_text(RULE, encoding="utf-8")

    with pytest.raises(RuleError, match="women_share"):
        open_setup(read_workspace(root))


@pytest.mark.parametrize(
    ("was", "becomes", "where"),
    [
        ("field: women\n", "field: change\n", "field"),  # it means something already
        ("field: women\n", "field: Mujeres 2\n", "field"),
        ("    unit: number\n    heading: {es: Mujeres", "    heading: {es: Mujeres", "columns"),
        ("[women, people]}, h", "[wommen, people]}, h", "computes"),
        ("ratio: [women, people]", "ratio: [women]", "ratio"),
        ("ratio: [women, people]", "mean: [women, people]", "computes"),
        ("computes: {ratio: [women, people]}", "shows: target, asks: figure", "columns"),
        ("{field: women_share, ", "{field: women_share, unit: soles, ", "unit"),
    ],
)
def test_a_wrong_figure_stops_the_run_at_its_key(
    tmp_path: Path, was: str, becomes: str, where: str
) -> None:
    assert was in COLUMNS
    root = with_columns(tmp_path / "w", COLUMNS.replace(was, becomes, 1))

    with pytest.raises(FormError) as stopped:
        open_setup(read_workspace(root))

    assert "templates/indicators.yaml" in stopped.value.where
    assert where in stopped.value.where
