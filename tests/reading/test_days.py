"""Until when a measure will be done: what is read as a day, and what is asked about, by hand."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from matching.sent import at, fill, send
from sheetgen.intake import check
from sheetgen.language.speaker import speaker
from sheetgen.planning.settings import read_workspace
from sheetgen.reading.opening.cells import Cell, Held, Kind
from sheetgen.reading.typed.days import read_day
from sheetgen.reading.typed.values import read_text
from sheetgen.setup import open_setup
from small import make_workspace

SAY = speaker("es", "es_PE")
ASKED = {"READ-219", "READ-220", "READ-346"}


def read(kind: Kind, value: Held) -> str:
    """The day that is read, or the code and what is proposed."""
    cell = Cell(5, 3, kind, value, "General", "")
    day, fault = read_day(cell, read_text(cell))
    if fault is None:
        return day
    return f"{fault.code} {dict(fault.remedy.figures).get('meant', '')}".strip()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31/03/2026", "2026-03-31"),
        ("31-3-2026", "2026-03-31"),
        ("31.03.26", "2026-03-31"),
        ("2026-03-31", "2026-03-31"),
        ("3/4/2026", "2026-04-03"),
        ("31 de marzo de 2026", "2026-03-31"),
        ("31 mar 2026", "2026-03-31"),
        ("1 de setiembre del 2026", "2026-09-01"),
        ("March 31, 2026", "2026-03-31"),
        ("marzo", "READ-219"),
        ("marzo de 2026", "READ-219 31/03/2026"),
        ("03/31/2026", "READ-219 31/03/2026"),
        ("31/02/2026", "READ-219"),
        ("31/03", "READ-219"),
        ("en 30 días", "READ-219"),
        ("inmediato", "READ-219"),
    ],
)
def test_a_text_is_a_day_where_it_says_day_month_and_year(typed: str, said: str) -> None:
    assert said == read(Kind.TEXT, typed)


def test_a_day_of_excel_is_a_day_and_its_bare_number_is_asked_about() -> None:
    assert "2026-03-31" == read(Kind.DATE, dt.date(2026, 3, 31))
    assert "READ-219 31/03/2026" == read(Kind.NUMBER, Decimal(46112))
    assert "READ-219" == read(Kind.NUMBER, Decimal(31))


@pytest.mark.parametrize(
    ("measure", "person", "day", "told"),
    [
        ("Se contrata", "Ana Rojas", dt.date(2026, 3, 31), []),
        ("Se contrata", "", "", [("READ-346", "L9", ["Medida correctiva"])]),
        (
            "Se contrata",
            "Ana Rojas",
            "",
            [("READ-346", "M9", ["Medida correctiva", "Responsable"])],
        ),
        ("Se contrata", "Ana Rojas", "marzo", [("READ-219", "M9", [])]),
        ("Se contrata", "Ana Rojas", "30/11/2025", [("READ-220", "M9", [])]),
        ("Se contrata", "Ana Rojas", "31/03/2062", [("READ-220", "M9", [])]),
        ("", "Ana Rojas", "31/03/2026", [("READ-346", "K9", ["Responsable", "Fecha límite"])]),
        ("Se contrata", "Ana Rojas", "31/02/2026", [("READ-219", "M9", [])]),
    ],
)
def test_an_office_is_asked_for_the_rest_of_what_it_promises(
    tmp_path: Path, measure: str, person: str, day: object, told: list[tuple[str, str, list[str]]]
) -> None:
    """I.1 is on track (200 of 200): what is asked follows from the promise alone."""
    make_workspace(tmp_path)
    setup = open_setup(read_workspace(tmp_path))

    def promised(sheet: Worksheet) -> None:
        fill(sheet, I_1=200, I_2=0.5)
        texts = {"Medida correctiva": measure, "Responsable": person, "Fecha límite": day}
        for heading, said in texts.items():
            row, column = at(sheet, "I.1", heading)
            sheet.cell(row, column).value = said or None  # type: ignore[assignment]

    send(setup, "NORTE", promised)

    (found,) = check(setup, [tmp_path / "input/2025-12/envío.xlsx"])
    problems = [each for each in found.submission.problems if each.code in ASKED]

    assert [code for code, _, _ in told] == [each.code for each in problems]
    for (_, cell, given), problem in zip(told, problems, strict=True):
        figures = dict(problem.message.figures)
        assert given == [SAY.say(each) for each in figures.get("given", ())]
        assert str(problem.place).endswith(f"Indicadores!{cell}")
