"""Proves a rule set: that it says what its examples say, of every subject, exactly once."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from itertools import zip_longest

from sheetgen.language.message import Message, joined, message
from sheetgen.model.period import Period
from sheetgen.model.rule import All, Bound, FactValue, Rule, Test, figures_of
from sheetgen.records import Struct
from sheetgen.ruling.classify import leading, rules_of
from sheetgen.ruling.plain import conditions_of, holds, resolved
from sheetgen.ruling.proofs.combinations import MOST, combinations, count_combinations
from sheetgen.ruling.proofs.coverage import changes_of, status_rules
from sheetgen.ruling.proofs.mutations import mutants, written
from sheetgen.ruling.thresholds import shipped_bounds, thresholds_of
from sheetgen.ruling.versions import Version, version
from sheetgen.ruling.word_facts import KINDS


class Doubt(Struct, frozen=True):
    """What a proof could not show: the rule, the kind of proof, and the counter-example in words.

    ``proof`` is example, mutation, impossible, gap, overlap, unreachable, last, size or months.
    ``since`` tells the version of a rule that has several.
    """

    rule: str
    proof: str
    message: Message
    since: Period | None = None


@lru_cache(maxsize=8)  # a process that opens a workspace again has its rules proved
def prove(rules: tuple[Rule, ...], scales: tuple[tuple[Bound, ...], ...] = ()) -> tuple[Doubt, ...]:
    """Everything that is wrong with a rule set, or not shown by its examples; nothing, if sound.

    Examples and mutations are judged by the shipped bounds; that each subject gets one status is
    shown for those and for each of ``scales``.
    """
    shipped = figures_of(shipped_bounds(thresholds_of(rules)))
    found = [
        doubt
        for rule in rules
        for doubt in (*_examples(rule, shipped), *_conditions(rule, shipped))
    ]
    found += _statuses(rules, shipped, idle=False)
    found += _lasts(rules)
    for figures in map(figures_of, scales):
        found += _statuses(rules, figures, idle=True)
    return tuple(dict.fromkeys(found))


def _lasts(rules: tuple[Rule, ...]) -> Iterator[Doubt]:
    """Each kind that has status rules has one that always holds: rows in and out can be counted."""
    able = [rule for rule in rules if rule.status and not rule.beta]
    kinds = {kind: rule.code for rule in able for kind in rule.applies_to}
    closed = {kind for rule in able if rule.test == All(()) for kind in rule.applies_to}
    for kind, last in kinds.items():
        if kind not in closed:
            said = message("No status rule always holds for the kind {kind}.", kind=kind)
            yield Doubt(last, "last", said)


def _examples(rule: Rule, figures: Mapping[str, Decimal]) -> Iterator[Doubt]:
    test = resolved(rule.test, figures)
    for example in rule.examples:
        if holds(test, dict(example.facts)) is not example.fires:
            said = message("The example '{name}' does not hold.", name=example.name)
            yield Doubt(rule.code, "example", said, rule.since)


def _conditions(rule: Rule, figures: Mapping[str, Decimal]) -> Iterator[Doubt]:
    """The condition can hold, and each of its parts is shown by an example to matter."""
    test = resolved(rule.test, figures)
    kinds = [kind for kind in rule.applies_to if count_combinations(kind, (test,)) <= MOST]
    if len(kinds) < len(rule.applies_to):
        yield _too_large(rule)
        return
    if not any(holds(test, facts) for kind in kinds for facts in combinations(kind, (test,))):
        yield Doubt(rule.code, "impossible", message("Its condition can never hold."), rule.since)
        return
    for mutant in mutants(test):
        shown = any(
            holds(mutant.test, dict(example.facts)) is not example.fires
            for example in rule.examples
        )
        if not shown:
            yield _unnoticed(rule, test, mutant.test, mutant.fault)


def _unnoticed(rule: Rule, test: Test, other: Test, fault: Message) -> Doubt:
    for kind in rule.applies_to:
        for facts in combinations(kind, (test, other)):
            if holds(test, facts) is not holds(other, facts):
                return Doubt(
                    rule.code,
                    "mutation",
                    message(
                        "No example notices {fault}. Add one with {facts}, fires: {fires}.",
                        fault=fault,
                        facts=written_facts(facts),
                        fires=_word(holds(test, facts)),
                    ),
                    rule.since,
                )
    return Doubt(
        rule.code, "mutation", message("It changes nothing: {fault}.", fault=fault), rule.since
    )


def _statuses(
    rules: tuple[Rule, ...], figures: Mapping[str, Decimal], *, idle: bool
) -> Iterator[Doubt]:
    """Whatever the period and the facts, exactly one status rule decides.

    A rule may be ``idle`` on a scale of the workspace (one with low = medium has no medio), not on
    the shipped one.
    """
    tests = {version(rule): resolved(rule.test, figures) for rule in rules}
    deciding: set[Version] = set()
    asked: set[Version] = set()
    for kind in KINDS:
        for mine, months in _rule_sets(rules, kind):
            asked |= {version(rule) for rule in mine}
            if count_combinations(kind, [tests[version(rule)] for rule in mine]) > MOST:
                yield _too_large(mine[0])
                continue
            yield from _one_status(kind, mine, months, tests, deciding)
    for rule in rules:
        if not idle and version(rule) in asked - deciding and rule.test != All(()):
            said = message("It never decides: other rules of lower priority always do.")
            yield Doubt(rule.code, "unreachable", said, rule.since)


def _rule_sets(rules: tuple[Rule, ...], kind: str) -> list[tuple[tuple[Rule, ...], Message | str]]:
    """The status rules of a kind, for each stretch of months in which they are the same.

    With each, which months these are; nothing is said of them where there is one stretch.
    """
    able = status_rules(rules, kind)
    begins = changes_of(able)
    found: dict[tuple[Rule, ...], Message | str] = {}
    for at, after in zip_longest(begins, begins[1:]):
        mine = rules_of(able, at)
        if mine:
            found.setdefault(mine, _months(None if at == begins[0] else at, after))
    return list(found.items()) if len(found) > 1 else [(mine, "") for mine in found]


def _months(first: Period | None, after: Period | None) -> Message:
    if after is None:
        return message(" in the months from {first} on", first=first)
    last = after.previous()
    if first is None:
        return message(" in the months until {last}", last=last)
    return message(" in the months from {first} until {last}", first=first, last=last)


def _one_status(
    kind: str,
    mine: tuple[Rule, ...],
    months: Message | str,
    tests: Mapping[Version, Test],
    deciding: set[Version],
) -> Iterator[Doubt]:
    faults: dict[tuple[str, ...], Doubt] = {}
    for facts in combinations(kind, [tests[version(rule)] for rule in mine]):
        first = leading([rule for rule in mine if holds(tests[version(rule)], facts)])
        deciding |= {version(rule) for rule in first}
        codes = tuple(rule.code for rule in first)
        if codes in faults or (len(first) == 1 and first[0].test != All(())):
            continue
        faults[codes] = (
            _several(kind, first, facts)
            if len(first) > 1
            else _none(kind, first, facts, (months, mine, tests))
        )
    yield from faults.values()


def _several(kind: str, first: tuple[Rule, ...], facts: Mapping[str, FactValue]) -> Doubt:
    said = message(
        "{rules} hold with one priority for {kind} with {facts}.",
        rules=tuple(rule.code for rule in first),
        kind=kind,
        facts=written_facts(facts),
    )
    return Doubt(first[0].code, "overlap", said, first[0].since)


def _none(
    kind: str,
    first: tuple[Rule, ...],
    facts: Mapping[str, FactValue],
    among: tuple[Message | str, tuple[Rule, ...], Mapping[Version, Test]],
) -> Doubt:
    """That no rule but the closing one holds, in which months, and which speak of these facts."""
    months, mine, tests = among
    beside = tuple(
        f"{rule.code} ({written(tests[version(rule)])})"
        for rule in mine
        if any(each.fact in facts for each in conditions_of(rule.test))
    )
    said = message(
        "No status for {kind} with {facts}{months}.",
        kind=kind,
        facts=written_facts(facts),
        months=months,
    )
    if beside:
        said = joined(
            (said, message("These speak of them, and none holds: {rules}.", rules=beside))
        )
    return Doubt(first[0].code if first else "", "gap", said)


def written_facts(facts: Mapping[str, FactValue]) -> str:
    """Facts as an example of a rule writes them."""
    return ", ".join(f"{name}: {_word(value)}" for name, value in sorted(facts.items())) or "-"


def _word(value: FactValue) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def _too_large(rule: Rule) -> Doubt:
    said = message("There are more than {most} combinations of its facts to try.", most=MOST)
    return Doubt(rule.code, "size", said, rule.since)
