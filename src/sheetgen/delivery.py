"""What came in a period, and in those before it: read once, kept, sealed or late."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from sheetgen.asking.claims import has_claims, hold_claims
from sheetgen.asking.correct import correct
from sheetgen.disk.ours import digest_of
from sheetgen.errors import WorkspaceError
from sheetgen.issuing.layout import Asked
from sheetgen.laid_out import asking_of, laid_out, receipts_of
from sheetgen.language.message import message
from sheetgen.model.closed import Closed, Late
from sheetgen.model.correction import Correction
from sheetgen.model.in_force import in_force, names_at, renamed_between
from sheetgen.model.late_figures import LateFigures
from sheetgen.model.observation import Observation
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.model.submission import State, Submission, Untold, Untolds
from sheetgen.planning.calendar import expect
from sheetgen.planning.sealed_offices import reassigned
from sheetgen.planning.waivers import of_plan as of_waivers
from sheetgen.reading.account import of_plan
from sheetgen.reading.register import Mapper, deliveries, is_sent, register
from sheetgen.records import replace
from sheetgen.sealed_files import changed_since
from sheetgen.sealed_lists import late_lists
from sheetgen.setup import Setup, known_periods, sealed_without


def take_in(setup: Setup, period: Period) -> tuple[Submission, ...]:
    """Every delivery of a period, read against the templates of that period."""
    folder = setup.workspace.input / str(period)
    shown, receipts = setup.workspace.relative(folder), receipts_of(setup, period)
    asking = asking_of(setup, period)
    came = register(folder, shown, asking, reading_anew(setup, period), receipts)
    return correct(came, corrections_of(setup, period))


def reading_anew(setup: Setup, period: Period) -> Mapper:
    """One that reads those files of a period alone of which no run before has kept what it read."""
    if setup.readings is None:
        return setup.mapper
    return setup.readings.mapper(period, setup.mapper)


def corrections_of(setup: Setup, period: Period) -> tuple[Correction, ...]:
    """The corrections of a period, each with the code that its item bore then."""
    called = {plan.code: names_at(plan, period) for plan in setup.plans}
    return tuple(
        replace(each, code=called[each.plan].get(each.code, each.code))
        for each in setup.corrections
        if each.period == period
    )


def taken_in(setup: Setup, period: Period) -> tuple[Submission, ...]:
    """The same, read once in the life of a house, or by a run before where nothing has changed."""
    if period not in setup.shelf:
        known = setup.readings.get(period) if setup.readings is not None else None
        setup.shelf[period] = take_in(setup, period) if known is None else known
    return setup.shelf[period]


def taken_in_of(setup: Setup, plan: Plan, period: Period) -> tuple[Submission, ...]:
    """What counts of a period for one plan: of a closed one the files that were sealed alone."""
    closed = setup.closed.get((period, plan.code))
    if closed is None:
        return taken_in(setup, period)
    if (period, plan.code) not in setup.sealed:
        setup.sealed[period, plan.code] = _sealed(setup, closed)
    return setup.sealed[period, plan.code]


def _sealed(setup: Setup, closed: Closed) -> tuple[Submission, ...]:
    period, folder = closed.period, setup.workspace.input / str(closed.period)
    lying = {setup.workspace.relative(path): path for path in deliveries(folder)}
    names = _sealed_names(setup, closed)
    for name in names:
        if name not in lying or digest_of(lying[name]) != closed.inputs[name]:
            raise changed_since(setup, closed, name)
    corrections = tuple(corrections_of(setup, period))
    _demand_sealed_corrections(closed, corrections)
    counted = tuple(each for each in corrections if _was_sealed(each, closed))
    if len(lying) == len(names) and len(counted) == len(corrections):
        return taken_in(setup, period)
    shown, receipts = setup.workspace.relative(folder), receipts_of(setup, period)
    only = frozenset(lying[name].name for name in names)
    came = register(folder, shown, asking_of(setup, period), setup.mapper, receipts, only)
    return correct(came, counted)


def _demand_sealed_corrections(closed: Closed, corrections: tuple[Correction, ...]) -> None:
    """Stop where a correction that was sealed is gone or another, as where a file is."""
    now = {(each.code, each.field): each for each in corrections if each.plan == closed.plan}
    for code, field, figure in sorted(closed.corrections):
        found = now.get((code, field))
        if found is not None and correction_figure(found) == figure:
            continue
        raise WorkspaceError(
            "corrections.csv" if found is None else str(found.place),
            message(
                "corrects {code} ({field}) no more, and corrected it to {figure} when {period} was "
                "closed.",
                code=code,
                field=field,
                figure=figure,
                period=closed.period,
            )
            if found is None
            else message(
                "corrects {code} ({field}) to {now}, and corrected it to {figure} when {period} "
                "was closed.",
                code=code,
                field=field,
                now=correction_figure(found),
                figure=figure,
                period=closed.period,
            ),
            message(
                "Put the line that was sealed back, or take the change in: sheetgen close {period} "
                "--reopen --reason TEXT",
                period=closed.period,
            ),
        )


def _sealed_names(setup: Setup, closed: Closed) -> list[str]:
    """The deliveries of its own month that a closed month was made from."""
    folder = f"{setup.workspace.relative(setup.workspace.input / str(closed.period))}/"
    return [
        name
        for name in closed.inputs
        if name.startswith(folder) and is_sent(name.removeprefix(folder))
    ]


def _was_sealed(correction: Correction, closed: Closed) -> bool:
    """Whether a correction counts in a closed month; those of other plans are not its concern."""
    key = correction.code, correction.field, correction_figure(correction)
    return correction.plan != closed.plan or key in closed.corrections


def correction_figure(correction: Correction) -> str:
    """The figure of a correction as a closed month keeps it."""
    figure = correction.figure
    return f"{figure.normalize():f}" if isinstance(figure, Decimal) else figure.value


def came_late(setup: Setup, plan: Plan, until: Period) -> tuple[Late, ...]:
    """What came for months of a plan after they were closed, up to a period."""
    found: list[Late] = []
    for (period, code), closed in sorted(setup.closed.items()):
        if code != plan.code or period > until:
            continue
        files = [e for e in _unsealed(setup, period, closed) if e.file and speaks_of(e, plan)]
        corrected = [e for e in corrections_of(setup, period) if not _was_sealed(e, closed)]
        if not files and not corrected:
            continue
        told = LateFigures.of(in_force(plan, period), taken_in_of(setup, plan, period))
        came = [(each.file, told.of_file(each)) for each in files]
        came += [(str(each.place), told.of_correction(each)) for each in corrected]
        found += (
            Late(period=period, edition=closed.edition, place=place, figures=figures)
            for place, figures in came
        )
    found += (
        Late(
            period=each.period,
            edition=setup.closed[each.period, plan.code].edition,
            place=str(each.place),
        )
        for each in reassigned(plan, until)
    )
    found += late_lists(setup, plan, until, lambda at: taken_in_of(setup, plan, at))
    return tuple(sorted(found, key=lambda each: each.period))


def speaks_of(submission: Submission, plan: Plan) -> bool:
    """Whether a file says something of a plan, or may: nobody knows whose a refused one is."""
    if submission.state in {State.REJECTED, State.SUPERSEDED}:
        return submission.office in {"", *(each.code for each in plan.offices)}
    return any(each.plan == plan.code for each in submission.observations)


def _unsealed(setup: Setup, period: Period, closed: Closed) -> tuple[Submission, ...]:
    """The files that lie in a closed month's folder and were not sealed with it, read."""
    folder = setup.workspace.input / str(period)
    lying = {setup.workspace.relative(path): path.name for path in deliveries(folder)}
    late = frozenset(name for file, name in lying.items() if file not in closed.inputs)
    if not late:
        return ()
    shown, receipts = setup.workspace.relative(folder), receipts_of(setup, period)
    asking, mapper = asking_of(setup, period), reading_anew(setup, period)
    return register(folder, shown, asking, mapper, receipts, late)


def all_observations(submissions: tuple[Submission, ...]) -> tuple[Observation, ...]:
    """All that these submissions said, in their order."""
    return tuple(each for submission in submissions for each in submission.observations)


def earlier_deliveries(
    setup: Setup, plan: Plan, before: Period
) -> dict[Period, tuple[Submission, ...]]:
    """The deliveries of the months known before, as far as they speak of the plan.

    Each item has the code there that it bears at the period asked from.
    """
    return {
        period: _as_held(setup, plan, period, before)
        for period in known_periods(setup, plan)
        if period < before
    }


def _as_held(setup: Setup, plan: Plan, period: Period, before: Period) -> tuple[Submission, ...]:
    """What came in a period of one plan, as far as the plan of then bears out what was said."""
    codes = renamed_between(plan, period, before)
    came = taken_in_of(setup, plan, period)
    if lacking := sealed_without(setup, plan, period):
        came = _without(came, plan, lacking)
    came = _of_plan_only(came, plan, codes)
    if not has_claims(came):
        return came
    waivers = of_waivers(setup.waivers, plan)
    then = in_force(plan, period, named=before)
    return hold_claims(came, then, expect(then, period), waivers, period.last_day)


def _without(
    submissions: tuple[Submission, ...], plan: Plan, lacking: frozenset[str]
) -> tuple[Submission, ...]:
    """Deliveries of a closed month that say nothing of items that the plan did not have then."""
    return tuple(
        replace(
            each,
            observations=tuple(
                one for one in each.observations if one.plan != plan.code or one.code not in lacking
            ),
        )
        for each in submissions
    )


def _of_plan_only(
    submissions: tuple[Submission, ...], plan: Plan, codes: Mapping[str, str]
) -> tuple[Submission, ...]:
    return tuple(
        replace(
            each,
            observations=tuple(_called(o, codes) for o in each.observations if o.plan == plan.code),
            replaced=tuple(
                replace(one, was=_called(one.was, codes))
                for one in each.replaced
                if one.was.plan == plan.code
            ),
            untold=_renamed(each.untold, codes) if codes else each.untold,
        )
        for each in submissions
    )


def _called(said: Observation, codes: Mapping[str, str]) -> Observation:
    return replace(said, code=codes.get(said.code, said.code)) if codes else said


def _renamed(untold: Iterable[Untold], codes: Mapping[str, str]) -> Untolds:
    return Untolds.of(each._replace(code=codes.get(each.code, each.code)) for each in untold)


def deliveries_of_plan(
    setup: Setup, plan: Plan, period: Period, submissions: tuple[Submission, ...]
) -> tuple[Submission, ...]:
    """The submissions of the offices that this plan asks, and those nobody can place."""
    asked = Asked(plan=plan, expectations=expect(plan, period), previous=())
    templates = {each.office: each for each in laid_out(setup, (asked,), period)}
    others = {
        office.code
        for each in setup.plans
        if each.code != plan.code and each.covers(period)
        for office in each.offices
    } - set(templates)
    return tuple(
        of_plan(each, templates.get(each.office), plan.code)
        for each in submissions
        if each.office not in others
    )
