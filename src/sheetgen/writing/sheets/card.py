"""A card of the first page: a name, a figure on its scale, how it moved, and a note below."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import zip_longest

from sheetgen.language.message import Message, message
from sheetgen.model.figure import Figure
from sheetgen.model.tone import Tone
from sheetgen.records import Struct
from sheetgen.writing.context import Context
from sheetgen.writing.sheets.first_grid import CARDS, WIDTHS, tall
from sheetgen.writing.sheets.headline import band_word
from sheetgen.writing.sheets.scale_bar import STRIP, Scale, bound_words, write_scale
from sheetgen.writing.workbook.cell import Link, Text
from sheetgen.writing.workbook.figure_cells import percent_cell
from sheetgen.writing.workbook.height import lines_of
from sheetgen.writing.workbook.sheet import Sheet
from sheetgen.writing.workbook.trace import FigureOf, Trace

_CARD = ("card",)
_BIG = ("card", "big")
_LINK = ("card", "link")
_FIGURE = 30.0


class Face(Struct, frozen=True, kw_only=True):
    """What a card shows.

    Its ``name``, its figure (a percentage, or words with a number), how that moved, a note, which
    may be a way to another sheet. ``tone`` colours a percentage that is judged, by ``bounds``
    where all items share them.
    """

    name: Message
    big: Figure | Message
    shows: FigureOf | Trace
    note: Message | None = None
    target: str | None = None
    of_note: Trace | None = None
    moved: Message | None = None
    tone: Tone | None = None
    bounds: tuple[Decimal, Decimal] | None = None

    @property
    def scale(self) -> Scale | None:
        """The scale with the bounds of the bands on which it stands."""
        if self.bounds is None or not isinstance(self.big, Decimal):
            return None
        return Scale(self.big, *self.bounds)

    @property
    def lines(self) -> tuple[Message, ...]:
        """What stands below the figure and its strip, the note last."""
        scale = None if self.scale is None else bound_words(self.scale)
        return tuple(each for each in (scale, self.moved, self.note) if each is not None)


def heights(context: Context, cards: Sequence[Face]) -> tuple[float, ...]:
    """The points of the cards' rows: name, figure, where one has a scale its strip, then lines."""

    def lines(at: int, said: Message, *look: str) -> int:
        return lines_of(Text(context.say.say(said), (*_CARD, *look)), _width(at))

    names = max(lines(at, face_name(card), "bold") for at, card in enumerate(cards))
    told = [[lines(at, said) for said in card.lines] for at, card in enumerate(cards)]
    below = (tall(max(row)) for row in zip_longest(*told, fillvalue=1))
    strip = (STRIP,) if any(card.scale for card in cards) else ()
    return (tall(names), _FIGURE, *strip, *below)


def write_cards(sheet: Sheet, context: Context, cards: Sequence[Face], row: int) -> int:
    """Write the four cards; gives the row below them."""
    rows = heights(context, cards)
    for at, points in enumerate(rows, row):
        sheet.height(at, points)
    with_strip = any(card.scale for card in cards)
    for at, card in enumerate(cards):
        _write(sheet, context, card, at, (row, row + len(rows)), with_strip=with_strip)
    return row + len(rows)


def _write(
    sheet: Sheet,
    context: Context,
    card: Face,
    at: int,
    rows: tuple[int, int],
    *,
    with_strip: bool,
) -> None:
    (first, last), (row, below) = CARDS[at], rows
    sheet.across(row, first, last, face_name(card), *_CARD, "bold")
    if isinstance(card.big, Message):
        sheet.across(row + 1, first, last, card.big, *_BIG, shows=card.shows)
    else:
        sheet.across(row + 1, first, last, "", *_BIG)
        big = percent_cell(card.big, _BIG)
        sheet.put(row + 1, first, big._replace(look=(*big.look, "centre")), card.shows)
    row += 2
    if card.tone is not None:
        look = {"bg_color": card.tone.fill, "font_color": card.tone.ink}
        sheet.colour((row - 1, first, row - 1, last), "=TRUE", **look)
    if card.scale is not None:
        write_scale(sheet, context.report.plan.code, card.scale, row, at)
    elif with_strip:
        sheet.across(row, first, last, "", *_CARD)
    row += with_strip
    for said in card.lines:
        is_note = said is card.note
        if is_note and card.target is not None:
            sheet.across(row, first, last, "", *_LINK)
            sheet.put(row, first, Link(card.target, sheet.say(said), _LINK), card.of_note)
        else:
            sheet.across(row, first, last, said, *_CARD, *(() if said is card.moved else ("soft",)))
        row += 1
    for left in range(row, below):
        sheet.across(left, first, last, "", *_CARD)


def face_name(card: Face) -> Message:
    """The card's name, with the word of its band."""
    if card.tone is None:
        return card.name
    return message("{name}: {band}", name=card.name, band=band_word(card.tone))


def _width(at: int) -> float:
    first, last = CARDS[at]
    return sum(WIDTHS[first : last + 1])
