"""How offices deliver: this period's file, what is to be fixed in it, and the periods before."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from sheetgen.model.expectation import Expectation
from sheetgen.model.office import MeasuredOffice
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.plan import Office, Plan
from sheetgen.model.problem import Problem, Weight
from sheetgen.model.submission import State, Submission

_NOT_COUNTED = {State.MISSING, State.REJECTED, State.SUPERSEDED}


def measure_offices(
    plan: Plan,
    submissions: Sequence[Submission],
    earlier: Mapping[Period, Sequence[Submission]],
    expectations: Iterable[Expectation],
) -> tuple[MeasuredOffice, ...]:
    """Every office of the plan that is asked for something, in the plan's order.

    A file that is owed where none of its items is judged is told as such, and no matter of rules.
    """
    sent, before = _by_office(submissions), _Before(earlier)
    due = {each.item.offices[0] for each in expectations if each.due and each.item.offices}
    found = (
        _measured(office, sent.get(office.code, ()), before, is_due=office.code in due)
        for office in plan.offices
    )
    return tuple(each for each in found if each is not None)


def _by_office(submissions: Iterable[Submission]) -> dict[str, list[Submission]]:
    found: dict[str, list[Submission]] = {}
    for each in submissions:
        found.setdefault(each.office, []).append(each)
    return found


class _Before:
    """The stored periods before, the latest first, each sorted by office once it is asked for."""

    def __init__(self, earlier: Mapping[Period, Sequence[Submission]]) -> None:
        self._earlier = earlier
        self._back = sorted(earlier, reverse=True)
        self._known: dict[Period, dict[str, list[Submission]]] = {}

    def sent(self, office: str) -> Iterator[Sequence[Submission]]:
        for period in self._back:
            if period not in self._known:
                self._known[period] = _by_office(self._earlier[period])
            yield self._known[period].get(office, ())


def _measured(
    office: Office, sent: Sequence[Submission], before: _Before, *, is_due: bool
) -> MeasuredOffice | None:
    if not sent:
        return None
    came = [each for each in sent if each.state not in _NOT_COUNTED]
    counted = max(came, key=lambda each: each.received or date.min, default=None)
    return MeasuredOffice(
        office=office,
        owes=counted is not None or (is_due and any(each.is_owed for each in sent)),
        received=counted is not None,
        to_fix=sum(problem.weight is Weight.ERROR for each in sent for problem in each.problems),
        months_missing=0
        if counted is not None or not is_due
        else 1 + _missing_before(before.sent(office.code)),
        days_late=None if counted is None else counted.days_late,
        places=_places(sent),
        refused=_refused(sent) if counted is None else None,
    )


def _refused(sent: Sequence[Submission]) -> Problem | None:
    """Why the last of its files that were refused was."""
    found = [each.problems[0] for each in sent if each.state is State.REJECTED]
    return found[-1] if found else None


def _missing_before(back: Iterable[Sequence[Submission]]) -> int:
    """How many stored periods in a row, just before, lack a file that the office owed."""
    count = 0
    for sent in back:
        came = any(each.state not in _NOT_COUNTED for each in sent)
        if came or not any(each.is_owed for each in sent):
            break
        count += 1
    return count


def _places(sent: Sequence[Submission]) -> tuple[Place, ...]:
    """The file that came, or the first cell of the template that nobody sent."""
    files = tuple(Place(each.file, "", "") for each in sent if each.file)
    cells = (observation.place for each in sent for observation in each.observations)
    return files or tuple(cells)[:1]
