"""Who has the most or the least of several: "la de menor ejecución", "la que más gastó"."""

import re
from collections.abc import Iterator

from sheetgen.language.message import message
from sheetgen.model.status import Status
from sheetgen.model.text import Claim, Said
from sheetgen.records import Struct
from sheetgen.texts.best_years import is_own_value
from sheetgen.texts.compared_quantity import (
    WORK,
    Quantity,
    Reading,
    figure_of,
    has,
    is_comparative,
    quantity_in,
    said,
    verdict,
)
from sheetgen.texts.held_back import withheld
from sheetgen.texts.in_words import words_claim
from sheetgen.texts.mention import Mention
from sheetgen.texts.overlaps import RELATIONS
from sheetgen.texts.peers import Peer, begun_at
from sheetgen.texts.phrase import STATUSES, Mark
from sheetgen.texts.reading import Read
from sheetgen.texts.table_figures import Fact, Known

_OTHERS = ("farthest", "more", "fewer", "any-other")
_WITH = r"\s<with>\s+$"
_BEHIND = r"\s*,\s+(?:<the>\s+)?"
_HIGH, _LOW = ("highest", "most-done"), ("lowest", "least-done")
_WHO_DID = r"(?:^|\s)<than>\s+(?:[^\W\d]+\s+){1,2}(?:<to>\s+)?$"
"""Before "más": "la actividad que atendió a más empresas"."""
_THAN = r"\s+<than>\s"
_BESIDE = 45
_WORDS_BEHIND = 6
_CLAUSES = re.compile(r";|\.\s|: ")
_COMMAS = re.compile(r"[;,(]")
_RANKED = r"\s+(?:[^\W\d]+\s+)?(?:(?:<of>|<with>|<in>|<by>)\s+)?(?:<the>\s+)?$"
"""Between "la segunda" and "mayor": " actividad con "."""
_OF_STATUS = r"\s+(?:(?:<with>|<in>)\s+)?(?:(?:<the>|<one>)\s+)?"
"""Between a kind and the status of those: "los indicadores con avance bajo"."""


class _Told(Struct, frozen=True):
    """A place among several: the words, of what, which rank from the top or the bottom.

    ``among`` is the status of those that it is a place among: "entre los indicadores en rojo".
    """

    mark: Mark
    quantity: Quantity
    is_high: bool
    rank: int
    start: int
    among: Status | None = None


def superlative_claims(read: Read, peers: tuple[Peer, ...], known: Known) -> Iterator[Claim]:
    """Each place among several that a sentence gives a subject, held against all of its kind."""
    done: set[tuple[str, bool, int]] = set()
    for told in _told(read, peers, known):
        for mention, rank in _placed(read, told, known):
            key = (mention.code or mention.named, told.is_high, rank)
            if key not in done:
                done.add(key)
                claim = _claim(read, told, mention, rank, known)
                yield withheld(claim, read, told.mark, known)


def _told(read: Read, peers: tuple[Peer, ...], known: Known) -> Iterator[_Told]:
    text = read.text
    for peer in peers:
        if peer.of_none:
            yield _Told(peer.mark, peer.quantity, peer.relation in {"above", "not-below"}, 1,
                        peer.mark.start)  # fmt: skip
    for mark in read.within(0, len(text), *_HIGH, *_LOW, *_OTHERS):
        is_high = mark.means in _HIGH
        if mark.means == "any-other":
            relation = next(
                (each for each in read.within(0, mark.start, *RELATIONS, "more", "fewer")[::-1]
                 if mark.start - each.end <= _BESIDE), None,
            )  # fmt: skip
            if relation is None:
                continue
            is_high = relation.means in {"above", "more"}
        elif mark.means in {"more", "fewer"}:
            if any(each.mark == mark for each in peers) or not _is_most(read, mark, known):
                continue
            is_high = mark.means == "more"
        elif mark.means != "farthest" and (
            is_comparative(read, mark) or _is_other(read, mark) or is_own_value(read, mark)
        ):
            continue
        quantity = WORK if mark.means == "farthest" else _quantity(read, mark, known)
        if quantity.readings:
            yield _Told(mark, quantity, is_high, *_rank(read, mark), among=_among(read, mark))


def _among(read: Read, mark: Mark) -> Status | None:
    """The status of those among whom it has its place, told before it with their kind."""
    for each in read.within(0, mark.start, *STATUSES):
        kinds = read.within(0, each.start, "kind")
        if kinds and read.shape(_OF_STATUS).fullmatch(read.text, kinds[-1].end, each.start):
            return STATUSES[each.means]
    return None


def _has(known: Known, code: str, status: Status) -> bool:
    return any(each is status for _, each in known.statuses(code))


def _is_most(read: Read, mark: Mark, known: Known) -> bool:
    """As in "la que atendió a menos", "con menos presupuesto"; not "con menos de 100 empresas"."""
    if read.shape(_WHO_DID).search(read.text, 0, mark.start):
        return True
    if not read.shape(_WITH).search(read.text, 0, mark.start):
        return False
    end = mark.end + len(" empresas atendidas")
    if any(
        each.start == mark.start for each in read.within(mark.start, end, "at-least", "at-most")
    ):
        return False
    return bool(quantity_in(read, known, (mark.end, end)).readings)


def _is_other(read: Read, mark: Mark) -> bool:
    """Whether other words hold it: "superior a", "el máximo permisible", "la mayor parte de"."""
    told = read.within(0, len(read.text), *RELATIONS, "target")
    most = read.within(0, len(read.text), "most")
    return (
        read.shape(_THAN).match(read.text, mark.end) is not None
        or any(each.start < mark.end and mark.start < each.end for each in told)
        or any(each.start <= mark.start and mark.end < each.end for each in most)
    )


def _quantity(read: Read, mark: Mark, known: Known) -> Quantity:
    """Of what it has the most: told right behind, within, or right before the words."""
    text = read.text
    begun = begun_at(read, mark)
    behind = re.compile(rf"(?:\s+\S+){{0,{_WORDS_BEHIND}}}").match(text, mark.end)
    close = min([behind.end() if behind else mark.end,
                 *(each.start for each in read.mentions if each.start >= mark.end)])  # fmt: skip
    stop = _COMMAS.search(text, mark.end, close)
    is_noun = mark.means in {"highest", "lowest"}  # "el mayor logro" is no "logró"
    end = stop.start() if stop else close
    near = quantity_in(read, known, (mark.start, end), has_verbs=not is_noun)
    if near.readings:
        found = near
    else:
        own = [each.end for each in read.mentions if each.end <= mark.start]
        found = quantity_in(read, known, (max([begun, *own]), mark.start), (begun, mark.start))
    beside = next((each for each in read.numbers if each.start >= mark.end), None)
    return found.printed_in(beside.unit if beside is not None else "")


def _rank(read: Read, mark: Mark) -> tuple[int, int]:
    """Which place it is, one where none is said, and where its words begin."""
    for each in read.within(0, mark.start, "ordinal")[::-1]:
        if read.shape(_RANKED).fullmatch(read.text, each.end, mark.start):
            return int(each.kind), each.start
    return 1, mark.start


def _placed(read: Read, told: _Told, known: Known) -> Iterator[tuple[Mention, int]]:
    """Who is given which place: all of a list share the first ones, "seguida de" is the next."""
    mark = told.mark
    begun = begun_at(read, mark)
    followed = read.within(mark.start, len(read.text), "followed")
    held = set(_holding(read, known))
    before = [
        each for each in read.mentions if begun <= each.start < told.start and each not in held
    ]
    behind = [each for each in read.mentions if each.start >= mark.start and each not in held
              and not _CLAUSES.search(read.text, mark.end, each.start)]  # fmt: skip
    after = [each for each in behind if followed and each.start >= followed[0].end]
    right_behind = [each for each in behind[:1]
                    if read.shape(_BEHIND).fullmatch(read.text, mark.end, each.start)]  # fmt: skip
    first = right_behind or before[-1:] or [each for each in behind if each not in after][:1]
    if not first and read.carried is not None and not read.mentions:
        first = [read.carried]
    for each in first:
        of_list = read.listed(each) if each in read.mentions else (each,)
        listed = [one for one in of_list if one not in held]
        for one in listed:
            yield one, told.rank if len(listed) == 1 else -len(listed)
    if first and after and followed:
        for n, each in enumerate(read.listed(after[0]), 2):
            yield each, n


def _holding(read: Read, known: Known) -> Iterator[Mention]:
    """Subjects that only say among whom: "dentro del Producto 2", "del programa"."""
    for each in read.mentions:
        if each.code and any(
            one.code and known.lies_in(one.code, each.code)
            for one in read.mentions
            if one.code != each.code
        ):
            yield each


def _claim(read: Read, told: _Told, mention: Mention, rank: int, known: Known) -> Claim:
    scope = _scope(read, mention, known)
    verdicts: list[Said | None] = []
    best: list[Fact] = []
    for reading in told.quantity.readings if mention.code and not mention.conflict else ():
        ways = [_place(known, mention.code or "", reading, told, rank, code) for code in scope]
        known_ways = [each for each in ways if each is not None]
        if not known_ways:
            verdicts.append(None)
            continue
        verdicts.append(said(any(so for so, _ in known_ways)))
        best = best or known_ways[0][1]
    found = verdict(verdicts)
    is_known = found is not Said.NOT_IN_DATA
    return words_claim(
        read, told.mark, mention, found,
        message("the table has {facts}", facts=tuple(map(has, best))) if is_known else None,
        tuple(dict.fromkeys(place for fact in best for place in fact.cells)) if is_known else (),
    )  # fmt: skip


def _scope(read: Read, mention: Mention, known: Known) -> tuple[str | None, ...]:
    """Among whom: of the one that the sentence names, else of all, or of what it is told under."""
    named = [
        each.code for each in (*_holding(read, known), *read.holders) if each.code != mention.code
    ]
    if named:
        return tuple(named[:1])
    under = (read.section.subject, read.carried)
    return (None, *(each.code for each in under if each is not None and each.code))


def _place(
    known: Known, code: str, reading: Reading, told: _Told, rank: int, scope: str | None
) -> tuple[bool, list[Fact]] | None:
    """Whether a subject has its place among those of its kind, and who has it, with its own."""
    own = figure_of(code, reading, known)
    peers = known.peers(code, scope)
    if told.among is not None:
        peers = tuple(each for each in peers if _has(known, each, told.among))
    if own is None or code not in peers:
        return None
    facts = [fact for each in peers if (fact := figure_of(each, reading, known)) is not None]
    facts = [each for each in facts if each.unit == own.unit]
    facts.sort(key=lambda each: each.figure, reverse=told.is_high)
    ahead = sum(
        (each.figure > own.figure) if told.is_high else (each.figure < own.figure) for each in facts
    )
    tied = sum(each.figure == own.figure for each in facts)
    so = ahead < -rank if rank < 0 else ahead < rank <= ahead + tied
    first = facts[: abs(rank)][-1:] if rank > 0 else facts[:-rank]
    return so, [*first, *([] if own in first else [own])]
