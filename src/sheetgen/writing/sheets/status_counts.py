"""The counts of the summary: how many items of each group stand where, live on the item sheets."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from sheetgen.language.message import message, message_n
from sheetgen.model.report import Report
from sheetgen.model.status import TONES, WANTING, any_of
from sheetgen.model.summary import ElementSummary
from sheetgen.model.template import column_letter
from sheetgen.records import Struct
from sheetgen.writing.context import Context
from sheetgen.writing.live_cells import state_word
from sheetgen.writing.sheets.first_grid import (
    CHANGE,
    FIRST,
    NAME,
    SECTION,
    TOTAL,
    TREND,
    WIDTHS,
    Movement,
    tall,
)
from sheetgen.writing.sheets.legend import in_a_line
from sheetgen.writing.sheets.movements import moved, moved_trace, trend
from sheetgen.writing.sheets.sealed import write_banner_of_all
from sheetgen.writing.sheets.summary_matrix import (
    ALL,
    Counted,
    all_groups,
    counted_items,
    first_of,
    tallies_of,
    worst_first,
)
from sheetgen.writing.workbook.cell import Formula, Number, Text, reference
from sheetgen.writing.workbook.figure_cells import CHANGE as SIGNED
from sheetgen.writing.workbook.figure_cells import percent_cell
from sheetgen.writing.workbook.height import cut, lines_of, unparted
from sheetgen.writing.workbook.sheet import Sheet
from sheetgen.writing.workbook.trace import share

_BODY = ("body", "wrap")
_PERCENT = ("body", "right")
_HEADING = ("heading", "heading-pale")
"""As pale as the colours of the statuses beside it."""
_COUNT = (*_BODY, "right", "num:0")

_MOST_LINES = 3
_MOST = 10
"""More rows than these nobody takes in at a glance."""


class Shown(Struct, frozen=True):
    """The groups that have a row, each with its name as the row has room for it."""

    groups: tuple[ElementSummary, ...]
    names: tuple[Text, ...]
    left: int
    width: float

    @property
    def heights(self) -> tuple[float, ...]:
        """The points of each row."""
        codes = (Text(each.element.code, (*_BODY, "bold")) for each in self.groups)
        return tuple(
            tall(max(lines_of(name, self.width), lines_of(code, WIDTHS[0])))
            for name, code in zip(self.names, codes, strict=True)
        )

    @property
    def height(self) -> float:
        """The points of the table with its title, headings, sums and legend."""
        rows = 4 if self.left else 3
        return SECTION + tall(2) + sum(self.heights) + rows * tall(1)


def fitting(context: Context, room: float) -> Shown:
    """As many groups as the room in points allows, the worst of them, their names whole if it can.

    One always has a row.
    """
    choices = _choices(context)
    found = next(choices)
    while found.height > room and (fewer := next(choices, None)) is not None:
        found = fewer
    return found


def _choices(context: Context) -> Iterator[Shown]:
    """From most to least: all groups in three lines, in two, in one; then ever fewer of them."""
    counted = counted_items(context)
    known = all_groups(context, counted)
    whole, codes = len(known), worst_first(known, counted)
    lines = [(whole, most) for most in range(_MOST_LINES, 0, -1)] if whole <= _MOST else []
    fewer = [(n, most) for n in range(min(whole - 1, _MOST), 0, -1) for most in (2, 1)]
    for n, most in [*lines, *fewer] or [(0, 1)]:
        groups_shown = first_of(known, codes, n)
        width = Movement.of(context).name_width
        names = tuple(cut(context.element_name(each), _BODY, width, most) for each in groups_shown)
        yield Shown(groups_shown, names, whole - n, width)


def write_counts(sheet: Sheet, context: Context, row: int, shown: Shown) -> int:
    """Write the table; gives the row below it."""
    counted = counted_items(context)
    left = shown.left
    title = message("Status of the items")
    if left:
        title = message_n(
            "Status of the items: the element with most items {states}",
            "Status of the items: the {n} elements with most items {states}",
            len(shown.groups),
            states=any_of(WANTING),
        )
    sheet.across(row, 0, FIRST - 1, title, "section")
    write_banner_of_all(sheet, context, row, FIRST, TOTAL)
    sheet.height(row, SECTION)
    _headings(sheet, row + 1, Movement.of(context))
    for at, (summary, name, high) in enumerate(
        zip(shown.groups, shown.names, shown.heights, strict=True), row + 2
    ):
        _group(sheet, context, at, summary, name, counted)
        sheet.height(at, high)
    lines = len(shown.groups)
    if left:
        codes = {summary.element.code for summary in shown.groups}
        others = {code: items for code, items in counted.items() if code not in codes}
        _others(sheet, context, row + 2, lines, left, others)
        lines += 1
    return _totals(sheet, context.report, row + 2, lines, counted)


def _headings(sheet: Sheet, row: int, movement: Movement) -> None:
    progress = movement.progress
    sheet.across(row, 0, progress - 1, message("Element"), *_HEADING)
    sheet.text(row, progress, message("Progress"), *_HEADING)
    if movement.is_known:
        sheet.text(row, CHANGE, unparted(sheet.say(message("Change (p. p.)"))), *_HEADING)
        sheet.text(row, TREND, message("Trend"), *_HEADING)
    for column, tone in enumerate(TONES, FIRST):
        sheet.text(row, column, f"{tone.symbol} {sheet.say(tone.word)}", *_HEADING)
        if tone.fill:
            heading = (row, column, row, column)
            sheet.colour(heading, "=TRUE", bg_color=tone.fill, font_color=tone.ink)
    sheet.text(row, TOTAL, message("Items"), *_HEADING)
    sheet.height(row, tall(2))


def _group(
    sheet: Sheet,
    context: Context,
    row: int,
    summary: ElementSummary,
    name: Text,
    counted: Counted,
) -> None:
    code, movement = summary.element.code, Movement.of(context)
    progress = movement.progress
    first = context.lead(code, code, (*_BODY, "link")) or Text(code, (*_BODY, "bold"))
    sheet.put(row, 0, first)
    sheet.across(row, NAME, progress - 1, name.text, *_BODY)
    shown = context.shown(code, "progress")
    sheet.put(
        row, progress, context.printed(percent_cell(summary.progress.figure, _PERCENT)), shown
    )
    if summary.band is not None:
        look = {"bg_color": summary.band.tone.fill, "font_color": summary.band.tone.ink}
        sheet.colour((row, progress, row, progress), "=TRUE", **look)
    if movement.is_known:
        _movement(sheet, context, row, summary)
    formulas = [_counting(context, code, state_word(tone, context.say)) for tone in TONES]
    _row(sheet, row, code, formulas, {code: counted.get(code, ())})


def _movement(sheet: Sheet, context: Context, row: int, summary: ElementSummary) -> None:
    """By how much the element moved since the month before, and for how long it has."""
    report, code = context.report, summary.element.code
    points = moved(report, code)
    if points is None:
        sheet.text(row, CHANGE, "—", *_BODY, "absent")
    else:
        sheet.put(row, CHANGE, Number(points, (*_PERCENT, SIGNED)), moved_trace(report, code))
    sheet.text(row, TREND, trend(report, summary) or "—", *_BODY)


def _others(
    sheet: Sheet, context: Context, first: int, shown: int, left: int, counted: Counted
) -> None:
    """The groups that have no row of their own, in one: all items less those above."""
    row = first + shown
    said = message_n("{n} other element", "{n} other elements", n=left)
    sheet.across(row, 0, FIRST - 1, said, *_BODY)
    sheet.height(row, tall(1))
    letters = [column_letter(column) for column in range(FIRST, TOTAL)]
    above = [f"-SUM({letter}{first + 1}:{letter}{row})" for letter in letters]
    whole = [_counting_all(context, state_word(tone, context.say)) for tone in TONES]
    formulas = [each and each + less for each, less in zip(whole, above, strict=True)]
    _row(sheet, row, context.report.plan.code, formulas, counted)


def _row(sheet: Sheet, row: int, subject: str, formulas: Sequence[str], counted: Counted) -> None:
    """A row's counts, one for each tone, and their sum."""
    cells = zip(tallies_of(subject, counted), (*formulas, _across(row)), strict=True)
    for column, (shows, formula) in enumerate(cells, FIRST):
        look = _COUNT if column < TOTAL else (*_COUNT, "bold")
        n = len(shows.of)
        sheet.put(row, column, Formula(formula, n, look) if formula else Number(n, look), shows)


def _across(row: int) -> str:
    """The sum of a row's counts."""
    return f"=SUM({column_letter(FIRST)}{row + 1}:{column_letter(TOTAL - 1)}{row + 1})"


def _counting_all(context: Context, state: str) -> str:
    """Counted where the items stand; nothing, where they stand in workbooks of their own."""
    if context.apart:
        return ""
    parts = [
        f'SUMPRODUCT(--({reference(context.name(sheet), area.range("status"))}="{state}"))'
        for sheet, _, area in context.tables()
    ]
    return f"={'+'.join(parts) or '0'}"


def _counting(context: Context, code: str, state: str) -> str:
    """Counted where the items of a group stand, as :func:`_counting_all` counts all.

    By EXACT: to COUNTIFS the codes 1.1 and 1.10 are one number, and * is a pattern.
    """
    if context.apart:
        return ""
    parts = [
        f'SUMPRODUCT(--EXACT({reference(context.name(sheet), area.range("group"))},"{code}"),'
        f'--({reference(context.name(sheet), area.range("status"))}="{state}"))'
        for sheet, _, area in context.tables()
    ]
    return f"={'+'.join(parts) or '0'}"


def _totals(sheet: Sheet, report: Report, first: int, groups_shown: int, counted: Counted) -> int:
    """The sums of the counts, their shares, and what the colours say; gives the row below."""
    plan = report.plan.code
    row = first + groups_shown
    look = ("body", "level1")
    for at, said in enumerate((message("Total"), message("Share of the items")), row):
        sheet.across(at, 0, FIRST - 1, said, *look)
        sheet.height(at, tall(1))
    tallies = tallies_of(plan, counted)
    for column, shows in enumerate(tallies, FIRST):
        letter = column_letter(column)
        summed = f"=SUM({letter}{first + 1}:{letter}{row})"
        sheet.put(row, column, Formula(summed, len(shows.of), (*look, "right", "num:0")), shows)
    _shares(sheet, plan, row + 1, [len(shows.of) for shows in tallies])
    legend = in_a_line(report)
    sheet.across(row + 2, 0, TOTAL, legend, "plain", "soft")
    sheet.height(row + 2, tall(1))
    return row + 3


def _shares(sheet: Sheet, plan: str, row: int, counts: Sequence[int]) -> None:
    """The counts of the row above as shares of the last of them; the cells hold shares of 1."""
    look, whole = ("body", "level1", "right", "num:0.0 %"), counts[-1]
    states = [(tone.symbol, tone.word) for tone in TONES] + [(ALL, message("Items"))]
    for column, ((symbol, word), n) in enumerate(zip(states, counts, strict=True), FIRST):
        whole_at = f"${column_letter(TOTAL)}{row}"
        formula = f"=IF({whole_at}=0,0,{column_letter(column)}{row}/{whole_at})"
        said = message("Share of the items: {state}", state=word)
        shows = share(plan, f"share:{symbol}", said, n, whole)
        part = Decimal(n) / whole if whole else Decimal(0)
        sheet.put(row, column, Formula(formula, part, look), shows)
