"""The traces: every figure shown, how it was computed, and every cell it came from."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Any

from sheetgen.language.message import Message, message
from sheetgen.model.report import JudgedItem
from sheetgen.writing.context import DIGITS, HEADING, MOST_TRACES, Context, traces_sheet
from sheetgen.writing.sheets.figure_rows import LOOKS, in_short, words_of
from sheetgen.writing.sheets.trace_columns import COLUMNS, Row
from sheetgen.writing.stories import digests
from sheetgen.writing.traced import OfItem, of_whole, past_figures, traces
from sheetgen.writing.workbook import runs
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.copies import Part, Run, Runs, digest_of_lines
from sheetgen.writing.workbook.ledger import Ledger
from sheetgen.writing.workbook.sheet import Paper
from sheetgen.writing.workbook.standing_lines import standing
from sheetgen.writing.workbook.styles import PALE
from sheetgen.writing.workbook.table import area_of, draw, set_out
from sheetgen.writing.workbook.trace import Owner, Trace


def announce_traces(book: Book, context: Context) -> None:
    """Number what the sheet says and looks like before any other sheet of its book is drawn."""
    if book.is_kept:
        say = book.say.say
        said = (each if isinstance(each, str) else say(each) for each in words_of(context))
        book.announce(said, LOOKS)


def write_traces(book: Book, context: Context) -> None:
    """Write the sheet, the last of all: it lists what the ledger holds by then.

    What Excel's rows have no room for stands on a sheet more.
    """
    report, ledger = context.report, book.ledger
    short = {file: digest[:DIGITS] for file, digest in digests(report).items()}
    past = past_figures(report)
    own = sum(len(each.measured.measures) for each in report.items)
    rows = own + sum(map(len, past.values())) + sum(1 for _ in of_whole(report)) + len(ledger.own)
    parts = range(-(-rows // MOST_TRACES) or 1)
    sheets = [book.sheet(context.name(traces_sheet(part))) for part in parts]
    tabs = tuple(sheet.tab for sheet in sheets)
    figures, again = partial(traces, report), resent(book.copies.resent)
    ledger.enter_list(tabs, MOST_TRACES, HEADING + 1, len(COLUMNS), figures)
    runs_of_part = _parted(_runs(book, context, past, short), MOST_TRACES)
    for part, sheet in enumerate(sheets):
        context.head(sheet, traces_sheet(part), _note(part, len(sheets)))
        area = area_of(COLUMNS, HEADING, min(MOST_TRACES, rows - part * MOST_TRACES))
        set_out(sheet, COLUMNS, area, frozen=2, paper=Paper.A3)
        by = in_short(context, ledger, short)
        draw(sheet, COLUMNS, (), area, by=by, runs=Runs(next(runs_of_part), again=again))
        sheet.colour(area.span(), "=MOD(ROW(),2)=0", bg_color=PALE)


def _runs(
    book: Book, context: Context, past: Mapping[str, Sequence[Trace]], short: Mapping[str, str]
) -> Iterator[Run[Any]]:
    """The figures of items, so many items a run; then all that are no item's."""
    items = context.report.items
    row = partial(_row, context, book.ledger, short)
    key = _keys(book, context, past)
    for at in range(0, len(items), runs.AT_ONCE):
        some = items[at : at + runs.AT_ONCE]
        told = [(each, past.get(each.measured.item.code, ())) for each in some]
        sizes = [len(each.measured.measures) + len(known) for each, known in told]
        whole, parts = key(some, sizes)
        yield Run(sum(sizes), whole, partial(_figures, told, row), parts=parts)
    others = [*map(row, of_whole(context.report))]
    own = [Row(trace, at, context, short) for trace, at in book.ledger.own]
    yield Run(len(others) + len(own), "", lambda: [*others, *own])


def _row(context: Context, ledger: Ledger, short: Mapping[str, str], each: Trace) -> Row:
    return Row(each, ledger.first_cell(each.key), context, short)


def _figures(
    told: Sequence[tuple[JudgedItem, Sequence[Trace]]], row: Callable[[Trace], Row]
) -> Iterator[OfItem | Row]:
    for judged, known in told:
        for measure in judged.measured.measures:
            yield judged, measure
        yield from map(row, known)


def _keys(
    book: Book, context: Context, past: Mapping[str, Sequence[Trace]]
) -> Callable[[Sequence[JudgedItem], Sequence[int]], tuple[str, Sequence[Part]]]:
    """The digest of all that a run follows from: its items, where they stand, and all else.

    With those of each item by itself and its rows, told how many rows they have.
    """
    copies = book.copies
    if not copies.rest:
        return lambda *_: ("", ())
    listed = {each.name for judged in context.report.items for each in judged.measured.measures}
    listed.update(each.measure for known in past.values() for each in known)
    places_of = standing(book.ledger, listed)
    of_all = digest_of_lines(
        (
            copies.rest,
            repr((context.book, context.support, book.vocabulary)),
            *(
                repr((each.tab, each.first, each.are_own, each.shows))
                for each in book.ledger.tables
            ),
        )
    )

    def key(items: Sequence[JudgedItem], sizes: Sequence[int]) -> tuple[str, Sequence[Part]]:
        parts, at = [], 0
        for each, n in zip(items, sizes, strict=True):
            code = each.measured.item.code
            place = places_of(Owner(code, is_item=True))
            said = of_all, code, copies.imprints[code], place, f"{at} {n}"
            sent = copies.sent[code].split()
            before = [copies.resent.get(each, each) for each in sent]
            now = digest_of_lines((*said, *sent))
            stood = now if sent == before else digest_of_lines((*said, *before))
            parts.append(Part(now, stood, n))
            at += n
        return digest_of_lines(part.key for part in parts), parts

    return key


def resent(files: Mapping[str, str]) -> Callable[[str], str]:
    """Tells a row of before with the digests that ``files`` have now.

    No row gets higher or lower by it: twelve digits of them fit their column, whichever they are.
    """
    if not files:
        return str
    short = {old[:DIGITS]: new[:DIGITS] for new, old in files.items()}
    letter = area_of(COLUMNS, HEADING, 0).letter("digest")
    cell = re.compile(rf'(<c r="{letter}\d+"[^>]*><is><t>)({"|".join(short)})(?=</t>)')
    return partial(cell.sub, lambda found: found[1] + short[found[2]])


def _parted(runs: Iterator[Run[Any]], most: int) -> Iterator[Iterator[Run[Any]]]:
    """The runs of each sheet, which holds so many rows; those of one are taken before the next's.

    Each run is made when its turn comes: together they weigh a tenth of what is judged.
    """
    rest: list[Run[Any]] = []

    def part() -> Iterator[Run[Any]]:
        room = most
        while room and (run := rest.pop() if rest else next(runs, None)) is not None:
            if run.rows > room:
                rest.append(_cut(run, room, run.rows))
                run = _cut(run, 0, room)
            room -= run.rows
            yield run

    while True:
        yield part()


def _cut(run: Run[Any], first: int, last: int) -> Run[Any]:
    return Run(last - first, "", lambda: islice(run.records(), first, last))


def _note(part: int, parts: int) -> Message:
    note = message("Figures are shown with all their digits, as they were judged.")
    if parts == 1:
        return note
    return message(
        "{note} Sheet {number} of {n}: Excel has no room for all of them on one.",
        note=note,
        number=part + 1,
        n=parts,
    )
