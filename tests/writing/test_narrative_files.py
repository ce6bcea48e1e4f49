"""The narrative as .docx and .txt: the same words, the same bytes, and nobody's name."""

import re
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from sheetgen.model.report import Report
from sheetgen.records import replace
from sheetgen.writing.narrative_files import write_document, write_evidence, write_text
from writing.builder_writing import english, paragraph, policy, programme, spanish
from writing.test_bad_input import renamed


@pytest.fixture(params=["policy", "programme"])
def report(request: pytest.FixtureRequest) -> Report:
    return {"policy": policy, "programme": programme}[request.param]()


def test_the_text_holds_each_paragraph_and_what_it_rests_on(tmp_path: Path) -> None:
    write_text(policy(), tmp_path / "a.txt", spanish())

    lines = (tmp_path / "a.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "ALERTAS IDENTIFICADAS"
    assert "OP.01: avance bajo; 1 alerta. Servicio con bajo avance: SS.01.03.03." in lines
    assert "- Servicio con bajo avance: SS.01.03.03. [IND-101:ISS.01.03.03.01]" in lines


def test_every_alert_of_a_paragraph_stands_in_both_files(tmp_path: Path) -> None:
    write_text(policy(), tmp_path / "a.txt", spanish())
    write_evidence(policy(), tmp_path / "a.docx", spanish())

    text = (tmp_path / "a.txt").read_text(encoding="utf-8")
    words = "\n".join(each.text for each in docx.Document(str(tmp_path / "a.docx")).paragraphs)
    for each in policy().alerts:
        assert each.id in text
        assert each.id in words


def test_the_document_has_its_headings_and_the_text_of_the_other(tmp_path: Path) -> None:
    write_document(policy(), tmp_path / "a.docx", spanish())

    made = docx.Document(str(tmp_path / "a.docx"))
    heads = [each.text for each in made.paragraphs if each.style.name.startswith("Heading")]
    assert heads == [
        "ALERTAS IDENTIFICADAS",
        "Objetivo prioritario 1 (OP.01)",
        "Objetivo prioritario 2 (OP.02)",
    ]


def test_the_document_is_of_a4_pages_and_what_it_rests_on_is_another(tmp_path: Path) -> None:
    write_document(policy(), tmp_path / "a.docx", spanish())
    write_evidence(policy(), tmp_path / "b.docx", spanish())

    made, rests = (docx.Document(str(tmp_path / name)) for name in ("a.docx", "b.docx"))
    (section,) = made.sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert not [each for each in made.paragraphs if "[" in each.text]
    assert rests.paragraphs[0].text == "Anexo: en qué se sustenta cada oración"


def test_below_each_element_stand_its_items_by_name_with_their_status(tmp_path: Path) -> None:
    write_document(policy(), tmp_path / "a.docx", spanish())

    first, last = docx.Document(str(tmp_path / "a.docx")).tables
    rows = [[cell.text.replace("\N{NO-BREAK SPACE}", " ") for cell in r.cells] for r in last.rows]
    assert [cell.text for cell in first.rows[0].cells] == [
        "Nombre", "Código", "Responsable", "Avance", "Estado",
    ]  # fmt: skip
    assert len(first.rows) == 4
    assert rows[1] == [
        "Número de empresas que reciben servicios tecnológicos",
        "ISS.02.04.01.01",
        "ITP",
        "14,530.0 %",
        "◊ Atípico",
    ]
    assert rows[2][3:] == ["ND", "○ Sin dato"]


def test_of_very_many_items_those_to_act_on_come_first_and_the_rest_is_counted(
    tmp_path: Path,
) -> None:
    one = policy()
    fine, low = one.items[0], one.items[2]
    many = [renamed(fine, f"F.{n}", f"Bien {n}") for n in range(70)]
    report = replace(one, items=(*many, renamed(low, "L.1", "Bajo 1")))
    write_document(report, tmp_path / "a.docx", spanish())

    made = docx.Document(str(tmp_path / "a.docx"))
    assert made.tables[0].rows[1].cells[0].text == "Bajo 1"
    assert len(made.tables[0].rows) == 61
    assert "y 11 más en el libro" in [each.text for each in made.paragraphs]


def test_the_plan_s_name_stands_in_the_document_once(tmp_path: Path) -> None:
    one = programme()
    top = one.elements[0].element
    plan = replace(one.plan, name=top.name)
    told = tuple(paragraph(code, ("Se dice algo.", ())) for code in (plan.code, top.code, "2"))
    write_document(replace(one, plan=plan, narrative=told), tmp_path / "a.docx", spanish())

    words = [each.text for each in docx.Document(str(tmp_path / "a.docx")).paragraphs]
    assert len([each for each in words if plan.name in each]) == 1
    assert "El plan en conjunto" in words
    assert "Programa PP0093" in words


def test_it_is_proofed_in_its_language_and_each_page_says_whose_and_which_it_is(
    tmp_path: Path,
) -> None:
    write_document(policy(), tmp_path / "a.docx", spanish())

    with ZipFile(tmp_path / "a.docx") as parts:
        assert '<w:lang w:val="es-PE"' in parts.read("word/styles.xml").decode()
        below = [parts.read(n).decode() for n in parts.namelist() if "footer" in n]
    made = docx.Document(str(tmp_path / "a.docx"))
    assert policy().plan.name in made.sections[0].header.paragraphs[0].text
    assert any('w:instr="PAGE"' in each for each in below)


def test_headings_and_those_of_tables_are_in_the_colour_of_the_house(tmp_path: Path) -> None:
    write_document(policy(), tmp_path / "a.docx", spanish(), "#123456")

    made = docx.Document(str(tmp_path / "a.docx"))
    assert str(made.styles["Heading 2"].font.color.rgb) == "123456"
    with ZipFile(tmp_path / "a.docx") as parts:
        body = parts.read("word/document.xml").decode()
    first, second, *_ = re.findall(r"<w:tr>.*?</w:tr>", body, re.DOTALL)
    assert 'w:fill="123456"' in first
    assert "w:fill" not in second


def test_the_same_report_gives_the_same_bytes(tmp_path: Path, report: Report) -> None:
    made = (("a.docx", write_document), ("e.docx", write_evidence), ("a.txt", write_text))
    for name, write in made:
        write(report, tmp_path / name, spanish())
        write(report, tmp_path / f"b{name}", spanish())

        assert (tmp_path / name).read_bytes() == (tmp_path / f"b{name}").read_bytes()


def test_the_document_tells_neither_who_nor_when(tmp_path: Path) -> None:
    write_document(policy(), tmp_path / "a.docx", spanish())

    known = docx.Document(str(tmp_path / "a.docx")).core_properties
    assert (known.author, known.last_modified_by, known.comments) == ("", "", "")
    assert known.created.replace(tzinfo=None) == datetime(2024, 12, 31)  # noqa: DTZ001 - files hold no zone
    with ZipFile(tmp_path / "a.docx") as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in parts.namelist() if name.endswith((".jpeg", ".png"))]


def test_it_speaks_english_too(tmp_path: Path) -> None:
    write_text(policy(), tmp_path / "a.txt", english())

    assert (tmp_path / "a.txt").read_text(encoding="utf-8").startswith("ALERTS IDENTIFIED\n")
