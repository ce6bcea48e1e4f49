"""Explains an element's band: what it is the mean of, and what a better band would take."""

from collections.abc import Iterator, Mapping
from decimal import ROUND_CEILING, Decimal, localcontext

from sheetgen.model.explanation import Asked, ElementExplanation, Lift
from sheetgen.model.rule import Bound, FactValue, Rule, Test
from sheetgen.model.status import Band, Status
from sheetgen.model.summary import ElementSummary, MeanOf, MeanPart
from sheetgen.ruling.classify import deciding
from sheetgen.ruling.explaining.explain import rule_of, with_a_say
from sheetgen.ruling.explaining.nearly_held import near_rules
from sheetgen.ruling.facts import element_facts
from sheetgen.ruling.plain import conditions_of, holds, resolved

_ELEMENT = "element"
_TENTH = Decimal("0.1")
_STEP = Decimal("1e-9")
_DIGITS = 60


def explain_element(
    asked: Asked,
    summary: ElementSummary,
    bounds: tuple[Bound, ...],
) -> ElementExplanation:
    """Why an element of the month has its progress and band.

    What would lift a product's element is what would lift its product row.
    """
    code = summary.element.code
    kinds = {rule.code: rule.applies_to for rule in asked.rules}
    near = near_rules(asked.rules, _ELEMENT, element_facts(summary, asked.period), bounds)
    return ElementExplanation(
        summary=summary,
        bounds=with_a_say(asked, bounds, _ELEMENT, tuple(each.rule.code for each in near)),
        rule=rule_of(asked, summary.rule),
        cap=asked.plan.choices.cap,
        lifts=tuple(_lifts(asked, summary, bounds)),
        near=near,
        alerts=tuple(
            each
            for each in asked.alerts
            if each.subject == code and _ELEMENT in kinds.get(each.rule, ())
        ),
        waived=tuple(
            each
            for each in asked.waived
            if each.alert.subject == code and _ELEMENT in kinds.get(each.alert.rule, ())
        ),
    )


def _lifts(
    asked: Asked,
    summary: ElementSummary,
    bounds: tuple[Bound, ...],
) -> Iterator[Lift]:
    """Each band above the present one, with the progress at which it begins."""
    now = summary.progress.figure
    if summary.progress.of is MeanOf.PRODUCT or not isinstance(now, Decimal):
        return
    figures = {bound.name: bound.figure for bound in bounds}
    tests = tuple(
        (rule, resolved(rule.test, figures))
        for rule in asked.rules
        if rule.status and not rule.beta and _ELEMENT in rule.applies_to
    )
    cap = asked.plan.choices.cap
    facts = element_facts(summary, asked.period)
    last = _verdict(tests, facts, now)
    for progress in _crossings(tests, now):
        if cap is not None and progress > cap:
            return  # a mean of capped items never gets there
        verdict = _verdict(tests, facts, progress)
        if verdict != last:
            last = verdict
            yield _lift(summary.progress.parts, cap, progress, verdict)


def _crossings(tests: tuple[tuple[Rule, Test], ...], now: Decimal) -> list[Decimal]:
    """The bounds above the present progress, and the smallest step above each."""
    found = {
        condition.bound + side
        for _, test in tests
        for condition in conditions_of(test)
        if condition.fact == "progress" and isinstance(condition.bound, Decimal)
        for side in (Decimal(0), _STEP)
    }
    return sorted(each for each in found if each > now)


def _verdict(
    tests: tuple[tuple[Rule, Test], ...], facts: Mapping[str, FactValue], progress: Decimal
) -> tuple[Status, Band | None]:
    there = {**facts, "progress": progress}
    holding = [rule for rule, test in tests if holds(test, there)]
    rule, status = deciding(holding, str(facts["element"]))
    return status, rule.band


def _lift(
    parts: tuple[MeanPart, ...],
    cap: Decimal | None,
    progress: Decimal,
    verdict: tuple[Status, Band | None],
) -> Lift:
    """How many points are short in all, and which part could give them alone, up to a tenth."""
    with localcontext() as context:
        context.prec = _DIGITS
        counted = [(each, each.counted) for each in parts]
        able = [(each, figure) for each, figure in counted if isinstance(figure, Decimal)]
        weights = sum((each.weight_shown for each, _ in able), Decimal(0))
        total = sum((figure * each.weight_shown for each, figure in able), Decimal(0))
        short = progress * weights - total
        alone = tuple(
            (each.code, figure, needed)
            for each, figure in able
            if (needed := _tenths(figure + short / each.weight_shown)) <= (cap or needed)
        )
        return Lift(
            progress=progress,
            status=verdict[0],
            band=verdict[1],
            points=_tenths(short),
            alone=alone,
        )


def _tenths(figure: Decimal) -> Decimal:
    """Rounded up, so that what is promised suffices."""
    return figure.quantize(_TENTH, rounding=ROUND_CEILING)
