"""What offices said of a plan and what lists count of it: in one month, and in those before.

A product that is counted from lists is counted so in every month that looks back at one, as the
report of that month counted it. Of months before, figures alone are asked for: those that were
sealed stand, and the others are kept from run to run, so that a year of lists is read once.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from sheetgen.arrivals import replaced_in
from sheetgen.delivery import all_observations, earlier_deliveries
from sheetgen.errors import PlanError
from sheetgen.keeping.counts import Counts
from sheetgen.language.message import message
from sheetgen.measuring.history import History, recall
from sheetgen.model.in_force import in_force, renamed_between
from sheetgen.model.kinds import Kind
from sheetgen.model.observation import LISTS, Observation
from sheetgen.model.period import Period
from sheetgen.model.plan import Activity, Plan
from sheetgen.model.population import Counted
from sheetgen.model.role import EXECUTED
from sheetgen.model.submission import Submission
from sheetgen.served import counted_of_year, served_by
from sheetgen.setup import Setup
from sheetgen.writing.records.served import retold_population

_Earlier = Mapping[Period, tuple[Submission, ...]]


def said_of(
    setup: Setup, plan: Plan, period: Period, submissions: Iterable[Submission]
) -> tuple[Observation, ...]:
    """What files say of a plan in a month, and what is counted in its lists.

    Raises PlanError where a figure that is counted is corrected, unless the month is closed.
    """
    typed = [o for each in submissions for o in each.observations if o.plan == plan.code]
    counted = tuple(_counted_in_lists(setup, plan, period))
    if (period, plan.code) not in setup.closed:
        _demand_not_corrected(typed, counted)
    return (*typed, *counted)


def _demand_not_corrected(typed: Iterable[Observation], counted: Iterable[Observation]) -> None:
    """A correction that changes nothing would be passed over in silence."""
    by_lists = {(each.code, each.field): each for each in counted}
    for each in typed:
        found = by_lists.get((each.code, each.field))
        if found is not None and each.correction is not None:
            raise PlanError(
                str(each.correction.place),
                message(
                    "corrects {code}, which is counted in lists of those served ({file}).",
                    code=each.code,
                    file=found.place.file,
                ),
                message("Have the office correct its list, or remove the line."),
            )


def history_of(setup: Setup, plan: Plan, before: Period) -> History:
    """What was known before a period, from actuals.csv and from what came in earlier periods."""
    return history(setup, plan, earlier_deliveries(setup, plan, before), before)


def history(setup: Setup, plan: Plan, earlier: _Earlier, before: Period) -> History:
    """The same, of these deliveries; each item has the code there that it bears at ``before``."""
    _count_months(setup, plan, earlier)
    said = {
        period: (
            *all_observations(submissions),
            *_counted_in_lists(setup, in_force(plan, period, named=before), period),
        )
        for period, submissions in earlier.items()
    }
    return recall(plan, said, before, replaced_in(setup, plan, earlier, before))


def _counted_in_lists(setup: Setup, plan: Plan, period: Period) -> Iterator[Observation]:
    """The products that lists say the quantity of: those whose units count once (METHOD 4).

    ``plan`` is that of the month, with the codes that are asked for.
    """
    counted = _counted(setup, plan, period)
    for item, then in zip(_once(plan), _once(in_force(plan, period)), strict=True):
        if (found := counted.get(then.element)) is not None:
            yield Observation(
                plan=plan.code,
                code=item.code,
                field=EXECUTED,
                office=LISTS,
                said=Decimal(found.n),
                typed="",
                place=found.places[0],
                counted_in=found.places,
            )


def _once(plan: Plan) -> tuple[Activity, ...]:
    """The products of which whoever is served by several activities counts once."""
    once = {each.code for each in plan.elements if each.rollup.counts_once}
    return tuple(
        item for item in plan.activities if item.kind is Kind.PRODUCT and item.element in once
    )


def _counted(setup: Setup, plan: Plan, period: Period) -> Mapping[str, Counted]:
    """What a month counted for its products, by the codes of then; none where no list came."""
    if plan.code not in setup.populations:
        return {}
    known = _known(setup, plan, period)
    if known is None:
        then = in_force(plan, period)
        served = served_by(setup, then, period)
        known = {} if served is None else served.counted(each.element for each in _once(then))
        _keep(setup, plan, period, known)
    return known


def _known(setup: Setup, plan: Plan, period: Period) -> Mapping[str, Counted] | None:
    """The same as this run has it, as it was sealed, or as it is kept; None where it is nowhere."""
    if (plan.code, period) not in setup.counted:
        closed = setup.closed.get((period, plan.code))
        found: Mapping[str, Counted] | None = None
        if closed is not None and closed.population is not None:
            codes = (each.element for each in _once(in_force(plan, period)))
            found = retold_population(closed.population, ()).counted(codes)
        elif setup.readings is not None:
            found = Counts(setup.readings, plan.code).get(period)
        if found is None:
            return None
        setup.counted[plan.code, period] = found
    return setup.counted[plan.code, period]


def _keep(setup: Setup, plan: Plan, period: Period, counted: Mapping[str, Counted]) -> None:
    setup.counted[plan.code, period] = counted
    if setup.readings is not None:
        Counts(setup.readings, plan.code).put(period, counted)


def _count_months(setup: Setup, plan: Plan, months: Iterable[Period]) -> None:
    """Have what each of these months counts known, those of a year together.

    A closed month without counts of its own is counted alone, by the lists it was sealed with.
    """
    if plan.code not in setup.populations:
        return
    years: dict[int, set[Period]] = {}
    for at in months:
        if (at, plan.code) not in setup.closed and _known(setup, plan, at) is None:
            years.setdefault(at.year, set()).add(at)
    for asked in years.values():
        last = max(asked)
        then = in_force(plan, last)
        found = counted_of_year(setup, then, asked, [each.element for each in _once(then)])
        for at in asked:
            called = renamed_between(plan, last, at)
            counted = found.get(at, {})
            _keep(setup, plan, at, {called.get(code, code): n for code, n in counted.items()})
