"""What a figure of a sentence may be of, as a record and as lists of measures and of marks."""

from sheetgen.records import Struct
from sheetgen.texts.spans import Span

CHANGES = ("change-up", "change-down")
STRONG = (
    "target", "money", "budget", "pim", "work", "execution", "value", "baseline", "share", "lag",
    "index", *CHANGES,
)  # fmt: skip
PHYSICAL, FINANCIAL = ("physical", "progress"), ("financial",)
ALL = ("physical", "progress", "financial")
AIM = ("target", "programmed")
AIMED = ("target", "programmed")
"""The goal of the year, or what of it was programmed to date."""
ANY = (*ALL, "actual", *AIMED, "target_before", "baseline", "lag", "advance", "advance_due")
"""Whatever the table has of a subject: what a figure in brackets behind its name may be."""


class Aspect(Struct, frozen=True):
    """What a figure is said to be of.

    ``names`` are the measures that it may be, the likeliest first; ``kind`` is "figure", "share",
    "change", "difference", "bound", "index", "part", "portion" (in brackets behind the figure that
    it is a percentage of) or "before" (what another figure of the sentence was). ``direction`` is
    the relation or change that it belongs to, ``against`` what a difference or change is held
    against ("target", "last-year"), ``year`` of what year the figure is, ``base`` that of
    what it is compared with, ``months`` where these are it.
    """

    names: tuple[str, ...]
    kind: str = "figure"
    direction: str = ""
    against: str = ""
    year: int | None = None
    base: int | None = None
    is_explicit: bool = True
    months: Span | None = None
