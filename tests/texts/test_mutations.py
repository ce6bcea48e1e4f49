"""Sentences made wrong by script are found, and nothing else is: a sample of `make text-proof`."""

import pytest

from texts.mutations import LEAST_PRECISION, LEAST_RECALL, mutations, score

pytestmark = pytest.mark.sweep


def test_what_was_made_wrong_is_found_and_nothing_else() -> None:
    tried = list(mutations(60, start=7))

    found = score(tried)

    assert 60 == found.made
    assert {"figure", "unit", "direction", "subject", "period"} == {each.kind for each in tried}
    assert found.recall >= LEAST_RECALL, found.missed
    assert found.precision >= LEAST_PRECISION, found.false
