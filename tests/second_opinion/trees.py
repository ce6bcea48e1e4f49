"""Random plans with a tree of elements, and what was typed of each item in a December."""

from fractions import Fraction
from random import Random

from second_opinion.measurer import Told
from second_opinion.summer import Choices, Node, Piece, Trunk

GAPS = ("no-data", "blank", "unreadable", "not-submitted")
SOME = (0, 1, 3, 7, 10, 40, 77, 100, 120, 333, 1000)
UNITS = ("Empresas", "Acciones")
LEVELS = "ABC"


def random_choices(random: Random) -> Choices:
    return Choices(
        cap=random.choice([100, 100, 150, None]),
        missing_as_zero=random.random() < 0.4,
        over_elements=random.random() < 0.4,
    )


def random_trunk(random: Random) -> Trunk:
    """One to three roots, up to three levels; items hang from any of their elements."""
    nodes = list(_grown(random, None, 0, "E"))
    pieces: list[Piece] = []
    for at, node in enumerate(nodes):
        works, product, nodes[at] = _worked(random, node)
        pieces += [*product, *works]
        pieces += _measured(random, node)
    reported = [each.code for each in pieces if each.kind == "activity"]
    for at, node in enumerate(nodes):
        if node.rollup == "same-as:":
            code = random.choice(reported)
            nodes[at] = Node(node.code, node.level, node.parent, f"same-as:{code}")
    return Trunk(nodes, pieces)


def _grown(random: Random, parent: str | None, depth: int, code: str) -> list[Node]:
    most = 3 if depth == 0 else random.choice([0, 1, 2, 3])
    if depth == len(LEVELS):
        return []
    found: list[Node] = []
    for n in range(1, 1 + (random.randint(1, most) if depth == 0 else most)):
        mine = f"{code}{n}"
        found.append(Node(mine, LEVELS[depth], parent))
        found += _grown(random, mine, depth + 1, f"{mine}.")
    return found


def _worked(random: Random, node: Node) -> tuple[list[Piece], list[Piece], Node]:
    """The activities of an element and its product, under a roll-up that may be declared so."""
    n = random.choice([0, 0, 1, 2, 3])
    unit = random.choice(UNITS)
    mixed = random.random() < 0.2
    works = [
        _piece(random, f"{node.code}-a{at}", node.code, "activity",
               random.choice(UNITS) if mixed else unit)
        for at in range(n)
    ]  # fmt: skip
    with_product = random.random() < 0.5
    able = ["none", "unique"]
    able += ["mean"] if n else []
    one_unit = len({each.unit for each in works}) == 1
    able += ["sum"] if one_unit else []
    able += ["same-as:"] if n and with_product else []
    rollup = random.choice(able)
    product = [_piece(random, node.code, node.code, "product", unit)] if with_product else []
    return works, product, Node(node.code, node.level, node.parent, rollup)


def _measured(random: Random, node: Node) -> list[Piece]:
    ranked = random.random() < 0.5
    return [
        Piece(
            code=f"{node.code}-i{at}",
            element=node.code,
            kind="indicator",
            unit="number",
            aim=Fraction(random.choice(SOME[1:])) if random.random() < 0.9 else "no-target",
            actual=_said(random),
            relevance=random.randint(1, 5) if ranked else None,
        )
        for at in range(random.choice([0, 0, 1, 2, 4]))
    ]


def _piece(random: Random, code: str, element: str, kind: str, unit: str) -> Piece:
    return Piece(
        code=code,
        element=element,
        kind=kind,
        unit=unit,
        aim=Fraction(random.choice(SOME)) if random.random() < 0.95 else "no-target",
        actual=_said(random),
        pim=_said(random, 0.05),
        accrued=_said(random, 0.05),
    )


def _said(random: Random, gaps: float = 0.2) -> Told:
    return random.choice(GAPS) if random.random() < gaps else Fraction(random.choice(SOME))
