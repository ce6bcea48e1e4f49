"""Lines of results.json that stand there are given by what they are known by, and no other."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import pytest

from sheetgen.writing.same import RESULTS, Same
from sheetgen.writing.standing_results import StandingResults

LINES = ['{"n": "á"}', '{"n": "2"}', '{"n": "\\"alerts\\": ["}', '{"n": "4"}']


@pytest.fixture
def same(tmp_path: Path) -> Same:
    """A report whose lists hold these lines, one of them none."""
    rows = ",\n".join(LINES)
    some = f"[\n{rows}\n]\n,\n"
    text = f'{{\n"plan": "a"\n,\n"items": {some}"alerts": []\n,\n"problems": {some}"n": 1\n}}\n'
    path = tmp_path / RESULTS
    path.write_text(text, encoding="utf-8")
    return Same(folder=tmp_path, digests={RESULTS: sha256(path.read_bytes()).hexdigest()})


@pytest.mark.parametrize(("now", "lines"), [
    ("abcd", LINES),
    ("acd", [LINES[0], *LINES[2:]]),
    ("axbcd", [LINES[0], None, *LINES[1:]]),
    ("cabd", [LINES[2], None, None, LINES[3]]),
    ("x", [None]),
    ("", []),
])  # fmt: skip
def test_what_stands_there_is_given_in_its_order(
    same: Same, now: str, lines: Sequence[str | None]
) -> None:
    with StandingResults(same) as stood:
        assert lines == [*stood.lines("items", now, "abcd")]
        assert [None] == [*stood.lines("alerts", "x", "")]
        assert lines == [*stood.lines("problems", now, "abcd")]


def test_what_is_of_no_use_is_not_given(same: Same) -> None:
    with StandingResults(same) as stood:
        assert [None, LINES[1], None, None] == [
            *stood.lines("items", ["", "b", "", "d"], ["", "b", "c", ""])
        ]


def test_of_two_that_say_the_same_one_is_given(same: Same) -> None:
    with StandingResults(same) as stood:
        assert [LINES[1], None] == [*stood.lines("items", "aa", "aa")]


def test_of_another_file_nothing_is_given(same: Same) -> None:
    assert same.folder is not None
    path = same.folder / RESULTS
    path.write_bytes(path.read_bytes() + b"\n")

    for each in (same, Same()):
        with StandingResults(each) as stood:
            assert [None, None] == [*stood.lines("items", "ab", "abcd")]


def test_a_list_that_stands_nowhere_is_no_list_of_empty_lines(same: Same) -> None:
    with StandingResults(same) as stood, pytest.raises(LookupError, match="alerts"):
        list(stood.lines("alerts", "a", "a"))
