"""A blank input template: one per office and period, with all its plans."""

from datetime import date
from decimal import Decimal
from typing import TypeAlias

from sheetgen.model.figure import Figure, Gap
from sheetgen.model.form import Column, Form
from sheetgen.model.live_status import Live
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.plan import Item
from sheetgen.model.rule import Rule
from sheetgen.records import Struct

Held: TypeAlias = str | Decimal | date
"""What a cell comes with that an office had typed: words, a number or a day."""


class TemplateRow(Struct, frozen=True, kw_only=True):
    """One item asked of one office.

    ``shown`` holds (field, value) for the locked and pre-filled columns, values in the item's unit
    (percent points for percentages). ``required`` is False where another office stands first or
    nothing is due: an empty cell there is no fault. ``group`` is the heading it stands under.
    ``live`` is what its live status is made of, None in a template that is only read against.
    ``stale`` are the figures that came from a form of another month, to be brought up to date.
    """

    plan: str
    item: Item
    row: int
    shown: tuple[tuple[str, Figure | str], ...]
    required: bool
    group: str
    live: Live | None = None
    stale: tuple[str, ...] = ()


class TemplateSheet(Struct, frozen=True, kw_only=True):
    """One form's sheet: the heading row and the rows below it, addresses fixed."""

    form: Form
    name: str
    heading_row: int
    rows: tuple[TemplateRow, ...]

    def letter(self, column: Column) -> str:
        """The letter of a form's column in this sheet."""
        return column_letter(self.form.columns.index(column))


class Listing(Struct, frozen=True):
    """The sheet in which an office lists whom it served.

    ``name`` is the heading of what identifies each, ``codes`` are the activities it is asked for.
    ``rows`` are those that it comes with from an older form: a code, an identifier, a day, and
    what stands below the headings ``more`` that the office had added.
    """

    name: str
    codes: tuple[str, ...]
    rows: tuple[tuple[Held, ...], ...] = ()
    more: tuple[str, ...] = ()


class Template(Struct, frozen=True, kw_only=True):
    """What one office is asked for in one period; ``plans`` are (code, digest) pairs.

    ``rules`` give the live status and ``words`` are what the reader takes for a gap; ``due`` is the
    last day on which the file is on time, and ``plan_names`` tell an office what it reports on. All
    are empty in a template that is only read against. ``carried`` is the month of the older form
    from which it comes filled, None in a blank one. ``listing`` is None where no list is asked for.
    """

    office: str
    office_name: str
    period: Period
    plans: tuple[tuple[str, str], ...]
    form_version: str
    sheets: tuple[TemplateSheet, ...]
    file: str
    rules: tuple[Rule, ...] = ()
    words: tuple[tuple[str, Gap], ...] = ()
    due: date | None = None
    plan_names: tuple[str, ...] = ()
    carried: Period | None = None
    listing: Listing | None = None

    def place(self, sheet: TemplateSheet, row: TemplateRow, column: Column) -> Place:
        """The template's own cell, which stands for what never came."""
        return Place(self.file, sheet.name, f"{sheet.letter(column)}{row.row}")


def column_letter(index: int) -> str:
    """Excel's letters for a column counted from 0."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
