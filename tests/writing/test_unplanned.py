"""Work that no plan asks for stands below the deliveries as it was sent, and in results.json."""

from pathlib import Path

from sheetgen.model.form import Ask, Column
from sheetgen.model.place import Place
from sheetgen.model.submission import Unplanned
from sheetgen.records import replace
from sheetgen.writing.report_book import write_workbook
from sheetgen.writing.results import results
from writing.builder_writing import opened, policy, spanish

_ACTUAL = Column(
    field="actual",
    headings=(("es", "Valor obtenido"), ("en", "Actual")),
    hints=(),
    ask=Ask.FIGURE,
    unit="item",
    width=10,
    prefill=None,
)
_ROW = Unplanned(
    plan="pndi",
    code="I.9",
    name="Ferias",
    said=((_ACTUAL, "3 ferias"),),
    place=Place("input/2024-12/itp.xlsx", "Indicadores", "B13"),
)


def test_unplanned_work_is_listed_apart(tmp_path: Path) -> None:
    plain = policy()
    files = tuple(
        replace(each, unplanned=(_ROW,)) if each.office == "ITP" else each
        for each in plain.submissions
    )
    report = replace(plain, submissions=files)

    write_workbook(report, tmp_path / "a.xlsx", spanish(), workspace_name="Ministerio")
    rows = [
        [cell.value for cell in row[:5]] for row in opened(tmp_path / "a.xlsx")["Entregas"].rows
    ]

    at = next(
        n for n, row in enumerate(rows) if str(row[0]).startswith("Actividades no programadas")
    )
    assert ["Oficina", "Nombre", "Código", "Celda", "Lo que se envió"] == rows[at + 1]
    assert ["ITP", "Ferias", "I.9", "Indicadores!B13", "Valor obtenido: 3 ferias"] == rows[at + 2]
    (said,) = results(report, spanish())["unplanned"]  # type: ignore[misc]
    assert {"actual": "3 ferias"} == said["said"]


def test_without_any_nothing_is_written_below(tmp_path: Path) -> None:
    write_workbook(policy(), tmp_path / "a.xlsx", spanish(), workspace_name="Ministerio")

    assert all(
        not str(cell.value).startswith("Actividades no programadas")
        for row in opened(tmp_path / "a.xlsx")["Entregas"].rows
        for cell in row
    )
