"""Longer than the tests: random rule sets and 200,000 random rows. Run by ``make fuzz``.

    PYTHONPATH=tests python scripts/fuzz_rules.py [rule sets] [rows]

Facts are drawn from the rules' own bounds, one smallest step to either side, and from nasty
figures; the engine in its own process and the plain evaluator must agree on every row, and the
statuses must be those of the oracle written by hand in ``tests/ruling/test_oracle.py``.

The bounds stay below nine millions: there a double still tells nine decimals apart. Beyond, the
engine takes a figure one step from a bound for the bound itself; that is an event, and the plain
verdict stands.
"""

import random
import sys
from decimal import Decimal

from ruling.builders import element, indicator, measured, plan
from ruling.test_oracle import DECEMBER, NASTY, RULES, expected
from sheetgen.errors import RuleError
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.rule import All, Any, Comparison, Condition, FactValue, Not, Rule, Test
from sheetgen.ruling.classify import judge_items
from sheetgen.ruling.confirm import Row, judge_rows
from sheetgen.ruling.durable.clauses import clauses
from sheetgen.ruling.durable.process import EngineProcess
from sheetgen.ruling.thresholds import shipped_bounds

SEED = 2024
STEP = Decimal("1e-9")
FACTS = ("progress", "actual", "target", "baseline", "scale_ratio", "outlier_score")
BOUNDS = tuple(Decimal(text) for text in ("0", "75", "-3.5", "1E-9", "99.985", "1234.5", "150"))
WORDS = {"unit": ("share", "percent", "number"), "gap": ("blank", "no-data", "zero-target")}
RARELY, SOMETIMES, MOSTLY = 0.2, 0.3, 0.7
NUMBERED = (Comparison.BELOW, Comparison.AT_MOST, Comparison.AT_LEAST, Comparison.ABOVE)


def main(rule_sets: int = 800, rows: int = 200_000) -> int:
    """Run both; gives the exit status."""
    draw = random.Random(SEED)  # noqa: S311 - rows to try, not a secret
    engine = EngineProcess()
    if not engine.usable:
        print("durable-rules is not installed here: nothing to compare")
        return 1
    faults = [*random_rule_sets(draw, engine, rule_sets), *random_rows(draw, engine, rows)]
    for fault in faults[:20]:
        print(fault)
    print(f"{rule_sets} rule sets, {rows} rows, seed {SEED}: {len(faults)} faults")
    return 1 if faults else 0


def random_rule_sets(draw: random.Random, engine: EngineProcess, wanted: int) -> list[str]:
    """Sets of up to 70 rules of any shape, thirty rows each."""
    found = []
    for number in range(wanted):
        rules = tuple(some_rule(draw, f"R{each}") for each in range(draw.randint(1, 70)))
        rows = tuple(
            Row(
                subject=str(each),
                kind="indicator",
                facts=some_facts(draw),
                bounds=shipped_bounds(),
            )
            for each in range(30)
        )
        _, judging = judge_rows(rows, rules, engine, strict=False)
        found += [f"rule set {number}: {event.message}" for event in judging.events]
    return found


def some_rule(draw: random.Random, code: str) -> Rule:
    """A rule of the shipped ones with another condition, small enough for the engine."""
    while True:
        test = some_test(draw, 3)
        try:
            clauses(test, code)
        except RuleError:
            continue
        return RULES[0].__class__(
            **{name: getattr(RULES[0], name) for name in RULES[0].__slots__}
            | {"code": code, "test": test, "applies_to": ("indicator",)}
        )


def some_test(draw: random.Random, depth: int) -> Test:
    """A condition, or a group of at most three tests: at most 27 alternatives."""
    shape = draw.choice(("one", "one", "all", "any", "not")) if depth else "one"
    if shape == "one":
        return some_condition(draw)
    if shape == "not":
        return Not(some_test(draw, depth - 1))
    parts = tuple(some_test(draw, depth - 1) for _ in range(draw.randint(0, 2)))
    return All(parts) if shape == "all" else Any(parts)


def some_condition(draw: random.Random) -> Condition:
    """One fact against one constant."""
    if draw.random() < RARELY:
        name = draw.choice((*FACTS, *WORDS))
        return Condition(name, draw.choice((Comparison.PRESENT, Comparison.ABSENT)), None)
    if draw.random() < SOMETIMES:
        name = draw.choice(tuple(WORDS))
        return Condition(name, Comparison.IS, draw.choice(WORDS[name]))
    return Condition(draw.choice(FACTS), draw.choice(NUMBERED), draw.choice(BOUNDS))


def some_facts(draw: random.Random) -> dict[str, FactValue]:
    """Each fact absent, on a bound, a step beside one, or nasty."""
    facts: dict[str, FactValue] = {"kind": "indicator", "due": True}
    for name in FACTS:
        if draw.random() < MOSTLY:
            near = draw.choice(BOUNDS) + STEP * draw.randint(-1, 1)
            facts[name] = near if draw.random() < MOSTLY else Decimal(draw.choice(NASTY))
    for name, words in WORDS.items():
        if draw.random() < MOSTLY:
            facts[name] = draw.choice(words)
    return facts


def random_rows(draw: random.Random, engine: EngineProcess, wanted: int) -> list[str]:
    """The status of each row against the oracle, and both evaluators against each other."""
    found: list[str] = []
    for start in range(0, wanted, 10_000):
        figures = [some_figure(draw) for _ in range(min(10_000, wanted - start))]
        items = tuple(
            measured(indicator(f"I.{number}"), progress=figure)
            for number, figure in enumerate(figures)
        )
        judged, judging = judge_items(
            items, plan(element("S1")), (), RULES, DECEMBER, engine=engine
        )
        found += [f"row {start}: {event.message}" for event in judging.events]
        for figure, each in zip(figures, judged, strict=True):
            band = each.verdict.band
            said = (each.verdict.status.value, band and band.value)
            if said != expected(figure):
                found.append(f"{figure}: {said}, expected {expected(figure)}")
    return found


def some_figure(draw: random.Random) -> Figure:
    """A bound or beside it, nasty, a reason, or anything."""
    match draw.randint(0, 3):
        case 0:
            return draw.choice((Decimal(75), Decimal(95), Decimal(150))) + STEP * draw.randint(
                -2, 2
            )
        case 1:
            return Decimal(draw.choice(NASTY))
        case 2:
            return draw.choice(tuple(Gap))
    return Decimal(draw.randint(-(10**12), 10**12)).scaleb(-draw.randint(0, 9))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
