"""The short way through a sheet's cells: one regular expression over what programs really write.

It covers the cells that Excel, LibreOffice, openpyxl and xlsxwriter write, in the order and with
the attributes they use. Whatever is written otherwise (shared formulas, rich text in a cell,
prefixes, comments, carriage returns) makes it give up, and the sheet is walked by expat instead;
the rest of the part always is, so that no malformed part passes.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from sheetgen.reading.markup import MAIN

Met = tuple[str | Any, ...]
"""What a match holds: a tuple and nothing more, because a file makes thousands."""

_START = re.compile(
    r'(?:<\?xml [^>]*\?>\s*)?<worksheet\s[^>]*?\bxmlns="(?:'
    + "|".join(map(re.escape, MAIN))
    + r')"'
)
_BODY, _END = "<sheetData>", "</sheetData>"
_CONTROLS = bytes(n for n in range(0x20) if n not in b"\t\n")
_ODD = ("<!", "<?", "]]>", "\ufffe", "\uffff")
_TOKEN = re.compile(
    r'((?:<c r="[A-Z]{1,3}[0-9]{1,7}"(?: s="[0-9]{1,6}")?(?: t="n")? ?/>)+)|'
    r'<c r="([A-Z]{1,3})([0-9]{1,7})"(?: s="([0-9]{1,6})")?(?: t="([a-zA-Z]{1,9})")?>'
    r'(?:<f(?: aca="(?:false|true)")?>([^<]*)</f>)?'
    r'(?:<v(?: xml:space="preserve")?>([^<]*)</v>|<v ?/>)?'
    r'(?:<is><t(?: xml:space="preserve")?>([^<]*)</t></is>)?</c>|'
    r'<row((?: [A-Za-z0-9:]+="[^"<]*")*) ?(/)?>|(</row>)|\s+'
)
_RUN, _IN_CELL, _OPENED, _CLOSED, _CLOSE = 1, (2, 3, 4, 5, 6, 7, 8), 9, 10, 11
_ROW = frozenset((_OPENED, _CLOSED))
_ATTRIBUTE = re.compile(r'([A-Za-z0-9:]+)="([^"<]*)"')
_MOST = 1 << 21
"""Bytes; a filled template has thousands, and what is larger is walked in little memory."""
_KEPT_TO = 200
_ENTITY = re.compile(r"&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6}));")
_FIRST, _SURROGATES = 0x20, 0xD800
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


class Unsure(Exception):  # noqa: N818 - nothing failed: the long way is taken
    """What is written is not of the few forms that this way knows."""


def decoded(data: bytes) -> str:
    """A part of the usual size as text; Unsure where it holds signs that XML may not."""
    if len(data) > _MOST or len(data.translate(None, _CONTROLS)) != len(data):
        raise Unsure
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unsure from error


def is_odd(text: str, start: int) -> bool:
    """Whether comments, instructions or the like stand in it, apart from what opens it."""
    return any(text.find(sign, start if sign == "<?" else 0) >= 0 for sign in _ODD)


def attributes(written: str) -> dict[str, str]:
    """The attributes of a start tag; the files of one template share most of them."""
    return _kept(written) if len(written) <= _KEPT_TO else dict(_ATTRIBUTE.findall(written))


@lru_cache(maxsize=4096)
def _kept(written: str) -> dict[str, str]:
    return dict(_ATTRIBUTE.findall(written))


def split(data: bytes) -> tuple[str, str, str]:
    """A part before its cells, the cells, and after; Unsure where they cannot be told apart."""
    text = decoded(data)
    start, end = text.find(_BODY) + len(_BODY), text.rfind(_END)
    if not len(_BODY) <= start <= end or not _START.match(text) or is_odd(text, start):
        raise Unsure
    return text[:start], text[start:end], text[end:]


def scan(body: str) -> Iterator[Met]:
    """The rows and the cells in them, in the file's order; Unsure if anything else is there.

    Gives (attributes of a row or None, letters, digits, style, kind, formula, value, text).
    """
    at, in_row = 0, False
    for found in _TOKEN.finditer(body):
        if found.start() != at:
            raise Unsure
        at = found.end()
        last = found.lastindex
        if last is None:
            continue
        if last in _ROW:
            if in_row:
                raise Unsure
            in_row = last == _OPENED
            yield found.group(_OPENED, *_IN_CELL)
        elif not in_row:
            raise Unsure
        elif last == _CLOSE:
            in_row = False
        elif last != _RUN:
            yield found.group(_OPENED, *_IN_CELL)
    if in_row or at != len(body):
        raise Unsure


def plain(text: str) -> str:
    """Text with its entities resolved; Unsure where one is not known."""
    if text.count("&") != len(_ENTITY.findall(text)):
        raise Unsure
    return _ENTITY.sub(_resolved, text)


def _resolved(found: re.Match[str]) -> str:
    if found[1]:
        return _NAMED[found[1]]
    number = int(found[2]) if found[2] else int(found[3], 16)
    if not _FIRST <= number < _SURROGATES:  # rarer signs are left to expat
        raise Unsure
    return chr(number)
