"""Blocks that are deflated by themselves and stand one behind the other are one text."""

import zlib
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest

from sheetgen.writing.workbook.blocks import LAST, NO_BLOCK, Blocks, deflated, joined
from writing.test_wellformed import write

ROW = '<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>Salud &amp; agua {n}</t></is></c></row>'


PAIRS = ((b"", b"a"), (b"a", b""), (b"ab" * 9_999, b"c"), (bytes(range(256)) * 300, b"x" * 65_537))


@pytest.mark.parametrize("texts", PAIRS)
def test_the_crc_of_two_texts_follows_from_those_of_each(texts: tuple[bytes, bytes]) -> None:
    (first, one), (second, two) = map(deflated, texts)

    whole = joined(one, two)

    assert zlib.crc32(b"".join(texts)) == whole.crc
    assert b"".join(texts) == zlib.decompress(first + second + LAST, -zlib.MAX_WBITS)
    assert (len(first + second), len(b"".join(texts))) == (whole.packed, whole.size)


def test_a_block_that_is_copied_stands_where_it_would_be_drawn() -> None:
    rows = [ROW.format(n=n) for n in range(1, 9)]
    drawn, copied = Blocks(None), Blocks(None)
    for each in rows[:4], rows[4:6], rows[6:]:
        for row in each:
            drawn.add(row)
        drawn.close_block()

    for row in rows[:4]:
        copied.add(row)
    copied.copy(*deflated("".join(rows[4:6]).encode()))
    for row in rows[6:]:
        copied.add(row)

    first, second = BytesIO(), BytesIO()
    assert drawn.pour(first) == copied.pour(second)
    assert first.getvalue() == second.getvalue()
    assert NO_BLOCK != drawn.whole
    assert "".join(rows).encode() == zlib.decompress(first.getvalue() + LAST, -zlib.MAX_WBITS)
    drawn.discard()
    copied.discard()


def test_a_package_with_blocks_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "agua.xlsx"
    write(path, '<c r="A1"><v>59</v></c>')

    with ZipFile(path) as package:
        assert package.testzip() is None
        assert b"<v>59</v>" in package.read("xl/worksheets/sheet2.xml")
        assert b"<?" not in package.read("xl/worksheets/sheet2.xml")[5:]
        assert {(1980, 1, 1, 0, 0, 0)} == {each.date_time for each in package.infolist()}
        assert 1 == len({(e.external_attr, e.compress_type, e.create_system, e.flag_bits)
                         for e in package.infolist()})  # fmt: skip


def test_zipfile_keeps_of_a_package_what_an_entry_is_made_by() -> None:
    """An upgrade of Python that changes it fails here: look at ``package.py`` then."""
    with ZipFile(BytesIO(), "w") as package:
        package.writestr("a", b"a")
        assert package.fp is not None
        assert package.start_dir == package.fp.tell()
        assert ["a"] == [each.filename for each in package.filelist] == list(package.NameToInfo)
        entry = ZipInfo("b")
        entry.CRC = entry.compress_size = entry.file_size = 0
        assert entry.FileHeader().startswith(b"PK\x03\x04")
