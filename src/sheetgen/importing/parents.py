"""Under which element an item lies: by its own row, by the groups over it, by its code."""

from sheetgen.importing.code_shapes import is_under, letters_of, parts_of
from sheetgen.importing.draft_tables import Draft, ElementDraft
from sheetgen.importing.matrix_cells import At
from sheetgen.importing.nouns import Column, Role, Table
from sheetgen.language.matrix_words import plain
from sheetgen.language.message import Message, message
from sheetgen.records import Struct, field


class Parents(Struct):
    """The groups that are open where a row is read, from the outermost."""

    draft: Draft
    open: list[tuple[int, str]] = field(default_factory=list)
    by_parts: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    given: set[str] = field(default_factory=set)
    """Codes that the import gave itself: their numbers mean nothing."""
    lost: bool = False
    """Whether a row that may be a group was not understood: nobody knows what lies under it."""

    def lose(self) -> None:
        """A group was not understood: what follows is under it, unless its own code tells."""
        self.lost = True

    def enter(self, depth: int, code: str, *, given: bool = False) -> None:
        """A group begins: those as deep or deeper end."""
        self.lost = False
        self.open = [each for each in self.open if each[0] < depth]
        self.open.append((depth, code))
        if given:
            self.given.add(code)
        elif parts := parts_of(code):
            self.by_parts.setdefault(parts, []).append(code)

    def know(self, code: str) -> None:
        """An element that stands in a column: codes that continue its own lie under it."""
        parts = parts_of(code)
        if parts and code not in self.by_parts.get(parts, []):
            self.by_parts.setdefault(parts, []).append(code)

    def rival(self, code: str, depth: int) -> str:
        """An open group as deep as this code by its numbers, and of other letters; "" for none."""
        return next(
            (each for at, each in self.open if at == depth and each not in self.given
             and letters_of(each) != letters_of(code)), "",
        )  # fmt: skip

    def is_alike(self, code: str) -> bool:
        """Whether a code is written as those of the groups that are open: 2 after 1 and 1.1."""
        letters = {letters_of(each) for _, each in self.open}
        return bool(parts_of(code)) and letters == {letters_of(code)}

    def above(self, code: str, depth: int | None) -> str | Message:
        """The element under which a code lies, "" for none; or why it cannot be told."""
        around = [each for at, each in self.open if depth is None or at < depth]
        place = around[-1] if around else ""
        prefix = self._by_code(code)
        if isinstance(prefix, Message):
            return prefix
        if self.lost and not prefix and (self.open or len(parts_of(code)) > 1):
            return message("the row over it, which may be its group, was not understood.")
        if prefix and place and prefix != place and not self.lost:
            return message(
                "by its code it lies under {code}, by its place under {place}: which is meant?",
                code=prefix,
                place=place,
            )
        if (
            not prefix
            and place
            and place not in self.given
            and len(parts_of(code)) > 1
            and parts_of(place)
        ):
            return message(
                "its code does not continue that of {place}, under which it stands.", place=place
            )
        return prefix or place

    def _by_code(self, code: str) -> str | Message:
        parts = parts_of(code)
        for long in range(len(parts) - 1, 0, -1):
            found = self.by_parts.get(parts[:long], [])
            if len(found) > 1:
                return message("by its code it may lie under each of {codes}.", codes=found)
            if found:
                return found[0]
        return ""


class Chain(Struct):
    """The elements that stand in columns of their own, level by level."""

    table: Table
    draft: Draft
    levels: list[tuple[str, Column | None, Column | None]] = field(default_factory=list)
    last: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        columns = [each for each in self.table.columns
                   if each.role in {Role.ELEMENT_CODE, Role.ELEMENT_NAME}]  # fmt: skip
        for key in dict.fromkeys(plain(each.level) for each in columns):
            mine = [each for each in columns if plain(each.level) == key]
            code = next((each for each in mine if each.role is Role.ELEMENT_CODE), None)
            name = next((each for each in mine if each.role is Role.ELEMENT_NAME), None)
            self.levels.append((mine[0].level, code, name))

    def cells(self, row: int) -> list[tuple[str, At | None, At | None]]:
        """By level, the cells of its code and its name that are seen in this row."""
        grid = self.table.grid
        return [
            (level, self._seen(grid.owner((row, code.number))) if code else None,
             self._seen(grid.owner((row, name.number))) if name else None)
            for level, code, name in self.levels
        ]  # fmt: skip

    def _seen(self, at: At) -> At | None:
        return at if at in self.table.grid.texts and at[0] > self.table.last else None

    def carried(self, level: str, codes: tuple[str, ...]) -> str | Message:
        """The element of a level whose cell is empty: that above, where a code confirms it.

        ``codes`` are the item's own and those of the levels below, which the row does hold.
        """
        last = self.last.get(level, "")
        if not last:
            return ""
        if any(is_under(each, last) for each in codes):
            return last
        above = len(parts_of(last))
        told = above > 0 and any(len(parts_of(each)) > above for each in codes)
        return "" if told else _unsure(level)


def _unsure(level: str) -> Message:
    return message(
        "the cell «{level}» is empty and not merged with the one above: is it of the same?",
        level=level,
    )


def put_element(
    draft: Draft, code: str, level: str, parent: str, name: str
) -> ElementDraft | Message:
    """An element of the draft, new or the same again; or why it is not the same."""
    held = draft.elements.get(code)
    if held is None:
        held = ElementDraft(code, level, parent, name or code)
        draft.elements[code] = held
        if level not in draft.levels:
            draft.levels.append(level)
        return held
    if (held.level, held.parent) != (level, parent):
        return message(
            "{code} is already {level} of {parent}.",
            code=code, level=held.level, parent=held.parent or "–",
        )  # fmt: skip
    if name and held.name not in {code, name}:
        return message("{code} has another name above: «{name}».", code=code, name=held.name)
    if name:
        held.name = name
    return held
