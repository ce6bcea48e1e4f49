"""How a commitment stands: by the measure given last, and by its date."""

from datetime import date

import pytest

from sheetgen.model.commitment import Standing
from sheetgen.model.follow import Explained
from sheetgen.model.period import Period
from sheetgen.summing.commitments import standing

DAY = date(2025, 6, 30)


def said(month: int, reason: str = "", measure: str = "", due: date | None = None) -> Explained:
    return Explained(period=Period(2025, month), reason=reason, corrective=measure, due=due)


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        (None, None, Standing.NO_ANSWER),
        (said(6, "Lluvias"), None, Standing.NO_MEASURE),
        (None, said(5, "Lluvias"), Standing.NO_ANSWER),
        (said(6, "Lluvias", "Otro turno"), None, Standing.UNDER_WAY),
        (said(6, "Lluvias", "Otro turno", date(2025, 6, 30)), None, Standing.UNDER_WAY),
        (said(6, "Lluvias", "Otro turno", date(2025, 6, 29)), None, Standing.OVERDUE),
        (None, said(5, "Lluvias", "Otro turno", date(2025, 6, 15)), Standing.OVERDUE),
        (said(6, "Lluvias"), said(5, "", "Otro turno", date(2025, 6, 15)), Standing.OVERDUE),
        (said(6, "", "Otra", date(2025, 7, 15)), said(5, "", "x", date(2025, 6, 1)),
         Standing.UNDER_WAY),
        (said(6, "", "Otro turno"), said(5, "", "Otro turno", date(2025, 6, 1)), Standing.OVERDUE),
    ],
)  # fmt: skip
def test_a_commitment_stands_by_the_measure_given_last(
    now: Explained | None, before: Explained | None, expected: Standing
) -> None:
    assert expected is standing(now, () if before is None else (before,), DAY)
