"""The population served: how it is identified, what is known of it, and how many it came to.

Identifiers never stand in any of these: they are counted and forgotten.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as kept
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from pathlib import PurePath

from sheetgen.model.file_names import is_written
from sheetgen.model.place import Place
from sheetgen.model.problem import Problem
from sheetgen.model.rule import Test
from sheetgen.records import Struct, field, replace

LISTED_IN_TEXT = (".csv", ".txt", ".tsv")
"""The kinds of files of text that may be lists."""
_LISTS = (*LISTED_IN_TEXT, ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
NAMED = "beneficiarios"
"""What stands in the name of a file that is a list."""
_TENTH = Decimal("0.1")
SHEET = "Beneficiarios"
"""The sheet of a template in which an office lists them, so called in every language."""
CODE, DAY, SERVICE, PLAN = "Código", "Fecha", "Servicio", "Plan"
"""Its headings, and those of files that are lists; between them stands the identifier's own."""
REGISTRIES = ("registry.csv", "registry.parquet")
"""How the registry of a plan may be called."""
UNKNOWN, NOT_IN_REGISTRY = "unknown", "not-in-registry"
"""The classes of those whom no class of a band holds, and whom the registry does not know."""
EVERY = "every"
"""The criterion that all of them are met."""


def is_list(name: str) -> bool:
    """Whether a file's name says that it is a list of those served; no owner or hidden file is."""
    is_named = NAMED in name.casefold() and is_written(name)
    return is_named and PurePath(name).suffix.lower() in _LISTS


class Check(Enum):
    """How the last digit of an identifier follows from the others."""

    NONE = "none"
    RUC = "ruc"
    """Peru's taxpayer number: eleven digits, weighted 5432765432, modulus 11."""
    DNI = "dni"
    """Eight digits; the printed card's check character is no part of it."""


class Sort(Enum):
    """What a column of the registry holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    """In conditions and bands, the whole years from it to the end of the period."""


@dataclass(frozen=True, slots=True)
class Identifier:
    """What tells one served from another: its heading in lists, its pattern, its check.

    ``where`` the pattern was read, for who wrote it.
    """

    name: str
    pattern: str
    check: Check
    where: str = kept(default="", compare=False)


class Registry(Struct, frozen=True):
    """What is known of each identifier: a table, the column that holds it, and all others.

    ``since`` is the column with the day from which a row holds, where an identifier may have
    several: of each the latest that has begun counts. "" where each has one.
    """

    file: str
    key: str
    columns: Mapping[str, Sort]
    since: str = ""


class Class(Struct, frozen=True):
    """A class of a band: from ``least`` (included) to ``below``; None where it is open."""

    name: str
    least: Decimal | None
    below: Decimal | None


class Band(Struct, frozen=True):
    """How those served are told apart by a column; without classes, by its words."""

    name: str
    column: str
    classes: tuple[Class, ...]


class Criterion(Struct, frozen=True):
    """A condition of the rule language over the registry's columns."""

    name: str
    test: Test


class Population(Struct, frozen=True, kw_only=True):
    """What a plan's ``population.yaml`` declares.

    A class of fewer than ``suppress_below`` is shown as such, and not counted out. ``asks`` are the
    codes of the items whose offices list them in a sheet of their template.
    """

    identifier: Identifier
    registry: Registry | None
    criteria: tuple[Criterion, ...]
    bands: tuple[Band, ...]
    suppress_below: int
    place: Place
    asks: tuple[str, ...] = ()
    crossed: tuple[tuple[str, ...], ...] = ()
    """The bands whose classes are told in combination, by name."""
    services: tuple[str, ...] = ()
    """The services that are told by name however few they serve."""


class Part(Struct, frozen=True):
    """How many of the base are of one class; ``n`` and ``share`` None where it is suppressed."""

    n: int | None
    share: Decimal | None


class Crossed(Struct, frozen=True):
    """How many are of each combination of the classes of some bands; none where they are too many.

    Whoever is not in the registry is one combination.
    """

    bands: tuple[str, ...]
    cells: Mapping[tuple[str, ...], Part]


def printed_sum(parts: Iterable[Part]) -> Decimal | None:
    """What shares add to as they are printed, to one decimal; None where one is not printed."""
    printed = [
        None if each.share is None else each.share.quantize(_TENTH, rounding=ROUND_HALF_UP)
        for each in parts
    ]
    known = [each for each in printed if each is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(printed) else None


class Stretch(Struct, frozen=True):
    """The rows of a list that count for a code: how many, the first and the last, from 1."""

    rows: int
    first: int
    last: int


class Listed(Struct, frozen=True):
    """A list that came: how many rows it holds, how many of them count, and its digest.

    ``sheet`` is the one it stands in, "" of text; ``of`` are the rows by item and element.
    """

    file: str
    sha256: str
    rows: int
    counted: int
    sheet: str = ""
    of: Mapping[str, Stretch] = field(default_factory=dict)

    @property
    def whole(self) -> Place:
        """Where it is told as a whole."""
        return Place(self.file, self.sheet, "")

    def place_of(self, code: str) -> Place:
        """Where the rows of a code stand; as a whole where that is not known.

        No single cell: what stands in one names somebody, and is read for no trace.
        """
        rows = self.of.get(code)
        if rows is None:
            return self.whole
        if self.sheet:
            return Place(self.file, self.sheet, f"{rows.first}:{rows.last}")
        return Place(self.file, f"lines {rows.first}-{rows.last}", "")


class Counted(Struct, frozen=True):
    """How many lists name for one code, each once, and where the rows that say so stand."""

    n: int
    places: tuple[Place, ...]


def counted_for(
    codes: Iterable[str], unique: Mapping[str, int], lists: Iterable[Listed]
) -> dict[str, Counted]:
    """What was counted for those of these codes that any row of the lists counts for."""
    lists = tuple(lists)
    found = (code for code in codes if code in unique)
    return {code: Counted(unique[code], places_in(lists, (code,))) for code in found}


def places_in(lists: Iterable[Listed], codes: Collection[str]) -> tuple[Place, ...]:
    """The lists that count for any of these codes, with their rows; all lists without one."""
    count = [each for each in lists if each.counted]
    if not codes:
        return tuple(each.whole for each in count)
    found = {
        each.place_of(code): None
        for each in count
        for code in codes
        if code in each.of or not each.of
    }
    return tuple(found)


class Served(Struct, frozen=True, kw_only=True):
    """The population served up to a period, in counts alone.

    ``unique`` are those served by code: of items, and of elements, where whom several activities
    serve counts once. ``rows`` are the rows behind each. ``overlaps`` tell how many are served by
    exactly those codes and no other. ``services`` and ``overlaps`` are None where they are
    suppressed; ``unnamed`` services are too, of which no name is told: an office typed it, and it
    may be somebody's. ``by`` holds the parts of ``base``, all that are served, by the name of a
    band and by class, ``crossed`` those of several bands together. ``new`` are not among those of
    the year before, ``returning`` are, and ``gone`` are those of it that are served no more;
    ``before`` is all of that year, of whom ``met_before`` met each criterion, by the registry of
    now on a day a year ago. All are None or empty where no list of that year names anybody; the
    first three also where one of them is suppressed.
    """

    unique: Mapping[str, int]
    rows: Mapping[str, int]
    services: Mapping[str, int | None]
    unnamed: int = 0
    overlaps: Mapping[tuple[str, ...], int | None]
    base: int
    by: Mapping[str, Mapping[str, Part]]
    met: Mapping[str, Part]
    new: int | None
    returning: int | None
    gone: int | None
    before: int | None = None
    met_before: Mapping[str, Part] = field(default_factory=dict)
    crossed: tuple[Crossed, ...] = ()
    not_in_registry: int | None
    lists: tuple[Listed, ...]
    problems: tuple[Problem, ...]
    suppress_below: int

    def named(self, codes: Mapping[str, str]) -> "Served":
        """The same with other codes of items and elements, where any is another."""
        if not codes:
            return self

        def of(code: str) -> str:
            return codes.get(code, code)

        return replace(
            self,
            unique={of(code): n for code, n in self.unique.items()},
            rows={of(code): n for code, n in self.rows.items()},
            overlaps={tuple(map(of, each)): n for each, n in self.overlaps.items()},
            lists=tuple(
                replace(each, of={of(code): rows for code, rows in each.of.items()})
                for each in self.lists
            ),
        )

    def places(self, *codes: str) -> tuple[Place, ...]:
        """The lists that count for any of these codes, with their rows; all lists without one."""
        return places_in(self.lists, codes)

    def counted(self, codes: Iterable[str]) -> dict[str, Counted]:
        """What was counted for those of these codes that any row counts for."""
        return counted_for(codes, self.unique, self.lists)
