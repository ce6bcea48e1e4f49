"""The institution's looks on a template: its colours, title and logo; ours where none is set."""

import struct
import zipfile
import zlib
from pathlib import Path

from sheetgen.model.theme import Theme
from sheetgen.writing.template_book import write_template
from writing.builder_writing import opened, spanish, template

OWN = Theme(title="Ministerio de la Producción", colour="#7A1022", input_colour="#1F5F4A")


def png(path: Path) -> Path:
    """A picture of one red dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    dot = chunk(b"IDAT", zlib.compress(b"\0\xff\0\0"))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + head + dot + chunk(b"IEND", b""))
    return path


def test_headings_and_titles_take_the_colours_and_the_title(tmp_path: Path) -> None:
    write_template(template(), tmp_path / "t.xlsx", spanish(), OWN)

    sheet = opened(tmp_path / "t.xlsx")["Indicadores"]
    assert sheet["A1"].value == "Ministerio de la Producción · Ficha de seguimiento: Indicadores"
    assert sheet["A1"].font.color.rgb == "FF7A1022"
    assert sheet["A7"].fill.fgColor.rgb == "FF7A1022"
    assert sheet["F7"].fill.fgColor.rgb == "FF1F5F4A"
    assert sheet["A8"].fill.fgColor.rgb == "FFEFE2E4"  # 88 % white


def test_without_a_theme_nothing_changes(tmp_path: Path) -> None:
    write_template(template(), tmp_path / "a.xlsx", spanish())
    write_template(template(), tmp_path / "b.xlsx", spanish(), Theme())

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert opened(tmp_path / "a.xlsx")["Indicadores"]["A7"].fill.fgColor.rgb == "FF1B365D"


def test_a_logo_stands_in_the_file_with_its_words(tmp_path: Path) -> None:
    theme = Theme(title="Ministerio", logo=png(tmp_path / "logo.png"))

    write_template(template(), tmp_path / "t.xlsx", spanish(), theme)

    with zipfile.ZipFile(tmp_path / "t.xlsx") as parts:
        assert parts.read("xl/media/image1.png") == (tmp_path / "logo.png").read_bytes()
        assert b'descr="Ministerio"' in parts.read("xl/drawings/drawing1.xml")
