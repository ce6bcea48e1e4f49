"""Says messages in a language: the one door to the catalogue."""

import gettext
import string
from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache

from sheetgen.language.languages import LOCALES, has_catalogue, language_of, text_in
from sheetgen.language.message import Message
from sheetgen.language.number_marks import DECIMALS, Marks, read_marks
from sheetgen.language.signs import visible
from sheetgen.records import Struct

_DOMAIN = "sheetgen"
_SPACE = "\N{NO-BREAK SPACE}"
_MINUS = "−"
_WHOLE = Decimal(100)
_MOST_DECIMALS = 9


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    if not has_catalogue(language):
        return gettext.NullTranslations()
    return gettext.translation(_DOMAIN, LOCALES, [language])


@cache
def _unfigured(language: str, context: str, text: str) -> str:
    """A sentence without figures, said once: sheets say their words in every row."""
    return _translated(language, context, text).format() if text else ""


def _translated(language: str, context: str, text: str) -> str:
    catalogue = _catalogue(language)
    return catalogue.pgettext(context, text) if context else catalogue.gettext(text)


class Speaker(Struct, frozen=True):
    """Says messages in one language, with numbers written by one locale's marks.

    Figures are written by the words after their colon: ``{x:percent}`` one decimal and the sign,
    with 0 and 100 only where exact (METHOD 2), and more decimals where that tells it from them, or
    where two of one sentence would look the same; what is almost all is said so where the language
    has words for it ("casi el 100 %"); ``{x:percentage}`` all its digits and the sign;
    ``{x:points}`` percentage points; ``{x:times}`` how many times, with one decimal or as many as
    tell it from 0; ``{x:soles}`` money, ``{x:soles_in_tenths}`` with one decimal, of millions or
    thousands; ``{x}`` or ``{x:number}`` all its digits, grouped. Lists become "a, b y c"; messages
    inside messages are said too.
    """

    language: str
    marks: Marks

    @property
    def tag(self) -> str:
        """What proofing tools call it: "es-PE", or the language where the locale is another's."""
        locale = self.marks.locale.replace("_", "-")
        return locale if locale.partition("-")[0] == self.language else self.language

    def say(self, said: Message) -> str:
        """The sentence in this language."""
        if not said.figures and not said.own:
            return _unfigured(self.language, said.context, said.text)
        figures = dict(said.figures)
        text = self._text(said, figures)
        places = _places(text, figures)
        spoken: list[str] = []
        for words, name, unit in _parts(text):
            literal = words[1:] if _is_closed(words, spoken) else words
            if name is None:
                spoken.append(literal)
                continue
            value = figures[name]
            if type(value) is Message:  # a sentence of sentences: most of those that are said
                spoken += literal, self.say(value)
            elif type(value) is str:
                spoken += literal, visible(value)
            else:
                spoken.append(self._part(literal, value, unit, places))
        return "".join(spoken)

    def again(self, said: Message) -> str:
        """The same of a sentence that thousands say, as remedies are: it is looked up.

        Not of one that each says with figures of its own: messages are told apart by their words.
        """
        return _said(self, said)

    def _part(self, before: str, value: object, unit: str, places: int) -> str:
        """Some words and the figure after them: "el 76.9 %", but "casi el 100 %" of 99.98."""
        is_almost_all = (
            unit == "percent"
            and isinstance(value, Decimal)
            and value < _WHOLE <= value.quantize(_step(places), rounding=ROUND_HALF_UP)
        )
        for words, almost in language_of(self.language).almost if is_almost_all else ():
            if before.endswith(words):
                return f"{before.removesuffix(words)}{almost}{_WHOLE}{_SPACE}%"
        return f"{before}{self.written(value, unit, places)}"

    def _text(self, said: Message, figures: Mapping[str, object]) -> str:
        if said.own:
            return text_in(said.own, self.language)
        if said.many is not None:
            n = figures["n"]
            count = n if isinstance(n, int) else 2
            return _catalogue(self.language).ngettext(said.text, said.many, count)
        return _translated(self.language, said.context, said.text) if said.text else ""

    def number(self, figure: Decimal, places: int | None = None) -> str:
        """A figure with its marks and a true minus; all its digits where ``places`` is None."""
        if places is None:
            written = f"{_unsigned_zero(figure.normalize()):,f}"
        else:
            rounded = figure.quantize(_step(places), rounding=ROUND_HALF_UP)
            written = f"{_unsigned_zero(rounded):,f}"
        return written.translate(_written_by(self.marks))

    def percent(self, figure: Decimal, places: int = DECIMALS) -> str:
        """A percentage with its sign; 0 and 100 are printed only where exact."""
        return f"{self.honest(figure, places)}{_SPACE}%"

    def honest(self, figure: Decimal, places: int = DECIMALS) -> str:
        """A percentage without its sign, with the decimals that tell it from 0 and from 100."""
        return self.number(figure, telling_places(figure, places))

    def written(self, value: object, unit: str, places: int = DECIMALS) -> str:
        """Any value that a message may hold; ``places`` is for percentages."""
        match value:
            case str():
                return visible(str(value))
            case Message():
                return self.say(value)
            case Decimal():
                return self._decimal(value, unit, places)
            case int():
                return self.number(Decimal(value))
            case Iterable() if not hasattr(value, "_fields"):
                return self.listed([self.written(each, unit, places) for each in value])
            case _:
                return visible(str(value))

    def _decimal(self, value: Decimal, unit: str, places: int) -> str:
        match unit:
            case "percent":
                return self.percent(value, places)
            case "percentage":
                return f"{self.number(value)}{_SPACE}%"
            case "points":
                return f"{self.number(value, telling_places(value))}{_SPACE}p.{_SPACE}p."
            case "times":
                return self.number(value, telling_places(value) if value % 1 else 0)
            case "soles" | "soles_in_tenths":
                return f"S/{_SPACE}{self.number(value, None if unit == 'soles' else 1)}"
            case _:
                return self.number(value)

    def listed(self, parts: list[str]) -> str:
        """Words in a row: "a, b y c"."""
        if len(parts) < 2:  # noqa: PLR2004 - a list of one needs no conjunction
            return "".join(parts)
        joint = language_of(self.language).joint_of(parts[-1])
        return f"{', '.join(parts[:-1])} {joint} {parts[-1]}"


def speaker(language: str, locale: str) -> Speaker:
    """A speaker of a language, numbers by ``locale``; raises ValueError where it is not known."""
    return Speaker(language_of(language).code, read_marks(locale))


def telling_places(figure: Decimal, least: int = DECIMALS) -> int:
    """As many decimals as tell a percentage from 0 and from 100: 99.985 is not "100.0"."""
    for places in range(least, _MOST_DECIMALS):
        rounded = figure.quantize(_step(places), rounding=ROUND_HALF_UP)
        if rounded == figure or rounded not in {Decimal(0), _WHOLE}:
            return places
    return _MOST_DECIMALS


def _is_closed(words: str, spoken: Sequence[str]) -> bool:
    """Whether the point that words begin with is there: "p. p." at the end has one, not two."""
    return (
        words.startswith(".")
        and not words.startswith("..")
        and bool(spoken)
        and spoken[-1].endswith(".")
    )


@cache
def _written_by(marks: Marks) -> dict[int, str]:
    """The marks that stand for Python's own."""
    return str.maketrans({",": marks.group, ".": marks.decimal, "-": _MINUS})


@cache
def _step(places: int) -> Decimal:
    """The smallest difference that so many decimals show."""
    return Decimal(1).scaleb(-places)


def _unsigned_zero(figure: Decimal) -> Decimal:
    """What shows as zero has no minus: "-0.0" is no figure that anybody reads."""
    return figure or abs(figure)


@lru_cache(maxsize=64)
def _said(speaker: Speaker, said: Message) -> str:
    return speaker.say(said)


@lru_cache(maxsize=1024)
def _parts(text: str) -> tuple[tuple[str, str | None, str], ...]:
    """A sentence taken apart: words, and the name and unit of the figure after them if any."""
    parsed = string.Formatter().parse(text)
    return tuple((words, name, unit or "") for words, name, unit, _ in parsed)


@lru_cache(maxsize=1024)
def _percents(text: str) -> frozenset[str]:
    """The names of a sentence's percentages."""
    return frozenset(name or "" for _, name, unit in _parts(text) if unit == "percent")


def _places(text: str, figures: Mapping[str, object]) -> int:
    """As many decimals as keep two percentages of one sentence apart: 74.96 is not "75.0"."""
    named = _percents(text)
    if len(named) < 2:  # noqa: PLR2004 - as below, and nearly always
        return DECIMALS
    told = {figure for name in named if isinstance(figure := figures.get(name), Decimal)}
    if len(told) < 2:  # noqa: PLR2004 - two are apart or not
        return DECIMALS
    for places in range(DECIMALS, _MOST_DECIMALS):
        rounded = {figure.quantize(_step(places), rounding=ROUND_HALF_UP) for figure in told}
        if len(rounded) == len(told):
            return places
    return _MOST_DECIMALS
