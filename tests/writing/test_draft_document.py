"""The report in words as a Word document: opened, its parts are where they belong."""

import shutil
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from openpyxl import load_workbook

from drafting.drafts import SAY, report_of
from sheetgen.drafting.paragraph_plans import draft_plan_of, read_draft_plans
from sheetgen.errors import FormError
from sheetgen.language.speaker import Speaker, speaker
from sheetgen.model.draft import Draft
from sheetgen.model.text import Said
from sheetgen.planning.layouts import layouts_of_drafts
from sheetgen.planning.settings import read_workspace
from sheetgen.records import replace
from sheetgen.texts.documents import read_passages
from sheetgen.writing.draft_document import write_draft
from sheetgen.writing.draft_support import write_draft_support
from small import ROOT
from texts.held import WRONG, claims_in, language, told

PROGRAMME = ("pp0093", "2025-12")


def write(path: Path, template: Path | None = None, say: Speaker = SAY) -> Draft:
    """The programme's draft as a document."""
    workspace, report = read_workspace(ROOT), report_of(*PROGRAMME)
    plan = draft_plan_of(read_draft_plans(workspace), report.plan)
    layouts = layouts_of_drafts(workspace)
    return write_draft(workspace, report, replace(plan, template=template), layouts, path, say)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("draft") / "pp0093-2025-12-informe.docx"
    write(path)
    return path


def test_the_cover_says_whose_it_is_of_when_and_that_it_is_a_draft(made: Path) -> None:
    opened = docx.Document(str(made))
    cover = [each.text for each in opened.paragraphs if each.style.name in {"Title", "Subtitle"}]

    assert [
        "Avances del programa presupuestal 2025",
        "Seguimiento de planes",
        'Programa Presupuestal 0093 "Desarrollo Productivo de las Empresas"',
        "diciembre de 2025",
        "Datos al 31 de diciembre de 2025",
    ] == cover[:5]
    assert "pp0093-2025-12-informe-sustento.xlsx" in cover[-2]
    assert "Índice" == cover[-1]
    assert opened.sections[0].different_first_page_header_footer


def test_headings_are_headings_and_pages_are_numbered_in_the_language(made: Path) -> None:
    opened = docx.Document(str(made))
    heads = [each for each in opened.paragraphs if each.style.name.startswith("Heading")]

    assert {"Heading 1", "Heading 2", "Heading 3"} == {each.style.name for each in heads}
    with ZipFile(made) as parts:
        assert '<w:lang w:val="es-PE"' in parts.read("word/styles.xml").decode()
        below = [parts.read(n).decode() for n in parts.namelist() if "footer" in n]
    assert any('w:instr="PAGE"' in each for each in below)


def test_the_contents_list_the_headings_each_with_a_link_to_it(made: Path) -> None:
    opened = docx.Document(str(made))
    links = [each.get(qn("w:anchor")) for each in opened.element.body.iter(qn("w:hyperlink"))]
    marks = [each.get(qn("w:name")) for each in opened.element.body.iter(qn("w:bookmarkStart"))]
    asked = [each.text for each in opened.element.body.iter(qn("w:instrText"))]
    heads = [x for x in opened.paragraphs if x.style.name in {"Heading 1", "Heading 2"}]

    assert len(heads) == len(links)
    assert links == marks
    assert r'TOC \o "1-2" \h \z \u' == asked[0]
    kinds = [c.get(qn("w:fldCharType")) for c in opened.element.body.iter(qn("w:fldChar"))]
    assert kinds.count("begin") == kinds.count("end") == 1 + len(heads)


def test_the_field_around_the_contents_is_words_alone(made: Path) -> None:
    """LibreOffice shows no page within it until someone updates it; by itself each line does."""
    kinds, others = [], []
    for run in docx.Document(str(made)).element.body.iter(qn("w:r")):
        alone = next((each for each in run if each.tag.endswith("}AlternateContent")), None)
        held = run if alone is None else alone
        marks = list(held.iter(qn("w:fldChar"), qn("w:instrText")))
        (others if alone is None else kinds).extend(
            each.get(qn("w:fldCharType")) or str(each.text).split()[0] for each in marks
        )
        if alone is not None:
            choice, fallback = alone
            assert (choice.get("Requires"), len(fallback)) == ("w15", 0)

    assert ["begin", "TOC", "separate", "end"] == kinds
    assert ["begin", "PAGEREF", "separate", "end"] == others[:4]


def test_the_annex_is_a_table_whose_headings_are_repeated_on_each_page(made: Path) -> None:
    (table,) = docx.Document(str(made)).tables
    first, last = table.rows[0], table.rows[-1]

    assert first._tr.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None
    assert ["Código", "Producto / Actividad", "Responsable"] == [c.text for c in first.cells[:3]]
    assert ["TOTAL", "38,139,459", "38,041,628", "99.7 %"] == [
        last.cells[at].text.replace("\N{NO-BREAK SPACE}", " ") for at in (0, 7, 8, 9)
    ]
    row = next(each for each in table.rows if each.cells[0].text == "1.3")
    assert ["250", "248", "99.2 %"] == [
        row.cells[at].text.replace("\N{NO-BREAK SPACE}", " ") for at in (4, 5, 6)
    ]


def test_the_headings_of_a_group_stand_below_it_and_others_take_the_room_of_both_lines(
    made: Path,
) -> None:
    (table,) = docx.Document(str(made)).tables
    above, below = table.rows[:2]

    assert ["Código", "Producto / Actividad", "Responsable", "Unidad de medida",
            "Avance de meta física", "Ejecución presupuestal"] == [
        each.text for tc in above._tr.tc_lst for each in tc.iter(qn("w:t"))]  # fmt: skip
    assert [1, 1, 1, 1, 3, 3] == [each.grid_span for each in above._tr.tc_lst]
    assert ["Meta física anual", "Avance", "% anual"] == [c.text for c in below.cells[4:7]]
    assert all(below.cells[at]._tc is above.cells[at]._tc for at in range(4))  # one cell in both
    assert below._tr.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None


def test_no_line_parts_a_figure_of_the_annex_from_its_sign(made: Path) -> None:
    (table,) = docx.Document(str(made)).tables
    signed = [cell.text for row in table.rows[2:] for cell in row.cells if "%" in cell.text]

    assert 31 == len(signed)  # two for each of 15 items, one of the total
    assert all("\N{NO-BREAK SPACE}%" in each for each in signed)


def test_the_pages_of_the_annex_have_header_and_number_from_the_first(made: Path) -> None:
    _, *others = docx.Document(str(made)).sections

    assert others
    assert not any(each.different_first_page_header_footer for each in others)


def test_no_word_of_the_annex_is_broken_and_it_is_as_wide_as_the_page(made: Path) -> None:
    opened = docx.Document(str(made))
    (table,), section = opened.tables, opened.sections[-1]
    widths = [column.width for column in table.columns]

    page = section.page_width - section.left_margin - section.right_margin
    assert abs(sum(widths) - page) <= 635 * len(widths)  # they are kept in twentieths of a point
    letter = 12_700 * 8 * 0.6  # of a bold letter of eight points
    for column, width in zip(table.columns, widths, strict=True):
        alone = [cell.text for cell in column.cells if cell.grid_span == 1]
        longest = max(len(word) for text in alone for word in text.split() or [""])
        assert width >= letter * min(longest, 18)
    shades = [x.get(qn("w:fill")) for x in table.rows[1]._tr.iter(qn("w:shd"))]
    assert ["1B365D"] * len(widths) == shades


def test_every_chart_has_a_picture_and_what_it_shows_in_words(made: Path) -> None:
    opened = docx.Document(str(made))
    told = [each._inline.docPr.get("descr") for each in opened.inline_shapes]

    assert 4 == len(told)
    assert "la meta física y el gasto se separan más en 2.1" in told[1]
    with ZipFile(made) as parts:
        pictures = [n for n in parts.namelist() if n.startswith("word/media/")]
        assert all(parts.read(n).startswith(b"\x89PNG") for n in pictures)
        assert not any(b"Software" in parts.read(n) for n in pictures)
    assert 4 == len(pictures)


def test_the_same_report_gives_the_same_bytes(made: Path, tmp_path: Path) -> None:
    write(tmp_path / made.name)

    assert made.read_bytes() == (tmp_path / made.name).read_bytes()


def test_what_each_sentence_rests_on_stands_in_a_workbook_beside_it(
    made: Path, tmp_path: Path
) -> None:
    told = write(tmp_path / made.name)
    write_draft_support(report_of(*PROGRAMME), told, tmp_path / "s.xlsx", SAY)

    book = load_workbook(tmp_path / "s.xlsx")
    rows = [[c.value for c in row] for row in book["Oraciones"].iter_rows(min_row=5)]
    (at,) = (n for n, row in enumerate(rows) if "ejecutó el 98.1" in str(row[2]))
    assert "sin avance físico." in rows[at][2]
    assert [
        ("2.1", "Avance físico del año", "0 %"),
        ("2.1", "Avance financiero del año", "98.073060848 %"),
        ("2.1", "Devengado", "54,204"),
    ] == [tuple(str(c).replace("\N{NO-BREAK SPACE}", " ") for c in row[3:6])
          for row in rows[at : at + 3]]  # fmt: skip
    assert "input/2025-12/DAM diciembre.xlsx!Actividades!J9" == rows[at + 2][6]
    unsaid = [row[0].value for row in book["Lo que no dice"].iter_rows(min_row=5)]
    assert "pp0093" in unsaid


def test_a_template_lends_its_styles_header_and_footer_and_none_of_its_text(
    tmp_path: Path,
) -> None:
    theirs = docx.Document()
    theirs.add_paragraph("Texto de ejemplo de la plantilla")
    theirs.sections[0].header.paragraphs[0].text = "Ministerio de la Producción"
    theirs.styles["Heading 1"].font.name = "Georgia"
    theirs.save(str(tmp_path / "plantilla.docx"))

    write(tmp_path / "a.docx", tmp_path / "plantilla.docx")

    opened = docx.Document(str(tmp_path / "a.docx"))
    assert "Georgia" == opened.styles["Heading 1"].font.name
    assert "Ministerio de la Producción" == opened.sections[0].header.paragraphs[0].text
    assert not [each for each in opened.paragraphs if "plantilla" in each.text]
    assert [each for each in opened.paragraphs if each.text == "Resultados alcanzados"]


def test_a_template_that_ends_on_its_side_lends_its_upright_pages_with_header_and_footer(
    tmp_path: Path,
) -> None:
    """A cover without header, the pages of the text, a part that only takes over, an annex."""
    theirs = docx.Document()
    text = theirs.add_section(WD_SECTION.NEW_PAGE)
    text.header.is_linked_to_previous = text.footer.is_linked_to_previous = False
    text.header.paragraphs[0].text = "Ministerio de la Producción"
    text.footer.paragraphs[0].text = "Calle Uno Oeste"
    text.left_margin = Mm(33)
    lying = theirs.add_section(WD_SECTION.NEW_PAGE)
    lying.page_width, lying.page_height = lying.page_height, lying.page_width
    theirs.save(str(tmp_path / "plantilla.docx"))

    write(tmp_path / "a.docx", tmp_path / "plantilla.docx")

    first, *_, annex = docx.Document(str(tmp_path / "a.docx")).sections
    assert first.page_width < first.page_height
    assert annex.page_width > annex.page_height
    assert abs(first.left_margin - Mm(33)) < Mm(1)
    assert "Ministerio de la Producción" == first.header.paragraphs[0].text
    assert "Calle Uno Oeste" == first.footer.paragraphs[0].text
    assert annex.header.is_linked_to_previous


def test_a_section_is_given_the_header_that_it_takes_over(tmp_path: Path) -> None:
    theirs = docx.Document()
    theirs.sections[0].header.paragraphs[0].text = "Ministerio de la Producción"
    theirs.sections[0].page_width, theirs.sections[0].page_height = Mm(297), Mm(210)
    after = theirs.add_section(WD_SECTION.NEW_PAGE)
    after.page_width, after.page_height = Mm(210), Mm(297)
    theirs.save(str(tmp_path / "plantilla.docx"))

    write(tmp_path / "a.docx", tmp_path / "plantilla.docx")

    first = docx.Document(str(tmp_path / "a.docx")).sections[0]
    assert first.page_width < first.page_height
    assert "Ministerio de la Producción" == first.header.paragraphs[0].text


def test_a_draft_can_be_edited_whatever_its_template_forbids(tmp_path: Path) -> None:
    theirs = docx.Document()
    lock = f'<w:documentProtection {nsdecls("w")} w:edit="readOnly" w:enforcement="1"/>'
    theirs.settings.element.append(parse_xml(lock))
    theirs.save(str(tmp_path / "plantilla.docx"))

    write(tmp_path / "a.docx", tmp_path / "plantilla.docx")

    kept = docx.Document(str(tmp_path / "a.docx")).settings.element
    assert kept.find(qn("w:documentProtection")) is None


def test_styles_that_a_template_lacks_are_ours(tmp_path: Path) -> None:
    theirs = docx.Document()
    for name in ("Heading 3", "List Bullet", "Quote", "Table Grid"):
        element = theirs.styles[name].element
        element.getparent().remove(element)
    theirs.save(str(tmp_path / "plantilla.docx"))

    write(tmp_path / "a.docx", tmp_path / "plantilla.docx")

    opened = docx.Document(str(tmp_path / "a.docx"))
    bullets = [each.text for each in opened.paragraphs if each.style.name == "List Bullet"]
    assert any("La actividad 1.1 devengó" in each for each in bullets)
    assert "Table Grid" == opened.tables[0].style.name


@pytest.mark.parametrize(
    "names",
    [
        {"Heading 1": "Título 1", "Caption": "Descripción", "Quote": "Cita", "Title": "Puesto"},
        {"Heading 1": "Heading 1", "Caption": "Caption"},  # as LibreOffice writes them
        {"Heading 1": "Capítulo"},  # known by its level
    ],
)
def test_styles_under_other_names_are_kept(names: dict[str, str], tmp_path: Path) -> None:
    theirs = docx.Document()
    for old in names:
        theirs.styles[old].font.name = "Georgia"
    for old, new in names.items():
        style = theirs.styles[old].element
        style.find(qn("w:name")).set(qn("w:val"), new)
        style.set(qn("w:styleId"), new.replace(" ", ""))
    theirs.save(str(tmp_path / "plantilla.docx"))

    write(tmp_path / "a.docx", tmp_path / "plantilla.docx")

    opened = docx.Document(str(tmp_path / "a.docx"))
    for old, new in names.items():
        style = opened.styles[old]
        assert (new.replace(" ", ""), "Georgia") == (style.style_id, style.font.name)
        assert [each for each in opened.paragraphs if each.style.name == old]


def test_a_style_that_is_lent_takes_the_place_of_no_other(tmp_path: Path) -> None:
    theirs = docx.Document()
    other = theirs.styles["Quote"].element
    other.find(qn("w:name")).set(qn("w:val"), "Nota")
    theirs.save(str(tmp_path / "plantilla.docx"))

    write(tmp_path / "a.docx", tmp_path / "plantilla.docx")

    opened = docx.Document(str(tmp_path / "a.docx"))
    quotes = [each.text for each in opened.paragraphs if each.style.name == "Quote"]
    assert quotes
    assert not [each for each in opened.paragraphs if each.style.name == "Nota"]


@pytest.mark.parametrize("content", [b"", b"no es un documento", b"PK\x03\x04 roto"])
def test_a_template_that_is_no_document_stops_the_run_and_is_named(
    tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "plantilla.docx").write_bytes(content)

    with pytest.raises(FormError) as fault:
        write(tmp_path / "a.docx", tmp_path / "plantilla.docx")

    assert "plantilla.docx" in SAY.say(fault.value.message())
    assert not (tmp_path / "a.docx").exists()


def test_a_workbook_that_bears_the_name_of_a_document_is_none(tmp_path: Path) -> None:
    shutil.copy(ROOT / "input/2025-12/DAM diciembre.xlsx", tmp_path / "plantilla.docx")

    with pytest.raises(FormError):
        write(tmp_path / "a.docx", tmp_path / "plantilla.docx")


def test_the_name_of_an_element_has_the_room_of_the_cells_that_it_leaves_empty(made: Path) -> None:
    (table,) = docx.Document(str(made)).tables

    spans = [[cell.grid_span for cell in row._tr.tc_lst] for row in table.rows]

    assert [1] * 10 == spans[1] == spans[3]
    assert [1, 9] == spans[2]  # the programme: code and name
    assert [7, 1, 1, 1] == spans[-1]  # the total: no goal, no progress


def test_percentage_points_are_never_cut_by_the_end_of_a_line(made: Path) -> None:
    texts = [each.text for each in docx.Document(str(made)).paragraphs]

    assert any("p.\N{NO-BREAK SPACE}p." in each for each in texts)
    assert not any("p. p." in each for each in texts)


def test_a_heading_says_the_code_once(made: Path) -> None:
    heads = [each.text for each in docx.Document(str(made)).paragraphs
             if each.style.name.startswith("Heading")]  # fmt: skip

    assert 'Programa Presupuestal 0093 "Desarrollo Productivo de las Empresas"' in heads
    assert not any("0093: " in each for each in heads)


def test_the_table_contradicts_nothing_of_the_document_and_a_changed_cell_of_it_is_found(
    made: Path, tmp_path: Path
) -> None:
    opened = docx.Document(str(made))
    row = next(each for each in opened.tables[0].rows if each.cells[0].text == "4.1")
    row.cells[5].paragraphs[0].runs[0].text = "7,145"
    opened.save(str(tmp_path / "changed.docx"))

    before, after = (
        [
            each
            for each in claims_in(read_passages(path, language()), PROGRAMME)
            if each.said.is_doubtful
        ]
        for path in (made, tmp_path / "changed.docx")
    )

    assert [] == before
    assert [("7,145", "contradicted")] == [(each.sentence.text, each.said.value) for each in after]


def test_nothing_of_the_document_in_english_is_called_wrong(tmp_path: Path) -> None:
    write(tmp_path / "report.docx", say=speaker("en", "es_PE"))

    found = claims_in(read_passages(tmp_path / "report.docx", language()), PROGRAMME)

    assert [] == told(found, *WRONG, Said.OMITTED)
    assert any("(98.1\N{NO-BREAK SPACE}% against 0.0" in each.sentence.text for each in found)


def test_pages_stand_again_behind_an_annex_on_its_side(tmp_path: Path) -> None:
    workspace, report = read_workspace(ROOT), report_of(*PROGRAMME)
    plan = draft_plan_of(read_draft_plans(workspace), report.plan)
    *text, annex = plan.body
    turned = replace(plan, body=(annex, *text))

    write_draft(workspace, report, turned, layouts_of_drafts(workspace), tmp_path / "a.docx", SAY)

    cover, lying, standing = docx.Document(str(tmp_path / "a.docx")).sections
    assert lying.page_width > lying.page_height
    assert (cover.page_width, cover.page_height) == (standing.page_width, standing.page_height)
    assert (cover.left_margin, cover.right_margin) == (standing.left_margin, standing.right_margin)
    assert not standing.different_first_page_header_footer
