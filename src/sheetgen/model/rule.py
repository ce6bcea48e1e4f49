"""A rule as data: one condition tree over facts, and what it says where it holds."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import Enum
from typing import TypeAlias

from sheetgen.language.message import Message, Texts
from sheetgen.model.period import Period
from sheetgen.model.severity import Severity
from sheetgen.model.status import Band, Status
from sheetgen.records import Struct

FactValue: TypeAlias = Decimal | str | bool


class Named(Struct, frozen=True):
    """A threshold that rules may name: its unit, what it is unless a setting differs, and what for.

    One that a file of rules declares is ``declared_in`` that file; the others are shipped.
    """

    name: str
    unit: str
    figure: Decimal
    meaning: Message
    declared_in: str = ""


class Comparison(Enum):
    """The words for one fact against one constant. An absent fact satisfies ``absent`` alone."""

    BELOW = "below"
    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    ABOVE = "above"
    IS = "is"
    PRESENT = "present"
    ABSENT = "absent"


class Threshold(Struct, frozen=True):
    """A bound by name, whose figure depends on the item (METHOD 5): resolved before judging."""

    name: str


class Condition(Struct, frozen=True):
    """One comparison of a fact with a constant; ``bound`` is None for present and absent."""

    fact: str
    comparison: Comparison
    bound: FactValue | Threshold | None


class All(Struct, frozen=True):
    """Every part holds; an empty one always holds."""

    parts: tuple["Test", ...]


class Any(Struct, frozen=True):
    """At least one part holds."""

    parts: tuple["Test", ...]


class Not(Struct, frozen=True):
    """The part does not hold."""

    part: "Test"


Test: TypeAlias = Condition | All | Any | Not


class Example(Struct, frozen=True):
    """Facts, and whether the rule fires on them with the shipped default thresholds."""

    name: str
    facts: tuple[tuple[str, FactValue], ...]
    fires: bool


class Rule(Struct, frozen=True, kw_only=True):
    """How rows are judged.

    A rule with a ``status`` classifies (``priority``: of those that hold, the lowest decides); one
    without raises an alert. A status rule with a ``severity`` raises an alert as well. ``since``
    and ``until`` bound the periods judged by it; ``file`` says where it is written. ``explains``
    names the rules whose alerts follow from its own: of the same subject, or of what lies below.
    """

    code: str
    name: str
    applies_to: tuple[str, ...]
    status: Status | None
    band: Band | None
    severity: Severity | None
    priority: int
    test: Test
    summary: Texts
    message: Texts
    remedy: Texts
    why: Texts
    source: Texts
    wrong_when: Texts
    since: Period
    until: Period | None
    beta: bool
    examples: tuple[Example, ...]
    file: str
    explains: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    """The texts of the form that an alert's remedy asks for, by field."""
    declares: tuple[Named, ...] = ()
    """The thresholds that its file declares."""

    def in_force(self, period: Period) -> bool:
        """Whether this period is judged by the rule."""
        return self.since <= period and (self.until is None or period <= self.until)

    @property
    def reads(self) -> tuple[str, ...]:
        """The facts that its condition reads, in the order written."""
        return tuple(dict.fromkeys(facts_of(self.test)))


def facts_of(test: Test) -> Iterator[str]:
    """The facts that a condition reads, in the order written, each as often as it does."""
    return (each.fact for each in comparisons_of(test))


def comparisons_of(test: Test) -> Iterator[Condition]:
    """What a condition compares, in the order written."""
    match test:
        case Condition():
            yield test
        case Not():
            yield from comparisons_of(test.part)
        case All() | Any():
            for part in test.parts:
                yield from comparisons_of(part)


class Bound(Struct, frozen=True):
    """A threshold in force for an item: its figure, and where it was set (``plan pndi``)."""

    name: str
    figure: Decimal
    set_by: str


def figures_of(bounds: Iterable[Bound]) -> dict[str, Decimal]:
    """The figures of thresholds by their names, as conditions are resolved by them."""
    return {bound.name: bound.figure for bound in bounds}


class EngineEvent(Struct, frozen=True):
    """What the engine did that is not to pass in silence: a difference, an error, an absence."""

    kind: str
    message: Message
