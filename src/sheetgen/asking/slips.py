"""One slip that explains many odd figures: found by the arithmetic of several rows at once.

The figure of the month where that to date is asked, and the reverse; columns exchanged; soles in
thousands; a block of rows pasted one row off; two rows exchanged. Each is a question, in one
message, with the cells it speaks of: what was typed is believed until the office answers.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from sheetgen.asking import slip_words
from sheetgen.asking.slip_words import Row
from sheetgen.model.compared import Compared
from sheetgen.model.kinds import Aggregation
from sheetgen.model.observation import Observation
from sheetgen.model.plan import Activity
from sheetgen.model.problem import Problem
from sheetgen.model.role import BUDGET, SPENT
from sheetgen.model.submission import Submission
from sheetgen.records import Struct

_ACTUAL, _PIM, _ACCRUED, _COMMENT = "actual", BUDGET, SPENT, "comment"
_SEVERAL, _BLOCK = 2, 3
_MOST = 0.8
"""Of the rows that could show a slip, so many must."""
_MOST_ODD = 60
"""Rows far from what is expected, of which pairs are looked for."""
_THOUSAND = Decimal(1000)
_NEAR, _FAR, _THREEFOLD = math.log(1.35), math.log(1.8), math.log(3)
_EXCHANGED, _SURELY_EXCHANGED = math.log(20), math.log(400)
_LITTLE = Decimal("0.0015")
"""Of a budget: less is too little to be all that was spent after two months."""


class _Search(Struct, frozen=True):
    """Looks for slips from the widest to the narrowest; a cell is told of one alone."""

    office: str
    rows: tuple[Row, ...]
    told: set[tuple[str, str]]

    def all(self) -> Iterator[Problem]:
        for found in (
            self._columns(),
            self._thousands(),
            self._block(),
            self._pairs(),
            self._month_for_date(_ACTUAL),
            self._month_for_date(_ACCRUED),
            self._date_for_month(),
        ):
            yield from found

    def _free(self, *fields: str) -> list[Row]:
        """The rows with figures in all of these fields that no slip explains yet."""
        wanted, told = frozenset(fields), self.told
        rows = [row for row in self.rows if wanted <= row.cells.keys()]
        if not told:
            return rows  # as in nearly all files
        return [row for row in rows if told.isdisjoint((row.against.item.code, f) for f in fields)]

    def _tell(self, rows: Iterable[Row], *fields: str) -> None:
        self.told.update((row.against.item.code, field) for row in rows for field in fields)

    def _columns(self) -> Iterator[Problem]:
        rows = self._free(_ACTUAL, _ACCRUED)
        gains = [(row, _gain_of_exchange(row)) for row in rows]
        known = [(row, gain) for row, gain in gains if gain is not None]
        found = [row for row, gain in known if gain > _EXCHANGED]
        surely = len(known) == 1 and any(gain > _SURELY_EXCHANGED for _, gain in known)
        if surely or (len(found) >= _SEVERAL and len(found) >= _MOST * len(known)):
            self._tell(found, _ACTUAL, _ACCRUED)
            yield slip_words.columns(self.office, found, _ACTUAL, _ACCRUED)
        found = [row for row in self._free(_PIM, _ACCRUED) if _is_money_exchanged(row)]
        if found:
            self._tell(found, _PIM, _ACCRUED)
            yield slip_words.columns(self.office, found, _PIM, _ACCRUED)

    def _thousands(self) -> Iterator[Problem]:
        for field in (_PIM, _ACCRUED):
            rows = [row for row in self._free(field) if row.figure(field)]
            sure = [row for row in rows if _is_surely_in_thousands(row, field)]
            found = [row for row in rows if row in sure or _may_be_in_thousands(row, field)]
            least = _SEVERAL if sure else _BLOCK
            if len(found) >= least and len(found) >= _MOST * len(rows):
                self._tell(found, field)
                yield slip_words.thousands(self.office, found, field)

    def _block(self) -> Iterator[Problem]:
        rows = self._free(_ACTUAL)
        stays = [_off(row, row) for row in rows]
        for step in (1, -1):
            found = _longest_block(rows, stays, step)
            if found:
                self._tell(found, _ACTUAL)
                yield slip_words.moved(self.office, found, step)
                return

    def _pairs(self) -> Iterator[Problem]:
        odd = [row for row in self._free(_ACTUAL) if (_off(row, row) or 0) > _THREEFOLD]
        for one, other in combinations(odd[:_MOST_ODD], 2):
            if all((row.against.item.code, _ACTUAL) not in self.told for row in (one, other)):
                crossed = _known(_off(one, other), _off(other, one))
                if crossed and max(crossed) < _NEAR:
                    self._tell((one, other), _ACTUAL)
                    yield slip_words.exchanged(self.office, one, other)

    def _month_for_date(self, field: str) -> Iterator[Problem]:
        rows = [
            row
            for row in self._free(field)
            if isinstance(row.against.item, Activity)
            and (field == _ACCRUED or row.against.item.aggregation is Aggregation.ACCUMULATED)
            and (before := slip_words.before(row, field)) is not None
            and before.figure > 0
        ]
        falls = [row for row in rows if row.figure(field) < slip_words.figure_before(row, field)]  # type: ignore[operator]
        like = [row for row in rows if row in falls or (field == _ACTUAL and _is_of_month(row))]
        several = len(like) >= _BLOCK and len(like) >= _MOST * len(rows)
        found = like if several else falls
        if found:
            yield slip_words.month_for_date(self.office, found, field)

    def _date_for_month(self) -> Iterator[Problem]:
        found = [
            row
            for row in self._free(_ACTUAL)
            if row.against.item.of_month and row.against.earlier and _is_to_date(row)
        ]
        if found:
            yield slip_words.date_for_month(self.office, found)


def find_slips(
    submission: Submission, plan: str, compared: Mapping[str, Compared]
) -> tuple[Problem, ...]:
    """What may have slipped in one file; rows that the office commented on are believed."""
    return tuple(_Search(submission.office, _rows(submission, plan, compared), set()).all())


def _rows(submission: Submission, plan: str, compared: Mapping[str, Compared]) -> tuple[Row, ...]:
    """The rows of a file from top to bottom, by sheet."""
    said = [each for each in submission.observations if each.plan == plan]
    explained = {each.code for each in said if each.field == _COMMENT}
    cells: dict[str, dict[str, Observation]] = {}
    for each in said:
        if each.code in compared and each.is_figure and each.correction is None:
            cells.setdefault(each.code, {})[each.field] = each
    rows = [Row(own, compared[code]) for code, own in cells.items() if code not in explained]
    return tuple(sorted(rows, key=_line))


def _line(row: Row) -> tuple[str, int]:
    place = next(iter(row.cells.values())).place
    digits = "".join(sign for sign in place.cell if sign.isdigit())
    return place.sheet, int(digits or "0")


def _distance(one: Decimal, other: Decimal) -> float:
    return abs(math.log((float(one) + 0.5) / (float(other) + 0.5)))


def _off(row: Row, of: Row) -> float | None:
    """How far a row's quantity is from what is expected of another."""
    figure, about = row.figure(_ACTUAL), of.against.about
    same_kind = row.against.item.kind is of.against.item.kind
    if figure is None or about is None or figure < 0 or not same_kind:
        return None
    return _distance(figure, about)


def _known(*distances: float | None) -> tuple[float, ...]:
    """All of them, or none where one is not known."""
    known = tuple(each for each in distances if each is not None)
    return known if len(known) == len(distances) else ()


def _gain_of_exchange(row: Row) -> float | None:
    """How much better quantity and money would fit if each stood in the other's column."""
    item, done, spent = row.against.item, row.figure(_ACTUAL), row.figure(_ACCRUED)
    about = row.against.about
    if not isinstance(item, Activity) or done is None or spent is None or about is None:
        return None
    before = row.against.spent
    money = before.figure if before else item.pim
    if not isinstance(money, Decimal) or min(done, spent, money) < 0 or not money:
        return None
    straight = _distance(done, about) + _distance(spent, money)
    return straight - _distance(spent, about) - _distance(done, money)


def _is_money_exchanged(row: Row) -> bool:
    item = row.against.item
    return (
        isinstance(item, Activity)
        and isinstance(item.pim, Decimal)
        and item.pim > 0
        and row.figure(_ACCRUED) == item.pim
        and row.figure(_PIM) != item.pim
    )


def _is_surely_in_thousands(row: Row, field: str) -> bool:
    """Whether × 1,000 makes the plan's PIM, or carries on what was spent before."""
    item, figure = row.against.item, row.figure(field)
    if not isinstance(item, Activity) or not isinstance(item.pim, Decimal) or figure is None:
        return False
    whole = figure * _THOUSAND
    if field == _PIM:
        return item.pim > 0 and abs(whole - item.pim) <= max(item.pim / 100, Decimal(500))
    before = row.against.spent
    return (
        before is not None
        and figure < before.figure
        and before.figure * Decimal("0.95") <= whole <= max(item.pim, before.figure) * 2
    )


def _may_be_in_thousands(row: Row, field: str) -> bool:
    item, figure = row.against.item, row.figure(field)
    if field != _ACCRUED or not isinstance(item, Activity) or not isinstance(item.pim, Decimal):
        return False
    if figure is None or item.pim <= 0 or row.against.period.month <= _SEVERAL:
        return False
    return figure / item.pim < _LITTLE and figure * _THOUSAND / item.pim >= Decimal("0.02")


def _longest_block(
    rows: Sequence[Row], stays_off: Sequence[float | None], step: int
) -> tuple[Row, ...]:
    """The longest run of rows that hold what is expected of the row ``step`` above each.

    ``stays_off`` is how far each is from what is expected of it.
    """
    best: list[Row] = []
    run: list[Row] = []
    gain = near = 0.0
    for at, row in enumerate(rows):
        source = at - step
        of = rows[source] if 0 <= source < len(rows) else None
        moved = None if of is None else _off(row, of)
        stays = stays_off[at]
        if moved is None or stays is None or moved > 2 * _NEAR or stays <= moved:
            run, gain, near = [], 0.0, 0.0
            continue
        run.append(row)
        gain, near = gain + stays - moved, near + moved
        fits = near <= _NEAR * len(run) and gain >= _FAR * len(run)
        if fits and len(run) >= _BLOCK and len(run) > len(best):
            best = list(run)
    return tuple(best)


def _is_of_month(row: Row) -> bool:
    """Whether the figure is about what the month alone should be, and with the earlier one fits."""
    figure, before, to_date = row.figure(_ACTUAL), row.against.earlier, row.against.to_date
    if figure is None or before is None or to_date is None or row.against.month is None:
        return False
    off = abs(figure - to_date) / to_date
    summed = abs(figure + before.figure - to_date) / to_date
    return summed < Decimal("0.15") and off > Decimal("0.3")


def _is_to_date(row: Row) -> bool:
    """Whether the figure of a month holds the months before it too."""
    figure, before, month = row.figure(_ACTUAL), row.against.earlier, row.against.month
    if figure is None or before is None or not month or before.figure <= 0:
        return False
    alone = figure - before.figure
    return (
        alone >= 0
        and abs(figure - month) > month / 2
        and abs(alone - month) <= (month + before.figure) * Decimal("0.15")
    )
