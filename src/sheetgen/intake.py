"""The flow for single files, before the build: check what an office sent, and file it.

file -> delivery -> submission, and what it was before -> the file that goes back
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sheetgen.delivery import asking_of
from sheetgen.disk.change import Change
from sheetgen.errors import WorkspaceError
from sheetgen.house import House
from sheetgen.language.marks import read_marks
from sheetgen.language.message import Message, joined, message, message_n
from sheetgen.language.speaker import Speaker
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.receipt import Receipt
from sheetgen.model.submission import State, Submission
from sheetgen.planning.receipts import read_receipts
from sheetgen.preview import Beside
from sheetgen.reading.asked import AskedCells
from sheetgen.reading.combine import contradict
from sheetgen.reading.identity import Asking
from sheetgen.reading.register import is_sent
from sheetgen.reading.submissions import Delivery, open_delivery, read_delivery
from sheetgen.reading.witness import printed_periods
from sheetgen.reading.witness_faults import received_before
from sheetgen.returning.annotate import annotate
from sheetgen.returning.changes import Changes, asked_of, compare
from sheetgen.returning.filing import Filing
from sheetgen.returning.letter import Occasion, letter
from sheetgen.returning.marks import TITLE, cell_notes, page
from sheetgen.returning.memory import lines_of, remembered
from sheetgen.returning.tags import Unmarkable
from sheetgen.writing.words import date_of, month_of

_UNOPENED = "READ-1"
_NO_BYTES = "READ-101"
_CONTRADICTS = "READ-336"
_SENT_AS = {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv"}
"""What a file that cannot be opened must be named, to be taken for what an office sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A file that was checked; ``changes`` where the office sent another before it.

    ``awaiting`` are the (code, office) whose explanation is not asked for yet, because another
    office's file may still settle them. ``stamped`` is the period that the file itself names.
    """

    path: Path
    stamped: Period | None
    period: Period | None
    submission: Submission
    changes: Changes | None
    awaiting: tuple[tuple[str, str], ...] = ()


def check(house: House, paths: Iterable[Path], period: Period | None = None) -> tuple[Checked, ...]:
    """Read each file against the templates of its own period, and say what the build will ask.

    The period is that of the folder of ``input`` it lies in, for there the build reads it; for
    another file that of its stamp, or else the one that its folder's name or its page says.
    """
    known: dict[Period, Beside] = {}
    return tuple(_check(house, path, period, known) for path in paths)


def _check(house: House, path: Path, period: Period | None, known: dict[Period, Beside]) -> Checked:
    delivery = open_delivery(path.read_bytes(), _shown(house, path))
    stamped = period_of(delivery)
    lies = _parsed(path.resolve().parent.name)
    at = (
        period
        or (lies if _is_filed(house, path) else None)
        or stamped
        or lies
        or _printed(delivery)
    )
    if at is None:
        submission = read_delivery(delivery, _nothing(house))
        return Checked(path=path, stamped=None, period=None, submission=submission, changes=None)
    if at not in known:
        known[at] = Beside.of(house, at)
    beside = known[at]
    submission = read_delivery(delivery, beside.asking)
    if submission.state is State.REJECTED:
        return Checked(path=path, stamped=stamped, period=at, submission=submission, changes=None)
    asked = beside.asked(submission)
    return Checked(
        path=path,
        stamped=stamped,
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


def _is_filed(house: House, path: Path) -> bool:
    """Whether a file lies where the build reads it."""
    return path.resolve().parent.parent == house.workspace.input.resolve()


def _printed(delivery: Delivery) -> Period | None:
    """The period that its page says it is for, where it bears no stamp."""
    told = printed_periods(delivery.book, delivery.shown) if delivery.book else ()
    return told[0].period if told else None


def _parsed(text: str) -> Period | None:
    try:
        return Period.parse(text)
    except ValueError:
        return None


def marked(checked: Checked, say: Speaker) -> bytes | None:
    """The office's own workbook with its cells marked; None where its kind cannot be.

    Nor one that the reader refused to open: what made it refuse may be a trap.
    """
    if is_unopened(checked):
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


def is_unopened(checked: Checked) -> bool:
    """Whether the reader refused to open the file."""
    return any(each.code.startswith(_UNOPENED) for each in checked.submission.problems)


def message_to_send(
    house: House, checked: Checked, say: Speaker, today: date, *, is_marked: bool
) -> str:
    """The message that goes with it, as sent today."""
    period = checked.period
    due = house.workspace.deadlines.due(period) if period else None
    occasion = Occasion(
        period=month_of(period) if period else None,
        due=date_of(due) if due else None,
        is_past=due is not None and due < today,
        sender=house.workspace.name,
    )
    return letter(checked.submission, occasion, checked.changes, say, marked=is_marked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A file that was filed, and what was done with it."""

    checked: Checked
    said: Message


def receive(
    house: House, paths: Iterable[Path], period: Period | None, day: date
) -> tuple[Received, ...]:
    """File each delivery under the period it says it is for; none is filed unless all can be.

    Raises WorkspaceError naming every file that cannot be filed, and why. What nobody sent (the
    files that programs leave in folders) is passed over.
    """
    checked = check(house, (path for path in paths if is_sent(path.name)), period)
    checked = tuple(
        _stamped_anew(house, each) if _is_filed(house, each.path) and not period else each
        for each in checked
    )
    checked = tuple(_on_day(each, day) for each in checked)
    unfit = [(each.path.name, why) for each in checked if (why := _unfit(each, period))]
    unfit += _rivals(house, checked, period)
    if unfit:
        raise _not_filed(unfit)
    workspace = house.workspace
    with Change(workspace.root, workspace.input, message("Nothing was filed.")) as change:
        filing = Filing(
            change,
            lambda folder: read_receipts(
                workspace.input / folder, workspace.relative(workspace.input / folder)
            ),
        )
        return tuple(
            _receive(house, each, at, day, filing)
            for each in checked
            if (at := period or each.stamped)
        )


def _on_day(checked: Checked, day: date) -> Checked:
    """A file with a question where the day on which it came contradicts its month."""
    at, submission = checked.period, checked.submission
    if at is None or day >= at.last_day.replace(day=1):
        return checked
    fault = received_before(Place(submission.file, "", ""), day, str(at))
    asked = (*submission.problems, fault.problem(submission.office))
    return replace(checked, submission=replace(submission, problems=asked))


def _stamped_anew(house: House, checked: Checked) -> Checked:
    """A file that lies in the folder of another month than its own, read for its own."""
    if checked.stamped in {None, checked.period}:
        return checked
    return check(house, [checked.path], checked.stamped)[0]


def _not_filed(unfit: list[tuple[str, Message]]) -> WorkspaceError:
    """One sentence for one file, a list for several."""
    nothing = message("Nothing was filed.")
    if len(unfit) == 1:
        return WorkspaceError(*unfit[0], nothing)
    head = message_n("{n} file cannot be filed:", "{n} files cannot be filed:", len(unfit))
    lines = (message("{file}: {why}", file=name, why=why) for name, why in unfit)
    return WorkspaceError(
        "receive",
        joined([joined([head, *lines], "\n  "), nothing], "\n"),
        message("Leave them out of the command, and file them as said."),
    )


def _unfit(checked: Checked, named: Period | None) -> Message | None:
    """Why a file cannot be filed by itself, None where it can."""
    problems, stamped = checked.submission.problems, checked.stamped
    unopened = next((each for each in problems if each.code.startswith(_UNOPENED)), None)
    if unopened is not None and (
        unopened.code == _NO_BYTES or checked.path.suffix.lower() not in _SENT_AS
    ):
        return message("it is no delivery. {fault}", fault=unopened.message)
    if stamped is None and named is None:
        return message(
            "does not say which period it is for: {fault} File it by itself, with --period "
            "YYYY-MM.",
            fault=problems[0].message,
        )
    contradiction = next((each for each in problems if each.code == _CONTRADICTS), None)
    if contradiction is not None:
        return joined([contradiction.message, contradiction.remedy])
    if None not in {stamped, named} and stamped != named:
        return message(
            "is for {stamped}, and --period says {named}. File it by itself, without --period.",
            stamped=stamped,
            named=named,
        )
    return None


def _rivals(
    house: House, checked: Iterable[Checked], named: Period | None
) -> Iterator[tuple[str, Message]]:
    """Files of one office and period that contradict: which came later, only the analyst knows.

    Files that complete each other are one delivery, and may be filed together.
    """
    sent: dict[tuple[str, Period], dict[str, tuple[str, Submission]]] = {}
    for each in checked:
        at, submission = named or each.stamped, each.submission
        if at is None or not submission.office or submission.state is State.REJECTED:
            continue
        folder = house.workspace.input / str(at)
        noted = read_receipts(folder, house.workspace.relative(folder))
        if submission.sha256 not in {receipt.sha256 for receipt in noted}:
            files = sent.setdefault((submission.office, at), {})
            files.setdefault(submission.sha256, (each.path.name, submission))
    for (office, at), files in sent.items():
        asked = AskedCells.of(asking_of(house, at).by_office[office])
        against = [
            name
            for name, one in files.values()
            if any(contradict(one, other, asked) for _, other in files.values())
        ]
        if against:
            yield (
                ", ".join(against),
                message(
                    "are different files of {office} for {period}, and the one noted last "
                    "counts. File them one by one, the later one last.",
                    office=office,
                    period=at,
                ),
            )


def _receive(house: House, checked: Checked, at: Period, day: date, filing: Filing) -> Received:
    submission, folder = checked.submission, str(at)
    noted = filing.receipts(folder)
    first = next((each for each in noted if each.sha256 == submission.sha256), None)
    filed = filing.file_away(checked.path, folder)
    shown = house.workspace.relative(filed.path)
    if first is not None and filed.was_there:
        said = message(
            "the same file came on {date} and lies in {path}.", date=first.received, path=shown
        )
        return Received(checked=checked, said=said)
    receipt = Receipt(
        file=filed.path.name,
        sha256=submission.sha256,
        office=submission.office,
        period=folder,
        received=first.received if first else day,
    )
    filing.note(folder, receipt)
    if first is not None:
        said = message(
            "came on {date} and was not there any more; filed again as {path}.",
            date=first.received,
            path=shown,
        )
        return Received(checked=checked, said=said)
    return Received(checked=checked, said=_told(house, at, day, shown, was_there=filed.was_there))


def _told(house: House, at: Period, day: date, shown: str, *, was_there: bool) -> Message:
    late = house.workspace.deadlines.days_late(at, day)
    when = message_n("{n} day late", "{n} days late", late) if late else message("on time")
    if was_there:
        return message(
            "lay in {path}; noted as received on {date}, {when}.", path=shown, date=day, when=when
        )
    return message("filed as {path}, received on {date}, {when}.", path=shown, date=day, when=when)
