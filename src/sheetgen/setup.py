"""A workspace opened: its plans, forms, rules and exceptions, read once and proved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple

from sheetgen.disk.beside import beside, can_work_beside, processors
from sheetgen.errors import RuleError
from sheetgen.issuing.forms import read_forms
from sheetgen.keeping.elsewhere import by_processes
from sheetgen.keeping.past_months import PastMonth
from sheetgen.keeping.readings import Readings
from sheetgen.language.message import Message, message
from sheetgen.model.closed import Closed
from sheetgen.model.correction import Correction
from sheetgen.model.follow import Acknowledged, Decision
from sheetgen.model.form import Form
from sheetgen.model.in_force import in_force
from sheetgen.model.own_figures import OwnFigure, own_figures
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.model.population import Counted, Population, Served
from sheetgen.model.rule import Rule
from sheetgen.model.submission import Submission
from sheetgen.model.waiver import Waiver
from sheetgen.model.workspace import Workspace
from sheetgen.planning.closed_files import is_whole, read_closed
from sheetgen.planning.corrections import read_corrections
from sheetgen.planning.follow import Known, read_acknowledged, read_decisions
from sheetgen.planning.plans import read_plans
from sheetgen.planning.sealed_offices import with_sealed_offices
from sheetgen.planning.waivers import read_waivers
from sheetgen.population.population_yaml import read_populations
from sheetgen.reading.register import Mapper
from sheetgen.records import replace
from sheetgen.ruling.durable.process import EngineProcess
from sheetgen.sources.shipped import FORMS, RULES, under


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """All that does not depend on a period: the workspace with its plans, forms and rules."""

    workspace: Workspace
    plans: tuple[Plan, ...]
    forms: tuple[Form, ...]
    rules: tuple[Rule, ...]
    waivers: tuple[Waiver, ...] = ()
    corrections: tuple[Correction, ...] = ()
    acknowledged: tuple[Acknowledged, ...] = ()
    decisions: tuple[Decision, ...] = ()
    populations: Mapping[str, Population] = field(default_factory=dict)
    """Whom plans serve, by the code of those that declare it."""
    served: dict[tuple[str, Period], Served | None] = field(default_factory=dict, compare=False)
    """What the lists of a plan came to up to a month: a run counts them once, whoever asks."""
    counted: dict[tuple[str, Period], Mapping[str, Counted]] = field(
        default_factory=dict, compare=False
    )
    """What they came to for its products, by the codes that these bore in the month."""
    closed: Mapping[tuple[Period, str], Closed] = field(default_factory=dict)
    """The closed months, by period and plan."""
    engine: EngineProcess = field(default_factory=EngineProcess, compare=False)
    shelf: dict[Period, tuple[Submission, ...]] = field(default_factory=dict, compare=False)
    """What each period's folder held: a run reads it once, whoever asks."""
    past_months: dict[tuple[str, Period, str], PastMonth] = field(
        default_factory=dict, compare=False
    )
    """What months before others came to, by plan, month and how items are called: found once."""
    readings: Readings | None = field(default=None, compare=False)
    """What earlier runs read of it, where that may be used."""
    mapper: Mapper = field(default=map, compare=False)
    """Who reads files: this process, or others."""
    sealed: dict[tuple[Period, str], tuple[Submission, ...]] = field(
        default_factory=dict, compare=False
    )
    """The same of a closed month of one plan: what was sealed of it."""
    unsealed: dict[tuple[Period, str], frozenset[str]] = field(default_factory=dict, compare=False)
    """The items that a plan has by now and a closed month was sealed without, by codes of then."""

    @property
    def figures(self) -> tuple[OwnFigure, ...]:
        """The figures that its forms ask for on their own account."""
        return own_figures(self.forms)


class Ruled(NamedTuple):
    """What judges, and what is said of it: rules decide nothing of what a file says."""

    rules: tuple[Rule, ...]
    waivers: tuple[Waiver, ...]
    acknowledged: tuple[Acknowledged, ...]
    decisions: tuple[Decision, ...]


def open_setup(
    workspace: Workspace,
    meanwhile: Callable[[Setup], None] | None = None,
    mapper: Mapper | None = None,
    *,
    reopening: Period | None = None,
) -> Setup:
    """Read plans, forms and rules; what is wrong in them, or not proved, stops the run here.

    A month that is ``reopening`` is taken as it lies, as if it had never been closed.
    ``meanwhile`` is given the setup without its rules while another process reads and proves them:
    what it reads by that, and leaves in its shelf, need not be read afterwards. ``mapper`` reads
    files, by default the processes that the machine has room for.
    """
    setup = _before_rules(workspace, mapper, reopening)
    if meanwhile is None or not can_work_beside():
        return replace(setup, **_proved(setup)._asdict())
    stopped = RuleError(
        workspace.relative(workspace.rules),
        message("the process that read them was stopped from outside, or ran out of memory."),
        message("Nothing was written. Run the command again."),
    )
    with beside(lambda: _proved(setup), stopped) as ruled:
        meanwhile(setup)
    return replace(setup, **ruled[0]._asdict())


def read_setup(workspace: Workspace) -> Setup:
    """Read plans, forms, rules and waivers; the rules proved or not."""
    setup = _before_rules(workspace)
    return replace(setup, **_ruled(setup)._asdict())


def _before_rules(
    workspace: Workspace, mapper: Mapper | None = None, reopening: Period | None = None
) -> Setup:
    """All that decides what a file says."""
    plans = read_plans(workspace)
    closed = read_closed(workspace.root, plans, reopening, partial(_edited, workspace, plans))
    plans = with_sealed_offices(plans, closed)
    forms = read_forms(workspace.templates, workspace.root, under(workspace, FORMS))
    return Setup(
        workspace=workspace,
        plans=plans,
        forms=forms,
        rules=(),
        populations=read_populations(workspace, plans),
        corrections=read_corrections(workspace.root, plans, forms),
        readings=Readings.of(workspace, plans),
        mapper=mapper or by_processes(processors()),
        closed=closed,
    )


def _edited(
    workspace: Workspace, plans: tuple[Plan, ...], record: Mapping[str, Any]
) -> Message | None:
    """Which cell of a closed month that was edited is none of its files, or is gone from it."""
    from sheetgen.reading.sealed_cells import Unknown, edited_cell  # noqa: PLC0415 - late

    once_read = partial(Readings.of(workspace, plans).once_read, str(record.get("period")))
    found = edited_cell(workspace.root, record, workspace.most_bytes, once_read, is_whole)
    if found is None:
        return None
    if isinstance(found, Unknown):
        return message(
            "{file}, which it was sealed with, is gone: what was sealed of its cells cannot be "
            "told.",
            file=found.file,
        )
    if not found.now:
        return message(
            "It says nothing of {place} any more, and {sealed} was sealed.",
            place=found.place,
            sealed=repr(found.sealed),
        )
    return message(
        "It says {now} of {place}, and {sealed} was sealed.",
        now=repr(found.now),
        place=found.place,
        sealed=repr(found.sealed),
    )


def _ruled(setup: Setup) -> Ruled:
    """The rules and what names them; what only they need is imported by whoever reads them."""
    from sheetgen.ruling.rule_files import read_rules  # noqa: PLC0415 - late
    from sheetgen.ruling.threshold_scopes import check_scopes  # noqa: PLC0415 - late
    from sheetgen.ruling.thresholds import thresholds_of  # noqa: PLC0415 - late
    from sheetgen.ruling.unknown_names import check_named, check_own  # noqa: PLC0415 - late

    workspace, plans = setup.workspace, setup.plans
    rules = read_rules(workspace.rules, workspace.root, under(workspace, RULES))
    check_scopes(workspace.thresholds, plans, thresholds_of(rules))
    check_named(rules, plans)
    _check_asked(rules, setup.forms)
    check_own(rules, setup.figures)
    known = Known(plans, rules)
    return Ruled(
        rules=rules,
        waivers=read_waivers(workspace.root, plans, rules),
        acknowledged=read_acknowledged(workspace.root, known),
        decisions=read_decisions(workspace.root, known),
    )


def _proved(setup: Setup) -> Ruled:
    from sheetgen.ruling.proofs.proved import demand_proved  # noqa: PLC0415 - late

    found = _ruled(setup)
    demand_proved(found.rules, setup.plans, setup.workspace.thresholds)
    return found


def not_written_in(setup: Setup, language: str) -> tuple[str, ...]:
    """The rules and columns with a text that is not written in a language: ``file: code``."""
    rules = (
        f"{rule.file}: {rule.code}"
        for rule in setup.rules
        if any(
            language not in dict(texts)
            for texts in (rule.summary, rule.message, rule.remedy, rule.why, rule.source)
        )
    )
    columns = (
        f"{form.file}: {column.field}"
        for form in setup.forms
        for column in form.columns
        if language not in dict(column.headings)
        or (column.hints and language not in dict(column.hints))
        or (column.choices and language not in dict(column.choices))
    )
    return (*rules, *columns)


def _check_asked(rules: tuple[Rule, ...], forms: tuple[Form, ...]) -> None:
    """What a rule says that its remedy asks for is a text of some form."""
    known = {each.field for form in forms for each in form.inputs if each.is_told}
    for rule in rules:
        for field_name in rule.asks:
            if field_name not in known:
                raise RuleError(
                    f"{rule.file}: {rule.code}: asks",
                    message("no form has a text column '{field}'.", field=field_name),
                    message(
                        "Name one of {known}, or add the column to a form.", known=sorted(known)
                    ),
                )


def stored_periods(workspace: Workspace) -> tuple[Period, ...]:
    """The periods that have a folder of deliveries, oldest first."""
    found: list[Period] = []
    if workspace.input.is_dir():
        for path in sorted(workspace.input.iterdir()):
            try:
                found.append(Period.parse(path.name))
            except ValueError:
                continue
    return tuple(found)


def sealed_without(setup: Setup, plan: Plan, at: Period) -> frozenset[str]:
    """The items that came into a plan's tables after a month was closed, by their codes of then.

    None of a month that is open.
    """
    closed = setup.closed.get((at, plan.code))
    if closed is None:
        return frozenset()
    if (at, plan.code) not in setup.unsealed:
        codes = {each.code for each in in_force(plan, at).items}
        setup.unsealed[at, plan.code] = frozenset(codes - {each.code for each in closed.items})
    return setup.unsealed[at, plan.code]


def older_seal(setup: Setup, plan: Plan, at: Period) -> Closed | None:
    """A closed month that was sealed without what is kept by now; None where it has all of it."""
    closed = setup.closed.get((at, plan.code))
    return closed if closed is not None and closed.lacking else None


def known_periods(setup: Setup, plan: Plan) -> tuple[Period, ...]:
    """The months of a plan that later ones look back at, oldest first.

    Those that have a folder of deliveries, and those that were closed or in which a figure of the
    plan was corrected: nobody sent anything then.
    """
    closed = {at for at, code in setup.closed if code == plan.code}
    corrected = (each.period for each in setup.corrections if each.plan == plan.code)
    months = filter(plan.covers, (*stored_periods(setup.workspace), *corrected))
    return tuple(sorted(closed.union(months)))
