"""A list that came, and what it may speak of: the plan that reads it, and the plans beside."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sheetgen.model.place import Place
from sheetgen.population.list_table import plain


@dataclass(frozen=True, slots=True)
class Beside:
    """Another plan that reads the same list: what it is called, and by what it tells people."""

    names: tuple[str, ...]
    identifier: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A list that came: a file, or the sheet of an office's template (``sheet``, else empty).

    ``codes`` are those it may speak of, ``others`` those of the plan that are other offices'.
    ``called`` are the code and the name of the plan that reads it. ``found`` is the sheet of a
    workbook that is a list.
    """

    path: Path
    shown: str
    codes: Sequence[str]
    called: tuple[str, ...]
    others: Sequence[str] = ()
    beside: tuple[Beside, ...] = ()
    sheet: str = ""
    office: str = ""
    found: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The headings by which the other plans tell people."""
        return tuple(each.identifier for each in self.beside)

    @property
    def case(self) -> str:
        """Which words of a fault speak of it."""
        return "sheet" if self.sheet else ""

    @property
    def whole(self) -> Place:
        """Where it is told as a whole."""
        sheet = self.found or self.sheet
        return Place(self.shown, sheet, "A1" if sheet else "")

    def at(self, letter: str, row: int) -> Place:
        """Where one of its cells is told; in a file of text, its row."""
        sheet = self.found or self.sheet
        return Place(self.shown, sheet, f"{letter}{row}" if sheet else f"line {row}")

    def read_from(self, sheet: str) -> "Source":
        """The same, its cells in a sheet as it is called there."""
        return replace(self, found=sheet)

    def beside_those(self, headings: Collection[str]) -> "Source":
        """The same, beside those plans alone whose identifier has a heading in it."""
        found = tuple(each for each in self.beside if plain(each.identifier) in headings)
        return replace(self, beside=found)
