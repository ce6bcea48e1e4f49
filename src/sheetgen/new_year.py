"""Opens the next year of a plan that ends: a new folder beside it, which its months never read.

Codes, names and the tree stay, as they were in force in the last month. Targets that the plan knows
of the new year and after go along; a baseline becomes what December reached, and what nobody can
know yet (goals, money, months) is left empty, so that ``plan check`` asks for it.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from sheetgen.counted import history_of
from sheetgen.disk.change import Change
from sheetgen.disk.moves import stands
from sheetgen.errors import PlanError
from sheetgen.language.message import Message, message, message_n
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.in_force import in_force
from sheetgen.model.kinds import Aggregation
from sheetgen.model.period import Period, december
from sheetgen.model.plan import Activity, Actual, Element, Indicator, Plan
from sheetgen.model.traits import Frequency, Intermediate
from sheetgen.planning.by_period import ACTUALS, SCHEDULE, TARGETS
from sheetgen.planning.element_tree import ELEMENTS
from sheetgen.planning.items import ACTIVITIES, INDICATORS
from sheetgen.planning.placed_rows import Shape
from sheetgen.planning.plan_tables import DEFINITION, OFFICES
from sheetgen.planning.revisions import RENAMED
from sheetgen.population.population_yaml import whom_it_serves
from sheetgen.records import Struct, replace
from sheetgen.setup import Setup

_TOP = re.compile(r"^\[", re.MULTILINE)
_UNCHANGED = message("Nothing was written.")

Line = Mapping[str, object]


class Opened(Struct, frozen=True, kw_only=True):
    """A plan opened: its code, its files from the workspace, and what must be known of it."""

    code: str
    files: tuple[str, ...]
    notices: tuple[Message, ...]


def open_year(setup: Setup, year: int, plans: Iterable[Plan]) -> tuple[Opened, ...]:
    """Write the plans of the new year, all of them or none.

    Raises PlanError for a plan that goes on in that year, or whose new code or folder is taken.
    """
    workspace = setup.workspace
    opened: list[Opened] = []
    with Change(workspace.root, workspace.plans, _UNCHANGED, elsewhere=True) as change:
        for plan in plans:
            code = _new_code(plan, year)
            _demand_free(setup, plan, code, year)
            known = _of_december(setup, plan, year)
            as_given = replace(plan, intermediate=Intermediate.GIVEN)
            held = in_force(as_given, plan.until or december(year - 1))
            tables = _tables(held, year, known)
            texts = {DEFINITION: _definition(setup, plan, code, year), **dict(tables)}
            files = {name: text.encode() for name, text in texts.items()}
            files |= whom_it_serves(workspace.root, plan)
            for name, data in files.items():
                change.write(f"{code}/{name}", data)
            folder = workspace.relative(workspace.plans / code)
            opened.append(
                Opened(
                    code=code,
                    files=tuple(f"{folder}/{name}" for name in sorted(files)),
                    notices=tuple(_notices(held, known)),
                )
            )
    return tuple(opened)


def _new_code(plan: Plan, year: int) -> str:
    """The code of the new year's plan: last year's year is replaced, or the year is added."""
    last = str(year - 1)
    return plan.code.replace(last, str(year)) if last in plan.code else f"{plan.code}-{year}"


def _demand_free(setup: Setup, plan: Plan, code: str, year: int) -> None:
    where = f"{plan.folder}/{DEFINITION}"
    if plan.covers(december(year)):
        raise PlanError(
            where,
            message("the plan goes on in {year}: there is no year to open.", year=str(year)),
            message("Add what is new to its tables; what changed in it goes into revisions.csv."),
        )
    if plan.until is None or plan.until.year != year - 1:
        raise PlanError(
            where,
            message("the plan does not end in {last}, the year before {year}.",
                    last=str(year - 1), year=str(year)),
            message("Name the plan to open by --plan, and the year after its last one."),
        )  # fmt: skip
    if stands(setup.workspace.plans / code) or code in {each.code for each in setup.plans}:
        raise PlanError(
            setup.workspace.relative(setup.workspace.plans / code),
            message("the plan of {year} is there already.", year=str(year)),
            message("Nothing was written. Go on with that one, or move it away."),
        )


def _of_december(setup: Setup, plan: Plan, year: int) -> dict[str, Actual]:
    """What each indicator reached in the last December, as files or actuals.csv say."""
    before = Period(year, 1)
    history = history_of(setup, plan, before)
    found = {item.code: history.at(item.code, before.previous()) for item in plan.indicators}
    return {
        code: each
        for code, each in found.items()
        if each is not None and not isinstance(each.actual, Gap)
    }


def _definition(setup: Setup, plan: Plan, code: str, year: int) -> str:
    """plan.toml with the code and the dates of the new year, all else as it stands."""
    path = setup.workspace.root / plan.folder / DEFINITION
    text = path.read_text("utf-8-sig")
    found = _TOP.search(text)
    top, rest = (text[: found.start()], text[found.start() :]) if found else (text, "")
    name = plan.name.replace(str(year - 1), str(year))
    values = {"code": code, "name": name, "from": f"{year}-01", "until": f"{year}-12"}
    for key, value in values.items():
        line = f"{key} = {_quoted(value)}"
        top, count = re.subn(rf"^{key}[ \t]*=[^\n]*$", lambda _: line, top, flags=re.MULTILINE)  # noqa: B023 - called at once
        if not count:
            top = f"{top.rstrip()}\n{line}\n\n"
    return top + rest


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _tables(plan: Plan, year: int, known: Mapping[str, Actual]) -> Iterator[tuple[str, str]]:
    first = Period(year, 1)
    shapes: tuple[tuple[Shape, Iterable[Line]], ...] = (
        (OFFICES, ({"code": each.code, "name": each.name} for each in plan.offices)),
        (ELEMENTS, (_element(each) for each in plan.elements)),
        (INDICATORS, (_indicator(each, year, known.get(each.code)) for each in plan.indicators)),
        (ACTIVITIES, (_activity(each) for each in plan.activities)),
        (
            TARGETS,
            (
                {
                    "code": each.code,
                    "year": each.period.year,
                    "period": "" if each.period.month == december(year).month else each.period,
                    "target": _figure(each.figure),
                }
                for each in plan.targets
                if each.period >= first
            ),
        ),
        (
            SCHEDULE,
            (
                {
                    "code": each.code,
                    "period": each.period,
                    "programmed": _figure(each.figure),
                }
                for each in plan.schedule
                if each.period >= first
            ),
        ),
        (
            ACTUALS,
            (
                {
                    "code": code,
                    "period": each.period,
                    "actual": _figure(each.actual),
                    "source": str(each.places[0]),
                }
                for code, each in known.items()
            ),
        ),
        (RENAMED, ()),
    )
    wanted = {INDICATORS: plan.indicators, TARGETS: plan.indicators, ACTIVITIES: plan.activities,
              SCHEDULE: plan.activities, ACTUALS: known}  # fmt: skip
    for shape, lines in shapes:
        if wanted.get(shape, True):
            yield f"{shape.name}.csv", _csv(shape, lines)


def _csv(shape: Shape, lines: Iterable[Line]) -> str:
    file = io.StringIO()
    columns = (*shape.columns, *shape.optional)
    writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(lines)
    return file.getvalue()


def _figure(figure: Figure | None) -> str:
    return f"{figure:f}" if isinstance(figure, Decimal) else ""


def _element(each: Element) -> Line:
    same = each.rollup.repeats
    return {
        "code": each.code,
        "level": each.level,
        "parent": each.parent or "",
        "name": each.name,
        "rollup": f"{each.rollup.value}:{each.same_as}" if same else each.rollup.value,
    }


def _moves(item: Indicator) -> bool:
    """Whether what December said is a baseline: not where it is one part of a year's sum."""
    return item.aggregation is not Aggregation.ACCUMULATED or item.frequency is Frequency.ANNUAL


def _indicator(each: Indicator, year: int, reached: Actual | None) -> Line:
    moved = reached is not None and _moves(each)
    return {
        "code": each.code,
        "element": each.element,
        "name": each.name,
        "unit": each.unit.value,
        "offices": ";".join(each.offices),
        "type": each.type,
        "direction": each.direction.value,
        "aggregation": each.aggregation.value,
        "frequency": each.frequency.value,
        "relevance": "" if each.relevance is None else each.relevance,
        "own_unit": each.own_unit,
        "baseline_year": year - 1 if moved else each.baseline_year or "",
        "baseline": _figure(reached.actual if reached is not None and moved else each.baseline),
    }


def _activity(each: Activity) -> Line:
    """The goal and the money of another year are nobody's: they are left empty."""
    return {
        "code": each.code,
        "element": each.element,
        "kind": each.kind.value,
        "name": each.name,
        "unit": each.unit_name,
        "offices": ";".join(each.offices),
        "aggregation": each.aggregation.value,
    }


def _notices(plan: Plan, known: Mapping[str, Actual]) -> Iterator[Message]:
    moved = [each.code for each in plan.indicators if each.code in known and _moves(each)]
    kept = [each.code for each in plan.indicators if each.code not in moved]
    if moved:
        yield message_n(
            "{n} baseline is what December reached.", "{n} baselines are what December reached.",
            len(moved),
        )  # fmt: skip
    if kept:
        yield message_n(
            "{n} baseline stays as it was, for December says nothing that could be one: {codes}.",
            "{n} baselines stay as they were, for December says nothing that could be one: "
            "{codes}.",
            len(kept),
            codes=kept,
        )
    if plan.activities:
        yield message("Goals, PIM and schedule are to be filled in.")
    yield message(
        "Codes stay; one that must change is written with its new code, and both in renamed.csv."
    )
