"""What a heading says: the words of each of its rows, and the role that they give a column."""

import re
from collections.abc import Sequence

from sheetgen.importing.nouns import Role
from sheetgen.language.matrix_words import end_of_part, heading_words, plain, roles_of
from sheetgen.language.months import month_called
from sheetgen.records import Struct

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DATE = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])-01")
_NEVER_SAID = {Role.ELEMENT_CODE, Role.ELEMENT_NAME, Role.ASKED}
"""Roles that no word of a heading gives: what an element's column holds shows in its cells."""
_OF_COLUMNS = frozenset(role.value for role in Role if role not in _NEVER_SAID) | {"element"}
_MONEY = frozenset((Role.PIM.value, Role.ACCRUED.value))
OPENING = "opening-budget"
"""The budget of the year as it was approved (PIA), which a plan does not keep beside the PIM."""
_AROUND = ("year-word", "value-word", "physical", "money", "neutral", "month", OPENING)
OF_MONTHS = (Role.PROGRAMMED.value, Role.ACTUAL.value, Role.ACCRUED.value)
"""What the figures of months, and their totals, may be of."""
_PLAIN = ("unit", "offices", "type", "direction", "aggregation", "frequency", "relevance", "level",
          "left-out")  # fmt: skip


class Part(Struct, frozen=True):
    """One row of a column's heading: what its words may stand for, the year and month it names."""

    text: str
    words: frozenset[str]
    year: int | None
    month: int | None
    rest: str

    @property
    def is_known(self) -> bool:
        """Whether every word of it is understood."""
        return not self.rest or bool(self.words)


def read_part(text: str) -> Part:
    """What one heading cell says."""
    date = _DATE.match(text)
    if date:
        return Part(text, frozenset(), int(date[1]), int(date[2]), "")
    years = set(_YEAR.findall(text))
    year = int(next(iter(years))) if len(years) == 1 else None
    bare = _YEAR.sub(" ", text) if year else text
    month = month_called(bare.strip(" -/.()"))
    if month is not None:
        return Part(text, frozenset(), year, month, "")
    month = end_of_part(plain(bare))
    if month is not None:
        return Part(text, frozenset(), year, month, "")
    rest, month = _without_month(plain(bare))
    words = _words(rest)
    if not words and "/" in text:
        pieces = [_words(plain(piece)) for piece in bare.split("/")]
        if all(piece & {"element", "name"} for piece in pieces):  # elements, and their items too
            is_of_items = any("name" in piece for piece in pieces)
            words = frozenset(("name",) if is_of_items else ("element",))
    return Part(text, words, year, month, rest)


def _without_month(said: str) -> tuple[str, int | None]:
    """The words of «programado enero», and the month they end or begin with.

    A part of a year is told by the month in which it ends.
    """
    words = said.split()
    for kept, named in ((words[:-1], words[-1:]), (words[1:], words[:1])):
        month = month_called(named[0]) if named and kept else None
        if month is not None and len(named[0]) > 2:  # noqa: PLR2004 - a lone letter names none
            return " ".join(kept), month
    for n in (1, 2):  # "t1", "i trimestre"
        for kept, named in ((words[:-n], words[-n:]), (words[n:], words[:n])):
            month = end_of_part(" ".join(named)) if kept else None
            if month is not None:
                return " ".join(kept), month
    return said, None


def _words(rest: str) -> frozenset[str]:
    if not rest:
        return frozenset()
    found = {role for role in roles_of(rest) if role in _OF_COLUMNS or role in _AROUND}
    first, _, others = rest.partition(" ")
    if first in heading_words()["total"]:
        found |= {"total"} | {word for word in OF_MONTHS if others in heading_words()[word]}
    if others in heading_words()["element"] and first not in heading_words()["small"]:
        for word in ("code", "name"):
            if first in heading_words()[word]:
                found.add(f"element-{word}")
    return frozenset(found)


def role_of(parts: Sequence[Part], *, activities: bool) -> Role | None:
    """The role of a column by its headings from above to below; None where they do not say it."""
    said = [each for each in parts if each.rest]
    if not said or not all(each.is_known for each in said):
        return None
    last, above = said[-1].words, frozenset().union(*(each.words for each in said[:-1]))
    month = any(each.month for each in parts)
    for role in (Role.ELEMENT_CODE, Role.ELEMENT_NAME):
        if role.value in last:
            return role
    if "element" in above and last & {"code", "name"}:
        return Role.ELEMENT_CODE if "code" in last else Role.ELEMENT_NAME
    if "baseline" in above and last & {"year-word", "value-word"}:
        return Role.BASELINE_YEAR if "year-word" in last else Role.BASELINE
    if OPENING in last:
        return Role.LEFT_OUT if not above - {"money", "neutral"} else None
    return _figures(last, above, month=month, activities=activities) or _texts(last, above)


def level_of(parts: Sequence[Part]) -> str:
    """What the elements of a column are called: "Servicio" of "Servicio / Código"."""
    for part in parts:
        if "element" in part.words:
            return " ".join(part.text.split())
        _, _, others = part.rest.partition(" ")
        if others in heading_words()["element"] and part.words & {"element-code", "element-name"}:
            words = part.text.split()
            said = next((" ".join(words[n:]) for n in range(len(words) - 1, 0, -1)
                         if plain(" ".join(words[n:])) == others), others)  # fmt: skip
            return said[:1].upper() + said[1:]  # as it is written: OEI
    return ""


def _texts(last: frozenset[str], above: frozenset[str]) -> Role | None:
    if above - {"neutral", "name", "element"}:
        return None
    for word in ("code", "baseline-year", "baseline", "ordinal", "element", "name", *_PLAIN):
        if word in last:
            # One column of elements may hold codes, names or both: its cells tell.
            return Role.ELEMENT_NAME if word == "element" else Role(word)
    return None


def _figures(  # noqa: PLR0911 - one heading, one answer
    last: frozenset[str], above: frozenset[str], *, month: bool, activities: bool
) -> Role | None:
    money = "money" in above
    if last & _MONEY:
        fits = not above - {"money", "neutral", *_MONEY}
        return (Role.PIM if Role.PIM.value in last else Role.ACCRUED) if fits else None
    if "percent" in last:
        return Role.PERCENT
    if "total" in last | above:
        return Role.TOTAL if not last - {"total", *OF_MONTHS, "target"} else None
    if money:
        return None  # planned or spent, of which budget: its words do not say it
    if "value-word" in last:
        last = above
    if above - {"physical", "neutral", "actual", "target", "goal", "programmed", "month", "name"}:
        return None
    if "actual" in last:
        return Role.ACTUAL
    if month and activities and last & {"programmed", "target", "goal"}:
        return Role.PROGRAMMED
    if last & {"target", "goal"}:
        return Role.GOAL if activities else Role.TARGET
    return None


def kind_of(texts: Sequence[str]) -> str | None:
    """Whether a table is of indicators or activities, by its headings; None where both or none."""
    words = {word for text in texts for word in plain(text).split()}
    known = heading_words()
    indicators = bool(words & known["kind-indicators"]) or any(
        read_part(text).words & {"baseline", "direction", "baseline-year"} for text in texts
    )
    activities = bool(words & known["kind-activities"]) or any(
        read_part(text).words & {OPENING, *_MONEY} for text in texts
    )
    if indicators == activities:
        return None
    return "indicators" if indicators else "activities"
