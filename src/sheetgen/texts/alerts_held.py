"""Counts of alerts held against those of the table, of the plan or of whom a sentence names.

A subject has the alerts on itself and on all below it. Where others are "told below" it has those
alone that its own paragraph tells.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from sheetgen.language.message import Message, filled, first_few, message, message_n
from sheetgen.model.matter import matters_of
from sheetgen.model.summary import Alert
from sheetgen.model.text import Claim, Said
from sheetgen.records import replace
from sheetgen.texts.alerts_counted import AlertCount
from sheetgen.texts.counted_words import of_other_offices
from sheetgen.texts.held_back import withheld
from sheetgen.texts.in_words import words_claim
from sheetgen.texts.mention import Mention
from sheetgen.texts.phrase import Mark
from sheetgen.texts.reading import Read
from sheetgen.texts.table_figures import Known

_IN = r"\s+(?:<in>|<of>)\s+(?:<the>\s+)?"
_MOST = 5
Told = tuple[Alert, ...]


def alert_claims(read: Read, counts: tuple[AlertCount, ...], known: Known) -> Iterator[Claim]:
    """What the table says to each count of alerts, or of matters."""
    for count in counts:
        about = _about(read, count)
        of = (None,) if about is None else read.listed(about)
        mark = Mark(count.start, count.end, count.noun.means)
        counted = replace(count, is_open=count.is_open or (len(of) > 1 and count.how != "none"))
        for each in of:
            yield withheld(_claim(read, mark, counted, each, known), read, mark, known)


def _about(read: Read, count: AlertCount) -> Mention | None:
    """Whom a count is about: named right behind it, or before; None for the whole plan."""
    for each in read.mentions:
        if each.start >= count.end and read.shape(_IN).fullmatch(read.text, count.end, each.start):
            return each
    if any(each.start <= count.start for each in read.mentions):
        return read.about(count.start)
    return read.carried or read.section.subject


def _claim(read: Read, mark: Mark, count: AlertCount, about: Mention | None, known: Known) -> Claim:
    code = about.code if about is not None else None
    is_named = about in read.mentions
    scopes = tuple(_scopes(count, code, known))
    if not is_named:
        scopes = (*scopes, known.report.alerts)
    said, own = (Said.NOT_IN_DATA, ()) if not scopes else _verdict(count, scopes)
    is_other = about is not None and (about.code is None or about.conflict is not None)
    if is_other or count.is_open or of_other_offices(read, known):
        said = Said.NOT_IN_DATA
    elif said is Said.CONTRADICTED and code is not None and not is_named:
        said = Said.AMBIGUOUS
    if said is Said.NOT_IN_DATA:
        claim = words_claim(read, mark, about, said)
    else:
        cells = dict.fromkeys(place for each in own for place in each.places)
        claim = words_claim(read, mark, about, said, _expected(count, own), tuple(cells))
    noun = read.text[count.noun.start : count.noun.end]
    return replace(claim, value=Decimal(count.n) if count.how == "some" else None, unit=noun)


def _scopes(count: AlertCount, code: str | None, known: Known) -> Iterator[Told]:
    """The alerts that a count of a subject may be of."""
    if code is None:
        return
    alerts = known.report.alerts
    paragraph = next((each for each in known.report.narrative if each.element == code), None)
    if count.are_told_below:
        ids = paragraph.alerts if paragraph is not None else ()
        yield tuple(each for each in alerts if each.id in ids)
        return
    yield tuple(
        each for each in alerts if each.subject == code or known.lies_in(each.subject, code)
    )
    if all(known.lies_in(each.element.code, code) for each in known.report.elements):
        yield alerts


def _verdict(count: AlertCount, scopes: Iterable[Told]) -> tuple[Said, Told]:
    """Whether so many are there, and the alerts that it rests on."""
    found = tuple((each, _of_level(count, each)) for each in scopes)
    for scope, own in found:
        n, of = (_so_many(count, each) for each in (own, scope))
        so = {"none": n == 0, "all": n == of > 0}.get(count.how, n == count.n)
        if so:
            return Said.CONFIRMED, own
    return Said.CONTRADICTED, found[0][1]


def _of_level(count: AlertCount, alerts: Told) -> Told:
    if count.level is None:
        return alerts
    if count.noun.means == "matter":
        return tuple(each.alert for each in matters_of(alerts) if each.level is count.level)
    return tuple(each for each in alerts if each.level is count.level)


def _so_many(count: AlertCount, alerts: Told) -> int:
    return len(matters_of(alerts)) if count.noun.means == "matter" else len(alerts)


def _expected(count: AlertCount, own: Told) -> Message:
    """How many there are, and which."""
    alerts = tuple(each.alert for each in matters_of(own)) if count.noun.means == "matter" else own
    named = first_few([each.id for each in alerts], _MOST)
    if not alerts:
        return message("the table has none")
    if count.level is not None:
        counted = filled(count.level.counted, n=len(alerts))
        return message("the table has {counted}: {alerts}", counted=counted, alerts=named)
    if count.noun.means == "matter":
        return message_n(
            "the table has one matter: {alerts}",
            "the table has {n} matters: {alerts}",
            len(alerts),
            alerts=named,
        )
    return message_n(
        "the table has one alert: {alerts}",
        "the table has {n} alerts: {alerts}",
        len(alerts),
        alerts=named,
    )
