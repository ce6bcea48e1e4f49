"""Whose template a file is: the stamp that issuing left in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from sheetgen.reading.cells import Sheet, Workbook
from sheetgen.reading.values import read_text

SHEET = "sheetgen"
_KEYS = ("plans", "digests", "office", "period", "form")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
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
    """The stamps that are whole: that of the hidden sheet, then that of the document properties."""
    sheet = next((each for each in book.sheets if each.name.casefold() == SHEET), None)
    found = (_from_sheet(sheet) if sheet else {}, book.properties)
    return tuple(_stamp(each) for each in found if each.get("office") and each.get("period"))


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


def _from_sheet(sheet: Sheet) -> dict[str, str]:
    rows = {row for row, _ in sheet.cells}
    pairs = {
        read_text(sheet.cells.get((row, 1))): read_text(sheet.cells.get((row, 2))) for row in rows
    }
    return {key: value for key, value in pairs.items() if key in _KEYS}
