"""What words compare with a target, a baseline or another year: "superior a la meta", "mejoró"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from sheetgen.language.message import message
from sheetgen.model.plan import Indicator
from sheetgen.model.text import Claim, Said
from sheetgen.model.traits import Direction
from sheetgen.texts.aspect import AIM
from sheetgen.texts.from_to import moves_of
from sheetgen.texts.in_words import code_of, holds, is_almost, is_denied, subjects_of, words_claim
from sheetgen.texts.phrase import PORTION, Mark
from sheetgen.texts.printing import written
from sheetgen.texts.reading import Read
from sheetgen.texts.subjects import Mention
from sheetgen.texts.table_figures import Fact, Known

PASSIVES = {"was-above": "above", "was-met": "not-below"}
"""What is said of a target and not of whose it is: "las metas fueron superadas", "se cumplió"."""
BETTER = {"better": True, "worse": False}
REACH = 70
_AT_MOVE = 20
"""Signs between "mejoró" and the move that it is told of: "mejoró al pasar de"."""
_BY = r"<by>\s*(?:(?:<the>|<one>|<at-least>)\s+)*$"
_TO_PERCENT = r"\s+(?:<by>|<to>)\s+(?:(?:<the>|<one>|<only>|<about>)\s+)*"
_STOP = re.compile(r"[;(]|, ")
_OF_TARGET = r"(?:\s+[^\W\d]+){0,3}\s+(?:<of>|<in>)\s+(?:<the>\s+)?"
"""Between a target and whose it is: "la meta prevista en la Actividad 4.2"."""
_ALL = (
    r"\s+(?:(?:<to>|<of>|<whole-of>)\s+)*<the>\s+"
    r"(?:\d[\d.,]*\s+)?(?:[^\W\d]+\s+){0,2}"
)
"""Between a verb and "programadas": "atendió a la totalidad de las 70 empresas "."""
_THE = r"(?:^|[,;]\s+)<the>\s+$"
_NOUN = r"\s+(?:[^\W\d]+\s+){0,2}"
_DENIED = {
    "above": "not-above", "below": "not-below", "not-above": "above", "not-below": "below",
}  # fmt: skip
_OF_MONEY = ("money", "budget", "pim", "other-money", "unspent")
_OTHERS = ("work", "done", "value", "target", "programmed", "execution")


def comparison(read: Read, mark: Mark, known: Known) -> Iterator[Claim]:
    """As in "superior a la meta", "no supera su meta", "menor a lo obtenido en 2023"."""
    reach = _reach(read, mark)
    if (mark.means in {"not-below", *PASSIVES} and _is_to_percent(read, mark)) or is_of_money(
        read, mark
    ):
        return  # "cumplió su meta en 90.3 %": by how much, its figure says
    relation = PASSIVES.get(mark.means, mark.means)
    relation = "below" if is_almost(read, mark) else relation
    relation = _DENIED[relation] if is_denied(read, mark) else relation
    for means, year, end in _objects(read, mark, reach, known):
        for mention in _whose(read, mark, end):
            code = code_of(mention)
            now = known.fact(code, "actual")
            then = (
                known.then(code, "actual", year)
                if year
                else _aim(read, mark, end, code, means, relation, known)
            )
            yield compared(read, mark, mention, relation, now, then, end)


def _objects(
    read: Read, mark: Mark, reach: int, known: Known
) -> Iterator[tuple[str, int | None, int]]:
    """What it is compared with, of which year where of an earlier one, and where its words end."""
    aims = [
        *read.within(mark.start, reach, "target", "baseline"),
        *(() if _is_of_aim(read, mark) else read.within(mark.start, mark.end, "programmed")),
        *_planned(read, mark, reach),
    ]
    year = year_in(read, mark.end, reach, known)
    end = max((each.end for each in aims), default=mark.end)
    if year is not None and year != known.year:
        yield "actual", year, end
    elif aims:
        for means in dict.fromkeys("baseline" if each.means == "baseline" else "target"
                                   for each in aims):  # fmt: skip
            yield means, None, end
    elif year is not None:
        yield "target", None, end
    elif mark.means in PASSIVES and _is_told_of_target(read, mark):
        yield "target", None, mark.end


def _is_of_aim(read: Read, mark: Mark) -> bool:
    """Whether a goal itself is compared: "la meta vigente exige menos que la prevista"."""
    told = read.within(0, mark.start, "target", "done", "execution", "work", "value")
    return bool(told) and told[-1].means == "target"


def _is_told_of_target(read: Read, mark: Mark) -> bool:
    """Whether it is a target that was met; "el 10.1 % de la meta fue alcanzado" is its share."""
    before = read.within(0, mark.start, "target")
    if not before or ";" in read.text[before[-1].end : mark.start]:
        return False
    parts = (
        *(each.end for each in read.numbers if each.unit == "percent"),
        *(each.end for each in read.within(0, mark.start, PORTION)),
    )
    return not any(0 <= before[-1].start - end <= len(" de su ") for end in parts)


def _planned(read: Read, mark: Mark, reach: int) -> tuple[Mark, ...]:
    """As in "por debajo de las 972 previstas": a figure that is the goal."""
    number = next((each for each in read.numbers if each.start >= mark.end), None)
    if number is None or number.start > reach + 1 or number.unit == "percent":
        return ()
    behind = read.within(number.end, min(len(read.text), number.end + REACH), "programmed")
    is_behind = bool(behind) and read.shape(_NOUN).fullmatch(read.text, number.end, behind[0].start)
    return behind[:1] if is_behind else ()


def _whose(read: Read, mark: Mark, end: int) -> tuple[Mention | None, ...]:
    """The subjects of a comparison: those that its target is said to be of, or it tells of."""
    behind = next((each for each in read.mentions if each.start >= end), None)
    if (
        behind is not None
        and end > mark.end - 1
        and read.within(mark.start, end, *AIM)
        and read.shape(_OF_TARGET).fullmatch(read.text, end, behind.start)
    ):
        return read.listed(behind)
    return subjects_of(read, mark)


def all_of_the_planned(read: Read, mark: Mark, known: Known) -> Iterator[Claim]:
    """As in "atendió a las 70 empresas programadas", "las 70 programadas fueron atendidas"."""
    for planned in read.within(0, len(read.text), "programmed"):
        if planned.start >= mark.end:
            between = read.text[mark.end : planned.start]
            is_so = read.shape(_ALL).fullmatch(between) is not None
            end = planned.end
        else:
            number = next((each for each in read.numbers if each.end <= planned.start), None)
            is_so = bool(
                number is not None
                and read.shape(_THE).search(read.text, 0, number.start)
                and read.shape(_NOUN).fullmatch(read.text, number.end, planned.start)
                and not any(planned.end <= each.start < mark.start for each in read.numbers)
                and "," not in read.text[planned.end : mark.start]
            )
            end = mark.end
        if is_so and not _is_to_percent(read, mark) and not is_of_money(read, mark):
            relation = "below" if is_denied(read, mark) or is_almost(read, mark) else "not-below"
            for mention in subjects_of(read, mark):
                code = code_of(mention)
                now = known.fact(code, "actual")
                then = _aim(read, mark, end, code, "target", relation, known)
                yield compared(read, mark, mention, relation, now, then, end)


def _aim(
    read: Read, mark: Mark, end: int, code: str | None, means: str, relation: str, known: Known
) -> Fact | None:
    """What it is held against; "lo programado" may be that to date or that of the year."""
    own = known.fact(code, means)
    if not read.within(min(mark.start, end), max(mark.end, end), "programmed"):
        return own
    to_date, now = known.fact(code, "programmed"), known.fact(code, "actual")
    is_so = to_date is not None and now is not None and holds(relation, now.figure, to_date.figure)
    return to_date if is_so or own is None else own


def improvement(read: Read, mark: Mark, known: Known) -> Iterator[Claim]:
    """As in "mejoró respecto a 2023", by the expected direction of the indicator."""
    reach = min(mark.end + REACH, len(read.text))
    for mention in subjects_of(read, mark):
        code = code_of(mention)
        judged = known.item(code)
        direction = (
            judged.measured.item.direction
            if judged is not None and isinstance(judged.measured.item, Indicator)
            else Direction.ASCENDING
        )
        if direction is Direction.UNDEFINED:
            continue
        is_up = (direction is Direction.ASCENDING) is BETTER[mark.means]
        relation = "above" if is_up else "below"
        move = next(
            (each for each in moves_of(read) if 0 <= each.mark.start - mark.start < _AT_MOVE), None
        )
        year = year_in(read, mark.end, reach, known)
        told = read.within(mark.end, reach, "reference", "last-year")
        now, then = known.fact(code, "actual"), None
        if move is not None and now is not None:
            yield _moved_so(read, mark, mention, relation, move.now.value, move.then.value)
        elif told and year is not None and year < known.year:
            then = known.then(code, "actual", year)
            yield compared(read, mark, mention, relation, now, then, told[-1].end)


def _moved_so(
    read: Read, mark: Mark, mention: Mention | None, relation: str, now: Decimal, then: Decimal
) -> Claim:
    """By the figures that the sentence itself gives, and the direction that is expected."""
    so = holds(relation, now, then)
    words = (
        message("from {then} to {now}, and more is better", then=then, now=now)
        if (relation == "above") is BETTER[mark.means]
        else message("from {then} to {now}, and less is better", then=then, now=now)
    )
    return words_claim(read, mark, mention, Said.CONFIRMED if so else Said.CONTRADICTED, words)


def compared(
    read: Read,
    mark: Mark,
    mention: Mention | None,
    relation: str,
    now: Fact | None,
    then: Fact | None,
    end: int,
) -> Claim:
    """Two figures of the table, and whether they stand to each other as the words say."""
    if now is None or then is None:
        return words_claim(read, mark, mention, Said.NOT_IN_DATA, end=end)
    said = Said.CONFIRMED if holds(relation, now.figure, then.figure) else Said.CONTRADICTED
    expected = message("the table has {now} against {then}", now=written(now), then=written(then))
    return words_claim(read, mark, mention, said, expected, (*now.cells, *then.cells), end)


def is_of_money(read: Read, mark: Mark) -> bool:
    """Whether it is money that is compared: "el gasto fue menor a lo programado"."""
    stops = [each.end() for each in _STOP.finditer(read.text, 0, mark.start)]
    told = read.within(max([0, *stops]), mark.start, *_OF_MONEY, *_OTHERS)
    return bool(told) and told[-1].means in _OF_MONEY


def _is_to_percent(read: Read, mark: Mark) -> bool:
    """Whether it says right behind it how far it was met."""
    behind = next((each for each in read.numbers if each.start >= mark.end), None)
    return (
        behind is not None
        and behind.unit == "percent"
        and read.shape(_TO_PERCENT).fullmatch(read.text, mark.end, behind.start) is not None
    )


def _reach(read: Read, mark: Mark) -> int:
    """How far the words of a comparison go: to the next figure, or past it ("en 32.9 p. p.")."""
    size = len(read.text)
    numbers = [each.start for each in read.numbers if each.start >= mark.end]
    stop = _STOP.search(read.text, mark.end)
    reach = min(mark.end + REACH, size, stop.start() if stop else size)
    first = min([reach, *numbers])
    return (
        min(mark.end + REACH, size)
        if numbers and read.shape(_BY).search(read.text[mark.end : first])
        else first
    )


def year_in(read: Read, start: int, end: int, known: Known) -> int | None:
    """The year that is named between two signs."""
    named = next((found for at, _, found in read.years if start <= at < end), None)
    if named is None and read.within(start, end, "last-year"):
        return known.year - 1
    return named
