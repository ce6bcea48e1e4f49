"""Lines of printed pages put together again: what each page repeats, tables, words cut at the end.

A line alone says little of what it was: a short one before a capital closes a paragraph or is a
heading, three figures side by side are the row of a table, and what stands on most pages in the
same place is their header or footer.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from sheetgen.records import Struct
from sheetgen.texts.cut_sentences import is_shortened
from sheetgen.texts.phrase_language import Language, plain

_CLOSED = re.compile(r"[.:;…][”\"»)]*$")
_GOES_ON = frozenset("0123456789(«“")
_BULLET = re.compile(r"[\uf000-\uf0ff•▪●✓*–-]\s")
_WORD_CUT = re.compile(r"(?<=[^\W\d_])[-\u00ad]$")
_POINT_CUT = re.compile(r"\d\.$")
_DECIMALS = r"\d{1,2}\s*(?:<percent>|<points>|<points-short>|<thousand>|<million>)"
_DIGITS = re.compile(r"\d+")
_FIGURE = r"(?:<soles>\s*)?[+-]?(?:\d[\d.,]*|<not-known>)(?:\s?<percent>)?"
_ROW = rf"(?<!\S){_FIGURE}(?:\s+{_FIGURE}){{2,}}(?!\S)"
_ONLY_FIGURES = rf"{_FIGURE}(?:\s+{_FIGURE})*"
_LEAST_FIGURES = 3
_EDGE = 3
"""Lines at the top and at the foot of a page among which its header and footer are looked for."""
_SHORT = 0.72
"""Of the width of a page, a line that ends before it is the last of its paragraph."""
_ROWS_APART = 12
"""Lines between two rows of one table: labels run over several."""


class Printed(Struct, frozen=True):
    """What was put together: a paragraph, or what stands in a table; on which page it begins."""

    text: str
    page: int
    is_row: bool = False


class _Line(Struct, frozen=True):
    text: str
    page: int
    is_row: bool
    ends: bool


def put_together(pages: list[str], language: Language) -> Iterator[Printed]:
    """The headers and footers once, then the paragraphs and tables of all pages in order."""
    lines = [[line.strip() for line in page.split("\n")] for page in pages]
    edges = _edges(lines)
    yield from edges.values()
    kept = [
        [line for at, line in enumerate(page) if not (_is_edge(page, at) and _mask(line) in edges)]
        for page in lines
    ]
    read = [line for n, page in enumerate(kept, 1) for line in _lines(page, n, language)]
    open_: list[_Line] = []
    for line in read:
        if open_ and (
            line.is_row is not open_[-1].is_row or not line.text or _ends(open_, line, language)
        ):
            if line.is_row and not open_[-1].is_row and not _CLOSED.search(open_[-1].text):
                open_ = [_as_row(each) for each in open_]  # a table's heading and first label
            else:
                yield _joined(open_, language)
                open_ = []
        if line.text:
            open_.append(line)
    if open_:
        yield _joined(open_, language)


def _edges(pages: list[list[str]]) -> dict[str, Printed]:
    """What most pages have at their top or foot, figures aside ("página 3")."""
    found: dict[str, Printed] = {}
    counts: Counter[str] = Counter()
    for number, page in enumerate(pages, 1):
        edge = {_mask(page[at]): page[at] for at in range(len(page)) if _is_edge(page, at)}
        for mask, line in edge.items():
            if line:
                counts[mask] += 1
                found.setdefault(mask, Printed(line, number))
    least = max(2, len(pages) // 2)
    return {mask: each for mask, each in found.items() if counts[mask] >= least}


def _is_edge(page: list[str], at: int) -> bool:
    said = [n for n, line in enumerate(page) if line]
    return at in {*said[:_EDGE], *said[-_EDGE:]}


def _mask(line: str) -> str:
    return _DIGITS.sub("0", line)


def _lines(page: list[str], number: int, language: Language) -> Iterator[_Line]:
    """The lines of a page with what is known of each beside the others."""
    width = max((len(each) for each in page), default=0)
    rows = _rows(page, language)
    for at, line in enumerate(page):
        behind = next(iter(page[at + 1 : at + 2]), "")
        is_last = len(line) < _SHORT * width and behind[:1].isupper()
        yield _Line(line, number, at in rows, is_last)


def _rows(page: list[str], language: Language) -> frozenset[int]:
    """The lines that stand in tables: those of figures, and what lies between two of them."""
    seeds = [at for at, line in enumerate(page) if language.shape(_ROW).search(plain(line))]
    run: list[int] = []
    for at, line in enumerate((*page, "")):
        if language.shape(_ONLY_FIGURES).fullmatch(plain(line)):
            run.append(at)
            continue
        if len(run) >= _LEAST_FIGURES:
            seeds += run
        run = []
    found = set(seeds)
    ordered = sorted(found)
    for one, other in pairwise(ordered):
        if other - one <= _ROWS_APART and not any(
            _is_prose(each) for each in page[one + 1 : other]
        ):
            found.update(range(one, other))
    return frozenset(found)


def _is_prose(line: str) -> bool:
    return len(line.split()) > _ROWS_APART and line.endswith(".")


def _as_row(line: _Line) -> _Line:
    return _Line(line.text, line.page, is_row=True, ends=line.ends)


def _ends(open_: list[_Line], line: _Line, language: Language) -> bool:
    """Whether a paragraph ends before this line; a row of a table ends with its figures."""
    last = open_[-1]
    if last.is_row:
        return language.shape(_ROW).search(plain(last.text)) is not None
    is_cut = _POINT_CUT.search(last.text) and language.shape(_DECIMALS).match(plain(line.text))
    if is_cut or _WORD_CUT.search(last.text):
        return False
    if _BULLET.match(line.text):
        return True
    if _CLOSED.search(last.text):
        goes_on = line.text[:1].islower() or (last.text[-1] in ":;" and line.text[:1] in _GOES_ON)
        return not (goes_on or is_shortened(last.text, language))
    return last.ends and line.page == last.page


def _joined(lines: list[_Line], language: Language) -> Printed:
    text = ""
    for line in lines:
        if _WORD_CUT.search(text) and line.text[:1].isupper() is text[-2:-1].isupper():
            text = f"{text[:-1]}{line.text}"
        elif _POINT_CUT.search(text) and language.shape(_DECIMALS).match(plain(line.text)):
            text = f"{text}{line.text}"
        else:
            text = f"{text} {line.text}".strip()
    return Printed(text, lines[0].page, lines[0].is_row)
