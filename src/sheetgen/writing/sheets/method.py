"""The methodology: rules, thresholds and choices in force, so that every colour can be argued."""

from collections.abc import Mapping, Sequence

from sheetgen.language.message import Message, message, message_n
from sheetgen.model.report import Judging
from sheetgen.telling.condition_words import THRESHOLD_WORDS
from sheetgen.telling.words import set_by_words
from sheetgen.writing.context import METHOD, Context
from sheetgen.writing.sheets.cards import cap_words, missing_words
from sheetgen.writing.sheets.revisions import write_revisions
from sheetgen.writing.sheets.rules_table import write_rules
from sheetgen.writing.sheets.sensitivity import write_sensitivity
from sheetgen.writing.sheets.waivers import write_waivers
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.cell import Cell, Number, Text
from sheetgen.writing.workbook.height import height_of, lines_of
from sheetgen.writing.workbook.sheet import Paper, Sheet

_LOOK = ("body", "wrap")
LAST = 8
_WIDTHS = (24, 26, 16, 42, 42, 36, 42, 32, 10)
_INDICATOR_FORMULAS = (
    message("Progress type I, ascending: value obtained / target × 100"),
    message("Progress type I, descending: target / value obtained × 100"),
    message(
        "Progress type I, descending, with a value of 0 and a target of 0 or more: met, 100; with "
        "a target of 0 and a value above: not met, 0"
    ),
    message(
        "Progress type I where the target or the value is below zero: a ratio does not measure; as "
        "type II where there is a baseline, else 100 if it is met and 0 if not"
    ),
    message(
        "Progress type I, permissible: 100 on the right side of the bound and 0 on the wrong one. "
        "It is a cliff, not a ratio: 0 does not say how far the value was."
    ),
    message(
        "Progress type II, not accumulated: (value − baseline) / (target − baseline) × 100; "
        "accumulated: sum of values / sum of targets × 100"
    ),
)
_WORK_FORMULAS = (
    message("Physical progress: executed to date / yearly goal × 100"),
    message("Financial progress: accrued / PIM × 100"),
    message(
        "Progress judged: executed / programmed to date where there is a schedule; executed / goal "
        "in December where there is none"
    ),
    message("Lag: financial progress − physical progress, in percentage points"),
    message(
        "Physical quantities are never added unless the element declares it; money adds exactly"
    ),
)
_HONESTY = (
    message(
        "A cell's figure is taken at 15 significant digits, as spreadsheets show and compare it."
    ),
    message(
        "A ratio is rounded once, to 9 decimals, half to even; that figure is judged and kept."
    ),
    message(
        "Percentages are shown with one decimal, and with as many as tell them from 0 and from 100 "
        "(99.985 %): 0 and 100 stand only where exact."
    ),
    message("A missing figure is never a zero: its reason is shown in words."),
)


def write_method(book: Book, context: Context) -> Mapping[str, int]:
    """Write the sheet; gives the row of each rule, counted from 0."""
    sheet = book.sheet(context.name(METHOD))
    sheet.widths(_WIDTHS)
    context.head(sheet, METHOD, message("What was computed, by which rules, and who set them."))
    if context.report.plan.note:
        said = Text(context.report.plan.note, ("plain", "wrap"))
        sheet.across(3, 0, LAST, said.text, *said.look)
        sheet.height(3, height_of(lines_of(said, sum(_WIDTHS))))
    row = _states(sheet, context, 4)
    row = _thresholds(sheet, context, row + 1)
    row = _formulas(sheet, context, row + 1)
    row = _choices(sheet, context, row + 1)
    if context.report.index is not None:
        title = message("The index, and what other choices would give")
        row = section(sheet, row + 1, title)
        row = write_sensitivity(sheet, context, row, context.report.index)
    if context.report.oddities:
        row = _oddities(sheet, context, row + 1)
    row = _engine(sheet, context, row + 1)
    if context.report.plan.changes:
        row = write_revisions(sheet, context, row + 1)
    if context.report.waivers:
        row = write_waivers(sheet, context, row + 1)
    rows = write_rules(sheet, context, row + 1)
    heading = min(rows.values(), default=row + 3) - 1
    last = max(rows.values(), default=heading)
    if context.report.beta:
        last = _on_trial(sheet, context, last + 2) - 1
    sheet.page(repeat=(heading, heading), paper=Paper.A3)
    sheet.call("print_area", 0, 0, last, LAST)
    return rows


def section(sheet: Sheet, row: int, title: Message) -> int:
    """A heading across the sheet; gives the row below it."""
    sheet.across(row, 0, LAST, title, "section")
    sheet.height(row, 20)
    return row + 1


def headings(sheet: Sheet, row: int, names: Sequence[Message]) -> int:
    """The headings of a small table; gives the row below them."""
    for column, name in enumerate(names):
        sheet.text(row, column, name, "heading", "heading-pale")
    return row + 1


def _states(sheet: Sheet, context: Context, row: int) -> int:
    row = section(sheet, row, message("Status and colours"))
    first = row
    for tone, meaning in context.colours:
        sheet.text(row, 0, f"{tone.symbol} {sheet.say(tone.word)}", "body", "bold")
        sheet.across(row, 1, 3, meaning, "body")
        if tone.fill:
            here = (row, 0, row, 0)
            test = f'=LEFT($A{row + 1},1)="{tone.symbol}"'
            sheet.colour(here, test, bg_color=tone.fill, font_color=tone.ink)
        row += 1
    return max(row, first)


def _thresholds(sheet: Sheet, context: Context, row: int) -> int:
    """Each threshold in force, who set it, and how many items it judged."""
    row = section(sheet, row, message("Thresholds in force"))
    row = headings(
        sheet, row, (message("Threshold"), message("Set by"), message("Figure"), message("Items"))
    )
    used: dict[tuple[str, str, str], tuple[Number, list[str]]] = {}
    lists: dict[int, list[list[str]]] = {}  # by the bounds that many items share
    for judged in context.report.items:
        of_these = lists.get(id(judged.bounds))
        if of_these is None:
            of_these = lists[id(judged.bounds)] = []
            for bound in judged.bounds:
                key = (bound.name, bound.set_by, f"{bound.figure:f}")
                number = Number(bound.figure, (*_LOOK, "centre", "num:General"))
                of_these.append(used.setdefault(key, (number, []))[1])
        for codes in of_these:
            codes.append(judged.measured.item.code)
    for (name, set_by, _), (number, codes) in used.items():
        told: tuple[Cell, ...] = (
            Text(sheet.say(THRESHOLD_WORDS.get(name, name)), (*_LOOK, "bold")),
            Text(sheet.say(set_by_words(set_by)), _LOOK),
            number,
            Text(sheet.say(_items(codes, len(context.report.items))), _LOOK),
        )
        for column, each in enumerate(told):
            sheet.put(row, column, each)
        lines = max(map(lines_of, told, _WIDTHS))
        if lines > 1:
            sheet.height(row, height_of(lines))
        row += 1
    return row


def _items(codes: Sequence[str], whole: int) -> Message:
    if len(codes) == whole:
        return message_n("the only item", "all {n} items", whole)
    return message("{codes}", codes=codes)


def _formulas(sheet: Sheet, context: Context, row: int) -> int:
    row = section(sheet, row, message("Formulas"))
    formulas = (
        *(_INDICATOR_FORMULAS if context.indicators else ()),
        *(_WORK_FORMULAS if context.work else ()),
        *_HONESTY,
    )
    for formula in formulas:
        _line(sheet, row, 0, LAST, formula)
        row += 1
    return row


def _choices(sheet: Sheet, context: Context, row: int) -> int:
    plan = context.report.plan
    row = section(sheet, row, message("Choices of the plan"))
    over = message("elements that hold items") if plan.choices.over_elements else message("items")
    known: list[tuple[Message, Message]] = [
        (message("Progress of an element"), cap_words(plan.choices)),
        (message("Items without a figure"), missing_words(plan.choices)),
        (
            message("Least coverage of a mean that is rated"),
            message("{coverage:percentage}", coverage=plan.choices.coverage),
        ),
    ]
    if plan.kind.no_index is None:
        known.append((message("The index is a mean of"), over))
    else:
        known.append((message("Index"), plan.kind.no_index))
    for name, choice in known:
        sheet.across(row, 0, 1, name, "body", "bold")
        sheet.across(row, 2, 3, choice, "body")
        row += 1
    return row


def _oddities(sheet: Sheet, context: Context, row: int) -> int:
    """What is odd in the plan itself: judged as it stands, and a question to nobody's office."""
    row = section(sheet, row, message("Oddities of the plan"))
    for each in context.report.oddities:
        sheet.across(row, 0, 1, str(each.place), "body")
        _line(sheet, row, 2, LAST, message("{said} {cure}", said=each.message, cure=each.remedy))
        row += 1
    return row


def _engine(sheet: Sheet, context: Context, row: int) -> int:
    judging = context.report.judging
    row = section(sheet, row, message("Who judged"))
    _line(sheet, row, 0, LAST, _who_judged(judging))
    row += 1
    if not judging.events:
        _line(sheet, row, 0, LAST, message("Nothing out of the ordinary happened."))
        row += 1
    for event in judging.events:
        sheet.text(row, 0, event.kind, "body", "bold")
        _line(sheet, row, 1, LAST, event.message)
        row += 1
    return row


def _who_judged(judging: Judging) -> Message:
    """Whose verdicts these are: never that all were confirmed above a list of differences."""
    match judging.judged_by:
        case "durable-rules":
            return message_n(
                "{n} row judged by durable-rules; the plain evaluator confirmed its verdict.",
                "{n} rows judged by durable-rules; the plain evaluator confirmed every verdict.",
                judging.rows,
            )
        case "mixed":
            return message(
                "{rows} rows: {confirmed} verdicts of durable-rules, confirmed by the plain "
                "evaluator; {rest} of the plain evaluator alone, for the reasons below.",
                rows=judging.rows,
                confirmed=judging.confirmed,
                rest=judging.rows - judging.confirmed,
            )
        case _:
            if judging.rows == 1:
                return message("The only row was judged by the plain evaluator alone.")
            return message("{rows} rows judged by the plain evaluator alone.", rows=judging.rows)


def _on_trial(sheet: Sheet, context: Context, row: int) -> int:
    """What the rules on trial found, so that whoever keeps the rules can decide on them."""
    row = section(sheet, row, message("Rules on trial: reported here only, counted nowhere"))
    for finding in context.report.beta:
        sheet.text(row, 0, finding.rule, "body", "bold")
        sheet.text(row, 1, finding.subject, "body")
        _line(sheet, row, 2, LAST, finding.message)
        row += 1
    return row


def _line(sheet: Sheet, row: int, first: int, last: int, said: Message | str) -> None:
    """A sentence over several columns, its row as tall as it needs."""
    words = Text(sheet.say(said), _LOOK)
    sheet.across(row, first, last, words.text, *words.look)
    lines = lines_of(words, sum(_WIDTHS[first : last + 1]))
    if lines > 1:
        sheet.height(row, height_of(lines))
