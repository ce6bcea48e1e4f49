"""A reason that stands whatever a formula gives is held by the few measures that have one."""

import sys
from decimal import Decimal

from sheetgen.model.figure import Gap
from sheetgen.model.formulas.read import Reported
from sheetgen.model.measure import LateMeasure, Measure, StandingMeasure
from sheetgen.model.quantities import QUANTITIES

ACTUAL = QUANTITIES["actual"]
SAID = Reported(Decimal(3), ())
PLAIN, STANDING = Measure.of(ACTUAL, SAID), Measure.of(ACTUAL, SAID, Gap.NOT_DUE)


def test_the_reason_stands_before_the_figure() -> None:
    assert (Decimal(3), None) == (PLAIN.figure, PLAIN.standing)
    assert (Gap.NOT_DUE, Gap.NOT_DUE) == (STANDING.figure, STANDING.standing)
    assert PLAIN != STANDING


def test_a_measure_without_one_has_no_room_for_it() -> None:
    assert type(PLAIN) is Measure
    assert type(STANDING) is StandingMeasure
    assert sys.getsizeof(PLAIN) == sys.getsizeof(STANDING) - sys.getsizeof([None]) + sys.getsizeof(
        []
    )


def test_one_that_is_known_from_before_is_the_same() -> None:
    for made in (PLAIN, STANDING):
        late = LateMeasure.known(
            ACTUAL, made.figure, (), made.standing, "Reported", lambda made=made: [made], 0
        )

        assert late == made
        assert made == late
        assert hash(late) == hash(made)
