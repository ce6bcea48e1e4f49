"""What offices answer for, cause by cause: what they said, promised by when, and what came of it.

One row a matter that an office can answer (of an item, or of a file it owes), by rank; then what
was promised in the last month and needs no answer any more.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from sheetgen.model.commitment import Commitment, Standing
from sheetgen.model.follow import Explained, Following
from sheetgen.model.matter import Matter, matters_of
from sheetgen.model.past_state import PastState
from sheetgen.model.report import JudgedItem
from sheetgen.model.summary import Alert


def commitments(
    alerts: Sequence[Alert],
    items: Iterable[JudgedItem],
    following: Following,
    promised: Mapping[str, Explained],
    day: date,
) -> tuple[Commitment, ...]:
    """All of a report, on its date; ``promised`` is what offices wrote last before, by item."""
    judged = {each.measured.item.code: each for each in items}
    of_items = {code: each.measured.item.offices for code, each in judged.items()}
    standing = {alert.subject for alert in alerts}
    return (
        *_of_matters(matters_of(alerts), of_items, following, promised, day),
        *(
            _done(code, of_items[code], said)
            for code, said in promised.items()
            if said.corrective and code not in standing and _is_well(judged.get(code))
        ),
    )


def still_told(found: Sequence[Commitment], states: Sequence[PastState]) -> tuple[Commitment, ...]:
    """What was promised and is done is told once: in the month after the last that raised it.

    ``states`` are how the plan stood month by month, the one reported last.
    """
    raised = states[-2].raised if len(states) > 1 else frozenset()
    wanting = {alert.partition(":")[2] for alert in raised}
    return tuple(
        each for each in found if each.standing is not Standing.DONE or each.subject in wanting
    )


def _is_well(judged: JudgedItem | None) -> bool:
    """Whether the item is judged now, and as it should be."""
    return judged is not None and judged.verdict.status.entry.is_well


def _of_matters(
    matters: Iterable[Matter],
    of_items: Mapping[str, tuple[str, ...]],
    following: Following,
    promised: Mapping[str, Explained],
    day: date,
) -> Iterator[Commitment]:
    """One of each matter; and of what is folded behind it, where something was promised of that."""
    for matter in matters:
        first = matter.alert
        told = {first.subject}
        for alert in (first, *matter.effects):
            before = promised.get(alert.subject)
            if alert is not first:
                if alert.subject in told or before is None or not before.corrective:
                    continue
                told.add(alert.subject)
            life = following.life(alert.id)
            said = None if life is None else life.explained
            decisions = () if life is None else life.decisions
            is_answered = alert.subject in of_items or alert.subject in alert.offices
            if not is_answered and not decisions:
                continue
            yield Commitment(
                subject=alert.subject,
                offices=alert.offices or of_items.get(alert.subject, ()),
                number=matter.number,
                alert=alert.id,
                what=alert.message,
                effects=len(matter.effects) if alert is first else 0,
                said=said,
                before=before,
                standing=_standing(said, before, day),
                repeated=0 if life is None else life.repeated,
                decisions=decisions,
            )


def _standing(said: Explained | None, before: Explained | None, day: date) -> Standing:
    """By the measure given last: one that is repeated without a new date is as late as it was."""
    given = [each for each in (said, before) if each is not None]
    promise = next((each for each in given if each.corrective), None)
    if promise is not None:
        late = promise.due is not None and promise.due < day
        return Standing.OVERDUE if late else Standing.UNDER_WAY
    return Standing.NO_MEASURE if said is not None and said.reason else Standing.NO_ANSWER


def _done(code: str, offices: tuple[str, ...], said: Explained) -> Commitment:
    return Commitment(
        subject=code,
        offices=offices,
        number=None,
        alert="",
        what=None,
        effects=0,
        said=None,
        before=said,
        standing=Standing.DONE,
        repeated=0,
        decisions=(),
    )
