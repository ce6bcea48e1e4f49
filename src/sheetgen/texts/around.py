"""What stands around a figure of a sentence: the marks of its own clause, before it and behind."""

import re

from sheetgen.texts.figures_in_text import COUNT, Number
from sheetgen.texts.overlaps import RELATIONS
from sheetgen.texts.phrase import Mark
from sheetgen.texts.reading import Read

_APART = re.compile(r"[,;()]|[.:](?=\s|$)")
_ARTICLES = r"\s*(?:<of>\s+)?(?:<threshold>\s*|<the>|<one>|<to>)?\s*"
_MONEY_OPENS = r"\s*\(\s*(?:<soles>\s*)?"
_CLAUSE = re.compile(r"[;:(]|, ")
_NEAR = 60
_WHEN = r",?\s+<when>\s+(?:[^\W\d]+\s+){1,4}"
_DATED = r"\s+(?:[^\W\d]+\s+)?<in>\s+(?:<the>\s+)?"
_CLOSE = 40
_AS_REFERRED = 4
"""Signs between "respecto" and the year: "al "."""
_AS_JOINED = 2
"""Signs between what stands side by side: a blank, or one and a bracket."""


class Around:
    """The marks before and behind a figure, within its clause and within its neighbours."""

    def __init__(self, read: Read, number: Number) -> None:
        self.read, self.number = read, number
        text = read.text
        ends = [each.end for each in read.numbers if each.end <= number.start]
        starts = [each.start for each in read.numbers if each.start >= number.end]
        self.left, self.right = max([0, *ends]), min([len(text), *starts])
        begin = read.begins(number)
        opened = begin - (text[begin - 1 : begin] == "(")
        while text[opened - 1 : opened] in {"+", " "} and opened > self.left:
            opened -= 1
        said = len(text[: number.start].rstrip())
        is_label = not (ends or read.within(0, number.start, *RELATIONS))
        apart = [
            each.end()
            for each in _APART.finditer(text, self.left, max(self.left, opened))
            if not (is_label and each[0] == ":" and each.end() == said)  # "Avance de la 1.1: 100 %"
        ]
        breaks = [each.end for each in read.within(self.left, number.start, "break")]
        self.tight = max([self.left, *apart, *breaks])
        stop = _APART.search(text, number.end, self.right)
        self.close = stop.start() if stop else self.right
        cut = [each.start for each in read.within(number.end, self.close, "break")]
        self.close = min([self.close, *cut])
        self.before = read.within(self.tight, number.start)[::-1]
        self.behind = tuple(
            each for each in read.within(number.end, self.close) if each.start - number.end <= _NEAR
        )
        self.is_bracketed = text[begin - 1 : begin] == "("

    def near(self, *means: str) -> Mark | None:
        """The nearest of these before it, in its clause."""
        return next((each for each in self.before if each.means in means), None)

    def after(self, *means: str) -> Mark | None:
        """The first of these behind it, in its clause."""
        return next((each for each in self.behind if each.means in means), None)

    def is_close(self, mark: Mark | None) -> bool:
        """Whether a mark before it stands close by."""
        return mark is not None and self.number.start - mark.end <= _CLOSE

    def adjoins(self, mark: Mark | None) -> bool:
        """Whether nothing but an article stands between a mark and the figure behind it."""
        return mark is not None and bool(
            self.read.shape(_ARTICLES).fullmatch(self.read.text, mark.end, self.number.start)
        )

    @property
    def place(self) -> int:
        """Which figure of the sentence it is."""
        return self.read.numbers.index(self.number)

    @property
    def previous(self) -> Number | None:
        """The figure before it."""
        return self.read.numbers[self.place - 1] if self.place else None

    @property
    def following(self) -> Number | None:
        """The figure behind it."""
        numbers, at = self.read.numbers, self.place + 1
        return numbers[at] if at < len(numbers) else None

    @property
    def has_money(self) -> bool:
        """Whether the sentence speaks of money near it."""
        numbers = self.read.numbers[max(0, self.place - 1) : self.place + 2]
        return any(each.unit == "soles" for each in numbers) or bool(
            self.read.within(self.left, self.right, "money", "budget", "pim")
        )

    @property
    def paired(self) -> Number | None:
        """The figure in brackets right behind it: "el 100 % (S/ 580.3 mil)"."""
        numbers, at = self.read.numbers, self.place
        if at + 1 < len(numbers):
            between = self.read.text[self.number.end : numbers[at + 1].start]
            return numbers[at + 1] if self.read.shape(_MONEY_OPENS).fullmatch(between) else None
        return None

    @property
    def in_brackets_of(self) -> int | None:
        """Where the words end that its brackets stand right behind; None where it is in none."""
        opened = self.read.text.rfind("(", 0, self.number.start)
        if opened < 0 or ")" in self.read.text[opened : self.number.start]:
            return None
        return len(self.read.text[:opened].rstrip())

    @property
    def is_of_named(self) -> bool:
        """Whether it stands in brackets right behind a subject's name: "P1.1 (45.2 %)"."""
        end = self.in_brackets_of
        return end is not None and any(
            0 <= end - each.end <= _AS_JOINED for each in self.read.mentions if not each.is_carried
        )

    def opened_behind(self, *means: str) -> bool:
        """Whether it stands in brackets right behind such words: "avance alto (98.3 %)"."""
        end = self.in_brackets_of
        return end is not None and any(each.means in means and each.end == end
                                       for each in self.read.marks)  # fmt: skip

    def listed_behind(self, *means: str) -> bool:
        """Whether a colon behind such words opens a list with it: "avances atípicos: 450.0 %"."""
        said = self.read.text[: self.number.start].rstrip()
        end = len(said[:-1].rstrip()) if said.endswith(":") else -1
        return any(each.means in means and each.end == end for each in self.read.marks)


def is_dated(around: Around) -> bool:
    """Whether its year or month stands right behind a figure: "575 en 2022"."""
    ends = (
        *(start for start, _, _ in around.read.years),
        *(each.start for each in around.read.spans),
    )
    way = _DATED
    return any(
        around.read.shape(way).fullmatch(around.read.text, around.number.end, start)
        for start in ends
    )


def is_of_year(read: Read, marks: tuple[Mark, ...]) -> bool:
    """Whether one of these compares with a year: a reference needs one right behind it."""
    return any(
        each.means == "last-year"
        or any(0 <= start - each.end <= _AS_REFERRED for start, _, _ in read.years)
        for each in marks
    )


def year_before(read: Read, at: Number | Mark) -> int | None:
    """The year that stands before a figure or phrase and holds on, None where there is none."""
    found: int | None = None
    for start, end, year in read.years:
        right_before = isinstance(at, Number) and (
            _is_joined(read, end, at)
            or read.shape(_WHEN).fullmatch(read.text, end, at.start) is not None
        )
        if end <= at.start and (right_before or not is_referred(read, start)):
            found = year
    return found


def _is_joined(read: Read, end: int, at: Number | Mark) -> bool:
    """Whether nothing but a bracket stands between a year and a figure: "en 2024 (28)"."""
    start = read.begins(at) if isinstance(at, Number) else at.start
    return end <= start and read.text[end:start].strip() in {"", "("}


def year_of(read: Read, number: Number | Mark) -> int | None:
    """The year that the sentence gives a figure or phrase, None where it gives none.

    A year behind a figure is that figure's ("59 % en 2023"); one that stands before it holds on.
    """
    before = year_before(read, number)
    if any(_is_joined(read, end, number) for _, end, _ in read.years):
        return before
    for start, _, year in read.years:
        if start < number.end:
            continue
        between = [each for each in read.numbers if number.end <= each.start < start]
        if not between and not is_referred(read, start) and _is_behind(read, number, start):
            return year
        break
    return before


def _is_behind(read: Read, number: Number | Mark, start: int) -> bool:
    """Whether a year closes the words of a figure: "84.8 % en 2025", and no clause between."""
    return not _CLAUSE.search(read.text, number.end, start)


def base_of(read: Read, year: int) -> int | None:
    """The year that a change or difference is held against."""
    for start, _, found in read.years:
        if is_referred(read, start):
            return found
    return year - 1 if read.within(0, len(read.text), "last-year") else None


def is_referred(read: Read, start: int) -> bool:
    """Whether a year at this sign is what something is compared with: "respecto a 2024"."""
    return any(0 <= start - each.end <= _AS_REFERRED for each in read.within(0, start, "reference"))


def counts_before(around: Around) -> bool:
    """Whether the figure before it is a count, of which it may be the share."""
    return around.previous is not None and around.previous.unit == COUNT


def is_earlier(read: Read) -> bool:
    """Whether a sentence tells of what was before: "en un periodo anterior"."""
    return bool(read.within(0, len(read.text), "earlier", "last-year"))
