"""Whatever an office types in any cell, every output is written, sound, and says no raw sign."""

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

import pytest

from edges.typed import LONGEST, SHEET, cell_of, opened, sheetgen, template, typed
from small import make_workspace

pytestmark = pytest.mark.sweep

CELLS = {
    "texts": ("Motivo", "Medida correctiva", "Medio de verificación", "Comentario"),
    "figure": ("Valor obtenido",),
    "name": ("Indicador",),
    "code": ("Código",),
    "plan": ("Plan",),
}
NASTY = {
    "Excel's own most": "x" * LONGEST,
    "that of signs of two units": "😀" * (LONGEST // 2),
    "controls": "a_x0007_b_x001B_[31mc_x0000_d",
    "half signs": "a_xD800_b_xDC00_",
    "signs that are none": "a_xFFFE_b_xFFFF_c",
    "turned around": "a\u202eb\u2066c",
    "braces": "{x} {0} {",
    "many lines": "a\n\n" * 5_000,
}
OFFICE_S_OWN = "xl/worksheets/sheet2.xml"
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202e\u2066\ufffe\uffff\ud800-\udfff]")


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return template(make_workspace(tmp_path_factory.mktemp("blank")))


@pytest.mark.parametrize("nasty", NASTY)
@pytest.mark.parametrize("where", CELLS)
def test_it_stops_no_output(
    tmp_path: Path,
    blank: bytes,
    where: str,
    nasty: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    make_workspace(tmp_path)
    cells = {cell_of(blank, heading, "I.1"): NASTY[nasty] for heading in CELLS[where]}
    if where != "figure":
        cells |= {cell_of(blank, "Valor obtenido", "I.1"): "150"}
    (tmp_path / "input" / "2025-12").mkdir(parents=True)
    sent = tmp_path / "input" / "2025-12" / "a.xlsx"
    sent.write_bytes(typed(blank, cells))

    for args in (
        ("check", "--annotate", "vuelta", "--letter", str(sent)),
        ("check", "vuelta/a.xlsx"),
        ("build", "--period", "2025-12", "--offices", "--by-element"),
    ):
        assert sheetgen(tmp_path, *args, monkeypatch=monkeypatch) in {0, 1}

    said = "".join(capsys.readouterr())
    assert not RAW.search(said)
    assert len(said) < 20_000
    written = [*(tmp_path / "vuelta").iterdir(), *(tmp_path / "output" / "2025-12").rglob("*.*")]
    assert 6 <= len(written)
    for path in written:
        for name, text in texts(path):
            if (path.name, name) != ("a.xlsx", OFFICE_S_OWN):  # which keeps its bytes
                assert not RAW.search(text), (path, name)


def texts(path: Path) -> Iterator[tuple[str, str]]:
    """The text of each part of what was written, which must be sound XML and fit its cells."""
    if path.suffix not in {".xlsx", ".docx"}:
        if path.is_file():
            yield path.name, path.read_text(encoding="utf-8")
        return
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            data = parts.read(name)
            if name.endswith((".xml", ".rels")):
                expat.ParserCreate().Parse(data, True)  # noqa: FBT003 - by position only
                yield name, data.decode("utf-8")
    if path.suffix == ".xlsx":
        for sheet in opened(path.read_bytes()):
            for row in sheet.iter_rows():
                for cell in row:
                    held = cell.value if isinstance(cell.value, str) else ""
                    assert len(held.encode("utf-16-le")) <= 2 * LONGEST, cell
                    assert len(cell.comment.text if cell.comment else "") <= LONGEST


def test_the_whole_of_long_texts_stands_in_the_json_and_in_the_workbook(
    tmp_path: Path,
    blank: bytes,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    make_workspace(tmp_path)
    reason, comment = "r" * 20_000, "c" * LONGEST
    cells = {
        cell_of(blank, "Valor obtenido", "I.1"): "150",
        cell_of(blank, "Motivo", "I.1"): reason,
        cell_of(blank, "Comentario", "I.1"): comment,
    }
    (tmp_path / "input" / "2025-12").mkdir(parents=True)
    (tmp_path / "input" / "2025-12" / "a.xlsx").write_bytes(typed(blank, cells))

    assert 1 == sheetgen(tmp_path, "build", "--period", "2025-12", monkeypatch=monkeypatch)

    folder = tmp_path / "output" / "2025-12" / "agua"
    results = json.loads((folder / "results.json").read_bytes())
    item = next(each for each in results["items"] if each["code"] == "I.1")
    assert [
        {"field": "reason", "text": reason},
        {"field": "comment", "text": comment},
    ] == sorted(item["notes"], key=lambda each: str(each["field"]), reverse=True)
    long = [each for each in results["problems"] if each["code"] == "READ-217"]
    assert {f"input/2025-12/a.xlsx!{SHEET}!{cell_of(blank, name, 'I.1')}"
            for name in ("Motivo", "Comentario")} == {each["place"] for each in long}  # fmt: skip
    book = opened((folder / "agua-2025-12.xlsx").read_bytes())
    held = {cell.value for row in book["Indicadores"].iter_rows() for cell in row}
    assert {reason, comment} <= held
    capsys.readouterr()
