"""An office's own file goes back with marks, and nothing else in it changes."""

import re
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from office import Office
from returning.own_template import packed
from returning.sent_back import (
    NOTES,
    PAGE,
    SHEET,
    by_openpyxl,
    by_xlsxwriter,
    opened,
    parts,
)
from sheetgen.ooxml.tags import Unmarkable
from sheetgen.returning.annotate import Note, annotate
from sheetgen.returning.mark_styles import Face, Mark, Styles
from sheetgen.returning.observations_sheet import Line, Page, observations_part
from sheetgen.returning.sheet_marks import At

CHANGED = re.compile(
    r"\[Content_Types\]\.xml|xl/workbook\.xml|xl/_rels/workbook\.xml\.rels|xl/styles\.xml"
)


def xlsx(folder: Path) -> Path:
    return by_xlsxwriter(folder / "a.xlsx")


def xlsm(folder: Path) -> Path:
    return by_xlsxwriter(folder / "a.xlsm", macro=True)


def openpyxl(folder: Path) -> Path:
    return by_openpyxl(folder / "a.xlsx")


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory, office: Office) -> Path:
    """The file as LibreOffice saves it."""
    folder = tmp_path_factory.mktemp("saved")
    return office.save(xlsx(folder), folder / "b.xlsx")


MAKES = {"xlsx": xlsx, "xlsm": xlsm, "openpyxl": openpyxl}


@pytest.fixture(params=[*MAKES, pytest.param("libreoffice", marks=pytest.mark.office)])
def sent(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path]:
    """A file of each make, and which it is."""
    name = str(request.param)
    if name not in MAKES:
        return name, request.getfixturevalue("saved")
    return name, MAKES[name](tmp_path)


def marked(path: Path) -> bytes:
    return annotate(path.read_bytes(), NOTES, PAGE, "Observaciones")


def test_every_part_that_holds_no_mark_keeps_its_bytes(sent: tuple[str, Path]) -> None:
    make, path = sent
    before, after = parts(path.read_bytes()), parts(marked(path))

    differ = {name for name in before if before[name] != after[name]}
    allowed = {name for name in before if CHANGED.fullmatch(name)}
    allowed |= {"xl/worksheets/sheet2.xml", "xl/worksheets/_rels/sheet2.xml.rels"}
    if make == "openpyxl":  # the sheet has notes of its own, which ours join
        allowed |= {"xl/comments/comment1.xml", "xl/drawings/commentsDrawing1.vml"}
    if make == "xlsm":  # the sheet has a button, whose drawing the notes share
        allowed |= {"xl/drawings/vmlDrawing2.vml"}
    assert set() == differ - allowed
    assert "xl/worksheets/sheet2.xml" in differ
    assert list(before) == list(after)[: len(before)]


def test_the_marked_sheet_changes_only_by_styles_marks_and_the_lead_to_its_notes(
    sent: tuple[str, Path],
) -> None:
    _, path = sent
    before = parts(path.read_bytes())["xl/worksheets/sheet2.xml"].decode()
    after = parts(marked(path))["xl/worksheets/sheet2.xml"].decode()

    def bare(text: str) -> str:
        text = re.sub(r'<legacyDrawing xmlns:r="[^"]*" r:id="[^"]*"/>', "", text)
        text = re.sub(
            r'<conditionalFormatting sqref="C3"><cfRule [^>]*><formula>LEN\("sheetgen"\)=8'
            r"</formula></cfRule></conditionalFormatting>",
            "",
            text,
        )
        text = re.sub(r'( priority=)"\d+"', r"\1", text)
        text = re.sub(r'<row r="40"><c r="B40" s="\d+"/></row>', "", text)
        text = re.sub(r'<c r="D3" s="\d+"/>', "", text)
        return re.sub(r'<c r="(C3|D3)"( s="\d+")?|<c s="\d+" r="(C3|D3)"', "<c marked", text)

    def without_style(text: str) -> str:
        return re.sub(r'(<c marked[^>]*?) s="\d+"', r"\1", bare(text))

    assert without_style(before) == without_style(after)


def test_marks_are_seen_by_who_opens_it(sent: tuple[str, Path]) -> None:
    _, path = sent
    before, book = opened(path.read_bytes()), opened(marked(path))

    sheet = book[SHEET]
    assert ["Observaciones", *before.sheetnames, "sheetgen marks"] == book.sheetnames
    assert "hidden" == book["sheetgen marks"].sheet_state
    assert ("FFFFC7CE", "FFFFEB9C", "FFC6EFCE") == tuple(
        sheet[at].fill.fgColor.rgb for at in ("C3", "D3", "B40")
    )
    assert before[SHEET]["C3"].number_format == sheet["C3"].number_format
    assert before[SHEET]["C3"].value == sheet["C3"].value
    assert "Falta el motivo" == sheet["D3"].comment.text
    first = book["Observaciones"]
    assert "#'Indicadores'!C3" == f"#{first['C5'].hyperlink.location}"
    assert "<a> & b" == first["E5"].value


def test_a_note_of_the_office_stays_as_it_was(tmp_path: Path) -> None:
    sheet = opened(marked(openpyxl(tmp_path)))[SHEET]

    assert ("De la oficina", "Otra") == (sheet["C3"].comment.text, sheet["A1"].comment.text)


def test_names_of_sheets_keep_their_sheet(tmp_path: Path) -> None:
    path = xlsx(tmp_path)
    before, book = opened(path.read_bytes()), opened(marked(path))

    assert before[SHEET].print_area == book[SHEET].print_area
    assert "" == book["Observaciones"].print_area
    assert before.active.title == book.active.title


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    path = xlsx(tmp_path)

    assert marked(path) == marked(path)


def test_a_file_of_another_kind_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")

    with pytest.raises(Unmarkable):
        marked(path)


def test_looks_that_a_mark_would_make_equal_are_told_apart(tmp_path: Path) -> None:
    """They differ in fill and border only, which the mark takes."""
    path = tmp_path / "a.xlsx"
    made = xlsxwriter.Workbook(path)
    sheet = made.add_worksheet(SHEET)
    fills = ("#FFFF00", "#00FFFF", "#C0C0C0")
    for row, fill in enumerate(fills):
        sheet.write(row, 0, 1, made.add_format({"bg_color": fill, "border": 1}))
    made.close()
    notes = {SHEET: {At(row, 1): Note(Mark.ERROR, "x") for row in (1, 2, 3)}}
    path.write_bytes(annotate(path.read_bytes(), notes, PAGE, "Observaciones"))
    opened(path.read_bytes()).save(path)

    again = opened(annotate(path.read_bytes(), {}, PAGE, "Observaciones"))[SHEET]

    found = [again.cell(row, 1).fill.fgColor.rgb for row in (1, 2, 3)]
    assert [f"FF{fill[1:]}" for fill in fills] == found
    assert [None] * 3 == [again.cell(row, 1).comment for row in (1, 2, 3)]


@pytest.mark.parametrize("own", [b"", b'<dxfs count="0"/>', b'<dxfs count="1"><dxf/></dxfs>'])
def test_looks_of_conditions_join_those_there_are_or_open_their_list(own: bytes) -> None:
    lists = b"<fonts/><fills/><borders/><cellXfs><xf/></cellXfs><cellStyles/>"
    styles = Styles(b"<styleSheet>" + lists + own + b"<tableStyles/></styleSheet>")

    index = styles.condition(Mark.ERROR)

    written = styles.written()
    assert own.count(b"<dxf/>") == index
    assert index == styles.condition(Mark.ERROR)
    assert b'<dxfs count="%d">' % (index + 1) in written
    assert written.index(b"</dxfs>") < written.index(b"<tableStyles/>")
    assert 1 == written.count(b"</dxfs>")


def test_what_is_no_package_at_all_is_not_touched() -> None:
    with pytest.raises(Unmarkable):
        annotate(b"\xd0\xcf\x11\xe0 an old workbook", NOTES, PAGE, "Observaciones")


def test_a_cell_that_was_empty_stands_in_its_place_in_the_row(tmp_path: Path) -> None:
    path = xlsx(tmp_path)
    notes = {SHEET: {At.parse("D1"): Note(Mark.ERROR, ""), At.parse("C2"): Note(Mark.ERROR, "")}}
    with_gap = by_xlsxwriter(path, gap=True)

    data = annotate(with_gap.read_bytes(), notes, PAGE, "Observaciones")

    part = parts(data)["xl/worksheets/sheet2.xml"].decode()
    cells = re.findall(r'<c r="([A-Z]+1)"', part)
    assert ["A1", "B1", "C1", "D1", "E1"] == cells
    assert part.index('r="C1"') < part.index('r="C2"') < part.index('r="A3"')


def test_what_we_add_bears_the_names_and_ways_that_every_program_knows(
    sent: tuple[str, Path],
) -> None:
    """ExcelJS looks for ``xl/worksheets/sheet*.xml``, and from there for ``../comments*.xml``."""
    _, path = sent
    before, after = parts(path.read_bytes()), parts(marked(path))

    ours = set(after) - set(before)
    told = "".join(after[name].decode() for name in after if name.endswith(".rels"))

    assert {"xl/worksheets/sheet", "xl/comments", "xl/drawings/vmlDrawing"} >= {
        re.sub(r"\d*\.\w+$", "", name) for name in ours if "_rels" not in name
    }
    for name in ours:
        if "_rels" not in name:
            assert f'Target="/{name}"' not in told
            assert f"/{Path(name).name}" in told


def test_an_older_mark_s_ways_from_the_root_are_told_anew(tmp_path: Path) -> None:
    """As files marked by an earlier version have them."""
    path = tmp_path / "old.xlsx"
    known = parts(marked(xlsx(tmp_path)))
    lead = "xl/worksheets/_rels/sheet2.xml.rels"
    assert b'"../comments1.xml"' in known[lead]
    known[lead] = known[lead].replace(b'Target="../', b'Target="/xl/')
    path.write_bytes(packed(known))

    again, mended = parts(marked(path)), annotate(path.read_bytes(), {}, PAGE, "Observaciones")

    for each in (again, parts(mended)):
        assert b'"../comments1.xml"' in each[lead]
        assert b'Target="/' not in each[lead]


def test_a_row_of_observations_is_tall_enough_for_words_that_break_between_themselves() -> None:
    said = "programaciones " * 8  # 120 letters: four words a line, where 66 letters have room
    line = Line(state="Aviso", where="Hoja!C3", item="", link="", said=said + said[:14], cure="")
    page = Page(titles=("Observaciones",), headings=("", "", "", "", ""), lines=(line,))

    part = observations_part(page, dict.fromkeys(Face, 0), "")

    assert b'<row r="4" ht="46"' in part  # three lines
