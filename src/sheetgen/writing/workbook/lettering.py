"""How wide words are in the workbook's font, counted in its digits, as columns are measured."""

import unicodedata
from functools import lru_cache

_DIGIT = 556
_WIDTHS = {
    222: "ijl",
    278: " '!,./:;I[\\]ft·|",
    333: "-()`r{}¡",
    370: '"°ºª*’‘“”',
    500: "Jckvsxyz^",
    600: "#$0123456789?L_abdeghnopquß+<=>~«»–¿FTZ±×÷−≤≥",
    680: "&ABEKPSVXY●○",
    740: "CDHNRUw",
    790: "GOQ",
    840: "mM",
    1000: "%@W—…▲▼■◊↳",
}
"""In thousandths of the font's size; letters of nearly one width stand together, at the widest."""
_OTHER = 667
_FULL = 1020
"""What no Latin script holds: letters that fill a square, and all others."""
_KNOWN = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_KNOWN |= dict.fromkeys("0123456789?L_abdeghnopqußu", _DIGIT)


@lru_cache(maxsize=8192)
def width_of(word: str) -> float:
    """The width of a word, in digits; the same words come again and again."""
    return sum(map(_LETTERS.__getitem__, word)) / _DIGIT


class _Letters(dict[str, int]):
    """The width of every letter, worked out when it is first met."""

    def __missing__(self, letter: str) -> int:
        """An accent adds nothing to its letter."""
        width = self[letter] = 0 if unicodedata.combining(letter) else _plain_width(letter)
        return width


def _plain_width(letter: str) -> int:
    plain = unicodedata.normalize("NFD", letter)[0]
    full = unicodedata.east_asian_width(plain) in {"W", "F"}
    return _KNOWN.get(plain, _FULL if full else _OTHER)


_LETTERS = _Letters()
