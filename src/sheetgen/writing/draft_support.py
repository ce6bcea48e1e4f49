"""What a report in words rests on: a workbook with every sentence, its figures and their cells.

It stands beside the document, which stays fit to be handed on.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from sheetgen.language.message import Message, message
from sheetgen.language.speaker import Speaker
from sheetgen.model.draft import Chart, Cited, Draft, Head, Passage, Quotation, Told, Unsaid
from sheetgen.model.report import Report
from sheetgen.records import Struct
from sheetgen.writing.narrative_files import subtitle
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.cell import Cell, Text
from sheetgen.writing.workbook.table import Column, area_of, draw, set_out

_SENTENCES, _UNSAID = message("Sentences"), message("Not said")
_TITLE = message("What each sentence of the report in words rests on")
_UNSAID_TITLE = message("What this draft does not say, and why")
_HEADING = 3
_MOST_PLACES = 40
"""Cells named behind a figure; the sheet of traces of the other file names them all."""
_LOOK = ("body", "wrap")
_R = TypeVar("_R")


class _Row(Struct, frozen=True):
    """A figure of a sentence, or a sentence without any; ``number`` counts the sentences."""

    number: int
    section: Message
    told: Told
    cited: Cited | None
    begins: bool


def write_draft_support(report: Report, draft: Draft, path: Path, say: Speaker) -> None:
    """Write the workbook. Raises WriteError where it cannot be."""
    title = say.say(_TITLE)
    with Book(path, made_on=report.as_of, say=say, title=title) as book:
        _sheet(book, _SENTENCES, _TITLE, subtitle(report, say), _COLUMNS, list(_rows(draft)))
        _sheet(book, _UNSAID, _UNSAID_TITLE, subtitle(report, say), _OF_UNSAID, draft.unsaid)


def _sheet(
    book: Book,
    name: Message,
    title: Message,
    whose: str,
    columns: Sequence[Column[_R]],
    rows: Sequence[_R],
) -> None:
    sheet = book.sheet(book.say.say(name))
    sheet.text(0, 0, title, "title")
    sheet.height(0, 24)
    sheet.text(1, 0, whose, "subtitle")
    area = area_of(columns, _HEADING, len(rows))
    set_out(sheet, columns, area, frozen=1)
    draw(sheet, columns, rows, area)


def _rows(draft: Draft) -> Iterator[_Row]:
    section, number = message("{text}", text=""), 0
    for block in draft.blocks:
        match block:
            case Head(text=text):
                section = text
                continue
            case Passage(told=told):
                sentences = told
            case Quotation(whose=whose):
                sentences = (whose,)
            case Chart(finding=finding):
                sentences = (finding,)
            case _:
                continue
        for sentence in sentences:
            number += 1
            cites: tuple[Cited | None, ...] = sentence.cited or (None,)
            for at, cited in enumerate(cites):
                yield _Row(number, section, sentence, cited, begins=at == 0)


def _text(said: str | Message) -> Cell:
    return Text(said, _LOOK)


def _places(row: _Row) -> Cell:
    if row.cited is None:
        return _text("")
    shown = "\n".join(str(place) for place in row.cited.places[:_MOST_PLACES])
    more = len(row.cited.places) - _MOST_PLACES
    if more <= 0:
        return _text(shown)
    return _text(message("{places} and {n} more (sheet Traces)", places=shown, n=more))


_COLUMNS: tuple[Column[_Row], ...] = (
    Column("number", message("No."), 6, lambda row: Text(str(row.number), (*_LOOK, "centre"))),
    Column("section", message("Section"), 30, lambda row: _text(row.section if row.begins else "")),
    Column(
        "sentence", message("Sentence"), 70, lambda row: _text(row.told.text if row.begins else "")
    ),
    Column("code", message("Code"), 16, lambda row: _text(row.cited.subject if row.cited else "")),
    Column("what", message("Figure"), 34, lambda row: _text(row.cited.what if row.cited else "")),
    Column("shown", message("Value"), 34, lambda row: _text(row.cited.shown if row.cited else "")),
    Column("places", message("Read from"), 60, _places),
)
_OF_UNSAID: tuple[Column[Unsaid], ...] = (
    Column("code", message("Code"), 16, lambda each: _text(each.subject)),
    Column("what", message("What is not said"), 60, lambda each: _text(each.what)),
    Column("why", message("Why"), 60, lambda each: _text(each.why)),
)
