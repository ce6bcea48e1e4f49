"""What moved since an earlier month: both judged, the earlier by its own rules, held together."""

from sheetgen.errors import WorkspaceError
from sheetgen.language.message import message
from sheetgen.model.comparison import Comparison
from sheetgen.model.period import Period
from sheetgen.month import Month
from sheetgen.summed import Summed
from sheetgen.summing.compare import Side, compare


def moved_since(month: Month, at: Period, summed: Summed) -> Comparison:
    """The plan at a month, held against an earlier one; what was closed stands as it was sealed.

    Raises WorkspaceError where no file of that month is stored.
    """
    if month.past is None or at not in month.earlier:
        raise _not_stored(month, at)
    waived = frozenset(each.alert.subject for each in summed.waived)
    alerts = tuple(each.id for each in summed.alerts)
    after = Side(
        period=month.period,
        items=month.judged.items,
        revised=month.plan.changes,
        rules=month.judged.standards.in_force,
        alerts=alerts,
        waived=waived,
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
