"""How many matters press how much, in words that agree with the number."""

import pytest

from sheetgen.language.message import filled
from sheetgen.language.speaker import speaker
from sheetgen.model.severity import Severity

SAY = speaker("es", "es_PE")


@pytest.mark.parametrize(
    ("n", "said"), [(1, "1 urgente, 1 por atender, 1 para saber"),
                    (2, "2 urgentes, 2 por atender, 2 para saber")],
)  # fmt: skip
def test_one_urgent_matter_is_told_in_the_singular(n: int, said: str) -> None:
    assert said == ", ".join(SAY.say(filled(each.counted, n=n)) for each in Severity)
