"""Rows of the list of figures drawn in short: what many figures say alike is drawn once.

A report lists twelve figures of each of its items, and nearly all that is said of a quantity is
said of every item alike. The first figure of a kind is drawn by the columns, cell by cell; the
others take from it what they share. No row shows by which of the two ways it was drawn.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from sheetgen.language.message import Message
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.place import Place
from sheetgen.telling.words import SHORT_GAPS, unit_word
from sheetgen.writing.context import Context
from sheetgen.writing.sheets.trace_columns import (
    ABSENT,
    COLUMNS,
    LINKED,
    LOOK,
    NUMBERS,
    SMALL,
    STRONG,
    Row,
    as_typed,
    digest,
    look_of,
    places_text,
    shown_at,
    value,
    whose,
)
from sheetgen.writing.traced import OfItem, story
from sheetgen.writing.workbook.cell import Text
from sheetgen.writing.workbook.drawing import Drawn, RowDrawing, RowsBy, Way
from sheetgen.writing.workbook.ledger import At, Ledger
from sheetgen.writing.workbook.styles import Look
from sheetgen.writing.workbook.trace import CHOICE, Owner

_ROW = "\0"
"""Stands for the number of a row in what is drawn once for many; no cell holds it."""
_AT = {column.key: at for at, column in enumerate(COLUMNS)}
_CODE, _VALUE, _TYPED, _SHOWN, _DIGEST, _PLACES = (
    _AT[key] for key in ("subject", "value", "typed", "shown", "digest", "places")
)
_ALIKE = tuple(_AT[key] for key in ("measure", "unit", "formula", "rule", "since"))
_NOTHING: Drawn = "", 1, 0


class _Kind(NamedTuple):
    """What all figures of a quantity say alike, drawn: what stands between the cells of each."""

    name: str
    formula: str
    rule: str
    lines: int
    again: int


class _Figure(NamedTuple):
    """What a figure says that the others of its kind do not."""

    code: str | Message
    figure: Figure
    typed: str
    at: At | None
    places: tuple[Place, ...]


def in_short(context: Context, ledger: Ledger, digests: Mapping[str, str]) -> RowsBy:
    """Draws the rows of a list of figures; ``digests`` are those of the files as it shows them."""
    return lambda drawing: _FigureRows(context, ledger, digests, drawing).row


LOOKS: tuple[Look, ...] = (LOOK, SMALL, STRONG, LINKED, ABSENT, *NUMBERS)
"""All that figures of items are drawn in."""


def words_of(context: Context) -> Iterator[str | Message]:
    """The words that figures of items share: reasons, codes, and what each kind of figure says."""
    report = context.report
    yield from SHORT_GAPS.values()
    yield from (each.measured.item.code for each in report.items)
    kinds: dict[tuple[object, ...], OfItem] = {}
    for judged in report.items:
        unit, rule = unit_word(judged.measured.item), judged.verdict.rule
        own = unit if isinstance(unit, str) else unit.text
        for each in judged.measured.measures:
            name, is_own = each.quantity.name, each.quantity.unit == "item"
            kind = name, each.way, is_own and own, name == "progress" and rule
            kinds.setdefault(kind, (judged, each))
    for judged, measure in kinds.values():
        record = Row(story(judged, measure), None, context, {})
        for at in _ALIKE:
            cell = COLUMNS[at].cell(record)
            if isinstance(cell, Text):
                yield cell.text


class _FigureRows:
    """The rows of a sheet that lists figures."""

    def __init__(
        self,
        context: Context,
        ledger: Ledger,
        digests: Mapping[str, str],
        drawing: RowDrawing[Any],
    ) -> None:
        self._context, self._ledger, self._digests = context, ledger, digests
        self._drawing = drawing
        self._tables = context.report.tables
        self._kinds: dict[tuple[str, Message | None, str | Message, Message, str], _Kind] = {}
        self._ways: dict[tuple[str, str], Way] = {}
        self._where: Callable[[str], At | None] = lambda _: None
        self._code = ""

    def row(self, row: int, record: Row | OfItem, level: int) -> None:
        """Draw one row."""
        if isinstance(record, Row):
            self._of_trace(row, record, level)
            return
        judged, measure = record
        item, name, unit = judged.measured.item, measure.quantity.name, measure.quantity.unit
        rule = judged.verdict.rule if name == "progress" else ""
        key = name, None, unit_word(item) if unit == "item" else unit, measure.formula.said, rule
        kind = self._kinds.get(key)
        code = item.code
        if kind is None:
            told = story(judged, measure)
            at = self._ledger.first_cell(told.key)
            self._kinds[key] = self._first(row, Row(told, at, self._context, self._digests), 0)
            return
        if code != self._code:
            self._code, self._where = code, self._ledger.where(Owner(code, is_item=True))
        self._of_kind(
            row,
            _Figure(code, measure.figure, measure.formula.typed, self._where(name), measure.places),
            kind,
        )

    def _of_trace(self, row: int, record: Row, level: int) -> None:
        """A figure with its story; what it counts, or shares with the index, is its own to say."""
        told = record.trace
        if level or told.of or told.measure.startswith(CHOICE):
            self._drawing.row(row, record, level)
            return
        unit = unit_word(told.item) if told.unit == "item" and told.item else told.unit
        key = told.measure, told.said, unit, told.formula, told.rule
        kind = self._kinds.get(key)
        if kind is None:
            self._kinds[key] = self._first(row, record, level)
            return
        self._of_kind(
            row, _Figure(whose(told), told.figure, told.typed, record.at, told.places), kind
        )

    def _first(self, row: int, record: Row, level: int) -> _Kind:
        """Draw the first figure of its kind; gives what the others say like it."""
        self._drawing.row(row, record, level)
        alike = [self._drawing.cell(at, _ROW, COLUMNS[at].cell(record)) for at in _ALIKE]
        name, unit, formula, rule, since = (cell for cell, _, _ in alike)
        lines, again = max(each[1] for each in alike), sum(each[2] for each in alike)
        return _Kind(name, unit + formula, rule + since, lines, again)

    def _of_kind(self, row: int, told: _Figure, kind: _Kind) -> None:
        draw, number = self._drawing, str(row + 1)
        code, figure, typed, at, places = told
        typed = as_typed(typed, places, self._tables)
        sent = digest(places, self._digests, self._tables)
        a, lines_a, again_a = draw.words(_CODE, number, code, STRONG)
        c, lines_c, again_c = (
            draw.cell(_VALUE, number, value(figure))
            if isinstance(figure, Gap)
            else draw.number(_VALUE, number, figure, look_of(figure))
        )
        f, lines_f, again_f = draw.words(_TYPED, number, typed, LOOK) if typed else _NOTHING
        g, lines_g, _ = (
            draw.lead(_SHOWN, number, self._way(at), at.cell) if at is not None else _NOTHING
        )
        j, lines_j, again_j = draw.words(_DIGEST, number, sent, SMALL) if sent else _NOTHING
        k, lines_k, again_k = (
            draw.own_words(_PLACES, number, places_text(places), SMALL) if places else _NOTHING
        )
        name, formula, rule, lines, again = kind
        draw.drawn(
            row,
            f"{a}{name}{c}{formula}{f}{g}{rule}{j}{k}".replace(_ROW, number),
            max(lines, lines_a, lines_c, lines_f, lines_g, lines_j, lines_k),
            0,
            again + again_a + again_c + again_f + again_j + again_k,
        )

    def _way(self, at: At) -> Way:
        """The way to the cells of a sheet."""
        known = self._ways.get((at.book, at.sheet))
        if known is None:
            link = shown_at(at._replace(cell=""), self._context)
            known = self._ways[at.book, at.sheet] = self._drawing.way(link)
        return known
