"""Words of a claim that nobody read: a verdict against a text needs its whole clause.

What no phrase, subject, figure or name accounts for may change what is said ("el máximo permitido",
"cuando cumplan"), and so may words that leave somebody out, suppose or deny what a whole sentence
says, where who reads the claim does not know of them ("sin considerar la Actividad 3.2", "no es
cierto que"). The small words that change nothing are phrases too (``idle``).
"""

import re
from collections.abc import Iterator

from sheetgen.language.message import message
from sheetgen.model.text import Claim, Said
from sheetgen.records import replace
from sheetgen.texts.aspect import STRONG
from sheetgen.texts.figures_in_text import Number
from sheetgen.texts.phrase import Mark
from sheetgen.texts.phrase_language import plain
from sheetgen.texts.reading import Read
from sheetgen.texts.table_figures import Known

_CLAUSE = re.compile(r"[;:()]|, |\.\s")
_SENTENCE = re.compile(r";|\.\s")
_WORD = re.compile(r"[^\W\d]+")
_DENYING = ("denied",)
_TURNING = ("turned", "except", *_DENYING)


def earned(
    claim: Claim, read: Read, at: Number | Mark, known: Known, reads: tuple[str, ...] = ()
) -> Claim:
    """The claim as it is, or in doubt where it is called wrong and not all of it was read.

    What a sentence denies is not confirmed either. ``reads`` are the meanings that turn a whole
    sentence and that were taken into account.
    """
    if claim.said is Said.CONFIRMED:
        words = tuple(_turned(read, at, _DENYING))
    elif claim.said.is_wrong:
        words = (*_turned(read, at, _TURNING, reads), *_left(read, at, known))
    else:
        return claim
    if not words:
        return claim
    told = tuple(message("«{words}»", words=each) for each in dict.fromkeys(words))
    why = (
        message("not understood: {words}", words=told)
        if claim.expected is None
        else message(
            "not understood: {words}; if that changes nothing, {expected}",
            words=told,
            expected=claim.expected,
        )
    )
    return replace(claim, said=Said.AMBIGUOUS, expected=why)


def _turned(
    read: Read, at: Number | Mark, means: tuple[str, ...], reads: tuple[str, ...] = ()
) -> Iterator[str]:
    """What turns the sentence, and is no part of a longer phrase: "si" of "si bien"."""
    for each in read.within(*_around(read, at, _SENTENCE), *means):
        if each.means not in reads and not any(
            one.start <= each.start
            and each.end <= one.end
            and one.end - one.start > each.end - each.start
            for one in read.marks
        ):
            yield read.words(each.start, each.end)


def _left(read: Read, at: Number | Mark, known: Known) -> Iterator[str]:
    """The words of the clause that nothing accounts for: "un avance del 99.2 %" is a whole one."""
    start, end = _around(read, at, _CLAUSE)
    told = _accounted(read, start, end)
    named = _named(read, known)
    left = [
        word
        for word in _WORD.finditer(read.text, start, end)
        if not (told[word.start()] or _is_short_name(read, word) or word[0] in named)
    ]
    before = [each.end() for each in left if each.end() <= at.start]
    named_by = read.within(max([start, *before]), at.start, *STRONG)
    if isinstance(at, Number) and named_by:
        left = [each for each in left if each.start() >= at.end]
    yield from (read.words(*each.span()) for each in left)


def _is_short_name(read: Read, word: re.Match[str]) -> bool:
    written = read.words(*word.span())
    return written.isupper() and len(written) > 1


def _around(read: Read, at: Number | Mark, stops: re.Pattern[str]) -> tuple[int, int]:
    begun = [each.end() for each in stops.finditer(read.text, 0, at.start)]
    stop = stops.search(read.text, at.end)
    return max([0, *begun]), stop.start() if stop else len(read.text)


def _accounted(read: Read, start: int, end: int) -> list[bool]:
    """Of each sign of a sentence, whether something that was read stands there, in a clause."""
    told = [False] * len(read.text)
    spans = [
        (each.start, each.end)
        for some in (read.marks, read.mentions, read.holders, read.numbers, read.spans)
        for each in some
    ]
    small = read.language.found(read.text[start:end])
    spans += [(start + each.start, start + each.end) for each in small]
    spans += [(begun, over) for begun, over, _ in read.years]
    for begun, over in spans:
        told[begun:over] = [True] * (over - begun)
    return told


def _named(read: Read, known: Known) -> frozenset[str]:
    """The words of the names and codes of those whom it names, and what items count."""
    nouns = (each.noun for each in read.numbers)
    words = (
        word
        for each in read.mentions
        for word in _WORD.findall(plain(f"{each.code} {_name_of(each.code, known)}"))
    )
    return known.units.union(words, nouns)


def _name_of(code: str | None, known: Known) -> str:
    item, element = known.item(code), known.element(code)
    if item is not None:
        return item.measured.item.name
    return element.element.name if element is not None else ""
