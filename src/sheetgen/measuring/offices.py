"""How offices deliver: this period's file, what is to be fixed in it, and the periods before."""

from collections.abc import Mapping, Sequence
from datetime import date

from sheetgen.model.office import MeasuredOffice
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.plan import Office, Plan
from sheetgen.model.problem import Weight
from sheetgen.model.submission import State, Submission

_NOT_COUNTED = {State.MISSING, State.REJECTED, State.SUPERSEDED}


def measure_offices(
    plan: Plan,
    submissions: Sequence[Submission],
    earlier: Mapping[Period, Sequence[Submission]],
) -> tuple[MeasuredOffice, ...]:
    """Every office of the plan that is asked for something, in the plan's order."""
    found = (
        _measured(office, [each for each in submissions if each.office == office.code], earlier)
        for office in plan.offices
    )
    return tuple(each for each in found if each is not None)


def _measured(
    office: Office, sent: Sequence[Submission], earlier: Mapping[Period, Sequence[Submission]]
) -> MeasuredOffice | None:
    if not sent:
        return None
    came = [each for each in sent if each.state not in _NOT_COUNTED]
    counted = max(came, key=lambda each: each.received or date.min, default=None)
    return MeasuredOffice(
        office=office,
        owes=counted is not None or _owed(sent),
        received=counted is not None,
        to_fix=sum(problem.weight is Weight.ERROR for each in sent for problem in each.problems),
        months_missing=0 if counted is not None else 1 + _missing_before(office, earlier),
        days_late=None if counted is None else counted.days_late,
        places=_places(sent),
    )


def _owed(sent: Sequence[Submission]) -> bool:
    """Whether a file that did not come was an error, and not a mere notice or excused."""
    return any(
        problem.weight is Weight.ERROR
        for each in sent
        if each.state is State.MISSING and each.observations
        for problem in each.problems
    )


def _missing_before(office: Office, earlier: Mapping[Period, Sequence[Submission]]) -> int:
    """How many stored periods in a row, just before, lack a file that the office owed."""
    count = 0
    for period in sorted(earlier, reverse=True):
        sent = [each for each in earlier[period] if each.office == office.code]
        if any(each.state not in _NOT_COUNTED for each in sent) or not _owed(sent):
            break
        count += 1
    return count


def _places(sent: Sequence[Submission]) -> tuple[Place, ...]:
    """The file that came, or the first cell of the template that nobody sent."""
    files = tuple(Place(each.file, "", "") for each in sent if each.file)
    cells = (observation.place for each in sent for observation in each.observations)
    return files or tuple(cells)[:1]
