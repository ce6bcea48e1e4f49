"""The message that an office gets: plain, without our paths, and with nothing that contradicts."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from matching.sent import DECEMBER, at, fill, send, send_book
from sheetgen.intake import check, message_to_send
from sheetgen.language.speaker import speaker
from sheetgen.model.period import Period
from sheetgen.planning.settings import read_workspace
from sheetgen.receiving import receive
from sheetgen.setup import Setup, open_setup
from small import POLICY, make_workspace

SAY = speaker("es", "es_PE")
BEFORE, AFTER = date(2026, 1, 31), date(2026, 2, 1)


@pytest.fixture
def setup(tmp_path: Path) -> Setup:
    return open_setup(read_workspace(make_workspace(tmp_path)))


def letter(setup: Setup, path: Path, today: date = BEFORE, period: Period | None = None) -> str:
    (found,) = check(setup, [path], period)
    text = message_to_send(setup, found, SAY, today, is_marked=True)
    return text.replace("\u00a0", " ")


def outside(setup: Setup, name: str = "envío.xlsx", **figures: object) -> Path:
    """NORTE's file, not filed yet."""
    send(setup, "NORTE", lambda sheet: fill(sheet, **figures), name)
    path = setup.workspace.input / "2025-12" / name
    return path.rename(setup.workspace.root / name)


def test_dates_and_periods_are_in_words_and_the_workspace_signs(setup: Setup) -> None:
    text = letter(setup, outside(setup, I_1="muchos", I_2=0.5))

    assert "Asunto: Oficina Norte, reporte de diciembre de 2025\n" in text
    assert "La fecha límite es el 31 de enero de 2026." in text
    assert text.endswith(f"\n{setup.workspace.name}\n")
    assert "2025-12" not in text


def test_a_deadline_that_is_past_is_said_as_past(setup: Setup) -> None:
    text = letter(setup, outside(setup, I_1="muchos", I_2=0.5), AFTER)

    assert "El plazo venció el 31 de enero de 2026: envíe su archivo cuanto antes." in text


def test_the_file_bears_the_name_that_the_office_gave_it(setup: Setup) -> None:
    receive(setup, [outside(setup, "a.xlsx", I_1="muchos", I_2="x")], None, BEFORE)
    receive(setup, [outside(setup, "b.xlsx", I_1="muchos", I_2=0.5)], None, AFTER)
    folder = setup.workspace.input / "2025-12"
    (path,) = folder.glob("b.*.xlsx")

    text = letter(setup, path)

    assert "Recibimos su archivo b.xlsx." in text
    assert "Desde a.xlsx: 1 observación corregida, 1 sigue pendiente, 0 nuevas." in text
    assert "input" not in text


def test_a_good_file_gets_thanks_and_no_date(setup: Setup) -> None:
    text = letter(setup, outside(setup, I_1=200, I_2=0.5))

    assert "Gracias" in text
    assert "enero" not in text


def test_a_figure_that_looks_wrong_is_asked_and_nobody_thanked(setup: Setup) -> None:
    text = letter(setup, outside(setup, I_1=120, I_2=44))

    assert "Gracias" not in text
    assert text.index("Por verificar:") < text.index("Por completar o explicar:")
    assert (
        "Indicadores!G10 «Hogares con agua»: I.2: El valor obtenido es 4,400 % de un total" in text
    )
    assert "La meta es 50 %." in text
    assert "Verifique la cifra, la unidad y el signo %" in text
    assert "próxima entrega" not in text


def test_a_comment_takes_the_question_away(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        fill(sheet, I_1=200, I_2=44)
        for heading in ("Comentario", "Motivo", "Medida correctiva", "Responsable"):
            row, column = at(sheet, "I.2", heading)
            sheet.cell(row, column).value = "Es correcto"
        row, column = at(sheet, "I.2", "Fecha límite")
        sheet.cell(row, column).value = "31/03/2026"

    send(setup, "NORTE", change)

    assert "Gracias" in letter(setup, setup.workspace.input / "2025-12" / "envío.xlsx")


def test_half_of_a_promise_and_a_day_that_is_none_are_asked_for(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        fill(sheet, I_1=98, I_2=44)
        for heading, typed in (
            ("Motivo", "Faltó personal"),
            ("Medida correctiva", "Se contrata"),
            ("Fecha límite", "31/02/2026"),
        ):
            row, column = at(sheet, "I.2", heading)
            sheet.cell(row, column).value = typed

    send(setup, "NORTE", change)
    text = letter(setup, setup.workspace.input / "2025-12" / "envío.xlsx")

    asked = text[text.index("Por completar o explicar:") :]
    assert "«31/02/2026» no es una fecha" in asked
    assert "quedó sin llenar: Responsable" in asked
    assert "Gracias" not in text


def test_the_template_of_another_month_is_asked_for_and_nothing_else(setup: Setup) -> None:
    text = letter(setup, outside(setup, I_1=200, I_2=0.5), period=DECEMBER.previous())

    assert "* Llene la plantilla de 2025-11 y envíela." in text
    assert "envíelo de vuelta" not in text


def test_a_file_of_no_known_period_gets_a_letter_without_dates(setup: Setup) -> None:
    path = setup.workspace.root / "memo.xlsx"
    path.write_bytes(b"%PDF-1.7")

    text = letter(setup, path)

    assert "Asunto: la oficina, archivo memo.xlsx\n" in text
    assert "fecha" not in text


def test_a_row_that_was_not_read_is_in_the_letter_of_a_file_with_nothing_else(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        fill(sheet, I_1=200, I_2=0.5)
        sheet["C13"].value, sheet["G13"].value = "Hogares en Lima", 70

    send(setup, "NORTE", change)
    text = letter(setup, setup.workspace.input / "2025-12" / "envío.xlsx")

    assert "Lo siguiente no se leyó; todo lo demás sí se pudo leer." in text
    assert "Indicadores!B13: la fila 13 tiene cifras y no tiene código" in text
    assert "Gracias" not in text
    assert "Todo se pudo leer" not in text
    assert "envíelo de vuelta" in text


def test_a_sheet_with_figures_that_was_not_read_is_in_the_letter(setup: Setup) -> None:
    def change(book: Workbook) -> None:
        fill(book["Indicadores"], I_1=200, I_2=0.5)
        book.create_sheet("Cálculos")["B2"].value = 16

    send_book(setup, "NORTE", change)
    text = letter(setup, setup.workspace.input / "2025-12" / "envío.xlsx")

    assert "Lo siguiente no se leyó; todo lo demás sí se pudo leer." in text
    assert "Cálculos!B2: la hoja Cálculos tiene cifras (B2) y no se leyó" in text


def test_every_cell_that_was_not_read_is_named_with_its_item(tmp_path: Path) -> None:
    codes = [f"I.{n}" for n in range(1, 13)]
    rows = [
        f"{code},SS.1,Hogares del distrito {code[2:]},number,NORTE,COBERTURA,ascending,"
        "not-accumulated,annual,,2023,100\n"
        for code in codes
    ]
    plan = POLICY | {
        "offices.csv": "code,name\nNORTE,Oficina Norte\n",
        "indicators.csv": POLICY["indicators.csv"].splitlines()[0] + "\n" + "".join(rows),
        "targets.csv": "code,year,target\n" + "".join(f"{code},2025,200\n" for code in codes),
        "actuals.csv": "code,period,actual,accrued,source\n",
    }
    setup = open_setup(read_workspace(make_workspace(tmp_path, {"agua": plan})))
    typed = {code.replace(".", "_"): "muchos" for code in codes}

    text = letter(setup, outside(setup, **typed))

    assert 12 == text.count("«muchos» no es un número.")
    assert "Indicadores!G20 «Hogares del distrito 12»: «muchos» no es un número." in text
    assert "más." not in text


def test_an_empty_cell_is_told_in_a_sentence_that_fits_any_heading(setup: Setup) -> None:
    """`Valor obtenido` and `Devengado acumulado` are no cells by themselves."""
    text = letter(setup, outside(setup, I_1=90))

    assert "I.2: la celda Valor obtenido está vacía; se esperaba una cifra o ND." in text
