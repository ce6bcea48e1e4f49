"""What is tracked: a plan, its tree, its items, and what was known or set before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from sheetgen.language.message import Message
from sheetgen.model.article import Article
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.kinds import Aggregation, Kind, PlanKind
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.revision import Change, Renamed, Revision
from sheetgen.model.timetable import Timetable
from sheetgen.model.traits import Direction, Frequency, Intermediate, Unit
from sheetgen.records import Struct

if TYPE_CHECKING:
    from sheetgen.model.expectation import Expectation
    from sheetgen.model.rollup import Rollup  # whose formulas are of measures, which are of items


class Level(Struct, frozen=True):
    """A level of the tree: objective, guideline, service; programme, product.

    ``article`` is for languages that have some; without it they do without.
    """

    code: str
    name: str
    plural: str
    article: Article | None = None


class Office(Struct, frozen=True):
    """Who reports."""

    code: str
    name: str
    place: Place | None = None
    """Its line in the table of offices, where it has one."""


class Element(Struct, frozen=True, kw_only=True):
    """A node of the plan's tree. ``same_as`` names the item whose quantity it repeats."""

    code: str
    level: str
    parent: str | None
    name: str
    rollup: "Rollup"
    same_as: str | None
    place: Place


class Indicator(Struct, frozen=True, kw_only=True):
    """A measured quantity with a baseline and yearly targets."""

    code: str
    element: str
    name: str
    unit: Unit
    offices: tuple[str, ...]
    type: str
    direction: Direction
    aggregation: Aggregation
    frequency: Frequency
    relevance: int | None
    baseline_year: int | None
    baseline: Figure
    baseline_place: Place
    place: Place
    own_unit: str = ""
    """Its own unit of measure ("Días", "Horas"), where the kind of unit does not say it all."""

    @property
    def kind(self) -> Kind:
        """Always an indicator."""
        return Kind.INDICATOR

    @property
    def unit_name(self) -> str:
        """The unit as data writes it."""
        return str(self.unit.value)

    @property
    def in_percent(self) -> bool:
        """Whether the office types a percentage."""
        return self.unit.is_percentage

    @property
    def of_month(self) -> bool:
        """An indicator's figure is of its period, as its heading says of all of them."""
        return False

    @property
    def may_be_negative(self) -> bool:
        """Whether the office may type a figure below zero."""
        return self.unit.may_be_negative


class Activity(Struct, frozen=True, kw_only=True):
    """Work with a yearly physical goal (meta física) and money; a product is one too.

    ``goal`` is in the unit named, ``pim`` in soles. ``reported`` is False for a product whose
    quantity follows from its activities (rollup ``sum`` or ``same-as``): no office is asked.
    """

    code: str
    element: str
    kind: Kind
    name: str
    unit_name: str
    offices: tuple[str, ...]
    aggregation: Aggregation
    goal: Figure
    pim: Figure
    reported: bool
    goal_place: Place
    pim_place: Place
    place: Place

    @property
    def in_percent(self) -> bool:
        """Activities are counted, never reported in percent."""
        return False

    @property
    def may_be_negative(self) -> bool:
        """Nothing is executed less than not at all."""
        return False

    @property
    def of_month(self) -> bool:
        """Whether the office is asked for the month's figure alone, and not for that to date."""
        return self.aggregation is Aggregation.NOT_ACCUMULATED

    @property
    def type(self) -> str:
        """Activities have no type; thresholds by type never apply to them."""
        return ""


Item: TypeAlias = Indicator | Activity


class Target(Struct, frozen=True):
    """What an indicator should reach in a period; ``no-target`` where the plan says ND.

    ``follows`` says how it follows from that ``of_year``, where the tables do not give it.
    """

    code: str
    period: Period
    figure: Figure
    place: Place
    follows: Message | None = None
    of_year: "Target | None" = None


class Programmed(Struct, frozen=True):
    """What is programmed for an activity in one month (not to date)."""

    code: str
    period: Period
    figure: Decimal
    place: Place


class Actual(Struct, frozen=True):
    """A value known for a past period: from ``actuals.csv`` or from an earlier submission.

    ``places`` are all its cells, ``spent_at`` that of ``accrued`` where it has one of its own.
    """

    code: str
    period: Period
    actual: Figure
    accrued: Figure
    source: str
    places: tuple[Place, ...]
    pim: Figure = Gap.NO_DATA
    spent_at: Place | None = None

    @property
    def executed_at(self) -> tuple[Place, ...]:
        """The cells of the quantity alone: one, or all the lists that it was counted in."""
        return self.places if self.spent_at is None else self.places[:-1]


class IndexChoices(Struct, frozen=True):
    """How progress is averaged over elements and over the plan (METHOD 6).

    ``cap`` is in percent, None for no cap; ``missing_as_zero`` counts items without a figure as 0
    instead of leaving them out; ``over_elements`` averages the elements that hold items, each once,
    instead of the items. A mean over less than ``coverage`` percent of its parts is not rated.
    """

    cap: Decimal | None
    missing_as_zero: bool
    over_elements: bool
    coverage: Decimal = Decimal(50)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A policy or a programme: its tree, its items and all that is known of them."""

    code: str
    name: str
    kind: PlanKind
    from_: Period | None
    until: Period | None
    levels: tuple[Level, ...]
    choices: IndexChoices
    offices: tuple[Office, ...]
    elements: tuple[Element, ...]
    indicators: tuple[Indicator, ...]
    activities: tuple[Activity, ...]
    targets: Timetable[Target]
    schedule: Timetable[Programmed]
    actuals: tuple[Actual, ...]
    folder: str
    digest: str
    note: str = ""
    """What every reader of a report must know of the plan, as that it is an excerpt."""
    printed_cap: Decimal | None = None
    """No progress is printed above it, in percent; what is judged has no cap (printed.py)."""
    annexes: tuple[str, ...] = ()
    """The layouts that are written for the plan, besides those that name it."""
    published: tuple[tuple[Period, Decimal], ...] = ()
    """The index that was officially published, by month: annexes say how ours differs."""
    revisions: tuple[Revision, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    sealed_offices: Mapping[Period, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """Of closed months the offices that items were sealed with, where the tables give others."""
    intermediate: Intermediate = Intermediate.GIVEN
    """How targets of parts of a year follow from the year's (intermediate.py)."""
    changes: tuple[Change, ...] = ()
    """The revisions in force, where the plan is one as in force at a month."""
    original: "Plan | None" = field(default=None, compare=False, repr=False)
    """The plan of the tables, where this is one as in force at a month (in_force.py)."""
    called: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    """What items are called here, by their code in the tables, where that is another."""
    expected: "dict[Period, tuple[Expectation, ...]]" = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    """What it expects of its items in each period that was asked for (planning/calendar.py)."""
    versions: "dict[tuple[Period, Period], Plan]" = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    """The plan as in force at each month that was asked for, by whose codes (in_force.py)."""

    @property
    def items(self) -> tuple[Item, ...]:
        """Activities and products, then indicators, in the order of the tables."""
        return (*self.activities, *self.indicators)

    def meets(self, other: "Plan") -> bool:
        """Whether there is a month in which both have items."""
        later = (self.until, other.from_), (other.until, self.from_)
        return not any(until and from_ and until < from_ for until, from_ in later)

    def covers(self, period: Period) -> bool:
        """Whether the plan has items in this period."""
        return (self.from_ is None or self.from_ <= period) and (
            self.until is None or period <= self.until
        )
