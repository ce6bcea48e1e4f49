"""Whose template a file is: the stamp that issuing left in it."""

import re
from collections.abc import Iterator, Mapping

from sheetgen.reading.opening.cells import Kind, Sheet, Workbook
from sheetgen.reading.typed.values import read_text
from sheetgen.records import Struct

SHEET = "sheetgen"
_KEYS = frozenset(("plans", "digests", "office", "period", "form"))
_ROWS = 20
_PERIOD = re.compile(r"\d{4}-\d\d")
"""Programs that turn 2025-12 into a date write its first day."""


class Stamp(Struct, frozen=True, kw_only=True):
    """What the template said of itself when it was issued; ``plans`` pairs codes with digests."""

    office: str
    period: str
    plans: tuple[tuple[str, str], ...]
    form: str

    @property
    def versions(self) -> dict[str, str]:
        """The version of each form in the file, by the form's name."""
        parts = (part.rpartition("-") for part in self.form.split("+"))
        return {name: version for name, _, version in parts if name}

    def agrees(self, other: "Stamp") -> bool:
        """Whether both say the same office and period."""
        return (self.office, self.period) == (other.office, other.period)


def read_stamps(book: Workbook) -> tuple[Stamp, ...]:
    """The stamps that are whole: those in sheets, then that of the document properties.

    A stamp is known by what it holds: exports give the hidden sheet other names, and show it.
    """
    by_name = sorted(book.sheets, key=lambda each: each.name.casefold() != SHEET)
    found = [pairs for sheet in by_name for pairs in _from_sheet(sheet)]
    properties = (book.properties,) if _is_whole(book.properties) else ()
    return tuple(_stamp(each) for each in (*found, *properties))


def _is_whole(pairs: Mapping[str, str]) -> bool:
    return bool(pairs.get("office") and _PERIOD.fullmatch(pairs.get("period", "")))


def _stamp(found: Mapping[str, str]) -> Stamp:
    codes = [code for code in found.get("plans", "").split(";") if code]
    digests = found.get("digests", "").split(";")
    digests += [""] * (len(codes) - len(digests))
    return Stamp(
        office=found["office"],
        period=found["period"],
        plans=tuple(zip(codes, digests, strict=False)),
        form=found.get("form", ""),
    )


def _from_sheet(sheet: Sheet) -> Iterator[dict[str, str]]:
    """The stamp in a sheet: keys in one column, each with its value to the right."""
    columns: dict[int, dict[str, str]] = {}
    for (row, column), cell in sheet.cells.items():
        if row <= _ROWS and cell.kind is Kind.TEXT and (key := read_text(cell)) in _KEYS:
            value = read_text(sheet.cells.get((row, column + 1)))
            columns.setdefault(column, {})[key] = value[:7] if key == "period" else value
    return (pairs for pairs in columns.values() if _is_whole(pairs))
