"""What was changed in a plan, from when, why and by whom: it rewrites no month before."""

from dataclasses import dataclass
from enum import Enum
from typing import Self, TypeAlias

from sheetgen.language.message import Message, term
from sheetgen.model.figure import Figure
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.traits import Direction


class Field(Enum):
    """What of an item may be revised: ``word`` names it to readers.

    ``by_month``: the plan has one for each of several months, so that the line names which.
    """

    _value_: str
    word: Message
    by_month: bool

    GOAL = ("goal", term("revised", "goal"), False)
    TARGET = ("target", term("revised", "target"), True)
    PIM = ("pim", term("revised", "PIM"), False)
    PROGRAMMED = ("programmed", term("revised", "what is programmed"), True)
    BASELINE = ("baseline", term("revised", "baseline"), False)
    DIRECTION = ("direction", term("revised", "expected direction"), False)
    OFFICES = ("offices", term("revised", "responsible offices"), False)

    def __new__(cls, code: str, word: Message, by_month: bool) -> Self:  # noqa: FBT001 - a column of the table above
        """An entry, found by its code."""
        made = object.__new__(cls)
        made._value_ = code
        made.word, made.by_month = word, by_month
        return made


Said: TypeAlias = Figure | Direction | tuple[str, ...]
"""A figure; for a direction or the offices, that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One line of ``revisions.csv``: ``value`` is in force from the month ``from_`` on.

    ``period`` is the month that a target or a programmed quantity is for, None for other fields.
    """

    code: str
    field: Field
    period: Period | None
    value: Said
    from_: Period
    reason: str
    approver: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Renamed:
    """One line of ``renamed.csv``: the item bears ``new`` from that month on, ``old`` before."""

    old: str
    new: str
    from_: Period
    place: Place


@dataclass(frozen=True, slots=True)
class Change:
    """A revision in force at some month, and what it took the place of.

    ``before`` is what held until it; None where the plan had nothing for that month.
    """

    revision: Revision
    before: Said | None
