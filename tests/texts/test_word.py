"""Documents as authors make them: boxes, tables, links, corrections, and comments of others."""

import copy
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement

from sheetgen.model.text import Sentence
from sheetgen.texts.documents import read_passages
from sheetgen.texts.marked import marked
from texts.documents import write_word
from texts.held import language

BOX = """\
<w:r {w}><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>
<w:p><w:r><w:t>En la caja, la Actividad 1.1 alcanzó el 100 % de su meta.</w:t></w:r></w:p>
</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"""
LINK = """<w:hyperlink {w} w:anchor="a"><w:r><w:t>enlazada</w:t></w:r></w:hyperlink>"""
STRUCK = """\
<w:del {w} w:id="9" w:author="a"><w:r><w:delText>borrado </w:delText></w:r></w:del>"""
ADDED = """<w:ins {w} w:id="8" w:author="a"><w:r><w:t> añadido</w:t></w:r></w:ins>"""


def part(xml: str) -> BaseOxmlElement:
    return parse_xml(xml.replace("{w}", nsdecls("w")))


def texts(path: Path) -> list[str]:
    return [each.text for each in read_passages(path, language())]


def test_links_boxes_and_what_was_added_are_read_and_what_was_struck_out_is_not(
    tmp_path: Path,
) -> None:
    path = write_word(tmp_path / "a.docx", ["Una frase ", "La que sigue"])
    made = Document(str(path))
    first, second = made.paragraphs
    for xml in (LINK, STRUCK, ADDED):
        first._p.append(part(xml))
    second._p.append(part(BOX))
    made.save(str(path))

    assert [
        "Una frase enlazada añadido",
        "La que sigue",
        "En la caja, la Actividad 1.1 alcanzó el 100 % de su meta.",
    ] == texts(path)
    assert [True, False, False] == [each.has_changes for each in read_passages(path, language())]


def test_cells_of_a_table_are_rows_and_prose_that_a_table_lays_out_is_prose(
    tmp_path: Path,
) -> None:
    made = Document()
    table = made.add_table(rows=2, cols=2)
    table.cell(0, 0).text = "Actividad 1.1"
    table.cell(0, 1).text = "99.2 %"
    table.cell(1, 0).text = "La Actividad 1.2 benefició a 448 empresas, el 99.6 % de su meta."
    made.add_paragraph("Índice\t4")
    made.save(str(tmp_path / "a.docx"))

    found = read_passages(tmp_path / "a.docx", language())

    assert [True, True, False, True] == [each.is_row for each in found]


def test_headings_are_known_by_their_style(tmp_path: Path) -> None:
    made = Document()
    made.add_heading("Producto 1: lo que dice una frase.", level=2)
    made.add_paragraph("Cuerpo de una frase.")
    made.save(str(tmp_path / "a.docx"))

    assert [True, False] == [
        each.is_heading for each in read_passages(tmp_path / "a.docx", language())
    ]


def sentence(path: Path, words: str) -> Sentence:
    """A sentence of a document, where it stands in it."""
    for number, each in enumerate(read_passages(path, language())):
        if words in each.text:
            return Sentence(words, each.place, number, each.text.index(words))
    pytest.fail(f"{words!r} is not in {path.name}")


def test_comments_of_others_stay_and_ours_come_beside_them(tmp_path: Path) -> None:
    path = write_word(tmp_path / "a.docx", ["Una frase. Otra frase.", "Y una más."])
    made = Document(str(path))
    made.add_comment(made.paragraphs[1].runs, text="Revisar", author="Jefa", initials="J")
    made.save(str(path))

    data = marked(path.read_bytes(), "a.docx", {sentence(path, "Otra frase."): "nuestro"})

    (tmp_path / "b.docx").write_bytes(data)
    assert [("Jefa", "Revisar"), ("sheetgen", "nuestro")] == [
        (each.author, each.text) for each in Document(str(tmp_path / "b.docx")).comments
    ]


def test_several_sentences_of_one_run_are_marked_each_by_itself(tmp_path: Path) -> None:
    path = write_word(tmp_path / "a.docx", ["Una frase. Otra frase. Y una más."])
    notes = {sentence(path, words): words for words in ("Y una más.", "Una frase.", "Otra frase.")}

    data = marked(path.read_bytes(), "a.docx", notes)

    (tmp_path / "b.docx").write_bytes(data)
    made = Document(str(tmp_path / "b.docx"))
    assert ["Una frase.", "Otra frase.", "Y una más."] == [each.text for each in made.comments]
    assert ["Una frase. Otra frase. Y una más."] == [each.text for each in made.paragraphs]
    for each in made.comments:
        assert each.text == between(made, str(each.comment_id))


def between(made: WordDocument, number: str) -> str:
    """The text between the two marks of a comment."""
    found, inside = "", False
    for each in made.element.body.iter():
        if each.get(qn("w:id")) == number:
            inside = each.tag == qn("w:commentRangeStart")
        elif inside and each.tag == qn("w:t"):
            found += each.text
    return found


def test_a_sentence_in_a_box_is_marked_where_the_box_hangs(tmp_path: Path) -> None:
    path = write_word(tmp_path / "a.docx", ["La que sigue"])
    made = Document(str(path))
    made.paragraphs[0]._p.append(part(BOX))
    made.save(str(path))
    words = "En la caja, la Actividad 1.1 alcanzó el 100 % de su meta."

    data = marked(path.read_bytes(), "a.docx", {sentence(path, words): "en la caja"})

    (tmp_path / "b.docx").write_bytes(data)
    body = Document(str(tmp_path / "b.docx")).element.body
    (start,) = body.iter(qn("w:commentRangeStart"))
    assert start.getparent().tag == qn("w:p")
    assert not any(each.tag == qn("w:txbxContent") for each in start.iterancestors())


def test_what_is_not_marked_is_the_same_document(tmp_path: Path) -> None:
    path = write_word(tmp_path / "a.docx", ["Una frase.", ("Otra ", "frase", ".")])
    whole = marked(path.read_bytes(), "a.docx", {sentence(path, "Una frase."): "nota"})
    (tmp_path / "b.docx").write_bytes(whole)

    old, new = (Document(str(tmp_path / name)).paragraphs[1]._p for name in ("a.docx", "b.docx"))
    assert copy.deepcopy(old).xml == copy.deepcopy(new).xml
    assert path.read_bytes() == marked(path.read_bytes(), "a.docx", {})
