"""What dates alerts, kept: which rules of now held of an item in each of the months before.

It follows from what was read of those months, the plan, the rules and the settings, and from no
file of the month that is reported: as its files come in, nothing of the past is judged again.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from decimal import Decimal

from sheetgen.keeping.past_months import entry_of, figure, key_of, written
from sheetgen.keeping.plain_json import Json
from sheetgen.keeping.readings import Readings
from sheetgen.model.past_state import Fired
from sheetgen.model.period import Period

Judge = Callable[[Period, Collection[str]], Mapping[str, Fired]]
"""What held of the items of some codes in a month, judged anew."""


class Firings:
    """What is kept of a plan as one month looks back, and what it finds besides."""

    def __init__(
        self, readings: Readings, plan: str, now: Period, called: str, before: Iterable[Period]
    ) -> None:
        """``called`` says how items are called now, ``before`` are the stored months before."""
        self._store = readings.store
        self._name = entry_of(plan, now, "fired")
        self._key = key_of(readings, f"{now} {called}", before)
        self._known: dict[str, dict[str, Fired]] = {}
        data = None if self._key is None else self._store.get(self._name, self._key)
        if data is not None:
            try:
                self._known = _retold(data)
            except (ValueError, TypeError, LookupError, ArithmeticError):
                self._store.spoilt(self._name)

    def at(self, period: Period, codes: Collection[str], judge: Judge) -> Mapping[str, Fired]:
        """What held of these items in a month: as kept, else as judged, and kept from then on."""
        known = self._known.setdefault(str(period), {})
        missing = [code for code in codes if code not in known]
        if missing:
            known |= judge(period, missing)
            if self._key is not None:
                self._store.put_late(self._name, self._key, self._told)
        return {code: known[code] for code in codes if code in known}

    def _told(self) -> Json:
        """Sets of measures stand once: nearly all items have the same."""
        every = (each.known for held in self._known.values() for each in held.values())
        sets = {known: at for at, known in enumerate(dict.fromkeys(every))}
        return {
            "known": [sorted(each) for each in sets],
            "months": {
                month: {code: _written(each, sets[each.known]) for code, each in held.items()}
                for month, held in self._known.items()
            },
        }


def _written(each: Fired, known: int) -> Json:
    progress = None if each.progress is None else written(each.progress)
    return [known, progress, {rule: str(weight) for rule, weight in each.held.items()}]


def _retold(data: Json) -> dict[str, dict[str, Fired]]:
    sets = [frozenset(each) for each in data["known"]]
    return {
        month: {code: _read(sets, *each) for code, each in held.items()}
        for month, held in data["months"].items()
    }


def _read(
    sets: Sequence[frozenset[str]], known: int, progress: str | None, held: Mapping[str, str]
) -> Fired:
    return Fired(
        held={rule: Decimal(weight) for rule, weight in held.items()},
        known=sets[known],
        progress=None if progress is None else figure(progress),
    )
