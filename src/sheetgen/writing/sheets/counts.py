"""The counts of the summary: how many items of each group stand where, live on the item sheets."""

from collections import Counter
from decimal import Decimal

from sheetgen.language.message import message, message_n
from sheetgen.model.status import TONES, WANTING, any_of
from sheetgen.model.summary import ElementSummary
from sheetgen.model.template import column_letter
from sheetgen.writing.book import Sheet
from sheetgen.writing.cell import Formula, Link, Text, reference
from sheetgen.writing.context import Context
from sheetgen.writing.figures import percent_cell
from sheetgen.writing.height import cut, height_of, lines_of
from sheetgen.writing.live import state_word
from sheetgen.writing.outline import groups
from sheetgen.writing.styles import tone_of

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

_NAME_WIDTH = 43.2
_MOST_LINES = 3
_MOST = 10
"""More rows than these would make the page's letters too small to read."""

_WANTING = tuple(tone for status in WANTING for tone in status.tones)

Counted = Counter[tuple[str, str]]


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
        others = Counter({each: n for each, n in counted.items() if each[0] not in codes})
        _others(sheet, context, row + 2, lines, left, others)
        lines += 1
    return _totals(sheet, row + 2, lines, counted)


def has_others(context: Context) -> bool:
    """Whether a row stands for the groups that have none of their own."""
    return len(shown_groups(context)) < len(_all_groups(context))


def group_codes(context: Context) -> tuple[str, ...]:
    """All the groups that are counted."""
    return tuple(summary.element.code for summary in _all_groups(context))


def row_below(context: Context) -> int:
    """The row below the table: a title, headings, the groups, the total and its shares."""
    return ROW + 2 + len(shown_groups(context)) + has_others(context) + 2


def progress_cells(context: Context) -> tuple[tuple[str, str], ...]:
    """The cells that repeat the progress of the groups: (element, cell)."""
    shown = enumerate(shown_groups(context), ROW + 3)
    return tuple((summary.element.code, f"E{row}") for row, summary in shown)


def count(context: Context) -> Counted:
    """How many items of each group are of each tone, by the group's code and the tone's symbol."""
    return Counter(
        (line.group, tone_of(line.item.verdict.status, line.item.verdict.band).symbol)
        for _, lines, _ in context.tables()
        for line in lines
        if line.item is not None
    )


def shown_groups(context: Context) -> tuple[ElementSummary, ...]:
    """What a page has room for: all groups, or those with most items low or without data."""
    known = _all_groups(context)
    if len(known) <= _MOST:
        return known
    counted = count(context)

    def wanting(summary: ElementSummary) -> int:
        return sum(counted[summary.element.code, tone.symbol] for tone in _WANTING)

    chosen = {each.element.code for each in sorted(known, key=wanting, reverse=True)[:_MOST]}
    return tuple(each for each in known if each.element.code in chosen)


def _all_groups(context: Context) -> tuple[ElementSummary, ...]:
    """The groups, and the elements above them that have items of their own: no item is left out."""
    wanted = {each.element.code for each in groups(context.report)}
    wanted |= {code for code, _ in count(context)}
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
    target = context.link(code)
    first = Text(code, (*_BODY, "bold")) if target is None else Link(target, code, (*_BODY, "link"))
    sheet.put(row, 0, first)
    named = cut(context.element_name(summary), _BODY, _NAME_WIDTH, _MOST_LINES)
    sheet.across(row, NAME, PROGRESS - 1, named.text, *_BODY)
    sheet.put(row, PROGRESS, percent_cell(summary.progress.figure, _PERCENT))
    for column, tone in enumerate(TONES, FIRST):
        formula = _counting(context, code, state_word(tone, context.say))
        sheet.put(row, column, Formula(formula, counted[code, tone.symbol], _COUNT))
    whole = sum(counted[code, tone.symbol] for tone in TONES)
    sheet.put(row, TOTAL, Formula(_across(row), whole, (*_COUNT, "bold")))
    sheet.height(row, height_of(lines_of(named, _NAME_WIDTH)))


def _others(
    sheet: Sheet, context: Context, first: int, shown: int, left: int, counted: Counted
) -> None:
    """The groups that have no row of their own, in one: all items less those above."""
    row = first + shown
    said = message_n("{n} other element", "{n} other elements", n=left)
    sheet.across(row, 0, PROGRESS, said, *_BODY)
    for column, tone in enumerate(TONES, FIRST):
        letter = column_letter(column)
        above = f"-SUM({letter}{first + 1}:{letter}{row})"
        n = sum(k for (_, symbol), k in counted.items() if symbol == tone.symbol)
        formula = _counting_all(context, state_word(tone, context.say)) + above
        sheet.put(row, column, Formula(formula, n, _COUNT))
    sheet.put(row, TOTAL, Formula(_across(row), sum(counted.values()), (*_COUNT, "bold")))


def _across(row: int) -> str:
    """The sum of a row's counts."""
    return f"=SUM({column_letter(FIRST)}{row + 1}:{column_letter(TOTAL - 1)}{row + 1})"


def _counting_all(context: Context, state: str) -> str:
    parts = [
        f'SUMPRODUCT(--({reference(context.name(sheet), area.range("status"))}="{state}"))'
        for sheet, _, area in context.tables()
    ]
    return f"={'+'.join(parts) or '0'}"


def _counting(context: Context, code: str, state: str) -> str:
    """Counted by EXACT: to COUNTIFS the codes 1.1 and 1.10 are one number, and * is a pattern."""
    parts = [
        f'SUMPRODUCT(--EXACT({reference(context.name(sheet), area.range("group"))},"{code}"),'
        f'--({reference(context.name(sheet), area.range("status"))}="{state}"))'
        for sheet, _, area in context.tables()
    ]
    return f"={'+'.join(parts) or '0'}"


def _totals(sheet: Sheet, first: int, groups_shown: int, counted: Counted) -> int:
    row = first + groups_shown
    whole = sum(counted.values())
    look, whole_at = ("body", "level1"), column_letter(TOTAL)
    sheet.across(row, 0, PROGRESS, message("Total"), *look)
    sheet.across(row + 1, 0, PROGRESS, message("Share of the items"), *look)
    for column in range(FIRST, TOTAL + 1):
        letter = column_letter(column)
        symbol = TONES[column - FIRST].symbol if column < TOTAL else None
        n = sum(k for (_, each), k in counted.items() if symbol in {None, each})
        summed = f"=SUM({letter}{first + 1}:{letter}{row})"
        sheet.put(row, column, Formula(summed, n, (*look, "right", "num:0")))
        share = Decimal(n) / whole if whole else Decimal(0)
        over = f"=IF(${whole_at}{row + 1}=0,0,{letter}{row + 1}/${whole_at}{row + 1})"
        sheet.put(row + 1, column, Formula(over, share, (*look, "right", "num:0.0 %")))
    return row + 2
