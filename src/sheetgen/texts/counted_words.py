"""How many subjects are told, and what they are said to be, in words."""

import re

from sheetgen.language.message import Message, message
from sheetgen.texts.figures_in_text import COUNT, Number
from sheetgen.texts.phrase import BANDS, STATUSES
from sheetgen.texts.phrase_language import plain
from sheetgen.texts.quantifiers import Count
from sheetgen.texts.reading import Read
from sheetgen.texts.table_figures import Known

_WORD = re.compile(r"\w+")
_BESIDE_TARGET = {
    "above": message("above their target"),
    "below": message("below their target"),
    "not-above": message("not above their target"),
    "not-below": message("not below their target"),
}
_OF_WORK = {
    "informed": message("with information"),
    "some-work": message("with physical progress"),
    "no-work": message("without physical progress"),
}


def word_of_count(count: Count) -> Message:
    """What so many are said to be."""
    means = count.mark.means
    if means in BANDS:
        return message("with {band} progress", band=BANDS[means].word)
    if means in _OF_WORK:
        return _OF_WORK[means]
    if count.bound is not None:
        return message("that the words hold of")
    return STATUSES[means].entry.counted if means in STATUSES else _BESIDE_TARGET[means]


def counts_subjects(read: Read, number: Number, known: Known) -> bool:
    """Whether it says how many indicators, activities: no value of any of them."""
    behind = (each for each in read.marks if each.means == "kind" and each.start == number.end + 1)
    kind = next(behind, None)
    is_unit = kind is not None and read.text[kind.start : kind.end] in known.units
    return number.unit == COUNT and kind is not None and not is_unit


def of_other_offices(read: Read, known: Known) -> frozenset[str]:
    """The items of other offices, where the sentence names one: "los indicadores de la DGDE"."""
    words = set(_WORD.findall(read.text))
    offices = {each.code for each in known.report.plan.offices if plain(each.code) in words}
    if not offices:
        return frozenset()
    items = (each.measured.item for each in known.report.items)
    return frozenset(each.code for each in items if not offices.intersection(each.offices))
