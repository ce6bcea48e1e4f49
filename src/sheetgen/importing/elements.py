"""The elements over the items of a table: in columns of their own, or in rows as groups."""

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sheetgen.importing.cell_words import code_in
from sheetgen.importing.code_shapes import is_code, letters_of, parts_of, split_code
from sheetgen.importing.draft_tables import Draft
from sheetgen.importing.indents import Indents
from sheetgen.importing.matrix_cells import At
from sheetgen.importing.matrix_rows import ReadRow
from sheetgen.importing.money_groups import label_of
from sheetgen.importing.nouns import Ledger, Role, Table
from sheetgen.importing.parents import Chain, Parents, put_element
from sheetgen.language.matrix_words import plain
from sheetgen.language.message import Message, message

if TYPE_CHECKING:
    from sheetgen.importing.matrix_cells import Grid

_PLAN = "Plan"
"""What the level of the plan itself is called, where nothing else stands over its items."""


@dataclass(slots=True)
class Elements:
    """Finds and makes them, row by row; ``assumed`` collects what was taken without a cell."""

    table: Table
    draft: Draft
    ledger: Ledger
    root: str
    assumed: dict[str, str]
    as_shown: bool = field(kw_only=True)
    indents: Indents = field(kw_only=True)
    rows: dict[str, int] = field(default_factory=dict)
    """By group, its row."""
    codes_continue: bool = True
    """Whether a code of the table continues another one's: else place alone says what is below."""
    parents: Parents = field(init=False)
    chain: Chain = field(init=False)
    numbers: Counter[str] = field(default_factory=Counter)
    depths: dict[str, int] = field(default_factory=dict)
    named: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.parents = Parents(self.draft)
        self.chain = Chain(self.table, self.draft)

    @property
    def grid(self) -> "Grid":
        """The sheet."""
        return self.table.grid

    def level(self, row: ReadRow, code: str) -> tuple[str, int]:
        """What the level of a row is called, and how deep it lies."""
        column = self.table.one(Role.LEVEL)
        said = self.grid.seen((row.row, column.number)) if column else ""
        if said:
            label = " ".join("".join(sign for sign in said if not sign.isdigit() and sign != ".")
                             .split()).capitalize()  # fmt: skip
            return label, self.depths.setdefault(plain(label), len(self.depths) + 1)
        if not code:
            return label_of(row.name) or "G", 1
        depth = len(parts_of(code)) or 1
        return letters_of(code) or f"N{depth}", depth

    def put_group(
        self, row: ReadRow, code: str, label: str, depth: int, *, given: bool
    ) -> int | Message:
        """Put the element of a group; gives how deep it lies, or why it cannot be put."""
        found = self._beside(row, code, depth)
        if isinstance(found, Message):
            return found
        depth = found
        above = self.parents.above(code if not given else "", depth)
        if isinstance(above, Message):
            return above
        made = put_element(self.draft, code, label, above, row.name or code)
        self.rows[code] = row.row
        return made if isinstance(made, Message) else depth

    def _beside(self, row: ReadRow, code: str, depth: int) -> int | Message:
        """How deep a group lies: by its numbers, or by indentation where those do not say it."""
        rival = "" if self.table.one(Role.LEVEL) else self.parents.rival(code, depth)
        if not rival:
            return depth
        mine = self.indents.of(row.row)
        around = [(at, self.indents.of(self.rows[each])) for at, each in self.parents.open
                  if each in self.rows]  # fmt: skip
        for at, its in reversed(around):
            if mine == its != (0, 0):
                return at
            if mine > its:
                return at + 1
        return message("by their codes nobody can tell whether {code} lies under {other} or "
                       "beside it: a column with the level would say it.",
                       code=code, other=rival)  # fmt: skip

    def new_code(self, stem: str) -> str:
        """A code that the matrix does not give: the stem and a number that is free."""
        while True:
            self.numbers[stem] += 1
            code = f"{stem}{self.numbers[stem]}"
            if code not in self.draft.elements and code not in self.draft.items:
                self.assumed[f"codes {stem}…"] = code
                return code

    def element_of(self, row: ReadRow, code: str) -> str | Message:
        """The element of an item, whose own cells in the row are placed with it."""
        if self.chain.levels:
            return self._by_columns(row, code)
        label, depth = self.level(row, code)
        del label
        alike = self.codes_continue and self.parents.is_alike(code)
        said = self.table.one(Role.LEVEL) is not None or alike
        return self.parents.above(code, depth if said else None)

    def _by_columns(self, row: ReadRow, item: str) -> str | Message:
        above, chain = "", []
        one = len(self.chain.levels) == 1
        cells = self.chain.cells(row.row)
        for level, code_at, name_at in cells:
            read = self._one_of_chain(row, level, code_at, name_at, above)
            if isinstance(read, str) and not read:
                below = [self.grid.texts[at] for _, at, _ in cells if at is not None]
                read = self.chain.carried(level, (item, *below))
            if isinstance(read, Message):
                return read
            text, name = (read, "") if isinstance(read, str) else read
            if text:
                label, parent = self._alone(row, text, level) if one else (level, above)
                if isinstance(parent, Message):
                    return parent
                chain.append((text, label, parent, name, code_at, name_at))
                above = text
        return self._put_chain(chain) or above

    def _put_chain(
        self, chain: list[tuple[str, str, str, str, At | None, At | None]]
    ) -> Message | None:
        for text, level, parent, name, code_at, name_at in chain:
            made = put_element(self.draft, text, level, parent, name)
            if isinstance(made, Message):
                return made
            self.chain.last[level] = text
            for at in (code_at, name_at):
                if at is not None:
                    self.ledger.add(self.grid, at, f"elements.csv!{text}")
        return None

    def _alone(self, row: ReadRow, code: str, level: str) -> tuple[str, str | Message]:
        """The level and parent of an element where one column holds those of all levels."""
        held = self.draft.elements.get(code)
        if held is not None:
            return held.level, held.parent
        if self.table.one(Role.LEVEL) is not None:
            label, depth = self.level(row, "")
            around = [each for at, each in self.parents.open if at < depth]
            self.parents.enter(depth, code, given=True)
            return label, around[-1] if around else ""
        if code in self.named.values():
            return level, ""  # a code of ours: its letters and numbers mean nothing
        above = self.parents.above(code, None)
        self.parents.know(code)
        return letters_of(code) if parts_of(code) and letters_of(code) else level, above

    def _one_of_chain(
        self, row: ReadRow, level: str, code_at: At | None, name_at: At | None, above: str
    ) -> tuple[str, str] | str | Message:
        """The code and name of a row's element at one level; "" where its cells are empty."""
        name = self.grid.texts[name_at] if name_at else ""
        if code_at is not None:
            read = code_in(self.grid, code_at, as_shown=self.as_shown)
            return read if isinstance(read, Message) else (read, name)
        if not name:
            return ""
        if (split := split_code(name)) is not None:
            return split
        if is_code(name):
            return name, ""
        if any(code is not None for of, code, _ in self.chain.levels if of == level):
            return message("«{name}» has no code beside it.", name=name)
        column = self.table.one(Role.LEVEL)
        said = self.grid.seen((row.row, column.number)) if column else above
        key = (level, said, name)
        if key not in self.named:
            self.named[key] = self.new_code(letters_of(level)[:1].upper() or "E")
        return self.named[key], name

    def top(self) -> str:
        """The element of items over which nothing stands: the plan itself."""
        if self.root not in self.draft.elements:
            put_element(self.draft, self.root, _PLAN, "", self.root)
            self.assumed["element"] = self.root
        return self.root
