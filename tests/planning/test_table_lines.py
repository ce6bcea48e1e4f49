"""The cells of a long table are found by their line, whatever ends it, and whole blocks apart."""

from pathlib import Path

import pytest

from sheetgen.errors import PlanError
from sheetgen.model.place import line_place
from sheetgen.planning import table_cells
from sheetgen.planning.table_cells import PlanTables
from sheetgen.sources import text_file

TABLE = "code,period,programmed\nA.1,2025-01,10\r\n\nA.2,2025-01, 7 \nA.3,2025-02,3"


@pytest.mark.parametrize("block", [1, 25, 1 << 20])
def test_every_line_is_found_as_it_is_numbered_where_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    monkeypatch.setattr(text_file, "_AT_ONCE", block)
    (tmp_path / "schedule.csv").write_bytes(TABLE.encode())
    tables = PlanTables(tmp_path)

    def typed(line: int, column: str) -> str | None:
        cell = tables(line_place("schedule.csv", line, column))
        return None if cell is None else cell.typed

    assert ["10", "", "7", "3"] == [typed(line, "programmed") for line in (2, 3, 4, 5)]
    assert ["A.1", "A.3", ""] == [typed(line, "code") for line in (2, 5, 6)]
    assert "" == typed(2, "pim")


@pytest.mark.parametrize("block", [1, 4, 9, 1 << 20])
def test_lines_some_at_a_time_are_those_of_the_whole(
    monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    monkeypatch.setattr(text_file, "_AT_ONCE", block)
    data = "\ufeffa\r\nñ\rb\x0bc\n\ufeffd\n\n\u2028e".encode()
    whole = text_file.decoded(data, "a.csv", PlanError)

    assert "a\nñ\nb\x0bc\n\ufeffd\n\n\u2028e" == whole
    assert whole.splitlines(keepends=True) == [*text_file.lines_of(whole)]
    assert whole.splitlines(keepends=True) == [*text_file.decoded_lines(data, "a.csv", PlanError)]
    with pytest.raises(PlanError, match="'line': '5'"):
        [*text_file.decoded_lines(data + b"\n\xff", "a.csv", PlanError)]


@pytest.mark.parametrize("together", [1, 7, 64])
def test_a_cell_is_found_wherever_in_a_long_table_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, together: int
) -> None:
    monkeypatch.setattr(table_cells, "_LINES", together)
    rows = [f"A.{n},ñ{n},{n * n}" for n in range(2, 1_001)]
    text = "\n".join(["code,name,goal", *rows])
    (tmp_path / "activities.csv").write_text(text, encoding="utf-8")
    tables = PlanTables(tmp_path)

    def typed(line: int, column: str) -> str | None:
        cell = tables(line_place("activities.csv", line, column))
        return None if cell is None else cell.typed

    for line in (*range(2, 1_001), 64, 3, 1_000):
        assert [f"ñ{line}", str(line * line)] == [typed(line, "name"), typed(line, "goal")]
    assert ["", "", ""] == [typed(line, "goal") for line in (0, 1_001, 9_999)]
