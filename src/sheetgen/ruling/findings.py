"""What a rule that holds says of a subject: its sentence, its cells, and how much it weighs."""

from collections.abc import Mapping
from decimal import Decimal

from sheetgen.language.message import Message, joined, message
from sheetgen.model.figure import number_once, quotient
from sheetgen.model.finding import Finding
from sheetgen.model.kinds import Aggregation
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.place import Place
from sheetgen.model.rule import Comparison, Condition, FactValue, Rule, Threshold
from sheetgen.records import Struct
from sheetgen.ruling.facts import fact_named
from sheetgen.ruling.plain import compares, conditions_of
from sheetgen.ruling.rule_figures import Subject, said

_MOST = Decimal(10)
"""How far past a bound still weighs more: ten times as far."""
_ONE = Decimal(1)
_PERSISTENCE = "periods_missing"
_BOUNDED = (Comparison.BELOW, Comparison.AT_MOST, Comparison.AT_LEAST, Comparison.ABOVE)


class Voice(Struct, frozen=True):
    """A rule made ready to speak: the measures it reads and its bounds, found once."""

    rule: Rule
    reads: tuple[str, ...]
    bounds: tuple[Condition, ...]

    @classmethod
    def of(cls, rule: Rule) -> "Voice":
        """Read the rule's condition once for all subjects."""
        conditions = conditions_of(rule.test)
        facts = (fact_named(condition.fact) for condition in conditions)
        return cls(
            rule,
            tuple(dict.fromkeys(fact.measure for fact in facts if fact is not None)),
            tuple(each for each in conditions if each.comparison in _BOUNDED),
        )

    def places(self, measured: MeasuredItem) -> tuple[Place, ...]:
        """The cells of the measures it read; what the plan declares stands in its table."""
        found: dict[Place, None] = {}
        for name in self.reads:
            measure = measured.measure(name) if name else None
            places = (measured.item.place,) if measure is None else measure.places
            found |= dict.fromkeys(places)
        return tuple(found) or (measured.item.place,)

    def finding(self, subject: Subject, places: tuple[Place, ...]) -> Finding:
        """What it says of a subject."""
        rule = self.rule
        return Finding(
            rule=rule.code,
            subject=subject.code,
            severity=rule.severity,
            message=_with_bound(said(rule.message, rule, subject), rule, subject),
            remedy=said(rule.remedy, rule, subject),
            places=places,
            beta=rule.beta,
            weight=number_once(self._weight(subject)),
        )

    def _weight(self, subject: Subject) -> Decimal:
        """Size times persistence: how far past its bound, and for how many periods in a row."""
        if self.rule.severity is None:
            return _ONE
        size = max((self._size(each, subject) for each in self.bounds), default=_ONE)
        if any(each.fact == _PERSISTENCE for each in self.bounds):
            return size
        times = _figure(subject.facts, _PERSISTENCE, _ONE)
        return size if times is _ONE else size * times

    def _size(self, condition: Condition, subject: Subject) -> Decimal:
        """1 at the bound, 2 as far from it again as it is from 0, 10 at most."""
        figure = subject.facts.get(condition.fact)
        bound = _bound(condition, subject)
        if not isinstance(figure, Decimal) or not bound:
            return _ONE
        if not compares(condition.comparison, figure, bound):
            return _ONE
        return min(_MOST, _ONE + quotient(abs(figure - bound), abs(bound)))


def _with_bound(told: Message, rule: Rule, subject: Subject) -> Message:
    """A permissible target is all or nothing: its 0 % is no share, and that is said (METHOD 2)."""
    if rule.status is None or "progress" not in subject.facts:
        return told
    actual, target = subject.figure("actual"), subject.figure("target")
    if actual is None or target is None:
        return told
    match subject.facts.get("aggregation"):
        case Aggregation.MAXIMUM_PERMISSIBLE.value:
            bound = message(
                "It is a maximum permissible: {actual} was obtained and up to {target} is allowed.",
                actual=actual,
                target=target,
            )
        case Aggregation.MINIMUM_PERMISSIBLE.value:
            bound = message(
                "It is a minimum permissible: {actual} was obtained and at least {target} is "
                "asked.",
                actual=actual,
                target=target,
            )
        case _:
            return told
    return joined([told, bound])


def _bound(condition: Condition, subject: Subject) -> Decimal | None:
    match condition.bound:
        case Decimal():
            return condition.bound
        case Threshold(name=name):
            return next((each.figure for each in subject.bounds if each.name == name), None)
        case _:
            return None


def _figure(facts: Mapping[str, FactValue], name: str, absent: Decimal) -> Decimal:
    found = facts.get(name)
    return found if isinstance(found, Decimal) else absent
