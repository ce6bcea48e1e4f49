"""Finds subjects that are held against each other: "avanzó más que el Producto 2"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from sheetgen.records import Struct, replace
from sheetgen.texts.compared_quantity import Quantity, is_comparative, quantity_in
from sheetgen.texts.figures_in_text import Number
from sheetgen.texts.fractions_in_words import Told, multiples
from sheetgen.texts.in_words import is_denied
from sheetgen.texts.mention import Mention
from sheetgen.texts.overlaps import DENIED, RELATIONS
from sheetgen.texts.phrase import MULTIPLE, SUPERLATIVES, Mark
from sheetgen.texts.reading import Read
from sheetgen.texts.table_figures import Known

_COMPARATIVES = {"highest": "above", "lowest": "below"}
"""Words of the most that only compare: "un menor avance que la Actividad 1.2"."""
MORE = {"more": "above", "fewer": "below"}
APART = "apart"
"""The relation of a distance of which no side is said to be the larger."""
_MOST_WORDS, _BEHIND, _VERB, _PAIR = 8, 30, 3, 2
_STOP = r"[;:(]|\.\s|,\s(?!<than>\s)|(?<!\w)(?:<and>|<but>)\s"
"""Where the words of a comparison end; "que la 2.2, que la 2.3" goes on."""
_TO = r"(?:^|\s)<than>\s+(?:(?:<than>|<that-of>|<the>|<of>|<to>)\s+)*$"
_OF_THEM = r"\s(?:<of>|<of-the>)\s+(?:<the>\s+)?$"
"""As in "por debajo del avance del Producto 1"."""
_ADJOINS = (
    r"\s*(?:[^\W\d]+(?:mente|ly)\s+)?(?:(?:<the>|<than>|<that-of>|<of>|<to>|<to-the>|<of-the>)\s+)*"
)
_DONE_BY = r"\s*<the>\s+[^\W\d]+\s+<by>\s+(?:<the>\s+)?"
_IN_TO = r"\s*<in>\s+(?:[^\W\d]+\s+){1,2}(?:(?:<to>|<to-the>|<than>)\s+)(?:<the>\s+)?"
"""As in "supera en avance al indicador"."""
_AND_TO = r"\s*(?:,|,?\s*<and>)\s+(?:<than>\s+)?(?:(?:<the>|<than>|<of>|<to>)\s+)*"
_INSIDE = r"\s*(?:[^\W\d]+\s+)?(?:<in>\s+)?(?:<the>\s+)?"
_THAN_IN = r"\s*(?:\([^()]*\)\s*)?<than>\s+<in>\s+(?:<the>\s+)?"
_BY = r"\s+<by>\s+(?:(?:<the>|<one>|<at-least>|<about>)\s+)*(?:<soles>\s*)?"
_IN = r"\s*(?:<by>\s+)?(?:(?:<the>|<one>|<at-least>|<about>)\s+)*(?:<soles>\s*)?"
_SIGN = r"(?:(?:<at-least>|<at-most>|<about>|<one>|<the>)\s+)*(?:<soles>)?\s*$"
_FIGURE = r"\s+(?:<about>\s+)?(?:<soles>\s*)?"
_CLAUSES = re.compile(r"[;]|\.\s")


class Peer(Struct, frozen=True):
    """Who is held against whom, and how: by a relation, a distance (``gap``) or a multiple.

    ``of_none`` are those that none of a kind is said to stand so to: "ningún producto gastó más".
    """

    mark: Mark
    ours: tuple[Mention | None, ...]
    theirs: tuple[Mention, ...]
    quantity: Quantity
    relation: str
    end: int
    gap: Number | None = None
    times: Told | None = None
    are_summed: bool = False
    of_none: bool = False


def peers_of(read: Read, known: Known) -> tuple[Peer, ...]:
    """The comparisons of a sentence between subjects that it names."""
    found: list[Peer] = []
    for times in multiples(read):
        found += _peer(read, times.mark, "above", found, known, times)
    wider = read.within(0, len(read.text), *RELATIONS, *SUPERLATIVES)
    for mark in sorted(read.marks, key=lambda each: (each.start, -each.end)):
        relation = MORE.get(mark.means, mark.means)
        if mark.means in _COMPARATIVES and is_comparative(read, mark):
            relation = _COMPARATIVES[mark.means]
        told = (*((each.mark.start, each.end) for each in found),
                *((each.start, each.end) for each in wider if mark.means in MORE))  # fmt: skip
        if relation in RELATIONS and not any(start <= mark.start < end for start, end in told):
            found += _peer(read, mark, relation, found, known, None)
    found += _differences(read, known)
    return tuple(found)


def _peer(
    read: Read, mark: Mark, relation: str, before: list[Peer], known: Known, times: Told | None
) -> Iterator[Peer]:
    begun = begun_at(read, mark)
    taken = {one for each in before for one in each.theirs}
    own = [each for each in read.mentions if begun <= each.start < mark.start
           if each not in taken and not each.is_apart]  # fmt: skip
    inside = _both_inside(read, mark)
    named = None if inside else _named_behind(read, mark, known)
    if inside is not None:
        own, named = [inside[0]], inside[1]
    theirs = _theirs(read, named) if named else _named_before(read, mark, begun, own)
    if not theirs:
        return
    first, last = (named.start, theirs[-1].end) if named else (len(read.text), mark.end)
    if named and read.within(mark.end, first, "target", "baseline") and not quantity_in(
        read, known, (begun, mark.start)
    ).is_aim:  # fmt: skip
        return  # "superó la meta de la Actividad 1.2" is its own matter
    gap = _gap_within(read, mark.end, first) if named else None
    gap = gap or _gap_behind(read, last) or _gap_before(read, mark)
    ends = [each.start for each in read.numbers if each.start >= last]
    before_it = (*(((own[-1].end, mark.start),) if own else ()), (begun, mark.start))
    quantity = quantity_in(
        read, known, (mark.end, min(first, mark.end + _BEHIND) if not named else first),
        (last, min([last + _BEHIND, *ends])),
        *(before_it if mark.means not in _COMPARATIVES else ()),
    )  # fmt: skip
    denied = is_denied(read, mark) or _is_not_done(read, mark, own[-1].end if own else begun)
    together = read.within(last, last + _BEHIND, "together")
    yield Peer(
        mark,
        _ours(read, own, inside),
        theirs,
        quantity.printed_in(gap.unit if gap else ""),
        DENIED[relation] if denied else relation,
        last,
        gap,
        times,
        bool(together) and len(theirs) > 1,
        of_none=not own and bool(read.within(begun, mark.start, "none")),
    )


def _ours(
    read: Read, own: list[Mention], inside: tuple[Mention, Mention] | None
) -> tuple[Mention | None, ...]:
    """Whom the comparison is of: those named before it, else what the sentence is about."""
    if inside is not None:
        return inside[:1]
    return read.listed(own[-1]) if own else (read.carried or read.section.subject,)


def _named_behind(read: Read, mark: Mark, known: Known) -> Mention | None:
    """The first that a subject is held against, where it is named behind the words for it."""
    named = next((each for each in read.mentions if each.start >= mark.end - 1), None)
    if named is None or named.is_apart or named.is_carried:
        return None
    way = _without(read, _gap_within(read, mark.end, named.start), mark.end, named.start)
    if read.shape(_STOP).search(way) or len(way.split()) > _MOST_WORDS or re.search(r"\d", way):
        return None
    if read.shape(_TO).search(way):
        return named
    if mark.means not in (*RELATIONS, MULTIPLE):
        return None
    if any(read.shape(each).fullmatch(way) for each in (_ADJOINS, _IN_TO, _DONE_BY)):
        return named
    is_theirs = quantity_in(read, known, (mark.end, named.start)).readings
    return named if is_theirs and read.shape(_OF_THEM).search(way) else None


def _both_inside(read: Read, mark: Mark) -> tuple[Mention, Mention] | None:
    """Both behind the words: "mayor en la Actividad 1.2 que en la Actividad 1.3"."""
    for one, other in pairwise(each for each in read.mentions if each.start >= mark.end - 1):
        if read.shape(_INSIDE).fullmatch(read.text, mark.end, one.start) and read.shape(
            _THAN_IN
        ).fullmatch(read.text, one.end, other.start):
            return one, other
    return None


def _named_before(read: Read, mark: Mark, begun: int, own: list[Mention]) -> tuple[Mention, ...]:
    """The others where they were named before: "frente al Producto 1", of two "la primera"."""
    if mark.means not in {*_COMPARATIVES, *MORE} or not own:
        return ()
    apart = tuple(each for each in read.mentions if each.is_apart and begun <= each.start)
    others = tuple(replace(own[-1], code=code, others=()) for code in own[-1].others)
    return others if mark.means in MORE else apart or others


def _is_not_done(read: Read, mark: Mark, start: int) -> bool:
    """Whether a verb before it is denied: "no atendió a más empresas que"."""
    told = read.within(start, mark.start, "denial")
    way = read.text[told[-1].end : mark.start] if told else ","
    return "," not in way and len(way.split()) <= _VERB


def begun_at(read: Read, mark: Mark) -> int:
    """Where the clause begins that a comparison stands in."""
    stops = _CLAUSES.finditer(read.text, 0, mark.start)
    return max(
        (stop.end() for stop in stops
         if not any(each.start <= stop.start() < each.end for each in read.numbers)), default=0,
    )  # fmt: skip


def _theirs(read: Read, named: Mention) -> tuple[Mention, ...]:
    """All that a subject is held against: "que la Actividad 2.3 y que la Actividad 2.1"."""
    found = [named]
    for each in read.mentions:
        if each.start > found[-1].start:
            if not read.shape(_AND_TO).fullmatch(read.text, found[-1].end, each.start):
                break
            found.append(each)
    return tuple(found)


def _differences(read: Read, known: Known) -> Iterator[Peer]:
    """As in "entre la Actividad 1.2 y la 1.3 hay una diferencia de 200 empresas"."""
    for mark in read.within(0, len(read.text), "apart-by"):
        before = [each for each in read.numbers if not read.text[each.end : mark.start].strip()]
        before = [each for each in before if each.end <= mark.start]
        behind = (each for each in read.numbers if each.start >= mark.end)
        gap = before[-1] if before else next(behind, None)
        listed = [read.listed(each) for each in read.mentions]
        pair = next((each for each in listed if len(each) == _PAIR), None)
        if gap is None or pair is None:
            continue
        if not before and not read.shape(_FIGURE).fullmatch(read.text, mark.end, gap.start):
            continue
        size = len(read.text)
        quantity = quantity_in(read, known, (gap.start, size), (0, mark.start))
        yield Peer(mark, pair[:1], pair[1:], quantity.printed_in(gap.unit), APART, gap.end, gap)


def _gap_within(read: Read, start: int, end: int) -> Number | None:
    """As in "superior en S/ 71,231 al de la Actividad 3.2"."""
    inside = [each for each in read.numbers if start <= each.start < end]
    if len(inside) != 1:
        return None
    is_by = read.shape(_IN).fullmatch(read.text, start, inside[0].start)
    return inside[0] if is_by else None


def _gap_behind(read: Read, end: int) -> Number | None:
    """As in "superó al del Producto 2 en 13.4 p. p."."""
    number = next((each for each in read.numbers if each.start >= end), None)
    is_by = number and read.shape(_BY).fullmatch(read.text, end, number.start)
    return number if is_by else None


def _gap_before(read: Read, mark: Mark) -> Number | None:
    """As in "atendió a 57 empresas más que la Actividad 2.2"."""
    number = next((each for each in read.numbers[::-1] if each.end <= mark.start), None)
    if number is None:
        return None
    between = read.text[number.end : mark.start].split()
    is_counted = between in ([], [number.noun]) and number.unit in {"count", "points", "soles"}
    return number if is_counted else None


def _without(read: Read, number: Number | None, start: int, end: int) -> str:
    """The words of a stretch, but for a figure in it."""
    if number is None:
        return read.text[start:end]
    before = read.shape(_SIGN).sub("", read.text[start : number.start])
    return f"{before} {read.text[number.end : end]}"
