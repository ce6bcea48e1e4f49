"""What a formula is made of, and of what kind all is that it follows from."""

from decimal import Decimal

import pytest

from ruling.builders import indicator
from sheetgen.measuring.figure_oddities import baseline_of
from sheetgen.model.comparison import CauseKind
from sheetgen.model.formulas.ratio import Difference
from sheetgen.model.formulas.read import Planned
from sheetgen.model.measure import Measure
from sheetgen.model.quantities import QUANTITIES
from sheetgen.summing.formula_parts import leaves, one_kind, parts


def known(name: str, figure: int) -> Measure:
    return Measure.of(QUANTITIES[name], Planned(Decimal(figure), ()))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("target", CauseKind.TARGET),
        ("programmed", CauseKind.SCHEDULE),
        ("pim", CauseKind.PIM),
        ("actual", CauseKind.VALUE),
    ],
)
def test_what_is_read_is_of_one_kind(name: str, kind: CauseKind) -> None:
    assert one_kind(known(name, 5)) is kind


def test_so_is_a_baseline() -> None:
    """Taken for a value, a revised baseline was told as what an office reported."""
    assert one_kind(baseline_of(indicator("I.1"))) is CauseKind.BASELINE


def test_what_follows_from_several_is_of_none() -> None:
    target, baseline = known("target", 5), baseline_of(indicator("I.1"))
    less = Measure.of(QUANTITIES["target_minus_baseline"], Difference(target, baseline))

    assert one_kind(less) is None
    assert list(leaves(less)) == [target, baseline]
    assert list(parts(less.formula).values()) == [target, baseline]
    assert parts(target.formula) == {}
