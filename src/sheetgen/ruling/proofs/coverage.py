"""Which months of a plan no status rule judges, and which rules settle a case by priority alone."""

from collections.abc import Iterator, Sequence

from sheetgen.language.message import Message, message
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.model.rule import All, FactValue, Rule
from sheetgen.records import Struct
from sheetgen.ruling.classify import rules_of
from sheetgen.ruling.plain import holds, resolved
from sheetgen.ruling.proofs.combinations import MOST, combinations, count_combinations
from sheetgen.ruling.thresholds import shipped_bounds, thresholds_of
from sheetgen.ruling.versions import version
from sheetgen.ruling.word_facts import KINDS


def status_rules(rules: Sequence[Rule], kind: str) -> tuple[Rule, ...]:
    """The rules that give a kind its status; those on trial give none."""
    return tuple(
        rule for rule in rules if rule.status and not rule.beta and kind in rule.applies_to
    )


def changes_of(rules: Sequence[Rule]) -> list[Period]:
    """The months in which the rules in force change, oldest first."""
    ends = {rule.until.next() for rule in rules if rule.until}
    return sorted({rule.since for rule in rules} | ends)


def months_unjudged(rules: Sequence[Rule], plan: Plan) -> Iterator[tuple[str, Message]]:
    """(kind, what is said) of each stretch of the plan's months that no status rule judges."""
    kinds = sorted({item.kind.value for item in plan.items})
    known = [
        *plan.targets.periods,
        *plan.schedule.periods,
        *(each.period for each in plan.actuals),
    ]
    first = plan.from_ or min(known, default=None)
    for kind in kinds:
        mine = status_rules(rules, kind)
        last = plan.until or max((*known, *changes_of(mine)), default=None)
        if first is None or last is None or not mine:
            continue
        starts = sorted({first, *(at for at in changes_of(mine) if first < at <= last)})
        for start in starts:
            if not rules_of(mine, start):
                begins = min((r.since for r in mine if r.since > start), default=None)
                yield kind, _unjudged(plan, kind, start, mine, begins)


def _unjudged(
    plan: Plan, kind: str, start: Period, mine: Sequence[Rule], begins: Period | None
) -> Message:
    if begins is None:
        return message(
            "No status rule for the kind {kind} judges the plan {plan} from {start} on: the last "
            "one ends before.",
            kind=kind,
            plan=plan.code,
            start=start,
        )
    return message(
        "No status rule for the kind {kind} judges the plan {plan} from {start} until {begins}, "
        "when {rules} begin.",
        kind=kind,
        plan=plan.code,
        start=start,
        begins=begins,
        rules=tuple(rule.code for rule in mine if rule.since == begins),
    )


class Overlap(Struct, frozen=True):
    """Two status rules that hold together: ``decider`` has the lower priority. No fault."""

    kind: str
    decider: str
    other: str
    facts: tuple[tuple[str, FactValue], ...]


def overlaps(rules: tuple[Rule, ...]) -> tuple[Overlap, ...]:
    """Each pair of status rules of which priority alone says which decides, with one example.

    The always-true last rule gives way to every other by design and is not listed.
    """
    figures = {bound.name: bound.figure for bound in shipped_bounds(thresholds_of(rules))}
    tests = {version(rule): resolved(rule.test, figures) for rule in rules}
    found: dict[tuple[str, str, str], Overlap] = {}
    for kind in KINDS:
        able = [r for r in status_rules(rules, kind) if r.test != All(())]
        for at in changes_of(able):
            mine = rules_of(tuple(able), at)
            if not mine or count_combinations(kind, [tests[version(r)] for r in mine]) > MOST:
                continue  # the proof of statuses says that there are too many
            for facts in combinations(kind, [tests[version(r)] for r in mine]):
                holding = sorted(
                    (r for r in mine if holds(tests[version(r)], facts)), key=lambda r: r.priority
                )
                for other in holding[1:]:
                    key = (kind, holding[0].code, other.code)
                    found.setdefault(key, Overlap(*key, tuple(sorted(facts.items()))))
    return tuple(found.values())
