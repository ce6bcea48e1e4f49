"""Sentences made wrong by script are found, and nothing else is: a sample of `make text-proof`."""

import pytest

from texts.held import claims
from texts.mutations import LEAST_PRECISION, LEAST_RECALL, bases, mutations, score

pytestmark = pytest.mark.sweep


def test_nothing_is_wrong_before_it_is_made_so() -> None:
    assert [] == [
        each for text, of in bases() for each in claims(text, of) if each.said.is_doubtful
    ]


def test_what_was_made_wrong_is_found_and_nothing_else() -> None:
    tried = list(mutations(60, start=7))

    found = score(tried)

    assert 60 == found.made
    assert {"figure", "unit", "direction", "subject", "period"} == {each.kind for each in tried}
    assert found.recall >= LEAST_RECALL, found.missed
    assert found.precision >= LEAST_PRECISION, found.false
