"""The office's input template: a file that can be filled without a manual (DESIGN 3)."""

from pathlib import Path

from sheetgen.language.message import message
from sheetgen.language.speaker import Speaker
from sheetgen.model.template import Template
from sheetgen.model.theme import PLAIN, Theme
from sheetgen.writing.forms.choice_lists import Lists, write_lists
from sheetgen.writing.forms.form_rows import write_form
from sheetgen.writing.forms.instructions import write_instructions
from sheetgen.writing.forms.listing import write_listing
from sheetgen.writing.forms.live_status import ASK, LiveCells
from sheetgen.writing.formulas.status import StatusFormulas, gap_words
from sheetgen.writing.live_cells import state_words
from sheetgen.writing.workbook.book import Book

_STAMP, _VERSION = "sheetgen", "1"
_BETWEEN = ";"


def write_template(template: Template, path: Path, say: Speaker, theme: Theme = PLAIN) -> None:
    """Write one office's blank template; the same template gives the same bytes."""
    title = say.say(message("Monitoring form"))
    states = state_words(say)
    live = LiveCells(
        statuses=StatusFormulas(template.rules, say, states),
        states=states,
        gaps=gap_words(say),
        ask=say.say(ASK),
        lists=Lists.of(template, say),
    )
    made_on = template.period.last_day
    with Book(path, made_on=made_on, say=say, title=title, theme=theme, small=True) as book:
        write_instructions(book, template)
        for sheet in template.sheets:
            write_form(book, template, sheet, live)
        if template.listing is not None:
            write_listing(book, template.listing, template.period)
        _write_stamp(book, template)
        if live.lists.words or live.lists.columns:
            write_lists(book, live.lists)


def _stamp(template: Template) -> tuple[tuple[str, str], ...]:
    """Whose file it is, for which period, made from which plans."""
    return (
        ("sheetgen", _VERSION),
        ("plans", _BETWEEN.join(code for code, _ in template.plans)),
        ("digests", _BETWEEN.join(digest for _, digest in template.plans)),
        ("office", template.office),
        ("period", str(template.period)),
        ("form", template.form_version),
    )


def _write_stamp(book: Book, template: Template) -> None:
    """In a hidden sheet and the properties: each survives what some program does to the other."""
    sheet = book.sheet(_STAMP)
    for row, (key, value) in enumerate(_stamp(template)):
        sheet.text(row, 0, key, "plain")
        sheet.text(row, 1, value, "plain")
        book.property(key, value)
    sheet.call("hide")
    sheet.call("protect")
