"""How the cells of a form look and what they accept: numbers, percentages, soles or words."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import groupby

from sheetgen.language.languages import text_in
from sheetgen.language.message import Message, message
from sheetgen.model.figure import HUNDRED, Gap
from sheetgen.model.form import Ask, Column
from sheetgen.model.formulas.formula_text import any_of, quoted
from sheetgen.model.plan import Indicator, Item
from sheetgen.model.template import TemplateRow, TemplateSheet
from sheetgen.model.traits import Unit
from sheetgen.records import replace
from sheetgen.telling.words import SHORT_GAPS, unit_word
from sheetgen.writing.workbook.cell import Cell, Empty, Number, Text, day_in
from sheetgen.writing.workbook.figure_cells import exact_shape
from sheetgen.writing.workbook.sheet import Sheet
from sheetgen.writing.workbook.styles import Look

WORDS_FOR_NOTHING = ("ND", "NA", "NO APLICA", "NO DISPONIBLE", "SP", "SIN DATO", "-", "—")
"""What an office may type in place of a figure without being warned; dots are ignored."""

_PERCENT = "num:0.0## %"
_SOLES = "num:#,##0"
_NUMBER = "num:#,##0.0###"
_WHOLE = "num:#,##0"
_DAY = "num:dd/mm/yyyy"
_LONGEST_TITLE = 32
_LONGEST_HINT = 255
_LONGEST_FORMULA = 255
"""Excel's bound for what a cell accepts, the sign = included to be safe."""


def number_format(column: Column, row: TemplateRow, figure: Decimal | None) -> str:
    """The number format of a figure's cell; only an input left empty has no figure yet."""
    if column.unit == "soles":
        cents = figure is not None and figure != figure.to_integral_value()
        return "num:#,##0.00" if cents else _SOLES
    if in_percent(column, row):
        return _PERCENT if figure is None else f"{exact_shape(figure)} %"
    if figure is None:
        return "num:General"  # what is typed is what is seen: 2.5 is not shown as 3
    return _WHOLE if figure == figure.to_integral_value() else _NUMBER


def in_percent(column: Column, row: TemplateRow) -> bool:
    """Whether the cell is an Excel percentage: 59 or 59 % typed there is stored as 0.59."""
    return column.unit == "item" and row.item.in_percent


def entry(column: Column, row: TemplateRow) -> Cell:
    """The cell of a column in a row: shown and locked, or to be filled."""
    said = dict(row.shown).get(column.field)
    look = _look(column, row)
    if column.ask is Ask.DATE:
        look = (*look, "centre", _DAY)
    match said:
        case None:
            if column.ask is Ask.FIGURE:
                look = (*look, "right", number_format(column, row, None))
            return Empty(look)
        case Gap():
            return Text(SHORT_GAPS[said], (*look, "absent"))
        case str():
            day = day_in(said) if column.ask is Ask.DATE else None
            return Text(_words(column, row, said), look) if day is None else Number(day, look)
        case _:
            pass
    # What was typed is shown as it was: a carried figure looks as if the office had just typed it.
    is_typed = column.ask is Ask.FIGURE and column.unit not in {"soles", "percent"}
    is_typed = is_typed and not in_percent(column, row)
    shape = number_format(column, row, None if is_typed else said)
    stored = said / HUNDRED if in_percent(column, row) else said
    return Number(stored, (*look, "right", shape))


def _words(column: Column, row: TemplateRow, said: str) -> str | Message:
    """What is shown, in the reader's words where it is a name of ours."""
    if column.field == "unit" and isinstance(row.item, Indicator):
        return unit_word(row.item)
    return said


def _look(column: Column, row: TemplateRow) -> Look:
    if column.ask is None:
        return ("body", "wrap")
    if column.ask is Ask.FIGURE and row.required:
        return ("body", "wrap", "ask")
    return ("body", "wrap", "optional")


def guide(
    sheet: Sheet, form: TemplateSheet, column: Column, choices: str | None, since: date
) -> None:
    """What Excel says when a cell is entered, and when it holds neither a figure nor ND.

    ``choices`` is where the words to choose from stand, ``since`` when the month begins: before
    it nothing can be promised. Nothing is forbidden: a warning can be
    overruled, as what an office has to say may fit no rule of ours.
    """
    for of_month, found in groupby(
        form.rows, lambda row: bool(column.month_hints) and row.item.of_month
    ):
        own = replace(form, rows=tuple(found))
        _guide(sheet, own, column, choices, of_month=of_month, since=since)


def _guide(
    sheet: Sheet,
    form: TemplateSheet,
    column: Column,
    choices: str | None,
    *,
    of_month: bool,
    since: date,
) -> None:
    """The same for rows that stand together and are asked alike."""
    language = sheet.book.say.language
    headings = column.month_headings if of_month else column.headings
    hints = column.month_hints if of_month else column.hints
    options: dict[str, object] = {
        "validate": "any",
        "input_title": _cut(text_in(headings, language), _LONGEST_TITLE),
        "input_message": _cut(text_in(hints, language), _LONGEST_HINT),
    }
    if column.ask is Ask.FIGURE:
        options |= {
            "validate": "custom",
            "value": _accepts(sheet, form, column),
            "error_type": "warning",
            "error_title": sheet.say(message("Is the figure right?")),
            "error_message": sheet.say(
                message(
                    "Type the figure alone, or ND where there is no data. A percentage of a whole "
                    "is never over 100 %."
                )
                if _holds_shares(form, column)
                else message("Type the figure alone, or ND where there is no data.")
            ),
        }
    if column.ask is Ask.DATE:
        options |= {
            "validate": "date",
            "criteria": ">=",
            "value": since,
            "error_type": "warning",
            "error_title": sheet.say(message("Is the day right?")),
            "error_message": sheet.say(
                message("Type day, month and year, as in 31/12/2026: a day still to come.")
            ),
        }
    if choices is not None:
        options |= {
            "validate": "list",
            "source": f"={choices}",
            "error_type": "information",
            "error_title": sheet.say(message("It is not in the list")),
            "error_message": sheet.say(message("Your own words are kept as they are.")),
        }
    at = form.form.columns.index(column)
    sheet.call("data_validation", form.rows[0].row - 1, at, form.rows[-1].row - 1, at, options)


def _accepts(sheet: Sheet, form: TemplateSheet, column: Column) -> str:
    """A formula that holds for a number that is believed, or for a word that says nothing."""
    cell = f"{form.letter(column)}{form.rows[0].row}"
    words = ",".join(quoted(word) for word in WORDS_FOR_NOTHING)
    typed = f'SUBSTITUTE(UPPER(TRIM({cell})),".","")'
    is_word = f"ISNUMBER(MATCH({typed},{{{words}}},0))"
    least = any_of([f"N({cell})>=0", *_below_zero(sheet, form, column)])
    tests = [f"ISNUMBER({cell})", least]
    whole = [*tests, *_over_whole(sheet, form, column)]
    formula = f"=OR(AND({','.join(whole)}),{is_word})"
    if len(formula) <= _LONGEST_FORMULA:
        return formula
    return f"=OR(AND({','.join(tests)}),{is_word})"  # the reader's alerts still ask (ALE-310)


def _holds_shares(form: TemplateSheet, column: Column) -> bool:
    return column.unit == "item" and any(_is_share(row) for row in form.rows)


def _is_share(row: TemplateRow) -> bool:
    return isinstance(row.item, Indicator) and row.item.unit is Unit.SHARE


def _over_whole(sheet: Sheet, form: TemplateSheet, column: Column) -> Iterator[str]:
    """Where a part of a whole stands, told by the row's unit: at most the whole."""
    shown = next((each for each in form.form.columns if each.field == "unit"), None)
    if shown is None or not _holds_shares(form, column):
        return
    row, unit = form.rows[0].row, f"${form.letter(shown)}{form.rows[0].row}"
    words = _words_of((each.item for each in form.rows if _is_share(each)), sheet)
    if len(words) == 1:
        yield f"OR(N({form.letter(column)}{row})<=1,{unit}<>{words[0]})"
    else:
        yield f"OR(N({form.letter(column)}{row})<=1,ISNA(MATCH({unit},{{{','.join(words)}}},0)))"


def _below_zero(sheet: Sheet, form: TemplateSheet, column: Column) -> Iterator[str]:
    """Where the figure may be below zero: told by the row's unit, which goes where the row goes."""
    items = [row.item for row in form.rows if column.unit == "item" and row.item.may_be_negative]
    if not items:
        return
    shown = next((each for each in form.form.columns if each.field == "unit"), None)
    if shown is None:
        yield "TRUE"  # which row it is cannot be seen: the reader says it
        return
    words = ",".join(_words_of(items, sheet))
    yield f"ISNUMBER(MATCH(${form.letter(shown)}{form.rows[0].row},{{{words}}},0))"


def _words_of(items: Iterable[Item], sheet: Sheet) -> list[str]:
    """What stands in the unit's column of these items, as formulas write it."""
    words = {unit_word(item) for item in items}
    return sorted(quoted(each if isinstance(each, str) else sheet.say(each)) for each in words)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
