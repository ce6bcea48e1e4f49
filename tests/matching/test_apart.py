"""Figures that are not what a person sees or typed are read as stored, and told."""

import io
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from matching.sent import at, codes, fill, said, send
from sheetgen.intake import check
from sheetgen.model.submission import State
from sheetgen.ooxml.refusal import Refused
from sheetgen.planning.settings import read_workspace
from sheetgen.reading.matching.shown_otherwise import is_external
from sheetgen.reading.opening.format_shows import shown_instead
from sheetgen.reading.opening.workbook import open_workbook
from sheetgen.setup import Setup, open_setup
from small import make_workspace


@pytest.fixture
def setup(tmp_path: Path) -> Setup:
    return open_setup(read_workspace(make_workspace(tmp_path)))


def formatted(code: str, value: object) -> Callable[[Worksheet], None]:
    def change(sheet: Worksheet) -> None:
        fill(sheet, I_1=value, I_2=0.45)
        sheet.cell(*at(sheet, "I.1", "Valor obtenido")).number_format = code

    return change


@pytest.mark.parametrize(
    ("code", "value", "seen"),
    [
        ('0;-0;"ND"', 0, "ND"),
        (";;;", 150, ""),
        ("0;-0;;@", 0, ""),
        ("#,##0,", 150_000, "150"),
        ("[>100]\\N\\D;0", 150, "ND"),
    ],
)
def test_a_format_that_shows_something_else_is_told(
    setup: Setup, code: str, value: int, seen: str
) -> None:
    sent = send(setup, "NORTE", formatted(code, value))

    assert (Decimal(value), State.ACCEPTED) == (said(sent)["I.1"], sent.state)
    assert "READ-340" in codes(sent)
    assert seen == shown_instead(code, Decimal(value))


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("General", "150"),
        ("#,##0", "0"),
        ('_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', "0"),
        ('_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', "1250000"),
        ('"S/" #,##0.00', "12.5"),
        ('#,##0" empresas"', "12"),
        ("0.0## %", "0.45"),
        ('0;-0;"ND"', "7"),
        ("[Red]0;[Blue]-0", "-3"),
        ("0.00E+00", "12000"),
        ("# ?/?", "0.5"),
    ],
)
def test_usual_formats_show_what_they_hold(code: str, value: str) -> None:
    assert shown_instead(code, Decimal(value)) is None


def test_a_text_that_its_format_hides_is_told() -> None:
    assert "" == shown_instead(";;;", None)
    assert shown_instead("0;-0;0;@", None) is None
    assert shown_instead("General", None) is None


def test_a_figure_in_a_hidden_row_is_told_once(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        fill(sheet, I_1=150, I_2=0.45)
        sheet.row_dimensions[at(sheet, "I.1", "Código")[0]].hidden = True

    sent = send(setup, "NORTE", change)

    assert (Decimal(150), ["READ-341"]) == (said(sent)["I.1"], codes(sent))


@pytest.mark.parametrize(
    ("formula", "external"),
    [
        ("=[1]Hoja1!$B$2", True),
        ("='[Libro anual.xlsx]Hoja 1'!B2+1", True),
        ("='C:\\datos\\[x.xlsx]H'!A1", True),
        ("=[1]!Total", True),
        ("='file:///home/a/x.ods'#$Hoja1.B2", True),
        ("=Hoja1!B2", False),
        ("=SUM(Tabla1[Valor])", False),
        ('=IF(A1="[1]H!",1,2)', False),
        ("=Tabla1[Valor]+Hoja1!B2", False),
        ("", False),
    ],
)
def test_what_reads_another_workbook(formula: str, external: bool) -> None:  # noqa: FBT001 - a case
    assert is_external(formula) is external


def test_a_formula_that_was_never_calculated_is_not_said_to_have_been_read(setup: Setup) -> None:
    sent = send(setup, "NORTE", lambda sheet: fill(sheet, I_1="='[x.xlsx]H'!A1", I_2=0.45))

    assert ["READ-211"] == codes(sent)


def test_a_figure_computed_from_another_workbook_is_told(setup: Setup) -> None:
    send(setup, "NORTE", lambda sheet: fill(sheet, I_1=150, I_2=0.45))
    path = setup.workspace.input / "2025-12" / "envío.xlsx"
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        for name, data in parts.items():
            packed.writestr(name, data.replace(b"<v>150</v>", b"<f>[1]H!B2</f><v>150</v>"))
    path.write_bytes(held.getvalue())

    (checked,) = check(setup, [path])

    assert Decimal(150) == said(checked.submission)["I.1"]
    assert "READ-342" in codes(checked.submission)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        (
            "a.fods",
            b'<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>',
            "READ-136",
        ),
        ("~$a.xlsx", b"\x07analista" + b" " * 155, "READ-137"),
        (".~lock.a.ods#", b",ana,pc,28.11.2026 10:00,file:///x;", "READ-137"),
    ],
)
def test_what_is_no_workbook_is_called_what_it_is(name: str, data: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        open_workbook(data, name)

    assert code == refused.value.code
