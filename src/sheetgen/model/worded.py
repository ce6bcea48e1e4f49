"""Tables whose entries have a code, which files hold, and a word, which people read."""

from enum import Enum
from typing import Self

from sheetgen.language.message import Message


class Worded(Enum):
    """A table of such entries: ``NAME = (code, word)``; an entry is found by its code."""

    _value_: str
    word: Message

    def __new__(cls, code: str, word: Message) -> Self:
        """An entry, found by its code."""
        made = object.__new__(cls)
        made._value_ = code
        made.word = word
        return made
