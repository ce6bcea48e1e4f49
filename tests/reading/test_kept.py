"""What is kept of one file for the next never says of a file what only another one holds."""

import pytest

from reading.packages import MAIN, SHEET, STRINGS, STYLES, packed, parts, sheet
from sheetgen.reading.cells import Cell, Workbook
from sheetgen.reading.refusal import Refused
from sheetgen.reading.workbook import open_workbook

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
