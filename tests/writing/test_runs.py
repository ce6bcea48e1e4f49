"""Runs of rows that were drawn before are copied, and nobody can tell them from drawn ones."""

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from sheetgen.language.message import message
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.cell import Cell, Link, Number, Text, Web
from sheetgen.writing.workbook.copies import Copies, Kept, Run
from sheetgen.writing.workbook.drawing import drawn_by_columns
from sheetgen.writing.workbook.runs import draw_runs
from sheetgen.writing.workbook.styles import Look
from sheetgen.writing.workbook.table import Column
from writing.builder_writing import opened, spanish

_LOOK: Look = ("body", "wrap")
_NUMBER: Look = ("body", "right", "num:#,##0")
_STRANGE: Look = ("title",)
WORDS = ("sí", "no")
AT_ONCE = 5


def _last(said: str) -> Cell:
    if said.startswith("http"):
        return Web(said, "page", _LOOK)
    return Text(said, _STRANGE if said == "strange" else _LOOK)


_COLUMNS: tuple[Column[tuple[int, str]], ...] = (
    Column("n", message("Said"), 20, lambda row: Number(row[0], _NUMBER)),
    Column("word", message("Code"), 20, lambda row: Text(WORDS[row[0] % 2], _LOOK)),
    Column("link", message("Place"), 20, lambda row: Link(
        "'A'!A1", f"A!A{row[0]}", _LOOK, "otro.xlsx" if row[0] % 7 else "uno.xlsx")),
    Column("own", message("Item"), 20, lambda row: _last(row[1])),
)  # fmt: skip


def _runs(
    said: list[str], drawn: list[int], keys: dict[int, str]
) -> Iterator[Run[tuple[int, str]]]:
    """So many rows at once; ``drawn`` are the first rows of those that are asked for."""
    for at in range(0, len(said), AT_ONCE):
        rows = [*enumerate(said)][at : at + AT_ONCE]

        def records(rows: list[tuple[int, str]] = rows) -> list[tuple[int, str]]:
            drawn.append(rows[0][0])
            return rows

        yield Run(len(rows), keys.get(at, f"{rows}"), records)


def write(
    path: Path,
    said: list[str],
    copies: Copies | None = None,
    *,
    before: str = "antes",
    keys: dict[int, str] | None = None,
) -> list[int]:
    """A workbook of two sheets, the second a table in runs; gives which of them were drawn."""
    drawn: list[int] = []
    with Book(path, made_on=date(2025, 12, 31), say=spanish(), copies=copies) as book:
        book.announce(WORDS, (_LOOK, _NUMBER))
        book.sheet("B").text(0, 0, before, "plain", "soft")
        draw_runs(book.sheet("A"), 1, _COLUMNS, _runs(said, drawn, keys or {}), drawn_by_columns)
    return drawn


def kept(path: Path, copies: Copies) -> Copies:
    """What the next workbook is given of one that was written."""
    runs = {key: [*each] for key, each in copies.now.items()}
    digest = sha256(path.read_bytes()).hexdigest()
    return Copies(path=path, sha256=digest, before=runs)


SAID = [f"fila {n} <&> «ñ»" for n in range(23)]


def _again(folder: Path, first: list[str], second: list[str], **more: str) -> list[int]:
    """Which runs are drawn of the second after the first; the bytes are those of a cold one."""
    old, new, cold = (folder / f"{name}.xlsx" for name in ("old", "new", "cold"))
    copies = Copies()
    write(old, first, copies)
    drawn = write(new, second, kept(old, copies), before=more.get("before", "antes"))
    write(cold, second, before=more.get("before", "antes"))

    assert cold.read_bytes() == new.read_bytes()
    return drawn


def test_what_is_as_it_was_is_not_drawn(tmp_path: Path) -> None:
    assert [] == _again(tmp_path, SAID, SAID)
    assert SAID == [row[3] for row in opened(tmp_path / "new.xlsx")["A"].values][1:]


def test_the_run_of_a_row_that_changed_is_drawn(tmp_path: Path) -> None:
    assert [5] == _again(tmp_path, SAID, [*SAID[:7], "otra cosa", *SAID[8:]])


def test_what_other_sheets_say_leaves_the_numbers_of_its_words(tmp_path: Path) -> None:
    assert [] == _again(tmp_path, SAID, SAID, before="otra palabra")


def test_what_stands_elsewhere_is_drawn(tmp_path: Path) -> None:
    assert [0, 5, 10, 15, 20] == _again(tmp_path, SAID, ["nueva", *SAID])


@pytest.mark.parametrize("said", ["strange", "x" * 40_000, "https://example.org/"])
def test_what_does_more_than_its_rows_show_is_kept_for_nobody(tmp_path: Path, said: str) -> None:
    """A look nobody announced, a text that no cell can hold, an address outside."""
    drawn = _again(tmp_path, [*SAID[:12], said, *SAID[13:]], [*SAID[:12], said, *SAID[13:]])

    assert 10 in drawn
    assert 0 not in drawn


def test_links_that_excel_has_no_room_for_are_counted_over_what_is_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("streamed", "sheet"):
        monkeypatch.setattr(f"sheetgen.writing.workbook.{module}.MOST_LINKS", 12)

    assert [] == _again(tmp_path, SAID, SAID)
    assert [20] == _again(tmp_path, SAID, [*SAID[:-1], "otra"])


def test_of_another_file_nothing_is_copied(tmp_path: Path) -> None:
    path, copies = tmp_path / "old.xlsx", Copies()
    write(path, SAID, copies)
    given = kept(path, copies)
    path.write_bytes(path.read_bytes() + b"x")

    assert [0, 5, 10, 15, 20] == write(tmp_path / "new.xlsx", SAID, given)


def test_what_is_copied_is_kept_for_the_next_one(tmp_path: Path) -> None:
    paths = [tmp_path / f"{n}.xlsx" for n in range(3)]
    copies = Copies()
    write(paths[0], SAID, copies)
    again = kept(paths[0], copies)
    write(paths[1], ["otra", *SAID[1:]], again)

    assert [] == write(paths[2], ["otra", *SAID[1:]], kept(paths[1], again))
    assert paths[1].read_bytes() == paths[2].read_bytes()


def test_a_run_without_a_key_is_kept_for_nobody(tmp_path: Path) -> None:
    copies = Copies()
    write(tmp_path / "old.xlsx", SAID, copies, keys={5: ""})

    assert [5] == write(tmp_path / "new.xlsx", SAID, kept(tmp_path / "old.xlsx", copies),
                        keys={5: ""})  # fmt: skip


@pytest.mark.parametrize("told", [None, [], [1, 2], "abc", [0, [1], 0, [1, 2, 3], 0, 0, 0, 0, []]])
def test_what_is_no_such_thing_is_refused(told: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        Kept.read(told)
