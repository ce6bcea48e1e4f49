"""What the build will ask of one file, told before the file is filed.

The file is taken as if it counted for its office today, beside what the other offices have in
``input/<period>/``; what is asked is what the build asks of that month (:mod:`sheetgen.month`).
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from sheetgen.asking.correct import correct
from sheetgen.asking.excuse import excuse
from sheetgen.delivery import corrections_of, reading_anew
from sheetgen.laid_out import asking_of, receipts_of
from sheetgen.language.message import Message
from sheetgen.list_questions import ListQuestions
from sheetgen.measuring.excuses import CORRECTIVE
from sheetgen.model.commitment import Standing
from sheetgen.model.owing import Owing
from sheetgen.model.period import Period
from sheetgen.model.plan import Item, Plan
from sheetgen.model.problem import Problem
from sheetgen.model.submission import State, Submission
from sheetgen.model.waiver import WaiverUse
from sheetgen.month import Month
from sheetgen.past_states import PastStates
from sheetgen.planning.waivers import of_plan as waivers_of
from sheetgen.reading.matching.identity import Asking
from sheetgen.reading.register import beside_others, earlier_deliveries, read_folder, settle
from sheetgen.records import Struct, replace
from sheetgen.setup import Setup
from sheetgen.telling.commitment_words import promised_line

_COUNTED = {State.ACCEPTED, State.OBSERVED}
_TOOK_ITS_PLACE = {"READ-312", "READ-325"}
"""A later file counts in place of this one, or the same file is there once more."""
_OPEN = {Standing.OVERDUE, Standing.UNDER_WAY}


class Asked(Struct, frozen=True, kw_only=True):
    """A file with what the build will ask of it; ``awaiting`` are (code, office) left open.

    An item is left open where an office named before it has sent no file yet: once it does, its
    figure stands, and this office is not asked.
    """

    submission: Submission
    awaiting: tuple[tuple[str, str], ...] = ()
    owing: tuple[Owing, ...] = ()
    """The explanations that its office owes, of earlier months too."""
    promised: tuple[Message, ...] = ()
    """What it promised in earlier months and is not done yet, a line each."""
    standing: tuple[Submission, ...] = ()
    """Earlier files of the office that count beside it, with what is asked of them."""


class Beside(Struct, frozen=True, kw_only=True):
    """All that one file of a period is judged beside, read once for all files that are checked."""

    setup: Setup
    period: Period
    asking: Asking
    read: tuple[Submission, ...]
    counted: tuple[Submission, ...]
    months: tuple[Month, ...]
    lists: ListQuestions

    @classmethod
    def of(cls, setup: Setup, period: Period, lists: ListQuestions) -> "Beside":
        """Read the folder of the period."""
        folder = setup.workspace.input / str(period)
        asking, receipts = asking_of(setup, period), receipts_of(setup, period)
        anew = reading_anew(setup, period)
        read = read_folder(folder, setup.workspace.relative(folder), asking, anew, receipts)
        return cls(
            setup=setup,
            period=period,
            asking=asking,
            read=read,
            counted=settle(read, asking, receipts),
            months=tuple(
                _month(setup, plan, period) for plan in setup.plans if plan.covers(period)
            ),
            lists=lists,
        )

    def before(self, submission: Submission) -> Submission | None:
        """The file that the office sent before this one, with what was asked of it."""
        found = self._earlier(submission)
        return self.asked(found[-1], as_then=True).submission if found else None

    def asked(
        self, submission: Submission, path: Path | None = None, *, as_then: bool = False
    ) -> Asked:
        """The file with a notice for all that the build will ask: words, or a second look.

        ``path`` is where it lies, where that is not in the workspace; ``as_then`` leaves away the
        files of its office that came after it.
        """
        if submission.state not in _COUNTED:
            return Asked(submission=submission)
        submission, *rest = self._settled(submission, as_then=as_then)
        parts = [each for each in rest if each.state in _COUNTED]
        others = tuple(each for each in self.counted if each.office != submission.office)
        first = self._told(submission, (*parts, *others))
        before = {each.file for each in self._earlier(submission)}
        standing = tuple(
            self._told(part, (submission, *(p for p in parts if p is not part), *others)).submission
            for part in parts
            if part.file in before
        )
        root = self.setup.workspace.root
        at = root / submission.file if path is None else path
        return replace(
            first,
            submission=self.lists.beside(first.submission, at, standing),
            standing=tuple(
                self.lists.beside(
                    each, root / each.file, [o for o in standing if o.file != each.file]
                )
                for each in standing
            ),
        )

    def of_absent(self, submission: Submission) -> Asked:
        """What an office of which nothing came owes of earlier months, and promised in them."""
        others = tuple(each for each in self.counted if each.office != submission.office)
        return replace(self._told(submission, others), submission=submission)

    def _told(self, submission: Submission, others: tuple[Submission, ...]) -> Asked:
        """The file with its notices, beside all the others that count."""
        notices: list[Problem] = []
        awaiting: list[tuple[str, str]] = []
        owing: list[Owing] = []
        promised: list[Message] = []
        for month in self.months:
            mine = _own(month, submission)
            if not mine:
                continue
            items = (each for each in month.plan.items if each.code in mine)
            first = _awaited(items, submission, others)
            told = month.with_files(self._corrected((submission, *others))).only(mine)
            owing += (each for each in told.owing if each.office == submission.office)
            promised += _promised(told, submission.office)
            for code, notice in _notices(told, submission):
                if code in first:
                    awaiting.append((code, first[code]))
                else:
                    notices.append(notice)
        excused = self._excused(submission)
        said = replace(excused, problems=(*excused.problems, *notices))
        return Asked(
            submission=said,
            awaiting=tuple(dict.fromkeys(awaiting)),
            owing=tuple(each for each in owing if each.code not in dict(awaiting)),
            promised=tuple(promised),
        )

    def _excused(self, submission: Submission) -> Submission:
        """The file without what a waiver lets its office leave empty, as the build counts it."""
        for month in self.months:
            waivers = waivers_of(self.setup.waivers, month.plan)
            (submission,), _ = excuse(
                (submission,), month.plan, month.expectations, waivers, month.as_of
            )
        return submission

    def _settled(self, submission: Submission, *, as_then: bool) -> tuple[Submission, ...]:
        """What counts of the file, first, and of the others of its office.

        A file of which nothing would count is told what is wrong with it by itself, unless one
        that came later took its place.
        """
        template = self.asking.by_office.get(submission.office)
        if template is None:
            return (submission,)
        receipts = receipts_of(self.setup, self.period)
        there = (*self._earlier(submission), submission) if as_then else self.read
        counted = beside_others(there, receipts, submission, template)
        own = counted[0]
        is_told = own.state in _COUNTED or own.problems[0].code in _TOOK_ITS_PLACE
        return counted if is_told else (submission,)

    def _earlier(self, submission: Submission) -> list[Submission]:
        return earlier_deliveries(self.read, receipts_of(self.setup, self.period), submission)

    def _corrected(self, sent: tuple[Submission, ...]) -> tuple[Submission, ...]:
        return correct(sent, corrections_of(self.setup, self.period))


def _notices(month: Month, submission: Submission) -> Iterator[tuple[str, Problem]]:
    """What is asked of the first of a month's files, each with the item it is about."""
    told = month.asked.submissions[0]
    at = {each.place: each.code for each in told.untold}
    at |= {each.place: each.code for each in told.observations}
    for notice in told.problems[len(submission.problems) :]:
        yield at[notice.place], notice


def _promised(month: Month, office: str) -> Iterator[Message]:
    """The measures that an office gave in earlier months and that are open still."""
    files = (each for came in month.earlier.values() for each in came if each.office == office)
    if not any(said.field == CORRECTIVE for each in files for said in each.observations):
        return
    for made in month.summed.commitments:
        if office in made.offices and made.promised and made.standing in _OPEN:
            yield promised_line(made, month.as_of)


def _own(month: Month, submission: Submission) -> frozenset[str]:
    """What the file may be asked about: its items with a figure, or with a text that came empty."""
    plan = month.plan.code
    filled = {each.code for each in submission.observations if each.plan == plan}
    return frozenset(filled.union(each.code for each in submission.untold if each.plan == plan))


def _month(setup: Setup, plan: Plan, period: Period) -> Month:
    """The month of a plan before any file came; waivers are those in force on its last day."""
    month = Month.of(setup, plan, period)
    waivers = waivers_of(setup.waivers, month.plan)
    uses = (WaiverUse(each, each.standing(month.as_of), 0, 0) for each in waivers)
    return replace(month, waivers=tuple(uses), recall=PastStates)


def _awaited(
    items: Iterable[Item], submission: Submission, others: tuple[Submission, ...]
) -> dict[str, str]:
    """The items that an office reports first whose file has not come, each with that office."""
    absent = {each.office for each in others if each.state is State.MISSING}
    firsts = ((item, item.offices[: item.offices.index(submission.office)]) for item in items)
    return {
        item.code: next(office for office in first if office in absent)
        for item, first in firsts
        if absent.intersection(first)
    }
