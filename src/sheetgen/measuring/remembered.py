"""What is known of an earlier period, as its offices would have said it then."""

from collections.abc import Iterable, Iterator

from sheetgen.measuring.history import History
from sheetgen.model.figure import Gap
from sheetgen.model.observation import Observation
from sheetgen.model.period import Period
from sheetgen.model.plan import Actual, Item, Plan
from sheetgen.model.role import EXECUTED, SPENT

_REMEMBERED = (EXECUTED, SPENT)
"""The fields that a history holds; all others are known of a stored period's files alone."""


def known_in(
    plan: Plan,
    at: Period,
    items: Iterable[Item],
    said: Iterable[Observation],
    history: History,
) -> Iterator[Observation]:
    """What is known of items in an earlier period: the figures of the history, and the words.

    ``said`` is what the files of that period say. Only the fields that a history holds are taken
    from the history, so that a restated figure counts.
    """
    wanted = {each.code: each for each in items}
    for each in said:
        if each.code in wanted and each.field not in _REMEMBERED:
            yield each
    for item in wanted.values():
        known = history.at(item.code, at)
        if known is not None:
            yield from _remembered(plan, item, known)


def _remembered(plan: Plan, item: Item, known: Actual) -> Iterator[Observation]:
    """A value known of an earlier period, as its first office would have said it."""
    executed, spent = known.executed_at, known.spent_at or known.places[0]
    for name, said, cells in (
        (EXECUTED, known.actual, executed),
        (SPENT, known.accrued, (spent,)),
    ):
        if name == EXECUTED or not isinstance(said, Gap):
            yield Observation(
                plan=plan.code,
                code=item.code,
                field=name,
                office=item.offices[0],
                said=said,
                typed="",
                place=cells[0],
                counted_in=cells if len(cells) > 1 else (),
            )
