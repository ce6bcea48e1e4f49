"""Tables of a document, cell by cell: a row's label says who, a column's heading says what.

What a row or column does not say is not guessed: its figures are listed as not checked.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from sheetgen.language.message import Message, message
from sheetgen.language.number_marks import Marks
from sheetgen.model.place import Place
from sheetgen.model.quantities import QUANTITIES
from sheetgen.model.role import BUDGET, EXECUTED, SPENT
from sheetgen.model.text import Cell, Claim, Passage, Said, Sentence
from sheetgen.records import Struct
from sheetgen.texts.answer import NOTHING, Answer
from sheetgen.texts.aspect import AIMED, FINANCIAL, PHYSICAL
from sheetgen.texts.figure_of_cell import figure_of_cell
from sheetgen.texts.figures_in_text import BARE, COUNT, Number, years_of
from sheetgen.texts.index_told import of_index
from sheetgen.texts.phrase import ONE_WORD, Mark
from sheetgen.texts.phrase_language import Language, plain
from sheetgen.texts.printing import it_is, prints, rounded_from
from sheetgen.texts.statuses import status_answer
from sheetgen.texts.subjects import Subjects
from sheetgen.texts.table_figures import Fact, Known
from sheetgen.texts.units import slip

_MEASURES = {
    "target": AIMED, "programmed": AIMED, "pim": (BUDGET,), "budget": (BUDGET,),
    "money": (SPENT,), "baseline": ("baseline",), "value": (EXECUTED,), "work": (EXECUTED,),
    "execution": (EXECUTED,), "lag": ("lag",),
}  # fmt: skip
_SUMS = ((BUDGET,), (SPENT,), FINANCIAL)
_OF_MONEY = frozenset({"pim", "budget", "money"})
_FIGURE = r"\s*(?!20\d\d\s*$)(?:<soles>)?\s*[+-]?\d[\d.,\s]*(?:<percent>|<points>)?\s*\.?\s*"
"""A figure that is all that a cell says, and no year."""
_BLANKS = re.compile(r"\t|(?<=[\d%]) (?=[\d+-])| (?=\d)")
_SYMBOLS = "■▲▼○●◆–- "
_INDEX = "index"


class _Said(Struct, frozen=True):
    """A cell, as a sentence of its own; ``text`` is its plain form."""

    sentence: Sentence
    text: str
    cell: Cell
    marks: tuple[Mark, ...]


class _Column(Struct, frozen=True):
    """What the figures of a column are of; of which year, None where its heading names none.

    ``marks`` are those of its heading, whose scale is that of its figures but for percentages.
    """

    names: tuple[str, ...]
    in_percent: tuple[str, ...]
    year: int | None
    marks: tuple[Mark, ...]
    is_of_status: bool


def table_claims(
    passages: tuple[Passage, ...], known: Known, language: Language, subjects: Subjects, by: Marks
) -> Iterator[Claim]:
    """What the cells of all tables claim, in their order."""
    for _, cells in groupby(_cells(passages, language), key=lambda each: each.cell.table):
        yield from _Table(known, language, subjects, by).claims(tuple(cells))


def unread_figures(
    passages: tuple[Passage, ...], claims: Iterable[Claim], known: Known, language: Language
) -> tuple[Place, ...]:
    """The figures in tables of which no claim was made; of a row in plain text, the row."""
    codes = frozenset(each.code for each in (*known.report.plan.items, *known.report.plan.elements))
    told = {each.sentence.passage for each in claims}
    return tuple(
        each.place
        for n, each in enumerate(passages)
        if each.is_row and n not in told and _holds_figure(each, codes, language)
    )


def _holds_figure(passage: Passage, codes: frozenset[str], language: Language) -> bool:
    """Whether a cell, or a row behind its label, is a figure and no code of the plan."""
    if passage.cell is not None:
        found = [passage.text] if passage.cell.column > 1 else []
    else:
        found = _BLANKS.split(passage.text)[1:]
    return any(
        each not in codes and language.shape(_FIGURE).fullmatch(plain(each)) for each in found
    )


def _cells(passages: tuple[Passage, ...], language: Language) -> Iterator[_Said]:
    for number, each in enumerate(passages):
        if each.cell is not None and each.is_row:
            text = plain(each.text)
            sentence = Sentence(each.text, each.place, number, 0)
            yield _Said(sentence, text, each.cell, language.marks(text))


class _Table:
    """One table held against a plan's month."""

    def __init__(self, known: Known, language: Language, subjects: Subjects, by: Marks) -> None:
        self._known, self._language, self._subjects, self._by = known, language, subjects, by

    def claims(self, cells: tuple[_Said, ...]) -> Iterator[Claim]:
        """What it says, row by row; its headings are what stands above the first row of figures."""
        rows = [tuple(row) for _, row in groupby(cells, key=lambda each: each.cell.row)]
        whose = [self._subject(row) for row in rows]
        first = next((n for n, row in enumerate(rows) if whose[n] and self._has_figure(row)), 0)
        columns = _columns([each for row in rows[:first] for each in row])
        for row, code in zip(rows[first:], whose[first:], strict=True):
            for each in row:
                column = columns.get(each.cell.column)
                if code is not None and column is not None:
                    yield from self._cell(each, column, code)

    def _has_figure(self, row: tuple[_Said, ...]) -> bool:
        return any(
            figure_of_cell(each.text, each.marks, (), self._by, self._language) for each in row
        )

    def _subject(self, row: tuple[_Said, ...]) -> str | None:
        """Whom a row is of: by a code, by the word of its kind, or by its name.

        A code that may be the number of the row is one only beside the name that it is of.
        """
        codes = [code for each in row if (code := self._subjects.of_code(each.text)) is not None]
        mentions = (
            mention
            for each in row
            if self._subjects.of_code(each.text) is None
            for mention in self._subjects.mentions(each.text, each.marks)[:1]
        )
        named = [each.code for each in mentions if each.code is not None]
        sure = [code for code in codes if not code.isdigit() or code in named]
        if sure or named:
            return (sure or named)[0]
        means = {each.means for each in row[0].marks if each.start == 0}
        if _INDEX in means:
            return _INDEX
        return self._subjects.top if "whole" in means else None

    def _cell(self, said: _Said, column: _Column, code: str) -> Iterator[Claim]:
        status = next((each.means for each in _in_one_word(said) if column.is_of_status), None)
        if status is not None and code != _INDEX:
            answer = status_answer(ONE_WORD[status], code, self._known)
            says = message("{who}: «{words}»", who=code, words=said.sentence.text)
            yield _claim(said, code, says, None, answer)
        number = figure_of_cell(said.text, said.marks, column.marks, self._by, self._language)
        if number is None or not column.names or _is_year(said, column):
            return
        if code == _INDEX:
            says = message("{what}: {figure}", what=message("Management index"),
                           figure=said.sentence.text)  # fmt: skip
            yield _claim(said, None, says, number, of_index(number, self._known))
            return
        names = column.in_percent if number.unit == "percent" else column.names
        facts = tuple(self._facts(code, (*column.names, *names), column.year, number))
        what = QUANTITIES[facts[0].aspect if facts and facts[0].aspect != "mean" else names[0]].word
        says = message("{who}, {what}: {figure}", who=code, what=what, figure=said.sentence.text)
        yield _claim(said, code, says, number, _answer(number, facts))

    def _facts(
        self, code: str, names: tuple[str, ...], year: int | None, number: Number
    ) -> Iterator[Fact]:
        """The figures of the table that a cell may be, in a unit that it may have."""
        of_element = ("mean",) if names[-1] in PHYSICAL and self._known.item(code) is None else ()
        for name in dict.fromkeys((*names, *of_element)):
            is_now = year is None or year == self._known.year
            fact = (
                self._known.fact(code, name) if is_now else self._known.then(code, name, year or 0)
            )
            if fact is not None and number.unit in {fact.unit, BARE, COUNT}:
                yield fact


def _columns(headings: list[_Said]) -> dict[int, _Column]:
    """What each column holds, by all that stands above it."""
    told: dict[int, list[_Said]] = {}
    for each in headings:
        for at in range(each.cell.column, each.cell.column + each.cell.span):
            told.setdefault(at, []).append(each)
    found: dict[int, _Column] = {}
    is_money = False
    for at in sorted(told):
        found[at] = _column(told[at], beside_money=is_money)
        is_money = found[at].names in _SUMS if found[at].names else is_money
    return found


def _column(above: list[_Said], *, beside_money: bool) -> _Column:
    """What a column holds: of several measures named, the last is the column's own.

    A percentage that names no measure, or only progress, is of what stands at its left.
    """
    marks = tuple(mark for each in above for mark in sorted(each.marks, key=lambda one: one.end))
    measures = [each.means for each in marks if each.means in _MEASURES]
    means = {each.means for each in marks}
    is_money = bool(_OF_MONEY & means) or (beside_money and "section-work" not in means)
    in_percent = FINANCIAL if is_money else PHYSICAL
    names: tuple[str, ...] = ()
    if "percent" in means:
        names = in_percent
    elif measures:
        names = _MEASURES[measures[-1]]
    years = [year for each in above for _, _, year in years_of(each.text)]
    return _Column(
        names, in_percent, years[-1] if years else None, () if "percent" in means else marks,
        is_of_status="word-status" in means,
    )  # fmt: skip


def _in_one_word(said: _Said) -> Iterator[Mark]:
    """The status that is all that a cell says, but for its symbol."""
    word = said.text.strip(_SYMBOLS)
    at = said.text.find(word)
    for each in said.marks:
        if each.means in ONE_WORD and (each.start, each.end) == (at, at + len(word)):
            yield each


def _is_year(said: _Said, column: _Column) -> bool:
    """The year of a baseline stands beside its value under one heading."""
    return column.names == ("baseline",) and any(said.text.strip() == str(year)
                                                 for _, _, year in years_of(said.text))  # fmt: skip


def _answer(number: Number, facts: tuple[Fact, ...]) -> Answer:
    for fact in facts:
        if prints(number, fact.figure):
            return Answer(Said.CONFIRMED, rounded_from(number, fact), (fact,))
    if not facts:
        return NOTHING
    slips = (slip(number, each) for each in facts)
    found = next((each for each in slips if each is not None), None)
    return found or Answer(Said.CONTRADICTED, it_is(facts, number), facts)


def _claim(
    said: _Said, code: str | None, says: Message, number: Number | None, answer: Answer
) -> Claim:
    return Claim(
        sentence=said.sentence,
        says=says,
        subject=code,
        value=None if number is None else number.value,
        unit="" if number is None else number.unit,
        said=answer.said,
        expected=answer.expected,
        cells=answer.cells,
    )
