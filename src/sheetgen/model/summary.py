"""What is summed up: elements, the index, alerts and the narrative."""

from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cached_property

from sheetgen.language.message import Message
from sheetgen.model.figure import Figure, Gap, percent_of
from sheetgen.model.measure import Measure
from sheetgen.model.money import Money
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.plan import Element
from sheetgen.model.severity import Severity
from sheetgen.model.status import Band, Status
from sheetgen.records import Struct

Counts = tuple[tuple[Status, int], ...]
"""How many items have each status."""


class MeanOf(Enum):
    """What a progress is the mean of; a product's element has its product row's, and no mean."""

    ITEMS = "items"
    ELEMENTS = "elements"
    PRODUCT = "product"


class MeanPart(Struct, frozen=True, kw_only=True):
    """A progress in percent within a mean, by the code of its item or element.

    ``counted`` is what it counts for: capped, 0 where a missing one counts so, else a gap that is
    left out. ``places`` are the cells it rests on. ``weight`` is exact, for a mean is rounded once
    and a third has no last decimal.
    """

    code: str
    progress: Figure
    counted: Figure
    weight: Fraction
    places: tuple[Place, ...]

    @property
    def weight_shown(self) -> Decimal:
        """Its weight as a figure that can be written, to 28 digits."""
        return Decimal(self.weight.numerator) / self.weight.denominator


class Mean(Struct, frozen=True, dict=True, gc=True):
    """A mean of progress in percent, with all that it is made of (METHOD 6).

    ``least`` is the share of its parts, in percent, that must count for it to be rated.
    """

    figure: Figure
    of: MeanOf
    parts: tuple[MeanPart, ...]
    least: Decimal = Decimal(0)

    @property
    def counted(self) -> tuple[MeanPart, ...]:
        """The parts that count."""
        return tuple(each for each in self.parts if not isinstance(each.counted, Gap))

    @cached_property
    def n(self) -> int:
        """How many parts count."""
        return len(self.counted)

    @property
    def left_out(self) -> int:
        """How many do not."""
        return len(self.parts) - self.n

    @property
    def capped(self) -> int:
        """How many were above the cap."""
        return sum(
            each.progress != each.counted and not isinstance(each.progress, Gap)
            for each in self.parts
        )

    @property
    def coverage(self) -> Decimal | None:
        """The share of its parts that count, in percent; None where it is no mean of parts."""
        if self.of is MeanOf.PRODUCT or not self.parts:
            return None
        return percent_of(Decimal(self.n), Decimal(len(self.parts)))

    @property
    def lacking(self) -> Decimal | None:
        """By how many points its coverage is less than it must be; None where it is enough."""
        short = None if self.coverage is None else self.least - self.coverage
        return short if short is not None and short > 0 else None

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The cells of what counts, each once; where nothing does, of all that explains why."""
        return tuple(dict.fromkeys(p for part in self.counted or self.parts for p in part.places))


class ElementSummary(Struct, frozen=True, kw_only=True):
    """An element's roll-up.

    ``progress`` is in percent; ``physical`` what the activities make together by the element's
    roll-up (None where their units differ); ``money`` the exact sums of the activities below;
    ``further`` whatever else its items come to. ``places`` are those of the progress of every item
    below; ``progress`` holds those that it rests on itself.
    """

    element: Element
    depth: int
    progress: Mean
    band: Band | None
    rule: str
    counts: Counts
    money: Money
    physical: Measure | None
    further: tuple[Measure, ...] = ()
    places: tuple[Place, ...]

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Its sums and whatever else its items come to, each with its cells."""
        return (*self.money.measures, *self.further)

    @property
    def figures(self) -> dict[str, Figure]:
        """Its figures by the names of their quantities: rules, programs and exports read these."""
        mean = self.progress
        figures: dict[str, Figure] = {
            "n": Decimal(mean.n),
            "left_out": Decimal(mean.left_out),
            "capped": Decimal(mean.capped),
            **counted(self.counts),
        }
        if mean.coverage is not None:
            figures["coverage"] = mean.coverage
        if mean.lacking is not None and not isinstance(mean.figure, Gap):
            figures["coverage_lacking"] = mean.lacking
        figures["progress"] = mean.figure
        return figures | {each.name: each.figure for each in self.measures}


class OfficeSummary(Struct, frozen=True, kw_only=True):
    """What an office's items come to: those that it is the first to report.

    ``n`` have a progress. Money, in soles, is the exact sum of its activities (of a product that
    has none, its own). ``places`` are those of the progress of every item.
    """

    office: str
    n: int
    counts: Counts
    money: Money
    places: tuple[Place, ...]

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Its sums, each with its cells."""
        return self.money.measures

    @property
    def figures(self) -> dict[str, Figure]:
        """Its figures by the names of their quantities."""
        sums = {each.name: each.figure for each in self.measures}
        return {"n": Decimal(self.n), **counted(self.counts), **sums}


def counted(counts: Counts) -> dict[str, Figure]:
    """How many items have each status, and the shares that the table of statuses declares."""
    found = dict(counts)
    figures: dict[str, Figure] = {s.fact: Decimal(found.get(s, 0)) for s in Status}
    rated = sum(n for status, n in found.items() if status.entry.is_rated)
    for status in Status:
        n = found.get(status, 0)
        whole = rated if status.entry.is_rated else rated + n
        if status.entry.share and whole:
            figures[status.share_fact] = percent_of(Decimal(n), Decimal(whole))
    return figures


class Falls(Struct, frozen=True, kw_only=True):
    """By how many points elements and the index fell since the stored period ``since``.

    Both periods are means of the items that count in both: what was due in one alone, or has a
    figure in one alone, moves neither. Below 0 it rose; what has no such item is not in it.
    """

    since: Period
    progress: tuple[tuple[str, Decimal], ...]
    index: Decimal | None


class Index(Struct, frozen=True):
    """One figure for a policy, in percent, as declared; and what other choices would give.

    ``places`` holds, by choice ("declared" is one), the cells that each rests on.
    """

    declared: Mean
    sensitivity: tuple[tuple[str, Figure], ...]
    places: tuple[tuple[str, tuple[Place, ...]], ...]


class Alert(Struct, frozen=True, kw_only=True):
    """Something a reader should act on; ``id`` is the rule and its subject, stable over periods.

    ``since`` is the first of the periods in a row that had the same status; None where no earlier
    period is known. ``weight`` orders alerts of one severity: how far past its bound, times the
    periods in a row. ``cause`` is the id of the alert that this one follows from, "" where it
    stands for itself; a consequence stands right after its cause. ``matter`` is the id of the alert
    that stands for it, "" where that is itself; ``rank`` that matter's place over the whole plan,
    from 1, and ``urgency`` how much it presses. Nobody ranked it where they are 0 and None.
    """

    id: str
    rule: str
    subject: str
    severity: Severity
    status: Status | None
    offices: tuple[str, ...]
    message: Message
    remedy: Message
    places: tuple[Place, ...]
    since: Period | None = None
    weight: Decimal = Decimal(1)
    cause: str = ""
    matter: str = ""
    rank: int = 0
    urgency: Severity | None = None

    @property
    def level(self) -> Severity:
        """How much it presses: as ranked, else as its rule says."""
        return self.urgency or self.severity


class Sentence(Struct, frozen=True):
    """One sentence of the narrative and the ids of the alerts it rests on."""

    text: Message
    alerts: tuple[str, ...]


class Paragraph(Struct, frozen=True):
    """What the alerts say of one element, in words; ``text`` is its ``sentences`` in a row."""

    element: str
    text: Message
    alerts: tuple[str, ...]
    sentences: tuple[Sentence, ...] = ()
