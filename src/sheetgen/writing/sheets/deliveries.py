"""The deliveries: who sent what, and what became of every cell asked."""

from collections.abc import Callable, Mapping, Sequence

from sheetgen.language.message import Message, message, message_n
from sheetgen.model.problem import Weight
from sheetgen.model.report import Report
from sheetgen.model.submission import State, Submission
from sheetgen.model.tone import HIGH, LOW, MEDIUM, MISSING
from sheetgen.telling.words import STATE_WORDS, day_of
from sheetgen.writing.context import DELIVERIES, DIGITS, HEADING, Context
from sheetgen.writing.sheets.legend import write_key
from sheetgen.writing.sheets.unplanned import write_unplanned
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.cell import Formula, Number, Text
from sheetgen.writing.workbook.sheet import Sheet
from sheetgen.writing.workbook.table import Area, Column, area_of, draw, set_out
from sheetgen.writing.workbook.trace import Trace, tally

_LOOK = ("body", "wrap")
STATE_TONES = {
    State.ACCEPTED: HIGH,
    State.OBSERVED: MEDIUM,
    State.REJECTED: LOW,
    State.MISSING: MISSING,
}


_STATES_MEAN = {
    State.ACCEPTED: message("Its figures count, and nothing is to be fixed"),
    State.OBSERVED: message("Its figures count; what is to be fixed is listed"),
    State.REJECTED: message("None of its figures counts: it could not be read or is not its own"),
    State.MISSING: message("No file of the office came"),
}
_LAST_PRINTED = "not_submitted"
"""The digest is for who holds files against it: on paper it would only take room."""
_KEY_TO = 5
"""The last column of what the states mean."""


def write_deliveries(
    book: Book, context: Context, closing: Callable[[Sheet, Context, int], int]
) -> None:
    """Write the sheet; ``closing`` writes what the deliveries come to, and gives its last row."""
    report = context.report
    sheet = book.sheet(context.name(DELIVERIES))
    context.head(sheet, DELIVERIES, received(report))
    area = area_of(COLUMNS, HEADING, len(report.submissions))
    set_out(sheet, COLUMNS, area, frozen=2)
    draw(sheet, COLUMNS, report.submissions, area)
    _colour(sheet, area, context)
    if report.submissions:
        _total(sheet, area, report)
    note = message(
        "Cells expected = read + blank + unreadable + waived + not sent. A file may serve several "
        "plans; here the cells that this plan asks are counted."
    )
    sheet.text(area.last + 3, 0, note, "plain", "soft")
    key = [
        (STATE_WORDS[state], meaning, STATE_TONES[state].fill, STATE_TONES[state].ink)
        for state, meaning in _STATES_MEAN.items()
    ]
    below = write_key(sheet, area.last + 5, _KEY_TO, key)
    last = write_unplanned(sheet, closing(sheet, context, below + 2), report)
    sheet.call("print_area", 0, 0, last, area.column(_LAST_PRINTED))


def received(report: Report) -> Message:
    """How many offices sent a file that counts; or that none had anything to report."""
    heard, offices = offices_heard(report)
    if is_for_nobody(report):
        return message("No office had anything to report")
    return message_n(
        "{heard} of {n} office sent its file",
        "{heard} of {n} offices sent their file",
        n=len(offices),
        heard=len(heard),
    )


def offices_heard(report: Report) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The offices with a file that counts, and all that were asked."""
    offices = tuple(dict.fromkeys(each.office for each in report.submissions if each.office))
    sent = {each.office for each in report.submissions if _counts(each)}
    return tuple(office for office in offices if office in sent), offices


def is_for_nobody(report: Report) -> bool:
    """Whether no file came in a month in which no office had anything to report."""
    heard, _ = offices_heard(report)
    return not heard and not any(each.is_owed for each in report.submissions)


def states(report: Report) -> Mapping[str, State]:
    """Where each office stands: by the best of its files, for a file may be sent again."""
    found: dict[str, State] = {}
    for state in reversed(STATE_TONES):
        found |= {
            each.office: state for each in report.submissions if each.office and each.state is state
        }
    return found


def of_nobody(report: Report) -> int:
    """How many rejected files name no office: they stand in no count of offices."""
    return sum(each.state is State.REJECTED and not each.office for each in report.submissions)


def _counts(submission: Submission) -> bool:
    return submission.state in {State.ACCEPTED, State.OBSERVED}


def _counted(name: str, heading: Message, width: float = 11) -> Column[Submission]:
    return Column(
        name,
        heading,
        width,
        lambda each: Number(_count(each, name), (*_LOOK, "right", "num:#,##0")),
        traces=lambda each: _tally(each.office, name, heading, [each]),
    )


def _tally(subject: str, name: str, said: Message, files: Sequence[Submission]) -> Trace:
    """What a column counts of some files."""
    named = [each.file or each.office for each in files]
    return tally(subject, f"cells:{name}", said, named, sum(_count(each, name) for each in files))


def _count(submission: Submission, name: str) -> int:
    account = submission.account
    counts = {
        "problems": len(submission.problems),
        "errors": sum(each.weight is Weight.ERROR for each in submission.problems),
        "expected": account.expected,
        "read": account.read,
        "blank": account.blank,
        "unreadable": account.unreadable,
        "waived": account.waived,
        "not_submitted": account.not_submitted,
    }
    return counts[name]


def _received(submission: Submission) -> Message | str:
    """When it came and how late; nobody noted it for a file that was dropped into the folder."""
    if submission.received is None:
        return message("not noted") if submission.file else ""
    if not submission.days_late:
        return message("{date}, on time", date=day_of(submission.received))
    return message_n(
        "{date}, {n} day late",
        "{date}, {n} days late",
        submission.days_late,
        date=day_of(submission.received),
    )


COLUMNS: tuple[Column[Submission], ...] = (
    Column("office", message("Office"), 13, lambda each: Text(each.office, (*_LOOK, "bold"))),
    Column("name", message("Name"), 26, lambda each: Text(each.office_name, _LOOK)),
    Column("state", message("State"), 16, lambda each: Text(STATE_WORDS[each.state], _LOOK)),
    Column("received", message("Received"), 13, lambda each: Text(_received(each), _LOOK)),
    Column("file", message("File"), 28, lambda each: Text(each.file, (*_LOOK, "small"))),
    _counted("problems", message("Observations"), 14),
    _counted("errors", message("Of them to be fixed"), 12),
    _counted("expected", message("Cells expected")),
    _counted("read", message("Read")),
    _counted("blank", message("Blank")),
    _counted("unreadable", message("Unreadable")),
    _counted("waived", message("Waived"), 12),
    _counted("not_submitted", message("Not sent"), 12),
    Column(
        "sha256",
        message("Digest (SHA-256)"),
        16,
        lambda each: Text(each.sha256[:DIGITS], (*_LOOK, "small")),
    ),
)


def _colour(sheet: Sheet, area: Area, context: Context) -> None:
    first = area.cell("state", 0)
    for state, tone in STATE_TONES.items():
        said = context.say.say(STATE_WORDS[state])
        look = {"bg_color": tone.fill, "font_color": tone.ink}
        sheet.colour(area.span("state"), f'={first}="{said}"', **look)


def _total(sheet: Sheet, area: Area, report: Report) -> None:
    """Sums below the table, apart from it so that filters and sorting leave them alone."""
    row = area.last + 1
    sheet.text(row, area.column("office"), message("Total"), "body", "level1")
    for key in ("name", "state", "received", "file", "sha256"):
        sheet.text(row, area.column(key), "", "body", "level1")
    files, look = report.submissions, ("body", "level1", "right", "num:#,##0")
    for column, of in enumerate(COLUMNS):
        if of.traces is None:
            continue
        letter = area.letter(of.key)
        summed = f"=SUM({letter}{area.first + 1}:{letter}{area.last + 1})"
        whole = sum(_count(each, of.key) for each in files)
        shows = _tally(report.plan.code, of.key, of.heading, files)
        sheet.put(row, column, Formula(summed, whole, look), shows)
