"""Explains a verdict: all that stands behind it, and what would have changed it."""

from collections.abc import Collection, Iterable

from sheetgen.errors import RuleError
from sheetgen.language.message import message
from sheetgen.model.explanation import Asked, ItemExplanation, Ladder, Owed, Stood
from sheetgen.model.figure import OWED, Gap
from sheetgen.model.formula import Formula
from sheetgen.model.formulas.against_target import AgainstTarget, Met
from sheetgen.model.formulas.read import Leaf
from sheetgen.model.measure import Measure, MeasuredItem
from sheetgen.model.observation import Observation
from sheetgen.model.period import Period
from sheetgen.model.report import JudgedItem
from sheetgen.model.rule import Bound, Rule, Threshold
from sheetgen.model.waiver import Standing, Waiver, covers_cell
from sheetgen.records import Struct
from sheetgen.ruling.explaining.ladder import Remeasure, ladder, step_of
from sheetgen.ruling.explaining.nearly_held import near_rules
from sheetgen.ruling.facts import item_facts
from sheetgen.ruling.plain import conditions_of

_COMPUTED = ("progress", "executed", "physical", "financial", "lag", "progress_2")


class Known(Struct, frozen=True, kw_only=True):
    """What is known of an item beside its month: its past, and how it is measured anew.

    ``remeasure`` is None where no office reports it.
    """

    past: tuple[Stood, ...]
    remeasure: Remeasure | None


def explain_item(asked: Asked, judged: JudgedItem, known: Known) -> ItemExplanation:
    """Why an item of the month has its figure and status."""
    item = judged.measured.item
    observations = tuple(each for each in asked.observations if each.code == item.code)
    progress = judged.measured.measure("progress")
    near = near_rules(
        asked.rules,
        item.kind.value,
        item_facts(judged.measured),
        judged.bounds,
        cliff=progress is not None and isinstance(_measuring(progress), Met),
    )
    fired = [each.rule for each in judged.verdict.findings]
    return ItemExplanation(
        judged=judged,
        bounds=with_a_say(
            asked, judged.bounds, item.kind.value, (*fired, *(n.rule.code for n in near))
        ),
        workings=workings(judged.measured, _read_by(asked, fired)),
        rule=rule_of(asked, judged.verdict.rule),
        near=near,
        alerts=tuple(
            each for each in asked.alerts if _speaks_of(asked, each.rule, judged, each.subject)
        ),
        waived=tuple(
            each
            for each in asked.waived
            if _speaks_of(asked, each.alert.rule, judged, each.alert.subject)
        ),
        said=_figures(observations, item.offices),
        notes=tuple(each for each in observations if isinstance(each.said, str)),
        past=known.past,
        ladder=_ladder(asked, judged, known),
        owed=_owed(asked, judged, known.past, observations),
    )


def workings(measured: MeasuredItem, read: Collection[str] = ()) -> tuple[Measure, ...]:
    """The item's computed figures, the one that is judged first; also those that rules ``read``."""
    found = [each for name in _COMPUTED if (each := measured.measure(name)) is not None]
    found += [
        each
        for each in measured.measures
        if (each.quantity.is_own or each.name in read)
        and each.name not in _COMPUTED
        and not isinstance(each.formula, Leaf)
    ]
    return tuple(each for each in found if each.figure is not Gap.NOT_COMPUTED)


def _read_by(asked: Asked, codes: Collection[str]) -> frozenset[str]:
    """The facts that these rules read."""
    return frozenset(fact for rule in asked.rules if rule.code in codes for fact in rule.reads)


def _measuring(progress: Measure) -> Formula:
    formula = progress.formula
    return formula.chosen if isinstance(formula, AgainstTarget) else formula


def rule_of(asked: Asked, code: str) -> Rule:
    """The rule of this code in force in the asked.

    Raises RuleError where there is none.
    """
    for rule in asked.rules:
        if rule.code == code:
            return rule
    raise RuleError(
        code,
        message("The rule is not in force in this period."),
        message("This is a fault of sheetgen: please report it."),
    )


def with_a_say(
    asked: Asked, bounds: tuple[Bound, ...], kind: str, codes: tuple[str, ...]
) -> tuple[Bound, ...]:
    """The thresholds that the status rules of a kind name, and those that these rules name."""
    named = {
        condition.bound.name
        for rule in asked.rules
        if rule.code in codes or (rule.status and kind in rule.applies_to)
        for condition in conditions_of(rule.test)
        if isinstance(condition.bound, Threshold)
    }
    return tuple(bound for bound in bounds if bound.name in named)


def _speaks_of(asked: Asked, rule: str, judged: JudgedItem, subject: str) -> bool:
    """Whether an alert is about the item, not about an element that shares its code."""
    kinds = next((each.applies_to for each in asked.rules if each.code == rule), ())
    return subject == judged.measured.item.code and judged.measured.item.kind.value in kinds


def _figures(
    observations: Iterable[Observation], offices: tuple[str, ...]
) -> tuple[Observation, ...]:
    """The figures sent, office by office in the order that the plan names them."""
    figures = [each for each in observations if not isinstance(each.said, str)]
    order = {office: rank for rank, office in enumerate(offices)}
    return tuple(sorted(figures, key=lambda each: order.get(each.office, len(order))))


def _ladder(asked: Asked, judged: JudgedItem, known: Known) -> Ladder:
    if known.remeasure is None:
        actual = judged.measured.measure("actual")
        return Ladder(
            step=step_of(judged.measured),
            rungs=(),
            current=Gap.NOT_SUBMITTED if actual is None else actual.figure,
            also_reads=(),
        )
    return ladder(judged, asked.rules, known.remeasure)


def _owed(
    asked: Asked,
    judged: JudgedItem,
    past: tuple[Stood, ...],
    observations: tuple[Observation, ...],
) -> Owed | None:
    """Who owes the figure, since when and where; None where it is not missing."""
    measured = judged.measured
    if measured.gap not in OWED:
        return None
    count = measured.figure("periods_missing")
    cells = [each for each in _figures(observations, measured.item.offices) if each.said in OWED]
    return Owed(
        offices=measured.item.offices,
        since=_since(asked.period, past, int(count) if count is not None else 1),
        count=int(count) if count is not None else 1,
        cells=tuple(each.place for each in cells),
        waiver=_excusing(asked, cells),
    )


def _since(period: Period, past: tuple[Stood, ...], count: int) -> Period:
    """The first of the ``count`` due periods in a row without a figure."""
    known = (each for each in past if each.is_due and each.period < period)
    gaps = [each.period for each in known if each.actual and each.actual.actual in OWED]
    return (*gaps[len(gaps) - count + 1 :], period)[0]


def _excusing(asked: Asked, cells: list[Observation]) -> Waiver | None:
    """The waiver in force that excuses one of the cells."""
    for use in asked.waivers:
        if use.waiver.excuses and use.standing is Standing.IN_FORCE:
            for cell in cells:
                if covers_cell(use.waiver, asked.plan, cell):
                    return use.waiver
    return None
