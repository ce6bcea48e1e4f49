"""The index, and what it would be by the choices that the plan did not make (METHOD 6)."""

from sheetgen.language.message import Message, message
from sheetgen.model.figure import Figure
from sheetgen.model.place import Place
from sheetgen.model.summary import Index
from sheetgen.telling.mean_words import MEANS
from sheetgen.writing.context import Context
from sheetgen.writing.sheets.cards import index_note
from sheetgen.writing.workbook.cell import Empty
from sheetgen.writing.workbook.figure_cells import percent_cell
from sheetgen.writing.workbook.sheet import Sheet
from sheetgen.writing.workbook.trace import CHOICE, Trace

_FIGURE = 2
"""The column of the figures, behind their words."""

CHOICES: dict[str, Message] = {
    "declared": message("As declared"),
    "missing-zero": message("Items without a figure counted as 0"),
    "cap-150": message("Each item capped at 150 %"),
    "uncapped": message("Without a cap"),
    "over-elements": message("Mean of the elements that hold items"),
    "level-by-level": message("Mean of elements, level by level"),
}


def write_sensitivity(sheet: Sheet, context: Context, row: int, index: Index) -> int:
    """Write a line for each choice from ``row`` on; gives the row below them."""
    known = dict(index.sensitivity)
    known["declared"] = index.declared.figure
    places = dict(index.places)
    for at, name in enumerate(CHOICES, row):
        look = ("body", "level1") if name == "declared" else ("body",)
        sheet.across(at, 0, _FIGURE - 1, CHOICES[name], *look)
        shown = (*look, "right")
        figure = known.get(name)
        if figure is None:
            sheet.put(at, _FIGURE, Empty(shown))
            continue
        shows = _choice(context, name, figure, places.get(name, ()))
        sheet.put(at, _FIGURE, percent_cell(figure, shown), shows)
    sheet.text(row, _FIGURE + 1, index_note(context), "body")
    return row + len(CHOICES)


def _choice(context: Context, name: str, figure: Figure, places: tuple[Place, ...]) -> Trace:
    """The index by a choice of METHOD 6; the declared one stands here as one of them, too."""
    return Trace(
        subject=context.report.plan.code,
        measure=f"{CHOICE}{name}",
        figure=figure,
        unit="percent",
        formula=MEANS[name],
        typed="",
        rule="",
        places=places,
        said=message("Index: {choice}", choice=CHOICES[name]),
    )
