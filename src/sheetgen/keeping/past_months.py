"""What a month came to, kept by the digest of all that it follows from.

That is what was read of it and of the months before, what decides readings, the rules, the
settings, the waivers, and what was closed. A build that finds it kept judges no earlier month
again.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from hashlib import sha256

from sheetgen.disk.ours import digest_of
from sheetgen.keeping.measures import retold_measure, told_measure
from sheetgen.keeping.plain_json import Json
from sheetgen.keeping.readings import Readings
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.finding import Verdict
from sheetgen.model.measure import Measure, MeasuredItem
from sheetgen.model.past_state import ItemState, PastState
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.plan import Activity, Item, Plan
from sheetgen.model.report import JudgedItem
from sheetgen.model.role import BUDGET
from sheetgen.model.rule import Bound
from sheetgen.model.status import Band, Status
from sheetgen.planning.closed_files import closed_files
from sheetgen.records import replace
from sheetgen.sources.shipped import shown

_STATUSES = {each.value: each for each in Status}
_BANDS = {each.value: each for each in Band}
_GAPS = {each.value: each for each in Gap}
SPOILT = (ValueError, TypeError, LookupError, ArithmeticError)
"""What comes of data that is whole by its digest, and yet not what is kept there."""


class PastMonth:
    """A stored month of a plan as it was judged then, as far as later months ask.

    ``state`` is how it stood, ``due`` are the items that fell due, ``unexplained`` the (office,
    item) of every explanation that was asked and did not come, ``waived`` the items of which a
    waiver took an alert out. The items themselves are made when they are asked for: until then
    their formulas are a text, a tenth of what they weigh once it is read.
    """

    def __init__(self, period: Period, data: Json) -> None:
        """As :func:`told_month` told it.

        Raises ValueError, TypeError, LookupError or ArithmeticError where it is no such thing.
        """
        self._items: Mapping[str, Sequence[Json]] = data["items"]
        self._progress: str = data["progress"]
        self._budgets: Mapping[str, Json] = data["budgets"]
        self._bounds = tuple(
            tuple(Bound(name, Decimal(figure), by) for name, figure, by in each)
            for each in data["bounds"]
        )
        self.state = PastState(
            period=period,
            items={code: _state(each[0], each[1], each[2]) for code, each in self._items.items()},
            index=None if data["index"] is None else figure(data["index"]),
            raised=frozenset(data["raised"]),
        )
        not_due = set(data["not_due"])
        self.due = frozenset(code for code in self._items if code not in not_due)
        self.unexplained = frozenset((office, code) for office, code in data["unexplained"])
        self.waived = frozenset(data["waived"])

    def items(self, plan: Plan) -> tuple[JudgedItem, ...]:
        """The items of the plan of then, each with its progress; raises as the whole does.

        Where its budget was another than the plan's, with that too.
        """
        known, told = {each.code: each for each in plan.items}, json.loads(self._progress)
        return tuple(self._item(known[code], known, *told[code]) for code in self._items)

    def _item(
        self, item: Item, known: Mapping[str, Item], progress: Json, places: Json
    ) -> JudgedItem:
        _, _, _, rule, bounds = self._items[item.code]
        measure = None if progress is None else retold_measure(progress, known)
        if measure is not None and places:
            measure = replace(measure, places=tuple(Place(*each) for each in places))
        budget = self._budgets.get(item.code)
        others = () if budget is None else (retold_measure(budget, known),)
        state = self.state.items[item.code]
        return JudgedItem(
            MeasuredItem(
                item=item,
                period=self.state.period,
                due=item.code in self.due,
                measures=others if measure is None else (measure, *others),
                notes=(),
            ),
            Verdict(
                subject=item.code, status=state.status, band=state.band, rule=rule, findings=()
            ),
            self._bounds[bounds],
        )


@lru_cache(maxsize=4_096)
def _state(status: str, band: str | None, progress: str) -> ItemState:
    """How an item stood; many stand alike."""
    return ItemState(_STATUSES[status], _BANDS[band] if band else None, figure(progress))


def told_month(
    items: Iterable[JudgedItem],
    index: Figure | None,
    *,
    raised: Collection[str],
    waived: Collection[str],
    unexplained: Iterable[tuple[str, str]],
    placed: Collection[str] = (),
) -> Json:
    """A judged month as JSON; the cells of its progress are kept of the items ``placed`` alone."""
    items = tuple(items)
    sets = {each: at for at, each in enumerate(dict.fromkeys(each.bounds for each in items))}
    return {
        "items": {each.measured.item.code: _told(each, sets[each.bounds]) for each in items},
        "progress": json.dumps(
            {each.measured.item.code: _progress(each, placed) for each in items},
            separators=(",", ":"),
        ),
        "budgets": {
            each.measured.item.code: told_measure(budget)
            for each in items
            if (budget := _own_budget(each)) is not None
        },
        "bounds": [[[b.name, str(b.figure), b.set_by] for b in each] for each in sets],
        "index": None if index is None else written(index),
        "not_due": [each.measured.item.code for each in items if not each.measured.due],
        "raised": sorted(raised),
        "waived": sorted(waived),
        "unexplained": sorted(unexplained),
    }


def _own_budget(judged: JudgedItem) -> Measure | None:
    """The budget that is known of an item, where it is another than the plan's."""
    item, found = judged.measured.item, judged.measured.measure(BUDGET)
    if found is None or isinstance(found.figure, Gap) or not isinstance(item, Activity):
        return None
    return None if found.figure == item.pim else found


def _told(judged: JudgedItem, bounds: int) -> Json:
    progress, verdict = judged.measured.measure("progress"), judged.verdict
    return [
        verdict.status.value,
        None if verdict.band is None else verdict.band.value,
        written(Gap.NOT_COMPUTED if progress is None else progress.figure),
        verdict.rule,
        bounds,
    ]


def _progress(judged: JudgedItem, placed: Collection[str]) -> Json:
    """What the progress follows from, and its cells of the items ``placed``."""
    progress = judged.measured.measure("progress")
    kept = progress is not None and judged.measured.item.code in placed
    return [
        None if progress is None else told_measure(progress),
        [[at.file, at.sheet, at.cell] for at in progress.places] if kept and progress else [],
    ]


class PastMonths:
    """The months of a plan as one of its later months is told of them, kept from run to run.

    ``called`` says how items are called there.
    """

    def __init__(self, readings: Readings, plan: str, called: Mapping[Period, str]) -> None:
        self._readings, self._plan, self._called = readings, plan, called
        self._stored = sorted(called)

    def get(self, at: Period) -> PastMonth | None:
        """What is kept of a month; None where it is not known or something has changed."""
        key = self._key(at)
        name = entry_of(self._plan, at, "state")
        data = None if key is None else self._readings.store.get(name, key)
        if data is None:
            return None
        try:
            return PastMonth(at, data)
        except SPOILT:
            self.spoilt(at)
            return None

    def spoilt(self, at: Period) -> None:
        """What is kept of a month is not what its digest promises."""
        self._readings.store.spoilt(entry_of(self._plan, at, "state"))

    def put(self, at: Period, data: Json) -> None:
        """Have it kept when the run keeps what it read; not where a file cannot be digested."""
        key = self._key(at)
        if key is not None:
            self._readings.store.put(entry_of(self._plan, at, "state"), key, data)

    def _key(self, at: Period) -> str | None:
        months = (each for each in self._stored if each <= at)
        return key_of(self._readings, f"{at} {self._called[at]}", months)


def entry_of(plan: str, period: Period, kind: str) -> str:
    """The name of what is kept of a plan at a month."""
    return f"{period}.{sha256(plan.encode()).hexdigest()[:8]}.{kind}"


def key_of(readings: Readings, about: str, months: Iterable[Period]) -> str | None:
    """The digest of all that the judgement of these months follows from, and what it is about.

    Of what was closed after the last of them nothing follows for them. None where a file cannot be
    digested.
    """
    months = tuple(months)
    parts = [about]
    for at in months:
        key, lists = readings.key(at), readings.lists(at)
        if key is None or lists is None:
            return None
        parts += [key, lists]
    root = readings.workspace.root
    try:
        parts.append(readings.judging)
        if months:
            closed = closed_files(root, max(months))
            parts += [f"{shown(path, root)} {digest_of(path)}" for path in closed]
    except OSError:
        return None
    return sha256("\n".join(parts).encode(errors="backslashreplace")).hexdigest()


def written(figure: Figure) -> str:
    """A figure, or why there is none, as text."""
    return figure.value if isinstance(figure, Gap) else f"{figure:f}"


def figure(text: str) -> Figure:
    """The same again; ArithmeticError where it is none."""
    gap = _GAPS.get(text)
    return Decimal(text) if gap is None else gap
