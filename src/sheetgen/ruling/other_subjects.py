"""Findings on those that have no status: the offices that report, and the plan as a whole."""

from collections.abc import Mapping

from sheetgen.language.message import joined, message
from sheetgen.model.finding import Finding
from sheetgen.model.office import MeasuredOffice
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.plan import Plan
from sheetgen.model.problem import Problem
from sheetgen.model.report import Judging
from sheetgen.model.rule import Rule
from sheetgen.model.summary import Falls, Index, OfficeSummary
from sheetgen.model.workspace import Scope, ThresholdSetting
from sheetgen.records import replace
from sheetgen.ruling.cells_read import cells_read
from sheetgen.ruling.classify import rules_of, subject_of
from sheetgen.ruling.confirm import Row, judge_rows
from sheetgen.ruling.durable.engine import Engine
from sheetgen.ruling.facts import office_facts, plan_facts
from sheetgen.ruling.findings import Voice
from sheetgen.ruling.rule_figures import Subject
from sheetgen.ruling.thresholds import Scale, thresholds_of


def judge_others(
    offices: tuple[MeasuredOffice, ...],
    sums: Mapping[str, OfficeSummary],
    plan: Plan,
    index: Index | None,
    settings: tuple[ThresholdSetting, ...],
    rules: tuple[Rule, ...],
    period: Period,
    *,
    fallen: Falls | None = None,
    engine: Engine | None = None,
    strict_engine: bool = False,
) -> tuple[tuple[Finding, ...], Judging]:
    """What the rules find of each office and, against the period before, of the plan."""
    scale = Scale.of(plan, settings, period, thresholds_of(rules))
    rows = tuple(
        Row(
            subject=each.office.code,
            kind="office",
            facts=office_facts(each, sums.get(each.office.code), period),
            bounds=scale.general_bounds(Scope("office", each.office.code)),
        )
        for each in offices
    )
    whole = Row(
        subject=plan.code,
        kind="plan",
        facts=plan_facts(plan, index, fallen.index if fallen is not None else None, period),
        bounds=scale.general_bounds(),
    )
    names = {each.office.code: each.office.name for each in offices}
    places = {each.office.code: each.places for each in offices}
    refused = {each.office.code: each.refused for each in offices}
    mine = rules_of(rules, period)
    fired, judging = judge_rows((*rows, whole), mine, engine, strict=strict_engine)
    voices = [Voice.of(rule) for rule in mine]
    findings = (
        _finding(
            voice,
            subject_of(row, names.get(row.subject, plan.name)),
            _cells(voice.rule, sums.get(row.subject))
            or places.get(row.subject)
            or (Place(plan.folder, "", ""),),
            refused.get(row.subject),
        )
        for row, codes in zip((*rows, whole), fired, strict=True)
        for voice in voices
        if voice.rule.code in codes
    )
    return tuple(findings), judging


def _finding(
    voice: Voice, subject: Subject, places: tuple[Place, ...], refused: Problem | None
) -> Finding:
    """What a rule says; where it tells of a file that was refused, why it was and what to do."""
    if refused is None:
        return voice.finding(replace(subject, delivery=message("sent no file")), places)
    delivery = message("sent a file that was refused")
    finding = voice.finding(replace(subject, delivery=delivery), places)
    if delivery not in dict(finding.message.figures).values():
        return finding
    why = message("{place}: {why}", place=refused.place, why=refused.message)
    return replace(
        finding,
        message=joined([finding.message, why]),
        remedy=joined([refused.remedy, finding.remedy]),
    )


def _cells(rule: Rule, summary: OfficeSummary | None) -> tuple[Place, ...]:
    """The cells of an office's items that a rule's figures rest on; none where the file is told."""
    return () if summary is None else cells_read(rule, summary)
