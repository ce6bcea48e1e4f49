"""How a commitment stands: by the measure given last, and by its date."""

from datetime import date
from decimal import Decimal

import pytest

from sheetgen.language.speaker import speaker
from sheetgen.model.commitment import Commitment, Standing
from sheetgen.model.follow import Explained, Following
from sheetgen.model.past_state import ItemState, PastState
from sheetgen.model.period import Period
from sheetgen.model.status import Band, Status
from sheetgen.model.summary import Alert
from sheetgen.records import replace
from sheetgen.summing.commitments import Told, commitments, standing
from sheetgen.telling.commitment_words import state_words
from summing.narrated import alert, judged

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


def stood(month: int, *raised: str, status: Status = Status.ON_TRACK) -> PastState:
    """How A.1 stood in a month, and what was raised about it."""
    band = Band.HIGH if status is Status.ON_TRACK else Band.LOW
    state = ItemState(status, band, Decimal(100))
    return PastState(
        period=Period(2025, month), items={"A.1": state}, index=None, raised=frozenset(raised)
    )


def quiet(told: Told, *items: tuple[str, Status]) -> tuple[Commitment, ...]:
    """The commitments of a report that raises nothing."""
    found = (judged(code, "SS.1", status, "100") for code, status in items)
    return commitments((), found, Following(), told, DAY)


def test_what_was_promised_before_an_item_recovered_is_past() -> None:
    earlier = {Period(2025, 3): {"A.1": said(3, "Lluvias", "Otro turno")}}
    low = stood(3, status=Status.LOW)

    assert {"A.1"} == set(Told.of(earlier, (low,)).by_item)
    assert {"A.1"} == set(Told.of(earlier, (low, stood(4, "ALE-210:A.1"))).by_item)
    assert set() == set(Told.of(earlier, (low, stood(4))).by_item)
    # an overdue decision of the direction says nothing of how the item stands
    assert set() == set(Told.of(earlier, (low, stood(4, "DEC-110:A.1")), ("DEC-110",)).by_item)


def test_what_is_open_stands_before_what_is_done_each_in_the_order_of_the_plan() -> None:
    promise = (said(3, "Lluvias", "Otro turno"),)
    told = Told(dict.fromkeys(("A.4", "A.3", "A.2", "A.1", "A.9"), promise))

    found = quiet(
        told,
        ("A.1", Status.ON_TRACK),
        ("A.2", Status.NOT_RATED),
        ("A.3", Status.ON_TRACK),
        ("A.4", Status.NOT_RATED),
    )

    assert [
        ("A.2", Standing.UNDER_WAY),
        ("A.4", Standing.UNDER_WAY),
        ("A.1", Standing.DONE),
        ("A.3", Standing.DONE),
    ] == [(each.subject, each.standing) for each in found]


def test_a_promise_of_an_item_with_a_matter_of_its_own_stands_there_alone() -> None:
    """Its lack of a figure goes with its component's; its money is another matter."""
    of_all = replace(alert("ELE-210", "SS.1"), rank=1)
    effects = [replace(alert("STA-010", code), cause=of_all.id) for code in ("A.1", "A.2")]
    money = replace(alert("ALE-357", "A.2"), rank=2)
    told = Told({"A.2": (said(5, "Lluvias", "Otro turno"),)})
    items = [judged(code, "SS.1", Status.LOW, "40") for code in ("A.1", "A.2")]

    def rows(*more: Alert) -> list[str]:
        made = commitments((of_all, *effects, *more), items, Following(), told, DAY)
        return [each.alert for each in made]

    assert ["STA-010:A.1", "STA-010:A.2"] == rows()
    assert ["STA-010:A.1", "ALE-357:A.2"] == rows(money)


def test_a_cause_alone_of_an_item_that_nothing_is_raised_about_is_no_commitment() -> None:
    told = Told({"A.1": (said(5, "Lluvias"),), "A.2": (said(5, "Lluvias", "Otro turno"),)})

    (made,) = quiet(told, ("A.1", Status.NOT_RATED), ("A.2", Status.NOT_RATED))

    assert "A.2" == made.subject


def test_a_day_that_was_named_again_was_not_moved() -> None:
    same = (said(5, "", "Otro turno", date(2025, 7, 1)), said(4, "", "Otro turno",
            date(2025, 7, 1)))  # fmt: skip
    sooner = (said(5, "", "Otro turno", date(2025, 6, 30)), *same[1:])
    later = (said(5, "", "Otro turno", date(2025, 7, 2)), *same[1:])

    moved = [
        quiet(Told({"A.1": each}), ("A.1", Status.NOT_RATED)) for each in (same, sooner, later)
    ]

    assert [0, 0, 1] == [made.postponed for (made,) in moved]


def test_what_was_moved_and_is_done_is_told_as_done_alone() -> None:
    given = (said(5, "", "x", date(2025, 7, 2)), said(4, "", "x", date(2025, 6, 2)))
    say = speaker("es", "es_PE").say
    (done,) = quiet(Told({"A.1": given}), ("A.1", Status.ON_TRACK))
    (under_way,) = quiet(Told({"A.1": given}), ("A.1", Status.NOT_RATED))

    assert "Cumplida" == say(state_words(done, DAY))
    assert "Con medida; se aplazó una vez" == say(state_words(under_way, DAY))


def test_the_cause_and_the_measure_in_force_may_be_of_different_months() -> None:
    (made,) = quiet(
        Told({"A.1": (said(5, "", "Otra"), said(4, "Lluvias", "Otro turno"))}),
        ("A.1", Status.NOT_RATED),
    )
    now = replace(made, said=said(6, "Huelga"))

    assert ("Otra", "Huelga") == (now.promise and now.promise.corrective, now.cause)
    assert "Lluvias" == replace(now, said=said(6, "", "Otra"), before=said(4, "Lluvias")).cause
