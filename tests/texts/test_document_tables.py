"""Tables of a document, headers and notes: each figure is held against the table, or is named."""

import copy
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import Table

from sheetgen.model.text import Claim
from sheetgen.texts.document_tables import unread_figures
from sheetgen.texts.documents import read_passages
from sheetgen.texts.marked import marked
from texts.held import POLICY, PROGRAMME, SAY, WRONG, claims_in, known, language

ANNEX = (
    ("Producto / Actividad", "Unidad", "Meta física anual", "Avance", "% anual", "PIM (soles)",
     "Devengado (soles)", "% de avance"),
    ("Actividad 1.1: Capacitación", "Empresas", "972", "975", "100.3%", "841,343", "839,733",
     "99.8%"),
    ("Actividad 2.1: Clusters", "Empresas", "70", "0", "0.0%", "55,269", "54,204", "98.1%"),
    ("TOTAL", "", "", "", "", "38,139,459", "38,041,628", "99.7%"),
)  # fmt: skip
MATRIX = (
    ("Código", "Línea base valor", "Logros esperados 2023", "Logros esperados 2024",
     "Valores obtenidos 2023", "Valores obtenidos 2024", "Avance Tipo 1 (%) 2024", "Estado"),
    ("ISS.01.03.03.01", "0", "2000", "2500", "103", "50", "2.0", "▼ Bajo"),
    ("ISS.01.04.04.02", "0", "ND", "80%", "95%", "98%", "122.5 %", "▲ Alto"),
    ("Índice de gestión", "", "", "", "", "", "66.9 %", ""),
)  # fmt: skip


def table_of(lines: tuple[tuple[str, ...], ...]) -> tuple[object, Table]:
    made = Document()
    table = made.add_table(rows=len(lines), cols=len(lines[0]))
    for row, line in enumerate(lines):
        for column, text in enumerate(line):
            table.cell(row, column).text = text
    return made, table


def written(path: Path, lines: tuple[tuple[str, ...], ...]) -> Path:
    made, _ = table_of(lines)
    made.save(str(path))
    return path


def held(path: Path, of: tuple[str, str]) -> list[Claim]:
    return list(claims_in(read_passages(path, language()), of))


def places(path: Path, of: tuple[str, str]) -> list[str]:
    passages = read_passages(path, language())
    left = unread_figures(passages, claims_in(passages, of), known(*of), language())
    return [f"{each.sheet}, {each.cell}" for each in left]


@pytest.mark.parametrize(("lines", "of", "figures"), [(ANNEX, PROGRAMME, 15), (MATRIX, POLICY, 14)])
def test_every_figure_of_a_table_is_confirmed_and_none_is_left(
    tmp_path: Path, lines: tuple[tuple[str, ...], ...], of: tuple[str, str], figures: int
) -> None:
    path = written(tmp_path / "a.docx", lines)

    assert ["confirmed"] * figures == [each.said.value for each in held(path, of)]
    assert [] == places(path, of)


@pytest.mark.parametrize(
    ("lines", "of", "row", "column", "text", "said"),
    [
        (ANNEX, PROGRAMME, 1, 3, "957", "contradicted"),
        (ANNEX, PROGRAMME, 1, 4, "103.0%", "contradicted"),
        (ANNEX, PROGRAMME, 2, 2, "80", "contradicted"),
        (ANNEX, PROGRAMME, 2, 6, "54.2", "scale-lost"),
        (ANNEX, PROGRAMME, 3, 5, "38,193,459", "contradicted"),
        (MATRIX, POLICY, 1, 4, "130", "contradicted"),
        (MATRIX, POLICY, 1, 7, "▲ Alto", "contradicted"),
        (MATRIX, POLICY, 2, 3, "90%", "contradicted"),
        (MATRIX, POLICY, 3, 6, "79.3 %", "contradicted"),
    ],
)
def test_a_changed_cell_is_found_with_its_place(
    tmp_path: Path,
    lines: tuple[tuple[str, ...], ...],
    of: tuple[str, str],
    row: int,
    column: int,
    text: str,
    said: str,
) -> None:
    made, table = table_of(lines)
    table.cell(row, column).text = text
    made.save(str(tmp_path / "a.docx"))

    (wrong,) = [each for each in held(tmp_path / "a.docx", of) if each.said in WRONG]

    assert (said, text) == (wrong.said.value, wrong.sentence.text)
    assert f"a.docx!table 1!row {row + 1}, column {column + 1}" == str(wrong.sentence.place)
    assert wrong.cells


def test_headings_over_several_columns_and_scales_in_them_are_read(tmp_path: Path) -> None:
    made, table = table_of(
        (
            ("Actividad", "Ejecución presupuestal (miles de S/)", "", ""),
            ("", "PIM", "Devengado", "%"),
            ("1.1", "841.3", "839.7", "99.8"),
            ("Actividad 1.2", "580.4", "580.3", "100.0"),
        )
    )
    table.cell(0, 1).merge(table.cell(0, 3))
    table.cell(0, 0).merge(table.cell(1, 0))
    made.save(str(tmp_path / "a.docx"))

    assert ["confirmed"] * 6 == [each.said.value for each in held(tmp_path / "a.docx", PROGRAMME)]


def test_what_no_row_or_column_says_is_named_and_never_guessed(tmp_path: Path) -> None:
    path = written(
        tmp_path / "a.docx",
        (
            ("N°", "Actividad", "Meta", "Visitas"),
            ("1", "Actividad 1.1", "972", "31"),
            ("2", "Otra actividad", "972", "31"),
        ),
    )

    assert [("972", "confirmed")] == [
        (each.sentence.text, each.said.value) for each in held(path, PROGRAMME)
    ]
    assert [
        "table 1, row 2, column 4", "table 1, row 3, column 3", "table 1, row 3, column 4",
    ] == places(path, PROGRAMME)  # fmt: skip


def test_a_cell_is_marked_and_nothing_else(tmp_path: Path) -> None:
    made, table = table_of(ANNEX)
    table.cell(1, 3).text = "957"
    made.save(str(tmp_path / "a.docx"))
    (wrong,) = [each for each in held(tmp_path / "a.docx", PROGRAMME) if each.said in WRONG]

    data = marked((tmp_path / "a.docx").read_bytes(), "a.docx", {wrong.sentence: "es 975"})

    (tmp_path / "b.docx").write_bytes(data)
    back = Document(str(tmp_path / "b.docx"))
    assert ["es 975"] == [each.text for each in back.comments]
    (start,) = back.element.body.iter(qn("w:commentRangeStart"))
    assert "957" == "".join(each.text for each in start.getparent().iter(qn("w:t")))
    old, new = (_cells(each) for each in (Document(str(tmp_path / "a.docx")), back))
    assert old == new


def _cells(made: WordDocument) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in made.tables[0].rows]


def with_note(made: object, run: object, text: str) -> None:
    """A footnote that a run refers to, as Word keeps it."""
    xml = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p><w:r><w:t>{text}</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    )
    part = Part(
        PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        xml.encode(),
        made.part.package,
    )
    made.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    run._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="2"/>'))


def test_headers_footers_and_notes_are_read_and_marked_where_word_can(tmp_path: Path) -> None:
    made = Document()
    made.add_heading("Producto 2", level=1)
    run = made.add_paragraph().add_run("La Actividad 1.1 atendió a 975 empresas.")
    with_note(made, run, "La Actividad 1.2 atendió a 484 empresas.")
    made.sections[0].header.paragraphs[0].text = "El Producto 1 ejecutó S/ 9.1 millones"
    made.sections[0].footer.paragraphs[0].text = "Actividad 2.1: avance de 50 %"
    path = tmp_path / "a.docx"
    made.save(str(path))

    wrong = [each for each in held(path, PROGRAMME) if each.said in WRONG]

    assert ["footer 1", "footnote 1", "header 2"] == sorted(
        each.sentence.place.sheet for each in wrong
    )
    notes = {each.sentence: SAY.say(each.says) for each in wrong}
    (tmp_path / "b.docx").write_bytes(marked(path.read_bytes(), "a.docx", notes))
    back = Document(str(tmp_path / "b.docx"))
    assert sorted(notes.values()) == sorted(each.text for each in back.comments)
    assert back.sections[0].header.paragraphs[0].text.endswith("9.1 millones")
    old, new = (copy.deepcopy(each.paragraphs[1]) for each in (Document(str(path)), back))
    assert old.text == new.text
