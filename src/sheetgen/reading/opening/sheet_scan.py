"""The short way into a sheet: what stands around its cells, and the cells, without a parser.

It covers what Excel, LibreOffice, openpyxl and xlsxwriter write, in the order and with the
attributes they use. Whatever is written otherwise (shared formulas, rich text in a cell, prefixes,
comments, carriage returns) makes it give up, and the sheet is walked by expat instead; what stands
around the cells always is, so that no malformed part passes.
"""

import re

from sheetgen.ooxml.kept import kept_to
from sheetgen.ooxml.markup import MAIN
from sheetgen.reading.opening.entities import Unsure

DECLARED = (
    r"""(?:<\?xml version=["']1\.0["'](?: encoding=["'](?:UTF|utf)-8["'])?"""
    r"""(?: standalone=["'](?:yes|no)["'])?\s*\?>\s*)?"""
)
"""How a part in UTF-8 may begin; expat knows the other encodings."""
_START = re.compile(
    DECLARED + r'<worksheet\s[^>]*?\bxmlns="(?:' + "|".join(map(re.escape, MAIN)) + r')"'
)
_SPACES, _NAMED_SPACES = "xmlns", "xmlns:"
_PREFIX, _DECLARED = "x14ac:", "xmlns:x14ac="
_BODY, _END = "<sheetData>", "</sheetData>"
_CONTROLS = bytes(n for n in range(0x20) if n not in b"\t\n")
_ATTRIBUTE = re.compile(r'((?:x14ac:)?[A-Za-z]+)="([^"<&]*)"')
_ATTRIBUTES = re.compile(r'(?:[ \t\n]+(?:x14ac:)?[A-Za-z]+="[^"<&]*")*[ \t\n]*/?')
_MOST = 1 << 21
"""Bytes; a filled template has thousands, and what is larger is walked in little memory."""


def decoded(data: bytes) -> str:
    """A part of the usual size as text; raises Unsure where it holds signs that XML may not."""
    if len(data) > _MOST or len(data.translate(None, _CONTROLS)) != len(data):
        raise Unsure
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unsure from error
    if "\ufffe" in text or "\uffff" in text:
        raise Unsure
    return text


@kept_to(200, 4096)
def attributes(written: str) -> dict[str, str]:
    """The attributes in a start tag; raises Unsure where they are written otherwise than usual.

    The files of one template share most of them.
    """
    # First the whole, in one pass: looking for pieces in what has none takes the square of it.
    if _ATTRIBUTES.fullmatch(written) is None:
        raise Unsure
    found = _ATTRIBUTE.findall(written)
    by_name = dict(found)
    if len(by_name) < len(found) or _SPACES in by_name:
        raise Unsure
    return by_name


def split(data: bytes) -> tuple[str, str]:
    """What stands around the cells of a part, and the cells; raises Unsure where none can tell.

    Comments and the like may hide either: among the cells they are not known, and around them
    ``frame_of`` looks for them.
    """
    text = decoded(data)
    start, end = text.find(_BODY) + len(_BODY), text.rfind(_END)
    if not len(_BODY) <= start <= end or not _START.match(text):
        raise Unsure
    around, body = text[:start] + text[end:], text[start:end]
    if sum(around.count(space) for space in MAIN) > 1:
        raise Unsure  # tags may go by a prefix
    if around.count(_SPACES) - around.count(_NAMED_SPACES) > 1:
        raise Unsure  # tags may be another language's
    if _PREFIX in body and _DECLARED not in around:
        raise Unsure
    return around, body
