"""Our own template goes to an office and back: marked, changed, saved by others, marked again."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from matching.sent import DECEMBER
from office import Office
from returning.own_template import (
    SAY,
    SHEET,
    by_openpyxl,
    conditions,
    filled,
    looks,
    packed,
    template_of,
)
from returning.sent_back import opened, parts
from sheetgen.intake import check, marked
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import Setup, open_setup
from small import make_workspace

CHANGED = {
    "[Content_Types].xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
}
OURS = re.compile(
    r'<conditionalFormatting sqref="[A-Z0-9 ]+"><cfRule type="expression" dxfId="\d+" '
    r'priority="\d+"><formula>LEN\("sheetgen"\)=8</formula></cfRule></conditionalFormatting>'
)
Save = Callable[[Path, Path], Path]
"""How a program opens and saves a file: from, into."""


@pytest.fixture
def setup(tmp_path: Path) -> Setup:
    return open_setup(read_workspace(make_workspace(tmp_path / "workspace")))


@pytest.fixture
def sent(setup: Setup, tmp_path: Path) -> Path:
    """I.1 is low and not explained, I.2 no figure at all."""
    blank = template_of(setup, "NORTE", DECEMBER)
    return filled(blank, tmp_path / "norte.xlsx", {"G9": 120, "G10": "muchos"})


PROGRAMS: dict[str, Save] = {"as it is": shutil.copy, "openpyxl": by_openpyxl}


@pytest.fixture(params=[*PROGRAMS, pytest.param("libreoffice", marks=pytest.mark.office)])
def save(request: pytest.FixtureRequest) -> Save:
    """Each program that an office may open and save the file with."""
    if request.param in PROGRAMS:
        return PROGRAMS[request.param]
    office: Office = request.getfixturevalue("office")
    return office.save


def returned(setup: Setup, path: Path) -> bytes:
    (found,) = check(setup, [path])
    data = marked(setup, found, SAY)
    assert data is not None
    return data


def sheet_part(path: Path) -> str:
    """The part of the sheet that is filled."""
    at = opened(path.read_bytes()).sheetnames.index(SHEET) + 1
    return f"xl/worksheets/sheet{at}.xml"


def ranked(text: str) -> str:
    """With the order of conditions instead of their numbers."""
    numbers = sorted({int(each) for each in re.findall(r'priority="(\d+)"', text)})
    return re.sub(
        r'priority="(\d+)"', lambda found: f'priority="#{numbers.index(int(found[1]))}"', text
    )


def test_only_marks_change_and_every_other_byte_stays(
    setup: Setup, sent: Path, tmp_path: Path, save: Save
) -> None:
    path = save(sent, tmp_path / "vuelta.xlsx")
    before, after = parts(path.read_bytes()), parts(returned(setup, path))
    part = sheet_part(path)

    assert {name for name in before if before[name] != after[name]} <= {
        *CHANGED,
        part,
        f"xl/worksheets/_rels/{Path(part).name}.rels",
    }
    first = {
        int(re.search(r'priority="(\d+)"', each)[1]) for each in OURS.findall(after[part].decode())
    }  # type: ignore[index]  # each has one
    text = OURS.sub("", after[part].decode())
    later = {int(each) for each in re.findall(r'priority="(\d+)"', text)}
    assert 2 == len(first)
    assert max(first) < min(later)
    text = re.sub(r'<legacyDrawing xmlns:r="[^"]*" r:id="[^"]*"/>', "", text)
    cell = re.compile(r'(<c r="(?:G10|J9)") s="\d+"')
    assert cell.sub(r"\1", ranked(before[part].decode())) == cell.sub(r"\1", ranked(text))


def test_marks_of_the_first_round_are_gone_after_the_second(
    setup: Setup, sent: Path, tmp_path: Path, save: Save
) -> None:
    """The office mends both cells in the marked file, with a program of its own."""
    clean = save(sent, tmp_path / "clean.xlsx")
    opened(clean.read_bytes()).save(clean)  # as the other is below
    first = tmp_path / "marked.xlsx"
    first.write_bytes(returned(setup, sent))
    back = save(first, tmp_path / "back.xlsx")
    book = opened(back.read_bytes())
    sheet = book[SHEET]
    sheet["G9"], sheet["G10"] = 200, "otra vez"
    book.save(back)

    again = opened(returned(setup, back))

    assert ["Observaciones"] == [each for each in again.sheetnames if "Obs" in each]
    assert 1 == again.sheetnames.count("sheetgen marks")
    expected, found = looks(opened(clean.read_bytes())), looks(again)
    differ = {at for at in expected if expected[at] != found.get(at)}
    assert {f"{SHEET}!G10"} == differ
    assert "READ-201" in str(again[SHEET]["G10"].comment.text)
    own = [each for each in conditions(again) if "sheetgen" in each]
    assert [f"{SHEET} G10 ['LEN(\"sheetgen\")=8']"] == own


def test_rows_that_were_sorted_get_their_looks_back(
    setup: Setup, sent: Path, tmp_path: Path
) -> None:
    """The marked look goes where the row goes; the record finds it there."""
    path = tmp_path / "marked.xlsx"
    path.write_bytes(returned(setup, sent))
    before = looks(opened(sent.read_bytes()))
    known = parts(path.read_bytes())
    part = sheet_part(sent)
    text = known[part].decode()
    rows = re.compile(r'<row r="(9|10)".*?</row>', re.DOTALL)
    nine, ten = (each[0] for each in rows.finditer(text))
    swapped = {
        9: re.sub(r'r="([A-Z]*)10"', r'r="\g<1>9"', ten),
        10: re.sub(r'r="([A-Z]*)9"', r'r="\g<1>10"', nine),
    }
    moved = rows.sub(lambda found: swapped[int(found[1])], text)
    path.write_bytes(packed(known | {part: moved.encode()}))

    again = looks(opened(returned(setup, path)))

    other = {"9": "10", "10": "9"}
    differ = {
        at
        for at in before
        if at.startswith(SHEET)
        and again[at] != before[re.sub(r"(?<=[A-Z])(9|10)$", lambda row: other[row[0]], at)]
    }
    assert {f"{SHEET}!G9", f"{SHEET}!J10"} == differ


def test_a_file_marked_twice_is_the_same_as_marked_once(
    setup: Setup, sent: Path, tmp_path: Path
) -> None:
    once = tmp_path / "norte2.xlsx"
    once.write_bytes(returned(setup, sent))
    twice = returned(setup, once)

    assert looks(opened(once.read_bytes())) == looks(opened(twice))
    assert conditions(opened(once.read_bytes())) == conditions(opened(twice))
    assert list(parts(once.read_bytes())) == list(parts(twice))


def test_our_sheet_is_ours_whatever_the_office_names_it_and_types(
    setup: Setup, sent: Path, tmp_path: Path
) -> None:
    path = tmp_path / "marked.xlsx"
    path.write_bytes(returned(setup, sent))
    book = opened(path.read_bytes())
    page = book["Observaciones"]
    page.title = "Pendientes"
    page["A1"], page["E7"] = "Hecho", "Ya lo corregí"
    page["F7"] = "=1+1"
    page.insert_rows(1)
    book.save(path)

    again = opened(returned(setup, path))

    assert ["Pendientes"] == [each for each in again.sheetnames if each.startswith("Pend")]
    assert "Observaciones" not in again.sheetnames
    assert "Observaciones" == again["Pendientes"]["A1"].value
    assert again["Pendientes"]["F7"].value is None


def test_a_sheet_of_the_office_with_that_name_is_left_alone(
    setup: Setup, sent: Path, tmp_path: Path
) -> None:
    path = tmp_path / "con_hoja.xlsx"
    book = opened(sent.read_bytes())
    book.create_sheet("Observaciones")["A1"] = "De la oficina"
    book.save(path)

    path.write_bytes(returned(setup, path))
    again = opened(returned(setup, path))

    assert "De la oficina" == again["Observaciones"]["A1"].value
    assert ["Observaciones 2", "Observaciones"] == [e for e in again.sheetnames if "Obs" in e]


def test_a_note_of_the_office_in_a_marked_file_stays(
    setup: Setup, sent: Path, tmp_path: Path
) -> None:
    from openpyxl.comments import Comment

    path = tmp_path / "marked.xlsx"
    path.write_bytes(returned(setup, sent))
    book = opened(path.read_bytes())
    book[SHEET]["G9"] = 200
    book[SHEET]["H9"].comment = Comment("Lo dijo el jefe", "Ana")
    book.save(path)

    again = opened(returned(setup, path))

    assert "Lo dijo el jefe" == again[SHEET]["H9"].comment.text
    assert again[SHEET]["J9"].comment is None


def test_a_marked_file_that_was_never_filed_remembers_what_was_asked(
    setup: Setup, sent: Path, tmp_path: Path, save: Save
) -> None:
    """Of three cells asked for, one is mended, one is not, and a new one is wrong."""
    first = tmp_path / "marked.xlsx"
    first.write_bytes(returned(setup, sent))
    back = save(first, tmp_path / "back.xlsx")
    book = opened(back.read_bytes())
    sheet = book[SHEET]
    sheet["G10"], sheet["J10"] = 0.5, None
    sheet["G9"] = "muchos"
    book.save(back)

    (found,) = check(setup, [back])

    assert found.changes is not None
    assert "norte.xlsx" == found.changes.earlier
    assert ["READ-201"] == [each.code for each in found.changes.new]
    assert ["READ-201", "READ-314"] == sorted(each.code for each in found.changes.fixed)
    assert "muchos" in SAY.say(
        next(each.message for each in found.changes.fixed if each.code == "READ-201")
    )
    data = marked(setup, found, SAY)
    assert data is not None
    page = opened(data)["Observaciones"]
    assert "Desde norte.xlsx" in " ".join(str(page.cell(row, 1).value) for row in range(1, 7))
    green = opened(data)[SHEET]["G10"]
    assert "FFC6EFCE" == green.fill.fgColor.rgb


def test_a_file_that_carries_no_marks_remembers_nothing(setup: Setup, sent: Path) -> None:
    (found,) = check(setup, [sent])

    assert found.changes is None


def test_what_somebody_wrote_into_the_hidden_sheet_says_nothing(
    setup: Setup, sent: Path, tmp_path: Path
) -> None:
    path = tmp_path / "marked.xlsx"
    path.write_bytes(returned(setup, sent))
    book = opened(path.read_bytes())
    for row in book["sheetgen marks"].iter_rows(min_row=2, min_col=4):
        for cell in row:
            cell.value = "x"
    book.save(path)

    (found,) = check(setup, [path])

    assert found.changes is None
