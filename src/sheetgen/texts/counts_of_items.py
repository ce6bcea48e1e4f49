"""How many items have a status: "12 de los 41 indicadores presentan un avance bajo"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from sheetgen.language.message import Message, message
from sheetgen.model.report import JudgedItem
from sheetgen.model.text import Claim, Said
from sheetgen.texts.held_back import withheld
from sheetgen.texts.overlaps import RELATIONS
from sheetgen.texts.phrase import Mark
from sheetgen.texts.reading import Read
from sheetgen.texts.relations import holds
from sheetgen.texts.statuses import BANDS, STATUSES
from sheetgen.texts.subjects import KINDS
from sheetgen.texts.table_figures import Known

_OF = r"<of>\s+(?:(?:<the>|<its>)\s+)?"
_COUNT = rf"(?<![\w.,])(\d+)\s+(?:{_OF}(\d+)\s+)?$"
_TARGET_NEAR = 20
_BARE = re.compile(r"(?<![\w.,])(\d+)\s+(?:\w+\s+){0,3}$")
_PARTITIVE = r"<of>\s+(?:<the>\s+)?$"
"""Before the whole that a count is of: "De los 41 indicadores, 12 presentan ..."."""
_ENDS = re.compile(r"[;:.]\s")


_BESIDE_TARGET = {
    "above": message("above their target"),
    "below": message("below their target"),
    "not-above": message("not above their target"),
    "not-below": message("not below their target"),
}


@dataclass(frozen=True, slots=True)
class Count:
    """A number of subjects of a kind that a sentence gives a status; ``of`` is of how many."""

    start: int
    mark: Mark
    kind: str
    n: int
    of: int | None


def counts_of(read: Read) -> tuple[Count, ...]:
    """The counts of a sentence; a further one without a kind is of the kind before."""
    found: list[Count] = []
    begun = 0
    for mark in sorted(read.marks, key=lambda each: each.start):
        if mark.means not in (*STATUSES, *BANDS) and not _is_of_target(read, mark):
            continue
        ends = [each.end() for each in _ENDS.finditer(read.text, begun, mark.start)]
        found += _in_clause(read, mark, max([begun, *ends]), found[-1].kind if found else "")
        begun = mark.end
    return tuple(found)


def _is_of_target(read: Read, mark: Mark) -> bool:
    """Whether it compares with a target, of which nothing more is told: "superaron su meta"."""
    return mark.means in RELATIONS and bool(
        read.within(mark.start, mark.end + _TARGET_NEAR, "target")
    )


def _in_digits(read: Read) -> str:
    """The sentence with its numerals as digits, sign for sign: "seis de las once"."""
    text = read.text
    for each in read.marks:
        if each.means == "numeral":
            digits = each.kind.ljust(each.end - each.start)
            text = f"{text[: each.start]}{digits}{text[each.end :]}"
    return text


def _in_clause(read: Read, mark: Mark, start: int, last: str) -> Iterator[Count]:
    any_found, text = False, _in_digits(read)
    for none in read.within(start, mark.start, "none"):
        of = next(iter(read.within(none.end, mark.start, "kind")), None)
        if of is not None and of.start - none.end <= len(" de los "):
            any_found = True
            yield Count(none.start, mark, of.kind, 0, None)
    for kind in read.within(start, mark.start, "kind"):
        at = read.shape(_COUNT).search(text[start : kind.start])
        if at is None or (at[2] is None and at[1] == "1"):
            continue  # "un indicador" tells of one, and not of how many
        any_found = True
        behind = _BARE.search(text[kind.end : mark.start])
        if (
            read.shape(_PARTITIVE).search(text[: start + at.start(1)])
            and at[2] is None
            and behind is not None
        ):
            place = kind.end + behind.start(1)
            yield Count(place, mark, kind.kind, int(behind[1]), int(at[1]))
            continue
        of_many = int(at[2]) if at[2] else None
        yield Count(start + at.start(1), mark, kind.kind, int(at[1]), of_many)
    bare = _BARE.search(text[start : mark.start])
    if last and not any_found and bare is not None:
        yield Count(start + bare.start(1), mark, last, int(bare[1]), None)


def count_claims(read: Read, counts: tuple[Count, ...], known: Known) -> Iterator[Claim]:
    """Each count held against the table: of the subject named before it, else of the plan."""
    for count in counts:
        named = [each for each in read.mentions if each.start < count.start]
        about = named[-1] if named else read.about(count.start)
        code = about.code if about is not None and about.start <= count.start else None
        means = count.mark.means
        own, whole = (_having(known, each, count.kind, means) for each in (code, None))
        scopes = (own,) if named else (own, whole)
        if own[1] == 0 or (about is not None and about.code is None):
            said = Said.NOT_IN_DATA
        elif any(_agrees(count, each) for each in scopes):
            said = Said.CONFIRMED
        else:
            said = Said.CONTRADICTED if named or code is None else Said.AMBIGUOUS
        n, of = own
        claim = Claim(
            sentence=read.sentence,
            says=message("«{words}»", words=read.words(count.start, count.mark.end)),
            subject=code,
            value=Decimal(count.n),
            unit=count.kind,
            said=said,
            expected=None
            if said is Said.NOT_IN_DATA
            else message("the table has {n} of {of} {status}", n=n, of=of, status=_word(means)),
            cells=() if said is Said.NOT_IN_DATA else known.cells_having(code, _so(known, means)),
        )
        yield withheld(claim, read, count.mark, known)


def _agrees(count: Count, scope: tuple[int, int]) -> bool:
    n, of = scope
    return count.n == n and count.of in {None, of}


def _so(known: Known, means: str) -> Callable[[JudgedItem], bool]:
    """Whether an item is as the words say."""
    if means in STATUSES:
        return lambda each: each.verdict.status is STATUSES[means]
    if means in BANDS:
        return lambda each: each.verdict.band is BANDS[means]

    def compares(each: JudgedItem) -> bool:
        now, then = (known.fact(each.measured.item.code, name) for name in ("actual", "target"))
        return now is not None and then is not None and holds(means, now.figure, then.figure)

    return compares


def _having(known: Known, code: str | None, kind: str, means: str) -> tuple[int, int]:
    if means not in STATUSES and kind not in KINDS.values():
        return 0, 0  # an element has a band and a target of its own, or none
    return known.having(code, kind, _so(known, means))


def _word(means: str) -> Message:
    if means in BANDS:
        return message("with {band} progress", band=BANDS[means].word)
    return STATUSES[means].entry.counted if means in STATUSES else _BESIDE_TARGET[means]
