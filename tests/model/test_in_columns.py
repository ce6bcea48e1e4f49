"""What was said is the same in columns: whatever is asked of it, nobody can tell which it was."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from sheetgen.asking.claims import has_claims
from sheetgen.keeping.submissions import retold_submissions, told_submissions
from sheetgen.measuring.excuses import explanations
from sheetgen.measuring.history import recall
from sheetgen.model.correction import Correction
from sheetgen.model.figure import Gap
from sheetgen.model.in_columns import InColumns, Observations, joined, only_of, texts_in
from sheetgen.model.observation import Observation, Said
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.plan import Plan
from sheetgen.model.submission import Account, State, Submission
from sheetgen.planning.plans import read_plans
from sheetgen.planning.settings import read_workspace
from small import POLICY, make_workspace

AT, NEXT = Period(2025, 2), Period(2025, 3)
PLANS, CODES, OFFICES = ("agua", "suelo"), ("I.1", "I.2", "I.3"), ("NORTE", "SUR", "OESTE")
FIELDS = ("actual", "accrued", "pim", "reason", "own")
GIVEN: tuple[Said, ...] = (Decimal(7), Decimal("0.50"), Gap.NO_DATA, Gap.NOT_SUBMITTED, "lluvias")
CORRECTED = Correction(
    period=AT,
    plan="agua",
    code="I.1",
    field="actual",
    figure=Decimal(7),
    reason="mal tecleado",
    approver="A. Soto",
    place=Place("corrections.csv", "line 2", "value"),
)


def said(by: Random, at: int) -> Observation:
    given = by.choice(GIVEN)
    return Observation(
        plan=by.choice(PLANS),
        code=by.choice(CODES),
        field=by.choice(FIELDS),
        office=by.choice(OFFICES),
        said=given,
        typed=str(given),
        place=Place("input/2025-02/a.xlsx", "Indicadores", f"G{at}"),
        correction=CORRECTED if by.random() < 0.2 else None,
    )


def sent(observations: Observations) -> Submission:
    return Submission(
        office="NORTE",
        office_name="Norte",
        file="a.xlsx",
        sha256="0",
        state=State.ACCEPTED,
        observations=observations,
        problems=(),
        account=Account(),
    )


def in_columns(observations: Observations) -> Observations:
    """As what is kept gives them back."""
    (found,) = retold_submissions(told_submissions((sent(observations),)))
    assert isinstance(found.observations, InColumns)
    return found.observations


def tries() -> Iterator[tuple[Observation, ...]]:
    for seed in range(200):
        by = Random(seed)  # noqa: S311 - no secret
        yield tuple(said(by, at) for at in range(by.randrange(1, 12)))


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    """Its items are of two offices, so that one value stands before another's."""
    (found,) = read_plans(read_workspace(make_workspace(tmp_path, {"agua": POLICY})))
    several = tuple(replace(each, offices=OFFICES[:2]) for each in found.indicators)
    return replace(found, indicators=several)


def test_they_are_the_same_observations() -> None:
    for made in tries():
        kept = in_columns(made)
        assert kept == made
        assert made == kept
        assert (kept[0], kept[-1], list(kept)) == (made[0], made[-1], list(made))


def test_a_plan_is_told_apart_and_items_are_called_as_they_are_now() -> None:
    for made in tries():
        kept = in_columns(made)
        for called in ({}, {"I.1": "I.9"}):
            for plan in PLANS:
                assert only_of(kept, plan, called) == only_of(made, plan, called)


def test_nothing_is_copied_of_a_plan_that_is_alone() -> None:
    for made in tries():
        kept = in_columns(only_of(made, "agua", {}))
        assert only_of(kept, "agua", {}) is kept


def test_files_are_told_one_after_the_other() -> None:
    parts = list(tries())
    for first, second in pairwise(parts):
        whole = joined(map(in_columns, (first, (), second)))
        assert whole == (*first, *second)
        assert joined((in_columns(first), second)) == (*first, *second)


def test_texts_and_claims_are_found() -> None:
    for made in tries():
        kept = in_columns(made)
        assert texts_in(kept) == texts_in(made)
        assert explanations(kept, AT) == explanations(made, AT)
        claimed = (*made, replace(made[0], field="actual", said=Gap.NOT_APPLICABLE))
        for each in (made, claimed):
            assert [has_claims([sent(e)]) for e in (each, in_columns(each))] == [
                each is claimed
            ] * 2


def test_the_same_is_recalled_of_them(plan: Plan) -> None:
    known = set()
    for made in tries():
        own = only_of(made, "agua", {})
        found = recall(plan, {AT: own}, NEXT)
        assert found == recall(plan, {AT: in_columns(own)}, NEXT)
        known |= {each for code in found.by_code for each in found.past(code)}
    assert {1, 2} == {len(each.places) for each in known}
