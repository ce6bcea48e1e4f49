"""What the table calls for and a text leaves out."""

from collections.abc import Iterator

from sheetgen.language.message import message
from sheetgen.model.status import Status
from sheetgen.model.text import Claim, Said, Sentence
from sheetgen.texts.phrase import STATUSES
from sheetgen.texts.reading import Read
from sheetgen.texts.statuses import as_it_is, told_statuses
from sheetgen.texts.table_figures import Known

_LEAST = 3
_HEADS = tuple(STATUSES.values())
_LOW_SHARE = 2


def omitted(
    sentences: tuple[Read, ...], claims: tuple[Claim, ...], known: Known
) -> Iterator[Claim]:
    """The statuses and the items that a text which tells of the others does not tell.

    Statuses are looked for where the text tells those of three elements or more that hold items;
    items of work where it tells the figures of more than half of them.
    """
    yield from _statuses(sentences, claims, known)
    yield from _items(sentences, claims, known)


def _statuses(
    sentences: tuple[Read, ...], claims: tuple[Claim, ...], known: Known
) -> Iterator[Claim]:
    told = _told(sentences, known)
    leaves = [
        each.element.code
        for each in known.report.elements
        if known.has_own(each.element.code) and known.is_leaf(each.element.code)
    ]
    named = [code for code in leaves if told.get(code)]
    if len(named) < _LEAST:
        return
    wrong = {each.subject for each in claims if each.said is Said.CONTRADICTED}
    last = max((each.sentence for each in sentences if each.marks), key=lambda each: each.passage)
    at = {code: _at(sentences, code, known) or last for code in leaves}
    for code in leaves:
        if code in wrong:
            continue
        found = known.statuses(code)
        left = [
            status
            for status in _HEADS
            if status not in told.get(code, set()) and any(each is status for _, each in found)
        ]
        if left:
            items = tuple(as_it_is(each, status) for each, status in found if status in left)
            yield Claim(
                sentence=at[code],
                says=message("{code} is not told of", code=code)
                if not told.get(code)
                else message("{code} is told of only in part", code=code),
                subject=code,
                value=None,
                unit="",
                said=Said.OMITTED,
                expected=message("the table has {items}", items=items),
                cells=tuple(
                    dict.fromkeys(
                        place
                        for each, status in found
                        if status in left
                        for measure in [each.measured.measure("progress")]
                        if measure is not None
                        for place in measure.places
                    )
                ),
            )


def _told(sentences: tuple[Read, ...], known: Known) -> dict[str, set[Status]]:
    """The statuses that the text tells of each element, true or not."""
    found: dict[str, set[Status]] = {}
    for read in sentences:
        for code, status in told_statuses(read):
            judged = known.item(code)
            for each in {code, judged.measured.item.element if judged else code}:
                found.setdefault(each, set()).add(status)
    return found


def _at(sentences: tuple[Read, ...], code: str, known: Known) -> Sentence | None:
    """The sentence that names it, or else the last that names what it belongs to."""
    parents = {each.element.code: each.element.parent for each in known.report.elements}
    at: str | None = code
    while at is not None:
        for read in sentences:
            if any(each.code == at for each in read.mentions):
                return read.sentence
        at = parents.get(at)
    return None


def _items(sentences: tuple[Read, ...], claims: tuple[Claim, ...], known: Known) -> Iterator[Claim]:
    """Items of work that are never told of, where most of the others are."""
    told = {each.subject for each in claims if each.subject}
    told |= {each.code for read in sentences for each in read.mentions if each.code}
    figures = {each.subject for each in claims if each.value is not None}
    work = [each for each in known.report.items if each.measured.measure("physical") is not None]
    of_work = [each for each in work if each.measured.item.code in figures]
    if len(of_work) * _LOW_SHARE <= len(work) or not sentences:
        return
    for each in work:
        item = each.measured.item
        figure = each.measured.figure("physical")
        if item.code not in told and figure is not None:
            actual = each.measured.measure("actual")
            yield Claim(
                sentence=sentences[-1].sentence,
                says=message("{code} is not told of", code=item.code),
                subject=item.code,
                value=None,
                unit="",
                said=Said.OMITTED,
                expected=message("the table has {figure:percent}", figure=figure),
                cells=actual.places if actual is not None else (),
            )
