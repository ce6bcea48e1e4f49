"""A figure and its story: what the traces and ``sheetgen trace`` tell of a cell that shows it."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple, Self, TypeAlias, overload

from sheetgen.language.message import Message
from sheetgen.model.figure import Figure
from sheetgen.model.place import Place
from sheetgen.model.plan import Item
from sheetgen.telling.mean_words import COUNT, SHARE

CHOICE = "index:"
"""What the measures of the index by other choices begin with."""


class Owner(NamedTuple):
    """Whose a figure is: an item's, or what bears the code beside it, an element or the plan.

    An element may share its code with its product.
    """

    code: str
    is_item: bool = False

    def figure(self, measure: str) -> "FigureOf":
        """One of its figures."""
        return FigureOf(self, measure)


class Owners(Sequence[Owner]):
    """Those of a table's rows, held as their codes: each is made when somebody asks for it."""

    __slots__ = ("_are_items", "_codes")

    def __init__(self, codes: Sequence[str], are_items: bytes) -> None:
        self._codes, self._are_items = codes, are_items

    @classmethod
    def of(cls, owners: Iterable[Owner]) -> Self:
        """Those that were made."""
        codes, are_items = [], bytearray()
        for code, is_item in owners:
            codes.append(code)
            are_items.append(is_item)
        return cls(tuple(codes), bytes(are_items))

    @overload
    def __getitem__(self, at: int) -> Owner: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Owner, ...]: ...
    def __getitem__(self, at: int | slice) -> Owner | tuple[Owner, ...]:
        if isinstance(at, slice):
            return tuple(self)[at]
        return Owner(self._codes[at], bool(self._are_items[at]))

    def __iter__(self) -> Iterator[Owner]:
        return map(Owner, self._codes, map(bool, self._are_items))

    def __len__(self) -> int:
        return len(self._codes)


class FigureOf(NamedTuple):
    """A figure of the report, by whose it is and by its measure's name."""

    owner: Owner
    measure: str


class Trace(NamedTuple):
    """One figure and its story; ``measure`` names it as formulas do.

    A figure that only a workbook has, as a count, is ``said`` in words instead; ``of`` is what it
    counts.
    """

    subject: str
    measure: str
    figure: Figure
    unit: str
    formula: Message
    typed: str
    rule: str
    places: tuple[Place, ...]
    item: Item | None = None
    said: Message | None = None
    of: tuple[str, ...] = ()

    @property
    def key(self) -> FigureOf:
        """What the cells that show it name it by."""
        return Owner(self.subject, self.item is not None).figure(self.measure)


Shows: TypeAlias = FigureOf | Trace
"""What a cell shows: a figure of the report, or one that only the workbook has."""


def tally(
    subject: str, measure: str, said: Message, of: Sequence[str], n: int | None = None
) -> Trace:
    """A count of what is listed; ``n`` where it is no count of the list itself, but within it."""
    return Trace(
        subject=subject,
        measure=measure,
        figure=Decimal(len(of) if n is None else n),
        unit="count",
        formula=COUNT,
        typed="",
        rule="",
        places=(),
        said=said,
        of=tuple(of),
    )


def share(subject: str, measure: str, said: Message, n: int, whole: int) -> Trace:
    """A count as a percentage of another, 0 of nothing; its cell may hold a share of 1."""
    return Trace(
        subject=subject,
        measure=measure,
        figure=Decimal(n) * 100 / whole if whole else Decimal(0),
        unit="percent",
        formula=SHARE,
        typed="",
        rule="",
        places=(),
        said=said,
    )
