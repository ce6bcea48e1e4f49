"""What an office may have meant by a text that is no figure: asked, never taken.

«cero» and «no hubo» may be 0 or no data; «16/20» is a part of a whole, «10+6» a sum; «0,86» where
a percentage is asked and the locale writes 0.86 may be a share of one.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from sheetgen.language.languages import all_languages
from sheetgen.language.number_marks import Marks
from sheetgen.model.figure import quotient
from sheetgen.reading.typed import value_faults as fault
from sheetgen.reading.typed.numerals import Numeral, read_numeral
from sheetgen.reading.typed.value_faults import Fault

_LONGEST = 60
_HUNDRED = Decimal(100)
_PART = re.compile(r"(?P<part>[^/]+?)\s*(?:/|\bde\b|\bof\b)\s*(?P<whole>[^/]+?)", re.IGNORECASE)
_SUM = re.compile(r"=?\s*[0-9][0-9.,']*(?:\s*\+\s*[0-9][0-9.,']*)+")


def may_be_nothing(text: str) -> bool:
    """Whether a text says that there was nothing: zero, or nothing known."""
    if len(text) > _LONGEST or any(sign.isdigit() for sign in text):
        return False
    said = " ".join(text.casefold().split()).strip("\"'«»“”()[].")
    words = (word for language in all_languages() for word in language.nothing)
    return any(said == word or said.startswith(f"{word} ") for word in words)


def with_proposal(text: str, marks: Marks, found: Fault, *, in_percent: bool) -> Fault:
    """The fault with what the text makes, where it is a sum or a part of a whole."""
    if len(text) > _LONGEST:
        return found
    if _SUM.fullmatch(text):
        parts = _figures(text.lstrip("= ").split("+"), marks)
        return fault.sum_typed(text, _plain(sum(parts, Decimal(0)))) if parts else found
    shown = _PART.fullmatch(text)
    parts = _figures((shown["part"], shown["whole"]), marks) if shown else ()
    if not parts:
        return found
    part, whole = parts
    if not in_percent:
        return fault.part_typed(text, _plain(part), _plain(whole))
    if whole <= 0:
        return found
    share = quotient(part * _HUNDRED, whole)
    return fault.share_typed(text, _plain(share)) if isinstance(share, Decimal) else found


def in_doubt_of_a_share(text: str, numeral: Numeral, marks: Marks) -> Fault | None:
    """The question of «0,86» where a percentage is asked and the locale's own mark is another.

    What follows the locale is believed (METHOD 9), and so is what carries its %.
    """
    foreign = {".", ","} - {marks.decimal}
    if numeral.percent or not 0 < abs(numeral.figure) < 1 or not foreign & set(text):
        return None
    return fault.share_or_percent(text, _plain(numeral.figure), _plain(numeral.figure.scaleb(2)))


def _figures(texts: Sequence[str], marks: Marks) -> tuple[Decimal, ...]:
    """Every text as a plain figure; nothing where one of them is none."""
    found = [read_numeral(text.strip(), marks) for text in texts]
    plain = [each.figure for each in found if isinstance(each, Numeral) and not each.percent]
    return tuple(plain) if len(plain) == len(found) else ()


def _plain(figure: Decimal) -> str:
    return f"{round(figure, 2).normalize():f}"
