"""Nothing is judged by rules that are not proved: what a build demands before it starts."""

from collections.abc import Iterator, Sequence

from sheetgen.errors import RuleError
from sheetgen.language.message import Message, joined, message, message_n
from sheetgen.model.plan import Plan
from sheetgen.model.rule import Bound, Rule, Threshold
from sheetgen.model.workspace import ThresholdSetting
from sheetgen.records import Struct
from sheetgen.ruling.plain import conditions_of, resolved
from sheetgen.ruling.proofs.combinations import count_combinations
from sheetgen.ruling.proofs.coverage import months_unjudged, status_rules
from sheetgen.ruling.proofs.mutations import mutants
from sheetgen.ruling.proofs.prove import Doubt, prove
from sheetgen.ruling.threshold_months import starts
from sheetgen.ruling.thresholds import Scale, shipped_bounds, thresholds_of
from sheetgen.ruling.versions import version, versions_of
from sheetgen.ruling.word_facts import KINDS

_KEYS = {
    "example": "examples",
    "mutation": "examples",
    "impossible": "when",
    "size": "when",
    "gap": "when",
    "overlap": "priority",
    "unreachable": "priority",
    "last": "when",
    "months": "since",
}
"""The key of a rule to look at, for each kind of proof."""
_REMEDIES = {
    "example": message("Correct the example, or the condition."),
    "mutation": message("Add the example, or take out the part that changes nothing."),
    "impossible": message("Correct the condition."),
    "size": message("Write it as two or more rules."),
    "gap": message("Add a status rule for these facts, or widen one."),
    "overlap": message("Give them different priorities: the lowest decides."),
    "unreachable": message("Give it a lower priority, or remove it."),
    "last": message("Add a last rule whose condition is 'always'."),
    "months": message("Let a status rule begin earlier or end later, or correct the plan's dates."),
}


class Tally(Struct, frozen=True):
    """How much was tried: rules, examples, faults made on purpose, combinations of facts."""

    rules: int
    examples: int
    mutants: int
    worlds: int
    scales: int


def prove_in_use(
    rules: tuple[Rule, ...], plans: Sequence[Plan], settings: tuple[ThresholdSetting, ...]
) -> tuple[tuple[Doubt, ...], Tally]:
    """Prove the rules by the shipped thresholds, by every scale in use and for every month."""
    scales = _scales(rules, plans, settings)
    months = (each for plan in plans for each in _months(rules, plan))
    return (*prove(rules, scales), *months), _tally(rules, len(scales) + 1)


def _months(rules: tuple[Rule, ...], plan: Plan) -> Iterator[Doubt]:
    """The months of a plan that no status rule judges."""
    for kind, said in months_unjudged(rules, plan):
        yield Doubt(status_rules(rules, kind)[0].code, "months", said)


def demand_proved(
    rules: tuple[Rule, ...], plans: Sequence[Plan], settings: tuple[ThresholdSetting, ...]
) -> None:
    """Stop where a rule set is not proved: it cannot judge.

    Raises RuleError with the first doubt.
    """
    doubts, _ = prove_in_use(rules, plans, settings)
    if not doubts:
        return
    first = doubts[0]
    more = message_n(
        "It is {n} fault of the proof; 'sheetgen rules prove' lists it.",
        "It is the first of {n} faults of the proof; 'sheetgen rules prove' lists them.",
        len(doubts),
    )
    raise RuleError(where(first, rules), first.message, joined((remedy(first), more)))


def where(doubt: Doubt, rules: tuple[Rule, ...]) -> str:
    """File, rule and key of a doubt; of a gap that no rule covers, only the files."""
    versions = versions_of(rules).get(doubt.rule, ())
    if versions:
        rule = next((each for each in versions if each.since == doubt.since), versions[0])
        which = f" (since {rule.since})" if len(versions) > 1 else ""
        return f"{rule.file}: {rule.code}{which}: {_KEYS[doubt.proof]}"
    return ", ".join(sorted({rule.file for rule in rules if rule.status}))


def remedy(doubt: Doubt) -> Message:
    """What to do about it."""
    return _REMEDIES[doubt.proof]


def _scales(
    rules: tuple[Rule, ...], plans: Sequence[Plan], settings: tuple[ThresholdSetting, ...]
) -> tuple[tuple[Bound, ...], ...]:
    """The scales in use that differ from the shipped one where a status rule would notice."""
    named = {
        condition.bound.name
        for rule in rules
        if rule.status
        for condition in conditions_of(rule.test)
        if isinstance(condition.bound, Threshold)
    }
    found: dict[tuple[Bound, ...], tuple[Bound, ...]] = {}
    for plan in plans:
        for start in starts(settings):
            scale = Scale.of(plan, settings, start, thresholds_of(rules))
            every = (scale.bounds(subject) for subject in (*plan.items, *plan.elements))
            for bounds in {id(each): each for each in every}.values():  # few, and each made once
                found.setdefault(_noticed(bounds, named), bounds)
    found.pop(_noticed(shipped_bounds(thresholds_of(rules)), named), None)
    return tuple(found.values())


def _noticed(bounds: tuple[Bound, ...], named: set[str]) -> tuple[Bound, ...]:
    return tuple(Bound(each.name, each.figure, "") for each in bounds if each.name in named)


def _tally(rules: tuple[Rule, ...], scales: int) -> Tally:
    figures = {bound.name: bound.figure for bound in shipped_bounds(thresholds_of(rules))}
    tests = {version(rule): resolved(rule.test, figures) for rule in rules}
    able = [rule for rule in rules if rule.status and not rule.beta]
    return Tally(
        rules=len(rules),
        examples=sum(len(rule.examples) for rule in rules),
        mutants=sum(1 for test in tests.values() for _ in mutants(test)),
        worlds=scales
        * sum(
            count_combinations(
                kind, [tests[version(rule)] for rule in able if kind in rule.applies_to]
            )
            for kind in KINDS
        ),
        scales=scales,
    )
