"""What the table says to one claim."""

from dataclasses import dataclass

from sheetgen.language.message import Message
from sheetgen.model.text import Said
from sheetgen.texts.table_figures import Fact


@dataclass(frozen=True, slots=True)
class Answer:
    """The verdict, what it should say or rests on, and the figures of the table that say so."""

    said: Said
    expected: Message | None = None
    facts: tuple[Fact, ...] = ()


NOTHING = Answer(Said.NOT_IN_DATA)
"""There is nothing to compare it with."""
