"""The claim that two sentences, or a sentence and itself, do not agree."""

from decimal import Decimal

from sheetgen.language.message import Message
from sheetgen.model.text import Claim, Said, Sentence


def odd(
    sentence: Sentence,
    says: Message,
    said: Said,
    expected: Message,
    other: Sentence | None = None,
    value: Decimal | None = None,
) -> Claim:
    """What is odd about a sentence; ``other`` is the one that it does not agree with."""
    return Claim(
        sentence=sentence,
        says=says,
        subject=None,
        value=value,
        unit="percent" if value is not None else "",
        said=said,
        expected=expected,
        other=other,
    )
