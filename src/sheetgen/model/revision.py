"""What was changed in a plan, from when, why and by whom: it rewrites no month before."""

from typing import TypeAlias

from sheetgen.language.message import term
from sheetgen.model.coded import Worded
from sheetgen.model.figure import Figure
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.traits import Direction
from sheetgen.records import Struct


class Field(Worded):
    """What of an item may be revised: ``word`` names it to readers.

    ``by_month``: the plan has one for each of several months, so that the line names which.
    """

    by_month: bool

    GOAL = ("goal", term("revised", "goal"), False)
    TARGET = ("target", term("revised", "target"), True)
    PIM = ("pim", term("revised", "PIM"), False)
    PROGRAMMED = ("programmed", term("revised", "what is programmed"), True)
    BASELINE = ("baseline", term("revised", "baseline"), False)
    DIRECTION = ("direction", term("revised", "expected direction"), False)
    OFFICES = ("offices", term("revised", "responsible offices"), False)


Said: TypeAlias = Figure | Direction | tuple[str, ...]
"""A figure; for a direction or the offices, that."""


class Revision(Struct, frozen=True, kw_only=True):
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


class Renamed(Struct, frozen=True, kw_only=True):
    """One line of ``renamed.csv``: the item bears ``new`` from that month on, ``old`` before."""

    old: str
    new: str
    from_: Period
    place: Place


class Change(Struct, frozen=True):
    """A revision in force at some month, and what it took the place of.

    ``before`` is what held until it; None where the plan had nothing for that month.
    """

    revision: Revision
    before: Said | None
