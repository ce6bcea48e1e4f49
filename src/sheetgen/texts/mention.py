"""A subject named in a sentence, and the names that stand beside codes."""

import re
from collections.abc import Mapping

from rapidfuzz import fuzz

from sheetgen.records import Struct, replace
from sheetgen.texts.own_names import Quoted

LEAST_NAME = 25
"""Signs that a name needs to say by itself whom a text is about."""
ALIKE = 90
_OTHER_NAME = 55
_QUOTED = re.compile(r"\s*[,:(]?\s*[“\"«]([^”\"»]{20,})[”\"»]")
_BESIDE = re.compile(r"[\s,:(–—-]*")


class Mention(Struct, frozen=True):
    """A subject named in a sentence. ``code`` is None where the plan has none such.

    ``named`` is what was read; ``conflict`` the code of another subject whose name stands beside;
    ``only_holds`` where it only says what the one before it belongs to, ``is_apart`` where another
    is said to differ from it: "a diferencia de la Actividad 1.1". ``others`` are the rest of a
    list that "la primera" is of; ``is_alluded`` where some words of its name are all there is.
    """

    start: int
    end: int
    code: str | None
    kind: str
    named: str
    conflict: str | None = None
    is_carried: bool = False
    only_holds: bool = False
    is_apart: bool = False
    others: tuple[str, ...] = ()
    is_alluded: bool = False


def with_quoted(
    found: list[Mention], text: str, quoted: tuple[Quoted, ...], kinds: Mapping[str, str]
) -> list[Mention]:
    """Codes with the names that are quoted behind them; long names that stand alone.

    ``text`` is without these names; ``kinds`` are those of codes.
    """
    told = list(found)
    for name in quoted:
        before = [n for n, each in enumerate(told) if each.end <= name.start]
        last = max(before, key=lambda n: told[n].end, default=None)
        if last is not None and _BESIDE.fullmatch(text, told[last].end, name.start):
            code, other = told[last].code, next(iter(name.codes), None)
            is_other = code is not None and code not in name.codes
            told[last] = replace(told[last], end=name.end, conflict=other if is_other else None)
        elif len(name.codes) == 1 and name.end - name.start >= LEAST_NAME:
            (code,) = name.codes
            told.append(Mention(name.start, name.end, code, kinds[code], code))
    return told


def beside(mention: Mention, text: str, names: list[tuple[str, str, str]]) -> Mention:
    """A code with what stands quoted behind it: another's name, or one that is nobody's."""
    if mention.code is None:
        return mention
    quoted = _QUOTED.match(text, mention.end)
    if quoted is None:
        return mention
    own = [name for name, code, _ in names if code == mention.code]
    if not own:
        return mention
    best = max(fuzz.partial_ratio(name, quoted[1]) for name in own)
    others = {code: fuzz.ratio(name, quoted[1]) for name, code, _ in names if code != mention.code}
    other = max(others, key=others.__getitem__, default=None)
    mine = max(fuzz.ratio(name, quoted[1]) for name in own)
    if other is not None and others[other] >= ALIKE - 10 and others[other] > mine + 10:
        return replace(mention, conflict=other, end=quoted.end())
    if best < _OTHER_NAME + 10 and mine < _OTHER_NAME:
        return replace(mention, code=None, end=quoted.end())
    return replace(mention, end=quoted.end())
