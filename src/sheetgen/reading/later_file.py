"""Which of two files of one office is the later one, and what shows it.

The day noted in received.csv shows it. Where nobody noted both days, the names may say it (numbers
by value, «corregido», «viejo»), else the moment at which each file was saved, else the names that
browsers and file managers give to copies. Where nothing says it the names are put in order, so
that the same files always give the same report; all but the first are told as a question.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import datetime
from enum import Enum
from functools import cmp_to_key, lru_cache
from typing import NamedTuple, TypeVar

from sheetgen.model.receipt import own_name
from sheetgen.model.submission import Submission
from sheetgen.records import Struct

T = TypeVar("T")


class Evidence(Enum):
    """What shows that one file is later than another, the best first."""

    RECEIVED = "received"
    VERSION = "version"
    SAVED = "saved"
    COPY = "copy"
    NAME = "name"


class Later(NamedTuple):
    """``sign`` is above 0 where the first of two files is the later one.

    ``against`` is what says the opposite of the days of receipt: then they are asked about too.
    """

    sign: int
    by: Evidence
    against: Evidence | None = None


_STRONG = (Evidence.VERSION, Evidence.SAVED)
_TOLERANCE = 60
"""Seconds. Files saved closer than this were written by a program, or are one and the same."""
_NEW = frozenset(
    re.findall(
        r"[a-z]+",
        "corregido corregida corregidos correccion corrected correction corr nuevo nueva new final "
        "finales definitivo definitiva def actualizado actualizada updated ultimo ultima last "
        "latest revisado revisada revised rectificado rectificada reenvio reenviado resent "
        "subsanado subsanada subsanacion",
    )
)
_OLD = frozenset(
    re.findall(
        r"[a-z]+",
        "viejo vieja old anterior anteriores previous previo previa antiguo antigua borrador draft "
        "preliminar preliminary obsoleto obsoleta original inicial primero primera",
    )
)
_COPIES = frozenset(("copia", "copy", "duplicado", "duplicate"))
_ALONGSIDE = frozenset(("de", "of"))
_VERSIONS = frozenset(("v", "ver", "vers", "version", "rev", "revision", "r"))
_DATE = re.compile(r"(?<!\d)(\d{1,2})[-_. ](\d{1,2})[-_. ](20\d\d)(?!\d)")
_BRACKETED = re.compile(r"[(\[]\s*(\d{1,4})\s*[)\]]")
_TOKEN = re.compile(r"\d+|[a-z]+")
_LONGEST_NUMBER = 18


class _Named(Struct, frozen=True):
    """What a file's name says of its age: words, numbers in their places, and how often copied."""

    age: int
    version: tuple[int, ...]
    family: tuple[str, ...]
    numbers: tuple[int, ...]
    copies: tuple[int, int]
    natural: tuple[tuple[int, int, str], ...]


def in_order(
    files: Iterable[Submission], received: Callable[[Submission], int]
) -> list[Submission]:
    """The files of one office, the latest last.

    ``received`` is the place of a file in the order of receipt, below 0 where nobody noted it.
    """
    by_name = sorted(files, key=lambda each: (_named(own_name(each.file)).natural, each.file))

    def compare(one: Submission, other: Submission) -> int:
        return later(one, other, received).sign

    return sorted(by_name, key=cmp_to_key(compare))


def later(one: Submission, other: Submission, received: Callable[[Submission], int]) -> Later:
    """Whether the first file is the later one, and what shows it."""
    days = received(one), received(other)
    by_itself = _by_itself(one, other)
    if min(days) >= 0:
        sign = _sign(days[0], days[1])
        opposed = by_itself.by in _STRONG and by_itself.sign == -sign
        return Later(sign, Evidence.RECEIVED, by_itself.by if opposed else None)
    return by_itself


def _by_itself(one: Submission, other: Submission) -> Later:
    """What the files say themselves, by name and by when they were saved."""
    first, second = _named(own_name(one.file)), _named(own_name(other.file))
    for sign, by in (
        (_by_version(first, second), Evidence.VERSION),
        (_by_saving(one.modified, other.modified), Evidence.SAVED),
        (_sign(first.copies, second.copies), Evidence.COPY),
    ):
        if sign:
            return Later(sign, by)
    names = (first.natural, one.file), (second.natural, other.file)
    return Later(_sign(*names), Evidence.NAME)


def _by_version(first: _Named, second: _Named) -> int:
    """What words and numbers say, where they do not contradict each other."""
    signs = {_sign(first.age, second.age), _sign(first.version, second.version)}
    if first.family == second.family:
        signs.add(_sign(first.numbers, second.numbers))
    said = signs - {0}
    return said.pop() if len(said) == 1 else 0


def _by_saving(first: datetime | None, second: datetime | None) -> int:
    if first is None or second is None:
        return 0
    apart = (first - second).total_seconds()
    return 0 if abs(apart) < _TOLERANCE else _sign(apart, 0)


def _sign(first: T, second: T) -> int:
    return int(first > second) - int(first < second)  # type: ignore[operator]  # of one kind


@lru_cache(maxsize=1024)
def _named(name: str) -> _Named:
    stem = _plain(name.rpartition(".")[0] or name)
    brackets = [int(each) for each in _BRACKETED.findall(stem)]
    dated = _DATE.sub(lambda m: f"{m[3]}{m[2]:0>2}{m[1]:0>2}", _BRACKETED.sub(" ", stem))
    tokens = [each for each in _TOKEN.findall(dated) if len(each) <= _LONGEST_NUMBER]
    copied = sum(each in _COPIES for each in tokens)
    version: list[int] = []
    rest: list[str] = []
    in_version = False  # v1.10: all the numbers behind the word
    for token in tokens:
        in_version = token in _VERSIONS or (in_version and token.isdigit())
        if in_version and token.isdigit():
            version.append(int(token))
        elif not _is_mark(token, copied=copied):
            rest.append(token)
    return _Named(
        age=sum(each in _NEW for each in tokens) - sum(each in _OLD for each in tokens),
        version=tuple(version) or (1,),
        family=tuple("#" if each.isdigit() else each for each in rest),
        numbers=tuple(int(each) for each in rest if each.isdigit()),
        copies=(copied, max(brackets, default=0)),
        natural=tuple(
            (1, int(each), "") if each.isdigit() else (0, 0, each) for each in _TOKEN.findall(stem)
        ),
    )


def _is_mark(token: str, *, copied: int) -> bool:
    """Whether a word of a name says only how old the file is, or that it is a copy."""
    known = token in _NEW or token in _OLD or token in _COPIES or token in _VERSIONS
    return known or (copied > 0 and token in _ALONGSIDE)


def _plain(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
