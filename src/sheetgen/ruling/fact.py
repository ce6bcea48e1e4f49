"""The declaration of a fact."""

from collections.abc import Iterable
from decimal import Decimal
from enum import Enum

from sheetgen.language.message import Message, message
from sheetgen.model.rule import FactValue
from sheetgen.records import Struct

_STEPS = {
    "count": Decimal(1),
    "months": Decimal(1),
    "periods": Decimal(1),
    "days": Decimal(1),
    "month": Decimal(1),
    "year": Decimal(1),
    "soles": Decimal("0.01"),
}


class Sort(Enum):
    """What a fact's value is."""

    NUMBER = "number"
    WORD = "word"
    FLAG = "flag"


class Word(Struct, frozen=True):
    """A value of a fact, and what it is called when shown."""

    word: str
    said: Message


class Fact(Struct, frozen=True, kw_only=True):
    """Something rules may speak of: its unit, what it means, and which kinds of subject have it.

    ``measure`` names the measure it is read from, whose places are its places ("" for what the plan
    declares). ``needs`` names facts that are present wherever this one is. ``always`` is True where
    every subject of its kinds has it. ``reversed_sign``: it is the measure with its sign turned.
    ``difference``: of two percentages it is in percentage points. ``is_open``: a word whose values
    come from the plans. ``is_fixed``: a number that no figure of an office moves.
    """

    name: str
    sort: Sort
    unit: str
    meaning: Message
    kinds: tuple[str, ...]
    measure: str
    words: tuple[Word, ...] = ()
    needs: tuple[str, ...] = ()
    always: bool = False
    reversed_sign: bool = False
    difference: bool = False
    is_open: bool = False
    is_fixed: bool = False

    def kinds_include(self, kinds: Iterable[str]) -> bool:
        """Whether a subject of every one of these kinds may have it."""
        return set(kinds).issubset(self.kinds)

    @property
    def is_number(self) -> bool:
        """Whether it is compared with below, at_most, at_least and above."""
        return self.sort is Sort.NUMBER

    @property
    def step(self) -> Decimal:
        """The smallest difference between two of its values (METHOD 2: nine places)."""
        return _STEPS.get(self.unit, Decimal("1e-9"))

    @property
    def allowed(self) -> tuple[str, ...]:
        """Its words, as rules write them."""
        return tuple(word.word for word in self.words)

    def admits(self, value: FactValue) -> bool:
        """Whether this may be a value of it."""
        if isinstance(value, Decimal):
            return self.sort is Sort.NUMBER and value.is_finite()
        if isinstance(value, bool):
            return self.sort is Sort.FLAG
        return self.is_open or any(word.word == value for word in self.words)

    def said(self, value: str) -> Message:
        """What a word is called when shown."""
        if self.is_open:
            return message("{word}", word=value)
        return next(word.said for word in self.words if word.word == value)
