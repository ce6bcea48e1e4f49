"""Matters are counted without what was taken note of, and told by what still counts."""

import pytest

from sheetgen.model.matter import counted_of
from sheetgen.records import replace
from summing.narrated import alert


@pytest.mark.parametrize(
    ("noted", "told"),
    [
        ((), [("A:1", 1), ("C:2", 0)]),
        (("A:1",), [("B:1", 0), ("C:2", 0)]),
        (("A:1", "B:1"), [("C:2", 0)]),
        (("B:1", "C:2"), [("A:1", 0)]),
    ],
)
def test_an_alert_counts_though_what_explains_it_is_acknowledged(
    noted: tuple[str, ...], told: list[tuple[str, int]]
) -> None:
    alerts = (alert("A", "1"), replace(alert("B", "1"), matter="A:1"), alert("C", "2"))

    assert [(each.alert.id, len(each.effects)) for each in counted_of(alerts, noted)] == told
