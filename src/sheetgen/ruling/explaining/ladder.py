"""What each value an office could report would give: METHOD 2 and 4 turned round, and checked.

A bound of progress is turned into a value of the office by inverting the formula; the item is then
measured and judged anew at that value and its neighbours, so that the value given is truly the
first step with the new status.
"""

from collections.abc import Callable, Iterator
from decimal import ROUND_FLOOR, Decimal

from sheetgen.model.declared import DECLARED
from sheetgen.model.explanation import Ladder, Rung
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.kinds import Aggregation
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.plan import Indicator
from sheetgen.model.report import JudgedItem
from sheetgen.model.rule import Rule, Test
from sheetgen.model.status import Band, Status
from sheetgen.model.traits import Direction
from sheetgen.records import Struct
from sheetgen.ruling.classify import deciding
from sheetgen.ruling.facts import item_facts
from sheetgen.ruling.plain import conditions_of, holds, resolved

Remeasure = Callable[[Decimal], MeasuredItem]
"""The item measured as if its office had reported this value, all else as it is."""

_MOST_STEPS = 10**30
_DECLARED = {"progress", "gap", *DECLARED}


class _Judge(Struct, frozen=True):
    """The status rules of an item, asked at values it did not report; ``at`` counts in steps."""

    rules: tuple[tuple[Rule, Test], ...]
    remeasure: Remeasure
    step: Decimal
    subject: str

    def progress(self, at: int) -> Figure:
        """The progress there."""
        found = self.remeasure(at * self.step).measure("progress")
        return Gap.NOT_COMPUTED if found is None else found.figure

    def verdict(self, at: int) -> tuple[Status, Band | None, str]:
        """Status, band and rule there, by the plain evaluator."""
        facts = item_facts(self.remeasure(at * self.step))
        holding = [rule for rule, test in self.rules if holds(test, facts)]
        rule, status = deciding(holding, self.subject)
        return status, rule.band, rule.code


def ladder(judged: JudgedItem, rules: tuple[Rule, ...], remeasure: Remeasure) -> Ladder:
    """Every status and band that the item could get, by the value its office would report."""
    measured = judged.measured
    bounds = {bound.name: bound.figure for bound in judged.bounds}
    status_rules = tuple(
        (rule, resolved(rule.test, bounds))
        for rule in rules
        if rule.status and not rule.beta and measured.item.kind.value in rule.applies_to
    )
    step = step_of(measured)
    actual = measured.measure("actual")
    cuts = sorted(
        {
            condition.bound
            for _, test in status_rules
            for condition in conditions_of(test)
            if condition.fact == "progress" and isinstance(condition.bound, Decimal)
        }
    )
    judge = _Judge(status_rules, remeasure, step, measured.item.code)
    starts = sorted(set(_starts(judge, measured, cuts)))
    if goes_below_zero(measured):
        starts = [starts[0] - 1, *starts]
    read = {condition.fact for _, test in status_rules for condition in conditions_of(test)}
    return Ladder(
        step=step,
        rungs=tuple(_rungs(judge, starts, unbegun=goes_below_zero(measured))),
        current=Gap.NOT_SUBMITTED if actual is None else actual.figure,
        also_reads=tuple(sorted(read - _DECLARED)),
    )


def step_of(measured: MeasuredItem) -> Decimal:
    """The smallest difference an office reports: whole firms, tenths of a percent.

    One of the unit's own, or as many decimals as the item's target, baseline or value have.
    """
    item = measured.item
    least = item.unit.decimals if isinstance(item, Indicator) else 0
    names = ("target", "actual", "baseline", "programmed")
    decimals = [_decimals(figure) for name in names if (figure := measured.figure(name))]
    return Decimal(1).scaleb(-max([least, *decimals]))


def _decimals(figure: Decimal) -> int:
    exponent = figure.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _starts(judge: _Judge, measured: MeasuredItem, cuts: list[Decimal]) -> Iterator[int]:
    """The values, in steps, at which the progress passes a bound; 0 and the first step too."""
    yield from (0, 1)
    progress = measured.measure("progress")
    falls = _falls(measured)
    for cut in cuts:
        near = None if progress is None else progress.formula.value_for("actual", cut)
        guess = 0 if near is None else int((near / judge.step).to_integral(ROUND_FLOOR))
        for beyond in (_reaches(judge, cut, falls=falls), _passes(judge, cut, falls=falls)):
            found = first_where(beyond, max(guess, 1))
            if found is not None:
                yield found
        if goes_below_zero(measured):
            yield from _starts_below(judge, cut, -guess, falls=falls)


def _starts_below(judge: _Judge, cut: Decimal, guess: int, *, falls: bool) -> Iterator[int]:
    """The same, downwards from 0: less reported is less progress, or more where it falls."""
    for beyond in (_reaches(judge, cut, falls=not falls), _passes(judge, cut, falls=not falls)):

        def downwards(at: int, beyond: Callable[[int], bool] = beyond) -> bool:
            return beyond(-at)

        found = first_where(downwards, max(guess, 1))
        if found is not None:
            yield 1 - found  # the rung above begins one step higher


def goes_below_zero(measured: MeasuredItem) -> bool:
    """Whether values below 0 are worth trying: they make sense here, and one of its figures is."""
    figures = (measured.figure(name) for name in ("target", "actual", "baseline"))
    return measured.item.may_be_negative and any(each is not None and each < 0 for each in figures)


def _falls(measured: MeasuredItem) -> bool:
    """Whether more reported is less progress."""
    item = measured.item
    if not isinstance(item, Indicator):
        return False
    if item.direction is Direction.DESCENDING:
        return True
    return item.aggregation is Aggregation.MAXIMUM_PERMISSIBLE


def _reaches(judge: _Judge, cut: Decimal, *, falls: bool) -> Callable[[int], bool]:
    def beyond(at: int) -> bool:
        figure = judge.progress(at)
        return isinstance(figure, Decimal) and (figure <= cut if falls else figure >= cut)

    return beyond


def _passes(judge: _Judge, cut: Decimal, *, falls: bool) -> Callable[[int], bool]:
    def beyond(at: int) -> bool:
        figure = judge.progress(at)
        return isinstance(figure, Decimal) and (figure < cut if falls else figure > cut)

    return beyond


def first_where(beyond: Callable[[int], bool], guess: int) -> int | None:
    """The first step from 1 where something holds that then holds for ever; None if it never does.

    The guess is doubted: the search widens around it until one end holds and the other does not.
    """
    low, high, reach = guess, guess, 1
    while not beyond(high):
        low, high, reach = high, high + reach, reach * 2
        if high > _MOST_STEPS:
            return None
    reach = 1
    while low >= 1 and beyond(low):
        high, low, reach = low, low - reach, reach * 2
    low = max(low, 0)  # 0 is judged by itself: a descending item is measured otherwise there
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if beyond(middle) else (middle, high)
    return high


def _rungs(judge: _Judge, starts: list[int], *, unbegun: bool) -> Iterator[Rung]:
    """Neighbouring values with one verdict are one rung; the first may reach down for ever."""
    verdicts = [judge.verdict(start) for start in starts]
    kept = [n for n, verdict in enumerate(verdicts) if n == 0 or verdict != verdicts[n - 1]]
    for position, n in enumerate(kept):
        following = starts[kept[position + 1]] if position + 1 < len(kept) else None
        status, band, rule = verdicts[n]
        yield Rung(
            first=None if unbegun and n == 0 else starts[n] * judge.step,
            last=None if following is None else (following - 1) * judge.step,
            status=status,
            band=band,
            rule=rule,
        )
