"""What is kept of one file for the next never says of a file what only another one holds."""

import pytest

from reading.packages import MAIN, SHEET, STRINGS, STYLES, packed, parts, sheet
from sheetgen.ooxml.refusal import Refused
from sheetgen.reading.opening.cells import Cell, Kind, Workbook
from sheetgen.reading.opening.workbook import open_workbook

TEXTS = '<row r="1"><c r="A1" s="1" t="inlineStr"><is><t>ND</t></is></c></row>'
POINTS = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'


def opened(content: dict[str, bytes]) -> Workbook:
    return open_workbook(packed(content), "kept.xlsx")


def first(book: Workbook) -> Cell:
    return book.sheets[0].cell(1, 1)


def with_format(number: int) -> dict[str, bytes]:
    styles = f'<cellXfs><xf numFmtId="0"/><xf numFmtId="{number}"/></cellXfs>'
    return {STYLES: f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'.encode()}


def test_one_sheet_in_two_books_has_the_number_formats_of_each() -> None:
    for number, expected in ((9, "0%"), (2, "0.00"), (9, "0%")):
        found = first(opened(parts(rows=TEXTS) | with_format(number)))

        assert ("ND", expected) == (found.value, found.number_format)


def test_one_sheet_in_two_books_has_the_texts_of_each() -> None:
    for text in ("uno", "dos", "uno"):
        strings = f'<sst xmlns="{MAIN}"><si><t>{text}</t></si></sst>'.encode()

        assert text == first(opened(parts(rows=POINTS) | {STRINGS: strings})).value


def test_a_renamed_or_hidden_sheet_is_not_taken_for_the_one_before() -> None:
    plain = parts(rows=TEXTS)
    book = plain["xl/workbook.xml"]
    renamed = book.replace(b'name="Actividades"', b'name="Otra" state="hidden"')

    for content, expected in ((book, ("Actividades", True)), (renamed, ("Otra", False))):
        found = opened(plain | {"xl/workbook.xml": content}).sheets[0]
        assert expected == (found.name, found.visible)


def test_a_style_that_this_book_lacks_is_refused_although_another_had_it() -> None:
    opened(parts(rows=TEXTS))
    lacking = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/></cellXfs></styleSheet>'

    with pytest.raises(Refused) as refused:
        opened(parts(rows=TEXTS) | {STYLES: lacking.encode()})

    assert "READ-124" == refused.value.code


def test_a_sheet_that_was_read_before_is_counted_and_checked_as_ever() -> None:
    """Guards stand before what is kept: the same sheet, too long, is refused each time."""
    many = "".join(f'<row r="{n}"></row>' for n in range(1, 50_100))

    for _ in range(2):
        with pytest.raises(Refused) as refused:
            opened(parts() | {SHEET: sheet(many).encode()})
        assert "READ-127" == refused.value.code


def test_a_part_that_was_unpacked_before_is_still_held_to_what_this_file_says_of_it() -> None:
    """What is kept of a part is its content; its declared size and sum are this file's own."""
    whole = packed(parts(rows=TEXTS))
    assert "ND" == first(open_workbook(whole, "kept.xlsx")).value
    at = whole.rindex(b"xl/worksheets/sheet1.xml") - 46
    for field, code in ((16, "READ-103"), (24, "READ-104")):
        changed = bytearray(whole)
        changed[at + field] ^= 1

        with pytest.raises(Refused) as refused:
            open_workbook(bytes(changed), "kept.xlsx")
        assert code == refused.value.code
        assert "ND" == first(open_workbook(whole, "kept.xlsx")).value


def test_the_same_row_in_two_books_has_the_formats_texts_and_dates_of_each() -> None:
    rows = (
        '<row r="1"><c r="A1" s="1"><v>45000</v></c><c r="B1" t="s"><v>0</v></c></row>'
        '<row r="2"><c r="A2" t="str"><f>1+1</f><v>2</v></c></row>'
    )
    for number, text in ((14, "uno"), (9, "dos"), (14, "uno")):
        strings = f'<sst xmlns="{MAIN}"><si><t>{text}</t></si></sst>'.encode()
        content = parts(rows=rows) | with_format(number) | {STRINGS: strings}
        page = opened(content).sheets[0]

        assert (Kind.DATE if number == 14 else Kind.NUMBER) is page.cell(1, 1).kind
        assert text == page.cell(1, 2).value
        assert "=1+1" == page.cell(2, 1).formula
