"""The counts of the summary: how many items of each group stand where, live on the item sheets."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import chain

from sheetgen.language.message import message, message_n
from sheetgen.model.status import TONES, WANTING, any_of
from sheetgen.model.summary import ElementSummary
from sheetgen.model.template import column_letter
from sheetgen.writing.context import Context
from sheetgen.writing.live import state_word
from sheetgen.writing.outline import groups
from sheetgen.writing.workbook.cell import Formula, Number, Text, reference
from sheetgen.writing.workbook.figures import percent_cell
from sheetgen.writing.workbook.height import cut, height_of, lines_of
from sheetgen.writing.workbook.sheet import Sheet
from sheetgen.writing.workbook.trace import Trace, share, tally

ROW = 7
"""Where the table begins on the summary, below the cards."""
NAME, PROGRESS, FIRST = 1, 4, 5
TOTAL = FIRST + len(TONES)
"""Columns: the code, its name across three, its progress, one for each status, and the total."""
_BODY = ("body", "wrap")
_PERCENT = ("body", "right")
_HEADING = ("heading", "heading-pale")
"""As pale as the colours of the statuses beside it."""
_COUNT = (*_BODY, "right", "num:0")

_NAME_WIDTH = 36.0
_MOST_LINES = 3
_MOST = 10
"""More rows than these would make the page's letters too small to read."""

_WANTING = {tone.symbol for status in WANTING for tone in status.tones}

Counted = Mapping[str, Sequence[tuple[str, str]]]
"""The items counted, each its code and the symbol of its tone, by their group."""
_ALL = "all"


def write_counts(sheet: Sheet, context: Context) -> int:
    """Write the table; gives the row below it."""
    row = ROW
    counted = count(context)
    shown, left = shown_groups(context), len(_all_groups(context))
    left -= len(shown)
    title = message("Status of the items")
    if left:
        title = message(
            "Status of the items: the {n} elements with most items {states}",
            n=len(shown),
            states=any_of(WANTING),
        )
    sheet.across(row, 0, TOTAL, title, "section")
    _headings(sheet, row + 1)
    for at, summary in enumerate(shown, row + 2):
        _group(sheet, context, at, summary, counted)
    lines = len(shown)
    if left:
        codes = {summary.element.code for summary in shown}
        others = {code: items for code, items in counted.items() if code not in codes}
        _others(sheet, context, row + 2, lines, left, others)
        lines += 1
    return _totals(sheet, context.report.plan.code, row + 2, lines, counted)


def count(context: Context) -> Counted:
    """The items of each group with the symbols of their tones, in the order of the elements."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for _, lines, _ in context.tables():
        for line in lines:
            if line.item is not None:
                verdict = line.item.verdict
                symbol = verdict.status.tone_for(verdict.band).symbol
                found[line.group].append((line.code, symbol))
    codes = [each.element.code for each in context.report.elements]
    return {code: found.pop(code) for code in codes if code in found} | found


def shown_groups(context: Context) -> tuple[ElementSummary, ...]:
    """What a page has room for: all groups, or those with most items low or without data."""
    known = _all_groups(context)
    if len(known) <= _MOST:
        return known
    counted = count(context)

    def wanting(summary: ElementSummary) -> int:
        return sum(symbol in _WANTING for _, symbol in counted.get(summary.element.code, ()))

    chosen = {each.element.code for each in sorted(known, key=wanting, reverse=True)[:_MOST]}
    return tuple(each for each in known if each.element.code in chosen)


def _all_groups(context: Context) -> tuple[ElementSummary, ...]:
    """The groups, and the elements above them that have items of their own: no item is left out."""
    wanted = {each.element.code for each in groups(context.report)}
    wanted |= set(count(context))
    return tuple(each for each in context.report.elements if each.element.code in wanted)


def _headings(sheet: Sheet, row: int) -> None:
    sheet.across(row, 0, PROGRESS - 1, message("Element"), *_HEADING)
    sheet.text(row, PROGRESS, message("Progress"), *_HEADING)
    for column, tone in enumerate(TONES, FIRST):
        sheet.text(row, column, f"{tone.symbol} {sheet.say(tone.word)}", *_HEADING)
        if tone.fill:
            heading = (row, column, row, column)
            sheet.colour(heading, "=TRUE", bg_color=tone.fill, font_color=tone.ink)
    sheet.text(row, TOTAL, message("Items"), *_HEADING)


def _group(
    sheet: Sheet, context: Context, row: int, summary: ElementSummary, counted: Counted
) -> None:
    code = summary.element.code
    first = context.lead(code, code, (*_BODY, "link")) or Text(code, (*_BODY, "bold"))
    sheet.put(row, 0, first)
    named = cut(context.element_name(summary), _BODY, _NAME_WIDTH, _MOST_LINES)
    sheet.across(row, NAME, PROGRESS - 1, named.text, *_BODY)
    shown = context.shown(code, "progress")
    sheet.put(
        row, PROGRESS, context.printed(percent_cell(summary.progress.figure, _PERCENT)), shown
    )
    if summary.band is not None:
        look = {"bg_color": summary.band.tone.fill, "font_color": summary.band.tone.ink}
        sheet.colour((row, PROGRESS, row, PROGRESS), "=TRUE", **look)
    formulas = [_counting(context, code, state_word(tone, context.say)) for tone in TONES]
    _row(sheet, row, code, formulas, {code: counted.get(code, ())})
    sheet.height(row, height_of(lines_of(named, _NAME_WIDTH)))


def _others(
    sheet: Sheet, context: Context, first: int, shown: int, left: int, counted: Counted
) -> None:
    """The groups that have no row of their own, in one: all items less those above."""
    row = first + shown
    said = message_n("{n} other element", "{n} other elements", n=left)
    sheet.across(row, 0, PROGRESS, said, *_BODY)
    letters = [column_letter(column) for column in range(FIRST, TOTAL)]
    above = [f"-SUM({letter}{first + 1}:{letter}{row})" for letter in letters]
    whole = [_counting_all(context, state_word(tone, context.say)) for tone in TONES]
    formulas = [each and each + less for each, less in zip(whole, above, strict=True)]
    _row(sheet, row, context.report.plan.code, formulas, counted)


def _row(sheet: Sheet, row: int, subject: str, formulas: Sequence[str], counted: Counted) -> None:
    """A row's counts, one for each tone, and their sum."""
    cells = zip(_tallies(subject, counted), (*formulas, _across(row)), strict=True)
    for column, (shows, formula) in enumerate(cells, FIRST):
        look = _COUNT if column < TOTAL else (*_COUNT, "bold")
        n = len(shows.of)
        sheet.put(row, column, Formula(formula, n, look) if formula else Number(n, look), shows)


def _tallies(subject: str, counted: Counted) -> tuple[Trace, ...]:
    """The counts of a row, one for each tone, and of all items."""
    items = list(chain.from_iterable(counted.values()))
    return (
        *(
            tally(
                subject,
                f"items:{tone.symbol}",
                message("Items: {state}", state=tone.word),
                [code for code, symbol in items if symbol == tone.symbol],
            )
            for tone in TONES
        ),
        tally(subject, f"items:{_ALL}", message("Items"), [code for code, _ in items]),
    )


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


def _totals(sheet: Sheet, plan: str, first: int, groups_shown: int, counted: Counted) -> int:
    row = first + groups_shown
    look = ("body", "level1")
    sheet.across(row, 0, PROGRESS, message("Total"), *look)
    sheet.across(row + 1, 0, PROGRESS, message("Share of the items"), *look)
    tallies = _tallies(plan, counted)
    for column, shows in enumerate(tallies, FIRST):
        letter = column_letter(column)
        summed = f"=SUM({letter}{first + 1}:{letter}{row})"
        sheet.put(row, column, Formula(summed, len(shows.of), (*look, "right", "num:0")), shows)
    _shares(sheet, plan, row + 1, [len(shows.of) for shows in tallies])
    return row + 2


def _shares(sheet: Sheet, plan: str, row: int, counts: Sequence[int]) -> None:
    """The counts of the row above as shares of the last of them; the cells hold shares of 1."""
    look, whole = ("body", "level1", "right", "num:0.0 %"), counts[-1]
    states = [(tone.symbol, tone.word) for tone in TONES] + [(_ALL, message("Items"))]
    for column, ((symbol, word), n) in enumerate(zip(states, counts, strict=True), FIRST):
        whole_at = f"${column_letter(TOTAL)}{row}"
        formula = f"=IF({whole_at}=0,0,{column_letter(column)}{row}/{whole_at})"
        said = message("Share of the items: {state}", state=word)
        shows = share(plan, f"share:{symbol}", said, n, whole)
        part = Decimal(n) / whole if whole else Decimal(0)
        sheet.put(row, column, Formula(formula, part, look), shows)
