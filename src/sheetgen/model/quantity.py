"""The declaration of a quantity: everything told of a measure but its figure is read from it."""

from sheetgen.language.message import Message, message
from sheetgen.records import Struct

OWN = "form_"
"""What the names of figures begin with that a form asks for on its own account."""

INDICATOR = ("indicator",)
WORK = ("activity", "product")
ITEMS = (*INDICATOR, *WORK)
MONEY = (*WORK, "element", "office")
ELEMENT = ("element",)
RATED = (*ITEMS, *ELEMENT)
PRODUCT = ("product",)
OFFICE = ("office",)
SUMMED_UP = ("element", "office")
PLAN = ("plan",)
DECISION = ("decision",)
COMMITMENT = ("commitment",)
_DIFFERENCE = message("a difference of {figure}")


class Quantity(Struct, frozen=True, kw_only=True):
    """Something that is measured: its name for rules and programs, its unit, its words.

    ``unit`` is "percent", "points" (percentage points), "soles", "item" (the item's own unit),
    "times", "count", "months", "periods" or "days". ``word`` is what readers call it, ``meaning``
    what it is in full. ``kinds`` are the kinds of subject whose rules may speak of it, none where
    it is only shown; ``needs`` names quantities that are there wherever it is, and ``always`` says
    that every subject of its kinds has it. ``is_difference``: of percentages it is in percentage
    points, and it says nothing without that word. ``told`` is its noun beside a subject, where it
    is told otherwise ("a lag of {figure}"). ``turned`` names the quantity that it is with the sign
    turned.
    """

    name: str
    unit: str
    word: Message
    meaning: Message
    kinds: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    always: bool = False
    is_difference: bool = False
    told: Message | None = None
    turned: str = ""

    @property
    def noun(self) -> Message | None:
        """What a figure of it is, with {figure}; None where the figure speaks for itself."""
        return self.told or (_DIFFERENCE if self.is_difference else None)

    @property
    def is_own(self) -> bool:
        """Whether a form asks for it on its own account."""
        return self.name.startswith(OWN)
