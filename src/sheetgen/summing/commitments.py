"""What offices answer for, cause by cause: what they said, promised by when, and what came of it.

One row a matter that an office can answer (of an item, or of a file it owes), by rank; then what
was promised before and is news: done, or open still of an item that nothing is raised about.
A measure holds until the item is as expected and in no alert: then it is done.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Self

from sheetgen.model.commitment import Commitment, Standing
from sheetgen.model.follow import Decision, Explained, Following
from sheetgen.model.matter import Matter, matters_of
from sheetgen.model.past_state import PastState
from sheetgen.model.period import Period
from sheetgen.model.report import JudgedItem
from sheetgen.model.summary import Alert

_Open = tuple[Explained, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What offices wrote beside each item in earlier months, since it was last as expected.

    The latest first.
    """

    by_item: Mapping[str, _Open]

    @classmethod
    def of(
        cls, earlier: Mapping[Period, Mapping[str, Explained]], stood: Sequence[PastState]
    ) -> Self:
        """``stood`` says how the items were in each of these months: others tell nothing."""
        found: dict[str, list[Explained]] = {}
        done: set[str] = set()
        for state in sorted(stood, key=lambda each: each.period, reverse=True):
            raised = {each.partition(":")[2] for each in state.raised}
            done |= {
                code
                for code, each in state.items.items()
                if each.status.entry.is_well and code not in raised
            }
            for code, said in earlier.get(state.period, {}).items():
                if code not in done:
                    found.setdefault(code, []).append(said)
        return cls({code: tuple(said) for code, said in found.items()})


def commitments(
    alerts: Sequence[Alert],
    items: Iterable[JudgedItem],
    following: Following,
    told: Told,
    day: date,
) -> tuple[Commitment, ...]:
    """All of a report, on its date."""
    desk = _Desk(
        items={each.measured.item.code: each for each in items},
        following=following,
        told=told,
        day=day,
    )
    found = [each for matter in matters_of(alerts) for each in desk.of_matter(matter)]
    raised = {alert.subject for alert in alerts}
    others = [each for code in told.by_item for each in desk.of_quiet(code) if code not in raised]
    return (*found, *sorted(others, key=lambda each: each.standing is Standing.DONE))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """All that commitments are told from."""

    items: Mapping[str, JudgedItem]
    following: Following
    told: Told
    day: date

    def of_matter(self, matter: Matter) -> Iterator[Commitment]:
        """The matter's own, by its first alert that an office can answer.

        What is folded behind it and has a measure of its own has a row too: no promise is hidden.
        """
        told = (matter.alert, *matter.effects)
        first = {each.subject: each for each in reversed(told)}
        decisions = {each.id: self._decisions(each) for each in told}
        able = [each for each in dict.fromkeys(a.subject for a in told) if self._can(first[each])]
        lead = able[0] if able else matter.alert.subject
        if not able and not any(decisions.values()):
            return
        all_decided = tuple(dict.fromkeys(each for of in decisions.values() for each in of))
        yield self._of(first[lead], matter, len(matter.effects), all_decided)
        for code in able[1:]:
            if self._measure(first[code]):
                mine = (decisions[each.id] for each in told if each.subject == code)
                own = tuple(dict.fromkeys(each for of in mine for each in of))
                yield self._of(first[code], matter, 0, own)

    def of_quiet(self, code: str) -> Iterator[Commitment]:
        """What was promised of an item that nothing is raised about: done, or open still."""
        before, item = self.told.by_item[code], self.items.get(code)
        promised = _last_measure(before)
        if promised is None or item is None:
            return
        well = item.verdict.status.entry.is_well
        yield Commitment(
            subject=code,
            offices=item.measured.item.offices,
            number=None,
            alert="",
            what=None,
            effects=0,
            said=None,
            before=before[0],
            standing=Standing.DONE if well else standing(None, before, self.day),
            repeated=0,
            decisions=tuple(
                each for each in self.following.decisions if each.alert.partition(":")[2] == code
            ),
            promised=promised,
            due=_day_of(before),
            postponed=_postponed(before),
        )

    def _of(
        self, alert: Alert, matter: Matter, effects: int, decisions: tuple[Decision, ...]
    ) -> Commitment:
        life = self.following.life(alert.id)
        said = None if life is None else life.explained
        before = self.told.by_item.get(alert.subject, ())
        given = before if said is None else (said, *before)
        item = self.items.get(alert.subject)
        return Commitment(
            subject=alert.subject,
            offices=alert.offices or (() if item is None else item.measured.item.offices),
            number=matter.number,
            alert=alert.id,
            what=alert.message,
            effects=effects,
            said=said,
            before=before[0] if before else None,
            standing=standing(said, before, self.day),
            repeated=0 if life is None else life.repeated,
            decisions=decisions,
            promised=_last_measure(before),
            due=_day_of(given),
            postponed=_postponed(given),
        )

    def _can(self, alert: Alert) -> bool:
        """Whether an office can answer it."""
        return alert.subject in self.items or alert.subject in alert.offices

    def _measure(self, alert: Alert) -> bool:
        life = self.following.life(alert.id)
        said = None if life is None else life.explained
        before = self.told.by_item.get(alert.subject, ())
        return _last_measure(before if said is None else (said, *before)) is not None

    def _decisions(self, alert: Alert) -> tuple[Decision, ...]:
        life = self.following.life(alert.id)
        return () if life is None else life.decisions


def standing(now: Explained | None, before: Sequence[Explained], day: date) -> Standing:
    """By the measure given last; ``before`` are those of earlier months, the latest first."""
    given = tuple(before) if now is None else (now, *before)
    if _last_measure(given) is None:
        return Standing.NO_MEASURE if now is not None and now.reason else Standing.NO_ANSWER
    due = _day_of(given)
    return Standing.OVERDUE if due is not None and due < day else Standing.UNDER_WAY


def _last_measure(given: _Open) -> Explained | None:
    return next((each for each in given if each.corrective), None)


def _day_of(given: _Open) -> date | None:
    """The day named last: a measure that is repeated without one is as late as it was."""
    return next((each.due for each in given if each.corrective and each.due is not None), None)


def _postponed(given: _Open) -> int:
    """How often the day was moved to a later one; ``given`` has the latest first."""
    days = [each.due for each in given if each.corrective and each.due is not None]
    return sum(later > sooner for later, sooner in pairwise(days))
