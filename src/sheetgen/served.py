"""The population that a plan served in a month, where it counts one; and lists that nobody counts.

polars, which counts, is imported only where there is something to count.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sheetgen.delivery import taken_in_of
from sheetgen.faults.file_fault import FileFault
from sheetgen.model.in_force import in_force
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.plan import Plan
from sheetgen.model.population import NAMED, Counted, Population, Served, is_list
from sheetgen.model.problem import Problem, Weight
from sheetgen.model.submission import State, Submission
from sheetgen.population.counting import counting, needing_polars
from sheetgen.reading.register import lists_in
from sheetgen.records import replace
from sheetgen.sealed_lists import changed_registry, counted_lists, sealed_alone
from sheetgen.setup import Setup
from sheetgen.writing.records.served import retold_population

if TYPE_CHECKING:
    from sheetgen.population.serve import Sent


def served_by(setup: Setup, plan: Plan, period: Period) -> Served | None:
    """Those served up to the month; None where the plan counts none, or no list came.

    Raises WorkspaceError where the library that counts is not installed, PlanError where the
    registry is not what the plan declares.
    """
    population = setup.populations.get(plan.code)
    if population is None:
        return None
    then = in_force(plan, period)
    if (plan.code, period) not in setup.served:
        setup.served[plan.code, period] = _serve(setup, then, population, period)
    found = setup.served[plan.code, period]
    return None if found is None else found.named(_called(then, plan))


def _called(then: Plan, plan: Plan) -> dict[str, str]:
    """What the codes of a plan as it was are in the same plan with those of another month."""
    pairs = (
        *zip(then.elements, plan.elements, strict=True),
        *zip(then.items, plan.items, strict=True),
    )
    return {was.code: called.code for was, called in pairs if was.code != called.code}


def _serve(setup: Setup, plan: Plan, population: Population, period: Period) -> Served | None:
    with needing_polars(population):
        from sheetgen.population.serve import serve  # noqa: PLC0415 - 100 ms, and few plans count

    own, others = counting(setup.plans, setup.populations, plan.code)
    sent = _sent(setup, period)
    found = serve(setup.workspace, replace(own, plan=plan), others, period, sent)
    return _as_sealed(setup, plan, period, found)


def counted_of_year(
    setup: Setup, plan: Plan, months: Collection[Period], codes: Iterable[str]
) -> Mapping[Period, Mapping[str, Counted]]:
    """What open months of one year count for codes of the plan in force at the last of them.

    Raises WorkspaceError where the library that counts is not installed.
    """
    own, others = counting(setup.plans, setup.populations, plan.code)
    with needing_polars(own.population):
        from sheetgen.population.serve import (  # noqa: PLC0415 - as above
            counted_by_month,
        )

    sent = _sent(setup, max(months))
    counting_then = replace(own, plan=plan)
    return counted_by_month(setup.workspace, counting_then, others, months, sent, codes)


def _sent(setup: Setup, until: Period) -> "Sent":
    """The lists and files that count in a month, of the months up to it."""
    from sheetgen.population.serve import Sent  # noqa: PLC0415 - as above

    def lists(plan: Plan, at: Period) -> tuple[Path, ...]:
        return counted_lists(setup, plan, at, until)

    def files(plan: Plan, at: Period) -> Iterator[Submission]:
        came = taken_in_of(setup, plan, at)
        return (each for each in came if sealed_alone(setup, plan, until, each))

    return Sent(lists, files)


def _as_sealed(setup: Setup, plan: Plan, period: Period, found: Served | None) -> Served | None:
    """Of a closed month the counts that it was sealed with, whatever is known by now.

    The registry is of now, and so may be the lists of months before that are open.
    """
    closed = setup.closed.get((period, plan.code))
    if closed is None or closed.population is None:
        return found
    problems = () if found is None else found.problems
    registry = changed_registry(setup, plan, period)
    asked = tuple(each for each in problems if not registry or each.place.file != registry)
    return retold_population(closed.population, asked)


def counted_anew(setup: Setup, plan: Plan, period: Period) -> str:
    """The file of a closed month that keeps no counts, though those served are counted; else "".

    It was sealed before such counts were kept, or before the plan counted anybody.
    """
    closed = setup.closed.get((period, plan.code))
    if closed is None or closed.population is not None:
        return ""
    return "" if served_by(setup, plan, period) is None else closed.file


def uncounted(setup: Setup, period: Period) -> tuple[Problem, ...]:
    """A notice of each list of the month that no plan counts."""
    if any(each.code in setup.populations for each in setup.plans if each.covers(period)):
        return ()
    return tuple(
        uncounted_list(setup.workspace.relative(path))
        for path in lists_in(setup.workspace.input / str(period))
    )


def uncounted_list(shown: str) -> Problem:
    """The notice of a list that no plan counts."""
    return FileFault.of("READ-410", Place(shown, "", "")).problem("")


def unnamed(setup: Setup, period: Period, submission: Submission, path: Path) -> Submission:
    """A refused file, asked about as a list where its headings say that it is one.

    Raises WorkspaceError where the library that counts is not installed.
    """
    if submission.state is not State.REJECTED or not is_list(f"{NAMED}{path.suffix}"):
        return submission
    for plan in setup.plans:
        population = setup.populations.get(plan.code)
        if population is not None and plan.covers(period):
            with needing_polars(population):
                from sheetgen.population.list_files import is_like_list  # noqa: PLC0415 - 100 ms
            if is_like_list(path, population.identifier):
                fault = FileFault.of("READ-413", Place(submission.file, "", ""))
                return replace(submission, problems=(fault.problem(""),))
    return submission


def with_questions(
    submissions: Iterable[Submission], problems: Sequence[Problem]
) -> tuple[tuple[Submission, ...], tuple[Problem, ...]]:
    """Files with what is asked of the list in each; and what is asked of no file among them."""
    told = tuple(_with(each, problems) for each in submissions)
    files = {each.file for each in told if each.file}
    return told, tuple(each for each in problems if each.place.file not in files)


def _with(submission: Submission, problems: Sequence[Problem]) -> Submission:
    mine = tuple(each for each in problems if submission.file == each.place.file)
    is_wrong = any(each.weight is Weight.ERROR for each in mine)
    state = submission.state
    return replace(
        submission,
        problems=(*submission.problems, *mine),
        state=State.OBSERVED if is_wrong and state is State.ACCEPTED else state,
    )
