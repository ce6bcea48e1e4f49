"""The first sheet of a template: whose it is, for which plans, and until when."""

from pathlib import Path

from openpyxl import load_workbook

from sheetgen.issued import issue
from sheetgen.language.speaker import speaker
from sheetgen.model.period import Period
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import open_setup
from sheetgen.writing.template_book import write_template
from small import POLICY, make_workspace

MARCH = Period(2025, 3)


def said(folder: Path) -> dict[str, str]:
    setup = open_setup(read_workspace(folder))
    template = next(each for each in issue(setup, MARCH) if each.office == "SUR")
    write_template(template, folder / "SUR.xlsx", speaker("es", "es_PE"))
    sheet = load_workbook(folder / "SUR.xlsx")["Instrucciones"]
    return {row[0].value: row[1].value for row in sheet.iter_rows(min_row=2, max_row=5)}


def test_an_office_is_told_the_plan_by_its_name_and_the_last_day_of_the_month_after(
    tmp_path: Path,
) -> None:
    make_workspace(tmp_path, {"agua": POLICY})

    told = said(tmp_path)

    assert told["Periodo"] == "marzo de 2025"
    assert told["Enviar hasta el"] == "30/04/2025"
    assert told["Planes"] == read_name()


def test_a_day_of_its_own_is_the_one_told(tmp_path: Path) -> None:
    make_workspace(tmp_path, {"agua": POLICY})
    settings = tmp_path / "sheetgen.toml"
    fixed = '\n[deadlines.periods]\n"2025-03" = 2025-04-11\n'
    settings.write_text(settings.read_text(encoding="utf-8") + fixed, encoding="utf-8")

    assert said(tmp_path)["Enviar hasta el"] == "11/04/2025"


def read_name() -> str:
    """The plan's name as its definition gives it."""
    line = next(each for each in POLICY["plan.toml"].splitlines() if each.startswith("name"))
    return line.split('"')[1]
