"""Measures in, verdicts out: one status for each item, and all that the rules find."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from sheetgen.errors import EngineError, RuleError
from sheetgen.language.message import message
from sheetgen.model.finding import Finding, Verdict
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.model.report import JudgedItem, Judging
from sheetgen.model.rule import All, EngineEvent, Rule
from sheetgen.model.status import Status
from sheetgen.model.summary import ElementSummary, Falls
from sheetgen.model.workspace import ThresholdSetting
from sheetgen.records import Struct, replace
from sheetgen.ruling.cells_read import cells_read
from sheetgen.ruling.confirm import Row, judge_rows
from sheetgen.ruling.durable.engine import Engine
from sheetgen.ruling.facts import element_facts, item_facts
from sheetgen.ruling.findings import Voice
from sheetgen.ruling.rule_figures import Subject
from sheetgen.ruling.thresholds import Scale, thresholds_of

NOTHING_KNOWN: Mapping[str, Verdict] = MappingProxyType({})


def judge_items(
    items: tuple[MeasuredItem, ...],
    plan: Plan,
    settings: tuple[ThresholdSetting, ...],
    rules: tuple[Rule, ...],
    period: Period,
    *,
    engine: Engine | None = None,
    strict_engine: bool = False,
    known: Mapping[str, Verdict] = NOTHING_KNOWN,
) -> tuple[tuple[JudgedItem, ...], Judging]:
    """Judge every item by the rules in force in the period, in the order given.

    Without an engine the plain evaluator judges alone. Of some items the verdict may be ``known``,
    as both came to it; where something is not as it should be now, these are judged again as well.
    """
    choices = Choices.of(rules_of(rules, period))
    scale = Scale.of(plan, settings, period, thresholds_of(rules))
    rows = tuple(
        Row(
            subject=each.item.code,
            kind=each.item.kind.value,
            facts=item_facts(each),
            bounds=scale.bounds(each.item),
        )
        for each in items
        if each.item.code not in known
    )
    fired, judging = judge_rows(rows, choices.rules, engine, strict=strict_engine)
    if known and judging.events:
        return judge_items(
            items, plan, settings, rules, period, engine=engine, strict_engine=strict_engine
        )
    found = zip(rows, fired, strict=True)

    def judged(measured: MeasuredItem) -> JudgedItem:
        if (verdict := known.get(measured.item.code)) is not None:
            return JudgedItem(measured, verdict, scale.bounds(measured.item))
        row, codes = next(found)
        return _judged(measured, row, choices.of_codes(codes, row.subject))

    every = tuple(map(judged, items))
    leftover = _leftover(rows, fired, choices)
    return every, _with_events(_of_all(judging, len(known)), leftover, strict=strict_engine)


def _of_all(judging: Judging, known: int) -> Judging:
    """The account of all rows, with those of which the verdict was known."""
    if not known:
        return judging
    confirmed = judging.confirmed + known if judging.by_engine else judging.confirmed
    return replace(judging, rows=judging.rows + known, confirmed=confirmed)


def _judged(measured: MeasuredItem, row: Row, choice: "Choice") -> JudgedItem:
    item = measured.item
    subject = Subject(
        code=item.code,
        name=item.name,
        facts=row.facts,
        bounds=row.bounds,
        in_percent=item.in_percent,
    )
    verdict = Verdict(
        subject=item.code,
        status=choice.status,
        band=choice.decider.band,
        rule=choice.decider.code,
        findings=tuple(voice.finding(subject, voice.places(measured)) for voice in choice.voices),
    )
    return JudgedItem(measured, verdict, row.bounds)


def judge_elements(
    elements: tuple[ElementSummary, ...],
    plan: Plan,
    settings: tuple[ThresholdSetting, ...],
    rules: tuple[Rule, ...],
    period: Period,
    *,
    fallen: Falls | None = None,
    engine: Engine | None = None,
    strict_engine: bool = False,
) -> tuple[tuple[ElementSummary, ...], tuple[Finding, ...], Judging]:
    """Give every element its band and the rule that gave it, and find what the rules find."""
    choices = Choices.of(rules_of(rules, period))
    scale = Scale.of(plan, settings, period, thresholds_of(rules))
    fell = dict(fallen.progress) if fallen is not None else {}
    rows = tuple(
        Row(
            subject=each.element.code,
            kind="element",
            facts=element_facts(each, period, fell.get(each.element.code)),
            bounds=scale.bounds(each.element),
        )
        for each in elements
    )
    fired, judging = judge_rows(rows, choices.rules, engine, strict=strict_engine)
    judged: list[ElementSummary] = []
    findings: list[Finding] = []
    for summary, row, codes in zip(elements, rows, fired, strict=True):
        choice = choices.of_codes(codes, row.subject)
        judged.append(replace(summary, band=choice.decider.band, rule=choice.decider.code))
        subject = subject_of(row, summary.element.name)
        findings += (
            voice.finding(subject, cells_read(voice.rule, summary) or summary.places)
            for voice in choice.voices
            if voice.rule.severity is not None  # an element's own rating is its band, no finding
        )
    leftover = _leftover(rows, fired, choices)
    return tuple(judged), tuple(findings), _with_events(judging, leftover, strict=strict_engine)


def subject_of(row: Row, name: str) -> Subject:
    """Whom the rules speak of, where it has no unit of its own."""
    return Subject(
        code=row.subject, name=name, facts=row.facts, bounds=row.bounds, in_percent=False
    )


class Choice(Struct, frozen=True):
    """What a set of rules that hold comes to: the one that decides, and all that speak."""

    decider: Rule
    status: Status
    voices: tuple[Voice, ...]


class Choices(Struct, frozen=True):
    """Each set of rules that can hold, thought through once: thousands of rows share a few."""

    rules: tuple[Rule, ...]
    voices: Mapping[str, Voice]
    known: dict[frozenset[str], Choice]

    @classmethod
    def of(cls, rules: tuple[Rule, ...]) -> "Choices":
        """Make the rules ready to speak."""
        return cls(rules, {rule.code: Voice.of(rule) for rule in rules}, {})

    def of_codes(self, codes: frozenset[str], subject: str) -> Choice:
        """The choice where exactly these rules hold."""
        if codes not in self.known:
            holding = [rule for rule in self.rules if rule.code in codes]
            decider, status = deciding(holding, subject)
            voices = (self.voices[rule.code] for rule in _speaking(holding, decider))
            self.known[codes] = Choice(decider, status, tuple(voices))
        return self.known[codes]


def rules_of(rules: tuple[Rule, ...], period: Period) -> tuple[Rule, ...]:
    """The rules that judge a period."""
    return tuple(rule for rule in rules if rule.in_force(period))


def leading(holding: Sequence[Rule]) -> tuple[Rule, ...]:
    """Of the status rules that hold, those of the lowest priority: one, in a sound rule set."""
    able = [rule for rule in holding if rule.status is not None and not rule.beta]
    lowest = min((rule.priority for rule in able), default=0)
    return tuple(rule for rule in able if rule.priority == lowest)


def deciding(holding: Sequence[Rule], subject: str) -> tuple[Rule, Status]:
    """The one status rule that decides, and the status it gives.

    Raises RuleError where none decides, or two do.
    """
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


def _leftover(
    rows: Sequence[Row], fired: Sequence[frozenset[str]], choices: Choices
) -> list[EngineEvent]:
    """An event where only the last rule held: the rule set forgot a case, which is our fault."""
    forgot = {codes for codes, choice in choices.known.items() if choice.decider.test == All(())}
    return [
        EngineEvent(
            "unclassified",
            message(
                "No rule but the last, {rule}, holds for {subject}: it is left without a rating.",
                rule=choices.known[codes].decider.code,
                subject=row.subject,
            ),
        )
        for row, codes in zip(rows, fired, strict=True)
        if codes in forgot
    ]


def _with_events(judging: Judging, more: list[EngineEvent], *, strict: bool) -> Judging:
    if strict and more:
        raise EngineError(
            more[0].kind, more[0].message, message("Add a rule for this case, and prove the rules.")
        )
    return replace(judging, events=(*judging.events, *more))
