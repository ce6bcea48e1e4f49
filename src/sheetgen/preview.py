"""What the build will ask of one file, told before the file is filed.

The file is judged as if it counted for its office today, beside what the other offices have in
``input/<period>/``: measured, judged and asked by the stages of the build, so that the two agree.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sheetgen.delivery import all_observations, asking_of, earlier_deliveries, recalled, receipts_of
from sheetgen.house import House
from sheetgen.measuring.history import History
from sheetgen.measuring.measure import measure
from sheetgen.model.expectation import Expectation
from sheetgen.model.period import Period
from sheetgen.model.plan import Activity, Aggregation, Item, Plan
from sheetgen.model.problem import Problem
from sheetgen.model.report import JudgedItem
from sheetgen.model.submission import State, Submission
from sheetgen.planning.calendar import expect
from sheetgen.reading.correct import correct
from sheetgen.reading.identity import Asking
from sheetgen.reading.register import earlier_delivery, read_folder, settle
from sheetgen.reading.wanted import ask_for_texts
from sheetgen.ruling.classify import judge_items

_COUNTED = {State.ACCEPTED, State.OBSERVED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A file with what the build will ask of it; ``awaiting`` are (code, office) left open.

    An item is left open where an office named before it has sent no file yet: once it does, its
    figure stands, and this office is not asked.
    """

    submission: Submission
    awaiting: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """All that one file of a period is judged beside, read once for all files that are checked."""

    house: House
    period: Period
    asking: Asking
    read: tuple[Submission, ...]
    counted: tuple[Submission, ...]
    expectations: tuple[tuple[Plan, tuple[Expectation, ...]], ...]

    @classmethod
    def of(cls, house: House, period: Period) -> "Beside":
        """Read the folder of the period."""
        folder = house.workspace.input / str(period)
        asking, receipts = asking_of(house, period), receipts_of(house, period)
        read = read_folder(folder, house.workspace.relative(folder), asking, map, receipts)
        return cls(
            house=house,
            period=period,
            asking=asking,
            read=read,
            counted=settle(read, asking, receipts),
            expectations=tuple(
                (plan, expect(plan, period)) for plan in house.plans if plan.covers(period)
            ),
        )

    def before(self, submission: Submission) -> Submission | None:
        """The file that the office sent before this one, with what was asked of it."""
        receipts = receipts_of(self.house, self.period)
        found = earlier_delivery(self.read, receipts, submission)
        return None if found is None else self.asked(found).submission

    def asked(self, submission: Submission) -> Asked:
        """The file with a notice for each explanation that the build will ask for."""
        if submission.state not in _COUNTED:
            return Asked(submission=submission)
        others = tuple(each for each in self.counted if each.office != submission.office)
        notices: list[Problem] = []
        awaiting: list[tuple[str, str]] = []
        for plan, expectations in self.expectations:
            mine = _own(plan, expectations, submission)
            judged = self._judged(plan, mine, (submission, *others)) if mine else ()
            (told,) = ask_for_texts((submission,), judged, plan.code)
            code_at = {e.place: e.code for e in submission.untold if e.plan == plan.code}
            first = _awaited((each.item for each in mine), submission, others)
            for notice in told.problems[len(submission.problems) :]:
                code = code_at[notice.place]
                if code in first:
                    awaiting.append((code, first[code]))
                else:
                    notices.append(notice)
        said = replace(submission, problems=(*submission.problems, *notices))
        return Asked(submission=said, awaiting=tuple(awaiting))

    def _judged(
        self, plan: Plan, mine: tuple[Expectation, ...], sent: tuple[Submission, ...]
    ) -> tuple[JudgedItem, ...]:
        codes = {each.item.code for each in mine}
        said = [
            each
            for each in all_observations(self._corrected(sent))
            if each.plan == plan.code and each.code in codes
        ]
        small = replace(plan, targets=tuple(each for each in plan.targets if each.code in codes))
        history = self._history(plan, mine)
        measured = measure(small, self.period, mine, tuple(said), history)
        settings = self.house.workspace.thresholds
        return judge_items(measured, plan, settings, self.house.rules, self.period)[0]

    def _corrected(self, sent: tuple[Submission, ...]) -> tuple[Submission, ...]:
        made = (each for each in self.house.corrections if each.period == self.period)
        return correct(sent, made)

    def _history(self, plan: Plan, mine: tuple[Expectation, ...]) -> History:
        """The files of earlier periods are read only where a status rests on their figures."""
        rests = any(_rests_on_months_before(each) for each in mine)
        earlier = earlier_deliveries(self.house, plan, self.period) if rests else {}
        return recalled(plan, earlier, self.period)


def _own(
    plan: Plan, expectations: Iterable[Expectation], submission: Submission
) -> tuple[Expectation, ...]:
    """What the file may be asked to explain: its items with a text that came empty."""
    codes = {each.code for each in submission.untold if each.plan == plan.code}
    return tuple(each for each in expectations if each.item.code in codes)


def _rests_on_months_before(expectation: Expectation) -> bool:
    item = expectation.item
    return (
        isinstance(item, Activity)
        and expectation.scheduled
        and item.aggregation is Aggregation.NOT_ACCUMULATED
    )


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
