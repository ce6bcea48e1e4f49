"""What an activity row and an indicator row ask of an office, column by column."""

from dataclasses import dataclass
from dataclasses import field as kept
from enum import Enum
from hashlib import sha256

from sheetgen.model.recipe import Recipe
from sheetgen.model.status import Status
from sheetgen.records import Struct, replace

_DIGITS = 8
_EDGES = 1.0
"""The edges of a cell, as wide as one letter."""
TARGET_YEAR = "target_year"
"""The shown column that a sheet has only where a target is not that of the year."""


class Ask(Enum):
    """What an input column holds: a figure to be judged, or a text or a day that explains it."""

    FIGURE = "figure"
    TEXT = "text"
    DATE = "date"
    """A day, which explains as a text does: optional, counted in no figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a form.

    A shown column (``ask`` is None) takes its value from the plan by ``field``; an input column is
    filled by the office. ``headings`` and ``hints`` hold (language, text) pairs; the first heading
    of the declared language is written, and any of them is recognised. ``unit`` is "item" (the
    item's own unit), "soles", "number", "percent" (of a computed one) or "text". ``prefill`` names
    the plan's field an input starts with.
    ``choices`` holds (language, words to choose from) pairs of a text, which may say anything else
    too; ``wanted_when`` names the live statuses in which a text is asked for. ``goes_with`` names
    the text that one is asked for beside: who answers for a measure, and until when.
    """

    field: str
    headings: tuple[tuple[str, str], ...]
    hints: tuple[tuple[str, str], ...]
    ask: Ask | None
    unit: str
    width: float
    prefill: str | None
    choices: tuple[tuple[str, tuple[str, ...]], ...] = ()
    wanted_when: tuple[Status, ...] = ()
    month_headings: tuple[tuple[str, str], ...] = ()
    month_hints: tuple[tuple[str, str], ...] = ()
    """Of a figure: what is said above and beside rows that ask for the month's figure alone."""
    recipe: Recipe | None = kept(default=None, repr=False)
    """Of a shown figure that follows from others of its row."""
    goes_with: str = kept(default="", repr=False)

    @property
    def is_told(self) -> bool:
        """Whether it asks for words or a day, which explain figures."""
        return self.ask is Ask.TEXT or self.ask is Ask.DATE


class Form(Struct, frozen=True, kw_only=True):
    """One sheet of the input template: for activities and products, or for indicators."""

    name: str
    applies_to: tuple[str, ...]
    sheets: tuple[tuple[str, str], ...]
    version: str
    columns: tuple[Column, ...]
    file: str

    @property
    def digest(self) -> str:
        """The version of the form: it follows from what the form asks, so that none is forgotten.

        ``version`` is what people call it, and takes part; a column that stands in some months
        only does not.
        """
        columns = self.without(TARGET_YEAR).columns
        asked = (self.name, self.version, self.applies_to, self.sheets, columns)
        computed = "".join(repr(each.recipe) for each in self.columns if each.recipe)
        beside = "".join(each.goes_with for each in self.columns)
        return sha256(f"{asked!r}{computed}{beside}".encode()).hexdigest()[:_DIGITS]

    @property
    def widths(self) -> tuple[float, ...]:
        """How wide its columns are; the year's target takes its room from the name."""
        year = next((each.width + _EDGES for each in self.columns if each.field == TARGET_YEAR), 0)
        return tuple(
            each.width - year if each.field == "name" and each.width > 2 * year else each.width
            for each in self.columns
        )

    def without(self, field: str) -> "Form":
        """The same form with no column of that field."""
        return replace(self, columns=tuple(each for each in self.columns if each.field != field))

    def column(self, field: str) -> Column:
        """The column of a field, which a form is known to have."""
        return next(column for column in self.columns if column.field == field)

    @property
    def inputs(self) -> tuple[Column, ...]:
        """The columns an office fills."""
        return tuple(column for column in self.columns if column.ask is not None)

    def explanations(self, status: Status) -> tuple[Column, ...]:
        """The texts that an office is asked for where its figure turns out to have this status."""
        return tuple(column for column in self.columns if status in column.wanted_when)

    @property
    def figures(self) -> tuple[Column, ...]:
        """The columns whose cells are counted: comments apart."""
        return tuple(column for column in self.columns if column.ask is Ask.FIGURE)
