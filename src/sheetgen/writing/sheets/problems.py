"""The observations: what each office must fix, and how."""

from collections.abc import Sequence

from sheetgen.json_lines import whole
from sheetgen.language.message import Message, message, message_n
from sheetgen.model.problem import Problem, Weight
from sheetgen.model.tone import LOW, MISSING
from sheetgen.telling.words import WEIGHT_WORDS
from sheetgen.writing.context import HEADING, PROBLEMS, Context
from sheetgen.writing.row_keys import runs_of
from sheetgen.writing.sheets.legend import write_key
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.cell import Text
from sheetgen.writing.workbook.table import Column, area_of, draw, set_out

_LOOK = ("body", "wrap")

COLUMNS: tuple[Column[Problem], ...] = (
    Column("office", message("Office"), 16, lambda each: Text(each.office, (*_LOOK, "bold"))),
    Column("weight", message("Weight"), 13, lambda each: Text(WEIGHT_WORDS[each.weight], _LOOK)),
    Column("file", message("File"), 33, lambda each: Text(each.place.file, (*_LOOK, "small"))),
    Column("sheet", message("Sheet"), 12, lambda each: Text(each.place.sheet, _LOOK)),
    Column("cell", message("Cell"), 7, lambda each: Text(each.place.cell, _LOOK)),
    Column(
        "message", message("What was read and expected"), 50, lambda each: Text(each.message, _LOOK)
    ),
    Column("remedy", message("What to do"), 40, lambda each: Text(each.remedy, _LOOK)),
    Column("code", message("Code"), 11, lambda each: Text(each.code, (*_LOOK, "small"))),
)


def _note(problems: Sequence[Problem]) -> Message:
    """What must be fixed, and what is only worth knowing."""
    errors = sum(each.weight is Weight.ERROR for each in problems)
    notices = len(problems) - errors
    to_fix = message("Nothing to fix")
    if errors:
        to_fix = message_n("{n} thing to fix", "{n} things to fix", n=errors)
    if not notices:
        return to_fix
    told = message_n("{n} notice", "{n} notices", n=notices)
    return message("{to_fix} · {notices}", to_fix=to_fix, notices=told)


def write_problems(book: Book, context: Context) -> None:
    """Write the sheet. It is written even when empty, so its absence means a fault."""
    problems = context.report.problems
    sheet = book.sheet(context.name(PROBLEMS))
    context.head(sheet, PROBLEMS, _note(problems))
    area = area_of(COLUMNS, HEADING, len(problems))
    set_out(sheet, COLUMNS, area, frozen=1)
    runs = runs_of(context.report, book.copies, problems, map(whole, problems))
    draw(sheet, COLUMNS, problems, area, runs=runs)
    first = area.cell("weight", 0)
    for weight, tone, _ in _WEIGHTS:
        said = context.say.say(WEIGHT_WORDS[weight])
        look = {"bg_color": tone.fill, "font_color": tone.ink}
        sheet.colour(area.span("weight"), f'={first}="{said}"', **look)
    if problems:
        key = [
            (WEIGHT_WORDS[each], meaning, tone.fill, tone.ink) for each, tone, meaning in _WEIGHTS
        ]
        write_key(sheet, area.last + 2, area.column("message"), key)


_WEIGHTS = (
    (
        Weight.ERROR,
        LOW,
        message("The office must fix it: the figure does not count, or is in doubt"),
    ),
    (Weight.NOTICE, MISSING, message("Worth knowing: nothing must be sent again")),
)
