"""The flow for single files, before the build: check what an office sent, and file it.

file -> delivery -> submission, and what it was before -> the file that goes back
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sheetgen.errors import WorkspaceError
from sheetgen.house import House
from sheetgen.language.marks import read_marks
from sheetgen.language.message import Message, message, message_n
from sheetgen.language.speaker import Speaker
from sheetgen.model.period import Period
from sheetgen.model.receipt import Receipt
from sheetgen.model.submission import State, Submission
from sheetgen.planning.receipts import read_receipts
from sheetgen.preview import Beside
from sheetgen.reading.identity import Asking
from sheetgen.reading.submissions import Delivery, open_delivery, read_delivery
from sheetgen.returning.annotate import annotate
from sheetgen.returning.changes import Changes, asked_of, compare
from sheetgen.returning.filing import file_away, note_receipts
from sheetgen.returning.letter import letter
from sheetgen.returning.marks import TITLE, cell_notes, page
from sheetgen.returning.memory import lines_of, remembered
from sheetgen.returning.tags import Unmarkable

_UNOPENED = "READ-1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A file that was checked; ``changes`` where the office sent another before it.

    ``awaiting`` are the (code, office) whose explanation is not asked for yet, because another
    office's file may still settle them.
    """

    path: Path
    period: Period | None
    submission: Submission
    changes: Changes | None
    awaiting: tuple[tuple[str, str], ...] = ()


def check(house: House, paths: Iterable[Path], period: Period | None = None) -> tuple[Checked, ...]:
    """Read each file against the templates of its own period, and say what the build will ask.

    The period is the one in the file's stamp; for a file without a stamp ``period``, or the name
    of the folder it lies in.
    """
    known: dict[Period, Beside] = {}
    return tuple(_check(house, path, period, known) for path in paths)


def _check(house: House, path: Path, period: Period | None, known: dict[Period, Beside]) -> Checked:
    delivery = open_delivery(path.read_bytes(), _shown(house, path))
    at = period or period_of(delivery) or _parsed(path.resolve().parent.name)
    if at is None:
        submission = read_delivery(delivery, _nothing(house))
        return Checked(path=path, period=None, submission=submission, changes=None)
    if at not in known:
        known[at] = Beside.of(house, at)
    beside = known[at]
    submission = read_delivery(delivery, beside.asking)
    if submission.state is State.REJECTED:
        return Checked(path=path, period=at, submission=submission, changes=None)
    asked = beside.asked(submission)
    return Checked(
        path=path,
        period=at,
        submission=asked.submission,
        changes=_changes(beside, asked.submission, path),
        awaiting=asked.awaiting,
    )


def _changes(beside: Beside, submission: Submission, path: Path) -> Changes | None:
    """Since the file that was sent before, or where none is filed, since this one was marked."""
    before = beside.before(submission)
    if before is not None:
        return compare(before.file, asked_of(before), submission)
    memory = remembered(path.read_bytes(), submission.office)
    return None if memory is None else compare(memory.file, memory.asked, submission)


def _nothing(house: House) -> Asking:
    """For a file that tells no period: whatever it holds, nobody was asked for it."""
    return Asking((), Period(1, 1), read_marks(house.workspace.locale))


def _shown(house: House, path: Path) -> str:
    """The file's name as places tell it: from the workspace's root where it lies in it."""
    whole = path.resolve()
    root = house.workspace.root.resolve()
    return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else path.name


def period_of(delivery: Delivery) -> Period | None:
    """The period a file says it is for."""
    stamp = delivery.stamped
    return _parsed(stamp.period) if stamp else None


def _parsed(text: str) -> Period | None:
    try:
        return Period.parse(text)
    except ValueError:
        return None


def marked(checked: Checked, say: Speaker) -> bytes | None:
    """The office's own workbook with its cells marked; None where its kind cannot be.

    Nor one that the reader refused to open: what made it refuse may be a trap.
    """
    if any(each.code.startswith(_UNOPENED) for each in checked.submission.problems):
        return None
    sheets = {each.place.sheet for each in checked.submission.problems}
    try:
        return annotate(
            checked.path.read_bytes(),
            cell_notes(checked.submission, checked.changes, say),
            page(checked.submission, str(checked.period or ""), checked.changes, say, sheets),
            say.say(TITLE),
            lines_of(checked.submission, say),
        )
    except Unmarkable:
        return None


def message_to_send(house: House, checked: Checked, say: Speaker, *, is_marked: bool) -> str:
    """The message that goes with it."""
    period = checked.period
    due = house.workspace.deadlines.due(period) if period else date.max
    return letter(
        checked.submission, str(period or ""), checked.changes, due, say, marked=is_marked
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A file that was filed, and what was done with it."""

    checked: Checked
    said: Message


def receive(
    house: House, paths: Iterable[Path], period: Period | None, day: date
) -> tuple[Received, ...]:
    """File each delivery under the period it says it is for; none is filed unless all can be.

    Raises WorkspaceError where no period is known, or the one named is not the file's own.
    """
    checked = check(house, paths, period)
    places = [_place(each, period) for each in checked]
    return tuple(_receive(house, each, at, day) for each, at in zip(checked, places, strict=True))


def _place(checked: Checked, named: Period | None) -> Period:
    stamped = period_of(open_delivery(checked.path.read_bytes(), checked.path.name))
    at = named or stamped
    if at is None:
        problem = checked.submission.problems[0]
        raise WorkspaceError(
            checked.path.name,
            message("does not say which period it is for: {fault}", fault=problem.message),
            message("Name it with --period YYYY-MM; nothing was filed."),
        )
    if stamped is not None and stamped != at:
        raise WorkspaceError(
            checked.path.name,
            message("is for {stamped}, and --period says {named}.", stamped=stamped, named=at),
            message("Leave --period out, or name that one; nothing was filed."),
        )
    return at


def _receive(house: House, checked: Checked, at: Period, day: date) -> Received:
    workspace, submission = house.workspace, checked.submission
    folder = workspace.input / str(at)
    filed = file_away(checked.path, folder)
    shown = workspace.relative(filed.path)
    noted = read_receipts(folder, workspace.relative(folder))
    first = next((each for each in noted if each.sha256 == submission.sha256), None)
    if first is not None:
        said = message(
            "the same file came on {date} and lies in {path}.", date=first.received, path=shown
        )
        return Received(checked=checked, said=said)
    receipt = Receipt(
        file=filed.path.name,
        sha256=submission.sha256,
        office=submission.office,
        period=str(at),
        received=day,
    )
    note_receipts(folder, (*noted, receipt))
    return Received(checked=checked, said=_told(house, at, day, shown, was_there=filed.was_there))


def _told(house: House, at: Period, day: date, shown: str, *, was_there: bool) -> Message:
    late = house.workspace.deadlines.days_late(at, day)
    when = message_n("{n} day late", "{n} days late", late) if late else message("on time")
    if was_there:
        return message(
            "lay in {path}; noted as received on {date}, {when}.", path=shown, date=day, when=when
        )
    return message("filed as {path}, received on {date}, {when}.", path=shown, date=day, when=when)
