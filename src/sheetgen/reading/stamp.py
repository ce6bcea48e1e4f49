"""Whose template a file is: the stamp that issuing left in it."""

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


def read_stamp(book: Workbook) -> Stamp | None:
    """The stamp from the hidden sheet, or from the document properties where the sheet is gone."""
    sheet = next((each for each in book.sheets if each.name.casefold() == SHEET), None)
    found = _from_sheet(sheet) if sheet else {}
    if not found.get("office"):
        found = {key: book.properties[key] for key in _KEYS if key in book.properties}
    if not found.get("office") or not found.get("period"):
        return None
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
