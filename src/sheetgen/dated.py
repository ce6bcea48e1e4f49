"""Since when alerts hold: their items in the due periods before, as far back as it matters."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import takewhile

from sheetgen.measuring.history import History
from sheetgen.model.expectation import Expectation
from sheetgen.model.period import Period
from sheetgen.model.report import JudgedItem
from sheetgen.model.summary import Alert

JudgedAt = Callable[[Period, Collection[str]], Iterable[JudgedItem]]
"""The items of some codes as they stood in a period, by the rules of now."""


def alerts_then(
    alerts: Iterable[Alert],
    expectations: Iterable[Expectation],
    history: History,
    judged_at: JudgedAt,
) -> Mapping[str, tuple[tuple[Period, JudgedItem], ...]]:
    """The items of alerts at their due periods before, the latest first, by the rules of now.

    Of each back to the first in which none of its alerts held: what lies behind it dates none.
    """
    rules: dict[str, set[str]] = {}
    for alert in alerts:
        rules.setdefault(alert.subject, set()).add(alert.rule)
    back = {
        each.item.code: list(_known_due(each, history))
        for each in expectations
        if each.item.code in rules
    }
    found: dict[str, tuple[tuple[Period, JudgedItem], ...]] = {}
    while back := {code: due for code, due in back.items() if due}:
        at = max(due[0] for due in back.values())
        for judged in judged_at(at, [code for code, due in back.items() if due[0] == at]):
            code = judged.measured.item.code
            found[code] = (*found.get(code, ()), (at, judged))
            held = {each.rule for each in judged.verdict.findings}
            back[code] = [] if rules[code].isdisjoint(held) else back[code][1:]
    return found


def _known_due(expectation: Expectation, history: History) -> Iterator[Period]:
    """The due periods before, back to the first of which nothing is known."""
    code = expectation.item.code
    return takewhile(lambda at: history.at(code, at) is not None, expectation.due_before)
