"""Money as closely watched as work (METHOD 7): what falls, changes, is withheld or too much."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from sheetgen.language.message import Message, message
from sheetgen.measuring.against_past import odd
from sheetgen.measuring.history import History
from sheetgen.model.expectation import Expectation
from sheetgen.model.figure import Figure, Gap, counted, quotient
from sheetgen.model.formulas.ratio import Difference
from sheetgen.model.measure import Measure
from sheetgen.model.place import Place
from sheetgen.model.plan import Activity
from sheetgen.model.quantities import QUANTITIES


def doubted_money(
    activity: Activity, expectation: Expectation, pim: Measure, accrued: Measure, history: History
) -> Iterator[Measure]:
    """All that the plan and the months before say of the money that an office reports."""
    year = history.in_year(activity.code, expectation.period.year)
    spent = [(each.accrued, each.places) for each in year]
    budget = [(each.pim, each.places) for each in year]
    yield from _changed("accrued_change", accrued, spent)
    if pim.figure != activity.pim:
        yield from _changed("pim_change", pim, budget)
    yield from _against_plan(activity, pim)
    known = [activity.pim, pim.figure, accrued.figure, *(each for each, _ in (*spent, *budget))]
    if any(isinstance(each, Decimal) and each > 0 for each in known):
        yield from _withheld(pim, accrued)


def too_much(pim: Measure, accrued: Measure) -> Iterator[Measure]:
    """What is accrued beyond the budget, as figures: a percentage of a large one hides a little."""
    if isinstance(pim.figure, Decimal) and isinstance(accrued.figure, Decimal):
        yield Measure.of(QUANTITIES["accrued_over_pim"], Difference(accrued, pim))


def _against_plan(activity: Activity, pim: Measure) -> Iterator[Measure]:
    said, planned = pim.figure, activity.pim
    if isinstance(said, Gap) or isinstance(planned, Gap):
        return
    if said > 0 and planned > 0:
        how = _share_of_plan(pim.quantity.word)
        yield odd(
            "pim_against_plan", quotient(said, planned), how, pim.places, [activity.pim_place]
        )


@cache
def _share_of_plan(pim: Message) -> Message:
    return message("{pim} / {pim} of the plan", pim=pim)


_Told = tuple[Figure, tuple[Place, ...]]


def _changed(name: str, money: Measure, before: list[_Told]) -> Iterator[Measure]:
    known = [(each, places) for each, places in before if isinstance(each, Decimal)]
    if known and isinstance(money.figure, Decimal):
        last, places = known[-1]
        how = message("{money} − {money} of the last month known", money=money.quantity.word)
        yield odd(name, money.figure - last, how, money.places, places)


def _withheld(pim: Measure, accrued: Measure) -> Iterator[Measure]:
    """The money cells that came without a figure: a file that never came is another matter."""
    lacking = [
        each
        for each in (pim, accrued)
        if isinstance(each.figure, Gap) and each.figure is not Gap.NOT_SUBMITTED
    ]
    how: Message = message("money cells without a figure")
    places = [place for each in lacking for place in each.places]
    yield odd("money_gap", counted(len(lacking)), how, places or [*pim.places, *accrued.places])
