"""What each office's items come to: counts by status and money."""

from sheetgen.model.plan import Plan
from sheetgen.model.report import JudgedItem
from sheetgen.model.status import Status
from sheetgen.model.summary import OfficeSummary
from sheetgen.summing.means import places_of
from sheetgen.summing.rollups import financial_of, paid_below, total_of
from sheetgen.summing.tree import Tree


def by_office(plan: Plan, items: tuple[JudgedItem, ...]) -> dict[str, OfficeSummary]:
    """Every office of the plan with what it is the first to report."""
    tree = Tree.of(plan, items)
    roots = [each.code for each in plan.elements if each.parent is None]
    paid = [each for root in roots for each in paid_below(root, tree)]
    return {
        office.code: _summed(office.code, _first(items, office.code), _first(paid, office.code))
        for office in plan.offices
    }


def _first(items: list[JudgedItem] | tuple[JudgedItem, ...], office: str) -> list[JudgedItem]:
    return [each for each in items if each.measured.item.offices[:1] == (office,)]


def _summed(office: str, items: list[JudgedItem], paid: list[JudgedItem]) -> OfficeSummary:
    pim, accrued = total_of("pim", paid), total_of("accrued", paid)
    return OfficeSummary(
        office=office,
        n=sum(each.measured.figure("progress") is not None for each in items),
        counts=tuple(
            (status, sum(each.verdict.status is status for each in items)) for status in Status
        ),
        pim=pim,
        accrued=accrued,
        financial=financial_of(accrued, pim),
        places=places_of("progress", items),
        pim_places=places_of("pim", paid),
        accrued_places=places_of("accrued", paid),
    )
