"""Tells that figures of a sheet were changed by hand: sums and counts are held against what was.

A changed figure recolours its row, while card, mean and alert stand as they were written. So each
sheet of items sums its columns and counts its statuses, whatever order they are sorted in; where
one differs, a banner asks for the report to be made anew. No macro, and nothing is locked.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from sheetgen.language.message import Message, message
from sheetgen.model.formulas.formula_text import quoted
from sheetgen.model.template import column_letter
from sheetgen.records import Struct, field, replace
from sheetgen.writing.context import Context
from sheetgen.writing.workbook.cell import Cell, Formula, Number, Text, reference
from sheetgen.writing.workbook.sheet import Sheet
from sheetgen.writing.workbook.table import Area, Column

R = TypeVar("R")
BANNER: Message = message("Figures changed by hand: make the report again")
AT = "C1"
"""The cell of the banner on a sheet of items, in its frozen rows."""
_ROW, _COLUMN = 0, 2
_WORDS = "status"
"""The column whose words are counted."""
_LOOK = {"bg_color": "#7F170F", "font_color": "#FFFFFF", "bold": True}
_STEP, _SHARE = 2e-9, 1e-13
"""What a sum may differ by: each ratio was rounded once, and sums of doubles have an error."""


class _Sums(Struct):
    """Of each column the sum of its figures, that of their sizes, and how many they are."""

    sums: dict[str, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    sizes: dict[str, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    counts: Counter[str] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)

    def add(self, key: str, figure: Decimal, size: Decimal, n: int) -> None:
        """So many figures more."""
        self.sums[key] += figure
        self.sizes[key] += size
        self.counts[key] += n


class Seal(Struct):
    """What the columns of a table add up to, as its rows are drawn or copied."""

    sheet: Sheet
    whole: _Sums = field(default_factory=_Sums)
    run: _Sums = field(default_factory=_Sums)
    """Of the rows since it was last asked."""

    def taken(self) -> dict[str, dict[str, Any]]:
        """What the rows drawn since the last question add up to, in plain values."""
        sums, self.run = self.run, _Sums()
        return {
            "figures": {
                key: [str(total), str(sums.sizes[key]), sums.counts[key]]
                for key, total in sums.sums.items()
            },
            "words": dict(sums.words),
        }

    def given(self, told: Mapping[str, Mapping[str, Any]]) -> None:
        """What rows add up to, as :meth:`taken` told it of them."""
        for key, (total, size, n) in told["figures"].items():
            self.whole.add(key, Decimal(total), Decimal(size), n)
        self.whole.words.update(told["words"])

    def watching(self, columns: Sequence[Column[R]]) -> tuple[Column[R], ...]:
        """The same columns, their figures and statuses counted in as they are drawn."""
        return tuple(
            each
            if each.alike and each.key != _WORDS
            else replace(each, cell=self._seen(each), alike=None)
            for each in columns
        )

    def _seen(self, column: Column[R]) -> Callable[[R], Cell]:
        is_words = column.key == _WORDS

        def cell(record: R) -> Cell:
            drawn = column.cell(record)
            if is_words or type(drawn) is Number or type(drawn) is Formula:  # few: rows are words
                self._count(column.key, drawn)
            return drawn

        return cell

    def _count(self, key: str, cell: Cell) -> None:
        match cell:
            case Number(figure=figure):
                self._add(key, Decimal(figure))
            case Formula(result=Decimal() as result):
                self._add(key, result)
            case Text(text=said) | Formula(result=str() as said) if key == _WORDS and said:
                self.run.words[self.sheet.say(said)] += 1

    def _add(self, key: str, figure: Decimal) -> None:
        self.run.add(key, figure, abs(figure), 1)

    def holds(self, area: Area) -> str:
        """The condition that nothing was changed."""
        tests, whole = [], self.whole
        for key, total in whole.sums.items():
            cells, n = area.range(key), whole.counts[key]
            slack = n * _STEP + float(whole.sizes[key]) * _SHARE
            tests += [f"COUNT({cells})={n}", f"ABS(SUM({cells})-({float(total)!r}))<={slack:.2g}"]
        cells = area.range(_WORDS)
        tests += [f"COUNTIF({cells},{quoted(word)})={n}" for word, n in sorted(whole.words.items())]
        return f"AND({','.join(tests)})"


def write_banner(area: Area, seal: Seal) -> None:
    """Write the banner of a sheet of items, empty while nothing was changed."""
    seal.given(seal.taken())
    if not seal.whole.counts:
        return
    sheet = seal.sheet
    words = quoted(sheet.say(BANNER))
    sheet.put(_ROW, _COLUMN, Formula(f'=IF({seal.holds(area)},"",{words})', "", ("title",)))
    sheet.colour((_ROW, _COLUMN, _ROW, _COLUMN), f'=${AT[0]}${AT[1:]}<>""', **_LOOK)


def write_banner_of_all(sheet: Sheet, context: Context, row: int, first: int, last: int) -> None:
    """The banner on the first page, where that of a sheet of items stands; else no word."""
    sheet.across(row, first, last, "", "section")
    banners = [reference(context.name(each), AT) for each, _, _ in context.tables()]
    if not banners or context.apart:
        return
    still = ",".join(f'{each}=""' for each in banners)
    raised = Formula(f'=IF(AND({still}),"",{quoted(sheet.say(BANNER))})', "", ("section",))
    sheet.put(row, first, raised)
    cell = f"${column_letter(first)}${row + 1}"
    sheet.colour((row, first, row, last), f'={cell}<>""', **_LOOK)
