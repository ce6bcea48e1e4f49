"""How many subjects a sentence gives a status, or says something of: "12 de los 41 indicadores"."""

import re
from collections.abc import Iterator
from fractions import Fraction

from sheetgen.records import Struct
from sheetgen.texts.figures_in_text import Number
from sheetgen.texts.fractions_in_words import bound_before, multiples
from sheetgen.texts.overlaps import RELATIONS
from sheetgen.texts.phrase import BANDS, STATUSES, Mark
from sheetgen.texts.reading import Read

PREDICATES = (*STATUSES, *BANDS, "informed", "some-work", "no-work")
"""What may be said of several subjects at once, besides how they stand to something."""
_OF = r"<of>\s+(?:(?:<the>|<its>)\s+)?"
_COUNT = rf"(?<![\w.,])(\d+)\s+(?:{_OF}(\d+)\s+)?$"
_TARGET_NEAR = 20
_BARE = re.compile(r"(?<![\w.,])(\d+)\s+(?:\w+\s+){0,3}$")
_BARE_OF = re.compile(r"(?<![\w.,])(\d+)\s+(?:\w+\s+){0,6}$")
_PARTITIVE = r"<of>\s+(?:<the>\s+)?$"
"""Before the whole that a count is of: "De los 41 indicadores, 12 presentan ..."."""
_ENDS = re.compile(r"[;:.]\s")
_ALONE = r"\s*(?:$|[.,;)]|<and>|<but>|<in>)"
_BOUND = r"\s*(?:(?:<of>|<to>|<the>|<one>)\s+)*"
_TO_KIND = r"\s*(?:<of>\s+)?(?:(?:<the>|<its>)\s+)?(?:(?:<numeral>|\d+)\s+)?"
"""Between a quantifier and the kind: "ninguno de los dos indicadores"."""
BOUNDS = {"at-least": "above", "at-most": "below", "reaches": "not-below"}
"""Words before a figure, and how what is so stands to it: "más del 97 %"."""
_VERB = 2
"""Words between "todos" and what is said of those told of before: " los productos ... y todos "."""
_IN_SO_MANY = r"(?:\s+[^\W\d]+){0,3}\s+<in>\s+(\d+)\s+<of>\s+(?:(?:<the>|<its>)\s+)?(?:(\d+)\s+)?"
_THE = r"(?:^|\s)<the>\s+$"
_WHICH = r"(?:^|\s)(?:<than>|<with>)\s"
_DENYING = ("status-missing", "no-work", "below", "not-above")
QUANTIFIERS = ("all", "most", "none", "rest")


class Count(Struct, frozen=True, kw_only=True):
    """A number of subjects of a kind of which a sentence says something; ``of`` is of how many.

    ``how`` is "some" for a number, else "all", "not-all", "most", "none" or "rest" (all but those
    named before) or "part" for a ``share``, which ``printed`` prints where it is a figure, and of
    which ``limit`` tells "at-least" or "at-most". ``bound`` is the figure that they are held
    against, None where it is the target. ``end`` is where the words for them end.
    """

    start: int
    end: int
    mark: Mark
    kind: str
    how: str = "some"
    n: int = 0
    of: int | None = None
    bound: Number | None = None
    share: Fraction | None = None
    limit: str = ""
    printed: Number | None = None


def is_said_of_several(read: Read, mark: Mark) -> bool:
    """Whether words say what several subjects may be at once."""
    if mark.means in PREDICATES:
        return True
    return bound_of(read, mark) is not None or _is_of_target(read, mark)


def counts_of(read: Read, told: frozenset[Mark] = frozenset()) -> tuple[Count, ...]:
    """The counts of a sentence, but of words ``told`` of some alone.

    A further one without a kind is of the kind before.
    """
    found: list[Count] = []
    begun = 0
    for mark in sorted(read.marks, key=lambda each: each.start):
        bound = bound_of(read, mark)
        if mark in told or not is_said_of_several(read, mark):
            continue
        if mark.means == "some-work" and not read.shape(_ALONE).match(read.text, mark.end):
            continue  # "registró un avance de 99.2 %" says more
        ends = [each.end() for each in _ENDS.finditer(read.text, begun, mark.start)]
        start = max([begun, *ends])
        found += _in_clause(read, mark, start, found[-1].kind if found else "", bound)
        begun = mark.end
    return tuple(found)


def bound_of(read: Read, mark: Mark) -> Number | None:
    """The percentage that a relation is to: "superaron el 99 % de su meta"."""
    behind = next((each for each in read.numbers if each.start >= mark.end), None)
    if mark.means not in (*RELATIONS, *BOUNDS) or behind is None or behind.unit != "percent":
        return None
    if mark.means == "reaches" and behind.decimals:
        return None  # "alcanzó el 99.2 %" is no bound
    adjoins = read.shape(_BOUND).fullmatch(read.text, mark.end, behind.start)
    return behind if adjoins else None


def _is_of_target(read: Read, mark: Mark) -> bool:
    """Whether it compares with a target, of which nothing more is told: "superaron su meta"."""
    return mark.means in RELATIONS and bool(
        read.within(mark.start, mark.end + _TARGET_NEAR, "target")
    )


def all_in_digits(read: Read) -> str:
    """The sentence with its numerals as digits, sign for sign: "seis de las once"."""
    text = read.text
    for each in read.marks:
        if each.means == "numeral":
            digits = each.kind.ljust(each.end - each.start)
            text = f"{text[: each.start]}{digits}{text[each.end :]}"
    return text


def in_digits(read: Read) -> str:
    """The same without what tells of one, and not of how many: "un indicador"."""
    text = all_in_digits(read)
    for each in read.within(0, len(text), "one-item"):
        if _is_only(read, each.start):
            continue  # "solo un indicador" tells how many
        text = f"{text[: each.start]}{'_' * (each.end - each.start)}{text[each.end :]}"
    return text


def _is_only(read: Read, start: int) -> bool:
    """Whether "solo" stands right before."""
    return any(
        not read.text[each.end : start].strip() for each in read.within(0, start, "sole", "only")
    )


def _in_clause(
    read: Read, mark: Mark, start: int, last: str, bound: Number | None
) -> Iterator[Count]:
    parts = tuple(_portioned(read, mark, start, bound))
    found = (*_quantified(read, mark, start, last, bound), *_behind(read, mark, bound))
    yield from (*found, *parts)
    if found or any(each.printed is None for each in parts):
        return
    any_found, text = False, in_digits(read)
    for kind in read.within(start, mark.start, "kind"):
        at = read.shape(_COUNT).search(text[start : kind.start])
        is_one = at is not None and at[2] is None and at[1] == "1"
        if at is None or (is_one and not _is_only(read, start + at.start(1))):
            continue  # "un indicador" tells of one, and not of how many
        any_found = True
        behind = _BARE_OF.search(text[kind.end : mark.start])
        if (
            read.shape(_PARTITIVE).search(text[: start + at.start(1)])
            and at[2] is None
            and behind is not None
        ):
            yield Count(
                start=kind.end + behind.start(1), end=kind.end, mark=mark, kind=kind.kind,
                n=int(behind[1]), of=int(at[1]), bound=bound,
            )  # fmt: skip
            continue
        are_all = at[2] is None and _are_all(read, start + at.start(1), kind.end, mark)
        yield Count(
            start=start + at.start(1), end=kind.end, mark=mark, kind=kind.kind, n=int(at[1]),
            of=int(at[2]) if at[2] else int(at[1]) if are_all else None, bound=bound,
        )  # fmt: skip
    bare = _BARE.search(text[start : mark.start])
    if last and not any_found and bare is not None:
        at_bare = start + bare.start(1)
        yield Count(start=at_bare, end=at_bare, mark=mark, kind=last, n=int(bare[1]), bound=bound)


def _are_all(read: Read, start: int, end: int, mark: Mark) -> bool:
    """Whether it is said of all there are: "las dos actividades del Producto 4 superaron"."""
    is_definite = read.shape(_THE).search(read.text, 0, start) is not None
    return is_definite and read.shape(_WHICH).search(read.text[end : mark.start]) is None


def _quantified(
    read: Read, mark: Mark, start: int, last: str, bound: Number | None
) -> Iterator[Count]:
    """As in "todas las actividades", "la mayoría de los indicadores", "ninguna actividad"."""
    for each in read.within(start, mark.start, "both")[-1:]:
        if bound is not None or _is_of_target(read, mark):
            yield Count(
                start=each.start, end=each.end, mark=mark, kind="indicador", how="all", bound=bound
            )
    for each in read.within(start, mark.start, *QUANTIFIERS)[-1:]:
        kind = next(iter(read.within(each.end, mark.start, "kind")), None)
        if kind and not read.shape(_TO_KIND).fullmatch(read.text, each.end, kind.start):
            kind = None
        named = [one for one in read.mentions if one.end <= each.start]
        told = kind.kind if kind else last or (named[-1].kind if named else "")
        denied = any(
            not read.text[one.end : each.start].strip()
            for one in read.within(0, each.start, "denial")
        )
        how = "not-all" if denied and each.means == "all" else each.means
        end = kind.end if kind else each.end
        goes_on = bool(last) and len(read.text[each.end : mark.start].split()) <= _VERB
        goes_on = goes_on or bool(named and read.within(0, each.start, "except"))
        if told and (kind is not None or each.means == "rest" or goes_on):
            yield Count(start=each.start, end=end, mark=mark, kind=told, how=how, bound=bound)


def _portioned(read: Read, mark: Mark, start: int, bound: Number | None) -> Iterator[Count]:
    """As in "la mitad de los indicadores", "uno de cada cinco", "el 30 % de los indicadores"."""
    told: list[tuple[Mark, Fraction, Number | None]] = [
        (each.mark, each.share, None) for each in multiples(read) if not each.is_multiple
    ]
    percents = [each for each in read.numbers if each.unit == "percent" and each is not bound]
    told += [(Mark(each.start, each.end, ""), Fraction(each.value) / 100, each)
             for each in percents]  # fmt: skip
    for at, share, printed in told:
        if not start <= at.start <= at.end <= mark.start:
            continue
        kind = next(iter(read.within(at.end, mark.start, "kind")), None)
        is_right = kind and read.shape(_TO_KIND).fullmatch(read.text, at.end, kind.start)
        if kind is None or not is_right:
            before = read.within(start, at.start, "kind") if printed else ()
            of_all = [each for each in read.within(at.end, mark.start, "share")
                      if not read.text[at.end : each.start].strip()]  # fmt: skip
            if not before or not of_all:
                continue
            kind = Mark(before[-1].start, of_all[0].end, "kind", before[-1].kind)
        yield Count(
            start=at.start, end=kind.end, mark=mark, kind=kind.kind, how="part", share=share,
            bound=bound, limit=bound_before(read, at), printed=printed,
        )  # fmt: skip


def _quantified_behind(read: Read, mark: Mark, bound: Number | None) -> Iterator[Count]:
    """As in "no hay datos para ninguno de los indicadores", "el 97 % en cada una de las"."""
    end = bound.end if bound else mark.end
    for each in read.within(end, end + _TARGET_NEAR, "none", "all"):
        kind = next(iter(read.within(each.end, len(read.text), "kind")), None)
        if kind and read.shape(_TO_KIND).fullmatch(read.text, each.end, kind.start):
            is_denied = each.means == "none" and mark.means in _DENYING
            yield Count(start=each.start, end=kind.end, mark=mark, kind=kind.kind,
                        how="all" if is_denied else each.means, bound=bound)  # fmt: skip


def _behind(read: Read, mark: Mark, bound: Number | None) -> Iterator[Count]:
    """As in "alcanzó su meta en tres de sus cuatro productos"."""
    yield from _quantified_behind(read, mark, bound)
    at = read.shape(_IN_SO_MANY).match(in_digits(read), mark.end)
    if at is None or not _is_of_target(read, mark):
        return
    for kind in read.within(at.end(), len(read.text), "kind"):
        if kind.start == at.end():
            yield Count(
                start=at.start(1), end=kind.end, mark=mark, kind=kind.kind, n=int(at[1]),
                of=int(at[2]) if at[2] else None, bound=bound,
            )  # fmt: skip
