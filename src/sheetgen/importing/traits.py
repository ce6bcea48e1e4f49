"""The texts of an item's row: who reports it, in what it is measured, its traits."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sheetgen.importing.cell_words import offices_in, short_code, trait, unit_named, unit_of_name
from sheetgen.importing.draft_tables import Draft
from sheetgen.importing.matrix_rows import ReadRow
from sheetgen.importing.nouns import Role, Table
from sheetgen.language.message import Message, message
from sheetgen.records import Struct

if TYPE_CHECKING:
    from sheetgen.importing.matrix_cells import Grid

LONGEST_NAME = 40
"""Signs of an item's name by which an assumption names it."""
_TRAITS = (Role.DIRECTION, Role.AGGREGATION, Role.FREQUENCY)
DEFAULTS = {
    "indicators": {"direction": "ascending", "aggregation": "not-accumulated",
                   "frequency": "annual"},
    "activities": {"aggregation": "accumulated"},
}  # fmt: skip
"""What is taken where a matrix has no column for it; told, and to be changed in the mapping."""


class Traits(Struct):
    """Reads the texts of rows; ``assumed`` collects what was taken without a cell."""

    table: Table
    kind: str
    draft: Draft
    assume: Mapping[str, str]
    root: str
    assumed: dict[str, str]

    @property
    def grid(self) -> "Grid":
        """The sheet."""
        return self.table.grid

    def texts(
        self, row: ReadRow, code: str, kind: str
    ) -> tuple[tuple[str, ...], str, dict[str, str]] | Message:
        """Offices, unit and traits of an item; or what of them is missing."""
        offices = self._offices(row)
        if not offices:
            return message("{code} has no office that reports it.", code=code)
        unit = self._unit(row, kind)
        if isinstance(unit, Message):
            return unit
        said: dict[str, str] = {}
        for role in _TRAITS:
            if role.value not in DEFAULTS[self.kind]:
                continue
            column = self.table.one(role)
            text = self.grid.seen((row.row, column.number)) if column else ""
            word = trait(role.value, text) if text else None
            if text and word is None:
                return message("«{text}» is no {role} that a plan knows.",
                               text=text, role=role.value)  # fmt: skip
            said[role.value] = word or self._taken(role.value)
        if self.kind == "indicators":
            if said["direction"] == "undefined" and "permissible" not in said["aggregation"]:
                return message("the direction is undefined, and the aggregation says neither "
                               "minimum nor maximum permissible.")  # fmt: skip
            for role in (Role.TYPE, Role.RELEVANCE):
                column = self.table.one(role)
                said[role.value] = self.grid.seen((row.row, column.number)) if column else ""
        return offices, unit, said

    def _taken(self, key: str) -> str:
        word = self.assume.get(key) or DEFAULTS[self.kind][key]
        self.assumed[key] = word
        return word

    def _offices(self, row: ReadRow) -> tuple[str, ...]:
        column = self.table.one(Role.OFFICES)
        if column is None:
            code = self.assume.get("offices", self.root)
            self.assumed["offices"] = code
            self.draft.offices.setdefault(code, code)
            return (code,)
        return tuple(
            self._office(code, name)
            for code, name in offices_in(self.grid.seen((row.row, column.number)))
            if code
        )

    def _office(self, code: str, name: str) -> str:
        for known, called in self.draft.offices.items():
            if called.casefold() == name.casefold() or known.casefold() == code.casefold():
                return known
        longest = 24
        if len(code) > longest or any(sign in code for sign in ":;,/()\"'"):
            code = short_code(name, self.draft.offices)
            self.assumed[f"office {code}"] = name
        self.draft.offices[code] = name
        return code

    def _unit(self, row: ReadRow, kind: str) -> str | Message:
        column = self.table.one(Role.UNIT)
        at = row.pair.main if row.pair else row.row
        said = self.grid.seen((at, column.number)) if column else ""
        if kind != "indicator":
            if said:
                return said
            if column is not None:
                return message("it has no unit of measure.")
            self.assumed["unit"] = self.assume.get("unit", "u.")
            return self.assumed["unit"]
        named, by_name = unit_named(said) if said else None, unit_of_name(row.name)
        if said and named and by_name and named != by_name:
            return message("the unit says «{unit}», and the name begins with «{word}».",
                           unit=said, word=row.name.split()[0])  # fmt: skip
        if said and not named:
            return by_name or "number"  # counted in them: «Empresas»
        unit = named or by_name or self.assume.get("unit")
        if unit is None:
            unit = "percent" if self._shows_percent(row) else "number"
            self.assumed[f"unit of «{row.name[:LONGEST_NAME]}»"] = unit
        return unit

    def _shows_percent(self, row: ReadRow) -> bool:
        return any(
            self.grid.texts.get((row.row, each.number), "").endswith("%")
            for each in self.table.columns
            if each.role in {Role.TARGET, Role.BASELINE, Role.ACTUAL}
        )
