"""Sums: of the activities of a product, of the months of a year, of the periods of a plan."""

from collections.abc import Mapping
from decimal import Decimal

from sheetgen.language.message import Message, filled, joined, message
from sheetgen.model.correction import Correction
from sheetgen.model.figure import Figure, Gap, first_gap, percent_of, quotient
from sheetgen.model.formula import Formula, Shown, Write, in_signs
from sheetgen.model.formulas.formula_text import number, rounded
from sheetgen.model.formulas.ratio import Difference
from sheetgen.model.measure import Measure
from sheetgen.model.place import Place
from sheetgen.model.quantity import Quantity

_NONE = Decimal(0)
_SHARED = in_signs("({sum}) ÷ {n}")
_LESS_SUM = in_signs("{more} − {sum}")


class Total(Formula, frozen=True):
    """The exact sum of several figures of one item."""

    parts: tuple[Measure, ...]

    @property
    def operands(self) -> Mapping[str, Measure]:
        """The parts, in their order."""
        return {f"part{at}": each for at, each in enumerate(self.parts)}

    @property
    def pattern(self) -> Message:
        """One after the other."""
        return in_signs(" + ".join(f"{{{slot}}}" for slot in self.operands))

    @property
    def figure(self) -> Figure:
        """Exact; unknown where one of them is."""
        gap = first_gap(*(each.figure for each in self.parts))
        return _total(self.parts) if gap is None else gap

    def cell(self, write: Write) -> str:
        """Without what doubles leave behind the ninth place."""
        return rounded("+".join(write(each).text for each in self.parts))


class SumOf(Formula, frozen=True):
    """The exact sum of a quantity over items; unknown where one of them is unknown."""

    quantity: Quantity
    parts: tuple[Measure, ...]
    codes: tuple[str, ...]

    @property
    def pattern(self) -> Message:
        """What is added, of which items."""
        return message(
            "sum of {measure} of {codes}",
            measure=self.quantity.word,
            codes=", ".join(self.codes),
        )

    @property
    def written(self) -> str:
        """As programs write it."""
        return f"sum of {self.quantity.name} of {', '.join(self.codes)}"

    @property
    def places(self) -> tuple[Place, ...]:
        """Those of every part."""
        return tuple(dict.fromkeys(place for each in self.parts for place in each.places))

    @property
    def figure(self) -> Figure:
        """Exact; ``no-data`` where there is nothing to add."""
        if not self.parts:
            return Gap.NO_DATA
        gap = first_gap(*(each.figure for each in self.parts))
        return _total(self.parts) if gap is None else gap

    def worked(self, shown: Shown) -> Message | None:
        """The parts, one after the other."""
        return _added(self.parts, shown)


class AverageOf(SumOf, frozen=True):
    """The mean of a quantity over items; unknown where one of them is unknown."""

    @property
    def pattern(self) -> Message:
        """What it is the mean of, of which items."""
        return message(
            "mean of {measure} of {codes}",
            measure=self.quantity.word,
            codes=", ".join(self.codes),
        )

    @property
    def written(self) -> str:
        """As programs write it."""
        return f"mean of {self.quantity.name} of {', '.join(self.codes)}"

    @property
    def figure(self) -> Figure:
        """Quantised once; ``no-data`` where there is nothing to take the mean of."""
        total = SumOf(self.quantity, self.parts, self.codes).figure
        return total if isinstance(total, Gap) else quotient(total, Decimal(len(self.parts)))

    def worked(self, shown: Shown) -> Message | None:
        """The parts, one after the other, by their number."""
        added = _added(self.parts, shown)
        return added and filled(_SHARED, sum=added, n=len(self.parts))


class LessSum(Difference, frozen=True):
    """What was reported of a whole, less the sum of its parts."""

    @property
    def pattern(self) -> Message:
        """The parts are named."""
        return filled(_LESS_SUM, sum=self.less.formula.said)

    @property
    def written(self) -> str:
        """As programs write it."""
        return f"{self.more.name} - {self.less.formula.written}"


class SameAs(Formula, frozen=True):
    """The figure of another item, with all that is known of it."""

    source: Measure
    code: str

    @property
    def operands(self) -> Mapping[str, Measure]:
        """None: it is read as the other item's is, and not worked out of it."""
        return {}

    @property
    def pattern(self) -> Message:
        """Whose it is."""
        return message("{measure} of {code}", measure=self.source.quantity.word, code=self.code)

    @property
    def written(self) -> str:
        """As programs write it."""
        return f"{self.source.name} of {self.code}"

    @property
    def places(self) -> tuple[Place, ...]:
        """Those of the other item's."""
        return self.source.places

    @property
    def figure(self) -> Figure:
        """That of the other item."""
        return self.source.figure

    @property
    def typed(self) -> str:
        """What was typed there."""
        return self.source.typed

    @property
    def correction(self) -> Correction | None:
        """How it was corrected there."""
        return self.source.correction


class SumByMonth(Formula, frozen=True):
    """What the months known make together with this one, of work asked for the month alone.

    A month that is not known is missing then, and adds nothing (METHOD 4).
    """

    actual: Measure
    before: tuple[Measure, ...]

    @property
    def pattern(self) -> Message:
        """What is added."""
        return message("sum of {actual} month by month")

    @property
    def written(self) -> str:
        """As programs write it."""
        return f"sum of {self.actual.name} by month"

    @property
    def places(self) -> tuple[Place, ...]:
        """Those of the months before, then of this one."""
        return tuple(
            dict.fromkeys(at for each in (*self.before, self.actual) for at in each.places)
        )

    @property
    def figure(self) -> Figure:
        """Exact; this month's reason where it has none."""
        this = self.actual.figure
        return this if isinstance(this, Gap) else sum(_known(self.before), this)

    def worked(self, shown: Shown) -> Message | None:
        """The months known, one after the other."""
        return _added((*self.before, self.actual), shown)

    def cell(self, write: Write) -> str:
        """The months before as one number, where there are any."""
        earlier, this = sum(_known(self.before), _NONE), write(self.actual).text
        return f"{number(earlier)}+{this}" if earlier else this

    def value_for(self, name: str, wanted: Decimal) -> Decimal | None:
        """What this month lacks to the sum."""
        return wanted - sum(_known(self.before), _NONE) if name == self.actual.name else None


class SumsRatio(Formula, frozen=True):
    """What several periods reached in percent of what they should (METHOD 3).

    ``none`` is the reason where there is no such progress, whatever was reported.
    """

    actuals: tuple[Measure, ...]
    targets: tuple[Measure, ...]
    none: Gap | None = None
    because: tuple[Place, ...] = ()

    @property
    def pattern(self) -> Message:
        """One sum over the other."""
        return message("sum of values / sum of targets × 100")

    @property
    def written(self) -> str:
        """As programs write it."""
        return "sum of actuals / sum of targets * 100"

    @property
    def places(self) -> tuple[Place, ...]:
        """Period by period."""
        pairs = zip(self.actuals, self.targets, strict=True)
        found = (at for pair in pairs for each in pair for at in each.places)
        return tuple(dict.fromkeys((*found, *self.because)))

    @property
    def figure(self) -> Figure:
        """In percent; a past actual that is not known is never taken for 0."""
        if self.none is not None:
            return self.none
        gap = first_gap(*(each.figure for each in self.actuals))
        total = _total(self.targets)
        if gap is None and total <= _NONE:  # below zero a ratio does not measure
            gap = Gap.NOT_COMPUTED if total else Gap.ZERO_TARGET
        return percent_of(_total(self.actuals), total) if gap is None else gap

    def worked(self, shown: Shown) -> Message | None:
        """Both sums, one after the other."""
        over, under = _added(self.actuals, shown), _added(self.targets, shown)
        if over is None or under is None:
            return None
        return filled(in_signs("({over}) / ({under}) × 100"), over=over, under=under)


def _known(measures: tuple[Measure, ...]) -> list[Decimal]:
    return [each.figure for each in measures if isinstance(each.figure, Decimal)]


def _total(measures: tuple[Measure, ...]) -> Decimal:
    return sum(_known(measures), _NONE)


def _added(measures: tuple[Measure, ...], shown: Shown) -> Message | None:
    """Figures with plus signs between; None where one is not known."""
    if not measures or len(_known(measures)) < len(measures):
        return None
    return joined([shown(each) for each in measures], " + ")
