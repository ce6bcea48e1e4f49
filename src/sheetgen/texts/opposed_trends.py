"""The same thing said to rise here and to fall there."""

import re
from collections.abc import Iterator
from decimal import Decimal

from sheetgen.language.message import message
from sheetgen.model.text import Claim, Said, Sentence
from sheetgen.records import Struct
from sheetgen.texts.around import base_of
from sheetgen.texts.odd import odd
from sheetgen.texts.phrase import Mark
from sheetgen.texts.reading import Read
from sheetgen.texts.table_figures import Known

_HUNDRED = Decimal(100)
_UP, _DOWN = ("above", "change-up", "rising"), ("below", "not-above", "change-down", "falling")
_WORD = re.compile(r"[a-z]{4,}")
_BESIDE = 25
"""Signs between a word and its figure: "en más de "."""
_REACH = 40
_RELATIONS = ("above", "below", "not-above")
_OF_SERIES = ("rising", "falling")


class _Trend(Struct, frozen=True):
    """That something rose or fell against a year, as a sentence says it."""

    sentence: Sentence
    words: str
    about: str
    base: int | None
    is_up: bool
    value: Decimal | None


def trend_claims(sentences: tuple[Read, ...], known: Known) -> Iterator[Claim]:
    """The same thing said to rise here and to fall there; a fall of more than all there was."""
    told: list[_Trend] = []
    for read in sentences:
        for trend in _trends_of(read, known):
            for each in told:
                if trend.is_up != each.is_up and _is_same(trend, each):
                    yield odd(
                        trend.sentence,
                        message("«{words}»", words=trend.words),
                        Said.INCONSISTENT,
                        message("elsewhere the text says «{words}»", words=each.words),
                        each.sentence,
                    )
                    break
            else:
                if not trend.is_up and trend.value is not None and trend.value > _HUNDRED:
                    yield odd(
                        trend.sentence,
                        message("«{words}»", words=trend.words),
                        Said.INCONSISTENT,
                        message("nothing falls by more than 100 %"),
                    )
            told.append(trend)


def _is_same(trend: _Trend, other: _Trend) -> bool:
    if trend.base != other.base:
        return False
    is_told_of_two = bool(trend.about and other.about) and trend.about != other.about
    if trend.value is not None and trend.value == other.value and not is_told_of_two:
        return True
    return bool(trend.about) and trend.about == other.about


def _trends_of(read: Read, known: Known) -> Iterator[_Trend]:
    base = base_of(read, known.year)
    if base is None:
        return
    for mark in read.within(0, len(read.text), *_UP, *_DOWN):
        behind = read.within(mark.end, mark.end + _REACH, "target", "reference", "last-year")
        if mark.means in _RELATIONS and (not behind or behind[0].means == "target"):
            continue  # above or below something else than the year
        number = next((each for each in read.numbers if each.start >= mark.end), None)
        near = number if number is not None and number.start - mark.end < _BESIDE else None
        close = None if mark.means in _OF_SERIES else near  # its figures are what was obtained
        yield _Trend(
            read.sentence,
            read.words(mark.start, close.end if close else mark.end),
            _about(read, mark, known),
            base,
            mark.means in _UP,
            close.value if close and close.unit == "percent" else None,
        )


def _about(read: Read, mark: Mark, known: Known) -> str:
    """What rises or falls: an item of the plan, else the topic named; money is another thing."""
    mention = read.about(mark.start)
    topic = next(iter(read.within(0, len(read.text), "topic")), None)
    first = _WORD.search(read.text, topic.end) if topic else None
    code = mention.code if mention is not None and known.item(mention.code) else None
    about = code or (first[0] if first else "")
    clause = read.within(max(0, mark.start - _REACH), mark.end + _BESIDE, "money", "budget", "pim")
    return f"{about} money" if about and clause else about
