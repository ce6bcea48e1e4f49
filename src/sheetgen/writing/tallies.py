"""The figures that only the workbook has: counts, their shares, and the index by other choices.

Each says what it counts and where it stands, so that no figure of any sheet is without an answer.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from sheetgen.language.message import Message, message
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.place import Place
from sheetgen.model.severity import Severity
from sheetgen.model.status import TONES
from sheetgen.model.submission import State, Submission
from sheetgen.model.template import column_letter
from sheetgen.writing.context import DELIVERIES, HEADING, SUMMARY, Context
from sheetgen.writing.formula_words import COUNT, MEANS, SHARE
from sheetgen.writing.sheets import closing, counts, deliveries, pictures
from sheetgen.writing.sheets.cards import counted_cards
from sheetgen.writing.sheets.summary import block_rows
from sheetgen.writing.styles import tone_of
from sheetgen.writing.traced import Trace
from sheetgen.writing.words import STATE_WORDS

CHOICE = "index:"
"""What the measures of the index by other choices begin with."""
_ALL = "all"
_FIRST_HALF, _SECOND_HALF = 0, 6


def tallies(context: Context) -> Iterator[Trace]:
    """Every count of the summary and of the deliveries, in the order of their cells."""
    yield from _cards(context)
    yield from _states(context)
    yield from _choices(context)
    yield from _closing(context)
    yield from _deliveries(context)


def _tally(
    context: Context,
    at: tuple[Message, int, int],
    what: tuple[str, str, Message],
    of: Sequence[str],
    n: int | None = None,
) -> Trace:
    """A count at (sheet, row, column) of what is (subject, key, said); ``n`` where not of all."""
    sheet, row, column = at
    subject, key, said = what
    return Trace(
        subject=subject,
        measure=key,
        figure=Decimal(len(of) if n is None else n),
        unit="count",
        formula=COUNT,
        typed="",
        rule="",
        places=(),
        said=said,
        cell=(context.name(sheet), f"{column_letter(column)}{row + 1}"),
        of=tuple(of),
    )


def _cards(context: Context) -> Iterator[Trace]:
    report = context.report
    heard, _ = deliveries.offices_heard(report)
    found = {
        "on-track": [each for each in report.items if each.verdict.status.entry.is_well],
        "wanting": [each for each in report.items if each.verdict.status.entry.is_wanting],
    }
    listed: dict[str, Sequence[str]] = {
        key: [each.measured.item.code for each in items] for key, items in found.items()
    }
    listed["alerts"] = [alert.id for alert in report.alerts]
    listed["alerts:high"] = [a.id for a in report.alerts if a.severity is Severity.HIGH]
    listed["offices"] = heard
    for key, said, row, column in counted_cards(report):
        yield _tally(context, (SUMMARY, row, column), (report.plan.code, key, said), listed[key])


def _states(context: Context) -> Iterator[Trace]:
    """The table of counts: a row for each group, one for the others, the total and its shares."""
    items = _by_state(context)
    shown = [summary.element.code for summary in counts.shown_groups(context)]
    first = counts.ROW + 2
    for row, code in enumerate(shown, first):
        yield from _state_row(context, row, code, items[code])
    row = first + len(shown)
    others = [each for code in items if code not in shown for each in items[code]]
    if counts.has_others(context):
        yield from _state_row(context, row, context.report.plan.code, others)
        row += 1
    whole = [each for found in items.values() for each in found]
    yield from _state_row(context, row, context.report.plan.code, whole)
    yield from _shares(context, row + 1, whole)


_Item = tuple[str, str]
"""An item's code and the symbol of its tone."""


def _by_state(context: Context) -> dict[str, list[_Item]]:
    found: dict[str, list[_Item]] = {each: [] for each in counts.group_codes(context)}
    for _, lines, _ in context.tables():
        for line in lines:
            if line.item is not None:
                verdict = line.item.verdict
                tone = tone_of(verdict.status, verdict.band)
                found.setdefault(line.group, []).append((line.code, tone.symbol))
    return found


def _state_row(context: Context, row: int, code: str, items: Sequence[_Item]) -> Iterator[Trace]:
    for column, tone in enumerate(TONES, counts.FIRST):
        said = message("Items: {state}", state=tone.word)
        of = [item for item, symbol in items if symbol == tone.symbol]
        what = code, f"items:{tone.symbol}", said
        yield _tally(context, (SUMMARY, row, column), what, of)
    what = code, f"items:{_ALL}", message("Items")
    yield _tally(context, (SUMMARY, row, counts.TOTAL), what, [item for item, _ in items])


def _shares(context: Context, row: int, items: Sequence[_Item]) -> Iterator[Trace]:
    """In percent; the cells hold shares of 1."""
    found = Counter(symbol for _, symbol in items)
    columns = [(n, tone.symbol, tone.word) for n, tone in enumerate(TONES, counts.FIRST)]
    columns.append((counts.TOTAL, _ALL, message("Items")))
    found[_ALL] = len(items)
    for column, symbol, word in columns:
        share = Decimal(found[symbol]) * 100 / len(items) if items else Decimal(0)
        yield Trace(
            subject=context.report.plan.code,
            measure=f"share:{symbol}",
            figure=share,
            unit="percent",
            formula=SHARE,
            typed="",
            rule="",
            places=(),
            said=message("Share of the items: {state}", state=word),
            cell=(context.name(SUMMARY), f"{column_letter(column)}{row + 1}"),
        )


def _choices(context: Context) -> Iterator[Trace]:
    """The index by the other choices of METHOD 6; the declared one is a figure of the report."""
    report = context.report
    if report.index is None:
        return
    figures: dict[str, Figure] = dict(report.index.sensitivity)
    places = dict(report.index.places)
    rows = pictures.choice_rows(block_rows(context).pictures)
    for name, row in rows.items():
        figure = figures.get(name)
        if figure is not None:
            yield _choice(context, name, figure, row, places.get(name, ()))


def _choice(
    context: Context, name: str, figure: Figure | Gap, row: int, places: tuple[Place, ...]
) -> Trace:
    return Trace(
        subject=context.report.plan.code,
        measure=f"{CHOICE}{name}",
        figure=figure,
        unit="percent",
        formula=MEANS[name],
        typed="",
        rule="",
        places=places,
        said=message("Index: {choice}", choice=pictures.CHOICES[name]),
        cell=(context.name(SUMMARY), f"{column_letter(pictures.LAST)}{row + 1}"),
    )


def _closing(context: Context) -> Iterator[Trace]:
    """The offices by what became of their files, and the account of every cell asked."""
    report = context.report
    row = block_rows(context).closing + 2
    states = deliveries.states(report)
    plan = report.plan.code
    yield _tally(context, (SUMMARY, row, _FIRST_HALF), (plan, "offices", message("Offices")),
                 tuple(states))  # fmt: skip
    for column, state in enumerate(deliveries.STATE_TONES, 1):
        what = plan, f"offices:{state.value}", _state_said(state)
        of = [office for office, found in states.items() if found is state]
        yield _tally(context, (SUMMARY, row, column), what, of)
    files = tuple(each.file or each.office for each in report.submissions)
    for column, (key, said, n) in enumerate(closing.account_counts(report), _SECOND_HALF):
        what = plan, f"cells:{key}", message("Cells: {state}", state=said)
        yield _tally(context, (SUMMARY, row, column), what, files, n)


def _state_said(state: State) -> Message:
    return message("Offices: {state}", state=STATE_WORDS[state])


def _deliveries(context: Context) -> Iterator[Trace]:
    """What became of the cells of each file, and of all."""
    sent = context.report.submissions
    for row, each in enumerate(sent, HEADING + 1):
        yield from _row_of_files(context, row, each.office, [each])
    if sent:
        yield from _row_of_files(context, HEADING + 1 + len(sent), context.report.plan.code, sent)


def _row_of_files(
    context: Context, row: int, subject: str, files: Sequence[Submission]
) -> Iterator[Trace]:
    named = tuple(each.file or each.office for each in files)
    totals: Counter[str] = Counter()
    for each in files:
        totals.update(deliveries.counts_of(each))
    for key, said in deliveries.COUNTED.items():
        what = subject, f"cells:{key}", said
        at = DELIVERIES, row, deliveries.column_of(key)
        yield _tally(context, at, what, named, totals[key])
