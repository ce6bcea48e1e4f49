"""The table that a list of those served is: found in a file or sheet, headings and rows as text."""

import codecs
import csv
import io
import json
import subprocess
import sys
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import polars as pl

from sheetgen.language.message import Message, message
from sheetgen.model.population import LISTED_IN_TEXT
from sheetgen.population.list_form import HEADINGS_WITHIN, NUMBER, plain
from sheetgen.records import Struct

_SECONDS = 120
_WORKER = "sheetgen.population.workbook_worker"
_COLUMNS = ("code", "id", "service", "date", "plan")
_MARKS = (";", ",", "\t", "|")
_ZIP = b"PK\x03\x04"
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


DAMAGED = message("it is damaged, or of another kind than its name says")
"""Why a table cannot be read, where the reader's own words would tell nobody more."""


class UnreadableError(Exception):
    """A list that is none, and why."""

    def __init__(self, why: Message | str) -> None:
        super().__init__(str(why))
        self.why = why


class TemplateError(Exception):
    """A file that is an office's template, and no list."""


class Table(Struct, frozen=True):
    """Rows as CSV in UTF-8, the sheet they stand in, and the others that hold a list.

    ``marks`` may stand between two cells: that by which there are headings does.
    """

    data: bytes
    marks: tuple[str, ...]
    sheet: str = ""
    others: tuple[str, ...] = ()

    def headings(self, needed: Collection[str], keys: Collection[str]) -> "Headings | None":
        """The first row that holds all that are ``needed`` and any of ``keys``, all plain."""
        first = self.data.split(b"\n", HEADINGS_WITHIN)[:HEADINGS_WITHIN]
        lines = [line.decode("utf-8") for line in first]
        found = (_headings(lines, mark, needed, keys) for mark in self.marks)
        return next((each for each in found if each is not None), None)

    def rows(self, headings: "Headings", names: Mapping[str, str]) -> pl.DataFrame:
        """The rows below the headings with anything in them; ``row`` is where each stands, from 1.

        ``names`` lead from the columns of the frame to headings; one that is not there is empty.
        Raises UnreadableError.
        """
        try:
            whole = pl.read_csv(
                io.BytesIO(self.data),
                separator=headings.mark,
                has_header=False,
                skip_rows=headings.at,  # with them, whose row is as wide as the table
                infer_schema=False,
                truncate_ragged_lines=True,
                raise_if_empty=False,
            )
        except pl.exceptions.PolarsError as fault:  # what it says may quote a row: it is not told
            raise UnreadableError(
                message("a quotation mark that was opened is not closed")
                if "could not parse" in str(fault)
                else type(fault).__name__
            ) from None
        at = {column: headings.columns.get(names.get(column, "")) for column in _COLUMNS}
        found = [
            pl.col(whole.columns[place])
            .fill_null("")
            .str.strip_chars_end(NUMBER)
            .str.strip_chars()
            .alias(column)
            if place is not None and place < len(whole.columns)
            else pl.lit("").alias(column)
            for column, place in at.items()
        ]
        code = headings.columns.get(names["code"])
        is_number = (
            pl.lit(value=False)
            if code is None or code >= len(whole.columns)
            else pl.col(whole.columns[code]).str.ends_with(NUMBER).fill_null(value=False)
        )
        told = whole.select(*found, is_number.alias("is_number"))
        frame = told.with_row_index("row", offset=headings.at + 1).slice(1)
        return frame.filter(pl.any_horizontal(pl.col("code", "id", "service", "date") != ""))


class Headings(Struct, frozen=True):
    """The row they stand in, from 0, and the column of each, from 0, by its plain text.

    Between them stands ``mark``; ``twice`` are those that more than one column has.
    """

    at: int
    mark: str
    columns: Mapping[str, int]
    twice: frozenset[str]


def _headings(
    lines: Sequence[str], mark: str, needed: Collection[str], keys: Collection[str]
) -> Headings | None:
    """Those of a table whose cells are parted by a mark; None where it has none."""
    rows = csv.reader(lines, delimiter=mark)
    for at in range(len(lines)):
        try:
            row = next(rows, [])
        except csv.Error:  # no table: what stands in it is not told
            return None
        texts = [plain(text) for text in row]
        columns = {text: column for column, text in enumerate(texts) if text}
        if columns.keys() >= set(needed) and columns.keys() & set(keys):
            return Headings(at, mark, columns, frozenset(t for t in columns if texts.count(t) > 1))
    return None


def read_table(path: Path, sheet: str) -> Table:
    """The rows of a file, or of the one sheet of it that may be read: none where it has none.

    Raises UnreadableError where it cannot be read, TemplateError where it is an office's template
    of which no sheet was named.
    """
    if sheet or path.suffix.lower() not in LISTED_IN_TEXT:
        return _of_workbook(path, sheet)
    data = path.read_bytes()
    if data.startswith(_ZIP):
        raise UnreadableError(DAMAGED)
    try:
        text = data.decode("utf-16" if data.startswith(_WIDE) else "utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")  # what Excel writes as CSV in Spanish
    text = text.replace("\r\n", "\n").replace("\r", "\n")  # as a Mac once ended its lines
    head = text[:4096]
    return Table(text.encode(), tuple(sorted(_MARKS, key=head.count, reverse=True)))


def _of_workbook(path: Path, sheet: str) -> Table:
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module, no shell
            [sys.executable, "-m", _WORKER, str(path), sheet],
            capture_output=True,
            check=False,
            timeout=_SECONDS,
            encoding="utf-8",
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableError(message("it takes too long")) from error
    if done.returncode:  # why is said in words of a library
        raise UnreadableError(DAMAGED)
    if not sheet and not done.stdout:
        raise TemplateError
    names, _, rows = done.stdout.partition("\n")
    name, *others = json.loads(names) if names else [""]
    return Table(rows.encode(), (",",), name, tuple(others))
