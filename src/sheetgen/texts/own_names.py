"""The plan's own names where a text quotes them: words and figures in them claim nothing.

"La actividad 1.2 («Firmas de 2 a 10 trabajadores»)", "Producto 3: Empresas con avance bajo" and
"Indicador P1.1 - Hogares bajo el 75 %" are names, to the letter, in quotation marks or behind the
code. A unit of measure counts as one word: "8 firmas de 2 a 10 trabajadores".
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from sheetgen.model.kinds import Kind
from sheetgen.model.plan import Plan
from sheetgen.records import Struct
from sheetgen.texts.phrase_language import plain

_QUOTES = {"«": "»", "“": "”", '"': '"'}
_CODE = re.compile(r"\w+(?:[.-]\w+)*")
_BEHIND = re.compile(r"\s*(?:[:,.(–—-]\s*)?")
_DIGIT = re.compile(r"\d")


class Quoted(Struct, frozen=True):
    """A name in a text, with the signs around it; the codes of all that it may be of."""

    start: int
    end: int
    codes: tuple[str, ...]


class OwnNames:
    """The names of a plan's elements and items, and their units, ready to be found."""

    def __init__(self, plan: Plan) -> None:
        named: dict[str, list[str]] = defaultdict(list)
        self._by_code: dict[str, tuple[str, list[str]]] = {}
        named[_bare(plan.name)] = []
        for each in (*plan.elements, *plan.items):
            name = _bare(each.name)
            if name and each.name != each.code:
                named[name].append(each.code)
                self._by_code.setdefault(plain(each.code), (each.code, []))[1].append(name)
        self._named = {name: tuple(codes) for name, codes in named.items() if name}
        self._longest = max(map(len, self._named), default=0)
        units = {
            plain(each.unit_name.strip()) for each in plan.items if each.kind is not Kind.INDICATOR
        }
        told = sorted((each for each in units if _DIGIT.search(each)), key=len, reverse=True)
        self._units = re.compile(rf"\d[\s(]+({'|'.join(map(re.escape, told))})(?!\w)")
        self._has_units = bool(told)
        held = sorted(filter(None, units), key=len, reverse=True)
        self._in_brackets = re.compile(rf"\d\s(\()(?:{'|'.join(map(re.escape, held))})(\))")

    def quoted(self, text: str) -> tuple[Quoted, ...]:
        """Every name in a plain text, in order; none within another."""
        found: list[Quoted] = []
        for each in sorted((*self._in_quotes(text), *self._behind_codes(text)), key=_longest_first):
            if not found or each.start >= found[-1].end:
                found.append(each)
        return tuple(found)

    def _in_quotes(self, text: str) -> Iterator[Quoted]:
        for start, sign in enumerate(text):
            if sign not in _QUOTES:
                continue
            stop, end = start + self._longest + len('."'), start
            while (end := text.find(_QUOTES[sign], end + 1, stop + 1)) >= 0:
                codes = self._named.get(_bare(text[start + 1 : end]))
                if codes is not None:
                    yield _with_brackets(text, start, end + 1, codes)

    def _behind_codes(self, text: str) -> Iterator[Quoted]:
        """A number alone is a code only where a sign parts it from the name."""
        for at in _CODE.finditer(text):
            code, names = self._by_code.get(at[0], ("", []))
            gap = _BEHIND.match(text, at.end())
            if gap is None or (at[0].isdigit() and not gap[0].strip()):
                continue
            for name in names:  # an element and its product may be called otherwise
                end = gap.end() + len(name)
                if text.startswith(name, gap.end()) and not text[end : end + 1].isalnum():
                    yield Quoted(gap.end(), end, (code,))

    def without_units(self, text: str) -> str:
        """A plain text, sign for sign, in which units of measure are one word, in no brackets."""
        for found in self._in_brackets.finditer(text):  # «130 (kilómetro)»
            for n in (1, 2):
                text = _blank(text, *found.span(n))
        for found in self._units.finditer(text) if self._has_units else ():
            first = _CODE.match(found[1])
            text = _blank(text, found.start(1) + (first.end() if first else 0), found.end(1))
        return text


def without(text: str, quoted: tuple[Quoted, ...]) -> str:
    """A text, sign for sign, with these names blanked out."""
    for each in quoted:
        text = _blank(text, each.start, each.end)
    return text


def _with_brackets(text: str, start: int, end: int, codes: tuple[str, ...]) -> Quoted:
    """The brackets that hold nothing else are part of it."""
    is_held = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    return Quoted(start - is_held, end + is_held, codes)


def _longest_first(each: Quoted) -> tuple[int, int]:
    return each.start, -each.end


def _bare(name: str) -> str:
    return plain(name).strip().rstrip(".").rstrip()


def _blank(text: str, start: int, end: int) -> str:
    return f"{text[:start]}{' ' * (end - start)}{text[end:]}"
