"""The office's input template: a file that can be filled without a manual (DESIGN 3)."""

from pathlib import Path

from sheetgen.language.message import message
from sheetgen.language.speaker import Speaker
from sheetgen.model.template import Template
from sheetgen.model.theme import PLAIN, Theme
from sheetgen.writing.forms.form_rows import write_form
from sheetgen.writing.forms.instructions import write_instructions
from sheetgen.writing.forms.listing import write_listing
from sheetgen.writing.forms.lists import Lists, write_lists
from sheetgen.writing.forms.live_status import ASK, LiveCells
from sheetgen.writing.forms.stamp import write_stamp
from sheetgen.writing.formulas.status import StatusFormulas, gap_words
from sheetgen.writing.live_cells import state_words
from sheetgen.writing.workbook.book import Book


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
        write_stamp(book, template)
        if live.lists.words or live.lists.columns:
            write_lists(book, live.lists)
