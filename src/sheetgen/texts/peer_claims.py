"""What the table says to subjects that are held against each other, and to two figures of one."""

from collections.abc import Iterator
from decimal import Decimal

from sheetgen.language.message import message
from sheetgen.model.figure import percent_of
from sheetgen.model.text import Claim, Said
from sheetgen.records import replace
from sheetgen.texts.compared_quantity import (
    Quantity,
    figure_of,
    has,
    quantity_in,
    said,
    stands,
    verdict,
)
from sheetgen.texts.figures_in_text import Number
from sheetgen.texts.fractions_in_words import bound_before, so_many
from sheetgen.texts.held_back import withheld
from sheetgen.texts.in_words import code_of, is_denied, words_claim
from sheetgen.texts.mention import Mention
from sheetgen.texts.overlaps import DENIED, RELATIONS
from sheetgen.texts.peers import APART, MORE, Peer, begun_at
from sheetgen.texts.phrase import Mark
from sheetgen.texts.printing import prints
from sheetgen.texts.reading import Read
from sheetgen.texts.table_figures import Fact, Known

_OWN_WORDS = ("physical", "financial", "budget-execution", "work")
_TENTH = Decimal("0.1")
_OWN = r"\s*(?:(?:<the>|<than>|<its>|<of>|<to>|<to-the>|<of-the>)\s+)*"


def peer_claims(read: Read, peers: tuple[Peer, ...], known: Known) -> Iterator[Claim]:
    """Each comparison between subjects, and between two figures of one, held against the table."""
    for peer in peers:
        for mention in () if peer.of_none else peer.ours:
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
        is_less = read.within(peer.mark.end, peer.theirs[0].start, "below", "fewer")
        pairs = [(each, now) if is_less else (now, each) for each in theirs]
        if not all(base.figure for _, base in pairs):
            return None
        of = {so_many(read, peer.times, percent_of(one.figure, base.figure)) for one, base in pairs}
        return max(of, key=lambda each: (each is Said.CONTRADICTED, each is Said.AMBIGUOUS))
    if peer.gap is not None:
        return _apart(read, peer, peer.gap, now, theirs)
    return said(_stands_to_all(peer, now, theirs))


def _stands_to_all(peer: Peer, now: Fact, theirs: list[Fact]) -> bool:
    return all(stands(peer.relation, now, each) for each in theirs)


def _apart(read: Read, peer: Peer, gap: Number, now: Fact, theirs: list[Fact]) -> Said | None:
    """By so much, in their own unit or in percent of the other."""
    way = -1 if peer.relation in {"below", "not-above"} else 1
    apart = [(now.figure - each.figure) * way for each in theirs]
    bound = bound_before(read, Mark(gap.start, gap.end, APART))
    if bound and gap.unit in {now.unit, "points"}:
        return said(all(each >= gap.value if bound == "at-least" else each <= gap.value
                        for each in apart))  # fmt: skip
    if gap.unit == "percent" and now.unit != "percent":
        shares = (percent_of(one, each.figure) for one, each in zip(apart, theirs, strict=True))
        return said(all(prints(gap, each) for each in shares))
    is_unit = gap.unit in {now.unit, "bare"} or (gap.unit == "points" and now.unit == "percent")
    printed = [(_shown(now) - _shown(each)) * way for each in theirs]
    if peer.relation == APART:
        apart, printed = list(map(abs, apart)), list(map(abs, printed))
    so = all(prints(gap, a) or prints(gap, b) for a, b in zip(apart, printed, strict=True))
    return said(so) if is_unit else None


def _shown(fact: Fact) -> Decimal:
    """A figure as reports print it: a difference may be that of what they print."""
    return fact.figure.quantize(_TENTH) if fact.unit == "percent" else fact.figure


def _of_one(read: Read, peers: tuple[Peer, ...], known: Known) -> Iterator[Claim]:
    """As in "la ejecución física del Producto 2 es inferior a su ejecución financiera"."""
    for mark in read.within(0, len(read.text), *RELATIONS, *MORE):
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
        one = quantity_in(read, known, (begun_at(read, mark), mark.start))
        other = quantity_in(read, known, (mark.end, last.end))
        mention = read.about(mark.start)
        pair = _pair(code_of(mention), one, other, known)
        if pair is None:
            continue
        relation = MORE.get(mark.means, mark.means)
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
