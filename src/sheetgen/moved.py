"""What moved since an earlier month: both judged, the earlier by its own rules, held together."""

from sheetgen.as_sealed import sealed_index, sealed_items
from sheetgen.errors import WorkspaceError
from sheetgen.language.message import message
from sheetgen.model.closed import Closed
from sheetgen.model.comparison import Comparison
from sheetgen.model.period import Period
from sheetgen.month import Month
from sheetgen.summed import Summed
from sheetgen.summing.compare import Side, compare


def moved_since(
    month: Month, at: Period, summed: Summed, closed: Closed | None = None
) -> Comparison:
    """The plan at a month, held against an earlier one, which stands as it was sealed if it was.

    With ``closed`` so does the month itself; a report tells what holds now. Raises WorkspaceError
    where no file of that month is stored.
    """
    if month.past is None or at not in month.earlier:
        raise _not_stored(month, at)
    waived = frozenset(each.alert.subject for each in summed.waived)
    alerts = tuple(each.id for each in summed.alerts)
    workspace = month.setup.workspace
    after = Side(
        period=month.period,
        items=month.judged.items,
        revised=month.plan.changes,
        rules=month.judged.standards.in_force,
        alerts=alerts if closed is None else closed.alerts,
        since={each.id: each.since for each in summed.alerts},
        waived=waived,
        sealed=None if closed is None else sealed_items(workspace, month.plan, closed, {}),
        index=None if closed is None else sealed_index(closed),
    )
    return compare(month.plan, month.past.side(at), after)


def _not_stored(month: Month, at: Period) -> WorkspaceError:
    stored = [str(each) for each in sorted(month.earlier)]
    return WorkspaceError(
        str(at),
        message("no file of {plan} is stored for that month.", plan=month.plan.code),
        message("Name one of {months}.", months=stored)
        if stored
        else message("Put the files of that month into input/{period}/.", period=at),
    )
