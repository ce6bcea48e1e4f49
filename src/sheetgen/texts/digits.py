"""Numbers as a text writes them: in digits, by the marks of its locale or others, or in words."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from sheetgen.language.number_marks import Marks
from sheetgen.records import Struct
from sheetgen.texts.phrase import NUMERAL, Mark
from sheetgen.texts.phrase_language import Language

NUMBER = re.compile(
    r"(?<![\w.,/°-])[+-]?\d{1,3}(?:([.,\u00a0\u2009 ])\d{3})+(?:[.,]\d+)?(?!\d)"
    r"|(?<![\w.,/°-])[+-]?\d+(?:[.,]\d+)?(?![\d])"
)
_OF_EACH, _EACH = r"\s+<of-each>\s", r"<of-each>\s+$"
"""Around the numbers of a fraction: "dos de cada tres"."""
_LABEL = r"(?:<label>|<number-sign>)\s*(?:<number-sign>\s*)?$"
"""Before what is a number of something, and no figure: "Ley N° ", "página "."""
_ORDINAL = re.compile(r"\s*(?:°|º|ª)")
_STEPS = {NUMERAL: 1, "tens": 10, "hundreds": 100}
_JOINED = r"\s*(?:-|<and>\s|\s)\s*"
_MILLION, _THOUSAND, _HUNDRED, _TEN = 1_000_000, 1000, 100, 10
_SCALES = {"thousand": _THOUSAND, "million": _MILLION}


class Written(Struct, frozen=True):
    """A number as written, from sign to sign: its value, its decimals, what else it may be."""

    start: int
    end: int
    value: Decimal
    decimals: int
    other: Decimal | None
    is_grouped: bool
    has_sign: bool


def written_in(
    text: str, marks: tuple[Mark, ...], by: Marks, language: Language
) -> tuple[Written, ...]:
    """The numbers of a plain text in their order."""
    found = [*(_in_digits(each, by) for each in NUMBER.finditer(text))]
    found += _in_words(text, marks, language)
    return tuple(sorted(found, key=lambda each: each.start))


def is_label(at: Written, text: str, shape: Callable[[str], re.Pattern[str]]) -> bool:
    """Whether a number counts nothing: "el 5° lugar", "Ley N° 31953", "página 8"."""
    return (
        shape(_OF_EACH).match(text, at.end) is not None
        or shape(_EACH).search(text, 0, at.start) is not None
        or _ORDINAL.match(text, at.end) is not None
        or shape(_LABEL).search(text, 0, at.start) is not None
    )


def _in_digits(found: re.Match[str], by: Marks) -> Written:
    value, decimals, other = read_digits(found[0], by)
    return Written(
        found.start(), found.end(), value, decimals, other,
        is_grouped=found[1] is not None, has_sign=found[0][0] in "+-",
    )  # fmt: skip


def _in_words(text: str, marks: tuple[Mark, ...], language: Language) -> Iterator[Written]:
    """As in "doscientas cuarenta y ocho"; "uno" alone counts nothing."""
    by_start = {
        each.start: each
        for each in sorted(marks, key=lambda one: one.end)
        if each.means in (*_STEPS, "hundred", "thousand", "million")
    }
    words = [by_start[at] for at in sorted(by_start)]
    while words:
        first, value, taken = words[0], 0, 0
        end = first.start
        for n, each in enumerate(words):
            adjoins = not n or language.shape(_JOINED).fullmatch(text, end, each.start)
            more = _with(value, each, words[n + 1 : n + 2], text, language) if adjoins else None
            if more is None:
                break
            value, end, taken = more, each.end, n + 1
        if value > 1:
            yield Written(
                first.start, end, Decimal(value), 0, None, is_grouped=False, has_sign=False
            )
        words = words[max(1, taken) :]


def _with(value: int, word: Mark, behind: list[Mark], text: str, language: Language) -> int | None:
    """A number with a further word; None where the word does not go on with it."""
    if word.means in _SCALES:
        scale, low = _SCALES[word.means], value % _MILLION if word.means == "thousand" else value
        goes_on = behind and language.shape(_JOINED).fullmatch(text, word.end, behind[0].start)
        is_first = 0 <= low < _THOUSAND and behind and behind[0].means in (*_STEPS, "thousand")
        is_one = low > 0 or word.means == "thousand"
        return value - low + (low or 1) * scale if goes_on and is_first and is_one else None
    if word.means == "hundred":
        last = value % _THOUSAND
        return value - last + last * _HUNDRED if 0 < last < _TEN else None
    step = int(word.kind) * _STEPS[word.means]
    if value and (value % _TEN or step >= _THOUSAND):
        return None
    room = _THOUSAND if not value % _THOUSAND else _HUNDRED if not value % _HUNDRED else _TEN
    return value + step if step < room else None


def read_digits(text: str, by: Marks) -> tuple[Decimal, int, Decimal | None]:
    """The figure by the locale's marks; a second reading where the other marks give one."""
    bare = re.sub(r"[\u00a0\u2009 ]", "", text)
    ours = _by(bare, by.decimal, by.group)
    theirs = _by(bare, by.group, by.decimal)
    if ours is None:
        value, decimals = theirs or (Decimal(re.sub(r"[.,]", "", bare)), 0)
        return value, decimals, None
    return ours[0], ours[1], theirs[0] if theirs is not None and theirs[0] != ours[0] else None


def _by(text: str, decimal: str, group: str) -> tuple[Decimal, int] | None:
    """The figure where its groups are of three and its decimals stand last; else None."""
    whole, mark, rest = text.lstrip("+").partition(decimal)
    parts = whole.lstrip("-").split(group)
    if len(parts) > 1 and (len(parts[0]) > 3 or any(len(each) != 3 for each in parts[1:])):  # noqa: PLR2004 - groups of three
        return None
    if mark and (not rest.isdigit()):
        return None
    sign = "-" if whole.startswith("-") else ""
    return Decimal(f"{sign}{''.join(parts)}{'.' + rest if rest else ''}"), len(rest)
