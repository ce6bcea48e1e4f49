"""The matrices of the two printed reports as workbooks laid out as they are printed."""

import csv
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from small import ROOT

SEEDS = ROOT / "docs/seeds"
Heads = Sequence[tuple[str | None, str | None]]
"""For each column its upper heading (None: the one to the left goes on) and its lower one (None:
the upper is merged over both rows)."""
POLICY_HEADS: Heads = (
    ("Objetivo prioritario", None),
    ("Lineamiento", "Código"), (None, "Nombre"),
    ("Servicio", "Código"), (None, "Nombre"),
    ("Indicador", "Código"), (None, "Nombre"),
    ("Responsable", None), ("Tipo de indicador", None), ("Sentido esperado", None),
    ("Tipo de agregación", None),
    ("Línea base", "Año"), (None, "Valor"),
    ("Logros esperados", "2022"), (None, "2023"), (None, "2024"),
    ("Valores obtenidos", "2022"), (None, "2023"), (None, "2024"),
    ("% de avance 2024", None),
)  # fmt: skip
POLICY_KEYS = (
    "objective", "lineamiento", "lineamiento_name", "service_code", "service_name",
    "indicator_code", "indicator_name", "responsible", "type", "direction", "aggregation",
    "baseline_year", "baseline", "le_2022", "le_2023", "le_2024", "vo_2022", "vo_2023", "vo_2024",
    "reported_avance_2024",
)  # fmt: skip
ANNEX_HEADS: Heads = (
    ("Nivel", None), ("Código", None), ("Producto / Actividad", None), ("Responsable", None),
    ("Unidad de medida", None),
    ("Producción física", "Meta"), (None, "Avance"), (None, "%"),
    ("Ejecución financiera", "PIM"), (None, "Devengado"), (None, "%"),
)  # fmt: skip
ANNEX_KEYS = (
    "level", "code", "name", "responsible", "unit", "meta_fisica", "avance", "avance_pct", "pim",
    "devengado", "devengado_pct",
)  # fmt: skip


def seed(name: str) -> list[dict[str, str]]:
    """The rows of a printed table."""
    with (SEEDS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def put_heads(sheet: Worksheet, heads: Heads, row: int, *, merged: bool = True) -> None:
    """Two rows of headings."""
    starts = [index for index, (upper, _) in enumerate(heads) if upper]
    for start, end in zip(starts, [*starts[1:], len(heads)], strict=True):
        sheet.cell(row, start + 1, heads[start][0])
        for index in range(start, end):
            if heads[index][1] is not None:
                sheet.cell(row + 1, index + 1, heads[index][1])
        last = row + 1 if heads[start][1] is None else row
        if merged and (last > row or end - start > 1):
            sheet.merge_cells(start_row=row, end_row=last, start_column=start + 1, end_column=end)


def put_rows(sheet: Worksheet, rows: Sequence[Sequence[object]], row: int) -> None:
    """Rows of cells; an empty text is no cell."""
    for down, cells in enumerate(rows):
        for along, value in enumerate(cells, 1):
            if value not in {"", None}:
                sheet.cell(row + down, along).value = value


def policy_matrix(path: Path) -> Path:
    """The tracking matrix of 2024; objectives, guidelines and services are merged over rows."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Matriz"
    sheet["A1"] = "Matriz de seguimiento de la política"
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(POLICY_HEADS))
    put_heads(sheet, POLICY_HEADS, 3)
    rows = seed("pndi_2024_indicators.csv")
    put_rows(sheet, [[each[key] for key in POLICY_KEYS] for each in rows], 5)
    for key, columns in ((1, (1,)), (2, (2, 3)), (4, (4, 5))):
        for start, end in _runs([sheet.cell(row, key).value for row in range(5, 5 + len(rows))]):
            for column in columns:
                _merge(sheet, column, 5 + start, 5 + end)
    sheet.cell(6 + len(rows), 1, "Fuente: reportes de las oficinas. ND: no disponible.")
    book.save(path)
    return path


def _runs(values: Sequence[object]) -> list[tuple[int, int]]:
    """Where the same value stands several times below each other: first and last."""
    starts = [at for at, value in enumerate(values) if at == 0 or value != values[at - 1]]
    return list(zip(starts, [each - 1 for each in (*starts[1:], len(values))], strict=True))


def _merge(sheet: Worksheet, column: int, first: int, last: int) -> None:
    for row in range(first + 1, last + 1):
        sheet.cell(row, column).value = None
    if last > first:
        sheet.merge_cells(start_row=first, end_row=last, start_column=column, end_column=column)


def annex_matrix(path: Path) -> Path:
    """The annex of 2025 as printed, with its total and its source below."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Anexo"
    sheet["A1"] = 'Programa Presupuestal 0093 "Desarrollo Productivo de las Empresas"'
    sheet["A2"] = "Ejecución física y financiera, 2025"
    put_heads(sheet, ANNEX_HEADS, 4)
    rows = seed("pp0093_2025_annex.csv")
    put_rows(sheet, [[each[key] for key in ANNEX_KEYS] for each in rows], 6)
    sheet.cell(7 + len(rows), 1, "Fuente: Registros administrativos del PP 0093")
    book.save(path)
    return path
