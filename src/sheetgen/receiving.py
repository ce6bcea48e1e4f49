"""Files deliveries under ``input/<period>/``, and makes a lost note of receipt anew.

file -> what is wrong with it -> its place and its line in received.csv
"""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from sheetgen.disk.change import Change
from sheetgen.errors import WorkspaceError
from sheetgen.intake import UNOPENED, Checked, check
from sheetgen.laid_out import asking_of
from sheetgen.language.message import Message, joined, message, message_n
from sheetgen.language.signs import one_line
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.receipt import Receipt, own_name
from sheetgen.model.submission import State, Submission
from sheetgen.planning.calendar import outside
from sheetgen.planning.receipts import read_receipts
from sheetgen.reading.matching.asked import AskedCells
from sheetgen.reading.matching.witness_faults import received_before
from sheetgen.reading.register import SENT_AS, is_from_office
from sheetgen.reading.which_counts import contradict
from sheetgen.records import Struct, replace
from sheetgen.returning.filing import Filing
from sheetgen.setup import Setup

_NO_DELIVERY = {"READ-101", "READ-120", "READ-135"}
"""Without bytes, far too large, or no file at all."""
_CONTRADICTS = "READ-336"


class Received(Struct, frozen=True, kw_only=True):
    """A file that was filed, and what was done with it."""

    checked: Checked
    said: Message


class Left(Struct, frozen=True, kw_only=True):
    """Files that were not filed, by their names as shown, and why."""

    file: str
    why: Message


def receive(
    setup: Setup, paths: Iterable[Path], period: Period | None, day: date
) -> tuple[tuple[Received, ...], tuple[Left, ...]]:
    """File each delivery under the period it says it is for; one that cannot be stops no other.

    Gives what was filed and what was left, and why. Raises WorkspaceError naming every file where
    none of them can be filed. What nobody sent (the files that programs leave in folders) is passed
    over.
    """
    sent = (path for path in paths if is_from_office(path.name))
    checked = tuple(_on_day(each, day) for each in check(setup, sent, period, as_filed=False))
    unfit = [([each.path], why) for each in checked if (why := _unfit(setup, each, period))]
    unfit += _rivals(setup, checked, period)
    left = tuple(
        Left(file=", ".join(one_line(path.name) for path in paths), why=why) for paths, why in unfit
    )
    stays = {path for paths, _ in unfit for path in paths}
    if stays and all(each.path in stays for each in checked):
        raise _not_filed(left)
    workspace = setup.workspace
    with Change(workspace.root, workspace.input, message("Nothing was filed.")) as change:
        filing = Filing(
            change,
            lambda folder: read_receipts(
                workspace.input / folder, workspace.relative(workspace.input / folder)
            ),
        )
        filed = tuple(
            _receive(setup, each, at, day, filing)
            for each in checked
            if each.path not in stays and (at := period or each.stamped)
        )
    return filed, left


def _on_day(checked: Checked, day: date) -> Checked:
    """A file with a question where the day on which it came contradicts its month."""
    at, submission = checked.period, checked.submission
    if at is None or day >= at.last_day.replace(day=1):
        return checked
    fault = received_before(Place(submission.file, "", ""), day, str(at))
    asked = (*submission.problems, fault.problem(submission.office))
    return replace(checked, submission=replace(submission, problems=asked))


def _not_filed(left: tuple[Left, ...]) -> WorkspaceError:
    """One sentence for one file, a list for several."""
    nothing = message("Nothing was filed.")
    if len(left) == 1:
        return WorkspaceError(left[0].file, left[0].why, nothing)
    head = message_n("{n} file cannot be filed:", "{n} files cannot be filed:", len(left))
    lines = (message("{file}: {why}", file=each.file, why=each.why) for each in left)
    return WorkspaceError(
        "receive",
        joined([joined([head, *lines], "\n  "), nothing], "\n"),
        message("File them as said."),
    )


def _unfit(setup: Setup, checked: Checked, named: Period | None) -> Message | None:
    """Why a file cannot be filed by itself, None where it can."""
    problems, stamped = checked.submission.problems, checked.stamped
    unopened = next((each for each in problems if each.code.startswith(UNOPENED)), None)
    if unopened is not None and (
        unopened.code in _NO_DELIVERY or checked.path.suffix.lower() not in SENT_AS
    ):
        return message("it is no delivery. {fault}", fault=unopened.message)
    if stamped is None and named is None:
        return message(
            "does not say which period it is for: {fault} Where it is a form, file it by itself, "
            "with --period YYYY-MM; where it is another file, its figures belong in the form.",
            fault=problems[0].message,
        )
    contradiction = next((each for each in problems if each.code == _CONTRADICTS), None)
    if contradiction is not None:
        return joined([contradiction.message, contradiction.remedy])
    at = named or stamped
    if at is not None and not any(plan.covers(at) for plan in setup.plans):
        return joined([outside(plan, at) for plan in setup.plans])
    if None not in {stamped, named} and stamped != named:
        return message(
            "is for {stamped}, and --period says {named}. File it by itself, without --period.",
            stamped=stamped,
            named=named,
        )
    return None


def _rivals(
    setup: Setup, checked: tuple[Checked, ...], named: Period | None
) -> Iterator[tuple[list[Path], Message]]:
    """Files of one office and period that contradict: which came later, only the analyst knows.

    Files that complete each other are one delivery, and may be filed together.
    """
    sent: dict[tuple[str, Period], dict[str, Submission]] = {}
    for each in checked:
        at, submission = named or each.stamped, each.submission
        if at is None or not submission.office or submission.state is State.REJECTED:
            continue
        folder = setup.workspace.input / str(at)
        noted = read_receipts(folder, setup.workspace.relative(folder))
        if submission.sha256 not in {receipt.sha256 for receipt in noted}:
            files = sent.setdefault((submission.office, at), {})
            files[submission.sha256] = submission
    for (office, at), files in sent.items():
        asked = AskedCells.of(asking_of(setup, at).by_office[office])
        against = {
            digest
            for digest, one in files.items()
            if any(contradict(one, other, asked) for other in files.values())
        }
        if against:
            yield (
                [each.path for each in checked if each.submission.sha256 in against],
                message(
                    "are different files of {office} for {period}, and the one noted last "
                    "counts. File them one by one, the later one last.",
                    office=office,
                    period=at,
                ),
            )


def _receive(setup: Setup, checked: Checked, at: Period, day: date, filing: Filing) -> Received:
    submission, folder = checked.submission, str(at)
    noted = filing.receipts(folder)
    first = next((each for each in noted if each.sha256 == submission.sha256), None)
    filed = filing.file_away(checked.path, folder)
    shown = setup.workspace.relative(filed.path)
    if first is not None and filed.was_there:
        said = (
            message(
                "the same file came on {date} and lies in {path}.", date=first.received, path=shown
            )
            if first.received == day
            else message(
                "the same file came on {date} and lies in {path}. That day stands; to correct it: "
                "sheetgen receive --redate FILE --on {day}",
                date=first.received,
                path=shown,
                day=day,
            )
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
    said = _told(setup, at, day, shown, was_there=filed.was_there)
    later = [each for each in noted if each.office == submission.office and each.received > day]
    if submission.office and later:
        said = joined([said, _set_aside(max(later, key=lambda each: each.received))])
    return Received(checked=checked, said=said)


def _set_aside(later: Receipt) -> Message:
    """That another file of the office is noted on a later day, and counts before this one."""
    return message(
        "{file} of the same office is noted on a later day, {date}: where both give a figure, that "
        "one counts and this one does not. If this is the correction, its day is wrong: sheetgen "
        "receive --redate FILE --on DAY",
        file=own_name(later.file),
        date=later.received,
    )


def _told(setup: Setup, at: Period, day: date, shown: str, *, was_there: bool) -> Message:
    late = setup.workspace.deadlines.days_late(at, day)
    when = message_n("{n} day late", "{n} days late", late) if late else message("on time")
    if was_there:
        return message(
            "lay in {path}; noted as received on {date}, {when}.", path=shown, date=day, when=when
        )
    return message("filed as {path}, received on {date}, {when}.", path=shown, date=day, when=when)
