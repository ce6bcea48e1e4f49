"""What a cell shows is known from drawing it: a sheet that nobody wrote an answer for has one."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from sheetgen.language.message import message
from sheetgen.model.figure import Gap
from sheetgen.model.formulas.read import REPORTED
from sheetgen.model.place import Place
from sheetgen.model.report import Report
from sheetgen.records import replace
from sheetgen.writing.report_book import drawn
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.cell import Number, Text
from sheetgen.writing.workbook.ledger import At, Ledger, fed_by, figure_at
from sheetgen.writing.workbook.table import Column, Owned, area_of, draw
from sheetgen.writing.workbook.trace import Owner, Trace, share, tally
from writing.builder_writing import opened, policy, programme, spanish

DAY = date(2024, 12, 31)
LOOK = ("body",)
CELL = Place("input/2024-12/a.xlsx", "A", "B2")


@dataclass(frozen=True, slots=True)
class River:
    """What a sheet of tomorrow may list."""

    code: str
    length: Decimal
    bridges: tuple[str, ...]


RIVERS = (River("R.1", Decimal(740), ("Ocopa", "Angoyacu")), River("R.2", Decimal("160.5"), ()))
COLUMNS: tuple[Column[River], ...] = (
    Column("code", message("Code"), 10, lambda each: Text(each.code, LOOK), near="length"),
    Column("length", message("Figure"), 10, lambda each: Number(each.length, LOOK)),
    Column(
        "bridges",
        message("Items"),
        10,
        lambda each: Number(len(each.bridges), LOOK),
        traces=lambda each: tally(each.code, "bridges", message("Items"), each.bridges),
    ),
)
OWNED: Owned[River] = Owned(lambda each: Owner(each.code, is_item=True), are_own=True)


def length(river: River) -> Trace:
    return Trace(
        subject=river.code,
        measure="length",
        figure=river.length,
        unit="times",
        formula=REPORTED,
        typed=str(river.length),
        rule="",
        places=(CELL,) if river.code == "R.1" else (),
    )


def rivers(path: Path, ledger: Ledger, *, is_kept: bool = True) -> None:
    """A workbook with a sheet of its own, and on another the longest once more."""
    with Book(path, made_on=DAY, say=spanish(), ledger=ledger, is_kept=is_kept) as book:
        cover = book.sheet("Portada")
        longest = Owner("R.1", is_item=True).figure("length")
        cover.put(0, 1, Number(RIVERS[0].length, LOOK), longest)
        cover.text(1, 1, "1 de 2", "body", shows=tally("*", "dry", message("Items"), ["R.2"]))
        draw(
            book.sheet("Ríos"), COLUMNS, RIVERS, area_of(COLUMNS, 2, len(RIVERS)), owned=OWNED
        )  # fmt: skip


def test_a_new_sheet_answers_for_its_figures_and_what_stands_beside_them(tmp_path: Path) -> None:
    ledger = Ledger()
    rivers(tmp_path / "a.xlsx", ledger)
    first, second = (Owner(code, is_item=True).figure("length") for code in ("R.1", "R.2"))

    assert ledger.cells(first) == (At("a.xlsx", "Ríos", "B4"), At("a.xlsx", "Portada", "B1"))
    assert ledger.first_cell(second) == At("a.xlsx", "Ríos", "B5")
    assert ledger.beside(second) == (At("a.xlsx", "Ríos", "A5"),)
    assert [(trace.measure, trace.of, at.sheet, at.cell) for trace, at in ledger.own] == [
        ("dry", ("R.2",), "Portada", "B2"),
        ("bridges", ("Ocopa", "Angoyacu"), "Ríos", "C4"),
        ("bridges", (), "Ríos", "C5"),
    ]


def test_an_element_is_not_the_item_that_shares_its_code(tmp_path: Path) -> None:
    ledger = Ledger()
    rivers(tmp_path / "a.xlsx", ledger)
    element = Owner("R.1").figure("length")

    assert ledger.cells(element) == ()
    assert ledger.first_cell(element) is None


def test_a_book_that_is_not_kept_gives_the_same_answers_and_writes_no_file(tmp_path: Path) -> None:
    kept, drawn_only = Ledger(), Ledger()
    rivers(tmp_path / "a.xlsx", kept)
    rivers(tmp_path / "b.xlsx", drawn_only, is_kept=False)
    figure = Owner("R.1", is_item=True).figure("length")

    assert opened(tmp_path / "a.xlsx")["Ríos"]["B4"].value == 740
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]
    assert [at[1:] for at in kept.cells(figure)] == [at[1:] for at in drawn_only.cells(figure)]
    assert [at[1:] for _, at in kept.own] == [at[1:] for _, at in drawn_only.own]


def test_tables_of_a_book_that_nobody_asks_about_enter_nothing(tmp_path: Path) -> None:
    asked, unasked = Ledger(), Ledger(is_asked=False)
    rivers(tmp_path / "a" / "a.xlsx", asked, is_kept=False)
    rivers(tmp_path / "a.xlsx", unasked)

    assert (len(asked.tables), len(asked.own)) == (1, 3)
    assert (unasked.tables, len(unasked.own)) == ([], 1)
    assert opened(tmp_path / "a.xlsx")["Ríos"]["B4"].value == 740


def test_one_ledger_holds_the_cells_of_several_books(tmp_path: Path) -> None:
    ledger = Ledger()
    rivers(tmp_path / "a.xlsx", ledger)
    rivers(tmp_path / "b.xlsx", ledger)

    cells = ledger.cells(Owner("R.2", is_item=True).figure("length"))
    assert cells == (At("a.xlsx", "Ríos", "B5"), At("b.xlsx", "Ríos", "B5"))


def test_the_list_of_figures_answers_both_ways(tmp_path: Path) -> None:
    ledger = Ledger()
    with Book(tmp_path / "a.xlsx", made_on=DAY, say=spanish(), ledger=ledger) as book:
        area = area_of(COLUMNS, 2, len(RIVERS))
        draw(book.sheet("Ríos"), COLUMNS, RIVERS, area, owned=Owned(lambda r: Owner(r.code), True))  # noqa: FBT003 - short
        tabs = (book.sheet("Trazas").tab,)
        ledger.enter_list(tabs, 9, 4, 3, lambda: map(length, RIVERS))
    figures = ledger.figures()
    at = {cell: figure_at(figures, "Trazas", cell) for cell in ("A5", "C6", "B7", "A4", "D5")}

    assert [each.trace.measure for each in figures] == ["length", "length", "bridges", "bridges"]
    assert at["A5"] == figure_at(figures, "Ríos", "$b$4") == figure_at(figures, "Ríos", "A4")
    assert at["C6"].trace.subject == "R.2"
    assert at["B7"] == figure_at(figures, "Ríos", "C4")
    assert (at["A4"], at["D5"]) == (None, None)
    assert fed_by(figures, CELL) == (at["A5"],)


def test_a_share_of_nothing_is_zero() -> None:
    said = message("Items")

    assert share("R", "share", said, 1, 3).figure == Decimal(100) / 3
    assert share("R", "share", said, 0, 0).figure == Decimal(0)


def test_the_progress_beside_an_alert_answers_as_that_of_its_item() -> None:
    """Of the first alert, ISS.01.03.03.01, whose progress is 2 %."""
    shown = figure_at(drawn(policy(), spanish()).figures(), "Alertas", "F5")

    assert shown is not None
    assert ("ISS.01.03.03.01", "progress", Decimal(2)) == (
        shown.trace.subject,
        shown.trace.measure,
        shown.trace.figure,
    )


@pytest.mark.parametrize("made", [policy(), programme()], ids=["policy", "programme"])
def test_the_index_and_the_cards_answer_where_they_stand(made: Report) -> None:
    ledger = drawn(made, spanish())
    figures = ledger.figures()
    shown = {at.cell: each.trace for each in figures for at in each.cells if at.sheet == "Resumen"}

    assert "Alertas" in [tab.sheet for tab in ledger.sheets]
    first = shown["A5"]
    if made.index is None:
        assert (first.subject, first.measure) == ("PP0093", "financial")
    else:
        assert (first.measure, first.figure) == ("index", made.index.declared.figure)
        (declared,) = (
            each.trace
            for each in figures
            for at in each.cells
            if each.trace.measure == "index:declared" and at.sheet == "Metodología"
        )
        assert (declared.measure, declared.figure) == ("index:declared", first.figure)
    assert not isinstance(first.figure, Gap)


def test_the_money_of_a_plan_with_several_roots_answers_on_the_first_page() -> None:
    made = programme()
    products = tuple(replace(each, depth=0) for each in made.elements[1:])
    ledger = drawn(replace(made, elements=products), spanish())

    shown = figure_at(ledger.figures(), "Resumen", "A5")

    assert ("pp0093", "financial") == (shown.trace.subject, shown.trace.measure)
