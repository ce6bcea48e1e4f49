"""A file that is read and cannot be marked is its own fault: the rest of the batch goes on."""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from edges.typed import cell_of, sheetgen, template, typed
from small import make_workspace

Part = tuple[str, bytes]


def with_part(data: bytes, name: str, spoil: Callable[[bytearray, int, int], None]) -> bytes:
    """The file with one more part, that no reader of figures needs, spoilt where it is packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as parts, zipfile.ZipFile(out, "w") as made:
        for info in parts.infolist():
            made.writestr(info.filename, parts.read(info), zipfile.ZIP_DEFLATED)
        made.writestr(name, bytes(range(256)) * 40, zipfile.ZIP_DEFLATED)
        info = made.getinfo(name)
    held = bytearray(out.getvalue())
    start = info.header_offset + 30 + len(name)
    spoil(held, start, info.compress_size)
    return bytes(held)


def noise(held: bytearray, start: int, size: int) -> None:
    held[start : start + size] = b"\xff" * size


def cut(held: bytearray, start: int, size: int) -> None:
    held[start + size // 2 : start + size] = bytes(size - size // 2)


def method(held: bytearray, start: int, _size: int) -> None:
    """Packed in a way that nobody knows, in the directory too."""
    name = held[start - 17 : start]
    at = held.rindex(name) - 46
    struct.pack_into("<H", held, at + 10, 99)


def test_one_file_s_fault_is_that_file_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_workspace(tmp_path)
    blank = template(tmp_path)
    whole = typed(blank, {cell_of(blank, "Valor obtenido", "I.1"): "muchos"})
    files = {"sana.xlsx": whole}
    for spoil in (noise, cut, method):
        files[f"{spoil.__name__}.xlsx"] = with_part(whole, "xl/media/foto.png", spoil)
    for name, data in sorted(files.items()):
        (tmp_path / name).write_bytes(data)

    status = sheetgen(
        tmp_path, "check", "--annotate", "vuelta", "--letter", *sorted(files),
        monkeypatch=monkeypatch,
    )  # fmt: skip

    said, err = capsys.readouterr()
    assert 1 == status
    assert 4 == said.count("«muchos»")  # all of them were read
    for name in ("noise", "cut", "method"):
        assert f"{name}.xlsx: algo en él está dañado" in err
    written = sorted(path.name for path in (tmp_path / "vuelta").iterdir())
    assert ["cut.txt", "method.txt", "noise.txt", "sana.txt", "sana.xlsx"] == written


def test_braces_that_an_office_typed_come_back_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_workspace(tmp_path)
    blank = template(tmp_path)
    at = cell_of(blank, "Valor obtenido", "I.1")
    (tmp_path / "a.xlsx").write_bytes(typed(blank, {at: "{x} {"}))

    assert 1 == sheetgen(tmp_path, "check", "--annotate", "v", "a.xlsx", monkeypatch=monkeypatch)
    capsys.readouterr()
    assert 1 == sheetgen(tmp_path, "check", "--annotate", "w", "v/a.xlsx", monkeypatch=monkeypatch)
    assert "«{x} {»" in capsys.readouterr().out
