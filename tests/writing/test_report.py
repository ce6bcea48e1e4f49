"""What the manager's workbook promises: nothing contradicts, every link leads somewhere."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl.workbook.workbook import Workbook

from sheetgen.language.speaker import Speaker
from sheetgen.model.report import Report
from sheetgen.model.status import TONES
from sheetgen.model.tone import WHITE
from sheetgen.records import replace
from sheetgen.writing.report_book import write_workbook
from writing.builder_writing import both, english, opened, policy, programme, spanish, support
from writing.picture_writing import links, links_out

LINK = re.compile(r"'?([^'!]+)'?!([A-Z]+)(\d+)")


def written(report: Report, path: Path, say: Speaker | None = None) -> Path:
    write_workbook(report, path, say or spanish(), workspace_name="Ministerio")
    return path


@pytest.fixture(params=["policy", "programme"])
def report(request: pytest.FixtureRequest) -> Report:
    return {"policy": policy, "programme": programme}[request.param]()


def test_the_sheets_are_those_of_the_plan(tmp_path: Path) -> None:
    ends = ["Entregas", "Datos"]
    support_of = ["Observaciones", "Narrativa", "Trazas", "Metodología", "Archivos"]

    assert opened(written(policy(), tmp_path / "a.xlsx")).sheetnames == [
        "Resumen", "Alertas", "Compromisos", "Indicadores", *ends]  # fmt: skip
    assert opened(written(programme(), tmp_path / "b.xlsx")).sheetnames == [
        "Resumen", "Alertas", "Compromisos", "Actividades", "Indicadores", *ends]  # fmt: skip
    assert opened(support(tmp_path / "a.xlsx")).sheetnames == support_of


def test_every_link_leads_to_a_cell_that_says_something(tmp_path: Path, report: Report) -> None:
    path = written(report, tmp_path / "a.xlsx")
    sheets = both(path)
    own = {each.name: opened(each).sheetnames for each in (path, support(path))}

    for sheet in sheets.values():
        here = path if sheet.title in own[path.name] else support(path)
        out = links_out(sheet)
        for at, target in links(sheet).items():
            name, column, row = LINK.fullmatch(target).groups()
            assert sheets[name][f"{column}{row}"].value is not None, (sheet.title, at)
            assert name in own[out.get(at, here.name)], (sheet.title, at)
    assert links(sheets["Alertas"])
    assert {support(path).name} == set(links_out(sheets["Alertas"]).values())
    assert {path.name} == set(links_out(sheets["Trazas"]).values())


def alert_cells(book: Workbook) -> tuple[dict[str, str], dict[int, int]]:
    """The letter of each heading of the alerts, and the row of each number."""
    sheet = book["Alertas"]
    at = next(row for row in sheet.iter_rows() if row[0].value == "N.º")
    letters = {cell.value: cell.column_letter for cell in at if cell.value}
    numbered = sheet.iter_rows(min_row=at[0].row + 1, max_col=1)
    return letters, {row[0].value: row[0].row for row in numbered if row[0].value}


def test_an_alert_leads_to_the_row_of_its_item(tmp_path: Path) -> None:
    book = opened(written(policy(), tmp_path / "a.xlsx"))
    letters, rows = alert_cells(book)
    at = f"{letters['Ítem']}{rows[1]}"

    name, column, row = LINK.fullmatch(links(book["Alertas"])[at]).groups()
    assert book["Alertas"][at].value == "ISS.01.03.03.01"
    assert book[name][f"{column}{row}"].value == "ISS.01.03.03.01"


def test_a_consequence_names_its_cause_and_leads_to_its_row(tmp_path: Path) -> None:
    report = policy()
    first, second, third = report.alerts
    follows = replace(second, cause=first.id)
    lost = replace(third, cause="OFI-110:PNTE")  # it is not in this workbook
    report = replace(report, alerts=(first, follows, lost))
    book = opened(written(report, tmp_path / "a.xlsx"))
    sheet = book["Alertas"]
    letters, rows = alert_cells(book)
    column = letters["Se deriva de"]

    assert [sheet[f"{column}{rows[number]}"].value for number in (1, "↳ 1", 2)] == [
        None,
        "↳ alerta 1",
        None,
    ]
    assert links(sheet)[f"{column}{rows['↳ 1']}"] == f"'Alertas'!A{rows[1]}"
    assert [sheet.row_dimensions[row].hidden for row in rows.values()] == [False, True, False]
    cells = [str(cell.value) for row in book["Resumen"] for cell in row]
    matters = [value.partition(":")[0] for value in cells if value.startswith("ISS.")]
    assert matters == ["ISS.01.03.03.01", "ISS.02.04.01.02"]
    assert any("(y 1 más)" in value for value in cells)


def test_an_alert_leads_to_the_row_of_its_rule(tmp_path: Path) -> None:
    report = policy()
    path = written(report, tmp_path / "a.xlsx")
    book, rules = opened(path), opened(support(path))
    sheet = book["Alertas"]
    letters, rows = alert_cells(book)

    for number, alert in enumerate(report.alerts, 1):
        name, column, at = LINK.fullmatch(
            links(sheet)[f"{letters['Regla']}{rows[number]}"]
        ).groups()
        assert (name, rules[name][f"{column}{at}"].value) == ("Metodología", alert.rule)


def test_alerts_stand_by_rank_over_the_whole_plan(tmp_path: Path) -> None:
    report = policy()
    first, second, third = report.alerts
    ranked = tuple(
        replace(alert, rank=rank) for alert, rank in ((first, 3), (second, 1), (third, 2))
    )
    book = opened(written(replace(report, alerts=ranked), tmp_path / "a.xlsx"))
    letters, rows = alert_cells(book)

    assert [
        tuple(book["Alertas"][f"{letters[key]}{row}"].value for key in ("N.º", "Id. de la alerta"))
        for row in rows.values()
    ] == [(1, second.id), (2, third.id), (3, first.id)]
    assert book["Alertas"].freeze_panes == "E5"


def test_the_narrative_stands_with_its_evidence_in_what_the_report_rests_on(
    tmp_path: Path,
) -> None:
    report = policy()
    path = written(report, tmp_path / "a.xlsx")
    sheet = opened(support(path))["Narrativa"]
    _, rows = alert_cells(opened(path))
    said = {row[1].value: row[1].row for row in sheet.iter_rows(min_row=5)}

    assert [str(s.text.text) for each in report.narrative for s in each.sentences] == list(said)
    assert sheet[f"C{said['Servicio sin información: SS.02.04.01.']}"].value == "Alerta 3"
    low = said["Servicio con bajo avance: SS.01.03.03."]
    assert (sheet[f"A{low}"].value, sheet[f"C{low}"].value) == ("OP.01", "Alerta 1")
    assert links(sheet)[f"C{low}"] == f"'Alertas'!A{rows[1]}"
    assert links_out(sheet)[f"C{low}"] == path.name
    assert sheet[f"D{low}"].value == report.alerts[0].id


def test_the_data_are_one_row_an_item_with_figures_as_numbers(tmp_path: Path) -> None:
    sheet = opened(written(policy(), tmp_path / "a.xlsx"), values=True)["Datos"]
    heading, *lines = sheet.iter_rows(min_row=4, values_only=True)
    rows = {line[1]: dict(zip(heading, line, strict=True)) for line in lines}

    assert len(rows) == len(lines) == len(policy().items)
    low, absent = rows["ISS.01.03.03.01"], rows["ISS.02.04.01.02"]
    assert (low["Periodo"], low["Grupo"], low["Oficina"]) == ("2024-12", "OP.01", "DGDE")
    assert (low["Meta o logro esperado"], low["Valor obtenido"], low["Avance"]) == (2500, 50, 2)
    assert (low["Estado"], low["Motivo que da la unidad"]) == ("Bajo", "Falta de presupuesto")
    assert low["Por qué no hay cifra"] is None
    assert (absent["Valor obtenido"], absent["Avance"]) == (None, None)
    assert absent["Estado"] == "Sin dato"
    assert "ND" in absent["Por qué no hay cifra"]
    (table,) = opened(tmp_path / "a.xlsx")["Datos"].tables.values()
    assert table.ref == f"A4:{table.ref.partition(':')[2]}"
    assert [column.name for column in table.tableColumns] == list(heading)


def test_the_files_stand_with_their_whole_digests(tmp_path: Path) -> None:
    path = written(policy(), tmp_path / "a.xlsx")
    lines = opened(support(path))["Archivos"].iter_rows(min_row=5, values_only=True)

    assert [(line[1], line[3]) for line in lines] == [
        ("input/2024-12/dgde.xlsx", "a" * 64),
        ("input/2024-12/itp.xlsx", "b" * 64),
    ]


def test_the_alerts_are_a_table_whose_headings_are_those_of_the_sheet(
    tmp_path: Path, report: Report
) -> None:
    """Excel repairs a file whose table's columns are called otherwise than their cells."""
    book = opened(written(report, tmp_path / "a.xlsx"))
    (table,) = book["Alertas"].tables.values()
    letters, rows = alert_cells(book)

    assert table.name == "Alertas"
    assert [column.name for column in table.tableColumns] == list(letters)
    assert table.ref == f"A{rows[1] - 1}:{list(letters.values())[-1]}{max(rows.values())}"


def test_no_cell_contradicts_the_results(tmp_path: Path, report: Report) -> None:
    seen = opened(written(report, tmp_path / "a.xlsx"), values=True)
    headings = {
        "Actividades": ("% de avance evaluado, a la fecha", "Estado"),
        "Indicadores": ("Avance tipo I (%)", "Estado"),
    }
    found = {}
    for name, (progress, state) in headings.items():
        if name not in seen.sheetnames:
            continue
        titles = [cell.value for cell in seen[name][4]]
        for row in seen[name].iter_rows(min_row=5, values_only=True):
            if " " in (row[titles.index(state)] or ""):  # an element's band bears no symbol
                found[row[0]] = (row[titles.index(progress)], row[titles.index(state)])

    for judged in report.items:
        figure = judged.measured.figure("progress")
        progress, state = found[judged.measured.item.code]
        gap = judged.measured.gap
        word = "" if gap is None else {"no-data": "ND", "no-target": "sin meta"}[gap.value]
        assert progress == (word if figure is None else float(figure))
        assert (
            {
                "on-track": judged.verdict.band.value if judged.verdict.band else "",
                "low": "Bajo", "atypical": "Atípico",
                "missing": "Sin dato", "not-rated": "No evaluado",
            }[judged.verdict.status.value]
            .lower()
            in state.lower()
        )  # fmt: skip


def test_every_item_is_counted_once_on_the_summary(tmp_path: Path, report: Report) -> None:
    seen = opened(written(report, tmp_path / "a.xlsx"), values=True)["Resumen"]
    rows = list(seen.iter_rows(values_only=True))
    totals = next(row for row in rows if row[0] == "Total")
    first = next(at for at, row in enumerate(rows) if row[0] == "Elemento") + 1

    assert totals[13] == len(report.items)
    assert sum(row[13] for row in rows[first : rows.index(totals)]) == len(report.items)


def test_the_figure_kept_is_unrounded(tmp_path: Path) -> None:
    seen = opened(written(policy(), tmp_path / "a.xlsx"), values=True)["Indicadores"]

    assert 83.018867925 in [cell.value for row in seen.iter_rows() for cell in row]


def formats(book: Workbook) -> Counter[str]:
    return Counter(
        {
            sheet.title: sum(len(area.rules) for area in sheet.conditional_formatting)
            for sheet in book
        }
    )


def test_conditional_formats_do_not_grow_with_rows(tmp_path: Path) -> None:
    one = policy()
    fewer = replace(one, items=one.items[:2], alerts=one.alerts[:1], narrative=())

    assert formats(opened(written(one, tmp_path / "a.xlsx"))) == formats(
        opened(written(fewer, tmp_path / "b.xlsx"))
    )


def test_nothing_is_hidden_and_nobody_is_named(tmp_path: Path, report: Report) -> None:
    path = written(report, tmp_path / "a.xlsx")

    for book in map(opened, (path, support(path))):
        assert {sheet.sheet_state for sheet in book} == {"visible"}
        assert book.properties.creator in {None, ""}
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert not [cell for cell in cells if cell.comment]


def test_tables_are_not_merged_where_people_filter(tmp_path: Path, report: Report) -> None:
    for sheet in both(written(report, tmp_path / "a.xlsx")).values():
        if sheet.auto_filter.ref and sheet.title != "Metodología":
            last = int(re.search(r"(\d+)$", sheet.auto_filter.ref)[1])
            assert [area for area in sheet.merged_cells.ranges if area.min_row <= last] == []


def test_the_same_report_gives_the_same_bytes(tmp_path: Path, report: Report) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        written(report, tmp_path / folder / "r.xlsx")

    for name in ("r.xlsx", "r-sustento.xlsx"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_an_empty_report_still_has_every_sheet(tmp_path: Path) -> None:
    bare = replace(
        policy(), items=(), elements=(), index=None, alerts=(), narrative=(), submissions=(),
        problems=(), rules=(),
    )  # fmt: skip

    names = list(both(written(bare, tmp_path / "a.xlsx")))
    assert names == [
        "Resumen", "Alertas", "Compromisos", "Entregas", "Datos",
        "Observaciones", "Narrativa", "Trazas", "Metodología", "Archivos",
    ]  # fmt: skip


def test_the_workbook_speaks_english_too(tmp_path: Path) -> None:
    book = opened(written(programme(), tmp_path / "a.xlsx", english()))

    assert book.sheetnames[:4] == ["Summary", "Alerts", "Commitments", "Activities"]


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


PAIRS = [(tone.ink, tone.fill or WHITE) for tone in TONES]
PAIRS += [(tone.label, tone.solid) for tone in TONES]


@pytest.mark.parametrize(("ink", "fill"), PAIRS)
def test_every_ink_passes_wcag_aa_on_its_fill(ink: str, fill: str) -> None:
    light, dark = sorted((luminance(ink), luminance(fill)), reverse=True)

    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_every_colour_has_its_own_symbol_and_word() -> None:
    assert len({tone.symbol for tone in TONES}) == len(TONES)
    assert len({tone.word for tone in TONES}) == len(TONES)


def test_colours_of_the_charts_stay_apart_in_grey() -> None:
    greys = sorted(luminance(tone.solid) + 0.05 for tone in TONES)

    assert all(dark * 1.35 < light for dark, light in pairwise(greys))


def test_every_sheet_prints_as_pages_of_one_width_that_are_counted(
    tmp_path: Path, report: Report
) -> None:
    for sheet in both(written(report, tmp_path / "a.xlsx")).values():
        page = sheet.page_setup
        wide = 2 if sheet.title == "Datos" else 1  # all the columns of pivots
        assert (page.orientation, page.fitToWidth or 1) == ("landscape", wide)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert "&P" in sheet.oddFooter.right.text
        assert "&N" in sheet.oddFooter.right.text
        repeated, first = sheet.print_title_rows, {"Alertas": "N.º", "Metodología": "Regla"}
        if sheet.title in first:
            said = first[sheet.title]
            row = next(each[0].row for each in sheet.iter_rows() if each[0].value == said)
            assert repeated == f"${row}:${row}"
        else:
            assert repeated == (None if sheet.title == "Resumen" else "$4:$4")


def test_the_summary_is_one_page(tmp_path: Path, report: Report) -> None:
    page = opened(written(report, tmp_path / "a.xlsx"))["Resumen"].page_setup

    assert (page.paperSize, 1 if page.fitToHeight is None else page.fitToHeight) == (9, 1)


def test_nothing_is_named_nor_held_beside_the_sheets(tmp_path: Path, report: Report) -> None:
    path = written(report, tmp_path / "a.xlsx")

    with ZipFile(path) as parts:
        names = set(parts.namelist())
        core = parts.read("docProps/core.xml").decode()
        app = parts.read("docProps/app.xml").decode()
    assert not [name for name in names if "comment" in name or "custom" in name or "media" in name]
    assert "<dc:creator></dc:creator>" in core
    assert "<cp:lastModifiedBy></cp:lastModifiedBy>" in core
    assert "<Company></Company>" in app


def test_a_trend_is_drawn_only_where_every_year_has_a_figure(tmp_path: Path) -> None:
    one = policy()
    past = [each for each in one.plan.actuals if each.code == "ISS.01.03.03.01"]
    plan = replace(one.plan, actuals=tuple(past))
    path = written(replace(one, plan=plan), tmp_path / "a.xlsx")

    with ZipFile(path) as parts:
        xml = parts.read("xl/worksheets/sheet4.xml").decode()
    drawn = re.findall(r"<xm:f>([^<]*)</xm:f><xm:sqref>", xml)
    book = opened(path, values=True)["Indicadores"]
    row = next(cell.row for cell in book["A"] if cell.value == "ISS.01.03.03.01")
    assert [each.rpartition("!")[2] for each in drawn if f"{row}" in each] == [f"T{row}:V{row}"]
    assert len(drawn) == 1
    assert [book[f"{letter}{row}"].value for letter in "TUV"] == [202, 103, 50]


def test_what_every_reader_must_know_of_the_plan_stands_on_the_first_page(tmp_path: Path) -> None:
    one = policy()
    noted = replace(one, plan=replace(one.plan, note="Un extracto: falta el objetivo 3."))
    book = opened(written(noted, tmp_path / "a.xlsx"))

    assert book["Resumen"]["A3"].value == "Un extracto: falta el objetivo 3."
    method = opened(support(tmp_path / "a.xlsx"))["Metodología"]
    assert method["A4"].value == "Un extracto: falta el objetivo 3."
