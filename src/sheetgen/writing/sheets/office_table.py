"""The offices on the first page, worst first: what they answer for, and what they answered."""

from collections.abc import Collection, Sequence
from itertools import chain

from sheetgen.language.message import Message, message, message_n
from sheetgen.model.matter import matters_of
from sheetgen.model.report import JudgedItem, Report
from sheetgen.model.status import WANTING, Status
from sheetgen.model.submission import Submission
from sheetgen.records import Struct
from sheetgen.telling.words import day_of
from sheetgen.writing.context import DELIVERIES, Context
from sheetgen.writing.sheets.first_grid import LAST, RIGHT
from sheetgen.writing.wordings import REASON
from sheetgen.writing.workbook.cell import Link, Number, Text
from sheetgen.writing.workbook.height import cut
from sheetgen.writing.workbook.sheet import Sheet
from sheetgen.writing.workbook.trace import Trace, tally

_COUNT = ("body", "right", "num:0")
_HEADING = ("heading", "heading-pale")


class Standing(Struct, frozen=True, kw_only=True):
    """How an office stands: its items are those that it is the first to report."""

    office: str
    items: tuple[str, ...]
    by_status: tuple[tuple[str, ...], ...]
    """Those that have each of ``WANTING``."""
    matters: tuple[str, ...]
    answered: tuple[str, ...]
    sent: Submission | None
    is_owed: bool
    """Whether it should have sent one and did not."""

    @property
    def wanting(self) -> tuple[str, ...]:
        """The items that it is asked about."""
        return tuple(chain.from_iterable(self.by_status))


def standings(report: Report) -> tuple[Standing, ...]:
    """Every office that was asked or has an item, the worst first.

    It answered for an item once it owes no text of it: a cause without the measure is half of that.
    A matter of an element is that of the office that alone answers for it; of several it is none's.
    """
    mine: dict[str, list[JudgedItem]] = {}
    for judged in report.items:
        for office in judged.measured.item.offices[:1]:
            mine.setdefault(office, []).append(judged)
    matters: dict[str, list[str]] = {}
    codes = {judged.measured.item.code for judged in report.items}
    for alert in (each.alert for each in matters_of(report.alerts)):
        if alert.offices and (alert.subject in codes or len(alert.offices) == 1):
            matters.setdefault(alert.offices[0], []).append(alert.id)
    sent = {each.office: each for each in report.submissions if each.office and each.file}
    asked = [each.office for each in report.submissions if each.office]
    owed = {each.office for each in report.submissions if each.is_owed}
    unexplained = {each.code for each in report.owing}
    found = [
        _standing(
            office,
            mine.get(office, []),
            matters.get(office, []),
            sent.get(office),
            unexplained,
            is_owed=office in owed,
        )
        for office in dict.fromkeys((*asked, *mine))
    ]
    return tuple(sorted(found, key=lambda each: (-len(each.wanting), -len(each.matters))))


def _standing(
    office: str,
    items: Sequence[JudgedItem],
    matters: Sequence[str],
    sent: Submission | None,
    unexplained: Collection[str],
    *,
    is_owed: bool,
) -> Standing:
    def codes(status: Status) -> tuple[str, ...]:
        return tuple(e.measured.item.code for e in items if e.verdict.status is status)

    return Standing(
        office=office,
        items=tuple(each.measured.item.code for each in items),
        by_status=tuple(codes(status) for status in WANTING),
        matters=tuple(matters),
        answered=tuple(
            each.measured.item.code
            for each in items
            if each.verdict.status.entry.is_wanting
            and each.measured.texts.get(REASON)
            and each.measured.item.code not in unexplained
        ),
        sent=sent,
        is_owed=is_owed,
    )


def write_offices(sheet: Sheet, context: Context, rows: tuple[int, int]) -> None:
    """Write the table into the rows from ``rows[0]`` to above ``rows[1]``, at the page's right."""
    row, below = rows
    found = standings(context.report)
    room = below - row - 2
    shown = found if len(found) <= room else found[: room - 1]
    sheet.across(row, RIGHT, LAST, message("Offices, worst first"), "section")
    for (first, last), heading in zip(_COLUMNS, HEADINGS, strict=True):
        sheet.across(row + 1, first, last, heading, *_HEADING)
    names = _told_apart([each.office for each in shown], sheet.width(RIGHT))
    for at, (each, name) in enumerate(zip(shown, names, strict=True), row + 2):
        _office(sheet, at, each, name)
    if len(shown) < len(found):
        left = len(found) - len(shown)
        said = message_n("{n} other office in Deliveries", "{n} other offices in Deliveries", left)
        at = row + 2 + len(shown)
        sheet.across(at, RIGHT, LAST, "", "body", "link")
        sheet.put(at, RIGHT, Link(context.to(DELIVERIES), sheet.say(said), ("body", "link")))


_SENT = RIGHT + 3 + len(WANTING)
_COLUMNS = (
    *((column, column) for column in range(RIGHT, _SENT)),
    (_SENT, LAST - 1),
    (LAST, LAST),
)
HEADINGS: tuple[Message, ...] = (
    message("Office"),
    message("Items"),
    *(status.entry.tone.word for status in WANTING),
    message("Alerts"),
    message("Sent on"),
    message("Explained"),
)
"""What the table says of an office, column by column."""


def _told_apart(offices: Sequence[str], width: float) -> list[str]:
    """Their names as one line holds them; of those that would be cut alike, the ends."""
    look = ("body", "bold", "wrap")
    shown = [str(cut(each, look, width, 1).text) for each in offices]
    return [
        str(cut(each, look, width, 1, from_front=True).text) if shown.count(name) > 1 else name
        for each, name in zip(offices, shown, strict=True)
    ]


def _office(sheet: Sheet, row: int, each: Standing, name: str) -> None:
    sheet.put(row, RIGHT, Text(name, ("body", "bold")))
    for column, shows in enumerate(tallies_of(each), RIGHT + 1):
        sheet.put(row, column, Number(len(shows.of), _COUNT), shows)
    sheet.across(row, *_COLUMNS[-2], sent_words(each), "body", "centre")
    answered = answered_words(each)
    if answered is None:
        sheet.text(row, LAST, "", "body", "centre")
    else:
        sheet.text(row, LAST, answered, "body", "centre", shows=answered_of(each))


def tallies_of(each: Standing) -> tuple[Trace, ...]:
    """What is counted of an office: its items, those low and without data, its matters."""
    counts: tuple[tuple[str, Message, tuple[str, ...]], ...] = (
        ("items", message("Items"), each.items),
        *(
            (status.value, status.entry.heading, codes)
            for status, codes in zip(WANTING, each.by_status, strict=True)
        ),
        ("matters", message("Alerts"), each.matters),
    )
    return tuple(tally(each.office, f"office:{name}", said, of) for name, said, of in counts)


def answered_words(each: Standing) -> Message | None:
    """How much it explained of what it is asked about; None where it is asked about nothing."""
    whole = len(each.wanting)
    return message("{n} of {all}", n=len(each.answered), all=whole) if whole else None


def answered_of(each: Standing) -> Trace:
    """What the cell of it counts."""
    return tally(each.office, "office:answered", message("Explained"), each.answered)


def sent_words(each: Standing) -> Message:
    """When an office's file came."""
    if each.sent is None:
        is_lacking = each.is_owed or each.wanting
        return message("nothing came") if is_lacking else message("nothing due")
    if each.sent.received is None:
        return message("date not noted")
    return day_of(each.sent.received)
