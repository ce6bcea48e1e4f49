"""Why what a sentence says is not held against the table, although it is of a subject of the plan.

It may be of other months, of money that the table does not have, of what was only expected, or of
a part of what was done: then the table neither confirms nor contradicts it, and the reason is told.
"""

import re

from sheetgen.language.message import Message, message
from sheetgen.model.period import Period, month_of
from sheetgen.model.text import Claim, Said
from sheetgen.records import replace
from sheetgen.texts.around import Around, is_referred, year_before, year_of
from sheetgen.texts.figures_in_text import COUNT, Number
from sheetgen.texts.mention import Mention
from sheetgen.texts.months_alone import is_sum
from sheetgen.texts.overlaps import COMPARING, JUDGED, RELATIONS
from sheetgen.texts.phrase import Mark
from sheetgen.texts.reading import Read
from sheetgen.texts.spans import Span
from sheetgen.texts.table_figures import Known
from sheetgen.texts.unit_of import counts_soles
from sheetgen.texts.unread_words import earned

_CLAUSE = re.compile(r"[;:(]|, |\.\s")
_NEAR = 25
_STOPS = re.compile(r";|\.\s")
_PLACE = r"\s+(?:[^\W\d]+\s+){0,2}?<in>\s+(?:<the>\s+)?(?:<place>\s+(?:<of>\s+)?)?"
_OF = r"\s+(?:<of>\s+(?:(?!<the>\s)[^\W\d]+\s+){1,3})?<of>\s+(?:<the>\s+)?"
_SOMEWHERE = r"\s+(?:[^\W\d]+\s+){0,2}?<in>\s+(?:<the>\s+)?<place>"
_BEGINS = r"(?:^|[,;]\s+)<the>\s+"
_OF_STATE = ("informed", "some-work", "no-work", "all-money", "money-high", "money-low")
_OF_MONTH = (*JUDGED, "informed", "alert", "matter")
_OWN_MONEY = ("pim", "money", "budget", "execution", "target", "value", "unspent")


def withheld(
    claim: Claim, read: Read, at: Number | Mark, known: Known, reads: tuple[str, ...] = ()
) -> Claim:
    """The claim as it is, or with the reason why the table says nothing to it, or not surely.

    ``reads`` are the meanings that turn a whole sentence and that its reader knows of.
    """
    if claim.said in {Said.NOT_IN_DATA, Said.OMITTED}:
        return claim
    why = (
        _other_months(read, at, claim.subject, known)
        or _other_year(read, at, known)
        or _not_said_to_be(read, at)
    )
    if why is None and claim.said.is_doubtful and isinstance(at, Number):
        why = (
            _other_money(read, at, known)
            or _other_target(read, at)
            or _of_part(read, at)
            or _of_several(read, at, known)
        )
    if why is None:
        return earned(claim, read, at, known, reads)
    return replace(claim, said=Said.NOT_IN_DATA, expected=why, cells=())


def _other_months(read: Read, at: Number | Mark, code: str | None, known: Known) -> Message | None:
    """As in "a junio", "en el primer semestre", where the table is of December."""
    span = span_of(read, at)
    if span is None or span.is_to(known.period):
        return None
    if ends_here(span, known) and (
        isinstance(at, Number) or at.means in _OF_MONTH or not is_sum(code, known)
    ):
        return None  # of what adds up, a figure may be the month's own, and was held against that
    month = Period(span.year or known.year, span.last) if span.last else None
    if isinstance(at, Number) and month is not None and known.past(code, month) is not None:
        return None  # it was held against what is known of that month
    return other_than(known)


def other_than(known: Known) -> Message:
    """Why nothing is said to what is told of other months."""
    return message("the sentence tells of other months than {month}", month=month_of(known.period))


def ends_here(span: Span, known: Known) -> bool:
    """Whether the months that are named end with the table's."""
    return span.last == known.period.month and (span.year or known.year) == known.year


def _other_year(read: Read, at: Number | Mark, known: Known) -> Message | None:
    """What words say of another year, of which the table holds figures and no statuses.

    A year behind a comparison is what it is held against.
    """
    if isinstance(at, Number) or at.means in COMPARING:
        return None
    year = year_of(read, at) if at.means in (*JUDGED, *_OF_STATE) else year_before(read, at)
    if year is None or year == known.year:
        return None
    return message("the sentence tells of another year than {year}", year=str(known.year))


def span_of(read: Read, at: Number | Mark) -> Span | None:
    """The months that a figure or phrase is said of; None where none are named."""
    told = (
        each
        for each in read.spans
        if not (each.last and is_referred(read, each.start)) or _says_apart(read, at)
    )
    named: tuple[Span | Mark, ...] = (*told, *_years(read))
    behind = [each for each in named if each.start >= at.end]
    first = min(behind, key=lambda each: each.start, default=None)
    if isinstance(first, Span) and _is_near(read, at, first):
        return first
    before = [each for each in named if each.end <= at.start]
    last = max(before, key=lambda each: each.end, default=None)
    if last is None:
        return read.months
    return last if isinstance(last, Span) else None


def _says_apart(read: Read, at: Number | Mark) -> bool:
    """Whether it is more or less than in the months named: "respecto a marzo, 120 empresas más"."""
    near = read.within(at.end, min(len(read.text), at.end + _NEAR), "apart")
    return isinstance(at, Number) and bool(near)


def _years(read: Read) -> tuple[Mark, ...]:
    """What names a whole year, and no months of it."""
    years = tuple(
        Mark(start, end, "whole-year")
        for start, end, _ in read.years
        if not any(each.start <= start < each.end + len(" de 2025") for each in read.spans)
    )
    return (*years, *read.within(0, len(read.text), "whole-year"))


def _is_near(read: Read, at: Number | Mark, span: Span) -> bool:
    """Whether no figure and no clause stands between."""
    between = any(at.end <= each.start < span.start for each in read.numbers)
    return not between and _CLAUSE.search(read.text, at.end, span.start) is None


def _not_said_to_be(read: Read, at: Number | Mark) -> Message | None:
    """What is only expected or supposed: "se espera atender a 300", "de haberse ejecutado"."""
    stop = _CLAUSE.search(read.text, at.end)
    if read.within(at.end, stop.start() if stop else len(read.text), "supposed"):
        return message("the sentence tells of what is expected or supposed, and not of what was")
    told = read.within(0, at.start, "supposed")
    if not told or _STOPS.search(read.text, told[-1].end, at.start):
        return None
    if read.within(told[-1].end, at.start, "done", "break", "contrary"):
        return None
    return message("the sentence tells of what is expected or supposed, and not of what was")


def _other_money(read: Read, number: Number, known: Known) -> Message | None:
    """Money that the table does not have: "el PIA", "el girado", "ventas por S/ 14.3 millones"."""
    about = read.about_number(number)
    item = known.item(about.code if about else None)
    if number.unit != "soles" or (item is not None and counts_soles(item.measured.item)):
        return None
    stops = [*(each.start for each in read.numbers if each.start >= number.end), len(read.text)]
    stop = _CLAUSE.search(read.text, number.end, stops[0])
    told = (
        *read.within(0, number.start, *_OWN_MONEY, "other-money")[-1:],
        *read.within(number.end, stop.start() if stop else stops[0], *_OWN_MONEY, "other-money"),
    )
    if not told and read.section.of == "section-money":
        return None
    if told and (told[0].means != "other-money" or any(each.means == "unspent" for each in told)):
        return None
    return message(
        "the sentence does not say that it is the budget (PIM) or what was accrued of it"
    )


def _other_target(read: Read, number: Number) -> Message | None:
    """As in "la meta inicial era de 1,500 empresas"."""
    told = read.within(0, number.start, "other-target")
    if not told or any(told[-1].end <= each.start < number.start for each in read.numbers):
        return None
    return message("it is another target than that of the year")


def _of_part(read: Read, number: Number) -> Message | None:
    """A part of what was done: "2,500 empresas en Lima", "el CITE Madera atendió a 350"."""
    if number.unit != COUNT:
        return None
    place = read.shape(_PLACE).match(read.text, number.end)
    is_place = place is not None and (
        _is_name(read, place.end()) or read.shape(_SOMEWHERE).match(read.text, number.end)
    )
    if not (is_place or _is_some_of(read, number) or _has_agent(read, number)):
        return None
    return message("it may be only a part of what was done")


def _is_some_of(read: Read, number: Number) -> bool:
    """As in "120 empresas de la Actividad 1.3 obtuvieron", which are some of them."""
    way = rf"\s+{re.escape(number.noun)}\s+<of>\s+(?:<the>\s+)?" if number.noun else ""
    behind = next((each for each in read.mentions if each.start >= number.end), None)
    if not way or behind is None or read.within(0, number.start, "target", "programmed", "planned"):
        return False
    return read.shape(way).fullmatch(read.text, number.end, behind.start) is not None


def _of_several(read: Read, number: Number, known: Known) -> Message | None:
    """What all parts of a subject share: "las actividades del Producto 1 superaron el 99 %"."""
    about = read.about_number(number)
    if number.unit != "percent" or about is None or about.is_carried:
        return None
    if known.item(about.code) is None and known.is_leaf(about.code or ""):
        return None  # it was held against each of its items
    if Around(read, number).has_money:
        return None  # the money of all parts is that of the whole
    parts = read.within(0, about.start, "kind")
    if not parts or not read.shape(_OF).fullmatch(read.text, parts[-1].end, about.start):
        return None
    return _may_be_of_parts(about)


def of_parts(claim: Claim, read: Read, mark: Mark) -> Claim:
    """What may be said of parts: "de los indicadores del Producto 3, uno superó la meta"."""
    about = read.about(mark.start)
    if not claim.said.is_doubtful or mark.means not in RELATIONS or about is None:
        return claim
    parts = read.within(0, about.start, "kind")
    if (
        about.is_carried
        or not parts
        or parts[-1].kind == about.kind
        or not read.shape(_OF).fullmatch(read.text, parts[-1].end, about.start)
        or not read.within(about.end, mark.start, "numeral", "one-item")
    ):
        return claim
    return replace(claim, said=Said.NOT_IN_DATA, expected=_may_be_of_parts(about), cells=())


def _may_be_of_parts(about: Mention) -> Message:
    return message("it may be only of parts of {who}", who=about.code or about.named)


def _is_name(read: Read, at: int) -> bool:
    """Whether a name begins here, and of no subject of the plan."""
    is_subject = any(each.start <= at < each.end for each in read.mentions)
    is_kind = any(each.means == "kind" and each.start == at for each in read.marks)
    return read.words(at, at + 1).isupper() and not (is_subject or is_kind)


def _has_agent(read: Read, number: Number) -> bool:
    """Whether another than its subject did it: "la oficina de Piura atendió a 350 empresas"."""
    done = read.within(0, number.start, "done")
    begun = [*read.shape(_BEGINS).finditer(read.text, 0, done[-1].start)] if done else []
    if not begun:
        return False
    first = begun[-1].end()
    is_agent = any(each.means == "agent" and each.start == first for each in read.marks)
    own = any(first <= each.start < done[-1].start for each in read.mentions)
    return (is_agent or _is_name(read, first)) and not own
