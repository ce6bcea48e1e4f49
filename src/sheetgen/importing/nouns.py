"""What an import speaks of: columns and what they hold, the fate of each cell, questions."""

from collections.abc import Mapping
from enum import Enum

from sheetgen.importing.matrix_cells import At, Grid
from sheetgen.language.message import Message, message
from sheetgen.model.coded import Worded
from sheetgen.model.role import BUDGET, SPENT
from sheetgen.records import Struct, field


class Fate(Worded):
    """What became of a cell."""

    PLACED = ("placed", message("placed"))
    CHECKED = ("checked", message("checked: it follows from others"))
    TOTAL = ("total", message("total, which adds up"))
    HEADING = ("heading", message("heading"))
    TITLE = ("title", message("title"))
    NOTE = ("note", message("note"))
    LEFT_OUT = ("left-out", message("left out, as the mapping says"))
    NOT_PLACED = ("not-placed", message("not placed"))


class Role(Enum):
    """What a column of a matrix holds; the words are those of mapping files."""

    CODE = "code"
    NAME = "name"
    ELEMENT_CODE = "element-code"
    ELEMENT_NAME = "element-name"
    LEVEL = "level"
    UNIT = "unit"
    OFFICES = "offices"
    TYPE = "type"
    DIRECTION = "direction"
    AGGREGATION = "aggregation"
    FREQUENCY = "frequency"
    RELEVANCE = "relevance"
    BASELINE = "baseline"
    BASELINE_YEAR = "baseline-year"
    TARGET = "target"
    GOAL = "goal"
    ACTUAL = "actual"
    PIM = BUDGET
    ACCRUED = SPENT
    PROGRAMMED = "programmed"
    PERCENT = "percent"
    TOTAL = "total"
    ORDINAL = "ordinal"
    PART = "row-kind"
    LEFT_OUT = "left-out"
    ASKED = "?"


FIGURES = frozenset(
    {
        Role.TARGET, Role.GOAL, Role.ACTUAL, Role.PIM, Role.ACCRUED, Role.PROGRAMMED,
        Role.PERCENT, Role.TOTAL, Role.BASELINE,
    }
)  # fmt: skip
"""Roles of columns that hold figures."""


HELD: Mapping[Role, Message] = {
    Role.CODE: message("the code of the indicator or activity"),
    Role.NAME: message("the name of the indicator or activity"),
    Role.ELEMENT_CODE: message("the code of the objective or group"),
    Role.ELEMENT_NAME: message("the name of the objective or group"),
    Role.LEVEL: message("the level"),
    Role.UNIT: message("the unit of measure"),
    Role.OFFICES: message("the office that reports"),
    Role.TYPE: message("the type of indicator"),
    Role.DIRECTION: message("the expected direction"),
    Role.AGGREGATION: message("the type of aggregation"),
    Role.FREQUENCY: message("the frequency"),
    Role.RELEVANCE: message("the relevance"),
    Role.BASELINE: message("the baseline"),
    Role.BASELINE_YEAR: message("the year of the baseline"),
    Role.TARGET: message("the target"),
    Role.GOAL: message("the physical goal of the year"),
    Role.ACTUAL: message("what was executed"),
    Role.PIM: message("the modified budget"),
    Role.ACCRUED: message("what was accrued"),
    Role.PROGRAMMED: message("what is programmed"),
    Role.PART: message("which row of an item it is"),
}
"""What a question calls that which a column holds; roles that nobody is asked about have none."""
OF_MONEY = "money"
"""What a total is of under «Programación financiera»: of money, nobody knows which."""


class Column(Struct, frozen=True, kw_only=True):
    """A column of a table and what it holds.

    ``heading`` is its headings from above to below, parted by " / ". ``year`` and ``month`` are
    those that the headings name, None where they name none. ``level`` is the level of a column
    of elements.
    """

    number: int
    heading: str
    role: Role
    year: int | None = None
    month: int | None = None
    level: str = ""
    wanted: Role | None = None
    """What it would be, where two columns may be it and it is asked."""
    of: str = ""
    """Of what its months or its total are, where a heading says it: programmed, actual, accrued;
    or ``OF_MONEY``."""


class Question(Struct, frozen=True):
    """What only a person can say: where, what is asked, and what it may be."""

    where: str
    asked: Message
    candidates: tuple[str, ...] = ()


class Entry(Struct):
    """What became of one cell: where it went, or why it went nowhere."""

    fate: Fate
    to: str = ""
    why: Message | None = None


class Ledger(Struct):
    """Every cell of the file that is not empty, with what became of it."""

    entries: dict[tuple[str, At], Entry] = field(default_factory=dict)

    def put(self, grid: Grid, at: At, fate: Fate, to: str = "", why: Message | None = None) -> None:
        """Enter a cell, or the one that owns it."""
        if at in grid.texts:
            self.entries[grid.sheet.name, at] = Entry(fate, to, why)

    def add(self, grid: Grid, at: At, to: str) -> None:
        """Enter a cell as placed, in one place more if it already has one."""
        entry = self.entries.get((grid.sheet.name, at))
        if entry is not None and entry.fate is Fate.PLACED and entry.to:
            if to not in entry.to.split("; "):
                entry.to = f"{entry.to}; {to}"
        else:
            self.put(grid, at, Fate.PLACED, to)

    def not_placed(self, grid: Grid, at: At, why: Message) -> None:
        """Enter a cell as not placed, unless something is already known of it."""
        if at in grid.texts and (grid.sheet.name, at) not in self.entries:
            self.put(grid, at, Fate.NOT_PLACED, why=why)


class Table(Struct, frozen=True, kw_only=True):
    """A table found on a sheet: its rows of headings, its columns, and where its rows are."""

    grid: Grid
    first: int
    last: int
    end: int
    columns: tuple[Column, ...]

    def of(self, role: Role) -> tuple[Column, ...]:
        """The columns of a role."""
        return tuple(each for each in self.columns if each.role is role)

    def one(self, role: Role) -> Column | None:
        """The only column of a role; None where there is none."""
        found = self.of(role)
        return found[0] if len(found) == 1 else None
