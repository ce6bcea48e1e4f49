"""What a figure follows from: a value, made once, that everything told of the figure is read from.

A formula holds the measures it is made of, down to those that were read from a cell. It evaluates
itself, gives its cells, says itself in words and with its numbers, writes itself as a formula of a
spreadsheet, and turns itself round: what one of its measures would have to be.
"""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import cache, lru_cache
from inspect import get_annotations
from typing import TYPE_CHECKING, TypeAlias

from sheetgen.language.message import OF_CODE, Message
from sheetgen.model.correction import Correction
from sheetgen.model.figure import Figure
from sheetgen.model.place import Place
from sheetgen.records import Struct, names_of, replace

if TYPE_CHECKING:
    from sheetgen.model.measure import Measure

_SIGNS = (("×", "*"), ("−", "-"), ("≥", ">="), ("≤", "<="))


class Operand(Struct, frozen=True):
    """A measure in the text of a spreadsheet's formula; ``figure`` is None where it may change."""

    text: str
    figure: Decimal | None = None


Write: TypeAlias = Callable[["Measure"], Operand]
"""Where a measure stands in a sheet, or the number that stands for it."""

Shown: TypeAlias = Callable[["Measure"], Message]
"""A measure's figure in its unit."""


@cache
def _measures_in(formula: "type[Formula]") -> tuple[str, ...]:
    """The fields of a kind of formula that hold a measure."""
    kinds: dict[str, object] = {}
    for base in reversed(formula.__mro__):
        kinds |= get_annotations(base)
    return tuple(
        name for name in names_of(formula) if getattr(kinds[name], "__name__", "") == "Measure"
    )


class Formula(Struct, frozen=True):
    """The base of all; ``operands`` are the measures it is made of, by their slot in its words."""

    @property
    @abstractmethod
    def figure(self) -> Figure:
        """Its figure, quantised once, or the reason why there is none (METHOD 2)."""

    @property
    @abstractmethod
    def pattern(self) -> Message:
        """It as a sentence with a slot for each operand: "{top} / {bottom} × 100"."""

    @property
    def operands(self) -> Mapping[str, "Measure"]:
        """The measures it is made of: those of its fields that are one."""
        return {name: getattr(self, name) for name in _measures_in(type(self))}

    @property
    def places(self) -> tuple[Place, ...]:
        """Every cell behind it, each once, in the order of its operands."""
        found = dict.fromkeys(at for each in self.operands.values() for at in each.places)
        return _once(tuple(found))

    @property
    def said(self) -> Message:
        """It in the reader's words: "Value obtained / Target × 100"."""
        operands = self.operands
        words = tuple([each.quantity.word for each in operands.values()])
        return _in_words(self.pattern, tuple(operands), words)

    def _filled(self, slots: Mapping[str, Message]) -> Message:
        return _with_slots(self.pattern, slots.items())

    @property
    def written(self) -> str:
        """It for programs, in the names of measures: "actual / target * 100"."""
        text = self.pattern.text
        for sign, plain in _SIGNS:
            text = text.replace(sign, plain)
        return text.format(**{slot: each.name for slot, each in self.operands.items()})

    def worked(self, shown: Shown) -> Message | None:
        """It with its numbers, "44 / 53 × 100"; None where one is not known."""
        if any(not isinstance(each.figure, Decimal) for each in self.operands.values()):
            return None
        return self._filled({slot: shown(each) for slot, each in self.operands.items()})

    @property
    def gives(self) -> str:
        """The sign between it, with its numbers, and its figure."""
        return "="

    def cell(self, write: Write) -> str:
        """It as a formula of a spreadsheet, without "=", for cells that hold figures.

        Raises NotImplementedError where a formula has no form in a spreadsheet.
        """
        raise NotImplementedError(type(self).__name__)

    def value_for(self, name: str, wanted: Decimal) -> Decimal | None:  # noqa: ARG002 - of those that turn round
        """The value of the measure ``name`` that gives the figure wanted; None where none does."""
        return None

    @property
    def typed(self) -> str:
        """The text of the cell it was read from."""
        return ""

    @property
    def correction(self) -> Correction | None:
        """How the analyst corrected what was read."""
        return None


@lru_cache(maxsize=64)
def _once(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """The same for all figures of an item that rest on the same cells, one after the other."""
    return places


@lru_cache(maxsize=1024)
def _in_words(pattern: Message, slots: tuple[str, ...], words: tuple[Message, ...]) -> Message:
    """Many figures follow from formulas that say the same."""
    return _with_slots(pattern, zip(slots, words, strict=True))


def _with_slots(pattern: Message, slots: Iterable[tuple[str, Message]]) -> Message:
    figures = (*pattern.figures, *slots)
    return replace(pattern, figures=figures) if figures else pattern


@lru_cache(maxsize=1024)
def in_signs(text: str) -> Message:
    """A pattern that every language writes alike."""
    return Message(text, own=((OF_CODE, text),))
