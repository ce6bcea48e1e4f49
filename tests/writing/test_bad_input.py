"""Reports nobody wishes for: each still reads, prints and holds together."""

from pathlib import Path

import pytest

from sheetgen.language.message import own_message
from sheetgen.model.report import JudgedItem, Report
from sheetgen.model.summary import Paragraph, Sentence
from sheetgen.records import replace
from sheetgen.writing.report_book import drawn, write_workbook
from sheetgen.writing.workbook.ledger import figure_at
from writing.builder_writing import both, opened, policy, programme, spanish, support
from writing.lint_writing import lint

pytestmark = pytest.mark.sweep

SCRIPTS = (
    "Población con acceso — año 2024",
    "ទិន្នន័យនិងការតាមដាន",
    "مؤشر الأداء السنوي",
    "指標と目標の達成率",
    "👩🏽‍🌾 ñandú «œuvre» ﬁn",
    "=SUM(A1:A9)",
    "+51 999 999 999",
    "-1 e",
    "@oficina",
    "<b>&amp;\"'</b>",
    "tab\tand\nline",
    "_x000D_ escape",
    " spaces around ",
)


def renamed(judged: JudgedItem, code: str, name: str) -> JudgedItem:
    item = replace(judged.measured.item, code=code, name=name)
    return replace(
        judged,
        measured=replace(judged.measured, item=item),
        verdict=replace(judged.verdict, subject=code),
    )


def with_items(report: Report, *items: JudgedItem) -> Report:
    return replace(report, items=items)


def written(report: Report, path: Path) -> Path:
    write_workbook(report, path, spanish(), workspace_name="Ministerio")

    assert lint(path) == []
    return path


def names_of(path: Path) -> list[object]:
    return [row[1].value for row in opened(path, values=True)["Indicadores"].iter_rows(min_row=5)]


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_name_in_any_script_is_kept_as_it_is(tmp_path: Path, name: str) -> None:
    one = policy()
    path = written(with_items(one, renamed(one.items[0], "I.1", name)), tmp_path / "a.xlsx")
    cell = next(
        row[1] for row in opened(path)["Indicadores"].iter_rows(min_row=5) if row[0].value == "I.1"
    )

    assert cell.data_type == "s"
    assert cell.value == name


def test_a_name_of_300_characters_has_a_row_tall_enough(tmp_path: Path) -> None:
    one, name = policy(), "Número de empresas que reciben servicios " * 8
    path = written(with_items(one, renamed(one.items[0], "I.1", name)), tmp_path / "a.xlsx")
    sheet = opened(path)["Indicadores"]
    row = next(row[0].row for row in sheet.iter_rows(min_row=5) if row[0].value == "I.1")

    lines = len(name) / sheet.column_dimensions["B"].width
    assert sheet.row_dimensions[row].height >= lines * 9.5


def test_one_item_only(tmp_path: Path) -> None:
    one = policy()
    path = written(with_items(one, one.items[0]), tmp_path / "a.xlsx")

    assert opened(path)["Indicadores"].auto_filter.ref is not None
    assert one.items[0].measured.item.name in names_of(path)


def test_a_thousand_items_stand_in_their_order(tmp_path: Path) -> None:
    one = policy()
    many = [
        renamed(one.items[n % 5], f"{one.items[n % 5].measured.item.code}.{n:04d}", f"Ítem {n}")
        for n in range(1000)
    ]
    path = written(with_items(one, *many), tmp_path / "a.xlsx")
    said = [name for name in names_of(path) if str(name).startswith("Ítem ")]

    assert sorted(said, key=str) == sorted((f"Ítem {n}" for n in range(1000)), key=str)
    assert opened(path, values=True)["Resumen"]["L12"].value is not None


def test_a_programme_without_any_figure(tmp_path: Path) -> None:
    bare = replace(
        programme(), items=(), elements=(), alerts=(), narrative=(), submissions=(), rules=()
    )

    sheets = list(both(written(bare, tmp_path / "a.xlsx")))
    assert sheets[:5] == ["Resumen", "Alertas", "Compromisos", "Entregas", "Datos"]
    assert sheets[5:] == ["Observaciones", "Narrativa", "Trazas", "Metodología", "Archivos"]


def test_more_links_than_excel_takes_leave_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook(policy(), path, spanish(), workspace_name="Ministerio")
    assert "enlaces" not in both(path)["Trazas"]["A3"].value
    monkeypatch.setattr("sheetgen.writing.workbook.streamed.MOST_LINKS", 3)
    write_workbook(policy(), path, spanish(), workspace_name="Ministerio")
    sheet = both(path)["Trazas"]
    cells = [cell for row in sheet.iter_rows(min_row=5) for cell in row]

    assert "Excel admite como máximo 65,530 enlaces por hoja" in sheet["A3"].value
    assert sum(cell.hyperlink is not None for cell in cells) == 3
    assert sum(str(cell.value).startswith("Indicadores!") for cell in cells) > 3


def test_a_sentence_of_thousands_of_alerts_is_told_whole_in_rows_that_fit_the_page(
    tmp_path: Path,
) -> None:
    one = policy()
    alerts = tuple(
        replace(one.alerts[0], id=f"IND-101:I.{n:05d}", subject=f"I.{n:05d}") for n in range(4000)
    )
    said = f"Bajo avance en {', '.join(each.subject for each in alerts)}."
    ids = tuple(each.id for each in alerts)
    opening, sentence = (Sentence(own_message((("es", text),)), ids) for text in ("OP.01:", said))
    paragraph = Paragraph("OP.01", opening.text, ids, (opening, sentence))
    report = replace(one, alerts=alerts, narrative=(paragraph,))
    sheet = both(written(report, tmp_path / "a.xlsx"))["Narrativa"]
    rows = range(6, sheet.max_row + 1)

    assert " ".join(sheet.cell(row, 2).value for row in rows) == said
    assert len(rows) > 10
    heights = [sheet.row_dimensions[row].height or 15 for row in rows]
    assert max(heights) < 409, heights
    beyond = [cell.value for cell in sheet[rows[0]] if str(cell.value).startswith("IND-101:")]
    assert beyond[0].endswith(", IND-101:I.00119, … (+3880)")


def test_more_figures_than_a_sheet_has_rows_stand_on_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = both(written(policy(), tmp_path / "a.xlsx"))["Trazas"]
    listed = [row[2:5] for row in whole.iter_rows(min_row=5, values_only=True)]
    for module in ("context", "sheets.traces"):
        monkeypatch.setattr(f"sheetgen.writing.{module}.MOST_TRACES", 50)
    path = written(policy(), tmp_path / "b.xlsx")
    sheets = both(path)
    parts = [sheets[name] for name in ("Trazas", "Trazas 2", "Trazas 3")]

    found = [[row[2:5] for row in s.iter_rows(min_row=5, values_only=True)] for s in parts]
    assert [50, 50, len(listed) - 100] == [len(each) for each in found]
    assert [row for each in found for row in each] == listed
    assert "Hoja 2 de 3" in parts[1]["A3"].value
    assert lint(path) == lint(support(path)) == []
    figures = drawn(policy(), spanish()).figures()
    assert figure_at(figures, "Trazas 2", "C5").trace == figures[50].trace


def test_a_link_leads_to_the_sheet_that_holds_its_traces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("context", "sheets.traces"):
        monkeypatch.setattr(f"sheetgen.writing.{module}.MOST_TRACES", 20)
    sheets = both(written(policy(), tmp_path / "a.xlsx"))
    found = 0
    for row in (each for each in sheets["Indicadores"].iter_rows(min_row=5) if each[0].hyperlink):
        name, _, cell = row[0].hyperlink.location.partition("!")
        assert sheets[name.strip("'")][cell].value == row[0].value
        found += name != "'Trazas'"

    assert found
