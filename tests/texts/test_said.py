"""Sentences written by hand, each true (T), false (F) or unknown (U) by one of the two tables.

They stand in ``said/``, one a line. A true one is confirmed and nothing of it doubted, of a false
one something is called wrong, and an unknown one is never called wrong.
"""

from pathlib import Path

import pytest

from texts.held import POLICY, PROGRAMME, WRONG, claims

_SAID = Path(__file__).parent / "said"


def _sentences(truth: str) -> list[tuple[str, tuple[str, str]]]:
    return [
        (line[2:], of)
        for name, of in (("programme.txt", PROGRAMME), ("policy.txt", POLICY))
        for line in (_SAID / name).read_text("utf-8").splitlines()
        if line.startswith(f"{truth}|")
    ]


@pytest.mark.parametrize(("text", "of"), _sentences("T"))
def test_what_is_so_is_confirmed(text: str, of: tuple[str, str]) -> None:
    said = {each.said.value for each in claims(text, of)}

    assert "confirmed" in said
    assert said <= {"confirmed", "not-in-data"}


@pytest.mark.parametrize(("text", "of"), _sentences("F"))
def test_what_is_not_so_is_called_wrong(text: str, of: tuple[str, str]) -> None:
    assert {each.said for each in claims(text, of)} & set(WRONG)


@pytest.mark.parametrize(("text", "of"), _sentences("U"))
def test_what_the_table_does_not_know_is_not_called_wrong(text: str, of: tuple[str, str]) -> None:
    assert not {each.said for each in claims(text, of)} & set(WRONG)
