"""Rows of Trazas that show the digest of a file that came again show its new one, and no else."""

from hashlib import sha256

import pytest

from sheetgen.reused import _resent
from sheetgen.writing.context import DIGITS
from sheetgen.writing.sheets.trace_columns import COLUMNS, SMALL
from sheetgen.writing.sheets.traces import resent
from sheetgen.writing.workbook.height import room_of, wrapped

OLD, NEW, OTHER = (sha256(name.encode()).hexdigest() for name in ("old", "new", "other"))


def _row(digest: str, text: str = "") -> str:
    return (
        f'<row r="7"><c r="F7" s="2" t="inlineStr"><is><t>{text}</t></is></c>'
        f'<c r="J7" s="3" t="inlineStr"><is><t>{digest[:DIGITS]}</t></is></c></row>'
    )


def test_only_the_cell_of_the_digest_is_told_anew() -> None:
    again = resent({NEW: OLD})

    assert _row(NEW) == again(_row(OLD))
    assert _row(OTHER) == again(_row(OTHER))
    assert _row(OTHER, OLD[:DIGITS]) == again(_row(OTHER, OLD[:DIGITS]))
    assert _row(OLD) == resent({})(_row(OLD))


@pytest.mark.parametrize("sign", "0123456789abcdef")
def test_whatever_its_digits_a_digest_fits_one_line(sign: str) -> None:
    (width,) = (each.width for each in COLUMNS if each.key == "digest")

    assert 1 == wrapped(sign * DIGITS, room_of(SMALL, width))


@pytest.mark.parametrize(("before", "now", "pairs"), [
    ({"a": OLD, "b": OTHER}, {"a": NEW, "b": OTHER}, {NEW: OLD}),
    ({"a": OLD}, {"a": OLD}, {}),
    ({"a": OLD}, {"b": NEW}, {}),
    ({"a": OLD, "b": OLD}, {"a": NEW, "b": OLD}, {}),
    ({"a": OLD}, {"a": NEW, "b": OLD}, {}),
    ({"a": OLD, "b": OTHER}, {"a": NEW, "b": NEW}, {}),
], ids=["again", "as it was", "another name", "two alike", "kept beside", "now alike"])  # fmt: skip
def test_what_two_files_bear_is_told_of_neither(
    before: dict[str, str], now: dict[str, str], pairs: dict[str, str]
) -> None:
    assert pairs == _resent(before, now)
