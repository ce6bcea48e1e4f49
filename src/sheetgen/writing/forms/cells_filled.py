"""How many of the cells asked are filled, as a live formula."""

from collections.abc import Iterator

from sheetgen.language.message import message_n
from sheetgen.language.speaker import Speaker
from sheetgen.model.form import Column
from sheetgen.model.template import TemplateSheet
from sheetgen.writing.workbook.cell import Formula

_MOST_AREAS = 200
"""Excel takes 255 arguments; a longer list is counted in parts."""
_HERE = "\N{SECTION SIGN}"


def count_of_filled(form: TemplateSheet, say: Speaker) -> Formula:
    """How many cells are filled of those asked.

    Optional cells are not asked and not counted, nor are those that come filled: before anything
    is typed, nothing is.
    """
    asked = sum(row.required for row in form.rows) * len(_to_fill(form))
    filled = sum(
        column.field in dict(row.shown)
        for row in form.rows
        if row.required
        for column in _to_fill(form)
    )
    said = say.say(
        message_n(
            "{filled} of {n} cell filled", "{filled} of {n} cells filled", asked, filled=_HERE
        )
    )
    before, after = (part.replace('"', '""') for part in said.split(_HERE))
    formula = f'="{before}"&{_counted(form)}&"{after}"'
    return Formula(formula, f"{before}{filled}{after}", ("plain", "bold"))


def _to_fill(form: TemplateSheet) -> tuple[Column, ...]:
    return tuple(column for column in form.form.figures if not column.prefill)


def _counted(form: TemplateSheet) -> str:
    areas = [area for column in _to_fill(form) for area in _areas(form, column)]
    parts = [areas[at : at + _MOST_AREAS] for at in range(0, len(areas), _MOST_AREAS)]
    return "+".join(f"COUNTA({','.join(part)})" for part in parts) or "0"


def _areas(form: TemplateSheet, column: Column) -> Iterator[str]:
    """The runs of rows that are asked, in one column; group titles between them are empty."""
    letter = form.letter(column)
    first = last = 0
    for row in form.rows:
        if row.required:
            first, last = first or row.row, row.row
        elif first:
            yield f"{letter}{first}:{letter}{last}"
            first = 0
    if first:
        yield f"{letter}{first}:{letter}{last}"
