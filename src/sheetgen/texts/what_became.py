"""What became of items since the stored month before: how many are worse or solved, and which.

As the paragraph of changes lists them ("2 peores", "Peor (2): 1.1, 1.2.") or in a sentence that
names that month ("respecto al mes anterior empeoró la actividad 3.1").
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from sheetgen.language.message import Message, filled, first_few, message
from sheetgen.model.comparison import RATED_NO_MORE, RATED_NOW, Change, Moved
from sheetgen.model.place import Place
from sheetgen.model.text import Claim, Said
from sheetgen.records import replace
from sheetgen.telling.comparison_words import COUNTED
from sheetgen.texts.held_back import withheld
from sheetgen.texts.in_words import code_of, is_denied, subjects_of, words_claim
from sheetgen.texts.phrase import Mark
from sheetgen.texts.phrase_language import plain
from sheetgen.texts.quantifiers import in_digits
from sheetgen.texts.reading import Read
from sheetgen.texts.since_before import against_before
from sheetgen.texts.subjects import KINDS
from sheetgen.texts.table_figures import Known

BECAME: Mapping[str, Message] = {
    "became-worse": Change.WORSE.word,
    "became-better": Change.BETTER.word,
    "became-solved": Change.SOLVED.word,
    "became-new": Change.NEW.word,
    "became-gone": Change.GONE.word,
    "rated-now": RATED_NOW,
    "rated-no-more": RATED_NO_MORE,
}
"""What may become of an item, by the meaning of the words."""
_IN_WORDS = {"worse": "became-worse", "better": "became-better"}
"""Verbs: who "is worse" in a sentence may be so beside others, and not beside what it was."""
_TOLD = (*(each for each in BECAME if each not in _IN_WORDS.values()), *_IN_WORDS)
_LIST = re.compile(r"\s*(?:\((\d+)\))?\s*:\s*")
_JOIN = r"\s*,\s*(?:<and>\s+)?|\s+<and>\s+"
_MORE = r"(\d+)\s+<more>"
_BEFORE = r"(?<![\w.,])(\d+)\s+(?:(<any-item>|<kind>)\s+)?(?:(?:<idle>|<is>)\s+)?$"
_BEHIND = r"\s+(?:<only>\s+)?(\d+)\s+(<any-item>|<kind>)(?=\s*(?:$|[.;,:(]|<and>\s))"
_MOST = 5


def became_claims(read: Read, known: Known) -> Iterator[tuple[Mark, Claim]]:
    """Each claim with the words that make it; none where another month is held against."""
    for mark in read.within(0, len(read.text), *BECAME):
        listed = _LIST.match(read.text, mark.end)
        since = against_before(read, known, carried=listed is not None)
        if since is None:
            continue
        if listed is not None and not read.text[: mark.start].strip():
            yield from _listed(since, mark, listed, known)
        else:
            yield from _counted(since, mark, known)
    since = against_before(read, known)
    for mark in read.within(0, len(read.text), *_TOLD):
        if since is not None and _LIST.match(read.text, mark.end) is None:
            yield from _told(since, mark, known)


def _listed(
    read: Read, mark: Mark, listed: re.Match[str], known: Known
) -> Iterator[tuple[Mark, Claim]]:
    """As in "Peor (2): 1.1, 1.2." and "Peor (7): 1.1, 1.2 y 5 más"."""
    wanted = BECAME[mark.means]
    end = listed.end(1) + 1 if listed[1] else mark.end
    if listed[1]:
        whole = Mark(mark.start, end, mark.means)
        yield (
            whole,
            _count_claim(read, whole, int(listed[1]), _all_of(wanted, known), wanted, known),
        )
    codes = {plain(each.code): each for each in _items(known)}
    text, at = read.text.rstrip(" ."), listed.end()
    while at < len(text):
        join = read.shape(_JOIN).search(text, at)
        over = join.start() if join else len(text)
        span = Mark(at, over, mark.means)
        moved = codes.get(text[at:over].strip())
        if moved is not None:
            so = Said.CONFIRMED if moved.word == wanted else Said.CONTRADICTED
            yield span, _one_claim(read, span, moved, wanted, so, known)
        elif not read.shape(_MORE).fullmatch(text[at:over].strip()):
            return
        at = join.end() if join else len(text)


def _counted(read: Read, mark: Mark, known: Known) -> Iterator[tuple[Mark, Claim]]:
    """As in "1 peor, 2 resueltos", "dos actividades empeoraron", "se resolvieron 2 ítems"."""
    text, wanted = in_digits(read), BECAME[mark.means]
    before = read.shape(_BEFORE).search(text, 0, mark.start)
    behind = None if before else read.shape(_BEHIND).match(text, mark.end)
    found = before or behind
    if found is None or any(e.start <= found.start(1) < e.end for e in read.mentions):
        return
    start, end = min(found.start(1), mark.start), max(found.end(), mark.end)
    whole = Mark(start, end, mark.means)
    kinds = [each.kind for each in read.within(found.start(), found.end(), "kind")]
    if read.mentions or (found[2] and kinds and kinds[0] not in KINDS.values()):
        yield whole, words_claim(read, whole, None, Said.NOT_IN_DATA)
        return
    moved = [each for each in _all_of(wanted, known) if not kinds or _is_of(kinds[0], each, known)]
    claim = _count_claim(read, whole, int(found[1]), moved, wanted, known)
    in_words = read.within(mark.start, mark.end, *_IN_WORDS)
    of_kind = [each for each in _items(known) if not kinds or _is_of(kinds[0], each, known)]
    if in_words and int(found[1]) == sum(_went(each, wanted) for each in of_kind):
        claim = claim if claim.said is Said.CONFIRMED else replace(claim, said=Said.AMBIGUOUS)
    yield whole, withheld(claim, read, whole, known)


def _told(read: Read, mark: Mark, known: Known) -> Iterator[tuple[Mark, Claim]]:
    """As in "empeoró la actividad 3.1", "se resolvió la 2.1", "la 1.1 y la 1.2 empeoraron"."""
    wanted = BECAME[_IN_WORDS.get(mark.means, mark.means)]
    near = read.within(0, len(read.text), "alert", "matter", "target", "money", "budget")
    if near or is_denied(read, mark) or read.numbers:
        return
    for mention in subjects_of(read, mark):
        moved = next((each for each in _items(known) if each.code == code_of(mention)), None)
        if mention in read.mentions and moved is not None:
            claim = _one_claim(read, mark, moved, wanted, _verdict(moved, wanted), known)
            yield mark, withheld(claim, read, mark, known)


def _items(known: Known) -> tuple[Moved, ...]:
    comparison = known.report.comparison
    return () if comparison is None else comparison.items


def _all_of(wanted: Message, known: Known) -> list[Moved]:
    return [each for each in _items(known) if each.word == wanted]


def _is_of(kind: str, moved: Moved, known: Known) -> bool:
    judged = known.item(moved.code)
    return judged is not None and KINDS[judged.measured.item.kind] == kind


def _count_claim(
    read: Read, mark: Mark, n: int, moved: list[Moved], wanted: Message, known: Known
) -> Claim:
    said = Said.CONFIRMED if n == len(moved) else Said.CONTRADICTED
    counted = filled(COUNTED[wanted], n=len(moved))
    expected = (
        message("the table has {counted}: {alerts}", counted=counted,
                alerts=first_few([each.code for each in moved], _MOST))
        if moved
        else message("the table has {counted}", counted=counted)
    )  # fmt: skip
    claim = words_claim(read, mark, None, said, expected, _cells(moved, known))
    return replace(claim, value=Decimal(n))


def _one_claim(
    read: Read, mark: Mark, moved: Moved, wanted: Message, said: Said, known: Known
) -> Claim:
    expected = message("the table has {code}: {word}", code=moved.code, word=moved.word)
    claim = words_claim(read, mark, None, said, expected, _cells([moved], known))
    says = message("{code}: {word}", code=moved.code, word=wanted)
    return replace(claim, says=says, subject=moved.code)


def _verdict(moved: Moved, wanted: Message) -> Said:
    """Whether it became so; in doubt where its progress went that way and its status did not."""
    if moved.word == wanted:
        return Said.CONFIRMED
    if wanted == Change.BETTER.word and moved.change is Change.SOLVED:
        return Said.CONFIRMED
    return Said.AMBIGUOUS if _went(moved, wanted) else Said.CONTRADICTED


def _went(moved: Moved, wanted: Message) -> bool:
    """Whether its progress went the way that a word says."""
    points = moved.points or Decimal(0)
    return {Change.WORSE.word: points < 0, Change.BETTER.word: points > 0}.get(wanted, False)


def _cells(moved: list[Moved], known: Known) -> tuple[Place, ...]:
    judged = [known.item(each.code) for each in moved]
    measures = [each.measured.measure("progress") for each in judged if each is not None]
    return tuple(dict.fromkeys(place for each in measures if each for place in each.places))
