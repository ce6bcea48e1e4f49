"""Runs of rows that were drawn before are copied, and nobody can tell them from drawn ones."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from sheetgen.language.message import message
from sheetgen.model.follow import Course
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.cell import Cell, Link, Number, Text, Web
from sheetgen.writing.workbook.copies import (
    Copies,
    Kept,
    KeptRuns,
    Part,
    Run,
    Runs,
    digest_of_lines,
)
from sheetgen.writing.workbook.drawing import drawn_by_columns
from sheetgen.writing.workbook.runs import draw_runs, in_runs
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
    """A workbook of two sheets, the second a table in runs; gives which of them were asked for."""
    drawn: list[int] = []
    with Book(path, made_on=date(2025, 12, 31), say=spanish(), copies=copies) as book:
        book.announce(WORDS, (_LOOK, _NUMBER))
        book.sheet("B").text(0, 0, before, "plain", "soft")
        draw_runs(
            book.sheet("A"), 1, _COLUMNS, Runs(_runs(said, drawn, keys or {})), drawn_by_columns
        )
    return drawn


def kept(path: Path, copies: Copies) -> Copies:
    """What the next workbook is given of one that was written."""
    runs, looks = KeptRuns.read(json.loads(json.dumps(copies.kept._asdict())))
    digest = sha256(path.read_bytes()).hexdigest()
    return Copies(path=path, sha256=digest, before=runs, looks=looks)


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

    assert ([10, 15, 20] if said == "strange" else [10]) == drawn


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


PARTS: tuple[tuple[int, int], ...] = ((0, 2), (2, 1), (3, 3), (6, 4))


def _in_parts(
    path: Path, said: list[str], copies: Copies | None = None, renamed: tuple[str, str] = ("", "")
) -> list[str]:
    """A table of a run in parts, behind one that is whole; gives what is drawn.

    What is ``renamed`` is known by its old name as well.
    """
    drawn: list[str] = []

    def own(row: tuple[int, str]) -> Cell:
        drawn.append(row[1])
        return _last(row[1])

    def leading(row: tuple[int, str]) -> Cell:
        return Text("", _LOOK) if row[1] == "none" else _COLUMNS[2].cell(row)

    columns = (
        *_COLUMNS[:2],
        Column("link", message("Place"), 20, leading),
        Column("own", message("Item"), 20, own),
    )
    records = [*enumerate(said)]
    old, new = renamed

    def key(at: int, some: list[str]) -> str:
        return digest_of_lines([*some, str(at)])

    parts = [
        Part(key(at, some), key(at, [each.replace(new, old) if new else each for each in some]), n)
        for at, n in PARTS
        for some in [said[at : at + n]]
    ]
    every = [
        Run(2, f"{said[:2]}", lambda: records[:2]),
        Run(len(said), f"{said}", lambda: records, parts=parts),
    ]
    with Book(path, made_on=date(2025, 12, 31), say=spanish(), copies=copies) as book:
        book.announce(WORDS, (_LOOK, _NUMBER))
        runs = Runs(every, again=lambda row: row.replace(old, new))
        draw_runs(book.sheet("A"), 1, columns, runs, drawn_by_columns)
    return drawn


def _in_parts_again(
    folder: Path, second: list[str], renamed: tuple[str, str] = ("", "")
) -> list[str]:
    """What is drawn of the second, whose bytes are those of a cold one, as what is kept of it."""
    old, new, cold = (folder / f"{name}.xlsx" for name in ("old", "new", "cold"))
    copies = Copies()
    _in_parts(old, SAID[:10], copies)
    again, alone = kept(old, copies), Copies()
    drawn = _in_parts(new, second, again, renamed)
    _in_parts(cold, second, alone)

    assert cold.read_bytes() == new.read_bytes()
    assert alone.kept == again.kept
    return drawn


def test_of_a_run_that_is_another_only_the_parts_that_are_others_are_drawn(tmp_path: Path) -> None:
    assert ["otra"] == _in_parts_again(tmp_path, [*SAID[:2], "otra", *SAID[3:10]])


def test_of_a_run_of_which_no_part_is_as_it_was_all_is_drawn(tmp_path: Path) -> None:
    changed = [f"{said}*" for said in SAID[:10]]

    assert [*changed[:2], *changed] == _in_parts_again(tmp_path, changed)


def test_parts_that_stood_under_another_name_are_told_as_they_are_now(tmp_path: Path) -> None:
    second = [*SAID[:3], "hilera 3 <&> «ñ»", *SAID[4:9], "otra"]

    assert second[6:] == _in_parts_again(tmp_path, second, ("fila 3", "hilera 3"))


@pytest.mark.parametrize(("most", "now", "drawn"), [
    (2, "otra", ["otra"]),
    (7, "otra", ["otra", *SAID[3:6]]),
    (7, "none", ["none", *SAID[3:6]]),
    (8, "none", ["none", *SAID[6:10]]),
    (30, "none", ["none"]),
])  # fmt: skip
def test_parts_are_copied_with_their_links_where_all_have_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, now: str, drawn: list[str]
) -> None:
    """Of twelve cells that lead elsewhere so many may; one that leads nowhere leaves room."""
    for module in ("streamed", "sheet"):
        monkeypatch.setattr(f"sheetgen.writing.workbook.{module}.MOST_LINKS", most)

    assert drawn == _in_parts_again(tmp_path, [*SAID[:2], now, *SAID[3:10]])


class _Sum:
    """How many signs rows have, beside what they show."""

    def __init__(self) -> None:
        self.run = self.whole = 0

    def seen(self, row: tuple[int, str]) -> Cell:
        self.run += len(row[1])
        return Text(row[1], _LOOK)

    def taken(self) -> int:
        told, self.run = self.run, 0
        return told

    def given(self, told: int) -> None:
        self.whole += told


def _leading(
    path: Path,
    said: list[str],
    copies: Copies | None = None,
    *,
    to: int = 1,
    looks: Mapping[int, Look] = {},
) -> tuple[list[str], int]:
    """A workbook whose links lead where no key tells; gives what was drawn, and the signs of all.

    ``looks`` are those of some rows: nobody announced any.
    """
    drawn: list[str] = []
    sum_of = _Sum()

    def cell(row: tuple[int, str]) -> Cell:
        drawn.append(row[1])
        return sum_of.seen(row)

    columns: tuple[Column[tuple[int, str]], ...] = (
        Column("word", message("Code"), 20, lambda row: Text(WORDS[row[0] % 2], _LOOK)),
        Column("link", message("Place"), 20, lambda row: Link(
            f"'A'!A{row[0] + to}", row[1], _LOOK, f"{row[0] % 3 + to}.xlsx")),
        Column("look", message("Said"), 20, lambda row: Text("x", looks.get(row[0], _LOOK))),
        Column("own", message("Item"), 20, cell),
    )  # fmt: skip
    records = [*enumerate(said)]
    with Book(path, made_on=date(2025, 12, 31), say=spanish(), copies=copies) as book:
        known = Copies(rest="all")
        runs = in_runs(records, known, "", said, levels=[n % 2 for n, _ in records])
        draw_runs(
            book.sheet("A"), 1, columns, Runs(runs, leads_move=True, aside=sum_of), drawn_by_columns
        )
    return drawn, sum_of.whole


_LEADING = [f"fila {n}" for n in range(90)]


def _leading_again(folder: Path, second: list[str], **then: object) -> list[str]:
    """What is drawn of the second; its bytes and what it told are those of a cold one."""
    old, new, cold = (folder / f"{name}.xlsx" for name in ("old", "new", "cold"))
    copies = Copies()
    first = then.pop("first", {})
    _leading(old, _LEADING, copies, looks=first)  # type: ignore[arg-type]
    drawn, told = _leading(new, second, kept(old, copies), **then)  # type: ignore[arg-type]
    assert (new.read_bytes(), told) == (
        (_leading(cold, second, **then)[1], cold.read_bytes())[::-1]  # type: ignore[arg-type]
    )
    return drawn


def test_links_that_lead_elsewhere_are_drawn_anew_and_nothing_else(tmp_path: Path) -> None:
    """To other cells and to other workbooks beside it."""
    assert [] == _leading_again(tmp_path, _LEADING, to=2)


def test_what_was_told_of_rows_is_told_of_those_that_are_copied(tmp_path: Path) -> None:
    second = [*_LEADING[:45], "otra fila", *_LEADING[46:]]

    assert second[40:80] == _leading_again(tmp_path, second)


def test_runs_are_copied_while_their_looks_have_the_numbers_of_then(tmp_path: Path) -> None:
    looks = {3: _STRANGE, 42: _NUMBER}

    assert [] == _leading_again(tmp_path, _LEADING, first=looks, looks=looks)


_FIRST: dict[int, Look] = {3: ("bold",), 42: _NUMBER, 85: _STRANGE}


@pytest.mark.parametrize(("now", "from_"), [
    ({42: _NUMBER, 85: _STRANGE}, 0),
    ({3: ("small",), 42: _NUMBER, 85: _STRANGE}, 0),
    ({3: ("bold",), 42: _STRANGE, 85: _STRANGE}, 40),
    ({3: ("bold",), 42: _NUMBER}, 80),
], ids=["one less", "another", "the same twice", "the last less"])  # fmt: skip
def test_where_looks_have_other_numbers_the_runs_that_bear_them_are_drawn(
    tmp_path: Path, now: dict[int, Look], from_: int
) -> None:
    """All from the first one on, whose own key has changed."""
    second = [f"{said}*" if _FIRST.get(n) != now.get(n) else said
              for n, said in enumerate(_LEADING)]  # fmt: skip

    assert second[from_:] == _leading_again(tmp_path, second, first=_FIRST, looks=now)


def test_the_same_word_said_of_two_things_is_two_words(tmp_path: Path) -> None:
    """Whichever of them a table says first."""
    columns: tuple[Column[bool], ...] = (
        Column("date", message("Since"), 20, lambda is_date: Text(
            message("new") if is_date else Course.NEW.word, _LOOK)),
    )  # fmt: skip
    path = tmp_path / "a.xlsx"
    with Book(path, made_on=date(2025, 12, 31), say=spanish()) as book:
        book.sheet("A").stream(0, columns, [True, False, True])

    assert ["nuevo", "nueva", "nuevo"] == [row[0] for row in opened(path)["A"].values]


@pytest.mark.parametrize(
    "told",
    [
        None,
        [],
        [1, 2],
        "abc",
        [0, [1], 0, [1, 2, 3], 0, 0, 0, 0, []],
        [0, [1, 2, 3], 0, 0, 0, [1, 2, 3], 0, 0, [], [], [], 0, None, "", "ab:c"],
    ],
)
def test_what_is_no_such_thing_is_refused(told: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        Kept.read(told)
