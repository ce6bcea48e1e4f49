"""Statuses in words: "presenta falta de información", "bajo avance", "avance intermedio".

An element has a status where any of its items has it (METHOD 6).
"""

import re
from collections.abc import Iterator

from sheetgen.language.message import Message, message
from sheetgen.model.figure import Gap
from sheetgen.model.past_state import ItemState
from sheetgen.model.place import Place
from sheetgen.model.report import JudgedItem
from sheetgen.model.status import Band, Status
from sheetgen.model.text import Claim, Said
from sheetgen.texts.answer import NOTHING, Answer
from sheetgen.texts.held_back import withheld
from sheetgen.texts.mention import Mention
from sheetgen.texts.phrase import BANDS, STATUSES, Mark
from sheetgen.texts.reading import Read
from sheetgen.texts.statuses_then import as_it_was, status_then
from sheetgen.texts.table_figures import Known
from sheetgen.texts.unread_words import earned

_BAND_OF = {**BANDS, "status-low": Band.LOW}
_ARTICLES = r"\s*(?:(?:<one>|<the>|<none>)\s+)?"
_OPENS = re.compile(r"^[^\w(]*\(")
_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_ONE_NEAR = 20
"""Signs between "un indicador" and its status: " que presenta un "."""
_TO_SUBJECT = r"\s+(?:(?:<of>|<of-the>|<in>)\s+)?(?:<the>\s+)?"
_LIKE = r"\s*,?\s*(?:<as-well>\s+)?<like>\s+(?:<the>\s+)?"
_CLAUSES = r";|, (?=<the>\s)"


def status_claims(
    read: Read, known: Known, unknown_below: frozenset[str], counted: frozenset[Mark] = frozenset()
) -> Iterator[Claim]:
    """What a sentence says of statuses, but for those that it only counts.

    ``unknown_below`` are elements of which the text names parts that the plan does not have.
    """
    for mark, mention in _pairs(read):
        if mark in counted:
            continue
        then = None if mention.code is None else status_then(
            read, mark, mention.code, known,
            is_denied=_is_denied(read, mark), is_all=_says_both(read, mark, mention),
        )  # fmt: skip
        if then is not None:
            claim = _claim(read, mark, mention, then.said, then.expected, then.cells)
            yield earned(claim, read, mark, known)
            continue
        if mention.code is None:
            claim = _claim(read, mark, mention, Said.NOT_IN_DATA, None, ())
        elif mark.means in STATUSES:
            claim = _status(read, mark, mention, mention.code, known, unknown_below)
        else:
            claim = _band(read, mark, mention, mention.code, known, unknown_below)
        yield withheld(claim, read, mark, known)


def status_answer(means: str, code: str, known: Known) -> Answer:
    """What the table says to a status that one word gives a subject, as cells of tables do."""
    found = known.statuses(code)
    band, wanted = known.band(code), STATUSES.get(means)
    if not found:
        return NOTHING
    if wanted is None:
        so = band is BANDS[means]
    else:
        has_it = any(status is wanted for _, status in found)
        so = has_it or (wanted is Status.LOW and band is Band.LOW)
    said = Said.CONFIRMED if so else Said.CONTRADICTED
    return Answer(said, _as_they_are(found), places=_cells(found))


def told_statuses(read: Read) -> Iterator[tuple[str, Status]]:
    """Each subject of the plan that a sentence gives a status, and which."""
    for mark, mention in _pairs(read):
        if mention.code is not None and mark.means in STATUSES:
            yield mention.code, STATUSES[mark.means]


def _pairs(read: Read) -> Iterator[tuple[Mark, Mention]]:
    """Each status that a sentence tells with each subject that it tells it of, once."""
    told: set[tuple[str, str]] = set()
    last: tuple[Mention, ...] = ()
    end = 0
    for mark in sorted(read.marks, key=lambda each: each.start):
        if mark.means not in STATUSES and mark.means not in BANDS:
            continue
        about = _about(read, mark, end) or last
        end = max(mark.end, about[-1].end if about else 0)
        last = about
        for each in about:
            key = (each.code or each.named, mark.means)
            if key not in told:
                told.add(key)
                yield mark, each


def _about(read: Read, mark: Mark, after: int) -> tuple[Mention, ...]:
    """The subjects of a status: those in the brackets right behind it, else those before it."""
    if _OPENS.match(read.text[mark.end :]) is not None:
        close = read.text.find(")", mark.end)
        last = close if close > 0 else len(read.text)
        inside = tuple(each for each in read.mentions if mark.end <= each.start < last)
        if inside:
            return inside
    before = tuple(each for each in read.mentions if after <= each.start < mark.start)
    clauses = read.shape(_CLAUSES).finditer(_unbracketed(read.text[: mark.start]))
    cut = max((each.end() for each in clauses), default=0)
    near = tuple(each for each in before if each.start >= cut)
    if near or before:
        return (*(near or before), *_likewise(read, mark))
    first = next((each for each in read.mentions if each.start >= mark.end), None)
    if first is not None and read.shape(_TO_SUBJECT).fullmatch(read.text, mark.end, first.start):
        return read.listed(first)
    carried = read.about(mark.start)
    return (carried,) if carried is not None and after == 0 and carried.start <= mark.start else ()


def _likewise(read: Read, mark: Mark) -> tuple[Mention, ...]:
    """Who is so as well: "un avance bajo (74.2 %), al igual que el lineamiento 01.04"."""
    text = _unbracketed(read.text)
    return tuple(
        each
        for each in read.mentions
        if each.start >= mark.end and read.shape(_LIKE).fullmatch(text, mark.end, each.start)
    )[:1]


def _unbracketed(text: str) -> str:
    """The same signs with what stands in brackets blanked out: commas in there part no clauses."""
    return _BRACKETS.sub(lambda found: " " * len(found[0]), text)


def _claim(
    read: Read,
    mark: Mark,
    mention: Mention,
    said: Said,
    expected: Message | None,
    cells: tuple[Place, ...],
) -> Claim:
    words = read.words(mark.start, mark.end)
    return Claim(
        sentence=read.sentence,
        says=message("{who}: «{words}»", who=mention.code or mention.named, words=words),
        subject=mention.code,
        value=None,
        unit="",
        said=said,
        expected=expected,
        cells=cells if said is not Said.NOT_IN_DATA else (),
    )


def _status(
    read: Read,
    mark: Mark,
    mention: Mention,
    code: str,
    known: Known,
    unknown_below: frozenset[str],
) -> Claim:
    wanted, found = STATUSES[mark.means], known.statuses(code)
    having = [each for each, status in found if status is wanted]
    told, cells = _as_they_are(found), _cells(found)
    if not found:
        return _claim(read, mark, mention, Said.NOT_IN_DATA, None, ())
    if not known.is_leaf(code) and not known.has_own(code):
        if wanted is Status.LOW and not read.within(0, mark.start, "one-item", "both"):
            return _band(read, mark, mention, code, known, unknown_below)
        why = message(
            "no indicator of its own is in the plan; of the {n} below it {having} so",
            n=len(found),
            having=len(having),
        )
        return _claim(read, mark, mention, Said.NOT_IN_DATA, why, ())
    is_low = wanted is Status.LOW and known.band(code) is Band.LOW
    is_all = len(having) == len(found)
    so = is_all if _says_both(read, mark, mention) else bool(having) or is_low
    if _is_denied(read, mark):
        so = not having
    said = Said.CONFIRMED if so else Said.CONTRADICTED
    if not so and wanted is Status.MISSING and all(each is Status.NOT_RATED for _, each in found):
        said = Said.AMBIGUOUS  # nothing of it is owed, and nothing may be known of it either
    return _claim(read, mark, mention, said, told, cells)


def _says_both(read: Read, mark: Mark, mention: Mention) -> bool:
    """Whether it is said of all its indicators: in its own brackets, or on the way to the word."""
    own = _BRACKETS.match(read.text, mention.end)
    if own is not None and not mention.is_carried:
        return bool(read.within(own.start(), own.end(), "both"))
    start = mention.end if mention.end <= mark.start and not mention.is_carried else 0
    way = read.within(start, mark.start, "both")
    return any("(" not in read.text[each.end : mark.start] for each in way)


def _is_denied(read: Read, mark: Mark) -> bool:
    """Whether the words say that it is not so: "no presenta un bajo avance", "ni la 1.1 ni"."""
    firsts = (each.start for each in read.within(0, mark.start, "neither"))
    if any(not read.within(0, start, *STATUSES, *BANDS) for start in firsts):
        return True
    return any(
        read.shape(_ARTICLES).fullmatch(read.text, each.end, mark.start)
        for each in read.within(0, mark.start, "not")
    )


def _cells(found: tuple[tuple[JudgedItem, Status], ...]) -> tuple[Place, ...]:
    measures = (each.measured.measure("progress") for each, _ in found)
    return tuple(
        dict.fromkeys(place for measure in measures if measure for place in measure.places)
    )


def _as_they_are(found: tuple[tuple[JudgedItem, Status], ...]) -> Message:
    """Each item with its status and progress."""
    told = tuple(as_it_is(each, status) for each, status in found)
    return message("the table has {items}", items=told)


def as_it_is(judged: JudgedItem, status: Status) -> Message:
    """An item with its status and progress, as in "1.1 con avance alto (100.3 %)"."""
    figure = judged.measured.figure("progress")
    state = ItemState(status, judged.verdict.band, Gap.NO_DATA if figure is None else figure)
    return as_it_was(judged.measured.item.code, state)


def _is_of_one(read: Read, mark: Mark) -> bool:
    """Whether it is said of one of its indicators: "y otro con avance alto"."""
    return any(
        "," not in read.text[each.end : mark.start] and mark.start - each.end <= _ONE_NEAR
        for each in read.within(0, mark.start, "one-item")
    )


def _one_has(
    read: Read, mark: Mark, mention: Mention, found: tuple[tuple[JudgedItem, Status], ...]
) -> Claim:
    if not found:
        return _claim(read, mark, mention, Said.NOT_IN_DATA, None, ())
    so = any(each.verdict.band is _BAND_OF[mark.means] for each, _ in found)
    said = Said.CONFIRMED if so else Said.CONTRADICTED
    return _claim(read, mark, mention, said, _as_they_are(found), _cells(found))


def _band(
    read: Read,
    mark: Mark,
    mention: Mention,
    code: str,
    known: Known,
    unknown_below: frozenset[str],
) -> Claim:
    """As in "avance intermedio": the band of an item or element."""
    if code in unknown_below:
        why = message(
            "the text names parts of it that the plan does not have, so that its mean is another"
        )
        return _claim(read, mark, mention, Said.NOT_IN_DATA, why, ())
    if _is_of_one(read, mark):
        return _one_has(read, mark, mention, known.statuses(code))
    band = known.band(code)
    fact = known.fact(code, "progress") or known.fact(code, "mean")
    found = known.statuses(code)
    if band is None and found and all(status is Status.MISSING for _, status in found):
        return _claim(read, mark, mention, Said.CONTRADICTED, _as_they_are(found), _cells(found))
    if band is None or fact is None:
        return _claim(read, mark, mention, Said.NOT_IN_DATA, None, ())
    so = (band is _BAND_OF[mark.means]) is not _is_denied(read, mark)
    said = Said.CONFIRMED if so else Said.CONTRADICTED
    expected = message(
        "the table has {band} progress ({figure:percent})", band=band.word, figure=fact.figure
    )
    return _claim(read, mark, mention, said, expected, fact.cells)
