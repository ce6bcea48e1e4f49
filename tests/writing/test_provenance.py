"""A figure's sources are those it rests on, and what a source feeds is what rests on it."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from sheetgen.json_lines import compact
from sheetgen.keeping.answers import Answers
from sheetgen.keeping.answers_told import Before, told_answers
from sheetgen.model.place import Place
from sheetgen.model.report import Report
from sheetgen.writing.report_book import drawn, write_workbook
from sheetgen.writing.workbook.ledger import At, Ledger, Shown, fed_by, figure_at
from writing.builder_writing import both, spanish

pytestmark = pytest.mark.sweep

PLANS = ("pndi", "pp0093")
GOALS = {Place("plans/pp0093/activities.csv", f"line {line}", "goal") for line in (2, 6, 10, 14)}
"""Of the four products."""


@pytest.fixture(scope="module")
def ledgers(reports: dict[str, Report]) -> dict[str, Ledger]:
    return {code: drawn(found, spanish()) for code, found in reports.items()}


@pytest.fixture(scope="module")
def shown(ledgers: dict[str, Ledger]) -> dict[str, tuple[Shown, ...]]:
    return {code: found.figures() for code, found in ledgers.items()}


@pytest.fixture(scope="module")
def books(
    reports: dict[str, Report], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, dict[str, Worksheet]]:
    found = {}
    for code, each in reports.items():
        path: Path = tmp_path_factory.mktemp("books") / f"{code}.xlsx"
        write_workbook(each, path, spanish(), workspace_name="")
        found[code] = both(path, values=True)
    return found


@pytest.mark.parametrize("plan", PLANS)
def test_backwards_and_forwards_agree_for_every_cell_of_every_figure(
    shown: dict[str, tuple[Shown, ...]], plan: str
) -> None:
    figures = shown[plan]
    cells = [cell for each in figures for cell in each.cells]
    assert len(cells) == len(set(cells))

    places = {place for each in figures for place in each.trace.places}
    feeds = {p: {cell for each in fed_by(figures, p) for cell in each.cells} for p in places}
    for cell in cells:
        back = set(figure_at(figures, cell.sheet, cell.cell).trace.places)
        assert back == {place for place in places if cell in feeds[place]}, cell


def _after(report: Report, ledger: Ledger) -> Before:
    """What was told before: half of the items are as they were, and some words are gone since."""
    text = told_answers(report, ledger, spanish())
    first, *lines = text.split(b"\n")
    head = json.loads(first)
    head["words"] += ["nobody says it any more", "input/2020-01/gone.xlsx"]
    head["kinds"].append(["gone", "percent", "a / b", "", None])
    codes = frozenset(each.measured.item.code for each in report.items[::2])
    return Before((compact(head), *lines), codes)


@pytest.mark.parametrize("before", [lambda *_: None, _after], ids=["anew", "after another"])
@pytest.mark.parametrize("plan", PLANS)
def test_what_is_told_of_the_cells_answers_as_the_ledger_does(
    reports: dict[str, Report],
    ledgers: dict[str, Ledger],
    shown: dict[str, tuple[Shown, ...]],
    plan: str,
    before: Callable[[Report, Ledger], Before | None],
) -> None:
    report, ledger, figures = reports[plan], ledgers[plan], shown[plan]
    text = told_answers(report, ledger, spanish(), before(report, ledger))
    answers = Answers.of(text, report.tables)
    cells = sorted({at for each in figures for at in (*each.cells, *each.near)})[::60]
    nothing = At(*ledger.sheets[0], "ZZ1")
    places = sorted({place for each in figures for place in each.trace.places})[::40]

    for book, sheet, cell in (*cells, nothing):
        one, answer = figure_at(figures, sheet, cell, book), answers.figure_at(sheet, cell, book)
        assert told(one) == (None if answer is None else told(answer.shown)), (sheet, cell)
        listed = [alert.record["id"] for alert in answers.alerts_at(sheet, cell)]
        assert [alert.id for alert in ledger.alerts(sheet, cell)] == listed
    for place in places:
        fed = answers.fed_by(place)
        assert [told(each) for each in fed_by(figures, place)] == [told(a.shown) for a in fed]


def test_the_lines_of_items_of_which_all_is_as_it_was_are_copied(
    reports: dict[str, Report], ledgers: dict[str, Ledger]
) -> None:
    report, ledger = reports["pndi"], ledgers["pndi"]
    text = told_answers(report, ledger, spanish())
    first, one, two, *lines = text.split(b"\n")
    before = [first, one.replace(b"]]", b"] ]"), two.replace(b"]]", b"] ]"), *lines]
    codes = frozenset({report.items[1].measured.item.code})

    again = told_answers(report, ledger, spanish(), Before(before, codes))

    assert [first, one, before[2], *lines] == again.split(b"\n")


def test_once_most_words_are_of_before_all_is_told_anew(
    reports: dict[str, Report], ledgers: dict[str, Ledger]
) -> None:
    report, ledger = reports["pndi"], ledgers["pndi"]
    text = told_answers(report, ledger, spanish())
    first, *lines = text.split(b"\n")
    head = json.loads(first)
    head["words"] += [f"gone {n}" for n in range(2 * head["fresh"] + 1_000)]
    left = Before((compact(head), *lines), frozenset({"1"}))

    assert text == told_answers(report, ledger, spanish(), left)


def told(shown: Shown | None) -> tuple[object, ...] | None:
    """All that is said of a figure, its formula in words."""
    if shown is None:
        return None
    trace, say = shown.trace, spanish().say
    said = "" if trace.said is None else say(trace.said)
    alike = (trace.subject, trace.measure, trace.figure, trace.unit, trace.typed, trace.rule)
    return (*alike, said, say(trace.formula), trace.places, trace.of, shown.cells, shown.near)


@pytest.mark.parametrize("plan", PLANS)
def test_every_number_of_the_sheets_has_its_answer(
    ledgers: dict[str, Ledger],
    shown: dict[str, tuple[Shown, ...]],
    books: dict[str, dict[str, Worksheet]],
    plan: str,
) -> None:
    answered = {cell[1:] for each in shown[plan] for cell in (*each.cells, *each.near)}
    unanswered = [
        (sheet.title, cell.coordinate)
        for sheet in books[plan].values()
        if sheet.title not in {"Metodología", "Trazas"}
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, int | float)
        and (sheet.title, cell.coordinate) not in answered
        and not ledgers[plan].alerts(sheet.title, cell.coordinate)
    ]

    assert [] == unanswered


@pytest.mark.parametrize("plan", PLANS)
def test_a_cell_of_an_item_sheet_holds_the_figure_it_is_traced_to(
    shown: dict[str, tuple[Shown, ...]], books: dict[str, dict[str, Worksheet]], plan: str
) -> None:
    checked = 0
    for each in shown[plan]:
        for _, sheet, cell in each.cells:
            held = books[plan][sheet][cell].value
            if sheet in {"Actividades", "Indicadores"} and isinstance(each.trace.figure, Decimal):
                assert abs(Decimal(repr(held)) - each.trace.figure) < Decimal("1e-8"), cell
                checked += 1

    assert checked > 50


def sources(figures: tuple[Shown, ...], sheet: str, cell: str) -> set[Place]:
    return set(figure_at(figures, sheet, cell).trace.places)


def test_money_rests_on_its_own_column_and_its_share_on_both(
    shown: dict[str, tuple[Shown, ...]],
) -> None:
    figures = shown["pp0093"]
    pim = sources(figures, "Actividades", "O5")
    accrued = sources(figures, "Actividades", "P5")

    assert 11 == len(pim) == len(accrued)
    assert {"I"} == {place.cell[0] for place in pim}
    assert {"J"} == {place.cell[0] for place in accrued}
    assert pim | accrued == sources(figures, "Actividades", "H5")


def test_a_programme_s_progress_rests_on_its_four_products_alone(
    shown: dict[str, tuple[Shown, ...]],
) -> None:
    found = sources(shown["pp0093"], "Actividades", "E5")

    assert GOALS == {place for place in found if place.file.startswith("plans")}
    assert 4 == len(found - GOALS)
    assert found == sources(shown["pp0093"], "Indicadores", "E5")


def test_a_product_answers_where_its_indicators_stand_below_it(
    shown: dict[str, tuple[Shown, ...]],
) -> None:
    at = {cell: figure_at(shown["pp0093"], "Indicadores", cell) for cell in ("E8", "E10")}

    assert ["1", "2"] == [each.trace.subject for each in at.values()]
    assert [Decimal("98.325358852"), Decimal("84.867503487")] == [
        each.trace.figure for each in at.values()
    ]


def test_the_index_by_each_choice_says_its_own_rule(shown: dict[str, tuple[Shown, ...]]) -> None:
    rules = [
        each.trace.formula
        for each in shown["pndi"]
        for at in each.cells
        if at.sheet == "Metodología" and each.trace.measure.startswith("index:")
    ]

    assert 6 == len(set(rules))


def test_a_product_s_row_among_the_indicators_is_no_mean(
    books: dict[str, dict[str, Worksheet]],
) -> None:
    sheet = books["pp0093"]["Indicadores"]
    note = next(cell.column for cell in sheet[4] if cell.value == "Nota")

    said = {sheet.cell(row, 1).value: sheet.cell(row, note).value for row in (5, 8, 10, 12, 15)}

    assert "Promedio de 4 elementos; no cuentan: 1; topados: 0" == said.pop("0093")
    assert {"Avance físico del producto, como en su fila de Actividades"} == set(said.values())


@pytest.mark.parametrize(
    ("plan", "sheet", "row"), [("pndi", "Indicadores", 8), ("pp0093", "Actividades", 7)]
)
def test_what_is_said_of_an_item_s_progress_answers_with_it(
    shown: dict[str, tuple[Shown, ...]],
    books: dict[str, dict[str, Worksheet]],
    plan: str,
    sheet: str,
    row: int,
) -> None:
    headings = {cell.value: cell.column_letter for cell in books[plan][sheet][4]}
    code = books[plan][sheet][f"A{row}"].value

    for heading in ("Código", "Estado", "Nota"):
        found = figure_at(shown[plan], sheet, f"{headings[heading]}{row}")
        assert (code, "progress") == (found.trace.subject, found.trace.measure), heading
    assert figure_at(shown[plan], sheet, f"{headings['Alertas']}{row}") is None
