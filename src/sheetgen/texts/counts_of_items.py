"""How many items have a status: "12 de los 41 indicadores presentan un avance bajo"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from sheetgen.language.message import message
from sheetgen.model.status import Status
from sheetgen.model.text import Claim, Said
from sheetgen.texts.phrases import Mark
from sheetgen.texts.reading import Read
from sheetgen.texts.statuses import STATUSES
from sheetgen.texts.table_figures import Known

_OF = r"(?:de|of)\s+(?:los\s+|las\s+|sus\s+|the\s+|its\s+)?"
_COUNT = re.compile(rf"(?<![\w.,])(\d+|un[oa]|one)\s+(?:{_OF}(\d+)\s+)?$")
_BARE = re.compile(r"(?<![\w.,])(\d+)\s+(?:\w+\s+){0,3}$")
_ENDS = re.compile(r"[;:.]\s")


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
        if mark.means not in STATUSES:
            continue
        ends = [each.end() for each in _ENDS.finditer(read.text, begun, mark.start)]
        found += _in_clause(read, mark, max([begun, *ends]), found[-1].kind if found else "")
        begun = mark.end
    return tuple(found)


def _in_clause(read: Read, mark: Mark, start: int, last: str) -> Iterator[Count]:
    any_found = False
    for none in read.within(start, mark.start, "none"):
        of = next(iter(read.within(none.end, mark.start, "kind")), None)
        if of is not None and of.start - none.end <= len(" de los "):
            any_found = True
            yield Count(none.start, mark, of.kind, 0, None)
    for kind in read.within(start, mark.start, "kind"):
        at = _COUNT.search(read.text[start : kind.start])
        if at is None or (at[2] is None and not at[1].isdigit()):
            continue  # "un indicador" tells of one, and not of how many
        any_found = True
        yield Count(start + at.start(1), mark, kind.kind, int(at[1]) if at[1].isdigit() else 1,
                    int(at[2]) if at[2] else None)  # fmt: skip
    bare = _BARE.search(read.text[start : mark.start])
    if last and not any_found and bare is not None:
        yield Count(start + bare.start(1), mark, last, int(bare[1]), None)


def count_claims(read: Read, counts: tuple[Count, ...], known: Known) -> Iterator[Claim]:
    """Each count held against the table: of the subject named before it, else of the plan."""
    for count in counts:
        named = [each for each in read.mentions if each.start < count.start]
        about = named[-1] if named else read.about(count.start)
        code = about.code if about is not None and about.start <= count.start else None
        status = STATUSES[count.mark.means]
        own = known.having(code, count.kind, status)
        whole = known.having(None, count.kind, status)
        scopes = (own,) if named else (own, whole)
        if own[1] == 0 or (about is not None and about.code is None):
            said = Said.NOT_IN_DATA
        elif any(_agrees(count, each) for each in scopes):
            said = Said.CONFIRMED
        else:
            said = Said.CONTRADICTED if named or code is None else Said.AMBIGUOUS
        n, of = own
        yield Claim(
            sentence=read.sentence,
            says=message("«{words}»", words=read.words(count.start, count.mark.end)),
            subject=code,
            value=Decimal(count.n),
            unit=count.kind,
            said=said,
            expected=None
            if said is Said.NOT_IN_DATA
            else message("the table has {n} of {of} {status}", n=n, of=of, status=_word(status)),
            cells=() if said is Said.NOT_IN_DATA else known.cells_having(code, status),
        )


def _agrees(count: Count, scope: tuple[int, int]) -> bool:
    n, of = scope
    return count.n == n and count.of in {None, of}


def _word(status: Status) -> object:
    return status.entry.counted
