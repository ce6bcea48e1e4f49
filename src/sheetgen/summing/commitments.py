"""What offices answer for, cause by cause: what they said, promised by when, and what came of it.

One row a matter that an office can answer (of an item, or of a file it owes), by rank; then what
was promised before and is news, in the order of the plan: open still of an item that nothing is
raised about, or done. A measure holds until the item is as expected and in no alert: then it is
done.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise, takewhile
from operator import itemgetter
from typing import Self

from sheetgen.model.commitment import Commitment, Standing
from sheetgen.model.follow import Decision, Explained, Following
from sheetgen.model.matter import Matter, matters_of
from sheetgen.model.past_state import PastState
from sheetgen.model.period import Period
from sheetgen.model.report import JudgedItem
from sheetgen.model.summary import Alert
from sheetgen.records import Struct

_Open = tuple[Explained, ...]


class Told(Struct, frozen=True):
    """What offices wrote beside each item in earlier months, since it was last as expected.

    The latest first. ``asides`` are the rules whose alerts say nothing of how an item stands: of
    decisions that are overdue, of measures that are. They give no row to an item that has one.
    """

    by_item: Mapping[str, _Open]
    asides: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        earlier: Mapping[Period, Mapping[str, Explained]],
        stood: Sequence[PastState],
        asides: Collection[str] = (),
    ) -> Self:
        """``stood`` says how the items were in each of these months: others tell nothing."""
        found: dict[str, list[Explained]] = {}
        done: set[str] = set()
        for state in sorted(stood, key=lambda each: each.period, reverse=True):
            ids = (each.partition(":") for each in state.raised)
            raised = {subject for rule, _, subject in ids if rule not in asides}
            done |= {
                code
                for code, each in state.items.items()
                if each.status.entry.is_well and code not in raised
            }
            for code, said in earlier.get(state.period, {}).items():
                if code not in done:
                    found.setdefault(code, []).append(said)
        return cls({code: tuple(said) for code, said in found.items()}, frozenset(asides))


def commitments(
    alerts: Sequence[Alert],
    items: Iterable[JudgedItem],
    following: Following,
    told: Told,
    day: date,
) -> tuple[Commitment, ...]:
    """All of a report, on its date."""
    judged = tuple(items)
    real = {alert.subject for alert in alerts if alert.rule not in told.asides}
    desk = _Desk(
        recovered=frozenset(
            each.measured.item.code
            for each in judged
            if each.verdict.status.entry.is_well and each.measured.item.code not in real
        ),
        items={each.measured.item.code: each for each in judged},
        following=following,
        decisions=_by_subject(following.decisions),
        told=told,
        day=day,
    )
    found: list[Commitment] = []
    matters = matters_of(alerts)
    known: set[str] = set()
    leading = {matter.alert.subject for matter in matters if matter.alert.rule not in told.asides}
    for matter in matters:
        if matter.alert.rule not in told.asides or matter.alert.subject not in known:
            made = tuple(desk.of_matter(matter, leading))
            found += made
            known.update(each.subject for each in made)
            leading.update(each.subject for each in made)
    raised = {alert.subject for alert in alerts}
    quiet = (code for code in desk.items if code in told.by_item and code not in raised)
    others = [each for code in quiet for each in desk.of_quiet(code)]
    return (*found, *sorted(others, key=lambda each: each.standing is Standing.DONE))


def _by_subject(decisions: Iterable[Decision]) -> Mapping[str, list[tuple[int, Decision]]]:
    """The decisions about each, with their numbers in the table."""
    found: dict[str, list[tuple[int, Decision]]] = {}
    for number, each in enumerate(decisions):
        found.setdefault(each.alert.partition(":")[2], []).append((number, each))
    return found


class _Desk(Struct, frozen=True, kw_only=True):
    """All that commitments are told from."""

    items: Mapping[str, JudgedItem]
    recovered: frozenset[str]
    """The items that are as expected, and that nothing is raised about but a decision."""
    following: Following
    decisions: Mapping[str, list[tuple[int, Decision]]]
    told: Told
    day: date

    def of_matter(self, matter: Matter, known: Collection[str]) -> Iterator[Commitment]:
        """The matter's own, by its first alert that an office can answer.

        What is folded behind it and has a measure of its own has a row too: no promise is hidden,
        and none is told twice (``known`` have a row of their own).
        """
        told = (matter.alert, *matter.effects)
        first = {each.subject: each for each in reversed(told)}
        able = [each for each in dict.fromkeys(a.subject for a in told) if self._can(first[each])]
        lead = able[0] if able else matter.alert.subject
        decisions = self._decided(first)
        if not able and not decisions:
            return
        yield self._of(first[lead], matter, matter.counted(self.following.noted), decisions)
        for code in able[1:]:
            if code not in known and self._measure(first[code]):
                yield self._of(first[code], matter, (0, 0), self._decided({code}))

    def of_quiet(self, code: str) -> Iterator[Commitment]:
        """What was promised of an item that nothing is raised about: done, or open still."""
        before = self.told.by_item[code]
        promised = _last_measure(before)
        if promised is None:
            return
        yield Commitment(
            subject=code,
            offices=self.items[code].measured.item.offices,
            number=None,
            alert="",
            what=None,
            effects=0,
            said=None,
            before=before[0],
            standing=self._standing(code, None, before),
            repeated=0,
            decisions=self._decided({code}),
            promised=promised,
            due=_day_of(before),
            postponed=_postponed(before),
            first=_first_told(before),
        )

    def _of(
        self,
        alert: Alert,
        matter: Matter,
        effects: tuple[int, int],
        decisions: tuple[Decision, ...],
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
            effects=sum(effects),
            noted=effects[1],
            said=said,
            before=before[0] if before else None,
            standing=self._standing(alert.subject, said, before),
            repeated=0 if life is None else life.repeated,
            decisions=decisions,
            promised=_last_measure(before),
            due=_day_of(given),
            postponed=_postponed(given),
            first=_first_told(given),
        )

    def _standing(self, code: str, said: Explained | None, before: _Open) -> Standing:
        if code in self.recovered and _last_measure(before) is not None:
            return Standing.DONE
        return standing(said, before, self.day)

    def _can(self, alert: Alert) -> bool:
        """Whether an office can answer it."""
        return alert.subject in self.items or alert.subject in alert.offices

    def _measure(self, alert: Alert) -> bool:
        life = self.following.life(alert.id)
        said = None if life is None else life.explained
        before = self.told.by_item.get(alert.subject, ())
        return _last_measure(before if said is None else (said, *before)) is not None

    def _decided(self, subjects: Collection[str]) -> tuple[Decision, ...]:
        """What was decided about these, whichever alert of theirs it was decided on."""
        found = [each for code in subjects for each in self.decisions.get(code, ())]
        return tuple(each for _, each in sorted(found, key=itemgetter(0)))


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


def _first_told(given: _Open) -> Period | None:
    """Since when the measure given last is told in the same words for the same day."""
    measures = [(each.period, (each.corrective, each.due)) for each in given if each.corrective]
    same = takewhile(lambda each: each[1] == measures[0][1], measures)
    return min((period for period, _ in same), default=None)


def _postponed(given: _Open) -> int:
    """How often the day was moved to a later one; ``given`` has the latest first."""
    days = [each.due for each in given if each.corrective and each.due is not None]
    return sum(later > sooner for later, sooner in pairwise(days))
