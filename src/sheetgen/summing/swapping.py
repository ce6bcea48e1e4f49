"""What moved a figure: what it follows from is taken from one month to the other, a kind at a time.

Both months have a tree of formulas that ends in what was read. Where the trees are alike, the
figures of one kind (targets, what is due, values) are swapped in after those of another, in the
order of :class:`CauseKind`; the figure after each swap less the one before is that kind's share, so
that shares add up to the movement exactly. An indicator's direction is the plan's. Where they are
not alike, all of it is, but of a mean of months, which is of more of them every month.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from sheetgen.model.comparison import CauseKind
from sheetgen.model.correction import Correction
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.formula import Formula
from sheetgen.model.formulas.mean_by_month import MeanByMonth
from sheetgen.model.formulas.read import Reported
from sheetgen.model.measure import Measure
from sheetgen.model.place import Place
from sheetgen.model.plan import Indicator
from sheetgen.records import Struct, names_of, replace
from sheetgen.summing.formula_parts import fields_of, leaves, one_kind, parts

_ORDER = tuple(CauseKind)


class Swap(Struct, frozen=True):
    """What one kind made of a figure: the figure after it, and what was swapped."""

    kind: CauseKind
    figure: Figure
    before: tuple[Measure, ...]
    after: tuple[Measure, ...]

    @property
    def places(self) -> tuple[Place, ...]:
        """The cells of what stands now."""
        return tuple(dict.fromkeys(at for each in self.after for at in each.places))


def swapped(before: Measure, after: Measure) -> tuple[Swap, ...]:
    """The figure of a month turned into that of another, kind by kind; only those that differ."""
    if isinstance(before.formula, MeanByMonth) and isinstance(after.formula, MeanByMonth):
        return tuple(_by_month(before, before.formula, after, after.formula))
    pairs = {path: _Pair(*pair) for path, pair in _pairs(before, after, ())}
    differing = [each for each in pairs.values() if _differ(each.was, each.stands)]
    kinds = {each.kind for each in differing}
    if any(each.sent is not None for each in differing):
        kinds.add(CauseKind.VALUE)
    if _ways(before.formula) != _ways(after.formula):
        kinds.add(CauseKind.PLAN)
    done: list[Swap] = []
    taken: set[CauseKind] = set()
    for kind in (each for each in _ORDER if each in kinds):
        taken.add(kind)
        # With all of them taken in, it is what it is in the second month.
        now = after if taken == kinds else _with(before, after, (), pairs, frozenset(taken))
        mine = [each.of(kind) for each in differing if each.has(kind)]
        was, stands = tuple(each[0] for each in mine), tuple(each[1] for each in mine)
        done.append(Swap(kind, now.figure, was, stands))
    return tuple(done)


def _by_month(
    before: Measure, was: MeanByMonth, after: Measure, now: MeanByMonth
) -> Iterator[Swap]:
    """A mean of months: what is programmed in those of both, then what was reported in any."""
    programmed = {each.period: each.programmed for each in now.months}
    planned = [
        (each.programmed, programmed[each.period])
        for each in was.months
        if each.period in programmed and _differ(each.programmed, programmed[each.period])
    ]
    figure = before.figure
    if planned:
        months = tuple(
            replace(each, programmed=programmed.get(each.period, each.programmed))
            for each in was.months
        )
        middle = Measure.of(before.quantity, replace(was, months=months), before.standing)
        figure = middle.figure
        yield Swap(CauseKind.SCHEDULE, figure, *map(tuple, zip(*planned, strict=True)))
    known = {each.period: each.actual.figure for each in was.months}
    others = [each.actual for each in now.known if known.get(each.period) != each.actual.figure]
    sides = figure, after.figure
    is_due_otherwise = Gap.NOT_PROGRAMMED in sides
    if is_due_otherwise and _differ(was.programmed, now.programmed):
        yield Swap(CauseKind.SCHEDULE, Gap.NOT_PROGRAMMED, (was.programmed,), (now.programmed,))
        is_due_otherwise, sides = False, (was.actual.figure, now.actual.figure)
    if figure != after.figure or now.actual.correction != was.actual.correction:
        kind = CauseKind.VALUE
        if is_due_otherwise or before.standing is not after.standing:
            kind = CauseKind.SCHEDULE
        elif isinstance(sides[0], Gap) is not isinstance(sides[1], Gap):
            kind = CauseKind.MISSING
        elif now.actual.correction is not None:
            kind = CauseKind.CORRECTION
        yield Swap(kind, after.figure, (was.actual,), tuple(others) or (now.actual,))


class _Pair(Struct):
    """What stands in the same place of both trees, and what it is to the figure.

    What is alike in both months is asked for its kind only where several kinds are swapped.
    """

    was: Measure
    stands: Measure
    _found: tuple[CauseKind, Measure | None] | None = None

    @property
    def kind(self) -> CauseKind:
        """What it is to the figure."""
        return self._of_both[0]

    @property
    def sent(self) -> Measure | None:
        """What an office sent where the analyst corrected that, and it moved the figure too."""
        return self._of_both[1]

    @property
    def _of_both(self) -> tuple[CauseKind, Measure | None]:
        if self._found is None:
            self._found = _kind(self.was, self.stands), _sent(self.was, self.stands)
        return self._found

    def has(self, kind: CauseKind) -> bool:
        """Whether it is another by this kind."""
        return kind is self.kind or (self.sent is not None and kind is CauseKind.VALUE)

    def of(self, kind: CauseKind) -> tuple[Measure, Measure]:
        """What this kind made of what."""
        if self.sent is None:
            return self.was, self.stands
        return (self.sent, self.stands) if kind is self.kind else (self.was, self.sent)

    def within(self, taken: frozenset[CauseKind]) -> Measure:
        """What it is with these kinds taken in."""
        if self.kind in taken:
            return self.stands
        return self.sent if self.sent is not None and CauseKind.VALUE in taken else self.was


_Path = tuple[str, ...]
_Pairs = Mapping[_Path, _Pair]


def _pairs(
    before: Measure, after: Measure, path: _Path
) -> Iterator[tuple[_Path, tuple[Measure, Measure]]]:
    """What stands in the same place of both trees: whole branches of one kind, or what differs."""
    inside, others = parts(before.formula), parts(after.formula)
    if not inside or not _alike(before, after, inside, others) or _are_whole(before, after):
        yield path, (before, after)
    else:
        for name, part in inside.items():
            yield from _pairs(part, others[name], (*path, name))


def _are_whole(before: Measure, after: Measure) -> bool:
    """Whether all that both follow from is of one kind."""
    kind = one_kind(before)
    return kind is not None and kind is one_kind(after)


def _alike(
    before: Measure, after: Measure, inside: Mapping[str, Measure], others: Mapping[str, Measure]
) -> bool:
    one, other = before.formula, after.formula
    if type(one) is not type(other) or before.standing is not after.standing:
        return False
    return inside.keys() == others.keys() and all(
        name in inside or _are_same(getattr(one, name), getattr(other, name))
        for name in names_of(type(one))
    )


def _are_same(one: object, other: object) -> bool:
    if isinstance(one, Indicator) and isinstance(other, Indicator):
        return True  # its direction and its baseline are swapped in
    return one is other or str(one) == str(other)


def _kind(before: Measure, after: Measure) -> CauseKind:
    """What two measures in the same place are to the figure."""
    if before.standing is not after.standing:
        return CauseKind.SCHEDULE  # it was not due, or is no more
    kind = one_kind(before)
    if kind is None or kind is not one_kind(after):
        return CauseKind.PLAN
    if kind is not CauseKind.VALUE:
        return kind
    if isinstance(before.figure, Gap) is not isinstance(after.figure, Gap):
        return CauseKind.MISSING
    if _corrections(before) == _corrections(after) or _corrected_no_more(before, after):
        return kind
    return CauseKind.CORRECTION


def _corrections(measure: Measure) -> set[Correction]:
    """The corrections of all that a measure follows from."""
    found = {each.correction for each in leaves(measure)}
    return {each for each in found if each is not None}


def _corrected_no_more(before: Measure, after: Measure) -> bool:
    """Whether what was corrected is what an office sent now, and no more what it sent then."""
    then = before.correction
    return then is not None and after.correction is None and then.sent != after.figure


def _sent(before: Measure, after: Measure) -> Measure | None:
    """What an office sent before it was corrected, where that is another than what stood before."""
    corrected, formula = after.correction, after.formula
    if corrected is None or corrected.sent in {None, before.figure}:
        return None
    if not isinstance(formula, Reported) or not isinstance(before.figure, Decimal):
        return None
    if not isinstance(corrected.sent, Decimal) or before.correction == corrected:
        return None
    return Measure.of(after.quantity, replace(formula, figure=corrected.sent, correction=None))


def _differ(before: Measure, after: Measure) -> bool:
    return before.figure != after.figure or before.correction != after.correction


def _with(
    before: Measure, after: Measure, path: _Path, pairs: _Pairs, taken: frozenset[CauseKind]
) -> Measure:
    """The measure of the first month with all of some kinds as they are in the second."""
    if path in pairs:
        return pairs[path].within(taken)
    others = parts(after.formula)
    inside: dict[str, object] = {
        name: _with(part, others[name], (*path, name), pairs, taken)
        for name, part in parts(before.formula).items()
    }
    inside |= dict(_swapped_ways(before.formula, after.formula, taken))
    formula: Any = before.formula
    return Measure.of(before.quantity, replace(formula, **inside), before.standing)


def _ways(formula: Formula) -> list[tuple[object, ...]]:
    """How indicators of a formula are measured, whatever their figures."""
    items = (value for _, value in fields_of(formula) if isinstance(value, Indicator))
    return [(each.direction, each.aggregation) for each in items]


def _swapped_ways(
    before: Formula, after: Formula, taken: frozenset[CauseKind]
) -> Iterator[tuple[str, object]]:
    """The indicators of a formula as they are in the second month, as far as that is taken in."""
    was = {name: value for name, value in fields_of(before) if isinstance(value, Indicator)}
    for name, value in fields_of(after):
        if not isinstance(value, Indicator):
            continue
        if CauseKind.BASELINE in taken:
            yield name, value
        elif CauseKind.PLAN in taken:
            yield (
                name,
                replace(was[name], direction=value.direction, aggregation=value.aggregation),
            )
