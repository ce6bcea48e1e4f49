"""An indicator held against its target: METHOD 2, where the two figures themselves choose how.

Below zero a ratio does not measure: it is progress from the baseline, or met and not met.
"""

from collections.abc import Mapping
from decimal import Decimal, localcontext

from sheetgen.language.message import Message, filled, message
from sheetgen.model.figure import HUNDRED, Figure, Gap, first_gap, percent_of
from sheetgen.model.formula import Formula, Operand, Shown, Write, in_signs
from sheetgen.model.formulas.baseline_sense import (
    counts_below_zero,
    counts_from_baseline,
    is_ratio,
)
from sheetgen.model.formulas.formula_text import any_of, chosen, compared, quantised
from sheetgen.model.formulas.ratio import DIGITS, Ratio
from sheetgen.model.kinds import Aggregation
from sheetgen.model.measure import Measure
from sheetgen.model.place import Place
from sheetgen.model.plan import Indicator
from sheetgen.model.traits import Direction

_FROM = in_signs("({actual} − {baseline}) / ({target} − {baseline}) × 100")
_AT_LEAST = message("100 if {actual} ≥ {target}; otherwise 0")
_AT_MOST = message("100 if {actual} ≤ {target}; otherwise 0")
_HELD = {
    (True, True): in_signs("{actual} ≥ {target}"),
    (True, False): in_signs("{actual} < {target}"),
    (False, True): in_signs("{actual} ≤ {target}"),
    (False, False): in_signs("{actual} > {target}"),
}
_NOTHING = Operand("0", Decimal(0))


class Met(Formula, frozen=True):
    """A cliff: 100 where the target is kept, else 0, and never a ratio."""

    actual: Measure
    target: Measure
    at_least: bool

    @property
    def pattern(self) -> Message:
        """All or nothing."""
        return _AT_LEAST if self.at_least else _AT_MOST

    @property
    def written(self) -> str:
        """As programs write it."""
        return f"100 if {self.actual.name} {self._sign} {self.target.name} else 0"

    @property
    def _sign(self) -> str:
        return ">=" if self.at_least else "<="

    @property
    def figure(self) -> Figure:
        """100 or 0."""
        actual, target = self.actual.figure, self.target.figure
        if isinstance(actual, Decimal) and isinstance(target, Decimal):
            kept = actual >= target if self.at_least else actual <= target
            return HUNDRED if kept else Decimal(0)
        return first_gap(actual, target) or Gap.NOT_COMPUTED

    def worked(self, shown: Shown) -> Message | None:
        """What was held against what, and how it turned out."""
        found = _HELD[self.at_least, self.figure == HUNDRED]
        return filled(found, **{slot: shown(each) for slot, each in self.operands.items()})

    @property
    def gives(self) -> str:
        """No sum: what follows."""
        return "→"

    def cell(self, write: Write) -> str:
        """A choice."""
        return f"IF({write(self.actual).text}{self._sign}{write(self.target).text},100,0)"

    def value_for(self, name: str, wanted: Decimal) -> Decimal | None:  # noqa: ARG002 - every bound between 0 and 100 is crossed there
        """The target: every bound between 0 and 100 is crossed there."""
        target = self.target.figure
        return target if name == self.actual.name and isinstance(target, Decimal) else None


class FromBaseline(Formula, frozen=True):
    """How much of the way from the baseline to the target is made, in percent (METHOD 3).

    ``is_defined`` is False of a permissible bound, which has no way to it.
    """

    actual: Measure
    target: Measure
    baseline: Measure
    is_defined: bool = True

    @property
    def pattern(self) -> Message:
        """The way made over the whole way."""
        return _FROM

    @property
    def figure(self) -> Figure:
        """In percent; not computed where there is no way to go."""
        actual, target, baseline = (each.figure for each in self.operands.values())
        gap = first_gap(actual, target, baseline)
        if (
            self.is_defined
            and isinstance(actual, Decimal)
            and isinstance(target, Decimal)
            and isinstance(baseline, Decimal)
            and target != baseline
        ):
            return percent_of(actual - baseline, target - baseline)
        return gap or Gap.NOT_COMPUTED

    def cell(self, write: Write) -> str:
        """Quantised as the figure is."""
        at, to, by = (write(each).text for each in (self.actual, self.target, self.baseline))
        return quantised(f"({at}-{by})/({to}-{by})*100")

    def value_for(self, name: str, wanted: Decimal) -> Decimal | None:
        """What would have to be reached."""
        target, baseline = self.target.figure, self.baseline.figure
        if name != self.actual.name or isinstance(target, Gap) or isinstance(baseline, Gap):
            return None
        with localcontext() as context:
            context.prec = DIGITS
            return baseline + wanted * (target - baseline) / HUNDRED


class AgainstTarget(Formula, frozen=True):
    """Progress tipo I of an indicator, by its direction and aggregation (METHOD 2).

    The baseline plays a part only below zero. Nothing at all of what should fall is met, and
    something where there should be nothing is not.
    """

    item: Indicator
    actual: Measure
    target: Measure
    baseline: Measure

    @property
    def chosen(self) -> Formula:
        """The formula that measures at these two figures; as declared where one is missing."""
        actual, target = self.actual.figure, self.target.figure
        if isinstance(actual, Gap) or isinstance(target, Gap) or not self.is_ratio:
            return self.declared
        if self.divides_by_target and target == 0:
            return self.declared
        if actual < 0 or target < 0:
            counted = counts_below_zero(self.item, target)
            return self._from_baseline if counted else self._kept
        return self._kept if self._falls and (actual == 0 or target == 0) else self.declared

    @property
    def declared(self) -> Formula:
        """The formula of its direction and aggregation, where nothing is below zero."""
        match self.item.direction:
            case Direction.ASCENDING:
                return Ratio(self.actual, self.target)
            case Direction.DESCENDING:
                return Ratio(self.target, self.actual)
            case Direction.UNDEFINED:
                return self._kept

    @property
    def _kept(self) -> Met:
        least = self.item.direction is Direction.ASCENDING or (
            self.item.aggregation is Aggregation.MINIMUM_PERMISSIBLE
            and self.item.direction is Direction.UNDEFINED
        )
        return Met(self.actual, self.target, at_least=least)

    @property
    def _from_baseline(self) -> FromBaseline:
        return FromBaseline(self.actual, self.target, self.baseline)

    @property
    def _falls(self) -> bool:
        return self.item.direction is Direction.DESCENDING

    @property
    def is_ratio(self) -> bool:
        """Whether it is a ratio where nothing is below zero."""
        return is_ratio(self.item)

    @property
    def divides_by_target(self) -> bool:
        """Whether a target of zero leaves nothing to divide by."""
        return self.item.direction is Direction.ASCENDING

    @property
    def operands(self) -> Mapping[str, Measure]:
        """Those of the formula that measures."""
        return self.chosen.operands

    @property
    def places(self) -> tuple[Place, ...]:
        """Those of the value and the target, and of the baseline where it counts."""
        counted = self.baseline.places if isinstance(self.chosen, FromBaseline) else ()
        return (*self.actual.places, *self.target.places, *counted)

    @property
    def pattern(self) -> Message:
        """That of the formula that measures."""
        return self.chosen.pattern

    @property
    def written(self) -> str:
        """That of the formula that measures."""
        return self.chosen.written

    @property
    def figure(self) -> Figure:
        """That of the formula that measures."""
        return self.chosen.figure

    def worked(self, shown: Shown) -> Message | None:
        """That of the formula that measures."""
        return self.chosen.worked(shown)

    @property
    def gives(self) -> str:
        """That of the formula that measures."""
        return self.chosen.gives

    def value_for(self, name: str, wanted: Decimal) -> Decimal | None:
        """By the formula that measures now."""
        return self.chosen.value_for(name, wanted)

    @property
    def shape(self) -> tuple[object, ...]:
        """What its cell follows from, its operands apart: rows of one shape share their text."""
        return self.item.direction, self.item.aggregation, self._signed, self._counted

    @property
    def _signed(self) -> bool:
        target = self.target.figure
        return self.item.may_be_negative or (isinstance(target, Decimal) and target < 0)

    @property
    def _counted(self) -> bool:
        return counts_from_baseline(self.item)

    def cell(self, write: Write) -> str:
        """The choice as a formula: what is known already is decided, and leaves no test idle."""
        kept = self._kept.cell(write)
        if not self.is_ratio:
            return kept
        actual, target = write(self.actual), write(self.target)
        reached = self.declared.cell(write)
        if self._falls:
            nothing = any_of(compared(each, "=", _NOTHING) for each in (actual, target))
            reached = chosen([(nothing, kept)], reached)
        if not self._signed:
            return reached
        if self._counted:
            better = compared(target, "<" if self._falls else ">", write(self.baseline))
            kept = chosen([(better, self._from_baseline.cell(write))], kept)
        below = any_of(compared(each, "<", _NOTHING) for each in (actual, target))
        return chosen([(below, kept)], reached)
