"""What a number format shows in place of the figure: a word, nothing, or another figure.

``0;-0;"ND"`` shows ND for 0, ``;;;`` shows nothing, ``#,##0,`` shows a thousandth. A dash for zero
is how accounts write it, and says nothing of its own.
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from sheetgen.reading.opening.formats import section_at

_TOKEN = re.compile(r'"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]|[Gg]eneral|E[+-]|.', re.DOTALL)
_UNSEEN = ("_", "*", "[")
_PLACES = frozenset("0#?@")
_ZEROS = frozenset(("-", "–", "—", "−"))
_TEXTS = 4
"""Sections of a format that has one for texts, the last."""
_THOUSAND = Decimal(1000)


class _Section(NamedTuple):
    """What stands before and behind the digits, and by how many thousands these are divided."""

    before: str
    has_digits: bool
    thousands: int
    behind: str


def shown_instead(code: str, value: Decimal | None) -> str | None:
    """What is seen in place of a figure (None: of a text); None where that is what is seen."""
    sections = _sections(code)
    if value is None:
        is_shown = len(sections) < _TEXTS or sections[-1].has_digits
        return None if is_shown else _words(sections[-1])
    section = sections[section_at(code, len(sections[: _TEXTS - 1]), value)]
    if not section.has_digits:
        words = _words(section)
        return None if value == 0 and words in _ZEROS else words
    own_digits = any(map(str.isdigit, _words(section)))
    if value == 0 or not (section.thousands or own_digits):
        return None
    seen = value / _THOUSAND**section.thousands
    return f"{section.before}{seen.quantize(Decimal(1)):f}{section.behind}".strip()


def _words(section: _Section) -> str:
    return f"{section.before}{section.behind}".strip()


@lru_cache(maxsize=1024)
def _sections(code: str) -> tuple[_Section, ...]:
    found: list[list[str]] = [[]]
    for sign in _TOKEN.findall(code or "General"):
        if sign == ";":
            found.append([])
        else:
            found[-1].append(sign)
    return tuple(_section(each) for each in found[:_TEXTS])


def _section(tokens: list[str]) -> _Section:
    at = [n for n, each in enumerate(tokens) if _is_place(each)]
    if not at:
        return _Section(before=_literal(tokens), has_digits=False, thousands=0, behind="")
    behind = tokens[at[-1] + 1 :]
    thousands = next((n for n, each in enumerate(behind) if each != ","), len(behind))
    before_point = "".join(tokens[at[0] : at[-1] + 1]).partition(".")[0]
    thousands += len(before_point) - len(before_point.rstrip(","))
    return _Section(
        before=_literal(tokens[: at[0]]),
        has_digits=True,
        thousands=thousands,
        behind=_literal(behind).lstrip(","),
    )


def _is_place(token: str) -> bool:
    return token in _PLACES or token.lower() == "general"


def _literal(tokens: list[str]) -> str:
    return "".join(
        each.strip('"') if each.startswith('"') else each.lstrip("\\")
        for each in tokens
        if not each.startswith(_UNSEEN)
    )
