"""The observations: what each office must fix, and how."""

from sheetgen.language.message import message, message_n
from sheetgen.model.problem import Problem, Weight
from sheetgen.writing.book import Book
from sheetgen.writing.cell import Text
from sheetgen.writing.context import HEADING, PROBLEMS, Context
from sheetgen.writing.styles import LOW, MISSING
from sheetgen.writing.table import Column, area_of, draw, set_out
from sheetgen.writing.words import WEIGHT_WORDS

_LOOK = ("body", "wrap")

COLUMNS: tuple[Column[Problem], ...] = (
    Column("office", message("Office"), 15, lambda each: Text(each.office, (*_LOOK, "bold"))),
    Column("weight", message("Weight"), 13, lambda each: Text(WEIGHT_WORDS[each.weight], _LOOK)),
    Column("file", message("File"), 30, lambda each: Text(each.place.file, (*_LOOK, "small"))),
    Column("sheet", message("Sheet"), 12, lambda each: Text(each.place.sheet, _LOOK)),
    Column("cell", message("Cell"), 7, lambda each: Text(each.place.cell, _LOOK)),
    Column(
        "message", message("What was read and expected"), 46, lambda each: Text(each.message, _LOOK)
    ),
    Column("remedy", message("What to do"), 38, lambda each: Text(each.remedy, _LOOK)),
    Column("code", message("Code"), 10, lambda each: Text(each.code, (*_LOOK, "small"))),
)


def write_problems(book: Book, context: Context) -> None:
    """Write the sheet. It is written even when empty, so its absence means a fault."""
    problems = context.report.problems
    errors = sum(each.weight is Weight.ERROR for each in problems)
    sheet = book.sheet(context.name(PROBLEMS))
    note = message_n("{n} thing to fix", "{n} things to fix", n=errors)
    context.head(sheet, PROBLEMS, note)
    area = area_of(COLUMNS, HEADING, len(problems))
    set_out(sheet, COLUMNS, area, frozen=1)
    draw(sheet, COLUMNS, problems, area)
    first = area.cell("weight", 0)
    for weight, tone in ((Weight.ERROR, LOW), (Weight.NOTICE, MISSING)):
        said = context.say.say(WEIGHT_WORDS[weight])
        look = {"bg_color": tone.fill, "font_color": tone.ink}
        sheet.colour(area.span("weight"), f'={first}="{said}"', **look)
