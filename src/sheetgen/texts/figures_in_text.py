"""Finds the figures of a sentence with their unit and scale, and the years that it names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from sheetgen.language.number_marks import Marks
from sheetgen.texts.digits import Written, written_in
from sheetgen.texts.language import Language
from sheetgen.texts.overlaps import MOVES
from sheetgen.texts.phrase import COUNTED, Mark

_NOUN = r"\s+(?:<of>\s+(?:<the>\s+)?)?([^\W\d_]{3,})"
_NO_NOUNS = ("apart", "reference", "belongs")
"""What stands right behind a figure and is not what it counts: "217 menos que"."""
_YEAR = re.compile(r"(?<![\w.,])(20\d\d)(?![\w]|[.,]\d)")
_OF_OTHER = r"\s+<of>\s+(?:<the>\s+)?"
_OF_OTHERS = r"\s+[^\W\d]+\s+<of>\s+(?:<the>\s+)?(?=\d[\d.,]*(?<=\d)(?:\s*\(|[.;]\s|[.;]?$))"
_OF_EACH, _EACH = r"\s+<of-each>\s", r"<of-each>\s+$"
"""Around the numbers of a fraction: "dos de cada tres"."""
_DATED = r"\s+<in>\s+20\d\d(?!\d)"
"""Behind a figure, its year: "cayó a 253 en 2024, desde 389 en 2023"."""
_TO = r"\s+(?:<to>\s+)?"
_LABEL = r"(?:<label>|<number-sign>)\s*(?:<number-sign>\s*)?$"
"""Before what is a number of something, and no figure: "Ley N° ", "página "."""
_POINTS = r"\s<points-short>\s+(?=<apart>|<above>|<below>)"
"""Points of a percentage, said short: "9 puntos menos que la meta"."""
_SAID_OF = ("value", "target", "baseline")
_BE = r"\s<is>\s+(?:<of>\s+)?$"
_IS = r"\s*(?:(?:[^\W\d]+\s+){0,2}(?:<of>|<is>)\s+)?"
"""Between a word for a figure and the figure: "su meta anual de 28"."""
_NEXT = r"\s*(?:,|,?\s<and>)\s+(?:<soles>\s*)?(?:(?:<to>|<of>|<the>)\s+)?(?:<the>\s+)?"
_GROUPED = r"[+-]?\d[\d.,]*(?:[\u00a0\u2009 ]\d{3})*"
_TO_ONE = (
    r"(?:[^\d;()]|20\d\d(?!\d)){0,60}?"
    r"<to>\s+(?:(?:<the>|<only>)\s+)*(?:<soles>\s*)?"
)
TO = rf"<from>\s+(?:(?:<the>|<one>)\s+)?(?:<soles>\s*)?{_GROUPED}{_TO_ONE}$"
"""What stands before the figure that something came to: "de 103 empresas en 2023 a "."""
_FROM = rf"{_TO_ONE}\d"
_OF_SUM = r"\s+(?:<of>\s+)?(?:(?:<soles>|<of>|<the>|<one>|<and>)\s+){1,4}"
_SHARE = rf"\s*\(\s*(?:(?:<the>|<one>)\s+)?{_GROUPED}\s*"
"""Behind a count, the bracket that opens its share: "13,364 (76.9 "."""
_ORDINAL = re.compile(r"\s*(?:°|º|ª)")
SCALES = {
    "thousand": Decimal(1000),
    "million": Decimal(1_000_000),
    "thousand-million": Decimal(1_000_000_000),
}
_UNITS = ("percent", "points", "soles")
COUNT, BARE = "count", "bare"


@dataclass(frozen=True, slots=True)
class Number:
    """A figure as written: its value at its scale, and the step of its last printed digit.

    ``unit`` is percent, points, soles, count (of the ``noun`` behind it) or bare. ``whole`` is the
    figure that it is told to be a part of ("248 de 250 empresas"), by the place of that one.
    """

    start: int
    end: int
    written: Decimal
    decimals: int
    scale: Decimal
    unit: str
    noun: str = ""
    other_reading: Decimal | None = None
    is_part: bool = False
    has_sign: bool = False

    @property
    def value(self) -> Decimal:
        """The figure itself."""
        return self.written * self.scale

    @property
    def step(self) -> Decimal:
        """What its last printed digit counts."""
        return self.scale.scaleb(-self.decimals)


def years_of(text: str) -> Iterator[tuple[int, int, int]]:
    """Each year that a plain sentence names: where it begins, ends, and which it is."""
    for found in _YEAR.finditer(text):
        yield found.start(), found.end(), int(found[1])


def numbers_of(
    text: str,
    marks: tuple[Mark, ...],
    taken: tuple[tuple[int, int], ...],
    by: Marks,
    language: Language,
) -> tuple[Number, ...]:
    """The figures of a plain sentence that are no code, year, ordinal or label, in order."""
    return _Finder(text, marks, by, language).found(taken)


class _Finder:
    """The figures of one plain sentence."""

    def __init__(self, text: str, marks: tuple[Mark, ...], by: Marks, language: Language) -> None:
        self._text, self._marks, self._shape = text, marks, language.shape
        self._written = written_in(text, marks, by, language)

    def found(self, taken: tuple[tuple[int, int], ...]) -> tuple[Number, ...]:
        """All of them but those that begin in a place that is taken."""
        found: list[Number] = []
        for at in reversed(self._written):
            if any(start <= at.start < end for start, end in taken) or self._is_label(at):
                continue
            number = self._number(at) or self._listed(at, found) or self._moved_from(at, found)
            if number is not None:
                is_of_next = number.is_part and not number.noun and found
                found.append(replace(number, noun=found[-1].noun) if is_of_next else number)
        told = found[::-1]
        return tuple(
            self._as_money(each, told[n - 1] if n else None) for n, each in enumerate(told)
        )

    def _as_money(self, number: Number, previous: Number | None) -> Number:
        """A scaled figure right behind a sum: "38,04 millones de soles de los 38,14 millones"."""
        if number.unit != BARE or number.scale == 1 or previous is None or previous.unit != "soles":
            return number
        way = self._shape(_OF_SUM).fullmatch(self._text, previous.end, number.start)
        return replace(number, unit="soles") if way else number

    def _is_label(self, at: Written) -> bool:
        """Whether it counts nothing: "el 5° lugar", "Ley N° 31953", "página 8"."""
        is_ordinal = _ORDINAL.match(self._text, at.end) is not None
        if self._shape(_OF_EACH).match(self._text, at.end) or self._shape(_EACH).search(
            self._text, 0, at.start
        ):
            return True
        return is_ordinal or self._shape(_LABEL).search(self._text, 0, at.start) is not None

    def _listed(self, at: Written, behind: list[Number]) -> Number | None:
        """One of a list whose last figure has the unit: "975, 448 y 248 empresas"."""
        if not behind:
            return None
        if self._shape(_NEXT).fullmatch(self._text, at.end, behind[-1].start) is None:
            return None
        return replace(
            behind[-1], start=at.start, end=at.end, written=at.value, decimals=at.decimals,
            other_reading=at.other, is_part=False, has_sign=at.has_sign,
        )  # fmt: skip

    def _moved_from(self, at: Written, behind: list[Number]) -> Number | None:
        """What another figure was before, in the unit of that one: "bajó de 103 a 50 empresas"."""
        text = self._text
        if not behind or not self._shape(_FROM).match(text, at.end):
            return None
        if not self._is_told_to_move(at.start):
            return None
        if self._shape(TO).search(text, 0, behind[-1].start) is None:
            return None
        unit = behind[-1].unit
        return Number(
            at.start, at.end, at.value, at.decimals, Decimal(1), COUNT if unit == BARE else unit,
            behind[-1].noun, at.other, has_sign=at.has_sign,
        )  # fmt: skip

    def _is_said_to_be(self, start: int) -> bool:
        """As in "la línea base del indicador fue 100"."""
        told = [each for each in self._marks if each.means in _SAID_OF and each.end <= start]
        return bool(told) and self._shape(_BE).search(self._text, told[-1].end, start) is not None

    def _is_done(self, start: int) -> bool:
        """Whether a verb of doing stands right before it: "se programaron 972 y se atendió a"."""
        return any(
            each.means in {"done", "planned"}
            and self._shape(_TO).fullmatch(self._text, each.end, start) is not None
            for each in self._marks
        )

    def _is_told_to_move(self, start: int) -> bool:
        return any(each.means in MOVES and each.end <= start for each in self._marks)

    def _number(self, at: Written) -> Number | None:
        end, scale, unit = self._unit(at)
        noun = None if unit else self._noun(end)
        counts = noun is not None and not self._is_aim(noun)
        is_part = not unit and self._is_part(end)
        if not unit:
            is_value = any(
                each.means in _SAID_OF
                and each.end <= at.start
                and self._shape(_IS).fullmatch(self._text, each.end, at.start) is not None
                for each in self._marks
            ) or self._is_said_to_be(at.start)
            is_count = counts or is_part or self._is_counted(at)
            stands = is_count or is_value or scale > 1 or self._stands_alone(at)
            if noun is None and not stands:
                return None
            unit = COUNT if is_count else BARE
        return Number(
            at.start, end, at.value, at.decimals, scale, unit,
            self._counted(noun) if noun and counts else "",
            at.other, is_part, at.has_sign,
        )  # fmt: skip

    def _counted(self, noun: re.Match[str]) -> str:
        """What it counts, in the plan's own word where phrases give one: "firms", "empresas"."""
        told = (each.kind for each in self._marks
                if each.means == COUNTED and each.start == noun.start(1))  # fmt: skip
        return next(told, noun[1])

    def _unit(self, at: Written) -> tuple[int, Decimal, str]:
        """Where a figure ends with its scale and unit, and which they are."""
        text, end, scale, unit = self._text, at.end, Decimal(1), ""
        before = text[: at.start].rstrip()
        if any(each.means == "soles" and each.end == len(before) for each in self._marks):
            unit = "soles"
        for _ in range(2):  # a scale, then a unit
            behind = end + len(text[end:]) - len(text[end:].lstrip(" "))
            nearest = [
                each
                for each in self._marks
                if each.start == behind and (each.means in SCALES or each.means in _UNITS)
            ]
            if not nearest:
                break
            mark = max(nearest, key=lambda each: each.end)
            if mark.means in SCALES:
                scale = SCALES[mark.means]
            else:
                unit = mark.means
            end = mark.end
            if "." in text[mark.start : end] and text.startswith(".", end):
                end += 1  # of "p. p."
            of_money = self._shape(r"\s<of>\s(?=<soles>)").match(text, end)
            if of_money is not None:
                unit = "soles"
        if not unit and (short := self._shape(_POINTS).match(text, end)) is not None:
            return end + len(short[0].rstrip()), scale, "points"
        return end, scale, unit

    def _noun(self, end: int) -> re.Match[str] | None:
        """What a figure counts; "217 menos que" and "975 frente a 972" name nothing."""
        noun = None if self._is_of_next(end) else self._shape(_NOUN).match(self._text, end)
        is_none = noun is not None and self._begins(noun.start(1), *_NO_NOUNS)
        return None if is_none else noun

    def _is_part(self, end: int) -> bool:
        """Whether the figure behind it is its whole: "248 de 250", "28 empresas de 200"."""
        return self._is_of_next(end) or self._shape(_OF_OTHERS).match(self._text, end) is not None

    def _is_of_next(self, end: int) -> bool:
        other = self._shape(_OF_OTHER).match(self._text, end)
        return other is not None and any(each.start == other.end() for each in self._written)

    def _begins(self, at: int, *means: str) -> bool:
        return any(each.means in means and each.start == at for each in self._marks)

    def _is_counted(self, at: Written) -> bool:
        """Whether it counts something that it does not name: "13,364 (76.9 %)", "de 103 a 50"."""
        text = self._text
        share = self._shape(_SHARE).match(text, at.end)
        if share is not None and self._begins(share.end(), "percent"):
            return True
        blanks = len(text[at.end :]) - len(text[at.end :].lstrip())
        if self._begins(at.end + blanks, *_NO_NOUNS):
            return True
        stops = text[at.end :].lstrip(" ")[:1] in {"", ".", ",", ";"}
        if stops and self._is_done(at.start):
            return True
        if self._shape(_DATED).match(text, at.end) and (
            self._is_told_to_move(at.start) or self._is_counted_before(at)
        ):
            return True
        is_moved = self._is_told_to_move(at.start)
        return is_moved and self._shape(TO).search(text, 0, at.start) is not None

    def _is_counted_before(self, at: Written) -> bool:
        """Whether it goes on with years of a count: "202 empresas en 2022, 130 en 2023"."""
        named = (self._noun(each.end) for each in self._written if each.end <= at.start)
        return any(noun is not None and self._shape(_DATED).match(self._text, noun.end())
                   for noun in named)  # fmt: skip

    def _is_aim(self, noun: re.Match[str] | None) -> bool:
        """Whether the word behind a figure says what it is, and not of what: "927 programadas"."""
        return noun is not None and self._begins(noun.start(1), "programmed")

    def _stands_alone(self, at: Written) -> bool:
        """A figure without a word behind it counts where it is alone in brackets, or is grouped."""
        text = self._text
        alone = text[at.start - 1 : at.start] == "(" and text[at.end : at.end + 1] == ")"
        ends = text[at.end :].lstrip(" ")[:1] in {"", ".", ",", ";", ")"}
        is_told = at.decimals > 0 and self._shape(_BE).search(text, 0, at.start) is not None
        is_figure = at.is_grouped or is_told or at.value != at.value.to_integral()
        return alone or (ends and is_figure)
