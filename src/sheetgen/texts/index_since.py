"""How the index moved since the month before, and what of it each cause moved, as a text has it.

"Desde marzo el índice subió de 95.2 % a 98.1 % (+2.9 p. p.)", "Del índice: Meta −1.1 p. p.".
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

from sheetgen.language.languages import codes
from sheetgen.language.message import OF_CODE, Message, message
from sheetgen.language.speaker import speaker
from sheetgen.model.comparison import CauseKind, Comparison
from sheetgen.model.period import month_of
from sheetgen.model.text import Claim, Said
from sheetgen.texts.figures_in_text import Number
from sheetgen.texts.from_to import move_of
from sheetgen.texts.held_back import withheld
from sheetgen.texts.overlaps import RISES
from sheetgen.texts.phrase_language import plain
from sheetgen.texts.printing import prints
from sheetgen.texts.reading import Read
from sheetgen.texts.since_before import against_before
from sheetgen.texts.table_figures import Known

_NAMED = r"<own-index>|<index>"
_CAUSES = r"\s*<of-own-index>\s*:"
_STAYS = r"<stays-at>\s+$"
_STOPS = ":;"
_JOINS = " :;+-"
_INDEX = message("Management index")


def index_since(read: Read, known: Known) -> Iterator[tuple[Number, Claim]]:
    """Each figure of the index and of its move since the month before, with its claim."""
    found = known.report.comparison
    if found is None or known.index is None or found.index_before is None:
        return
    held = against_before(read, known, carried=True)
    if held is None:
        return
    causes = read.shape(_CAUSES).match(read.text)
    told = _moved(held, found) if causes is None else _by_cause(held, found, causes.end())
    for number, what, figure in told:
        claim = _claim(held, number, what, figure, known)
        is_read = causes is not None  # its words are those of causes, and nothing else
        yield number, claim if is_read else withheld(claim, held, number, known)


_Told = tuple[Number, Message, Decimal]
"""A figure, what it is of, and what the table has."""


def _moved(read: Read, found: Comparison) -> Iterator[_Told]:
    """What stands behind "el índice", up to where the sentence goes on to something else."""
    named = read.shape(_NAMED).search(read.text)
    was, stands = found.index_before, found.index_after
    if named is None or not isinstance(was, Decimal) or not isinstance(stands, Decimal):
        return
    if any(each.start < named.end() for each in read.mentions):
        return
    stops = [at for sign in _STOPS if (at := read.text.find(sign, named.end())) >= 0]
    end = min(stops, default=len(read.text))
    for number in read.numbers:
        if not named.end() <= number.start < end:
            continue
        if number.unit == "percent":
            yield number, _INDEX, was if _is_of_then(read, number, stands) else stands
        elif number.unit == "points":
            yield number, _INDEX, _as_told(read, number, stands - was)


def _is_of_then(read: Read, number: Number, stands: Decimal) -> bool:
    """Whether it says what the index was; where it "stays at" what it is, it says both."""
    move = move_of(read, number)
    if move is not None:
        return number is move.then
    stays = read.shape(_STAYS).search(read.text, 0, number.start) is not None
    return stays and prints(number, stands)


def _as_told(read: Read, number: Number, points: Decimal) -> Decimal:
    """A move by the sign that it is told with: "bajó ... (−2.9 p. p.)", "bajó 2.9 p. p."."""
    ways = [RISES[each.means] for each in read.within(0, number.start, *RISES)]
    return -points if ways and not ways[-1] and not number.has_sign else points


def _by_cause(read: Read, found: Comparison, at: int) -> Iterator[_Told]:
    """As in "Meta −3.8 p. p.; Valor informado +3.8 p. p."."""
    for number in read.numbers:
        way = read.text[at : number.start]
        kind = _cause(way)
        if kind is not None and number.unit == "points":
            yield number, kind.word, found.by_cause.get(kind, Decimal(0))
        at = number.end


def _cause(way: str) -> CauseKind | None:
    """The cause whose word stands before a figure, with nothing but signs beside it."""
    return _causes().get(way.strip(_JOINS))


@cache
def _causes() -> Mapping[str, CauseKind]:
    """Every cause by the words that each language has for it."""
    says = [speaker(code, OF_CODE).say for code in codes()]
    return {plain(say(each.word)): each for each in CauseKind for say in says}


def _claim(read: Read, number: Number, what: Message, figure: Decimal, known: Known) -> Claim:
    found, index = known.report.comparison, known.index
    is_so = prints(number, figure)
    is_points = number.unit == "points"
    has = (
        message("{figure:points}", figure=figure)
        if is_points
        else message("{figure:percent}", figure=figure)
    )
    return Claim(
        sentence=read.sentence,
        says=message(
            "{who}, since {month}: {figure}",
            who=what,
            month=month_of(known.period if found is None else found.since),
            figure=read.words(read.begins(number), number.end),
        ),
        subject=None,
        value=number.value,
        unit=number.unit,
        said=Said.CONFIRMED if is_so else Said.CONTRADICTED,
        expected=None if is_so else message("the table has {facts}", facts=(has,)),
        cells=() if index is None else index.cells,
    )
