"""The flow for single files, before the build: check what an office sent.

file -> delivery -> submission, and what it was before -> the file that goes back
"""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from sheetgen.laid_out import receipts_of
from sheetgen.language.message import Message
from sheetgen.language.number_marks import read_marks
from sheetgen.language.signs import one_line
from sheetgen.language.speaker import Speaker
from sheetgen.list_questions import ListQuestions, of_no_month
from sheetgen.model.owing import Owing
from sheetgen.model.period import Period, month_of
from sheetgen.model.population import is_list
from sheetgen.model.submission import State, Submission
from sheetgen.ooxml.tags import Unmarkable
from sheetgen.preview import Asked, Beside
from sheetgen.reading.dates_noted import beside_receipt
from sheetgen.reading.matching.identity import Asking
from sheetgen.reading.matching.witness import printed_periods
from sheetgen.reading.register import deliveries, lists_in
from sheetgen.reading.submissions import Delivery, open_file, read_delivery
from sheetgen.records import Struct, field
from sheetgen.returning.annotate import annotate
from sheetgen.returning.letter import Occasion, letter, reminder
from sheetgen.returning.marks import TITLE, Names, cell_notes, page
from sheetgen.returning.memory import lines_of, remembered
from sheetgen.returning.mended import Changes, asked_of, compare
from sheetgen.setup import Setup
from sheetgen.telling.words import date_of

UNOPENED = "READ-1"
"""How the codes of files that the reader did not open begin."""


class Checked(Struct, frozen=True, kw_only=True):
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
    owing: tuple[Owing, ...] = ()
    promised: tuple[Message, ...] = ()


def check(
    setup: Setup, paths: Iterable[Path], period: Period | None = None, *, as_filed: bool = True
) -> tuple[Checked, ...]:
    """Read each file against the templates of its own period, and say what the build will ask.

    The period is that of the folder of ``input`` it lies in, for there the build reads it; for
    another file that of its stamp, or else the one that its folder's name or its page says.
    Without ``as_filed`` a file that lies there is taken as one that comes anew.
    """
    paths = tuple(paths)
    lists = {path: _month_of(path, period) for path in paths if is_list(path.name)}
    known = _Known(setup, {path: at for path, at in lists.items() if path.is_file()})
    return tuple(
        _check_list(known, path)
        if path in known.lists
        else _check(known, path, period, as_filed=as_filed)
        for path in paths
    )


class _Known(Struct, frozen=True):
    """What files are checked beside, found once for each month; ``lists`` are among the files."""

    setup: Setup
    lists: Mapping[Path, Period | None]
    _asked: dict[Period, ListQuestions] = field(default_factory=dict)
    _beside: dict[Period, Beside] = field(default_factory=dict)

    def asked(self, at: Period) -> ListQuestions:
        """What is asked of lists of a month."""
        if at not in self._asked:
            come = tuple(path for path, month in self.lists.items() if month == at)
            self._asked[at] = ListQuestions(self.setup, at, come)
        return self._asked[at]

    def beside(self, at: Period) -> Beside:
        """What is there of a month."""
        if at not in self._beside:
            self._beside[at] = Beside.of(self.setup, at, self.asked(at))
        return self._beside[at]


def _check(known: _Known, path: Path, period: Period | None, *, as_filed: bool) -> Checked:
    setup = known.setup
    delivery = open_file(path, shown_as(setup, path), setup.workspace.most_bytes)
    stamped = period_of(delivery)
    lies = _parsed(path.resolve().parent.name)
    filed = lies if as_filed and is_filed(setup, path) else None
    at = period or filed or stamped or lies or printed_in(delivery)
    if at is None:
        submission = read_delivery(delivery, _nothing(setup))
        return Checked(path=path, stamped=None, period=None, submission=submission, changes=None)
    beside = known.beside(at)
    submission = read_delivery(delivery, beside.asking)
    if filed == at:
        submission = beside_receipt(submission, beside.asking, receipts_of(setup, at))
    if submission.state is State.REJECTED:
        submission = known.asked(at).of_refused(submission, path)
        return Checked(path=path, stamped=stamped, period=at, submission=submission, changes=None)
    asked = beside.asked(submission, path)
    return Checked(
        path=path,
        stamped=stamped,
        period=at,
        submission=asked.submission,
        changes=_changes(beside, asked, path),
        awaiting=asked.awaiting,
        owing=asked.owing,
        promised=asked.promised,
    )


def _month_of(path: Path, period: Period | None) -> Period | None:
    """The month of a list: the one named or of the folder it lies in, for it has no stamp."""
    return period or _parsed(path.resolve().parent.name)


def _check_list(known: _Known, path: Path) -> Checked:
    """A list of those served."""
    at, shown = known.lists[path], shown_as(known.setup, path)
    told = of_no_month(path, shown) if at is None else known.asked(at).of_file(path, shown)
    return Checked(path=path, stamped=None, period=at, submission=told, changes=None)


def _changes(beside: Beside, asked: Asked, path: Path) -> Changes | None:
    """Since the file that was sent before, or where none is filed, since this one was marked.

    None where a later file took its place: nothing more is asked of it.
    """
    submission = asked.submission
    if submission.state is State.SUPERSEDED:
        return None
    before = beside.before(submission)
    if before is not None:
        return compare(before.file, asked_of(before), submission, asked.standing)
    memory = remembered(path.read_bytes(), submission.office)
    return None if memory is None else compare(memory.file, memory.asked, submission)


def _nothing(setup: Setup) -> Asking:
    """For a file that tells no period: whatever it holds, nobody was asked for it."""
    return Asking((), Period(1, 1), read_marks(setup.workspace.locale))


def shown_as(setup: Setup, path: Path) -> str:
    """The file's name as places tell it: from the workspace's root where it lies in it."""
    whole = path.resolve()
    root = setup.workspace.root.resolve()
    inside = whole.is_relative_to(root)
    return one_line(whole.relative_to(root).as_posix() if inside else path.name)


def period_of(delivery: Delivery) -> Period | None:
    """The period a file says it is for."""
    stamp = delivery.stamped
    return _parsed(stamp.period) if stamp else None


def is_filed(setup: Setup, path: Path) -> bool:
    """Whether a file lies where the build reads it."""
    return path.resolve().parent.parent == setup.workspace.input.resolve()


def sent_in(folder: Path) -> tuple[Path, ...]:
    """All that offices sent in a folder: what is read for figures, then the lists."""
    return (*deliveries(folder), *lists_in(folder))


def printed_in(delivery: Delivery) -> Period | None:
    """The period that its page says it is for, where it bears no stamp."""
    told = printed_periods(delivery.book, delivery.shown) if delivery.book else ()
    return told[0].period if told else None


def _parsed(text: str) -> Period | None:
    try:
        return Period.parse(text)
    except ValueError:
        return None


def marked(setup: Setup, checked: Checked, say: Speaker) -> bytes | None:
    """The office's own workbook with its cells marked; None where its kind cannot be.

    Nor one that the reader refused to open: what made it refuse may be a trap.
    """
    if is_unopened(checked):
        return None
    sheets = {each.place.sheet for each in checked.submission.problems}
    period = say.say(month_of(checked.period)) if checked.period else ""
    try:
        return annotate(
            checked.path.read_bytes(),
            cell_notes(checked.submission, checked.changes, say),
            page(checked.submission, period, checked.changes, say, sheets, _names(setup)),
            say.say(TITLE),
            lines_of(checked.submission, say),
        )
    except Unmarkable:
        return None


def is_unopened(checked: Checked) -> bool:
    """Whether the reader refused to open the file."""
    return any(each.code.startswith(UNOPENED) for each in checked.submission.problems)


def message_to_send(
    setup: Setup, checked: Checked, say: Speaker, today: date, *, is_marked: bool
) -> str:
    """The message that goes with it, as sent today."""
    occasion = _occasion(setup, checked.period, today)
    if checked.submission.state is State.MISSING:
        office = checked.submission.office_name or checked.submission.office
        items = {(each.plan, each.code) for each in checked.submission.observations}
        return reminder(
            office, len(items), occasion, say, owing=checked.owing, promised=checked.promised
        )
    return letter(
        checked.submission,
        occasion,
        checked.changes,
        say,
        marked=is_marked,
        owing=checked.owing,
        promised=checked.promised,
        names=_names(setup),
    )


def _names(setup: Setup) -> Names:
    return {(plan.code, item.code): item.name for plan in setup.plans for item in plan.items}


def _occasion(setup: Setup, period: Period | None, today: date) -> Occasion:
    due = setup.workspace.deadlines.due(period) if period else None
    return Occasion(
        period=month_of(period) if period else None,
        due=date_of(due) if due else None,
        is_past=due is not None and due < today,
        sender=setup.workspace.name,
    )
