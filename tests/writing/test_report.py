"""What the manager's workbook promises: nothing contradicts, every link leads somewhere."""

import dataclasses
import re
from collections import Counter
from pathlib import Path

import pytest
from openpyxl.workbook.workbook import Workbook

from sheetgen.language.speaker import Speaker
from sheetgen.model.report import Report
from sheetgen.writing.report import write_workbook
from sheetgen.writing.styles import SEVERITIES, TONES, WHITE
from writing.builder_writing import english, opened, policy, programme, spanish
from writing.picture_writing import links

LINK = re.compile(r"'?([^'!]+)'?!([A-Z]+)(\d+)")


def written(report: Report, path: Path, say: Speaker | None = None) -> Path:
    write_workbook(report, path, say or spanish(), workspace_name="Ministerio")
    return path


@pytest.fixture(params=["policy", "programme"])
def report(request: pytest.FixtureRequest) -> Report:
    return {"policy": policy, "programme": programme}[request.param]()


def test_the_sheets_are_those_of_the_plan(tmp_path: Path) -> None:
    ends = ["Entregas", "Observaciones", "Trazas", "Metodología"]

    assert opened(written(policy(), tmp_path / "a.xlsx")).sheetnames == [
        "Resumen", "Alertas", "Indicadores", *ends]  # fmt: skip
    assert opened(written(programme(), tmp_path / "b.xlsx")).sheetnames == [
        "Resumen", "Alertas", "Actividades", "Indicadores", *ends]  # fmt: skip


def test_every_link_leads_to_a_cell_that_says_something(tmp_path: Path, report: Report) -> None:
    book = opened(written(report, tmp_path / "a.xlsx"))

    for sheet in book:
        for at, target in links(sheet).items():
            name, column, row = LINK.fullmatch(target).groups()
            assert book[name][f"{column}{row}"].value is not None, (sheet.title, at)
    assert links(book["Alertas"])


def test_an_alert_leads_to_the_row_of_its_item(tmp_path: Path) -> None:
    book = opened(written(policy(), tmp_path / "a.xlsx"))

    name, column, row = LINK.fullmatch(links(book["Alertas"])["B5"]).groups()
    assert book["Alertas"]["B5"].value == "ISS.01.03.03.01"
    assert book[name][f"{column}{row}"].value == "ISS.01.03.03.01"


def test_no_cell_contradicts_the_results(tmp_path: Path, report: Report) -> None:
    seen = opened(written(report, tmp_path / "a.xlsx"), values=True)
    headings = {
        "Actividades": ("Avance evaluado (%)", "Estado"),
        "Indicadores": ("Avance tipo I (%)", "Estado"),
    }
    found = {}
    for name, (progress, state) in headings.items():
        if name not in seen.sheetnames:
            continue
        titles = [cell.value for cell in seen[name][4]]
        for row in seen[name].iter_rows(min_row=5, values_only=True):
            if row[titles.index(state)]:  # an element's own row has no status
                found[row[0]] = (row[titles.index(progress)], row[titles.index(state)])

    for judged in report.items:
        figure = judged.measured.figure("progress")
        progress, state = found[judged.measured.item.code]
        gap = judged.measured.gap
        word = "" if gap is None else {"no-data": "ND", "no-target": "sin meta"}[gap.value]
        assert progress == (word if figure is None else float(figure))
        assert (
            {
                "on-track": "Según lo previsto", "low": "Bajo", "atypical": "Atípico",
                "missing": "Sin dato", "not-rated": "No evaluado",
            }[judged.verdict.status.value]
            in state
        )  # fmt: skip


def test_every_item_is_counted_once_on_the_summary(tmp_path: Path, report: Report) -> None:
    seen = opened(written(report, tmp_path / "a.xlsx"), values=True)["Resumen"]
    rows = list(seen.iter_rows(values_only=True))
    totals = next(row for row in rows if row[0] == "Total")
    first = next(at for at, row in enumerate(rows) if row[0] == "Elemento") + 1

    assert totals[11] == len(report.items)
    assert sum(row[11] for row in rows[first : rows.index(totals)]) == len(report.items)


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
    fewer = dataclasses.replace(one, items=one.items[:2], alerts=one.alerts[:1])

    assert formats(opened(written(one, tmp_path / "a.xlsx"))) == formats(
        opened(written(fewer, tmp_path / "b.xlsx"))
    )


def test_nothing_is_hidden_and_nobody_is_named(tmp_path: Path, report: Report) -> None:
    book = opened(written(report, tmp_path / "a.xlsx"))

    assert {sheet.sheet_state for sheet in book} == {"visible"}
    assert book.properties.creator in {None, ""}
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.comment]


def test_tables_are_not_merged_where_people_filter(tmp_path: Path, report: Report) -> None:
    book = opened(written(report, tmp_path / "a.xlsx"))

    for sheet in book:
        if sheet.auto_filter.ref and sheet.title != "Metodología":
            last = int(re.search(r"(\d+)$", sheet.auto_filter.ref)[1])
            assert [area for area in sheet.merged_cells.ranges if area.min_row <= last] == []


def test_the_same_report_gives_the_same_bytes(tmp_path: Path, report: Report) -> None:
    first, second = written(report, tmp_path / "a.xlsx"), written(report, tmp_path / "b.xlsx")

    assert first.read_bytes() == second.read_bytes()


def test_an_empty_report_still_has_every_sheet(tmp_path: Path) -> None:
    bare = dataclasses.replace(
        policy(), items=(), elements=(), index=None, alerts=(), narrative=(), submissions=(),
        problems=(), rules=(),
    )  # fmt: skip

    names = opened(written(bare, tmp_path / "a.xlsx")).sheetnames
    assert names == ["Resumen", "Alertas", "Entregas", "Observaciones", "Trazas", "Metodología"]


def test_the_workbook_speaks_english_too(tmp_path: Path) -> None:
    book = opened(written(programme(), tmp_path / "a.xlsx", english()))

    assert book.sheetnames[:4] == ["Summary", "Alerts", "Activities", "Indicators"]


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


PAIRS = [(tone.ink, tone.fill or WHITE) for tone in TONES]
PAIRS += [(tone.label, tone.solid) for tone in TONES]
PAIRS += [(ink, fill) for _, ink, fill in SEVERITIES.values()]


@pytest.mark.parametrize(("ink", "fill"), PAIRS)
def test_every_ink_passes_wcag_aa_on_its_fill(ink: str, fill: str) -> None:
    light, dark = sorted((luminance(ink), luminance(fill)), reverse=True)

    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_every_colour_has_its_own_symbol_and_word() -> None:
    assert len({tone.symbol for tone in TONES}) == len(TONES)
    assert len({tone.word for tone in TONES}) == len(TONES)
