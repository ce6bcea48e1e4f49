"""What closing a month says: what was sealed, and what differs from the edition before."""

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation

from sheetgen.closing import Edition
from sheetgen.editions import RAISED
from sheetgen.language.message import Message, filled, message
from sheetgen.model.quantities import QUANTITIES
from sheetgen.model.status import Status
from sheetgen.planning.closed_files import ITEM_KEYS
from sheetgen.telling.served_words import counted_word
from sheetgen.telling.words import BAND_WORDS, GAPS, measure_word


def told(edition: Edition) -> Iterator[Message]:
    """What was sealed, and what differs from the edition before."""
    yield message(
        "{plan}: sealed, edition {edition}: {file}",
        plan=edition.plan,
        edition=edition.number,
        file=edition.file,
    )
    if edition.since is None:
        yield message("The edition before cannot be read: nobody can say what differs from it.")
        return
    changes, cells = edition.since.changes, edition.since.cells
    if edition.number > 1 and not changes and not cells:
        yield message("Nothing differs from the edition before.")
    for place, before, after in cells[:_MOST]:
        said = message(
            "{place} held {before}, and holds {after}",
            place=place,
            before=before or "—",
            after=after or "—",
        )
        if place in edition.asked:
            code, field = edition.asked[place]
            said = message(
                "{subject} · {figure}: {what}",
                subject=_subject(code, edition.names),
                figure=measure_word(field),
                what=said,
            )
        yield said
    if len(cells) > _MOST:
        yield message(
            "{n} cells in all are others: they stand in {file}.", n=len(cells), file=edition.file
        )
    for code, field, before, after in changes:
        yield message(
            "{subject}: {field} was {before}, is {after}",
            subject=_subject(code, edition.names),
            field=_field(field),
            before=_said(field, before),
            after=_said(field, after),
        )


_MOST = 12


def _subject(code: str, names: Mapping[str, str]) -> str:
    """An item, element or office with its name, or an alert with that of its subject."""
    name = names.get(code) or names.get(code.partition(":")[2], "")
    return f"{code} {name}".rstrip()


def _field(field: str) -> Message | str:
    if field in _FIELDS:
        return _FIELDS[field]
    return measure_word(field) if field in ITEM_KEYS else counted_word(field)


def _said(field: str, value: str | None) -> Message | str:
    """A figure in its unit, a code in words."""
    if not value:
        return "—"
    if field in _WORDS:
        return _WORDS[field].get(value, value)
    try:
        figure = Decimal(value)
    except InvalidOperation:
        return value
    unit = "percent" if field == "index" else QUANTITIES[field].unit if field in QUANTITIES else ""
    return filled(_IN_UNIT.get(unit, _PLAIN), figure=figure)


_PLAIN = message("{figure}")
_IN_UNIT = {
    "percent": message("{figure:percent}"),
    "points": message("{figure:points}"),
    "soles": message("{figure:soles}"),
}


_FIELDS = {
    "status": message("Status"),
    "gap": message("Why there is no figure"),
    "band": message("Band"),
    "rule": message("Rule"),
    "index": message("Index"),
    "alert": message("Alert"),
}
_WORDS: Mapping[str, Mapping[str, Message]] = {
    "status": {each.value: each.entry.counted for each in Status},
    "alert": {RAISED: message("raised")},
    "gap": {each.value: words for each, words in GAPS.items()},
    "band": {each.value: words for each, words in BAND_WORDS.items()},
}
