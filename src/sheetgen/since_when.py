"""Since when alerts hold: their items in the due periods before, as far back as it matters."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import takewhile

from sheetgen.measuring.history import History
from sheetgen.model.expectation import Expectation
from sheetgen.model.figure import Gap
from sheetgen.model.past_state import Fired
from sheetgen.model.period import Period
from sheetgen.model.report import JudgedItem
from sheetgen.model.summary import Alert

FiredAt = Callable[[Period, Collection[str]], Mapping[str, Fired]]
"""What held of the items of some codes in a period, by the rules of now."""


def fired(items: Iterable[JudgedItem]) -> Mapping[str, Fired]:
    """What held of judged items, by their codes."""
    return {each.measured.item.code: _fired(each) for each in items}


def _fired(judged: JudgedItem) -> Fired:
    measures, progress = judged.measured.measures, judged.measured.measure("progress")
    return Fired(
        held={each.rule: each.weight for each in reversed(judged.verdict.findings)},
        known=frozenset(each.name for each in measures if not isinstance(each.figure, Gap)),
        progress=None if progress is None else progress.figure,
    )


def alerts_then(
    alerts: Iterable[Alert],
    expectations: Iterable[Expectation],
    history: History,
    fired_at: FiredAt,
) -> Mapping[str, tuple[tuple[Period, Fired], ...]]:
    """What held of the items of alerts at their due periods before, by the rules of now.

    Of each the latest first, back to the first in which none of its alerts held: what lies behind
    it dates none.
    """
    rules: dict[str, set[str]] = {}
    for alert in alerts:
        rules.setdefault(alert.subject, set()).add(alert.rule)
    back = {
        each.item.code: list(_known_due(each, history))
        for each in expectations
        if each.item.code in rules
    }
    found: dict[str, tuple[tuple[Period, Fired], ...]] = {}
    while back := {code: due for code, due in back.items() if due}:
        at = max(due[0] for due in back.values())
        codes = [code for code, due in back.items() if due[0] == at]
        for code, then in fired_at(at, codes).items():
            found[code] = (*found.get(code, ()), (at, then))
            back[code] = [] if rules[code].isdisjoint(then.held) else back[code][1:]
    return found


def _known_due(expectation: Expectation, history: History) -> Iterator[Period]:
    """The due periods before, back to the first of which nothing is known."""
    code = expectation.item.code
    return takewhile(lambda at: history.at(code, at) is not None, expectation.due_before)
