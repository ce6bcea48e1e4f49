"""Lines that say what lines before said are read by their texts alone: no plan shows it."""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from sheetgen.model.timetable import Timetable
from sheetgen.planning.by_period import SCHEDULE, TARGETS, read_schedule, read_targets
from sheetgen.planning.csv_tables import stream_csv
from sheetgen.planning.gathered_faults import Gathered
from sheetgen.planning.placed_rows import Row, Shape

CODES = {code: code for code in ("A", "B", "C", "D")}
COUNTED = {"A", "B"}
Read = Callable[[Iterable[Row], Mapping[str, str], Gathered], Timetable[Any]]


def _targets(
    rows: Iterable[Row], codes: Mapping[str, str], gathered: Gathered, of: Collection[str] = COUNTED
) -> Timetable[Any]:
    return read_targets(rows, codes, of, gathered)


TARGET_LINES = """code,year,period,target
A,2025,2025-01,5
B,2025,2025-01,5
B,2025,2025-01,5
B,2025,,5
C,2025,2025-12,5
B,2025,2025-12,5
C,2025,2025-01,5%
A,2025,2025-12,5%
C,2025,2025-01,6
C,2026,2025-03,5
B,2026,2025-03,5
D,2025,2025-01,-5
E,2025,2025-01,5
D,2025,2025-03,ND
D,2025,2025-04,
D,2025,2025-05,cinco
D,2025,2025-06,cinco
 D ,2025, 2025-07,5
D,2025,2025-01
,2025,2025-01,5

D,2025,2025-08,5
"""
MONTH_LINES = """period,code,programmed
2025-01,A,5
2025-01,B,5
2025-01,B,5
2025-02,B,5
2025-02,C,-5
2025-03,C,-5
2025-01,C,-5
2025-01,D,
2025-13,D,5
2025-02,E,5
2025-01,E,5
2025-02,A,5%
2025-02,C,5
 2025-02,D,5
2025-02,D,5
,D,5
"""


@pytest.mark.parametrize(("shape", "text", "read"), [
    (TARGETS, TARGET_LINES, _targets),
    (SCHEDULE, MONTH_LINES, read_schedule),
], ids=["targets", "schedule"])  # fmt: skip
@pytest.mark.parametrize("more", ["", "Total,2025,2025-01,5\n", "A,2025,2025-09,\x075\n"])
def test_no_plan_and_no_fault_shows_which_lines_were_read_by_their_texts_alone(
    tmp_path: Path, shape: Shape, text: str, read: Read, more: str
) -> None:
    path = tmp_path / f"{shape.name}.csv"
    path.write_text(text + more, encoding="utf-8")

    def rows(gathered: Gathered) -> Iterable[Row]:
        return stream_csv(path, path.name, shape, gathered.tell)

    one_by_one, again = Gathered(), Gathered()
    slow = read((row for row in rows(one_by_one)), CODES, one_by_one)
    quick = read(rows(again), CODES, again)

    assert list(slow) == list(quick)
    assert {k: str(v) for k, v in one_by_one.faults.items()} == {
        k: str(v) for k, v in again.faults.items()
    }
    assert list(one_by_one.faults) == list(again.faults)
    assert len(again.faults) > 5


def test_of_a_long_table_few_lines_are_looked_at_text_by_text(tmp_path: Path) -> None:
    """Steps are counted, not time."""
    months = [f"2025-{month:02d}" for month in range(1, 13)]
    codes = {f"A.{n}": f"A.{n}" for n in range(500)}
    path = tmp_path / "schedule.csv"
    lines = (f"{code},{month},{n % 7}\n" for code in codes for n, month in enumerate(months))
    path.write_text("code,period,programmed\n" + "".join(lines), encoding="utf-8")
    gathered, made = Gathered(), list[int]()
    streamed = stream_csv(path, path.name, SCHEDULE, gathered.tell)
    each = gathered.each

    def counted(rows: Iterable[Row], read: Callable[[Row], None]) -> None:
        def one(row: Row) -> None:
            made.append(row.line)
            read(row)

        each(rows, one)

    gathered.each = partial(counted)  # type: ignore[method-assign]
    found = read_schedule(streamed, codes, gathered)

    assert 6_000 == len(found)
    assert list(range(2, 14)) == made, "those of the first item"
