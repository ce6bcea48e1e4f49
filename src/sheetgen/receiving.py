"""Files deliveries under ``input/<period>/``, and makes a lost note of receipt anew.

file -> what is wrong with it -> its place and its line in received.csv
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sheetgen.delivery import asking_of
from sheetgen.disk.change import Change
from sheetgen.errors import WorkspaceError
from sheetgen.house import House
from sheetgen.intake import UNOPENED, Checked, check
from sheetgen.language.message import Message, joined, message, message_n
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.receipt import Receipt
from sheetgen.model.submission import State, Submission
from sheetgen.planning.receipts import read_receipts
from sheetgen.reading.asked import AskedCells
from sheetgen.reading.combine import contradict
from sheetgen.reading.register import is_sent
from sheetgen.reading.witness_faults import received_before
from sheetgen.returning.filing import Filing

_NO_BYTES = "READ-101"
_CONTRADICTS = "READ-336"
_SENT_AS = {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv"}
"""What a file that cannot be opened must be named, to be taken for what an office sent."""


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
    sent = (path for path in paths if is_sent(path.name))
    checked = tuple(_on_day(each, day) for each in check(house, sent, period, as_filed=False))
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
    unopened = next((each for each in problems if each.code.startswith(UNOPENED)), None)
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
