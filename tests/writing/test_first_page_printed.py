"""Printed, the first page is one sheet of A4 on which no letter is smaller than nine points."""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from sheetgen.model.comparison import Comparison
from sheetgen.model.past_state import ItemState, PastState
from sheetgen.model.period import Period
from sheetgen.model.report import Report
from sheetgen.model.status import Band, Status
from sheetgen.model.submission import State
from sheetgen.model.summary import Falls
from sheetgen.records import replace
from sheetgen.writing.report_book import write_workbook
from writing.builder_writing import opened, policy, programme, spanish
from writing.lint_writing import lint
from writing.test_bad_input import renamed
from writing.test_drawings import policy_of, programme_of
from writing.test_room import sixty_services

LEAST = 9
A4_WIDE, A4_TALL = 841.9, 595.3
LONG = "Servicio integral de fortalecimiento de capacidades productivas " * 9


def written(report: Report, path: Path) -> Worksheet:
    write_workbook(report, path, spanish(), workspace_name="Ministerio de la Producción")
    assert lint(path) == []
    return opened(path, values=True)["Resumen"]


def printed_scale(sheet: Worksheet) -> float:
    """By how much a program must shrink the print area to fit one page; a pixel is 3/4 point."""
    area = str(sheet.print_area).split("!")[-1].replace("$", "")
    left, top, right, bottom = range_boundaries(area)
    widths = {
        column: each.width
        for each in sheet.column_dimensions.values()
        for column in range(each.min, each.max + 1)
    }
    wide = sum(round(widths[column] * 7) for column in range(left, right + 1)) * 0.75
    usual = float(sheet.sheet_format.defaultRowHeight)
    heights = (sheet.row_dimensions[row].height for row in range(top, bottom + 1))
    tall = sum(usual if each is None else float(each) for each in heights)
    margins = sheet.page_margins
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    return min(
        1.0,
        (A4_WIDE - 72 * (margins.left + margins.right)) / wide,
        (A4_TALL - 72 * (margins.top + margins.bottom)) / tall,
    )


def fonts(sheet: Worksheet, path: Path) -> Iterator[float]:
    """The sizes of all letters on the page: in cells, charts and the footer."""
    for row in sheet[str(sheet.print_area).split("!")[-1]]:
        yield from (float(cell.font.sz) for cell in row if cell.value is not None)
    with ZipFile(path) as parts:
        charts = [parts.read(each).decode() for each in parts.namelist() if "/charts/" in each]
    for chart in charts:
        yield from (int(size) / 100 for size in re.findall(r'sz="(\d+)"', chart))
    yield from (float(each) for each in re.findall(r"&(\d+)", str(sheet.oddFooter.left.size)))


def check(report: Report, path: Path) -> Worksheet:
    sheet = written(report, path)

    assert min(fonts(sheet, path)) * printed_scale(sheet) >= LEAST
    return sheet


def of_offices(n: int) -> Report:
    """As many low items as offices, each office with one; none sent its file."""
    made = policy_of(n)
    items = [
        replace(
            each,
            measured=replace(
                each.measured,
                item=replace(each.measured.item, offices=(f"DIRECCION-{at:02}",)),
            ),
        )
        for at, each in enumerate(made.items)
    ]
    sent = replace(made.submissions[0], state=State.MISSING)
    asked = [replace(sent, office=f"DIRECCION-{at:02}") for at in range(n)]
    return replace(made, items=tuple(items), submissions=tuple(asked))


def long_names(made: Report) -> Report:
    """The same with names as long as ministries give them, of items, elements, plan and note."""
    return replace(
        made,
        plan=replace(made.plan, name=LONG, note=LONG),
        items=tuple(renamed(each, each.measured.item.code, LONG) for each in made.items),
        elements=tuple(
            replace(each, element=replace(each.element, name=LONG)) for each in made.elements
        ),
    )


def moving() -> Report:
    """The policy a month later: one objective rose for two months, the other fell in the last."""
    made = policy()
    codes = [each.measured.item.code for each in made.items]

    def month(at: Period, first: str, last: str) -> PastState:
        state = (Status.ON_TRACK, Band.MEDIUM)
        figures = [first] * 3 + [last] * 2
        return PastState(
            period=at,
            items={
                code: ItemState(*state, Decimal(figure))
                for code, figure in zip(codes, figures, strict=True)
            },
            index=None,
        )

    september, october = Period(2024, 9), Period(2024, 10)
    november = Period(2024, 11)
    whose = [(each.element.code, Decimal(0)) for each in made.elements]
    fell = dict(whose) | {"OP.01": Decimal(-3), "OP.02": Decimal("4.5")}
    return replace(
        made,
        fallen=Falls(since=november, progress=tuple(fell.items()), index=Decimal("-1.25")),
        comparison=Comparison(
            plan="pndi",
            since=november,
            period=made.period,
            items=(),
            index_before=Decimal(70),
            index_after=Decimal("71.25"),
            by_cause={},
            new_alerts=("a",),
            continuing=(),
            solved_alerts=("b", "c"),
        ),
        states=(
            month(september, "50", "50"),
            month(october, "40", "40"),
            month(november, "41", "41"),
            month(made.period, "44", "36.5"),
        ),
    )


@pytest.mark.parametrize("plan", ["pndi", "pp0093"])
def test_of_both_real_plans(tmp_path: Path, reports: dict[str, Report], plan: str) -> None:
    sheet = check(reports[plan], tmp_path / "a.xlsx")
    shown = {str(row[0].value) for row in sheet.iter_rows(min_row=8, max_row=20)}
    roots = {
        "pndi": {"OP.01", "OP.02", "OP.04"},
        "pp0093": {"0093", "1", "2", "3", "4"},
    }

    assert roots[plan] <= shown


def test_of_one_item(tmp_path: Path) -> None:
    check(policy_of(1), tmp_path / "a.xlsx")
    check(programme_of(1), tmp_path / "b.xlsx")


def test_of_no_item(tmp_path: Path) -> None:
    bare = replace(policy(), items=(), index=None, alerts=(), narrative=())

    check(replace(bare, elements=()), tmp_path / "a.xlsx")


def test_of_sixty_offices_the_worst_are_named_and_the_rest_counted(tmp_path: Path) -> None:
    sheet = check(of_offices(60), tmp_path / "a.xlsx")
    column = [str(cell.value) for cell in sheet["G"]]
    named = sum(value.startswith("DIRECCION-") for value in column)

    assert named >= 3
    assert f"{60 - named} unidades más en Entregas" in column


@pytest.mark.parametrize("made", [policy(), programme(), sixty_services(), programme_of(12)])
def test_of_very_long_names(tmp_path: Path, made: Report) -> None:
    check(long_names(made), tmp_path / "a.xlsx")


def test_what_moved_stands_on_the_cards_and_beside_each_objective(tmp_path: Path) -> None:
    sheet = check(moving(), tmp_path / "a.xlsx")
    rows = [[cell.value for cell in row[:7]] for row in sheet.iter_rows(min_row=1, max_row=16)]
    texts = [str(cell.value).replace("\N{NO-BREAK SPACE}", " ") for cell in sheet["A"]]
    by_code = {row[0]: row[4:] for row in rows}

    assert "▲ +1.3 p. p. desde noviembre de 2024" in texts
    assert by_code["Elemento"] == ["Avance", "Cambio (p.\N{NO-BREAK SPACE}p.)", "Tendencia"]
    assert by_code["OP.01"][1:] == [3, "▲ 2 meses"]
    assert by_code["OP.02"][1:] == [-4.5, "▼ 1 mes"]


def test_without_an_earlier_month_no_column_of_what_moved_is_written(tmp_path: Path) -> None:
    sheet = written(policy(), tmp_path / "a.xlsx")
    headings = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "Elemento")

    assert not [each for each in headings if str(each).startswith("Cambio")]
    assert headings[6] == "Avance"


def test_work_and_money_stand_on_one_scale_the_widest_gap_first(tmp_path: Path) -> None:
    """Of the programme made by hand: 98.1 of 2.1, 14.9 of 2, 9.5 of 2.2, 2.3 the other way."""
    sheet = check(programme(), tmp_path / "a.xlsx")
    titles = [str(cell.value) for cell in sheet["A"]]
    row = titles.index("Trabajo y dinero (% del año), la mayor brecha primero") + 3
    gaps = [sheet.cell(at, 6).value for at in range(row, row + 4)]

    assert [round(gap, 1) for gap in gaps] == [98.1, 14.9, 9.5, -2.3]
    assert [str(sheet.cell(at, 1).value).split()[0] for at in range(row, row + 4)] == [
        "2.1", "2", "2.2", "3.3",
    ]  # fmt: skip


def test_the_index_stands_on_a_scale_with_its_bounds(tmp_path: Path) -> None:
    sheet = written(policy(), tmp_path / "a.xlsx")
    words = [str(cell.value).replace("\N{NO-BREAK SPACE}", " ") for cell in sheet["A"]]

    assert "▼ < 75 % ≤ ■ < 95 % ≤ ▲" in words
    assert any(len(chart.series) == 4 for chart in sheet._charts)
