"""The office's input template: a file that can be filled without a manual (DESIGN 3)."""

from pathlib import Path

from sheetgen.language.message import message
from sheetgen.language.speaker import Speaker
from sheetgen.model.template import Template
from sheetgen.writing.book import Book
from sheetgen.writing.forms.instructions import write_instructions
from sheetgen.writing.forms.rows import write_form
from sheetgen.writing.forms.stamp import write_stamp


def write_template(template: Template, path: Path, say: Speaker) -> None:
    """Write one office's blank template; the same template gives the same bytes."""
    title = say.say(message("Monitoring form"))
    with Book(path, made_on=template.period.last_day, say=say, title=title) as book:
        write_instructions(book, template)
        for sheet in template.sheets:
            write_form(book, template, sheet)
        write_stamp(book, template)
