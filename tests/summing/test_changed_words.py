"""What changed since a month, counted in words: one is one, and two are two."""

from decimal import Decimal

import pytest

from sheetgen.language.speaker import speaker
from sheetgen.model.comparison import Cause, CauseKind, Change, Comparison, Moved, State
from sheetgen.model.figure import Gap
from sheetgen.model.period import Period
from sheetgen.model.status import Status
from sheetgen.records import replace
from sheetgen.telling.comparison_words import cause_words, in_a_line

MANY = {
    Change.WORSE: "peores",
    Change.BETTER: "mejores",
    Change.SOLVED: "resueltos",
    Change.NEW: "nuevos en el plan",
    Change.GONE: "fuera del plan",
}
ONE = MANY | {
    Change.WORSE: "peor",
    Change.BETTER: "mejor",
    Change.SOLVED: "resuelto",
    Change.NEW: "nuevo en el plan",
}


def changed(change: Change, n: int) -> Comparison:
    items = tuple(
        Moved(code=f"I.{k}", name="", office="", change=change, before=None, after=None, causes=())
        for k in range(n)
    )
    return Comparison(
        plan="agua", since=Period(2025, 1), period=Period(2025, 2), items=items,
        index_before=Decimal(50), index_after=Decimal(50), by_cause={}, new_alerts=(),
        continuing=(), solved_alerts=(),
    )  # fmt: skip


def test_what_came_into_the_plan_is_told_as_what_left_it() -> None:
    spanish = speaker("es", "es_PE")

    assert ["Entró al plan", "Salió del plan"] == [
        spanish.say(each.word) for each in (Change.NEW, Change.GONE)
    ]


@pytest.mark.parametrize("change", MANY)
@pytest.mark.parametrize(("n", "words"), [(1, ONE), (2, MANY)])
def test_the_words_agree_with_the_number(change: Change, n: int, words: dict[Change, str]) -> None:
    said = speaker("es", "es_PE").say(in_a_line(changed(change, n)))

    assert said.endswith(f": {n} {words[change]}.")


def test_what_stays_the_same_is_no_change() -> None:
    said = speaker("es", "es_PE").say(in_a_line(changed(Change.SAME, 3)))

    assert said.endswith("ningún ítem cambió.")


WELL, UNRATED = State(Status.ON_TRACK, Decimal(100)), State(Status.NOT_RATED, Gap.NOT_DUE)


@pytest.mark.parametrize(
    ("before", "after", "line", "word"),
    [
        (UNRATED, WELL, "1 se evalúa ahora", "Se evalúa ahora"),
        (WELL, UNRATED, "1 ya no se evalúa", "Ya no se evalúa"),
        (UNRATED, UNRATED, "ningún ítem cambió", "Igual"),
    ],
)
def test_an_item_that_one_of_both_months_alone_rates_is_not_said_to_be_the_same(
    before: State, after: State, line: str, word: str
) -> None:
    moved = replace(changed(Change.SAME, 1).items[0], before=before, after=after)
    found = replace(changed(Change.SAME, 1), items=(moved,), index_before=None)
    spanish = speaker("es", "es_PE")

    assert spanish.say(in_a_line(found)) == f"Desde enero de 2025: {line}."
    assert spanish.say(moved.word) == word


@pytest.mark.parametrize(
    ("kind", "before", "after", "words"),
    [
        (CauseKind.SCHEDULE, "101.71875", "not-due", "101.7 % → aún no"),
        (CauseKind.SCHEDULE, "45", "50", "45 → 50"),  # of work: what is due by now
        (CauseKind.LATE, "83.333333333", "50", "83.3 % → 50.0 %"),
        (CauseKind.LATE, "low", "on-track", "Bajo → Alto"),
    ],
)
def test_a_progress_that_was_swapped_is_a_percentage(
    kind: CauseKind, before: str, after: str, words: str
) -> None:
    cause = Cause(kind=kind, share=None, before=before, after=after)
    said = speaker("es", "es_PE").say(cause_words(cause)).replace("\N{NO-BREAK SPACE}", " ")

    assert said.endswith(f" · {words}")


@pytest.mark.parametrize(
    ("kind", "unit", "before", "after", "words"),
    [
        (CauseKind.VALUE, "", "1400", "2138538.5", "1,400 → 2,138,538.5"),
        (CauseKind.VALUE, "", "no-data", "1400", "ND → 1,400"),
        (CauseKind.SCHEDULE, "", "1000; 2000; 3000 …", "1500", "1,000; 2,000; 3,000 … → 1,500"),
        (CauseKind.TARGET, "percent", "66", "64.5", "66 % → 64.5 %"),
        (CauseKind.PIM, "soles", "240000", "", "S/ 240,000 → —"),
        (CauseKind.PLAN, "", "1000", "1000, SUR", "1000 → 1000, SUR"),  # offices, by their codes
    ],
)
def test_figures_of_causes_are_printed_as_figures_are_elsewhere(
    kind: CauseKind, unit: str, before: str, after: str, words: str
) -> None:
    cause = Cause(kind=kind, share=None, before=before, after=after, unit=unit)
    said = speaker("es", "es_PE").say(cause_words(cause)).replace("\N{NO-BREAK SPACE}", " ")

    assert said.endswith(f" · {words}")


def test_every_kind_of_change_but_none_is_counted() -> None:
    for change in set(Change) - {Change.SAME}:
        assert in_a_line(changed(change, 2)) != in_a_line(changed(Change.SAME, 2)), change


def test_a_waiver_that_ended_is_told_in_words() -> None:
    cause = Cause(kind=CauseKind.WAIVER, share=None, before="waived", after="—")

    assert speaker("es", "es_PE").say(cause_words(cause)) == "Excepción · exceptuado → —"
