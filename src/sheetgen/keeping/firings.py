"""What dates alerts, kept month by month: which rules of now held of an item in a month before.

It follows from what was read of that month and of those before it, the plan, the rules and the
settings, and from no file that came for a later one: as months go by, nothing of the past is judged
again while the same rules are in force.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from decimal import Decimal

from sheetgen.keeping.past_months import SPOILT, entry_of, figure, key_of, written
from sheetgen.keeping.plain_json import Json
from sheetgen.keeping.readings import Readings
from sheetgen.model.past_state import Fired
from sheetgen.model.period import Period
from sheetgen.records import Struct, field

Judge = Callable[[Period, Collection[str]], Mapping[str, Fired]]
"""What held of the items of some codes in a month, judged anew."""


class _Month(Struct):
    """What is kept of a month: of each item as JSON, read when it is asked for."""

    name: str
    key: str | None
    items: dict[str, Json] = field(default_factory=dict)
    sets: dict[frozenset[str], int] = field(default_factory=dict)

    def read(self, code: str) -> Fired:
        """What held of an item; one of SPOILT where the data is no such thing."""
        known, progress, held = self.items[code]
        return Fired(
            held={rule: Decimal(weight) for rule, weight in held.items()},
            known=list(self.sets)[known],
            progress=None if progress is None else figure(progress),
        )

    def add(self, code: str, each: Fired) -> None:
        """Sets of measures stand once: nearly all items have the same."""
        known = self.sets.setdefault(each.known, len(self.sets))
        progress = None if each.progress is None else written(each.progress)
        held = {rule: str(weight) for rule, weight in each.held.items()}
        self.items[code] = [known, progress, held]

    @property
    def told(self) -> Json:
        """All of it."""
        return {"known": [sorted(each) for each in self.sets], "items": self.items}


class Firings:
    """What is kept of the months before one of a plan, and what it finds besides.

    ``by`` says by which rules and thresholds, and in which year, for a schedule that is lowered is
    told of its own; ``called`` how items of a month are called now. ``stored`` are the months
    before of which files are kept.
    """

    def __init__(
        self,
        readings: Readings,
        plan: str,
        by: str,
        called: Callable[[Period], str],
        stored: Iterable[Period],
    ) -> None:
        self._readings, self._plan, self._by, self._called = readings, plan, by, called
        self._stored = sorted(stored)
        self._months: dict[Period, _Month] = {}

    def at(self, period: Period, codes: Collection[str], judge: Judge) -> Mapping[str, Fired]:
        """What held of these items in a month: as kept, else as judged, and kept from then on."""
        month = self._month(period)
        missing = [code for code in codes if code not in month.items]
        if missing:
            for code, each in judge(period, missing).items():
                month.add(code, each)
            if month.key is not None:
                self._readings.store.put_late(month.name, month.key, lambda: month.told)
        try:
            return {code: month.read(code) for code in codes if code in month.items}
        except SPOILT:
            self._readings.store.spoilt(month.name)
            self._months[period] = _Month(month.name, month.key)
            return self.at(period, codes, judge)

    def _month(self, period: Period) -> _Month:
        if period not in self._months:
            self._months[period] = self._kept(period)
        return self._months[period]

    def _kept(self, period: Period) -> _Month:
        """What is kept of a month; nothing where something has changed."""
        until = max(period, *self._stored[:1])
        months = [each for each in self._stored if each <= until]
        about = f"{period} {self._called(period)} {self._by}"
        name, key = entry_of(self._plan, period, FIRED), key_of(self._readings, about, months)
        data = None if key is None or not months else self._readings.store.get(name, key)
        try:
            if data is not None:
                sets = {frozenset(known): at for at, known in enumerate(data["known"])}
                return _Month(name, key, dict(data["items"]), sets)
        except SPOILT:
            self._readings.store.spoilt(name)
        return _Month(name, key if months else None)


FIRED = "fired"
"""The kind of entry it is kept as."""
