"""The texts of a workbook that its cells point to by number."""

import re

from sheetgen.ooxml.markup import MAIN, parse
from sheetgen.reading.opening.entities import Unsure, plain, unescape
from sheetgen.reading.opening.rich_text import PLAIN
from sheetgen.reading.opening.sheet_scan import DECLARED, decoded

_TABLE = re.compile(
    DECLARED + r"<sst"
    r'(?: (?:xmlns|count|uniqueCount)="[^"<]*")*? xmlns="(?:'
    + "|".join(map(re.escape, MAIN))
    + r')"'
    r'(?: (?:count|uniqueCount)="[^"<]*")*>\s*'
)
_PLAIN = re.compile(
    r'<si><t(?: xml:space="preserve")?(?:/>|>([^<]*)</t>)</si>\s*|([\s\S]+)'  # or anything else
)
_END = "</sst>"
_SI, _T, _R, _PHONETIC = (
    frozenset(f"{space}}}{name}" for space in MAIN) for name in ("si", "t", "r", "rPh")
)
_LOOKS = {f"{space}}}{name}": name for space in MAIN for name in ("strike", "vertAlign")}


def read_strings(data: bytes, part: str) -> list[str]:
    """The shared texts in order; runs of rich text joined as they look, without phonetic guides."""
    short = _all_plain(data)
    if short is not None:
        return short
    reader = _Strings()
    parse(data, part, reader.start, reader.end, reader.text)
    return reader.found


def _all_plain(data: bytes) -> list[str] | None:
    """The texts where each is one plain run, as most programs write them; None elsewhere."""
    try:
        text = decoded(data)
        start, end = _TABLE.match(text), text.rfind(_END)
        if start is None or end < start.end() or text[end + len(_END) :].strip() or "]]>" in text:
            return None
        found = _PLAIN.findall(text, start.end(), end)
        if found and found[-1][1]:
            return None
        odd = "&" in text or "_x" in text
        return [unescape(plain(each)) if odd else each for each, _ in found]
    except Unsure:
        return None


class _Strings:
    """Gathers the texts as expat walks."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._chunks: list[str] = []
        self._in_text = False
        self._in_guide = False
        self._look = PLAIN

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in _T:
            self._in_text = not self._in_guide
        elif name in _R:
            self._look = PLAIN
        elif name in _LOOKS:
            self._look = self._look.met(_LOOKS[name], attributes.get("val", ""))
        elif name in _SI:
            self._chunks = []
        elif name in _PHONETIC:
            self._in_guide = True

    def text(self, data: str) -> None:
        if self._in_text:
            self._chunks.append(self._look.of(data))

    def end(self, name: str) -> None:
        if name in _T:
            self._in_text = False
        elif name in _SI:
            self.found.append(unescape("".join(self._chunks)))
            self._look = PLAIN
        elif name in _PHONETIC:
            self._in_guide = False
