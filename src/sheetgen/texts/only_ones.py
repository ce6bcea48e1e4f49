"""What only one is said to be: "la única que superó su meta", "solo la Actividad 2.3 superó"."""

from collections.abc import Iterator

from sheetgen.language.message import message
from sheetgen.model.report import JudgedItem
from sheetgen.model.text import Claim, Said
from sheetgen.records import Struct, replace
from sheetgen.texts.counted_words import word_of_count
from sheetgen.texts.counts_of_items import ways_of
from sheetgen.texts.held_back import withheld
from sheetgen.texts.in_words import is_denied, words_claim
from sheetgen.texts.mention import Mention
from sheetgen.texts.phrase import Mark
from sheetgen.texts.quantifiers import Count, bound_of, is_said_of_several
from sheetgen.texts.reading import Read
from sheetgen.texts.table_figures import Known

_AT = r"\s+(?:<the>\s+)?"


class Only(Struct, frozen=True):
    """Those that alone are said to be so: ``who`` of ``among``, or of all of their kind."""

    start: int
    count: Count
    who: tuple[Mention, ...]
    among: tuple[Mention, ...] = ()


def only_ones(read: Read, known: Known) -> tuple[Only, ...]:
    """All that a sentence says of some alone."""
    return tuple(_found(read, known))


def _found(read: Read, known: Known) -> Iterator[Only]:
    end = 0
    for sole in read.within(0, len(read.text), "sole"):
        mark = next(
            (each for each in sorted(read.marks, key=lambda one: one.start)
             if each.start >= max(sole.end, end) and is_said_of_several(read, each)), None,
        )  # fmt: skip
        if any(read.shape(_AT).fullmatch(read.text, sole.end, each.start)
               for each in read.within(sole.end, len(read.text), "one-item", "numeral")
               if each.means == "one-item" or each.kind == "1") and not any(
            mark is not None and sole.end <= each.start < mark.start for each in read.mentions
        ):  # fmt: skip
            continue  # "solo una cumplió su meta" counts them
        if mark is None or any(sign in read.text[sole.end : mark.start] for sign in ";("):
            continue
        if any(sole.end <= each.start < mark.start for each in read.numbers):
            continue  # "solo lo hizo el 20 %, 33 puntos menos que lo programado"
        who, among = _who(read, sole, mark, known)
        if who:
            end = mark.end
            count = Count(
                start=sole.start, end=mark.end, mark=mark, kind=who[0].kind, how="sole",
                bound=bound_of(read, mark),
            )  # fmt: skip
            yield Only(sole.start, count, who, among)


def _who(
    read: Read, sole: Mark, mark: Mark, known: Known
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    before = [each for each in read.mentions if each.end <= sole.start and not each.is_apart]
    named = [each for each in read.mentions
             if read.shape(_AT).fullmatch(read.text, sole.end, each.start)]  # fmt: skip
    if named:
        rest = tuple(replace(named[0], code=code, others=()) for code in named[0].others)
        if rest:
            return (named[0],), (named[0], *rest)  # "de la 4.1 y la 4.2, solo la segunda"
        told = [each for each in read.mentions if named[0].start <= each.start < mark.start]
        return tuple(each for each in told if each.kind == named[0].kind), ()
    behind = [each for each in read.mentions if each.start >= mark.end]
    own = [each for each in before if not _holds(each, (*before, *behind), known)]
    last = [each for each in behind if not _holds(each, (*before, *behind), known)]
    chosen = own[-1:] or last[:1]
    return (read.listed(chosen[0]) if chosen else ()), ()


def _holds(mention: Mention, others: tuple[Mention, ...], known: Known) -> bool:
    return bool(mention.code) and any(
        each.code and each.code != mention.code and known.lies_in(each.code, mention.code)
        for each in others
    )


def only_claims(read: Read, found: tuple[Only, ...], known: Known) -> Iterator[Claim]:
    """Each held against all of their kind that are so."""
    for only in found:
        yield withheld(_claim(read, only, known), read, only.count.mark, known)


def _claim(read: Read, only: Only, known: Known) -> Claim:
    who = {each.code for each in only.who}
    mark, count = only.count.mark, only.count
    end = count.bound.end if count.bound else mark.end
    at = Mark(only.start, end, mark.means)
    if None in who:
        return words_claim(read, at, only.who[0], Said.NOT_IN_DATA)
    is_so = ways_of(read, count, known)[0]
    denied = mark.means != "no-work" and is_denied(read, mark)
    among = tuple(each.code for each in only.among if each.code) or known.peers(
        only.who[0].code or "", _scope(read, only, known)
    )
    so = {code for code in among if any(is_so(each) is not denied for each in _of(code, known))}
    if not so and not any(map(known.below, among)):
        return words_claim(read, at, only.who[0], Said.NOT_IN_DATA)
    told = tuple(sorted(so, key=among.index))
    expected = (
        message("the table has {n} of {of} {status}: {who}", n=len(so), of=len(among),
                status=word_of_count(count), who=told)
        if told
        else message("the table has {n} of {of} {status}", n=0, of=len(among),
                     status=word_of_count(count))
    )  # fmt: skip
    measures = [each.measured.measure("progress") for code in told for each in _of(code, known)]
    cells = tuple(dict.fromkeys(place for each in measures if each for place in each.places))
    verdict = Said.CONFIRMED if so == who else Said.CONTRADICTED
    return words_claim(read, at, only.who[0], verdict, expected, cells)


def _of(code: str, known: Known) -> tuple[JudgedItem, ...]:
    """An item itself; of an element, the items below it."""
    own = known.item(code)
    return known.below(code) if own is None else (own,)


def _scope(read: Read, only: Only, known: Known) -> str | None:
    """The one below which they are the only ones: named in the sentence, else none."""
    codes = [each.code or "" for each in only.who]
    named = (*read.mentions, *read.holders)
    return next(
        (each.code for each in named
         if each.code and each.code not in codes
         and all(known.lies_in(code, each.code) for code in codes)), None,
    )  # fmt: skip
