"""A percentage in a cell that lost its format is asked about, by `check` and `build` alike."""

import io
import json
from pathlib import Path

import pytest

from edges.typed import SHEET, cell_of, opened, sheetgen, template
from small import make_workspace


@pytest.mark.parametrize(
    ("value", "number_format", "said", "read", "asked"),
    [
        (59, "General", "¿Es 59 % o 5,900 %?", "59", True),
        (0.59, "General", "¿Es 0.59 % o 59 %?", "0.59", True),
        (0.59, "0%", "", "59", False),
        (0, "General", "", "0", False),
    ],
)
def test_check_and_build_ask_alike(
    tmp_path: Path,
    value: float,
    number_format: str,
    said: str,
    read: str,
    asked: bool,  # noqa: FBT001 - a column of the table
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    make_workspace(tmp_path)
    blank = template(tmp_path)
    book, at = opened(blank), cell_of(blank, "Valor obtenido", "I.2")
    book[SHEET][at].value, book[SHEET][at].number_format = value, number_format
    sent, kept = tmp_path / "input" / "2025-12" / "a.xlsx", io.BytesIO()
    book.save(kept)
    sent.parent.mkdir(parents=True)
    sent.write_bytes(kept.getvalue())

    sheetgen(tmp_path, "check", "--letter", str(sent), monkeypatch=monkeypatch)
    told = capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ")
    sheetgen(tmp_path, "build", "--period", "2025-12", monkeypatch=monkeypatch)

    results = json.loads((tmp_path / "output/2025-12/agua/results.json").read_bytes())
    questions = [each for each in results["problems"] if each["code"] == "READ-218"]
    assert (asked, asked) == ("READ-218" in told, bool(questions))
    assert said in told
    assert [read] == [each["actual"] for each in results["items"] if each["code"] == "I.2"]
    assert all(f"{SHEET}!{at}" in each["place"] for each in questions)
