"""Where an explanation is asked for: colours that follow the live status, and how many are owed.

Nothing is asked of a row before its figure is typed: a blank form is yellow, not orange.
"""

from sheetgen.language.message import message
from sheetgen.language.speaker import Speaker
from sheetgen.model.form import Column
from sheetgen.model.formulas.formula_text import any_of, quoted
from sheetgen.model.status import TONES
from sheetgen.model.template import TemplateSheet
from sheetgen.model.tone import MISSING
from sheetgen.writing.forms.live_status import LiveCells
from sheetgen.writing.workbook.cell import Cell, Empty, Formula
from sheetgen.writing.workbook.exact_percentages import exact_percents
from sheetgen.writing.workbook.sheet import Sheet
from sheetgen.writing.workbook.styles import WANTED

ACTUAL = "actual"
PROGRESS = "progress"
STATUS = "status"
_HERE = "\N{SECTION SIGN}"
_Area = tuple[int, int, int, int]


def colour_live(sheet: Sheet, column: Column, area: _Area, cell: str, live: LiveCells) -> None:
    """Colour the status by its words; show 0 and 100 % of a progress only where exact."""
    if column.field == PROGRESS:
        exact_percents(sheet, area, cell)
    if column.field == STATUS:
        for tone in TONES:
            if tone.fill:
                look = {"bg_color": tone.fill, "font_color": tone.ink}
                sheet.colour(area, f"={cell}={quoted(live.states[tone])}", **look)
        look = {"bg_color": MISSING.fill, "font_color": MISSING.ink}
        sheet.colour(area, f"={cell}={quoted(live.ask)}", italic=True, **look)


def colour_wanted(
    sheet: Sheet, form: TemplateSheet, column: Column, area: _Area, live: LiveCells
) -> None:
    """Colour an explanation that is asked for and not given."""
    row = area[0] + 1
    sheet.colour(area, f"={_wanted(form, column, row, live)}", **WANTED)


def _wanted(form: TemplateSheet, column: Column, row: int, live: LiveCells) -> str:
    """Holds where this is empty, and a figure's status or the text it goes with asks for it."""
    here = f"LEN({form.letter(column)}{row})=0"
    if column.goes_with:
        beside = f"${form.letter(form.form.column(column.goes_with))}{row}"
        return f"AND(LEN({beside})>0,{here})"
    status = f"${form.letter(form.form.column(STATUS))}{row}"
    asked = any_of(f"{status}={quoted(word)}" for word in live.words_of(column.wanted_when))
    typed = f"${form.letter(form.form.column(ACTUAL))}{row}"
    return f"AND(LEN({typed})>0,{here},{asked})"


def count_of_wanted(form: TemplateSheet, live: LiveCells, say: Speaker) -> Cell:
    """How many explanations are asked for and not given, as a live formula."""
    columns = [column for column in form.form.columns if column.wanted_when or column.goes_with]
    if not columns or not form.rows:
        return Empty(("plain",))
    first, last = form.rows[0].row, form.rows[-1].row

    def over(field: str) -> str:
        letter = form.letter(form.form.column(field))
        return f"{letter}{first}:{letter}{last}"

    parts = []
    for column in columns:
        if column.goes_with:
            told, empty = over(column.goes_with), over(column.field)
            parts.append(f"SUMPRODUCT((LEN({told})>0)*(LEN({empty})=0))")
            continue
        words = live.words_of(column.wanted_when)
        asked = "+".join(f"({over(STATUS)}={quoted(word)})" for word in words)
        parts.append(f"SUMPRODUCT((LEN({over(ACTUAL)})>0)*(LEN({over(column.field)})=0)*({asked}))")
    owed = message("Explanations still to be given (orange cells): {n}", n=_HERE)
    before, after = say.say(owed).split(_HERE)
    formula = f"={quoted(before)}&({'+'.join(parts)})&{quoted(after)}"
    return Formula(formula, f"{before}0{after}", ("plain",))
