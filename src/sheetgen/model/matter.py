"""A matter: one cause that a reader acts on, with every alert that goes with it folded in."""

from collections.abc import Collection, Mapping, Sequence

from sheetgen.model.severity import Severity
from sheetgen.model.summary import Alert
from sheetgen.records import Struct


class Matter(Struct, frozen=True, kw_only=True):
    """``alert`` is the cause; ``effects`` are what follows from it or is said of the same subject.

    ``number`` is its rank over the whole plan, from 1: what it is called on paper.
    """

    number: int
    alert: Alert
    effects: tuple[Alert, ...]

    def counted(self, noted: Collection[str]) -> tuple[int, int]:
        """How many of its effects count, and how many are among those taken ``noted`` of."""
        apart = sum(each.id in noted for each in self.effects)
        return len(self.effects) - apart, apart

    @property
    def level(self) -> Severity:
        """How much it presses."""
        return self.alert.level


def matters_of(alerts: Sequence[Alert]) -> tuple[Matter, ...]:
    """The matters by rank; alerts that nobody ranked come last, in their order."""
    by_id = {alert.id: alert for alert in alerts}
    effects: dict[str, list[Alert]] = {}
    leads: list[Alert] = []
    for alert in alerts:
        lead = lead_of(alert, by_id)
        if lead is alert:
            leads.append(alert)
        else:
            effects.setdefault(lead.id, []).append(alert)
    highest = max((alert.rank for alert in leads), default=0)
    unranked = iter(range(highest + 1, highest + len(leads) + 1))
    numbered = [(alert.rank or next(unranked), alert) for alert in leads]
    return tuple(
        Matter(number=number, alert=alert, effects=tuple(effects.get(alert.id, ())))
        for number, alert in sorted(numbered, key=lambda pair: pair[0])
    )


def counted_of(alerts: Sequence[Alert], noted: Collection[str]) -> tuple[Matter, ...]:
    """The matters of which an alert counts that was not taken note of: each is told by the first.

    What explains the others may be acknowledged, and they not.
    """
    found = []
    for matter in matters_of(alerts):
        counted = [each for each in (matter.alert, *matter.effects) if each.id not in noted]
        if counted:
            effects = tuple(counted[1:])
            found.append(Matter(number=matter.number, alert=counted[0], effects=effects))
    return tuple(found)


def lead_of(alert: Alert, by_id: Mapping[str, Alert]) -> Alert:
    """The alert that stands for this one: itself where what it follows from is not among them."""
    found, passed = alert, {alert.id}
    while (above := by_id.get(found.matter or found.cause)) is not None and above.id not in passed:
        passed.add(above.id)
        found = above
    return found
