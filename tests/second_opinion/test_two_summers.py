"""What sheetgen sums up of random trees, against a second opinion written from METHOD 4 and 6."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest

from second_opinion.measurer import Told, judged, printed
from second_opinion.summer import (
    Averaged,
    Choices,
    Node,
    Piece,
    Trunk,
    by_levels,
    money,
    of_element,
    of_plan,
    outside,
    overlap,
    progress,
    quantity,
    together,
)
from second_opinion.tables import as_typed, table
from second_opinion.test_two_measurers import _shown
from second_opinion.trees import LEVELS, random_choices, random_trunk
from second_opinion.years import YEAR
from sheetgen.judged import Judged, Standards
from sheetgen.measuring.history import History
from sheetgen.measuring.measure import measure
from sheetgen.model.figure import Gap
from sheetgen.model.observation import Observation
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.summary import Mean
from sheetgen.planning.calendar import expect
from sheetgen.planning.settings import read_workspace
from sheetgen.records import replace
from sheetgen.setup import Setup, read_setup
from small import make_workspace

pytestmark = pytest.mark.sweep

AT = Period(YEAR, 12)
NO_CAP = '"none"'


def setup_of(trunk: Trunk, choices: Choices, folder: Path) -> Setup:
    """The tree as the tables of a policy on disk, read as any other."""
    levels = "\n".join(f'{each} = "Nivel {each}"' for each in LEVELS)
    works = [each for each in trunk.pieces if each.kind != "indicator"]
    gauges = [each for each in trunk.pieces if each.kind == "indicator"]
    tables = {
        "plan.toml": (
            f'code = "arbol"\nname = "Árbol"\nkind = "policy"\n\n[levels]\n{levels}\n\n[index]\n'
            f"cap = {NO_CAP if choices.cap is None else choices.cap}\n"
            f'missing = "{"zero" if choices.missing_as_zero else "leave-out"}"\n'
            f'over = "{"elements" if choices.over_elements else "items"}"\n'
        ),
        "offices.csv": "code,name\nUNO,Oficina Uno\n",
        "elements.csv": table(
            "code level parent name rollup",
            [(n.code, n.level, n.parent or "", n.code, n.rollup) for n in trunk.nodes],
        ),
        "activities.csv": table(
            "code element kind name unit offices aggregation goal pim",
            [(e.code, e.element, e.kind, e.code, e.unit, "UNO", "accumulated", as_typed(e.aim), "")
             for e in works],
        ),
        "indicators.csv": table(
            "code element name unit offices type direction aggregation frequency relevance "
            "baseline_year baseline",
            [(e.code, e.element, e.code, "number", "UNO", "", "ascending", "not-accumulated",
              "annual", e.relevance or "", "", "") for e in gauges],
        ),
        "targets.csv": table(
            "code year target", [(e.code, YEAR, as_typed(e.aim)) for e in gauges]
        ),
    }  # fmt: skip
    return read_setup(read_workspace(make_workspace(folder, {"arbol": tables})))


def judged_by_us(setup: Setup, trunk: Trunk) -> Judged:
    plan = setup.plans[0]
    said = tuple(each for piece in trunk.pieces for each in _observed(piece))
    items = measure(plan, AT, expect(plan, AT), said, History.of(()))
    standards = Standards(
        plan=plan, period=AT, rules=setup.rules, settings=setup.workspace.thresholds
    )
    return Judged.of(standards, items)


def _observed(piece: Piece) -> Iterator[Observation]:
    fields = ("actual",) if piece.kind == "indicator" else ("actual", "pim", "accrued")
    for column, name in enumerate(fields):
        told = getattr(piece, name)
        value = Gap(told) if isinstance(told, str) else Decimal(told.numerator)
        place = Place(f"input/{AT}/UNO.xlsx", piece.code, f"{'CDE'[column]}7")
        yield Observation(plan="arbol", code=piece.code, field=name, office="UNO", said=value,
                          typed=str(told), place=place)  # fmt: skip


def differences(trunk: Trunk, choices: Choices, found: Judged) -> Iterator[str]:
    """Each figure on which the two do not agree."""
    by_code = {each.measured.item.code: each.measured for each in found.items}
    for piece in trunk.pieces:
        for name, told in (
            ("progress", progress(trunk, piece)),
            ("actual", quantity(trunk, piece)),
        ):
            mine = by_code[piece.code].measure(name)
            yield from _same(piece.code, name, None if mine is None else mine.figure, told)
    for node, summary in zip(trunk.nodes, found.elements, strict=True):
        yield from _same_mean(node.code, summary.progress, of_element(trunk, node.code, choices))
        sums = summary.money
        for name, mine in (("pim", sums.budget.figure), ("accrued", sums.spent.figure)):
            yield from _same(node.code, name, mine, money(trunk, node.code, name))
        whole = None if summary.physical is None else summary.physical.figure
        yield from _same(node.code, "together", whole, together(trunk, node))
        yield from _same(node.code, "overlap", summary.figures.get("overlap"), overlap(trunk, node))
        product = trunk.product(node.code)
        if product is not None:
            far = by_code[product.code].figure("outside_parts") or Decimal(0)
            yield from _same(node.code, "outside", far, outside(trunk, node))
    yield from _of_index(trunk, choices, found)


def _of_index(trunk: Trunk, choices: Choices, found: Judged) -> Iterator[str]:
    index = found.index
    assert index is not None
    yield from _same_mean("plan", index.declared, of_plan(trunk, choices))
    beside = dict(index.sensitivity)
    for name, other in (
        ("missing-zero", replace(choices, missing_as_zero=True)),
        ("cap-150", replace(choices, cap=150)),
        ("uncapped", replace(choices, cap=None)),
        ("over-elements", replace(choices, over_elements=True)),
    ):
        yield from _same("plan", name, beside[name], of_plan(trunk, other).progress)
    yield from _same("plan", "level-by-level", beside["level-by-level"], by_levels(trunk, choices))


def _same_mean(code: str, mine: Mean, other: Averaged) -> Iterator[str]:
    yield from _same(code, "progress", mine.figure, other.progress)
    ours, theirs = (mine.n, mine.left_out, mine.capped), (other.n, other.left_out, other.capped)
    if ours != theirs:
        yield f"{code} n, left out, capped: {ours}, not {theirs}"


def _same(code: str, name: str, mine: Decimal | Gap | None, other: Told | None) -> Iterator[str]:
    ours = "nothing" if mine is None else _shown(mine)
    theirs = "nothing" if other is None else printed(other)
    if ours != theirs:
        yield f"{code} {name}: {ours}, not {theirs}"


@pytest.mark.parametrize("seed", range(60))
def test_both_sum_up_a_random_tree_alike(seed: int, tmp_path: Path) -> None:
    random = Random(seed)  # noqa: S311 - the same tree every time
    trunk, choices = random_trunk(random), random_choices(random)
    setup = setup_of(trunk, choices, tmp_path)

    found = list(differences(trunk, choices, judged_by_us(setup, trunk)))

    assert [] == found, choices


def test_the_second_opinion_gives_what_the_issue_worked_out_by_hand() -> None:
    """Ranks 1 to 3 of 100, 50 and 0 in one element beside one of 100: (66.7 × 3 + 100) / 4."""
    nodes = [Node("A", "A", None), Node("B", "A", None)]
    hundred, half, none = (Fraction(each) for each in (100, 50, 0))
    pieces = [
        Piece(f"A{rank}", "A", "indicator", "number", hundred, said, relevance=rank)
        for rank, said in enumerate((hundred, half, none), 1)
    ]
    pieces.append(Piece("B1", "B", "indicator", "number", hundred, hundred))

    made = of_plan(
        Trunk(nodes, pieces), Choices(cap=100, missing_as_zero=False, over_elements=False)
    )

    assert judged(Fraction(3 * Fraction(200, 3) + 100, 4)) == made.progress
