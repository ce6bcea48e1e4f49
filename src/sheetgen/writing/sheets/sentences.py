"""The narrative on the sheet of alerts: sentence by sentence, each leading to its first alert."""

from sheetgen.language.message import message, message_n
from sheetgen.model.summary import Paragraph, Sentence
from sheetgen.writing.book import Sheet
from sheetgen.writing.cell import Link, Text
from sheetgen.writing.context import ALERTS, HEADING, Context
from sheetgen.writing.height import height_of, lines_of
from sheetgen.writing.narrative import TITLE

_BETWEEN = 3.0
"""Points between sentences."""
_WORDS = ("plain", "wrap")
_LEAD = (2, 4)
"""Where the link to the narrative stands, beside the count of alerts."""


def write_narrative(sheet: Sheet, context: Context, row: int, last: int) -> int:
    """Write it below the table, so that its headings can stay in view; gives the last row."""
    paragraphs = context.report.narrative
    if not paragraphs:
        return row
    sheet.across(row, 0, last, TITLE, "section")
    see = context.say.say(message("Read the narrative by element, below the table"))
    sheet.put(*_LEAD, Link(context.to(ALERTS, f"A{row + 1}"), see, ("plain", "link")))
    for paragraph in paragraphs:
        row = _write_paragraph(sheet, context, row + 1, last, paragraph)
    return row


def _write_paragraph(
    sheet: Sheet, context: Context, row: int, last: int, paragraph: Paragraph
) -> int:
    """The element's code before the first sentence; gives the row of the last one."""
    sentences = paragraph.sentences or (Sentence(paragraph.text, paragraph.alerts),)
    for at, sentence in enumerate(sentences, row):
        if at == row:
            _write_element(sheet, context, at, paragraph.element)
        else:
            _write_door(sheet, context, at, sentence)
        _write_sentence(sheet, context, (at, last), sentence, first=at == row)
    return row + len(sentences) - 1


def _write_element(sheet: Sheet, context: Context, row: int, element: str) -> None:
    target = context.link(element)
    look = ("plain", "bold")
    if target is None:
        sheet.text(row, 0, element, *look)
    else:
        sheet.put(row, 0, Link(target, element, (*look, "link")))


def _write_door(sheet: Sheet, context: Context, row: int, sentence: Sentence) -> None:
    """How many alerts the sentence rests on, leading to the first of them."""
    rows = [
        at
        for at, alert in enumerate(context.report.alerts, HEADING + 2)
        if alert.id in sentence.alerts
    ]
    if rows:
        said = context.say.say(message_n("{n} alert", "{n} alerts", n=len(sentence.alerts)))
        target = context.to(ALERTS, f"A{rows[0]}")
        sheet.put(row, 0, Link(target, said, ("plain", "link", "small")))


def _write_sentence(
    sheet: Sheet, context: Context, at: tuple[int, int], sentence: Sentence, *, first: bool
) -> None:
    """The words across the page, and beyond it the ids of the alerts behind them."""
    row, last = at
    look = (*_WORDS, "bold") if first else _WORDS
    words = Text(context.say.say(sentence.text), look)
    sheet.across(row, 1, last, words.text, *look)
    room = sum(sheet.width(column) for column in range(1, last + 1))
    sheet.height(row, height_of(lines_of(words, room)) + _BETWEEN)
    if not first:
        sheet.text(row, last + 1, ", ".join(sentence.alerts), "plain", "small", "soft")
