"""What each office's items come to: counts by status and money."""

from collections.abc import Iterable

from sheetgen.model.plan import Plan
from sheetgen.model.report import JudgedItem
from sheetgen.model.status import Status
from sheetgen.model.summary import OfficeSummary
from sheetgen.model.tree import Tree
from sheetgen.summing.means import places_of
from sheetgen.summing.rollups import money_of, paid_below


def by_office(plan: Plan, items: tuple[JudgedItem, ...]) -> dict[str, OfficeSummary]:
    """Every office of the plan with what it is the first to report."""
    tree = Tree.of(plan, items)
    roots = [each.code for each in plan.elements if each.parent is None]
    paid = [each for root in roots for each in paid_below(root, tree)]
    reported, spent = _by_first(items), _by_first(paid)
    return {
        office.code: _summed(office.code, reported.get(office.code, []), spent.get(office.code, []))
        for office in plan.offices
    }


def _by_first(items: Iterable[JudgedItem]) -> dict[str, list[JudgedItem]]:
    """The items that each office is the first to report."""
    found: dict[str, list[JudgedItem]] = {}
    for each in items:
        for office in each.measured.item.offices[:1]:
            found.setdefault(office, []).append(each)
    return found


def _summed(office: str, items: list[JudgedItem], paid: list[JudgedItem]) -> OfficeSummary:
    return OfficeSummary(
        office=office,
        n=sum(each.measured.figure("progress") is not None for each in items),
        counts=tuple(
            (status, sum(each.verdict.status is status for each in items)) for status in Status
        ),
        money=money_of(paid),
        places=places_of("progress", items),
    )
