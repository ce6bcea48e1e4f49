"""What words compare with a target, a baseline or another year: "superior a la meta", "mejoró"."""

from collections.abc import Iterator
from decimal import Decimal

from sheetgen.language.message import message
from sheetgen.model.plan import Indicator
from sheetgen.model.text import Claim, Said
from sheetgen.model.traits import Direction
from sheetgen.records import replace
from sheetgen.texts.around import year_before
from sheetgen.texts.aspect import AIM
from sheetgen.texts.compared_with import NOUN, REACH, STOP, is_turned, objects_of, year_in
from sheetgen.texts.from_to import moves_of
from sheetgen.texts.in_words import (
    code_of,
    each_of,
    holds,
    is_almost,
    is_denied,
    subjects_of,
    words_claim,
)
from sheetgen.texts.mention import Mention
from sheetgen.texts.overlaps import DENIED, PASSIVES
from sheetgen.texts.phrase import Mark
from sheetgen.texts.printing import written
from sheetgen.texts.reading import Read
from sheetgen.texts.table_figures import Fact, Known

BETTER = {"better": True, "worse": False}
_AT_MOVE, _BEHIND_MOVE = 20, 45
"""Signs between "mejoró" and the move that it is told of: "mejoró al pasar de"."""
_TO_PERCENT = r"\s+(?:<by>|<to>)\s+(?:(?:<the>|<one>|<only>|<about>)\s+)*"
_OF_TARGET = r"(?:\s+[^\W\d]+){0,3}\s+(?:<of>|<in>)\s+(?:<the>\s+)?"
"""Between a target and whose it is: "la meta prevista en la Actividad 4.2"."""
_ALL = (
    r"\s+(?:(?:<to>|<of>|<whole-of>)\s+)*<the>\s+"
    r"(?:\d[\d.,]*\s+)?(?:[^\W\d]+\s+){0,2}"
)
"""Between a verb and "programadas": "atendió a la totalidad de las 70 empresas "."""
_THE = r"(?:^|[,;]\s+)<the>\s+$"
_OF_MONEY = ("money", "budget", "pim", "other-money", "unspent")
_OTHERS = ("work", "done", "value", "target", "programmed", "execution")


def comparison(read: Read, mark: Mark, known: Known) -> Iterator[Claim]:
    """As in "superior a la meta", "no supera su meta", "menor a lo obtenido en 2023"."""
    if (mark.means in {"not-below", *PASSIVES} and _is_to_percent(read, mark)) or is_of_money(
        read, mark
    ):
        return  # "cumplió su meta en 90.3 %": by how much, its figure says
    relation = PASSIVES.get(mark.means, mark.means)
    relation = "below" if is_almost(read, mark) else relation
    relation = DENIED[relation] if is_denied(read, mark) else relation
    own = year_before(read, mark) or known.year
    for means, year, end in objects_of(read, mark, known):
        for mention in _whose(read, mark, end, known):
            code = code_of(mention)
            now = _then(known, code, "actual", own)
            if year is not None:
                then = _then(known, code, "actual", year)
            elif own == known.year:
                then = _aim(read, mark, end, code, means, relation, known)
            else:
                then = known.then(code, means, own)
            so = DENIED[relation] if is_turned(read, mark, end) else relation
            claim = compared(read, mark, mention, so, now, then, end)
            yield claim if year is not None else _by_date(read, mark, claim, (so, now), known)


def _by_date(
    read: Read, mark: Mark, claim: Claim, so: tuple[str, Fact | None], known: Known
) -> Claim:
    """In doubt where it holds of the goal of the year alone: "va por debajo de lo programado"."""
    relation, now = so
    to_date = known.fact(claim.subject, "programmed")
    if claim.said is not Said.CONFIRMED or now is None or to_date is None:
        return claim
    reach = min(mark.end + REACH, len(read.text))
    if not read.within(mark.start, reach, "programmed") or holds(
        relation, now.figure, to_date.figure
    ):
        return claim
    expected = message("the table has {facts}", facts=(written(now), written(to_date)))
    return replace(claim, said=Said.AMBIGUOUS, expected=expected)


def _then(known: Known, code: str | None, name: str, year: int) -> Fact | None:
    """A figure of a year, the table's own or an earlier one."""
    return known.fact(code, name) if year == known.year else known.then(code, name, year)


def _whose(read: Read, mark: Mark, end: int, known: Known) -> tuple[Mention | None, ...]:
    """The subjects of a comparison: those that its target is said to be of, or it tells of."""
    behind = next((each for each in read.mentions if each.start >= end), None)
    if (
        behind is not None
        and end > mark.end - 1
        and read.within(mark.start, end, *AIM)
        and read.shape(_OF_TARGET).fullmatch(read.text, end, behind.start)
    ):
        return read.listed(behind)
    return each_of(read, mark, known)


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
                and read.shape(NOUN).fullmatch(read.text, number.end, planned.start)
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
    for mention in each_of(read, mark, known):
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
            (
                each
                for each in moves_of(read)
                if 0 <= each.mark.start - mark.start < _AT_MOVE
                or 0 <= mark.start - each.now.end < _BEHIND_MOVE
            ),
            None,
        )
        year = year_in(read, mark.end, reach, known)
        told = read.within(mark.start, reach, "reference", "last-year")
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
    stops = [each.end() for each in STOP.finditer(read.text, 0, mark.start)]
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
