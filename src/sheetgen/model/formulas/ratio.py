"""One figure held against another: in percent, as a factor, or less it."""

from decimal import Decimal, localcontext

from sheetgen.language.message import Message
from sheetgen.model.figure import HUNDRED, Figure, Gap, first_gap, percent_of, quotient
from sheetgen.model.formula import Formula, Write, in_signs
from sheetgen.model.formulas.formula_text import percent_of_cells, rounded
from sheetgen.model.measure import Measure

DIGITS = 60
"""Of arithmetic that is turned round, before it is looked for among values to be typed."""
RATIO = in_signs("{top} / {bottom} × 100")
_TIMES = in_signs("{top} / {bottom}")
_LESS = in_signs("{more} − {less}")


class Ratio(Formula, frozen=True):
    """``top`` in percent of ``bottom``; there is none of nothing."""

    top: Measure
    bottom: Measure

    @property
    def pattern(self) -> Message:
        """Both sides, in percent."""
        return RATIO

    @property
    def figure(self) -> Figure:
        """In percent; ``zero-target`` where there is nothing to divide by."""
        top, bottom = self.top.figure, self.bottom.figure
        gap = first_gap(top, bottom, *([Gap.ZERO_TARGET] if bottom == 0 else []))
        if isinstance(top, Decimal) and isinstance(bottom, Decimal) and gap is None:
            return percent_of(top, bottom)
        return gap or Gap.NOT_COMPUTED

    def cell(self, write: Write) -> str:
        """Quantised as the figure is."""
        return percent_of_cells(write(self.top).text, write(self.bottom).text)

    def value_for(self, name: str, wanted: Decimal) -> Decimal | None:
        """What one side would have to be; of a sum, what one part of it would."""
        with localcontext() as context:
            context.prec = DIGITS
            if self.bottom.name == name:
                top = self.top.figure
                return top * HUNDRED / wanted if isinstance(top, Decimal) and wanted else None
            if not isinstance(self.bottom.figure, Decimal):
                return None
            needed = wanted * self.bottom.figure / HUNDRED
            if self.top.name == name:
                return needed
            return self.top.formula.value_for(name, needed)


class Times(Formula, frozen=True):
    """How many times ``bottom`` goes into ``top``."""

    top: Measure
    bottom: Measure

    @property
    def pattern(self) -> Message:
        """One over the other."""
        return _TIMES

    @property
    def figure(self) -> Figure:
        """A factor; none of nothing."""
        top, bottom = self.top.figure, self.bottom.figure
        if isinstance(top, Decimal) and isinstance(bottom, Decimal) and bottom:
            return quotient(top, bottom)
        return first_gap(top, bottom) or Gap.NOT_COMPUTED


class Difference(Formula, frozen=True):
    """``more`` less ``less``, exact; of two percentages, in percentage points."""

    more: Measure
    less: Measure

    @property
    def pattern(self) -> Message:
        """One less the other."""
        return _LESS

    @property
    def figure(self) -> Figure:
        """Exact."""
        more, less = self.more.figure, self.less.figure
        if isinstance(more, Decimal) and isinstance(less, Decimal):
            return more - less
        return first_gap(more, less) or Gap.NOT_COMPUTED

    def cell(self, write: Write) -> str:
        """Without what doubles leave behind the ninth place."""
        return rounded(f"{write(self.more).text}-{write(self.less).text}")
