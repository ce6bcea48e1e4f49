"""Office files of every make, with something wrong in them, for the tests of what goes back."""

import warnings
import zipfile
from io import BytesIO
from pathlib import Path

import xlsxwriter
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from sheetgen.returning.annotate import Note
from sheetgen.returning.mark_styles import Mark
from sheetgen.returning.observations_sheet import Line, Page
from sheetgen.returning.sheet_marks import At

SHEET = "Indicadores"
PAGE = Page(
    titles=("Observaciones", "NORTE"),
    headings=("Estado", "Celda", "Ítem", "Qué", "Cómo"),
    lines=(
        Line(
            state="Error",
            where="Indicadores!C3",
            item="",
            link="'Indicadores'!C3",
            said="<a> & b",
            cure="x",
        ),
    ),
)
NOTES = {
    SHEET: {
        At.parse("C3"): Note(Mark.ERROR, "No es una cifra: «59 <empresas>»"),
        At.parse("D3"): Note(Mark.NOTICE, "Falta el motivo"),
        At.parse("B40"): Note(Mark.FIXED, "Corregido"),
    }
}


def by_xlsxwriter(path: Path, *, macro: bool = False, gap: bool = False) -> Path:
    """With a chart, validation, a picture of conditional colours, names, a button if macro."""
    book = xlsxwriter.Workbook(path)
    first = book.add_worksheet("Instrucciones")
    first.write("A1", "Lea")
    sheet = book.add_worksheet(SHEET)
    percent = book.add_format({"num_format": "0.0%", "bg_color": "#FFFF00", "bold": True})
    sheet.write_row("A1", ["Código", "Nombre", "Valor"] + ([] if gap else ["Motivo"]))
    if gap:
        sheet.write("E1", "Otro")
    sheet.write("C3", "59 empresas", percent)
    sheet.write("A3", "I.1")
    sheet.write_formula("B3", "=1+1", None, 2)
    sheet.data_validation("C3", {"validate": "decimal", "criteria": ">", "value": 0})
    sheet.conditional_format("C3", {"type": "data_bar", "data_bar_2010": True})
    sheet.autofilter("A1:D3")
    sheet.print_area("A1:D3")
    sheet.protect()
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": f"={SHEET}!$B$3:$B$3"})
    sheet.insert_chart("F2", chart)
    sheet.insert_textbox("F20", "Hola")
    book.set_custom_property("office", "NORTE")
    if macro:
        sheet.insert_button("H2", {"caption": "Pulse"})
        first.write_comment("A1", "de la oficina")
        project = path.with_suffix(".bin")
        project.write_bytes(b"\xd0\xcf\x11\xe0" + b"VBA" * 100)
        book.add_vba_project(str(project))
    book.close()
    return path


def by_openpyxl(path: Path) -> Path:
    """With notes of its own, one of them in a cell that will be marked."""
    book = Workbook()
    book.active.title = "Hoja"
    sheet = book.create_sheet(SHEET)
    sheet["A1"], sheet["C3"] = "Código", "59 empresas"
    sheet["C3"].comment = Comment("De la oficina", "Ana")
    sheet["A1"].comment = Comment("Otra", "Ana")
    book.save(path)
    return path


def parts(data: bytes) -> dict[str, bytes]:
    """Every part of a file."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def opened(data: bytes) -> Workbook:
    """The file as openpyxl reads it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of the extensions that it drops
        return load_workbook(BytesIO(data), keep_vba=True)
