"""Measures in, verdicts out: one status for each item, and all that the rules find."""

from collections.abc import Sequence
from dataclasses import replace

from sheetgen.errors import EngineError, RuleError
from sheetgen.language.message import message
from sheetgen.model.finding import Finding, Status, Verdict
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.plan import Plan
from sheetgen.model.report import JudgedItem, Judging
from sheetgen.model.rule import All, EngineEvent, Rule
from sheetgen.model.summary import ElementSummary
from sheetgen.model.workspace import ThresholdSetting
from sheetgen.ruling.confirm import Fire, Row, judge_rows
from sheetgen.ruling.engine import installed_engine
from sheetgen.ruling.facts import element_facts, fact_named, item_facts
from sheetgen.ruling.figures import Figures, figures_of, said
from sheetgen.ruling.plain import conditions_of
from sheetgen.ruling.thresholds import Scale


def judge_items(
    items: tuple[MeasuredItem, ...],
    plan: Plan,
    settings: tuple[ThresholdSetting, ...],
    rules: tuple[Rule, ...],
    period: Period,
    *,
    strict_engine: bool = False,
) -> tuple[tuple[JudgedItem, ...], Judging]:
    """Judge every item by the rules in force in the period, in the order given."""
    mine, scale = in_force(rules, period), Scale.of(plan, settings)
    rows = tuple(
        Row(
            subject=each.item.code,
            kind=each.item.kind.value,
            facts=item_facts(each),
            bounds=scale.bounds(each.item),
        )
        for each in items
    )
    fired, judging = judge_rows(rows, mine, installed_fire(), strict=strict_engine)
    judged = []
    leftover: list[EngineEvent] = []
    for measured, row, codes in zip(items, rows, fired, strict=True):
        holding = [rule for rule in mine if rule.code in codes]
        decider, status = deciding(holding, row.subject)
        leftover += _leftover(decider, row.subject)
        figures = figures_of(row.facts, row.bounds, row.subject, measured.item.name)
        findings = tuple(
            _finding(rule, row.subject, figures, _item_places(rule, measured))
            for rule in _speaking(holding, decider)
        )
        verdict = Verdict(
            subject=row.subject,
            status=status,
            band=decider.band,
            rule=decider.code,
            findings=findings,
        )
        judged.append(JudgedItem(measured, verdict, row.bounds))
    return tuple(judged), _with_events(judging, leftover, strict=strict_engine)


def judge_elements(
    elements: tuple[ElementSummary, ...],
    plan: Plan,
    settings: tuple[ThresholdSetting, ...],
    rules: tuple[Rule, ...],
    period: Period,
    *,
    strict_engine: bool = False,
) -> tuple[tuple[ElementSummary, ...], tuple[Finding, ...], Judging]:
    """Give every element its band and the rule that gave it, and find what the rules find."""
    mine, scale = in_force(rules, period), Scale.of(plan, settings)
    rows = tuple(
        Row(
            subject=each.element.code,
            kind="element",
            facts=element_facts(each),
            bounds=scale.bounds(each.element),
        )
        for each in elements
    )
    fired, judging = judge_rows(rows, mine, installed_fire(), strict=strict_engine)
    judged: list[ElementSummary] = []
    findings: list[Finding] = []
    leftover: list[EngineEvent] = []
    for summary, row, codes in zip(elements, rows, fired, strict=True):
        holding = [rule for rule in mine if rule.code in codes]
        decider, _ = deciding(holding, row.subject)
        leftover += _leftover(decider, row.subject)
        figures = figures_of(row.facts, row.bounds, row.subject, summary.element.name)
        judged.append(replace(summary, band=decider.band, rule=decider.code))
        findings += (
            _finding(rule, row.subject, figures, summary.places)
            for rule in _speaking(holding, decider)
            if rule.severity is not None  # an element's own rating is its band, not a finding
        )
    return tuple(judged), tuple(findings), _with_events(judging, leftover, strict=strict_engine)


def installed_fire() -> Fire | None:
    """The engine that this machine has, if any."""
    engine = installed_engine()
    return None if engine is None else engine.fire


def in_force(rules: tuple[Rule, ...], period: Period) -> tuple[Rule, ...]:
    """The rules that judge a period."""
    return tuple(rule for rule in rules if rule.in_force(period))


def leading(holding: Sequence[Rule]) -> tuple[Rule, ...]:
    """Of the status rules that hold, those of the lowest priority: one, in a sound rule set."""
    able = [rule for rule in holding if rule.status is not None and not rule.beta]
    lowest = min((rule.priority for rule in able), default=0)
    return tuple(rule for rule in able if rule.priority == lowest)


def deciding(holding: Sequence[Rule], subject: str) -> tuple[Rule, Status]:
    """The one status rule that decides, and the status it gives."""
    first = leading(holding)
    if len(first) > 1:
        raise RuleError(
            subject,
            message("{rules} hold with one priority.", rules=tuple(rule.code for rule in first)),
            message("Give them different priorities: the lowest decides."),
        )
    for rule in first:
        if rule.status is not None:
            return rule, rule.status
    raise RuleError(
        subject,
        message("No status rule holds."),
        message("Add a last rule whose condition is 'always'."),
    )


def _speaking(holding: Sequence[Rule], decider: Rule) -> list[Rule]:
    """The status rule that decided first, then every alert; a beta rule says so itself."""
    others = (rule for rule in holding if rule.status is None or rule.beta)
    return [decider, *others]


def _finding(rule: Rule, subject: str, figures: Figures, places: tuple[Place, ...]) -> Finding:
    return Finding(
        rule=rule.code,
        subject=subject,
        severity=rule.severity,
        message=said(rule.message, rule, figures),
        remedy=said(rule.remedy, rule, figures),
        places=places,
        beta=rule.beta,
    )


def _item_places(rule: Rule, measured: MeasuredItem) -> tuple[Place, ...]:
    """The cells of the measures that the rule read; what the plan declares stands in its table."""
    found: dict[Place, None] = {}
    for condition in conditions_of(rule.test):
        fact = fact_named(condition.fact)
        measure = measured.measure(fact.measure) if fact is not None else None
        places = (measured.item.place,) if measure is None else measure.places
        found |= dict.fromkeys(places)
    return tuple(found) or (measured.item.place,)


def _leftover(decider: Rule, subject: str) -> list[EngineEvent]:
    """An event where only the last rule held: the rule set forgot a case, which is our fault."""
    if decider.test != All(()):
        return []
    said_of_it = message(
        "No rule but the last, {rule}, holds for {subject}: it is left without a rating.",
        rule=decider.code,
        subject=subject,
    )
    return [EngineEvent("unclassified", said_of_it)]


def _with_events(judging: Judging, more: list[EngineEvent], *, strict: bool) -> Judging:
    if strict and more:
        raise EngineError(
            more[0].kind, more[0].message, message("Add a rule for this case, and prove the rules.")
        )
    return replace(judging, events=(*judging.events, *more))
