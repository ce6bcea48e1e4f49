"""Judging rows by 60 rules: sheetgen beside zen-engine, rule-engine and CEL, in one run.

The same rules and the same rows, compiled by each as it likes best; each must give the same codes.
sheetgen judges twice (the engine decides, the plain evaluator confirms), the peers once. Needs
``pip install -r benchmarks/requirements.txt``; without it only sheetgen is measured.
"""

import argparse
import json
import random
import time
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from sheetgen.model.rule import All, Comparison, Condition, FactValue, Not, Rule, Test
from sheetgen.model.rule import Any as AnyOf
from sheetgen.records import replace
from sheetgen.ruling.confirm import Row, judge_rows
from sheetgen.ruling.durable.process import EngineProcess
from sheetgen.ruling.plain import conditions_of, resolved
from sheetgen.ruling.rule_files import read_rules
from sheetgen.ruling.thresholds import shipped_bounds

ROOT = Path(__file__).resolve().parents[1]
KIND = "indicator"
Codes = list[frozenset[str]]
SIGNS = {
    Comparison.BELOW: "<",
    Comparison.AT_MOST: "<=",
    Comparison.AT_LEAST: ">=",
    Comparison.ABOVE: ">",
}


def main() -> None:
    """Measure every size and print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rules", type=int, default=60)
    arguments.add_argument("--rows", type=int, nargs="*", default=[100, 10_000, 100_000])
    arguments.add_argument("--only", nargs="*", default=[])
    asked = arguments.parse_args()
    rules = some_rules(asked.rules)
    for size in asked.rows:
        rows = some_rows(size)
        contestants = {
            name: run
            for name, run in {"sheetgen": sheetgen(rules), **peers(rules)}.items()
            if not asked.only or name in asked.only
        }
        print(f"{size} rows, {len(rules)} rules")
        report(measured(contestants, rows, runs=7 if size <= 10_000 else 2))


def some_rules(wanted: int) -> tuple[Rule, ...]:
    """The shipped rules of an indicator, the alerts repeated with other bounds up to ``wanted``."""
    figures = {bound.name: bound.figure for bound in shipped_bounds()}
    shipped = [
        replace(rule, test=resolved(rule.test, figures))
        for rule in read_rules(ROOT / "rules", ROOT)
        if KIND in rule.applies_to
    ]
    alerts = [rule for rule in shipped if rule.status is None]
    found = list(shipped)
    while len(found) < wanted:
        copy, at = divmod(len(found) - len(shipped), len(alerts))
        rule = alerts[at]
        test = moved(rule.test, Decimal(copy + 1) / 8)
        found.append(replace(rule, code=f"{rule.code}-{copy}", test=test))
    return tuple(found[:wanted])


def moved(test: Test, by: Decimal) -> Test:
    """The same test with its figures moved."""
    match test:
        case Condition(bound=Decimal()):
            return replace(test, bound=test.bound + by)
        case All() | AnyOf():
            return replace(test, parts=tuple(moved(part, by) for part in test.parts))
        case Not():
            return Not(moved(test.part, by))
    return test


def some_rows(size: int) -> tuple[Row, ...]:
    """Rows as a policy has them: one in five without a figure, few odd ones."""
    draw = random.Random(2024)  # noqa: S311 - rows to measure with, not a secret
    return tuple(
        Row(subject=f"I.{number}", kind=KIND, facts=some_facts(draw), bounds=shipped_bounds())
        for number in range(size)
    )


def some_facts(draw: random.Random) -> dict[str, FactValue]:
    """The facts of one indicator; figures of two decimals are the same as doubles."""
    facts: dict[str, FactValue] = {
        "kind": KIND,
        "due": True,
        "unit": draw.choice(("number", "percent", "share", "ratio")),
        "direction": draw.choice(("ascending", "descending")),
        "aggregation": draw.choice(("accumulated", "not-accumulated")),
        "frequency": "annual",
        "target": Decimal(draw.randint(1, 9000)) / 100,
        "baseline": Decimal(draw.randint(1, 9000)) / 100,
    }
    if draw.random() < 0.2:
        return facts | {"gap": "no-data", "periods_missing": Decimal(draw.randint(1, 4))}
    facts |= {
        name: Decimal(draw.randint(low, high)) / 100
        for name, low, high in (
            ("progress", 0, 20_000),
            ("actual", 1, 12_000),
            ("distance_from_baseline", -500, 9000),
            ("distance_from_target", -5000, 5000),
            ("target_minus_baseline", 0, 900),
            ("scale_ratio", 1, 1100),
            ("outlier_score", 0, 400),
        )
    }
    return facts


def measured(
    contestants: dict[str, Callable[[Sequence[Row]], Codes]], rows: Sequence[Row], *, runs: int
) -> dict[str, float]:
    """The least µs a row of each, run in turn; all must agree."""
    least = dict.fromkeys(contestants, float("inf"))
    codes: dict[str, Codes] = {}
    for _ in range(runs):
        for name, run in contestants.items():
            start = time.perf_counter()
            codes[name] = run(rows)
            least[name] = min(least[name], (time.perf_counter() - start) / len(rows) * 1e6)
    first = next(iter(codes.values()))
    for name, found in codes.items():
        differing = [number for number, each in enumerate(found) if each != first[number]]
        if differing:
            print(f"  {name} differs on {len(differing)} rows, first {rows[differing[0]]}")
    return least


def report(found: dict[str, float]) -> None:
    """Print each contestant's µs a row and its ratio to sheetgen's."""
    ours = next(iter(found.values()))
    for name, each in found.items():
        print(f"  {name:<32} {each:8.1f} µs a row   {each / ours:6.2f} x sheetgen")


def sheetgen(rules: tuple[Rule, ...]) -> Callable[[Sequence[Row]], Codes]:
    """Both evaluators, as in a build."""
    engine = EngineProcess()

    def run(rows: Sequence[Row]) -> Codes:
        found, judging = judge_rows(tuple(rows), rules, engine, strict=True)
        assert judging.judged_by == "durable-rules"  # noqa: S101 - a benchmark of something else
        return list(found)

    return run


def peers(rules: tuple[Rule, ...]) -> dict[str, Callable[[Sequence[Row]], Codes]]:
    """The peers that are installed."""
    found = {}
    for name, build in {"CEL (Rust)": cel, "zen-engine": zen, "rule-engine": rule_engine}.items():
        try:
            found[name] = build(rules)
        except ImportError:
            print(f"  {name} is not installed: pip install -r benchmarks/requirements.txt")
    return found


def plain_facts(row: Row) -> dict[str, Any]:
    """A row as peers take it, with doubles."""
    return {
        name: float(value) if isinstance(value, Decimal) else value
        for name, value in row.facts.items()
    }


def written(test: Test, *, field: str, there: str, joints: tuple[str, str, str], text: str) -> str:
    """A test in the words of a peer: ``there`` says that a fact is present."""

    def inside(part: Test) -> str:
        return written(part, field=field, there=there, joints=joints, text=text)

    match test:
        case Condition():
            present = there.format(test.fact)
            if test.comparison in {Comparison.PRESENT, Comparison.ABSENT}:
                absent = test.comparison is Comparison.ABSENT
                return f"{joints[2]}({present})" if absent else present
            sign = SIGNS.get(test.comparison, "==")
            bound = f"{test.bound:.9f}" if sign != "==" else text.format(test.bound)
            return f"({present} {joints[0]} {field.format(test.fact)} {sign} {bound})"
        case Not():
            return f"{joints[2]}({inside(test.part)})"
        case All(parts=()):
            return "true"
    joint = joints[0] if isinstance(test, All) else joints[1]
    return "(" + f" {joint} ".join(inside(part) for part in test.parts) + ")"


def cel(rules: tuple[Rule, ...]) -> Callable[[Sequence[Row]], Codes]:
    """One compiled expression that lists the rules which hold."""
    import cel as common_expression_language

    tests = (
        written(rule.test, field="f.{}", there="has(f.{})", joints=("&&", "||", "!"), text='"{}"')
        for rule in rules
    )
    program = common_expression_language.compile(f"[{', '.join(tests)}]")
    codes = [rule.code for rule in rules]

    def run(rows: Sequence[Row]) -> Codes:
        answers = (program.execute({"f": plain_facts(row)}) for row in rows)
        return [
            frozenset(code for code, held in zip(codes, answer, strict=True) if held)
            for answer in answers
        ]

    return run


def zen(rules: tuple[Rule, ...]) -> Callable[[Sequence[Row]], Codes]:
    """One decision table that collects the rules which hold, looped over the rows."""
    import zen as zen_engine

    lines = [
        {
            "_id": f"r{number}",
            "in": written(
                rule.test, field="{}", there="{} != null", joints=("and", "or", "not "), text="'{}'"
            ),
            "out": f"'{rule.code}'",
        }
        for number, rule in enumerate(rules)
    ]
    table = {
        "hitPolicy": "collect",
        "inputs": [{"id": "in", "name": "in"}],
        "outputs": [{"id": "out", "name": "out", "field": "code"}],
        "rules": lines,
        "inputField": "rows",
        "outputPath": "found",
        "executionMode": "loop",
        "passThrough": False,
    }
    graph = {
        "nodes": [
            {"id": "a", "type": "inputNode", "name": "in", "position": {"x": 0, "y": 0}},
            {
                "id": "b",
                "type": "decisionTableNode",
                "name": "table",
                "position": {"x": 0, "y": 0},
                "content": table,
            },
            {"id": "c", "type": "outputNode", "name": "out", "position": {"x": 0, "y": 0}},
        ],
        "edges": [
            {"id": "1", "sourceId": "a", "targetId": "b", "type": "edge"},
            {"id": "2", "sourceId": "b", "targetId": "c", "type": "edge"},
        ],
    }
    decision = zen_engine.ZenEngine().create_decision(json.dumps(graph))
    together = 1000

    def run(rows: Sequence[Row]) -> Codes:
        found: Codes = []
        for start in range(0, len(rows), together):
            batch = [plain_facts(row) for row in rows[start : start + together]]
            answer = decision.evaluate({"rows": batch})["result"]["found"]
            found += [frozenset(each["code"] for each in row) for row in answer]
        return found

    return run


def rule_engine(rules: tuple[Rule, ...]) -> Callable[[Sequence[Row]], Codes]:
    """Each rule compiled once and matched against each row."""
    import rule_engine as by_rule

    context = by_rule.Context(default_value=None)
    compiled = [
        (
            rule.code,
            by_rule.Rule(
                written(
                    rule.test,
                    field="{}",
                    there="{} != null",
                    joints=("and", "or", "not "),
                    text="'{}'",
                ),
                context=context,
            ),
        )
        for rule in rules
    ]

    absent = dict.fromkeys(
        condition.fact for rule in rules for condition in conditions_of(rule.test)
    )  # it looks for spellings of a name that is not there, which takes milliseconds

    def run(rows: Sequence[Row]) -> Codes:
        return [
            frozenset(code for code, rule in compiled if rule.matches(facts))
            for facts in (absent | plain_facts(row) for row in rows)
        ]

    return run


if __name__ == "__main__":
    main()
