"""The alerts of one rule in one sentence: the rule's words, and everyone they hold for.

"The actual is worse than the baseline in indicators A (2 against 3) and B (3 against 100)." A
rule's summary is written so that it can go on like this.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Self

from sheetgen.language.message import Message, own_message
from sheetgen.model.kinds import Kind
from sheetgen.model.plan import Level, Plan
from sheetgen.model.rule import Rule
from sheetgen.model.status import Status
from sheetgen.model.summary import Alert, Sentence
from sheetgen.records import Struct
from sheetgen.summing.evidence import alert_named
from sheetgen.summing.naming import in_short
from sheetgen.summing.sentences import of_rule
from sheetgen.telling.subject_words import Noun, Outside, place

_ABSENT = frozenset(each.fact for each in Status if each.entry.is_absence)
_UNRATED = tuple(each for each in Status if not each.entry.is_rated)
_COUNTS = frozenset(
    {"n", "left_out", *(fact for each in _UNRATED for fact in (each.fact, each.share_fact))}
)


def natural(code: str) -> tuple[tuple[int, str], ...]:
    """What to sort codes by: 2 stands before 10."""
    parts = re.split(r"(\d+)", code)
    return tuple((int(part) if part.isdecimal() else 0, part) for part in parts)


class RuleSentences(Struct, frozen=True):
    """Puts alerts in words by their rules; knows what each subject of the plan is."""

    _rules: Mapping[str, Rule]
    _items: Mapping[str, Kind]
    _levels: Mapping[str, Level]
    _offices: frozenset[str]

    @classmethod
    def of(cls, plan: Plan, rules: Iterable[Rule]) -> Self:
        """For the alerts of this plan by these rules."""
        levels = {level.code: level for level in plan.levels}
        return cls(
            {rule.code: rule for rule in rules},
            {item.code: item.kind for item in plan.items},
            {element.code: levels[element.level] for element in plan.elements},
            frozenset(office.code for office in plan.offices),
        )

    def sentences(self, alerts: Iterable[Alert]) -> Iterator[Sentence]:
        """One for each rule, in the order of the alerts."""
        by_rule: dict[str, list[Alert]] = {}
        for alert in alerts:
            by_rule.setdefault(alert.rule, []).append(alert)
        for rule, found in by_rule.items():
            said = of_rule(_words(self._rules[rule]), list(self._places(found)))
            yield Sentence(said, tuple(alert.id for alert in found))

    def only_counts_missing(self, alert: Alert) -> bool:
        """Whether an alert says no more than that items lack a figure."""
        reads = set(self._rules[alert.rule].reads)
        return bool(reads & _ABSENT) and reads <= _COUNTS

    def _places(self, alerts: Iterable[Alert]) -> Iterator[Message]:
        """The subjects by what they are: indicators together, then activities."""
        by_noun: dict[Noun, list[Alert]] = {}
        for alert in alerts:
            by_noun.setdefault(self._noun(alert), []).append(alert)
        for noun, found in by_noun.items():
            in_order = sorted(found, key=lambda alert: natural(alert.subject))
            named = [alert_named(alert) for alert in in_order]
            yield place(noun, in_short(named) if isinstance(noun, Kind) else named)

    def _noun(self, alert: Alert) -> Noun:
        """What the subject is; of a product and its element, which share a code, what is judged."""
        code, kinds = alert.subject, self._rules[alert.rule].applies_to
        kind, level = self._items.get(code), self._levels.get(code)
        if kind is not None and (level is None or kind.value in kinds):
            return kind
        if level is not None:
            return level
        return Outside.OFFICE if code in self._offices else Outside.PLAN


def _words(rule: Rule) -> Message:
    return own_message(tuple((language, text.rstrip(". ")) for language, text in rule.summary))
