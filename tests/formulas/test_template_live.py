"""The template while it is filled: each row stands alone, lists offer, explanations are asked."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from formulas.read_back import opened, rows_by_code
from office import Office
from sheetgen.issued import issue
from sheetgen.language.speaker import speaker
from sheetgen.model.period import Period, december
from sheetgen.pipeline import gather, judge
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import open_setup
from sheetgen.writing.output import write_templates
from sheetgen.writing.report_book import write_workbook
from small import make_workspace

DECEMBER = december(2025)
SECOND = """  - field: evidence_2
    asks: text
    heading: {es: Medio de verificación 2, en: Means of verification 2}
    hint: {es: Otro documento., en: Another document.}
    choices: {es: [Acta, Padrón], en: [Minutes, Register]}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_workspace(tmp_path / "w")


def templates(root: Path, period: Period = DECEMBER) -> dict[str, Path]:
    setup = open_setup(read_workspace(root))
    paths = write_templates(setup.workspace, issue(setup, period), speaker("es", "es_PE"))
    return {path.stem: path for path in paths}


def test_a_live_formula_looks_at_its_own_row_only(root: Path) -> None:
    sheet = opened(templates(root)["NORTE"])["Indicadores"]
    columns, rows = rows_by_code(sheet)

    for at in rows.values():
        for heading in ("Avance (%)", "Estado según la cifra"):
            formula = sheet.cell(at, columns[heading]).value
            outside = re.sub(r'"[^"]*"|Listas\'?!\$[A-Z]+\$\d+:\$[A-Z]+\$\d+', "", formula)
            assert {str(at)} == set(re.findall(r"\b[A-Z]{1,2}(\d+)\b", outside))


def test_only_functions_of_excel_2013_are_used(root: Path) -> None:
    known = {"ABS", "AND", "COUNTA", "FIND", "IF", "IFERROR", "ISERROR", "ISLOGICAL", "ISNUMBER",
             "ISTEXT", "LEN", "LOWER", "NOT", "OR", "ROUND", "SUBSTITUTE", "SUMPRODUCT", "TRIM",
             "VLOOKUP"}  # fmt: skip

    for path in templates(root).values():
        for sheet in opened(path):
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type == "f":
                        formula = re.sub(r'"[^"]*"', "", cell.value)
                        assert set(re.findall(r"([A-Z0-9.]+)\(", formula)) <= known


def test_reasons_are_offered_and_own_words_kept(root: Path) -> None:
    book = opened(templates(root)["NORTE"])
    sheet = book["Indicadores"]
    lists = [each for each in sheet.data_validations.dataValidation if each.type == "list"]

    assert [each.errorStyle for each in lists] == ["information"]
    name, _, area = lists[0].formula1.strip("=").rpartition("!")
    offered = [row[0].value for row in book[name.strip("'")][area.replace("$", "")]]
    assert offered[0] == "La información todavía no está consolidada"
    assert offered[-1] == "Otro (escríbalo)"
    assert book["Listas"].sheet_state == "hidden"


def test_an_office_that_does_not_stand_first_is_told_nothing_while_it_has_no_figure(
    root: Path,
) -> None:
    sheet = opened(templates(root)["SUR"], values=True)["Indicadores"]
    columns, rows = rows_by_code(sheet)
    said = {
        code: sheet.cell(at, columns["Estado según la cifra"]).value for code, at in rows.items()
    }

    assert said == {"I.2": None, "I.3": "○ Sin dato"}


def test_what_is_not_due_is_not_rated(root: Path) -> None:
    sheet = opened(templates(root, Period(2025, 3))["NORTE"], values=True)["Indicadores"]
    columns, rows = rows_by_code(sheet)

    assert "aún no" == sheet.cell(rows["I.1"], columns["Avance (%)"]).value
    assert "– No evaluado" == sheet.cell(rows["I.1"], columns["Estado según la cifra"]).value


def test_the_same_template_gives_the_same_bytes(root: Path) -> None:
    first = templates(root)["NORTE"].read_bytes()

    assert first == templates(root)["NORTE"].read_bytes()


def test_libreoffice_keeps_stamp_formulas_lists_and_colours(
    root: Path, tmp_path: Path, calculating: Office
) -> None:
    path = templates(root)["NORTE"]
    book = opened(path)
    sheet = book["Indicadores"]
    columns, rows = rows_by_code(sheet)
    sheet.cell(rows["I.1"], columns["Valor obtenido"]).value = 100
    sheet.cell(rows["I.2"], columns["Valor obtenido"]).value = 0.5
    book.save(path)

    (saved,) = calculating.saved([path], tmp_path / "out")
    kept, seen = opened(saved), opened(saved, values=True)["Indicadores"]

    assert kept["sheetgen"]["B4"].value == "NORTE"
    assert {each.name: each.value for each in kept.custom_doc_props.props}["office"] == "NORTE"
    assert str(kept["Indicadores"].cell(rows["I.1"], columns["Avance (%)"]).value).startswith("=IF")
    assert "list" in {each.type for each in kept["Indicadores"].data_validations.dataValidation}
    assert len(kept["Indicadores"].conditional_formatting) >= 3
    status = columns["Estado según la cifra"]
    assert seen.cell(rows["I.1"], status).value == "▼ Bajo"
    assert seen.cell(rows["I.2"], status).value == "▲ Alto"
    assert seen["A5"].value == "2 de 2 celdas llenadas"
    assert str(seen["A6"].value).endswith(": 2")  # the reason and the measure of I.1


def test_a_column_added_to_the_form_is_asked_read_and_shown(root: Path, tmp_path: Path) -> None:
    form = root / "templates" / "indicators.yaml"
    form.write_text(form.read_text(encoding="utf-8") + SECOND, encoding="utf-8")
    path = templates(root)["NORTE"]
    book = opened(path)
    sheet = book["Indicadores"]
    columns, rows = rows_by_code(sheet)
    sheet.cell(rows["I.1"], columns["Valor obtenido"]).value = 150
    sheet.cell(rows["I.1"], columns["Medio de verificación 2"]).value = "Acta 7"
    delivered = root / "input" / "2025-12" / "norte.xlsx"
    delivered.parent.mkdir(parents=True)
    book.save(delivered)

    setup = open_setup(read_workspace(root))
    report = judge(setup, gather(setup, setup.plans[0], december(2025)))
    write_workbook(report, tmp_path / "r.xlsx", speaker("es", "es_PE"), workspace_name="w")

    first = report.items[0].measured
    assert first.figure("actual") == Decimal(150)
    assert ("evidence_2", "Acta 7") in first.notes
    shown = opened(tmp_path / "r.xlsx")["Indicadores"]
    assert "Acta 7" in {cell.value for row in shown.iter_rows() for cell in row}
    lists = [e for e in sheet.data_validations.dataValidation if e.type == "list"]
    assert len(lists) == 2
