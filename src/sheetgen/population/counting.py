"""A plan that counts those it serves, and whom it asks for a list of them."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from sheetgen.errors import PlanError, WorkspaceError
from sheetgen.language.message import message
from sheetgen.model.in_force import in_force, names_at
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.model.population import Identifier, Population
from sheetgen.records import Struct


class Counting(Struct, frozen=True):
    """A plan that counts those it serves."""

    plan: Plan
    population: Population

    def codes(self, at: Period, office: str = "") -> tuple[str, ...]:
        """The codes of its items as they were at a month; of one office alone where it is named."""
        items = in_force(self.plan, at).items
        return tuple(each.code for each in items if not office or office in each.offices)

    def owners(self, at: Period) -> Mapping[str, tuple[str, ...]]:
        """The offices of each of its items as they were at a month."""
        return {each.code: each.offices for each in in_force(self.plan, at).items}

    def asks(self, at: Period, office: str) -> bool:
        """Whether the template of an office has the sheet in a month."""
        return self.plan.covers(at) and bool(
            asked_at(self.population, self.plan, at).intersection(self.codes(at, office))
        )

    @property
    def called(self) -> tuple[str, str]:
        """Its code and its name."""
        return self.plan.code, self.plan.name


def counting(
    plans: Iterable[Plan], populations: Mapping[str, Population], code: str
) -> tuple[Counting, tuple[Counting, ...]]:
    """One of the plans that count those they serve, and the others."""
    found = {
        each.code: Counting(each, populations[each.code])
        for each in plans
        if each.code in populations
    }
    own = found.pop(code)
    return own, tuple(found.values())


@contextmanager
def needing_polars(population: Population) -> Iterator[None]:
    """What is imported inside counts.

    Raises WorkspaceError where the library that counts is not installed, PlanError where it does
    not understand the identifier's pattern.
    """
    try:
        yield
        _demand_pattern(population.identifier)
    except ModuleNotFoundError as fault:
        raise WorkspaceError(
            str(population.place),
            message("to count those served, the library {name} is needed.", name=fault.name),
            message(
                "Nothing was written. Install it: pip install 'sheetgen[population]'; or take the "
                "file away."
            ),
        ) from fault


def _demand_pattern(identifier: Identifier) -> None:
    """It reads fewer signs than Python does: none that look ahead, behind or back."""
    from sheetgen.population.text_columns import fault_of  # noqa: PLC0415 - 100 ms, and few plans count

    why = fault_of(identifier.pattern)
    if why:
        raise PlanError(
            identifier.where,
            message(
                "{pattern} is not a pattern: {why}.", pattern=repr(identifier.pattern), why=why
            ),
            message("Write it as a regular expression, for eleven digits '\\d{{11}}'."),
        )


def asked_at(population: Population, plan: Plan, at: Period) -> frozenset[str]:
    """The activities that ask for a list, by the codes that they bore at a month."""
    then = names_at(plan.original or plan, at)
    return frozenset(then.get(code, code) for code in population.asks)
