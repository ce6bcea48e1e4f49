"""``build --ods``: the workbook in an open format, or a sentence that says what is wanting."""

import re
from pathlib import Path
from zipfile import ZipFile

import pytest

from cli.test_commands import fill_all
from running import run
from sheetgen.reading.opening.workbook import open_workbook
from small import make_workspace


def test_without_libreoffice_it_stops_in_a_sentence_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_workspace(tmp_path / "w")
    monkeypatch.setenv("PATH", str(tmp_path))
    done = run(folder, "build", "--period", "2025-12", "--ods")

    assert done.returncode == 2
    assert "el .ods lo escribe LibreOffice, que no está instalado aquí" in done.stderr
    assert not (folder / "output").exists()


@pytest.mark.office
def test_it_holds_what_the_workbook_holds_in_the_same_bytes_wherever_it_is_made(
    tmp_path: Path,
) -> None:
    folder = make_workspace(tmp_path / "w")
    fill_all(folder)
    run(folder, "build", "--ods")
    output = folder / "output" / "2025-12" / "agua"
    verified = run(folder, "verify", "2025-12")  # made again, in another folder

    def said(name: str) -> dict[str, set[object]]:
        book = open_workbook((output / name).read_bytes(), name)
        return {
            sheet.name: {cell.value for cell in sheet.cells.values() if cell.value is not None}
            for sheet in book.sheets
        }

    assert 0 == verified.returncode, verified.stdout
    turned, book = said("agua-2025-12.ods"), said("agua-2025-12.xlsx")
    assert list(book) == list(turned)
    assert book["Datos"] == turned["Datos"]
    with ZipFile(output / "agua-2025-12.ods") as parts:
        content, meta = (parts.read(name).decode() for name in ("content.xml", "meta.xml"))
    assert "2025-12-31T00:00:00" in meta
    beside = set(re.findall(r'xlink:href="([^"#]*sustento[^"#]*)', content))
    assert {"../agua-2025-12-sustento.xlsx"} == beside  # from inside the package: beside it
    assert "calcext:conditional-format" in content  # a status is coloured by what its cell says
