"""Two subjects, or two figures of one, held against each other: "avanzó más que el Producto 2"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from sheetgen.language.message import message
from sheetgen.model.figure import percent_of
from sheetgen.model.text import Claim, Said
from sheetgen.texts.compared import Quantity, figure_of, has, quantity_in, said, stands, verdict
from sheetgen.texts.figures_in_text import Number
from sheetgen.texts.fractions_in_words import Told, multiples, so_many
from sheetgen.texts.held_back import withheld
from sheetgen.texts.in_words import code_of, is_denied, words_claim
from sheetgen.texts.overlaps import DENIED, RELATIONS
from sheetgen.texts.phrase import MULTIPLE, Mark
from sheetgen.texts.printing import prints
from sheetgen.texts.reading import Read
from sheetgen.texts.subjects import Mention
from sheetgen.texts.table_figures import Fact, Known

_MORE = {"more": "above", "fewer": "below"}
_SUPERLATIVES = ("highest", "lowest", "most-done", "least-done")
_OWN_WORDS = ("physical", "financial", "budget-execution", "work")
_MOST_WORDS, _BEHIND = 8, 30
_STOP = r"[;:(]|\.\s|,\s(?!<than>\s)|(?<!\w)(?:<and>|<but>)\s"
"""Where the words of a comparison end; "que la 2.2, que la 2.3" goes on."""
_TO = r"(?:^|\s)<than>\s+(?:(?:<than>|<the>|<of>|<to>)\s+)*$"
_ADJOINS = r"\s*(?:(?:<the>|<than>|<of>|<to>|<to-the>|<of-the>)\s+)*"
_IN_TO = r"\s*<in>\s+(?:[^\W\d]+\s+){1,2}(?:(?:<to>|<to-the>|<than>)\s+)(?:<the>\s+)?"
"""As in "supera en avance al indicador"."""
_AND_TO = r"\s*(?:,|,?\s*<and>)\s+(?:<than>\s+)?(?:(?:<the>|<than>|<of>|<to>)\s+)*"
_BY = r"\s+<by>\s+(?:(?:<the>|<one>|<at-least>|<about>)\s+)*(?:<soles>\s*)?"
_TENTH = Decimal("0.1")
_IN = r"\s*(?:<by>\s+)?(?:(?:<the>|<one>|<at-least>|<about>)\s+)*(?:<soles>\s*)?"
_OWN = r"\s*(?:(?:<the>|<than>|<its>|<of>|<to>|<to-the>|<of-the>)\s+)*"
_CLAUSES = re.compile(r"[;]|\.\s")


@dataclass(frozen=True, slots=True)
class Peer:
    """Who is held against whom, and how: by a relation, a distance (``gap``) or a multiple."""

    mark: Mark
    ours: tuple[Mention | None, ...]
    theirs: tuple[Mention, ...]
    quantity: Quantity
    relation: str
    end: int
    gap: Number | None = None
    times: Told | None = None
    are_summed: bool = False


def peers_of(read: Read, known: Known) -> tuple[Peer, ...]:
    """The comparisons of a sentence between subjects that it names."""
    found: list[Peer] = []
    for times in multiples(read):
        found += _peer(read, times.mark, "above", found, known, times)
    wider = read.within(0, len(read.text), *RELATIONS, *_SUPERLATIVES)
    for mark in sorted(read.marks, key=lambda each: (each.start, -each.end)):
        relation = _MORE.get(mark.means, mark.means)
        told = (*((each.mark.start, each.end) for each in found),
                *((each.start, each.end) for each in wider if mark.means in _MORE))  # fmt: skip
        if relation in RELATIONS and not any(start <= mark.start < end for start, end in told):
            found += _peer(read, mark, relation, found, known, None)
    return tuple(found)


def _peer(
    read: Read, mark: Mark, relation: str, before: list[Peer], known: Known, times: Told | None
) -> Iterator[Peer]:
    named = next((each for each in read.mentions if each.start >= mark.end - 1), None)
    if named is None or named.is_apart or named.is_carried:
        return
    gap = _gap_within(read, mark.end, named.start)
    way = _without(read, gap, mark.end, named.start)
    stop = read.shape(_STOP).search(way)
    joins = read.shape(_TO).search(way) or (
        mark.means in (*RELATIONS, MULTIPLE)
        and (read.shape(_ADJOINS).fullmatch(way) or read.shape(_IN_TO).fullmatch(way))
    )
    if stop is not None or not joins or len(way.split()) > _MOST_WORDS or re.search(r"\d", way):
        return
    theirs = _theirs(read, named)
    begun = _begun(read, mark)
    taken = {one for each in before for one in each.theirs}
    own = [each for each in read.mentions if begun <= each.start < mark.start
           if each not in taken and not each.is_apart]  # fmt: skip
    ours = read.listed(own[-1]) if own else (read.carried or read.section.subject,)
    if read.within(mark.end, named.start, "target", "baseline") and not _of_aims(
        read, known, begun, mark.start
    ):
        return  # "superó la meta de la Actividad 1.2" is its own matter
    last = theirs[-1].end
    gap = gap or _gap_behind(read, last) or _gap_before(read, mark)
    ends = [each.start for each in read.numbers if each.start >= last]
    quantity = quantity_in(
        read, known, (mark.end, named.start), (last, min([last + _BEHIND, *ends])),
        *(((own[-1].end, mark.start),) if own else ()), (begun, mark.start),
    )  # fmt: skip
    together = read.within(last, last + _BEHIND, "together")
    denied = is_denied(read, mark)
    yield Peer(
        mark, ours, theirs, quantity.printed_in(gap.unit if gap else ""),
        DENIED[relation] if denied else relation, last, gap, times,
        bool(together) and len(theirs) > 1,
    )  # fmt: skip


def _begun(read: Read, mark: Mark) -> int:
    """Where the clause begins that a comparison stands in."""
    return max((each.end() for each in _CLAUSES.finditer(read.text, 0, mark.start)), default=0)


def _of_aims(read: Read, known: Known, start: int, end: int) -> bool:
    return quantity_in(read, known, (start, end)).is_aim


def _theirs(read: Read, named: Mention) -> tuple[Mention, ...]:
    """All that a subject is held against: "que la Actividad 2.3 y que la Actividad 2.1"."""
    found = [named]
    for each in read.mentions:
        if each.start > found[-1].start:
            if not read.shape(_AND_TO).fullmatch(read.text, found[-1].end, each.start):
                break
            found.append(each)
    return tuple(found)


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
    signs = read.text[start : number.start]
    return f"{signs.rsplit(' ', 1)[0]} {read.text[number.end : end]}"


def peer_claims(read: Read, peers: tuple[Peer, ...], known: Known) -> Iterator[Claim]:
    """Each comparison between subjects, and between two figures of one, held against the table."""
    for peer in peers:
        for mention in peer.ours:
            yield withheld(_claim(read, peer, mention, known), read, peer.mark, known)
    yield from _of_one(read, peers, known)


def _claim(read: Read, peer: Peer, mention: Mention | None, known: Known) -> Claim:
    code, others = code_of(mention), tuple(map(code_of, peer.theirs))
    held: list[Said | None] = []
    facts: list[Fact] = []
    for reading in peer.quantity.readings if code and all(others) else ():
        now = figure_of(code, reading, known)
        then = [figure_of(each, reading, known) for each in others]
        known_of = [each for each in then if each is not None]
        if now is None or len(known_of) < len(then):
            held.append(None)
            continue
        if not facts:
            facts = [now, *known_of]
        held.append(_is_so(peer, now, known_of, read))
    found = verdict(held)
    told = found is not Said.NOT_IN_DATA
    cells = tuple(dict.fromkeys(place for fact in facts for place in fact.cells))
    return words_claim(
        read, _whole(peer), mention, found,
        message("the table has {facts}", facts=tuple(map(has, facts))) if told else None,
        cells if told else (), max(peer.end, peer.gap.end if peer.gap else 0),
    )  # fmt: skip


def _whole(peer: Peer) -> Mark:
    start = min(peer.mark.start, peer.gap.start if peer.gap else peer.mark.start)
    return Mark(start, peer.end, peer.mark.means)


def _is_so(peer: Peer, now: Fact, theirs: list[Fact], read: Read) -> Said | None:
    """Whether a figure stands to all others as the words say."""
    if any(each.unit != now.unit for each in theirs):
        return None
    if peer.are_summed:
        if now.unit == "percent":
            return None
        total = sum((each.figure for each in theirs), Decimal(0))
        theirs = [replace(theirs[0], figure=total)]
    if peer.times is not None:
        if not all(each.figure for each in theirs):
            return None
        of = {so_many(read, peer.times, percent_of(now.figure, each.figure)) for each in theirs}
        return max(of, key=lambda each: (each is Said.CONTRADICTED, each is Said.AMBIGUOUS))
    if peer.gap is not None:
        return _apart(peer, peer.gap, now, theirs)
    return said(_stands_to_all(peer, now, theirs))


def _stands_to_all(peer: Peer, now: Fact, theirs: list[Fact]) -> bool:
    return all(stands(peer.relation, now, each) for each in theirs)


def _apart(peer: Peer, gap: Number, now: Fact, theirs: list[Fact]) -> Said | None:
    """By so much, in their own unit or in percent of the other."""
    way = -1 if peer.relation in {"below", "not-above"} else 1
    apart = [(now.figure - each.figure) * way for each in theirs]
    if gap.unit == "percent" and now.unit != "percent":
        shares = (percent_of(one, each.figure) for one, each in zip(apart, theirs, strict=True))
        return said(all(prints(gap, each) for each in shares))
    is_unit = gap.unit in {now.unit, "bare"} or (gap.unit == "points" and now.unit == "percent")
    printed = [(_shown(now) - _shown(each)) * way for each in theirs]
    so = all(prints(gap, a) or prints(gap, b) for a, b in zip(apart, printed, strict=True))
    return said(so) if is_unit else None


def _shown(fact: Fact) -> Decimal:
    """A figure as reports print it: a difference may be that of what they print."""
    return fact.figure.quantize(_TENTH) if fact.unit == "percent" else fact.figure


def _of_one(read: Read, peers: tuple[Peer, ...], known: Known) -> Iterator[Claim]:
    """As in "la ejecución física del Producto 2 es inferior a su ejecución financiera"."""
    for mark in read.within(0, len(read.text), *RELATIONS, *_MORE):
        if any(each.mark.start <= mark.start < each.end for each in peers):
            continue
        behind = [
            each
            for each in read.within(mark.end - 1, len(read.text), *_OWN_WORDS)
            if read.shape(_OWN).fullmatch(read.text, mark.end, each.start)
        ]
        if not behind:
            continue
        last = max(behind, key=lambda each: each.end)
        one = quantity_in(read, known, (_begun(read, mark), mark.start))
        other = quantity_in(read, known, (mark.end, last.end))
        mention = read.about(mark.start)
        pair = _pair(code_of(mention), one, other, known)
        if pair is None:
            continue
        relation = _MORE.get(mark.means, mark.means)
        relation = DENIED[relation] if is_denied(read, mark) else relation
        yield withheld(
            words_claim(
                read, mark, mention, said(stands(relation, *pair)),
                message("the table has {facts}", facts=tuple(map(has, pair))),
                tuple(dict.fromkeys((*pair[0].cells, *pair[1].cells))), last.end,
            ),
            read, mark, known,
        )  # fmt: skip


def _pair(
    code: str | None, one: Quantity, other: Quantity, known: Known
) -> tuple[Fact, Fact] | None:
    """Two percentages of one subject that are not the same."""
    if code is None or not one.readings or not other.readings:
        return None
    first, last = _percent(code, one, known), _percent(code, other, known)
    is_pair = first is not None and last is not None and first.aspect != last.aspect
    return (first, last) if is_pair and first and last else None


def _percent(code: str, quantity: Quantity, known: Known) -> Fact | None:
    facts = (figure_of(code, reading, known) for reading in quantity.readings)
    return next((each for each in facts if each is not None and each.unit == "percent"), None)
