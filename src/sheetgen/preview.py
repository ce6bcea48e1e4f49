"""What the build will ask of one file, told before the file is filed.

The file is judged as if it counted for its office today, beside what the other offices have in
``input/<period>/``: measured, judged and asked by the stages of the build, so that the two agree.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sheetgen.asking.correct import correct
from sheetgen.asking.doubted import ask_to_verify, doubted_items
from sheetgen.asking.wanted import ask_for_texts
from sheetgen.delivery import (
    all_observations,
    asking_of,
    corrections_of,
    earlier_deliveries,
    recalled,
    receipts_of,
)
from sheetgen.house import House
from sheetgen.measuring.measure import measure
from sheetgen.model.expectation import Expectation
from sheetgen.model.in_force import in_force
from sheetgen.model.period import Period
from sheetgen.model.plan import Item, Kind, Plan
from sheetgen.model.problem import Problem
from sheetgen.model.report import JudgedItem
from sheetgen.model.submission import State, Submission
from sheetgen.model.waiver import WaiverUse
from sheetgen.planning.calendar import expect
from sheetgen.planning.waivers import of_plan as waivers_of
from sheetgen.reading.identity import Asking
from sheetgen.reading.register import beside_earlier, earlier_delivery, read_folder, settle
from sheetgen.ruling.classify import judge_items, rules_of
from sheetgen.summing.alerts import alerts_of
from sheetgen.summing.causes import led_by_a_doubt
from sheetgen.summing.waiving import set_apart

_COUNTED = {State.ACCEPTED, State.OBSERVED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A file with what the build will ask of it; ``awaiting`` are (code, office) left open.

    An item is left open where an office named before it has sent no file yet: once it does, its
    figure stands, and this office is not asked.
    """

    submission: Submission
    awaiting: tuple[tuple[str, str], ...] = ()
    standing: tuple[Submission, ...] = ()
    """Earlier files of the office that count beside it, with what is asked of them."""


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
                (plan, expect(plan, period))
                for each in house.plans
                if each.covers(period)
                for plan in [in_force(each, period)]
            ),
        )

    def before(self, submission: Submission) -> Submission | None:
        """The file that the office sent before this one, with what was asked of it."""
        receipts = receipts_of(self.house, self.period)
        found = earlier_delivery(self.read, receipts, submission)
        return None if found is None else self.asked(found).submission

    def asked(self, submission: Submission) -> Asked:
        """The file with a notice for all that the build will ask: words, or a second look."""
        if submission.state not in _COUNTED:
            return Asked(submission=submission)
        submission, *rest = self._settled(submission)
        parts = [each for each in rest if each.state in _COUNTED]
        others = tuple(each for each in self.counted if each.office != submission.office)
        first = self._told(submission, (*parts, *others))
        standing = tuple(
            self._told(part, (submission, *(p for p in parts if p is not part), *others)).submission
            for part in parts
        )
        return replace(first, standing=standing)

    def _told(self, submission: Submission, others: tuple[Submission, ...]) -> Asked:
        """The file with its notices, beside all the others that count."""
        notices: list[Problem] = []
        awaiting: list[tuple[str, str]] = []
        for plan, expectations in self.expectations:
            mine = _own(plan, expectations, submission)
            if not mine:
                continue
            first = _awaited((each.item for each in mine), submission, others)
            for code, notice in self._notices(plan, expectations, mine, (submission, *others)):
                if code in first:
                    awaiting.append((code, first[code]))
                else:
                    notices.append(notice)
        said = replace(submission, problems=(*submission.problems, *notices))
        return Asked(submission=said, awaiting=tuple(dict.fromkeys(awaiting)))

    def _settled(self, submission: Submission) -> tuple[Submission, ...]:
        """What counts of the file, first, and of those that its office sent before it.

        A file of which nothing would count is told what is wrong with it by itself.
        """
        template = self.asking.by_office.get(submission.office)
        if template is None:
            return (submission,)
        receipts = receipts_of(self.house, self.period)
        counted = beside_earlier(self.read, receipts, submission, template)
        return counted if counted[0].state in _COUNTED else (submission,)

    def _notices(
        self,
        plan: Plan,
        expectations: tuple[Expectation, ...],
        mine: tuple[Expectation, ...],
        sent: tuple[Submission, ...],
    ) -> Iterator[tuple[str, Problem]]:
        """What is asked of the first of these files, each with the item it is about."""
        corrected = self._corrected(sent)
        judged = self._judged(plan, _measured_with(mine, expectations), corrected)
        codes = {each.item.code for each in mine}
        own = tuple(each for each in judged if each.measured.item.code in codes)
        raised = self._raised(plan, own)
        verified = ask_to_verify(corrected[:1], own, plan.code, raised)
        doubted = doubted_items(verified, plan.code) & led_by_a_doubt(
            own, rules_of(self.house.rules, self.period), raised
        )
        (told,) = ask_for_texts(verified, own, plan.code, doubted)
        at = {each.place: each.code for each in told.untold}
        at |= {each.place: each.code for each in told.observations}
        for notice in told.problems[len(sent[0].problems) :]:
            yield at[notice.place], notice

    def _raised(self, plan: Plan, judged: tuple[JudgedItem, ...]) -> set[str]:
        """The alerts of these items that no waiver takes out on the last day of the period."""
        day = self.period.last_day
        uses = tuple(
            WaiverUse(each, each.standing(day), 0, 0)
            for each in waivers_of(self.house.waivers, plan)
        )
        return {
            each.id
            for each in set_apart(
                alerts_of(judged), plan, rules_of(self.house.rules, self.period), uses
            )[0]
        }

    def _judged(
        self, plan: Plan, asked: tuple[Expectation, ...], sent: tuple[Submission, ...]
    ) -> tuple[JudgedItem, ...]:
        codes = {each.item.code for each in asked}
        said = tuple(
            each for each in all_observations(sent) if each.plan == plan.code and each.code in codes
        )
        small = replace(plan, targets=tuple(each for each in plan.targets if each.code in codes))
        earlier = earlier_deliveries(self.house, plan, self.period)
        history = recalled(plan, earlier, self.period)
        measured = measure(small, self.period, asked, said, history)
        settings = self.house.workspace.thresholds
        return judge_items(measured, plan, settings, self.house.rules, self.period)[0]

    def _corrected(self, sent: tuple[Submission, ...]) -> tuple[Submission, ...]:
        return correct(sent, corrections_of(self.house, self.period))


def _own(
    plan: Plan, expectations: Iterable[Expectation], submission: Submission
) -> tuple[Expectation, ...]:
    """What the file may be asked about: its items with a figure, or with a text that came empty."""
    codes = {each.code for each in submission.observations if each.plan == plan.code}
    codes |= {each.code for each in submission.untold if each.plan == plan.code}
    return tuple(each for each in expectations if each.item.code in codes)


def _measured_with(
    mine: tuple[Expectation, ...], expectations: tuple[Expectation, ...]
) -> tuple[Expectation, ...]:
    """What must be measured to judge these: a product follows from what stands below it."""
    return expectations if any(each.item.kind is Kind.PRODUCT for each in mine) else mine


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
