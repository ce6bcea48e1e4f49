"""A list that came, and what it may speak of: the plan that reads it, and the plans beside."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from sheetgen.model.place import Place
from sheetgen.population.list_form import plain
from sheetgen.records import Struct, field, replace


class Beside(Struct, frozen=True):
    """Another plan that reads the same list: what it is called, and by what it tells people."""

    names: tuple[str, ...]
    identifier: str
    codes: tuple[str, ...]


class Source(Struct, frozen=True, kw_only=True):
    """A list that came: a file, or the sheet of an office's template (``sheet``, else empty).

    ``codes`` are those it may speak of, ``others`` those of the plan that are other offices'.
    ``called`` are the code and the name of the plan that reads it. ``office`` is whose list it is;
    of a file, the one that follows from ``owners``, the offices of each code. ``found`` is the
    sheet of a workbook that is a list.
    """

    path: Path
    shown: str
    codes: Sequence[str]
    called: tuple[str, ...]
    others: Sequence[str] = ()
    beside: tuple[Beside, ...] = ()
    sheet: str = ""
    office: str = ""
    owners: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
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

    def speaking_of(self, codes: Iterable[str]) -> "Source":
        """The same as the list of the one office that is asked for all these codes, if one is."""
        offices = [set(self.owners[code]) for code in codes if code in self.owners]
        whose = set.intersection(*offices) if offices else set()
        return replace(self, office=whose.pop()) if len(whose) == 1 else self

    def beside_those(self, headings: Collection[str]) -> "Source":
        """The same, beside those plans alone whose identifier has a heading in it."""
        found = tuple(each for each in self.beside if plain(each.identifier) in headings)
        return replace(self, beside=found)
