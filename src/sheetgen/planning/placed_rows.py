"""Reads the tables of analysts from CSV files: rows that know the place of every cell."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import lru_cache
from typing import NamedTuple, TypeVar

from sheetgen.errors import PlanError
from sheetgen.language.message import Message, message, message_n
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.records import Struct
from sheetgen.sources.entries import entry_of, not_an_entry
from sheetgen.sources.spelling import known_words

_OF_CODES = ("code",)
_NO_DATA = {"ND", "N.D."}
_SMALLEST, _LARGEST = -9, 15
"""Powers of ten between which a figure of a plan lies; 0 does."""
TOTAL = "total"
"""What a text of a table holds, in small letters, where any of its rows may be one of totals."""
_TOTAL = re.compile(rf"(sub\s*)?{TOTAL}(es|\b)", re.IGNORECASE)
_Word = TypeVar("_Word", bound=Enum)

Tell = Callable[[PlanError], None]


class Shape(Struct, frozen=True):
    """A table's name, the columns it must have and those it may have."""

    name: str
    columns: tuple[str, ...]
    optional: tuple[str, ...] = ()


class Row(NamedTuple):
    """One line of a table: its cells as text, and the place of each.

    ``columns`` says at which of the texts, of which there are as many, each column stands;
    ``locate`` where a column's cell is in a line. Both are those of the table.
    """

    columns: Mapping[str, int]
    texts: Sequence[str]
    line: int
    locate: Callable[[int, str], Place]
    tell: Tell | None = None
    """Where faults are gathered; without it the first one is raised."""

    @property
    def cells(self) -> dict[str, str]:
        """The text of each column."""
        return dict(zip(self.columns, self.texts, strict=False))

    def wrong(self, column: str, fault: Message, remedy: Message) -> None:
        """Tell a fault of a cell; whoever asked goes on as if the cell were empty.

        Raises PlanError where nobody gathers faults.
        """
        error = PlanError(str(self.place(column)), fault, remedy)
        if self.tell is None:
            raise error
        self.tell(error)

    @property
    def is_spoilt(self) -> bool:
        """Whether the whole row was told: it stands for its code alone."""
        return self.tell is silent

    def place(self, column: str) -> Place:
        """Where this column's cell is."""
        return self.locate(self.line, column)

    def text(self, column: str) -> str:
        """The cell's text, empty where the column is not in the table."""
        at = self.columns.get(column)
        return "" if at is None else self.texts[at]

    def required(self, column: str) -> str:
        """The cell's text; a PlanError where it is empty."""
        text = self.text(column)
        if not text:
            self.wrong(column, message("is empty, expected a value."), message("Fill it in."))
        return text

    def word(self, column: str, words: type[_Word], default: _Word | None = None) -> _Word:
        """One of an enumeration's words."""
        text = self.text(column)
        if not text and default is not None:
            return default
        found = entry_of(text, words)
        if found is None:
            self.wrong(column, *not_an_entry(text, words))
            return next(iter(words))
        return found

    def listed(self, column: str) -> tuple[str, ...]:
        """Codes parted by semicolons."""
        return tuple(part.strip() for part in self.required(column).split(";") if part.strip())

    def figure(self, column: str, absent: Gap) -> Figure:
        """A number, percent points where a % sign stands behind; ``absent`` for empty and ND."""
        text = self.text(column)
        figure = _number(text) if text else None
        if figure is not None:
            return figure
        if text and text.upper() not in _NO_DATA:
            self.wrong(
                column,
                message("holds {found}, expected a number, ND or nothing.", found=repr(text)),
                message("Write digits with a decimal point and no grouping marks: 1672.5."),
            )
        return absent

    def in_unit(self, column: str, absent: Gap, *, in_percent: bool) -> Figure:
        """A figure in an item's unit: a percent sign behind a count says that one is wrong."""
        text = self.text(column)
        if "%" in text and not in_percent:
            self.wrong(
                column,
                message("holds {found}, and the unit is no percentage.", found=repr(text)),
                message("Write the figure without the sign, or correct the unit of the item."),
            )
        return self.figure(column, absent)

    def whole(self, column: str) -> int | None:
        """A whole number, or None where the cell is empty."""
        text = self.text(column)
        if not text:
            return None
        if not text.isdecimal():
            self.wrong(
                column,
                message("holds {found}, expected a whole number.", found=repr(text)),
                message("Write digits alone."),
            )
            return None
        return int(text)

    def period(self, column: str) -> Period:
        """A period written YYYY-MM.

        Raises PlanError at the cell.
        """
        text = self.required(column)
        try:
            return _period(text)
        except ValueError:
            raise PlanError(
                str(self.place(column)),
                message("holds {found}, expected a period.", found=repr(text)),
                message("Write it as YYYY-MM, for example 2025-12."),
            ) from None

    def day(self, column: str) -> date:
        """A day written YYYY-MM-DD.

        Raises PlanError at the cell.
        """
        text = self.required(column)
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise PlanError(
                str(self.place(column)),
                message("holds {found}, expected a date.", found=repr(text)),
                message("Write it as YYYY-MM-DD, for example 2025-12-31."),
            ) from None


@lru_cache(maxsize=4096)
def _number(text: str) -> Decimal | None:
    """The figure that a text says, None where it says none; a table says few, many times."""
    try:
        figure = Decimal(text.removesuffix("%").rstrip())
    except InvalidOperation:
        return None
    fits = figure.is_finite() and _SMALLEST <= figure.adjusted() <= _LARGEST
    return figure if fits else None


_period = lru_cache(maxsize=4096)(Period.parse)


def tell_or_raise(fault: PlanError, tell: Tell | None) -> None:
    """Gathers a fault; raises it where nobody gathers."""
    if tell is None:
        raise fault
    tell(fault)


def silent(_: PlanError) -> None:
    """What is told of a row that was told as a whole: nothing more, but its code is known."""


def is_total(texts: Iterable[str], shape: Shape) -> bool:
    """Whether a row of a table of codes holds totals."""
    return shape.columns[0] in _OF_CODES and _TOTAL.match(_first(texts)) is not None


def _first(texts: Iterable[str]) -> str:
    return next(filter(None, texts), "")


def total(texts: Iterable[str], where: str) -> PlanError:
    """The fault of a row of totals: they are worked out, and a code of theirs is nobody's."""
    return PlanError(
        where,
        message("is a row of totals: it begins with {found}.", found=repr(_first(texts))),
        message("Remove the row; totals are worked out from the rows."),
    )


def check_header(header: Sequence[str], where: str, shape: Shape) -> None:
    """Raises PlanError for a column that is unknown, missing or stands twice."""
    known = (*shape.columns, *shape.optional)
    if not any(header):
        raise PlanError(
            where,
            message("the table is empty."),
            message("Write its headings in the first line: {columns}.",
                    columns=",".join(shape.columns)),
        )  # fmt: skip
    blank = next(count for count, name in enumerate(reversed(header)) if name)
    if blank:
        raise PlanError(
            where,
            message_n(
                "{n} column at the end has no heading.", "{n} columns at the end have no heading.",
                blank,
            ),
            message("Remove the blank columns at the right of the table, in all of its lines."),
        )  # fmt: skip
    for name in header:
        if name not in known:
            raise PlanError(f"{where}!{name}", *known_words(name, known))
        if header.count(name) > 1:
            raise PlanError(
                f"{where}!{name}",
                message("the column stands twice."),
                message("Remove one of the two."),
            )
    for name in shape.columns:
        if name not in header:
            raise PlanError(
                where,
                message(
                    "the column {name} is missing; the table has {found}.",
                    name=repr(name),
                    found=list(header),
                ),
                message("Add the column; its cells may be empty where nothing is known."),
            )
