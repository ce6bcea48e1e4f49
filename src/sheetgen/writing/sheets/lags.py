"""Work against money on the first page: one line an item, the widest gap first, with its name."""

from collections.abc import Sequence
from decimal import Decimal

from sheetgen.language.message import Message, message
from sheetgen.model.template import column_letter
from sheetgen.records import Struct
from sheetgen.telling.pace_words import year_gone
from sheetgen.writing.context import ACTIVITIES, Context
from sheetgen.writing.outline import Line
from sheetgen.writing.sheet_charts import Dumbbell, dumbbell
from sheetgen.writing.sheets.chart_data import COLUMN, OF_LAGS, headings, line
from sheetgen.writing.sheets.first_grid import PIXEL, SECTION, points, tall
from sheetgen.writing.workbook.cell import Cell, Formula, Number, Text, reference
from sheetgen.writing.workbook.figure_cells import CHANGE, PERCENT
from sheetgen.writing.workbook.height import cut
from sheetgen.writing.workbook.sheet import Sheet
from sheetgen.writing.workbook.trace import FigureOf, Trace

_NAMES, _CHART, _GAP = (0, 2), (3, 4), 5
_CELL = ("body", "right", PERCENT)
_HEIGHT = ("body", "right", "num:0.0")
_HALF = Decimal("0.5")
_LOOK = ("body", "wrap", "link")


class Lag(Struct, frozen=True):
    """An item with both percentages, of the year, and by how many points money is ahead."""

    line: Line
    name: str
    work: Decimal
    money: Decimal

    @property
    def gap(self) -> Decimal:
        """Above 0 where money is ahead of the work."""
        return self.money - self.work


def lags(context: Context) -> tuple[Lag, ...]:
    """The items of which both are known, the widest gap first."""
    found = []
    for each in context.work:
        if each.item is None:
            continue
        measured = each.item.measured
        work, money = (measured.measure(name) for name in ("physical", "financial"))
        if work is None or money is None:
            continue
        if isinstance(work.figure, Decimal) and isinstance(money.figure, Decimal):
            found.append(Lag(each, measured.item.name, work.figure, money.figure))
    return tuple(sorted(found, key=lambda each: -abs(each.gap)))


def write_lags(sheet: Sheet, context: Context, found: Sequence[Lag], rows: tuple[int, int]) -> None:
    """Name the items at the left and draw their lines beside the names."""
    row, below = rows
    shown = found[: below - row - 2]
    title = message("Work and money (% of the year), the widest gap first")
    if len(shown) < len(found):
        title = message(
            "Work and money (% of the year): the {n} widest of {all} gaps",
            n=len(shown),
            all=len(found),
        )
    sheet.across(row, _NAMES[0], _GAP, title, "section")
    sheet.height(row, SECTION)
    gone = year_gone(context.report.period)
    legend = message("● work ■ money ¦ year {gone:percentage}", gone=gone.quantize(Decimal(1)))
    sheet.across(row + 1, *_NAMES, message("Item"), "heading", "heading-pale")
    sheet.across(row + 1, *_CHART, legend, "heading", "heading-pale")
    sheet.text(row + 1, _GAP, message("Gap (p. p.)"), "heading", "heading-pale")
    width = sum(sheet.width(column) for column in range(_NAMES[0], _NAMES[1] + 1))
    for at, each in enumerate(shown, row + 2):
        said = cut(f"{each.line.code} {each.name}", _LOOK, width, 1)
        sheet.across(at, *_NAMES, "", "body", "link")
        code, text, look = each.line.code, sheet.say(said.text), ("body", "link")
        sheet.put(at, 0, context.lead(code, text, look) or Text(text, ("body",)))
        beyond = OF_LAGS + 3 + at - row - 2
        gap = f"={column_letter(COLUMN + 2)}{beyond}-{column_letter(COLUMN + 1)}{beyond}"
        cell = Formula(gap, each.gap, ("body", "right", "bold", CHANGE))
        sheet.put(at, _GAP, cell, context.shown(code, "lag"))
    _draw(sheet, context, shown, row + 2, gone)


def _draw(sheet: Sheet, context: Context, shown: Sequence[Lag], row: int, gone: Decimal) -> None:
    _drawn_from(sheet, context, shown, gone)
    lines = tuple((each.work, each.money) for each in shown)
    chart = dumbbell(sheet, Dumbbell(first=OF_LAGS + 2, column=COLUMN + 1, lines=lines))
    width = sum(points(sheet.width(column)) for column in range(_CHART[0], _CHART[1] + 1))
    size = {"width": round(width / PIXEL), "height": round(len(shown) * tall(1) / PIXEL)}
    chart.set_size(size)
    said = sheet.say(_said(shown[0], gone))
    sheet.call("insert_chart", row, _CHART[0], chart, {"description": said})


def _said(worst: Lag, gone: Decimal) -> Message:
    """What the chart shows, for who cannot see it."""
    return message(
        "Work and money. The widest gap is that of {name}: {work:percent} of the work with "
        "{money:percent} of the money; {gone:percent} of the year is gone.",
        name=f"{worst.line.code} {worst.name}",
        work=worst.work,
        money=worst.money,
        gone=gone,
    )


def _drawn_from(sheet: Sheet, context: Context, shown: Sequence[Lag], gone: Decimal) -> None:
    """The figures beyond the page, live on the sheet of activities; the year's stand above them."""
    area, name, plan = context.work_area, context.name(ACTIVITIES), context.report.plan.code
    said = (
        message("Item"),
        message("Physical, of the year (%)"),
        message("Financial, of the year (%)"),
        message("Height in the chart"),
        message("Height in the chart"),
    )
    headings(sheet, OF_LAGS, said)
    of_year = (gone, gone, Decimal(0), Decimal(len(shown)))
    cells = [
        (Number(figure, _CELL if at < 2 else _HEIGHT), _trace(plan, f"year-gone:{at}", figure))  # noqa: PLR2004 - the first two are percentages
        for at, figure in enumerate(of_year)
    ]
    line(sheet, OF_LAGS + 1, message("Share of the year gone"), cells)
    for n, each in enumerate(shown):
        code, high = each.line.code, n + _HALF
        drawn: list[tuple[Cell, FigureOf]] = []
        for key, figure in (("physical", each.work), ("financial", each.money)):
            cell: Cell = Number(figure, _CELL)
            if not context.apart:  # no formula leads into a workbook that may not be open
                at = reference(name, area.cell(key, each.line.line))
                cell = Formula(f"={at}", figure, _CELL)
            drawn.append((cell, context.shown(code, key)))
        heights = [
            (Number(high, _HEIGHT), _trace(code, f"chart:height:{end}", high)) for end in (1, 2)
        ]
        line(sheet, OF_LAGS + 2 + n, f"{code} {each.name}", [*drawn, *heights])


def _trace(subject: str, measure: str, figure: Decimal) -> Trace:
    """What a chart is drawn by."""
    return Trace(
        subject=subject,
        measure=measure,
        figure=figure,
        unit="count",
        formula=message("where the chart draws it; the year gone is its months ÷ 12"),
        typed="",
        rule="",
        places=(),
        said=message("What a chart is drawn by"),
    )
