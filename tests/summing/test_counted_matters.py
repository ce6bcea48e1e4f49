"""Matters are counted without what was taken note of, and told by what still counts."""

import pytest

from sheetgen.language.speaker import speaker
from sheetgen.model.matter import counted_of, matters_of
from sheetgen.records import replace
from sheetgen.telling.follow_words import more_words
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


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ((), "y 2 más"),
        (("B:1",), "y 1 más; 1 más está en conocimiento"),
        (("B:1", "D:1"), "2 más están en conocimiento"),
        (("A:1",), "y 2 más"),
    ],
)
def test_what_goes_with_a_matter_is_counted_as_alerts_are(
    noted: tuple[str, ...], said: str
) -> None:
    alerts = (
        alert("A", "1"),
        replace(alert("B", "1"), matter="A:1"),
        replace(alert("D", "1"), matter="A:1"),
    )
    (matter,) = matters_of(alerts)
    words = more_words(*matter.counted(noted))

    assert words is not None
    assert said == speaker("es", "es_PE").say(words)


def test_a_matter_of_one_alert_has_nothing_with_it() -> None:
    (matter,) = matters_of((alert("A", "1"),))

    assert more_words(*matter.counted(())) is None
