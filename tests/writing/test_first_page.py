"""The first page says how the plan stands, which office first, why, and until when."""

from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

from openpyxl.worksheet.worksheet import Worksheet

from sheetgen.model.report import Report
from sheetgen.model.status import Status
from sheetgen.records import replace
from sheetgen.writing.report_book import write_workbook
from sheetgen.writing.sheets.headline import title_of
from sheetgen.writing.sheets.office_table import standings
from writing.builder_writing import opened, policy, programme, spanish


def page(report: Report, path: Path) -> Worksheet:
    write_workbook(report, path, spanish(), workspace_name="Ministerio")
    return opened(path, values=True)["Resumen"]


def texts(sheet: Worksheet) -> list[list[str]]:
    return [[str(c.value) for c in row if c.value is not None] for row in sheet.iter_rows()]


def test_the_title_is_the_finding_and_not_the_name_of_the_report(tmp_path: Path) -> None:
    title = page(policy(), tmp_path / "a.xlsx")["A1"].value.replace("\N{NO-BREAK SPACE}", " ")

    assert title == "71.3 %, bajo: 1 de 5 ítems bajo y 1 sin dato"


def test_a_programme_s_title_says_work_and_money(tmp_path: Path) -> None:
    title = page(programme(), tmp_path / "a.xlsx")["A1"].value.replace("\N{NO-BREAK SPACE}", " ")

    assert " del trabajo a la fecha, con " in title
    assert " del dinero del año: " in title


def test_where_nothing_is_rated_the_title_says_so(tmp_path: Path) -> None:
    bare = replace(policy(), items=(), index=None, alerts=(), narrative=())

    assert page(bare, tmp_path / "a.xlsx")["A1"].value == "0 ítems, ninguno bajo ni sin dato"


def test_an_index_bears_its_band_and_its_colour(tmp_path: Path) -> None:
    sheet = page(policy(), tmp_path / "a.xlsx")
    coloured = {str(area.sqref) for area in sheet.conditional_formatting}

    assert sheet["A4"].value == "Índice de gestión: bajo"
    assert "A5:C5" in coloured


def test_charts_draw_folded_columns_and_tell_what_they_show(tmp_path: Path) -> None:
    """Work stands in a folded column: a chart that skips hidden cells would draw money alone."""
    page(programme(), tmp_path / "a.xlsx")
    with ZipFile(tmp_path / "a.xlsx") as parts:
        charts = [parts.read(name) for name in parts.namelist() if "charts/chart" in name]
        drawn = parts.read("xl/drawings/drawing1.xml").decode()

    assert charts
    assert all(b'<c:plotVisOnly val="1"/>' not in chart for chart in charts)
    assert " del trabajo con " in drawn.replace("\N{NO-BREAK SPACE}", " ")


def test_offices_stand_worst_first_with_what_they_explained(tmp_path: Path) -> None:
    report = policy()
    found = standings(report)
    wanting = [len(each.wanting) for each in found]
    rows = texts(page(report, tmp_path / "a.xlsx"))
    heading = next(at for at, row in enumerate(rows) if "Explicó" in row)

    assert wanting == sorted(wanting, reverse=True)
    assert wanting[0] >= 1
    assert rows[heading + 1][0] == found[0].office
    assert rows[heading + 1][1:4] == [
        str(Decimal(len(of))) for of in (found[0].items, *found[0].by_status)
    ]


def test_a_matter_of_an_element_of_several_offices_counts_with_none_of_them() -> None:
    report = policy()
    element = report.plan.elements[0].code
    shared = replace(
        report.alerts[0], id=f"ELE-230:{element}", subject=element, matter="", rank=0, cause=""
    )
    several = replace(shared, offices=tuple(each.code for each in report.plan.offices[:2]))
    alone = replace(shared, offices=several.offices[:1])

    told = [
        {each.office for each in standings(replace(report, alerts=(made,))) if each.matters}
        for made in (several, alone)
    ]

    assert told == [set(), set(alone.offices)]


def test_a_matter_is_told_once_with_its_office_and_what_goes_with_it(tmp_path: Path) -> None:
    rows = texts(page(policy(), tmp_path / "a.xlsx"))
    first = next(at for at, row in enumerate(rows) if row[:1] == ["Las alertas más importantes"])

    assert rows[first + 1] == [
        "N.º", "Responsable", "Qué ocurre", "Desde", "Causa dada", "Medida y fecha",
    ]  # fmt: skip
    assert rows[first + 2][0].startswith("1 ")


def test_a_plan_of_one_item_is_told_in_the_singular() -> None:
    one = policy()
    low = next(each for each in one.items if each.verdict.status is Status.LOW)
    alone = replace(one, items=(low,))

    said = title_of(alone, spanish().say)

    assert "el único ítem, bajo" in said
    assert "ítems" not in said
