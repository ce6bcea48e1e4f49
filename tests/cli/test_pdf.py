"""``build --pdf``: the first page printed by LibreOffice, or a sentence that says it is wanting."""

import hashlib
import io
import json
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from running import run
from sheetgen.errors import WriteError
from sheetgen.writing.first_page_pdf import demand_office, write_first_page
from small import make_workspace


def test_without_libreoffice_it_stops_in_a_sentence_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_workspace(tmp_path / "w")
    monkeypatch.setenv("PATH", str(tmp_path))
    done = run(folder, "build", "--period", "2025-12", "--pdf")

    assert done.returncode == 2
    assert "LibreOffice, que no está instalado aquí" in done.stderr
    assert not (folder / "output").exists()


def test_what_libreoffice_does_not_print_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program that ends and prints nothing stands in the place of LibreOffice."""
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\necho no display >&2\nexit 3\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "a.xlsx").touch()
    demand_office()

    with pytest.raises(WriteError, match="no display"):
        write_first_page(tmp_path / "a.xlsx", tmp_path / "a.pdf", date(2024, 12, 31))
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.office
def test_the_first_page_is_one_sheet_at_nine_points_the_same_bytes_wherever_it_is_made(
    tmp_path: Path,
) -> None:
    folder = make_workspace(tmp_path / "w")
    run(folder, "build", "--period", "2025-12", "--pdf")
    output = folder / "output" / "2025-12" / "agua"
    first = (output / "agua-2025-12.pdf").read_bytes()
    verified = run(folder, "verify", "2025-12")  # printed again, from another folder
    (page,) = PdfReader(io.BytesIO(first)).pages
    sizes: list[float] = []

    def seen(
        text: str, _: list[float], matrix: list[float], __: DictionaryObject, size: float
    ) -> None:
        if text.strip():
            sizes.append(size * abs(matrix[3]))

    said = page.extract_text(visitor_text=seen)
    manifest = json.loads((output / "manifest.json").read_text("utf-8"))

    assert 0 == verified.returncode, verified.stdout
    assert hashlib.sha256(first).hexdigest() == manifest["outputs"]["agua-2025-12.pdf"]
    assert "Las alertas más importantes" in said
    assert round(min(sizes), 1) >= 9
    assert b"/URI" not in first  # nothing tells where it was made
