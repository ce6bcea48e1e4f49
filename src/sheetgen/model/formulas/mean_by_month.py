"""The mean of what each month made of its programme (METHOD 4)."""

from decimal import Decimal, localcontext

from sheetgen.language.message import Message, filled, joined, message
from sheetgen.model.figure import HUNDRED, Figure, Gap, quotient
from sheetgen.model.formula import Formula, Shown, Write, in_signs
from sheetgen.model.formulas.formula_text import number, quantised
from sheetgen.model.formulas.ratio import DIGITS
from sheetgen.model.measure import Measure
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.records import Struct

_NONE = Decimal(0)


class Month(Struct, frozen=True):
    """One month with something programmed: its figure, and what it is held against."""

    period: Period
    actual: Measure
    programmed: Measure


class MeanByMonth(Formula, frozen=True):
    """The mean of the ratios of the months known; ``this`` is the one that is asked.

    A month without a figure is missing then, and never makes a later, reported month missing.
    Where nothing is programmed in the period, it is the mean of those before.
    """

    actual: Measure
    programmed: Measure
    months: tuple[Month, ...]
    this: Period

    @property
    def pattern(self) -> Message:
        """The mean of ratios."""
        return message("mean of {actual} / {programmed} × 100 month by month")

    @property
    def written(self) -> str:
        """As programs write it."""
        return f"mean of {self.actual.name} / {self.programmed.name} * 100 by month"

    @property
    def places(self) -> tuple[Place, ...]:
        """What is programmed, then what was executed, month by month."""
        of_plan = [at for each in self.months for at in each.programmed.places]
        said = (at for each in self.months for at in each.actual.places)
        return tuple(dict.fromkeys((*(of_plan or self.actual.places), *said)))

    @property
    def known(self) -> tuple[Month, ...]:
        """The months that count."""
        return tuple(each for each in self.months if isinstance(each.actual.figure, Decimal))

    @property
    def missing(self) -> tuple[Month, ...]:
        """The months that had something programmed and no figure."""
        return tuple(each for each in self.months if isinstance(each.actual.figure, Gap))

    @property
    def figure(self) -> Figure:
        """In percent, quantised once; this month's reason where it has no figure."""
        asked = next((each for each in self.months if each.period == self.this), None)
        if asked is not None and isinstance(asked.actual.figure, Gap):
            return asked.actual.figure
        ratios = _ratios(self.known)
        if not ratios:
            return Gap.NOT_PROGRAMMED
        return quotient(sum(ratios, _NONE) * 100, Decimal(len(ratios)))

    def worked(self, shown: Shown) -> Message | None:
        """The ratios, one after the other, and how many there are."""
        if not self.known:
            return None
        ratio = in_signs("{actual} / {programmed}")
        body = joined(
            [
                filled(ratio, actual=shown(each.actual), programmed=shown(each.programmed))
                for each in self.known
            ],
            " + ",
        )
        whole = in_signs("({body}) / {n} × 100")
        return filled(whole, body=body, n=len(self.known))

    @property
    def rests_on(self) -> Message | None:
        """How many of its months are known, and which are not; None where all are, or none is."""
        if not self.missing or isinstance(self.figure, Gap):
            return None
        return message(
            "{n} of {of} months, without {months}",
            n=len(self.known),
            of=len(self.months),
            months=[each.period.name for each in self.missing],
        )

    def cell(self, write: Write) -> str:
        """The months before as one number; this month's figure over what is programmed in it."""
        asked = next(each for each in self.months if each.period == self.this)
        before = tuple(each for each in self.known if each.period != self.this)
        earlier = sum(_ratios(before), _NONE) * HUNDRED
        this = f"{write(asked.actual).text}/{write(asked.programmed).text}*100"
        return quantised(f"({number(earlier)}+{this})/{len(before) + 1}")

    def value_for(self, name: str, wanted: Decimal) -> Decimal | None:
        """What this month would need for the mean of all to be ``wanted``."""
        asked = next((each for each in self.months if each.period == self.this), None)
        if asked is None or name != self.actual.name:
            return None
        before = tuple(each for each in self.known if each.period != self.this)
        programmed = asked.programmed.figure
        if isinstance(programmed, Gap):
            return None
        with localcontext() as context:
            context.prec = DIGITS
            ratios = sum(_ratios(before), _NONE)
            return (wanted * (len(before) + 1) / HUNDRED - ratios) * programmed


def _ratios(months: tuple[Month, ...]) -> list[Decimal]:
    return [
        each.actual.figure / each.programmed.figure
        for each in months
        if isinstance(each.actual.figure, Decimal) and isinstance(each.programmed.figure, Decimal)
    ]
