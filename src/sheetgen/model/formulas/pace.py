"""Looking ahead: what is left by the months left, and what was done scaled to the whole year.

A forecast is rounded once, to one decimal (three of what is asked in less than ten): it is no more
exact than that. What is needed is rounded up, so that it is enough.
"""

from decimal import ROUND_HALF_UP, ROUND_UP, Decimal, localcontext

from sheetgen.language.message import Message, message
from sheetgen.model.figure import Figure, first_gap, quotient
from sheetgen.model.formula import Formula, Write, in_signs
from sheetgen.model.formulas.formula_text import rounded
from sheetgen.model.formulas.ratio import DIGITS
from sheetgen.model.measure import Measure

MONTHS = 12
"""Of a year."""
_SMALL = Decimal(10)
_NONE = Decimal(0)


def places_for(whole: Decimal) -> int:
    """With how many decimals what leads to a whole is told."""
    return 1 if abs(whole) >= _SMALL else 3


def shared(figure: Decimal, among: Decimal, places: int, rounding: str = ROUND_HALF_UP) -> Decimal:
    """A figure shared among others: quantised as every ratio is, then to so many decimals."""
    with localcontext() as context:
        context.prec = DIGITS
        return quotient(figure, among).quantize(Decimal(1).scaleb(-places), rounding=rounding)


def _shown(value: str, places: int) -> str:
    """The same as a spreadsheet does it."""
    return f"ROUND({rounded(value)},{places})"


class LeftByMonths(Formula, frozen=True):
    """What is left of ``whole`` for each of the ``months`` left; 0 where nothing is."""

    whole: Measure
    done: Measure
    months: int
    places_shown: int

    @property
    def pattern(self) -> Message:
        """Shared among the months left."""
        return in_signs(f"({{whole}} − {{done}}) / {self.months}")

    @property
    def gives(self) -> str:
        """It is rounded, and never below nothing."""
        return "→"

    @property
    def figure(self) -> Figure:
        """Rounded up."""
        whole, done = self.whole.figure, self.done.figure
        if not isinstance(whole, Decimal) or not isinstance(done, Decimal):
            return first_gap(whole, done) or _NONE
        left = max(whole - done, _NONE)
        return shared(left, Decimal(self.months), self.places_shown, ROUND_UP)

    def cell(self, write: Write) -> str:
        """Rounded up."""
        left = f"MAX({write(self.whole).text}-{write(self.done).text},0)/{self.months}"
        return f"ROUNDUP({rounded(left)},{self.places_shown})"


class ByMonths(Formula, frozen=True):
    """What was done by the months gone."""

    done: Measure
    months: int
    places_shown: int

    @property
    def pattern(self) -> Message:
        """Shared among the months gone."""
        return in_signs(f"{{done}} / {self.months}")

    @property
    def gives(self) -> str:
        """It is rounded."""
        return "≈"

    @property
    def figure(self) -> Figure:
        """Rounded."""
        done = self.done.figure
        if not isinstance(done, Decimal):
            return done
        return shared(done, Decimal(self.months), self.places_shown)

    def cell(self, write: Write) -> str:
        """Rounded."""
        return _shown(f"{write(self.done).text}/{self.months}", self.places_shown)


class Scaled(Formula, frozen=True):
    """What is done, as ``whole`` is to ``due``: of a programme, or of another year."""

    done: Measure
    whole: Measure
    due: Measure
    places_shown: int

    @property
    def pattern(self) -> Message:
        """A rule of three."""
        return in_signs("{done} × {whole} / {due}")

    @property
    def gives(self) -> str:
        """It is rounded."""
        return "≈"

    @property
    def figure(self) -> Figure:
        """Rounded; ``due`` is above nothing."""
        done, whole, due = (each.figure for each in self.operands.values())
        if isinstance(done, Decimal) and isinstance(whole, Decimal) and isinstance(due, Decimal):
            return shared(done * whole, due, self.places_shown)
        return first_gap(done, whole, due) or _NONE

    def cell(self, write: Write) -> str:
        """Rounded."""
        done, whole, due = (write(each).text for each in self.operands.values())
        return _shown(f"{done}*{whole}/{due}", self.places_shown)


class AtLeast(Formula, frozen=True):
    """A forecast less its error, and no less than what is done already."""

    end: Measure
    error: Measure
    done: Measure

    @property
    def pattern(self) -> Message:
        """The larger of the two."""
        return message("largest of {done} and ({end} − {error})")

    @property
    def figure(self) -> Figure:
        """Exact."""
        end, error, done = (each.figure for each in self.operands.values())
        if isinstance(end, Decimal) and isinstance(error, Decimal) and isinstance(done, Decimal):
            return max(done, end - error)
        return first_gap(end, error, done) or _NONE

    def cell(self, write: Write) -> str:
        """The larger of the two."""
        end, error, done = (write(each).text for each in self.operands.values())
        return rounded(f"MAX({done},{end}-{error})")


class ByCalendar(ByMonths, frozen=True):
    """What is done scaled to ``whole`` months, where no month of the year is programmed."""

    whole: int = MONTHS

    @property
    def pattern(self) -> Message:
        """A rule of three over the months."""
        return in_signs(f"{{done}} × {self.whole} / {self.months}")

    @property
    def figure(self) -> Figure:
        """Rounded."""
        done = self.done.figure
        if not isinstance(done, Decimal):
            return done
        return shared(done * self.whole, Decimal(self.months), self.places_shown)

    def cell(self, write: Write) -> str:
        """Rounded."""
        return _shown(f"{write(self.done).text}*{self.whole}/{self.months}", self.places_shown)


AHEAD = (LeftByMonths, ByMonths, Scaled, AtLeast, ByCalendar)
"""All of them."""
