"""Ten layouts of matrices as offices have them, and what each of them gives."""

from collections.abc import Callable, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from sheetgen.importing.mapping import MatrixMapping
from sheetgen.importing.matrix import Matrix, read_matrix
from sheetgen.importing.nouns import Fate, Role
from sheetgen.language.number_marks import read_marks
from sheetgen.records import replace

Rows = Sequence[Sequence[object]]
POI = ("Código", "Actividad operativa", "Unidad de medida", "Responsable", "Meta física")
TITLE = ("POI 2025",)


def matrix(
    rows: Rows,
    *merged: str,
    mapping: MatrixMapping | None = None,
    change: Callable[[Worksheet], None] | None = None,
) -> Matrix:
    """A sheet of these rows, read."""
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    for span in merged:
        book.active.merge_cells(span)
    if change is not None:
        change(book.active)
    out = BytesIO()
    book.save(out)
    return read_matrix(out.getvalue(), "m.xlsx", "plan", mapping, read_marks("es_PE"))


def elements(made: Matrix) -> list[tuple[str, str, str]]:
    return [(each.code, each.level, each.parent) for each in made.draft.elements.values()]


def items(made: Matrix) -> list[tuple[str, str, str]]:
    return [(each.code, each.element, each.name) for each in made.draft.items.values()]


def left(made: Matrix) -> dict[tuple[int, int], str]:
    return {
        at: each.why.text
        for (_, at), each in made.ledger.entries.items()
        if each.fate is Fate.NOT_PLACED and each.why is not None
    }


PEI: Rows = (
    ("Plan Estratégico Institucional 2024-2026",),
    (),
    ("Código", "Objetivo Estratégico / Acción Estratégica", "Nombre del indicador",
     "Línea de base", None, "Logros esperados", None, None, "Unidad orgánica responsable"),
    (None, None, None, "Valor", "Año", 2024, 2025, 2026, None),
    ("OEI.01", "Mejorar la productividad", "Porcentaje de empresas", "40%", 2022, "45%", "50%",
     "55%", "OGPP"),
    ("AEI.01.01", "Asistencia", "Número de empresas", 10, 2022, 12, 14, 16, "DGDE"),
    ("AEI.01.02", "Normas", "Número de normas", 1, 2022, 2, 3, "S.P.", "DGDE"),
)  # fmt: skip
PEI_MERGED = ("A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:H3", "I3:I4")


def test_the_codes_of_a_pei_are_asked_of_objectives_or_of_indicators() -> None:
    made = matrix(PEI, *PEI_MERGED)

    (asked,) = made.questions
    assert asked.candidates == (
        "A is: code («Nombre del indicador»)",
        "A is: element-code, level: Objetivo Estratégico / Acción Estratégica",
    )
    assert not made.draft.items


def test_a_pei_whose_mapping_answers_is_a_tree_with_indicators() -> None:
    first = matrix(PEI, *PEI_MERGED)
    (table,) = first.mapping.tables
    columns = (
        replace(each, role=Role.ELEMENT_CODE, level=table.columns[1].level)
        if each.role is Role.ASKED
        else each
        for each in table.columns
    )
    answered = replace(first.mapping, tables=(replace(table, columns=tuple(columns)),))

    made = matrix(PEI, *PEI_MERGED, mapping=answered)

    assert not left(made)
    assert elements(made) == [
        ("OEI.01", "OEI", ""), ("AEI.01.01", "AEI", "OEI.01"), ("AEI.01.02", "AEI", "OEI.01"),
    ]  # fmt: skip
    assert items(made)[0] == ("OEI.01.I1", "OEI.01", "Porcentaje de empresas")
    # nothing is programmed for 2026, so there is no line
    assert [(key, value) for key, value in made.draft.targets.items() if "AEI.01.02" in key[0]] == [
        (("AEI.01.02.I1", "2024", ""), "2"), (("AEI.01.02.I1", "2025", ""), "3"),
    ]  # fmt: skip


def test_a_mir_has_its_levels_one_below_the_other() -> None:
    made = matrix(
        (
            ("MIR 2025",),
            ("Nivel", "Resumen narrativo", "Indicador", "Frecuencia", "Meta 2025", "Responsable"),
            ("Fin", "Contribuir", "Tasa de crecimiento", "Anual", "3%", "OGPP"),
            ("Propósito", "Mejorar", "Porcentaje de empresas", "Anual", "30%", "OGPP"),
            ("Componente 1", "Capacitación", "Número de cursos", "Trimestral", 30, "DGDE"),
            (None, None, "Porcentaje de aprobados", "Trimestral", "80%", "DGDE"),
            ("Actividad 1.1", "Convocar", "Número de avisos", "Mensual", 12, "DGDE"),
        ),
        "A5:A6",
        "B5:B6",
    )

    assert not left(made)
    assert elements(made) == [
        ("R1", "Fin", ""), ("R2", "Propósito", "R1"), ("R3", "Componente", "R2"),
        ("R4", "Actividad", "R3"),
    ]  # fmt: skip
    assert [each[:2] for each in items(made)] == [
        ("R1.I1", "R1"), ("R2.I1", "R2"), ("R3.I1", "R3"), ("R3.I2", "R3"), ("R4.I1", "R4"),
    ]  # fmt: skip


def test_a_poi_has_groups_as_merged_rows_and_subtotals() -> None:
    made = matrix(
        (
            TITLE, POI,
            ("OEI.01 Mejorar la productividad",),
            ("AEI.01.01 Asistencia técnica",),
            ("AOI0001", "Talleres", "Taller", "DGDE", 12),
            ("AOI0002", "Visitas", "Visita", "DGDE", "1,200"),
            ("Subtotal", None, None, None, 1212),
            ("AEI.01.02 Normas",),
            ("AOI0003", "Normas", "Norma", "OGPP", 3),
            ("Total", None, None, None, 1215),
            ("Nota: cifras al cierre",),
        ),
        "A3:E3", "A4:E4", "A8:E8",
    )  # fmt: skip

    assert not left(made)
    assert elements(made) == [
        ("OEI.01", "OEI", ""), ("AEI.01.01", "AEI", "OEI.01"), ("AEI.01.02", "AEI", "OEI.01"),
    ]  # fmt: skip
    assert [each[:2] for each in items(made)] == [
        ("AOI0001", "AEI.01.01"), ("AOI0002", "AEI.01.01"), ("AOI0003", "AEI.01.02"),
    ]  # fmt: skip


def test_a_total_that_does_not_add_up_is_not_placed() -> None:
    made = matrix(
        (TITLE, POI, ("A1", "Talleres", "Taller", "DGDE", 12), ("Total", None, None, None, 13))
    )

    assert set(left(made)) == {(4, 1), (4, 5)}


def test_merged_rows_without_a_code_are_groups_where_the_table_begins_with_one() -> None:
    made = matrix(
        (
            TITLE, POI,
            ("Dirección de innovación",), ("A1", "Talleres", "Taller", "DGDE", 12),
            ("Dirección de normas",), ("A2", "Normas", "Norma", "OGPP", 3),
        ),
        "A3:E3", "A5:E5",
    )  # fmt: skip

    assert not left(made)
    assert [each.name for each in made.draft.elements.values()] == [
        "Dirección de innovación", "Dirección de normas",
    ]  # fmt: skip
    assert [each[:2] for each in items(made)] == [("A1", "G1"), ("A2", "G2")]


def test_groups_of_which_nobody_can_tell_which_is_above_are_not_placed() -> None:
    made = matrix(
        (
            TITLE, POI,
            ("P.01", "Programa uno"), ("Q.07", "Producto siete"),
            ("A1", "Talleres", "Taller", "DGDE", 12),
        )
    )  # fmt: skip

    assert elements(made) == [("P.01", "P", "")]
    assert not made.draft.items
    assert {row for row, _ in left(made)} == {4, 5}


NESTED: Rows = (
    TITLE, POI,
    ("P.01", "Programa uno"), ("Q.07", "Producto siete"), ("R.02", "Componente dos"),
    ("A1", "Talleres", "Taller", "DGDE", 12),
    ("Q.08", "Producto ocho"), ("A2", "Visitas", "Visita", "DGDE", 3),
)  # fmt: skip


def _nested(made: Matrix) -> None:
    assert not left(made)
    assert elements(made) == [
        ("P.01", "P", ""), ("Q.07", "Q", "P.01"), ("R.02", "R", "Q.07"), ("Q.08", "Q", "P.01"),
    ]  # fmt: skip
    assert [each[:2] for each in items(made)] == [("A1", "R.02"), ("A2", "Q.08")]


def test_indentation_tells_which_group_is_above() -> None:
    def change(sheet: Worksheet) -> None:
        for row, indent in ((4, 1), (5, 2), (7, 1)):
            sheet.cell(row, 2).alignment = Alignment(indent=indent)

    _nested(matrix(NESTED, change=change))


def test_the_outline_tells_which_group_is_above() -> None:
    def change(sheet: Worksheet) -> None:
        for row, level in ((4, 1), (5, 2), (6, 3), (7, 1), (8, 2)):
            sheet.row_dimensions[row].outlineLevel = level

    _nested(matrix(NESTED, change=change))


def test_blanks_before_a_name_are_indentation() -> None:
    blanks = {3: "  ", 4: "    ", 6: "  "}
    rows = [
        (row[0], f"{blanks[at]}{row[1]}", *row[2:]) if at in blanks else row
        for at, row in enumerate(NESTED)
    ]

    _nested(matrix(rows))


def test_codes_lead_the_names_where_they_have_no_column() -> None:
    made = matrix(
        (
            ("Anexo 2025",),
            ("Producto / Actividad", "Unidad de medida", "Responsable", "Meta", "Avance", "%"),
            ("1. Empresas reciben servicios", "Empresas", "DGDE", 100, 50, 0.5),
            ("1.1 Talleres", "Empresas", "DGDE", 60, "45", "75%"),
            ("1.2 Visitas", "Empresas", "DGDE", 40, 5, "12.5"),
        )
    )

    assert not left(made)
    assert items(made) == [
        ("1", "1", "Empresas reciben servicios"), ("1.1", "1", "Talleres"), ("1.2", "1", "Visitas"),
    ]  # fmt: skip


def test_a_matrix_in_english_is_read_too() -> None:
    made = matrix(
        (
            ("Code", "Indicator", "Unit", "Responsible office", "Baseline", "Target 2025"),
            ("I.1", "Number of firms", "Number", "NORTH", 10, "1,200"),
        )
    )

    assert not left(made)
    assert made.draft.targets == {("I.1", "2025", ""): "1200"}


BLANKS: Rows = (
    ("Objetivo", "Servicio", None, "Código del indicador", "Indicador", "Responsable",
     "Logro esperado 2025"),
    (None, "Código", "Nombre"),
    ("OP.01", "SS.01.01", "Redes", "I.01.01.1", "Número a", "DGDE", 1),
    (None, None, None, "I.01.01.2", "Número b", "DGDE", 1),
    (None, "SS.01.02", "Tarifas", "X5", "Número c", "DGDE", 1),
    (None, None, None, "X6", "Número d", "DGDE", 1),
)  # fmt: skip


def test_an_empty_cell_is_that_above_only_where_a_code_says_so() -> None:
    made = matrix(BLANKS, "A1:A2", "B1:C1", "D1:D2", "E1:E2", "F1:F2", "G1:G2")

    assert [each[:2] for each in items(made)] == [
        ("I.01.01.1", "SS.01.01"), ("I.01.01.2", "SS.01.01"), ("X5", "SS.01.02"),
    ]  # fmt: skip
    assert {row for row, _ in left(made)} == {6}


def test_a_code_under_another_than_its_place_says_is_shown_with_both() -> None:
    made = matrix(
        (
            TITLE, POI,
            ("1", "Uno"), ("1.1", "Talleres", "Taller", "DGDE", 12),
            ("2", "Dos"), ("1.2", "Visitas", "Visita", "DGDE", 3),
        )
    )  # fmt: skip

    assert [each[:2] for each in items(made)] == [("1.1", "1")]
    assert {row for row, _ in left(made)} == {6}


def test_words_under_a_heading_of_row_numbers_are_not_checked_but_asked() -> None:
    heads = (*POI[:2], "N°", *POI[3:])
    made = matrix((TITLE, heads, ("A1", "Talleres", "Taller", "DGDE", 12)))

    assert [each.candidates for each in made.questions] == [("C «N°»",)]
    assert not made.draft.items


def test_quarters_and_halves_of_a_year_are_due_where_they_end() -> None:
    made = matrix(
        (
            TITLE,
            (),
            (*POI, "Programado", None, None, None),
            (*[None] * 5, "T1", "II Trimestre", "3er trim.", "Trimestre 4"),
            ("A1", "Talleres", "Taller", "DGE", 10, 1, 2, 3, 4),
            ("A2", "Ferias", "Feria", "DGE", 4, 1, 1, 1, 1),
        ),
        "F3:I3",
    )

    assert () == made.questions
    assert {} == left(made)
    assert {
        ("A1", "2025-03"): "1",
        ("A1", "2025-06"): "2",
        ("A1", "2025-09"): "3",
        ("A1", "2025-12"): "4",
        **{("A2", f"2025-{month}"): "1" for month in ("03", "06", "09", "12")},
    } == {key: str(figure) for key, figure in made.draft.schedule.items()}


def test_halves_named_in_each_heading() -> None:
    made = matrix(
        (
            TITLE,
            (),
            (*POI, "Programado Sem. 1", "Programado 2do semestre"),
            ("A1", "Talleres", "Taller", "DGE", 10, 4, 6),
        )
    )

    assert {("A1", "2025-06"): "4", ("A1", "2025-12"): "6"} == {
        key: str(figure) for key, figure in made.draft.schedule.items()
    }


def test_a_quarter_among_its_months_is_asked_and_never_placed() -> None:
    made = matrix(
        (
            TITLE,
            (),
            (*POI, "Programado Ene", "Programado Feb", "Programado Mar", "Programado I Trim"),
            ("A1", "Talleres", "Taller", "DGE", 6, 1, 2, 3, 6),
        )
    )

    assert made.questions
    assert {(4, 8), (4, 9)} <= set(left(made))
    assert ("A1", "2025-03") not in made.draft.schedule


def test_a_third_half_is_none() -> None:
    made = matrix(
        (
            TITLE,
            (),
            (*POI, "Programado Sem 1", "Programado Sem 2", "Programado Sem 3"),
            ("A1", "Talleres", "Taller", "DGE", 6, 1, 2, 3),
        )
    )

    assert made.questions
