"""Puts the texts of a table's rows into the plan: elements, items, offices, traits."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sheetgen.importing.cell_words import code_in
from sheetgen.importing.code_shapes import is_code, is_under, parts_of
from sheetgen.importing.draft_tables import Draft, ItemDraft
from sheetgen.importing.elements import Elements
from sheetgen.importing.entered_texts import enter_texts
from sheetgen.importing.indents import Indents
from sheetgen.importing.mapping import MappedTable
from sheetgen.importing.matrix_rows import ReadRow, RowKind, Rows
from sheetgen.importing.nouns import FIGURES, Fate, Ledger, Question, Role, Table
from sheetgen.importing.pairs import Pair
from sheetgen.importing.parents import put_element
from sheetgen.importing.row_questions import ask_of_groups, ask_of_pairs, ask_of_row_numbers
from sheetgen.importing.traits import Traits
from sheetgen.language.matrix_words import heading_words, plain
from sheetgen.language.message import Message, message

if TYPE_CHECKING:
    from sheetgen.importing.matrix_cells import Grid

_REASONS = {
    RowKind.UNKNOWN: message("the row has no code by which it could be an item."),
    RowKind.UNSURE: message("whether it is a group of the rows below it is asked."),
}
_NO_UNIT = message("a group of a plan has no unit of measure.")
_FATES = {RowKind.HEADING: Fate.HEADING, RowKind.NOTE: Fate.NOTE, RowKind.LEFT_OUT: Fate.LEFT_OUT}
_DECIDING = frozenset(
    (
        Role.CODE, Role.NAME, Role.ELEMENT_CODE, Role.ELEMENT_NAME, Role.LEVEL, Role.UNIT,
        Role.OFFICES, Role.DIRECTION, Role.AGGREGATION, Role.FREQUENCY,
    )
)  # fmt: skip
"""Roles without whose column a row would be placed by what is assumed."""


@dataclass(slots=True)
class Placing:
    """One table on its way into the draft; ``assumed`` collects what was taken without a cell."""

    table: Table
    kind: str
    mapped: MappedTable | None
    draft: Draft
    ledger: Ledger
    assume: Mapping[str, str]
    root: str
    indents: Indents
    assumed: dict[str, str] = field(default_factory=dict)
    rows: list[ReadRow] = field(default_factory=list)
    placed: list[ItemDraft] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    """Which keys of the mapping answer what is asked."""
    _asked_of_numbers: bool = False
    _has_products: bool = False
    """Whether a code of the table continues another one's."""
    _codes: dict[int, str] = field(default_factory=dict)
    _seen: dict[int, str] = field(default_factory=dict)
    _elements: Elements = field(init=False)
    _traits: Traits = field(init=False)

    def __post_init__(self) -> None:
        self._elements = Elements(
            self.table,
            self.draft,
            self.ledger,
            self.root,
            self.assumed,
            as_shown=self._as_shown,
            indents=self.indents,
        )
        self._traits = Traits(
            self.table, self.kind, self.draft, self.assume, self.root, self.assumed
        )

    @property
    def grid(self) -> "Grid":
        """The sheet."""
        return self.table.grid

    @property
    def _as_shown(self) -> bool:
        return self.mapped is not None and self.mapped.codes == "as-shown"

    def run(self) -> None:
        """Every row of the table."""
        said = self.mapped or MappedTable(sheet="")
        read = Rows(self.table, order=said.pairs, paired=self.kind == "activities",
                    uncoded=said.uncoded)  # fmt: skip
        self.rows = read.all
        self._read_codes()
        for index, row in enumerate(self.rows):
            match row.kind:
                case RowKind.HEADING | RowKind.NOTE | RowKind.LEFT_OUT:
                    self._all(row, _FATES[row.kind])
                case RowKind.GROUP:
                    self._group(row)
                case RowKind.ITEM:
                    before = len(self.placed)
                    self._item(row, index)
                    if len(self.placed) == before:
                        self._elements.parents.lose()
                case RowKind.UNKNOWN | RowKind.UNSURE:
                    if row.why is None:  # else it is known to be of an item
                        self._elements.parents.lose()
                    self._refuse(row, row.why or _REASONS[row.kind])
                case RowKind.TOTAL | RowKind.SECOND:
                    pass  # when all figures are known; with the first row
        self._ask("pairs", ask_of_pairs(self.table, read))
        self._ask("uncoded", ask_of_groups(self.table, self.rows))
        self._ask("", ask_of_row_numbers(self.table, self.rows))

    def _ask(self, key: str, question: Question | None) -> None:
        """Ask, where there is something to ask; ``key`` of the mapping answers it, "" for none."""
        if question is not None:
            self.questions.append(question)
            self.asked += [key] if key else []

    def _read_codes(self) -> None:
        """The codes of all rows; one that stands twice is a question and neither is taken."""
        found = self._codes_as_read()
        self._seen = {row: code for row, code in found.items() if isinstance(code, str)}
        parts = {parts_of(code) for code in self._seen.values()}
        self._has_products = any(each[:n] in parts for each in parts for n in range(1, len(each)))
        self._elements.codes_continue = self._has_products
        times = Counter(code.casefold() for code in self._seen.values())
        for row in self.rows:
            code = found.get(row.row)
            if isinstance(code, Message):
                self._refuse(row, code)
                self._ask_of_number(row, code)
            elif code is not None and times[code.casefold()] > 1:
                self._refuse(row, message("the code {code} stands more than once.", code=code))
            elif code is not None and code in self.draft.items:
                self._refuse(row, message("{code} was placed from another table.", code=code))
            elif code is not None:
                self._codes[row.row] = code

    def _codes_as_read(self) -> dict[int, str | Message]:
        """By row, its code or why it cannot be told; a word among codes is none."""
        found: dict[int, str | Message] = {}
        for row in self.rows:
            if row.kind in {RowKind.ITEM, RowKind.GROUP} and row.at is not None and row.code:
                whole = self.grid.texts[row.at] == row.code
                read = code_in(self.grid, row.at, as_shown=self._as_shown) if whole else row.code
                found[row.row] = read
        usual = [each for each in found.values() if isinstance(each, str) and is_code(each)]
        if 2 * len(usual) <= len(found):
            return found
        return {
            number: message("«{found}» is no code as the others are.", found=each)
            if isinstance(each, str) and not is_code(each)
            else each
            for number, each in found.items()
        }

    def _ask_of_number(self, row: ReadRow, asked: Message) -> None:
        """One question for all codes that are numbers; each of its rows is told too."""
        if row.at is None or not self.grid.is_number(row.at) or self._asked_of_numbers:
            return
        self._asked_of_numbers = True
        text = self.grid.texts[row.at]
        self.questions.append(
            Question(self.grid.place(row.at), asked, (text, f"{text}0", "codes: as-shown"))
        )

    def _all(self, row: ReadRow, fate: Fate) -> None:
        for column in self.grid.rows[row.row]:
            self.ledger.put(self.grid, (row.row, column), fate)

    def _refuse(self, row: ReadRow, why: Message) -> None:
        for column in self.grid.rows[row.row]:
            self.ledger.not_placed(self.grid, (row.row, column), why)

    def _group(self, row: ReadRow) -> None:
        code, given = self._codes.get(row.row, ""), False
        if row.code and not code:
            self._elements.parents.lose()  # refused, with its reason
            return
        label, depth = self._elements.level(row, code)
        if not code:
            code, given = self._elements.new_code("G"), True
        made = self._elements.put_group(row, code, label, depth, given=given)
        if isinstance(made, Message):
            self._refuse(row, made)
            self._elements.parents.lose()
            return
        self._elements.parents.enter(made, code, given=given)
        roles = {each.number: each.role for each in self.table.columns}
        for column in self.grid.rows[row.row]:
            if roles.get(column) is Role.LEFT_OUT:
                self.ledger.put(self.grid, (row.row, column), Fate.LEFT_OUT)
            elif roles.get(column) is Role.UNIT:
                self.ledger.not_placed(self.grid, (row.row, column), _NO_UNIT)
            elif roles.get(column) not in FIGURES:  # those are held to the rows below it
                self.ledger.add(self.grid, (row.row, column), f"elements.csv!{code}")

    def _item(self, row: ReadRow, index: int) -> None:  # noqa: PLR0911 - each may be a reason why not
        code = self._codes.get(row.row, "")
        if row.code and not code:
            return  # refused, with its reason
        asked = next((each for each in self.table.columns if each.wanted in _DECIDING), None)
        if asked is not None:
            self._refuse(row, message("what «{heading}» holds is asked first.",
                                      heading=asked.heading))  # fmt: skip
            return
        if not row.name:
            self._refuse(row, message("{code} has no name.", code=code))
            return
        element = self._elements.element_of(row, code)
        if isinstance(element, Message):
            self._refuse(row, element)
            return
        if not code:
            code = self._elements.new_code(f"{element or self.root}.I")
        kind = self._item_kind(row, index, code)
        if isinstance(kind, Message):
            self._refuse(row, kind)
            return
        texts = self._traits.texts(row, code, kind)
        if isinstance(texts, Message):
            self._refuse(row, texts)
            return
        if kind == "product":
            label, depth = self._elements.level(row, code)
            made = put_element(self.draft, code, label, element, row.name)
            if isinstance(made, Message):
                self._refuse(row, made)
                return
            self._elements.parents.enter(depth, code)
            element = code
        element = element or self._elements.top()
        offices, unit, said = texts
        pair = row.pair or Pair((), row.row, None, None)
        item = ItemDraft(code=code, element=element, kind=kind, name=row.name, unit=unit,
                         offices=offices, row=pair.main, grid=self.grid, texts=said,
                         rows=pair.rows, money=pair.money, executed=pair.executed)  # fmt: skip
        self.draft.items[code] = item
        self.placed.append(item)
        enter_texts(self.table, self.ledger, row, item)

    def _item_kind(self, row: ReadRow, index: int, code: str) -> str | Message:
        if self.kind == "indicators":
            return "indicator"
        column = self.table.one(Role.LEVEL)
        said = plain(self.grid.seen((row.row, column.number))) if column else ""
        if said in heading_words()["level-product"]:
            return "product"
        if said in heading_words()["level-activity"]:
            return "activity"
        following = next((each for each in self.rows[index + 1 :]
                          if each.kind is not RowKind.SECOND), None)  # fmt: skip
        if (
            following is not None
            and self._has_products  # else all its rows are activities
            and following.kind in {RowKind.ITEM, RowKind.UNKNOWN}
            and len(self.grid.rows[following.row]) > 1
            and following.row not in self._seen
        ):
            return message("the row below it has no code that could be read: with it, it may be "
                           "a product or an activity.")  # fmt: skip
        after = next((self._seen[each.row] for each in self.rows[index + 1 :]
                      if each.row in self._seen), "")  # fmt: skip
        return "product" if is_under(after, code) else "activity"
