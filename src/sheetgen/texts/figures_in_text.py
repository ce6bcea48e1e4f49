"""Finds the figures of a sentence with their unit and scale, and the years that it names."""

import re
from collections.abc import Iterator
from decimal import Decimal

from sheetgen.language.number_marks import Marks
from sheetgen.records import Struct, replace
from sheetgen.texts.digits import Written, is_label, written_in
from sheetgen.texts.phrase import COUNTED, Mark
from sheetgen.texts.phrase_language import Language
from sheetgen.texts.words_before import WordsBefore

_NOUN = r"\s+(?:<of>\s+)?(?:<the>\s+)?([^\W\d_]{3,})"
_NO_NOUNS = ("apart", "reference", "belongs")
"""What stands right behind a figure and is not what it counts: "217 menos que"."""
_YEAR = re.compile(r"(?<![\w.,])(20\d\d)(?![\w]|[.,]\d)")
_OF_OTHER = r"\s+<of>\s+(?:(?:<the>|<its>)\s+)?"
_OF_OTHERS = r"\s+[^\W\d]+\s+<of>\s+(?:<the>\s+)?(?=\d[\d.,]*(?<=\d)(?:\s*\(|[.;]\s|[.;]?$))"
_STOPPED = r"\s+<in>\s+(?!\d)"
_PARTICLE = r"(?:<in>|<with>|<is>)(?!\w)"
_DATED = r"\s+<in>\s+20\d\d(?!\d)"
"""Behind a figure, its year: "cayó a 253 en 2024, desde 389 en 2023"."""
_POINTS = r"\s<points-short>(?!\w)(?:(?=\s+<apart-by>)|(?!\s+<of>\s))"
"""Points of a percentage, said short: "9 puntos menos que la meta"."""
_SAID_OF = ("value", "target", "baseline", "varied-by")
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
SCALES = {
    "thousand": Decimal(1000),
    "million": Decimal(1_000_000),
    "thousand-million": Decimal(1_000_000_000),
    "tenth": Decimal("0.1"),
}
_UNITS = ("percent", "points", "soles")
COUNT, BARE = "count", "bare"


class Number(Struct, frozen=True):
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


class _Finder(WordsBefore):
    """The figures of one plain sentence."""

    def __init__(self, text: str, marks: tuple[Mark, ...], by: Marks, language: Language) -> None:
        super().__init__(text, marks, language.shape)
        self._written = written_in(text, marks, by, language)

    def found(self, taken: tuple[tuple[int, int], ...]) -> tuple[Number, ...]:
        """All of them but those that begin in a place that is taken."""
        self.begun, self.ended = (frozenset(each[n] for each in taken) for n in (0, 1))
        found: list[Number] = []
        for at in reversed(self._written):
            if any(start <= at.start < end for start, end in taken) or is_label(
                at, self.text, self.shape
            ):
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
        way = self.shape(_OF_SUM).fullmatch(self.text, previous.end, number.start)
        return replace(number, unit="soles") if way else number

    def _listed(self, at: Written, behind: list[Number]) -> Number | None:
        """One of a list whose last figure has the unit: "975, 448 y 248 empresas"."""
        if not behind:
            return None
        if self.shape(_NEXT).fullmatch(self.text, at.end, behind[-1].start) is None:
            return None
        return replace(
            behind[-1], start=at.start, end=at.end, written=at.value, decimals=at.decimals,
            other_reading=at.other, is_part=False, has_sign=at.has_sign,
        )  # fmt: skip

    def _moved_from(self, at: Written, behind: list[Number]) -> Number | None:
        """What another figure was before, in the unit of that one: "bajó de 103 a 50 empresas"."""
        text = self.text
        if not behind or not self.shape(_FROM).match(text, at.end):
            return None
        if not self.is_told_to_move(at.start):
            return None
        if self.shape(TO).search(text, 0, behind[-1].start) is None:
            return None
        unit = behind[-1].unit
        return Number(
            at.start, at.end, at.value, at.decimals, Decimal(1), COUNT if unit == BARE else unit,
            behind[-1].noun, at.other, has_sign=at.has_sign,
        )  # fmt: skip

    def _number(self, at: Written) -> Number | None:
        end, scale, unit = self._unit(at)
        noun = None if unit else self._noun(end)
        counts = noun is not None and not self._is_aim(noun)
        is_part = not unit and self._is_part(end)
        if not unit:
            is_value = any(
                each.means in _SAID_OF
                and each.end <= at.start
                and self.shape(_IS).fullmatch(self.text, each.end, at.start) is not None
                for each in self.marks
            ) or self.is_said_to_be(at.start)
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
        told = (each.kind for each in self.marks
                if each.means == COUNTED and each.start == noun.start(1))  # fmt: skip
        return next(told, noun[1])

    def _unit(self, at: Written) -> tuple[int, Decimal, str]:
        """Where a figure ends with its scale and unit, and which they are."""
        text, end, scale, unit = self.text, at.end, Decimal(1), ""
        before = text[: at.start].rstrip()
        if any(each.means == "soles" and each.end == len(before) for each in self.marks):
            unit = "soles"
        for _ in range(2):  # a scale, then a unit
            behind = end + len(text[end:]) - len(text[end:].lstrip(" "))
            nearest = [
                each
                for each in self.marks
                if each.start == behind and (each.means in SCALES or each.means in _UNITS)
            ]
            if not nearest:
                break
            mark = max(nearest, key=lambda each: each.end)
            if mark.means in SCALES:
                scale = SCALES[mark.means]
                unit = "points" if mark.means == "tenth" else unit
            else:
                unit = mark.means
            end = mark.end
            if "." in text[mark.start : end] and text.startswith(".", end):
                end += 1  # of "p. p."
            of_money = self.shape(r"\s<of>\s(?=<soles>)").match(text, end)
            if of_money is not None:
                unit = "soles"
        if not unit and (short := self.shape(_POINTS).match(text, end)) is not None:
            return end + len(short[0].rstrip()), scale, "points"
        return end, scale, unit

    def _noun(self, end: int) -> re.Match[str] | None:
        """What a figure counts; "217 menos que" and "975 frente a 972" name nothing."""
        noun = None if self._is_of_next(end) else self.shape(_NOUN).match(self.text, end)
        is_none = noun is not None and (
            self._begins(noun.start(1), *_NO_NOUNS)
            or self.shape(_PARTICLE).match(self.text, noun.start(1)) is not None
        )
        return None if is_none else noun

    def _is_part(self, end: int) -> bool:
        """Whether the figure behind it is its whole: "248 de 250", "28 empresas de 200"."""
        return self._is_of_next(end) or self.shape(_OF_OTHERS).match(self.text, end) is not None

    def _is_of_next(self, end: int) -> bool:
        other = self.shape(_OF_OTHER).match(self.text, end)
        return other is not None and any(each.start == other.end() for each in self._written)

    def _begins(self, at: int, *means: str) -> bool:
        return any(each.means in means and each.start == at for each in self.marks)

    def _is_counted(self, at: Written) -> bool:
        """Whether it counts something that it does not name: "13,364 (76.9 %)", "de 103 a 50"."""
        text = self.text
        share = self.shape(_SHARE).match(text, at.end)
        if share is not None and self._begins(share.end(), "percent"):
            return True
        blanks = len(text[at.end :]) - len(text[at.end :].lstrip())
        if self._begins(at.end + blanks, *_NO_NOUNS):
            return True
        stops = text[at.end :].lstrip(" ")[:1] in {"", ".", ",", ";"}
        stops = stops or self.shape(_STOPPED).match(text, at.end) is not None
        if stops and (
            self.is_done(at.start) or self.is_apart(at.start) or self.is_gapped(at.start)
        ):
            return True
        is_dated = self.shape(_DATED).match(text, at.end) is not None
        is_moved = self.is_told_to_move(at.start)
        if self.is_then(at) or (is_dated and (is_moved or self._is_counted_before(at))):
            return True
        return is_moved and self.shape(TO).search(text, 0, at.start) is not None

    def _is_counted_before(self, at: Written) -> bool:
        """Whether it goes on with years of a count: "202 empresas en 2022, 130 en 2023"."""
        named = (self._noun(each.end) for each in self._written if each.end <= at.start)
        return any(noun is not None and self.shape(_DATED).match(self.text, noun.end())
                   for noun in named)  # fmt: skip

    def _is_aim(self, noun: re.Match[str] | None) -> bool:
        """Whether the word behind a figure says what it is, and not of what: "927 programadas"."""
        return noun is not None and self._begins(noun.start(1), "programmed")

    def _stands_alone(self, at: Written) -> bool:
        """A figure without a word behind it counts where it is alone in brackets, or is grouped."""
        text = self.text
        alone = text[at.start - 1 : at.start] == "(" and text[at.end : at.end + 1] == ")"
        ends = text[at.end :].lstrip(" ")[:1] in {"", ".", ",", ";", ")"}
        is_told = at.decimals > 0 and self.shape(_BE).search(text, 0, at.start) is not None
        is_figure = at.is_grouped or is_told or at.value != at.value.to_integral()
        return alone or (ends and is_figure)
