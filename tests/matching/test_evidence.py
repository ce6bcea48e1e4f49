"""What hangs on a cell beside its words: the address of a link, a note, a picture placed in it."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from matching.sent import DECEMBER, at, fill, send
from sheetgen.delivery import take_in
from sheetgen.language.speaker import speaker
from sheetgen.model.submission import Submission
from sheetgen.pipeline import report
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import Setup, open_setup
from sheetgen.writing.report_book import write_workbook
from small import make_workspace
from writing.builder_writing import opened
from writing.lint_writing import lint

SAY = speaker("es", "es_PE")
MEANS = "Medio de verificación"
REPORT = "https://ejemplo.org/informe12.pdf?a=1&b=2"


@pytest.fixture
def setup(tmp_path: Path) -> Setup:
    make_workspace(tmp_path)
    return open_setup(read_workspace(tmp_path))


def texts(sent: Submission) -> dict[tuple[str, str], str]:
    return {(e.code, e.field): e.said for e in sent.observations if isinstance(e.said, str)}


def linked(sheet: Worksheet, target: str, words: str | None = "Ver informe") -> None:
    fill(sheet, I_1=200, I_2=0.5)
    row, column = at(sheet, "I.1", MEANS)
    cell = sheet.cell(row, column)
    cell.hyperlink = target  # type: ignore[assignment]
    cell.value = words


def changed(setup: Setup, part: str, old: str, new: str) -> Submission:
    """The delivery with a part's text changed, as no library writes it."""
    path = setup.workspace.input / "2025-12" / "envío.xlsx"
    made = BytesIO()
    with ZipFile(path) as parts, ZipFile(made, "w") as out:
        for name in parts.namelist():
            text = parts.read(name)
            if name == part:
                assert old in text.decode()
                text = text.decode().replace(old, new).encode()
            out.writestr(name, text)
    path.write_bytes(made.getvalue())
    return next(each for each in take_in(setup, DECEMBER) if each.file.endswith("envío.xlsx"))


@pytest.mark.parametrize(
    ("address", "words", "said"),
    [
        (REPORT, "Ver informe", f"Ver informe <{REPORT}>"),
        ("mailto:jefa@sur.pe", "Escribir", "Escribir <mailto:jefa@sur.pe>"),
        ("file:///C:/informe.pdf", "Informe", "Informe <file:///C:/informe.pdf>"),
        (REPORT, REPORT, REPORT),
    ],
)
def test_the_address_of_a_link_is_read_with_its_words(
    setup: Setup, address: str, words: str, said: str
) -> None:
    sent = send(setup, "NORTE", lambda sheet: linked(sheet, address, words))

    assert said == texts(sent)["I.1", "evidence"]


def test_the_address_in_a_formula_is_read_with_its_words(setup: Setup) -> None:
    formula = f'=HYPERLINK("{REPORT}","Ver informe")'
    sent = send(setup, "NORTE", lambda sheet: formulas(sheet, formula))
    assert REPORT == texts(sent)["I.1", "evidence"]

    written = formula.removeprefix("=").replace("&", "&amp;")
    calculated = changed(
        setup,
        "xl/worksheets/sheet2.xml",
        f"><f>{written}</f><v></v>",
        f' t="str"><f>{written}</f><v>Ver informe</v>',
    )
    assert f"Ver informe <{REPORT}>" == texts(calculated)["I.1", "evidence"]


def formulas(sheet: Worksheet, formula: str) -> None:
    fill(sheet, I_1=200, I_2=0.5)
    sheet.cell(*at(sheet, "I.1", MEANS)).value = formula


def test_the_address_is_a_link_in_the_manager_s_workbook(setup: Setup) -> None:
    send(setup, "NORTE", lambda sheet: linked(sheet, REPORT))
    setup.shelf.clear()
    path = setup.workspace.root / "a.xlsx"

    write_workbook(report(setup, setup.plans[0], DECEMBER), path, SAY, workspace_name="x")

    assert lint(path) == []
    targets = {
        str(cell.value): cell.hyperlink.target
        for row in opened(path)["Indicadores"].iter_rows(min_col=2)
        for cell in row
        if cell.hyperlink is not None and cell.hyperlink.target
    }
    assert targets == {f"Ver informe <{REPORT}>": REPORT}


def test_an_address_of_another_kind_is_told_and_leads_nowhere(setup: Setup) -> None:
    send(setup, "NORTE", lambda sheet: linked(sheet, "file:///C:/informe.pdf"))
    setup.shelf.clear()
    path = setup.workspace.root / "a.xlsx"

    write_workbook(report(setup, setup.plans[0], DECEMBER), path, SAY, workspace_name="x")

    sheet = opened(path)["Indicadores"]
    cells = [cell for row in sheet.iter_rows(min_col=2) for cell in row]
    assert [c for c in cells if "file:///C:/informe.pdf" in str(c.value)]
    assert not [c for c in cells if c.hyperlink is not None and c.hyperlink.target]


def test_a_picture_placed_in_a_cell_is_told_and_is_no_text(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        fill(sheet, I_1=200, I_2=0.5)
        sheet.cell(*at(sheet, "I.1", MEANS)).value = "#VALUE!"

    sent = send(setup, "NORTE", change)

    assert ("I.1", "evidence") not in texts(sent)
    (one,) = (each for each in sent.problems if each.code == "READ-345")
    assert "I.1: la celda contiene una imagen, que no se puede leer" in SAY.say(one.message)


def test_the_formula_of_a_picture_and_an_error_are_told_too(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        fill(sheet, I_1=200, I_2=0.5)
        sheet.cell(*at(sheet, "I.1", MEANS)).value = '=_xlfn.DISPIMG("ID_1",1)'
        sheet.cell(*at(sheet, "I.2", MEANS)).value = "#REF!"

    sent = send(setup, "NORTE", change)

    said = [SAY.say(each.message) for each in sent.problems if each.code == "READ-345"]
    assert ["I.1: la celda contiene una imagen", "I.2: la celda contiene #REF!"] == [
        each.partition(",")[0] for each in said
    ]


def test_a_note_on_a_figure_goes_with_the_item_s_texts_and_says_its_cell(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        fill(sheet, I_1=200, I_2=0.5)
        sheet.cell(*at(sheet, "I.1", "Valor obtenido")).comment = Comment("Cifra preliminar", "Ana")

    sent = send(setup, "NORTE", change)

    assert "[G9] Cifra preliminar" == texts(sent)["I.1", "note-actual"]
    (judged,) = (
        each
        for each in report(setup, setup.plans[0], DECEMBER).items
        if each.measured.item.code == "I.1"
    )
    assert ("note-actual", "[G9] Cifra preliminar") in judged.measured.notes


def test_our_own_marks_are_no_notes_of_the_office(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        fill(sheet, I_1=200, I_2=0.5)
        cell = sheet.cell(*at(sheet, "I.1", "Valor obtenido"))
        cell.comment = Comment("READ-202: no es un número.", "sheetgen")

    assert {} == texts(send(setup, "NORTE", change))


def test_a_discussion_is_read_from_its_own_part_and_not_from_its_copy(setup: Setup) -> None:
    def change(sheet: Worksheet) -> None:
        fill(sheet, I_1=200, I_2=0.5)
        copy = Comment("[Threaded comment] Your version of Excel allows you to read it", "tc=1")
        sheet.cell(*at(sheet, "I.1", "Valor obtenido")).comment = copy

    send(setup, "NORTE", change)
    path = setup.workspace.input / "2025-12" / "envío.xlsx"
    with ZipFile(path, "a") as parts:
        parts.writestr(
            "xl/threadedComments/threadedComment1.xml",
            '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/'
            'threadedcomments"><threadedComment ref="G9" id="{1}"><text>¿Es final?</text>'
            '</threadedComment><threadedComment ref="G9" id="{2}" parentId="{1}"><text>Preliminar'
            "</text></threadedComment></ThreadedComments>",
        )
    sent = changed(
        setup,
        "xl/worksheets/_rels/sheet2.xml.rels",
        "</Relationships>",
        '<Relationship Id="rIdT" Type="http://schemas.microsoft.com/office/2017/10/relationships/'
        'threadedComment" Target="../threadedComments/threadedComment1.xml"/></Relationships>',
    )

    assert "[G9] ¿Es final? / Preliminar" == texts(sent)["I.1", "note-actual"]
