"""Readings of figures that say by how much something stands apart, or moved."""

import re
from collections.abc import Callable

from sheetgen.model.plan import Indicator
from sheetgen.model.report import JudgedItem
from sheetgen.model.traits import Direction
from sheetgen.texts.around import Around, is_dated, is_of_year
from sheetgen.texts.aspect import AIM, CHANGES, FINANCIAL, PHYSICAL, STRONG, Aspect
from sheetgen.texts.overlaps import PASSIVES, RELATIONS
from sheetgen.texts.phrase import Mark
from sheetgen.texts.spans import Span

Reading = Callable[[Around, JudgedItem | None], Aspect | None]
"""One way of saying what a figure is of: the aspect, None where it is not said so."""
BY = r"<by>\s+(?:(?:<at-least>|<about>|<one>|<the>)\s+)*(?:<soles>\s*)?$"
_IT = r"(?:^|\s)<the>\s+$"
_NOUN = re.compile(r"\s*(?:[^\W\d]+\s+){0,2}")
_AT = r"<at>\s+(?:<only>\s+)?$"
_LEFT_AT = r"<left-at>\s+(?:<only>\s+)?$"
_FROM = (
    r"\s*(?:[^\W\d]+\s+)?(?:<of>|<from>)\s+(?:<reaching>\s+)?(?:<to>\s+)?(?:(?:<its>|<the>)\s+)?"
)
"""Between a distance and the target: "a dos empresas de llegar a su meta"."""
_MET = r"\s+(?:<by>|<to>)\s+(?:(?:<the>|<one>|<only>|<about>)\s+)*"
_IN = r"\s+(?:(?:<than>|<in>|<the>|<to>)\s+)*"
_UP_TO = r"<to>\s+(?:(?:<the>|<one>)\s+)?(?:<soles>\s*)?$"


def difference(around: Around, _: JudgedItem | None) -> Aspect | None:
    """By how much something stands above or below: "superando su meta en 99.2 %"."""
    read, number = around.read, around.number
    relation = around.near(*RELATIONS, "was-above")
    if relation is None or around.near("set-at"):
        return None
    if not read.shape(BY).search(read.text[relation.start : number.start]):
        return None
    if relation.means == "not-below" and number.unit == "percent":
        return Aspect(PHYSICAL)  # "cumplió su meta en 90.3 %" is no distance from it
    return _apart(around, relation)


def _apart(around: Around, relation: Mark) -> Aspect:
    """What it stands apart from: the target, or another year."""
    read, end = around.read, around.close
    if not around.read.text[around.number.end : relation.start].strip():
        end = len(read.text)  # "217 menos que las 1,434 programadas"
    target = read.within(relation.start, end, *AIM)
    last = read.within(relation.start, end, "last-year", "reference")
    is_told = bool(target) and target[0].start < around.number.start
    if not target and not last:
        target = read.within(0, relation.start, *AIM)  # "lo planificado fue sobrepasado en 9"
    if (
        not target
        and not last
        and around.read.shape(_IT).search(around.read.text, 0, relation.start)
    ):
        target = around.read.within(0, relation.start, *AIM)  # "alcanzó su meta y la superó en 3"
    against = "target" if target and (is_told or not is_of_year(read, last)) else "last-year"
    way = PASSIVES.get(relation.means, relation.means)
    to = None if against == "target" else _month_behind(around, relation)
    return Aspect((), "difference", way, against, months=to)


def _month_behind(around: Around, relation: Mark) -> Span | None:
    """The month that something is held against: "dos más que en setiembre"."""
    start = max(relation.end, around.number.end)
    return next(
        (
            each
            for each in around.read.spans
            if around.read.shape(_IN).fullmatch(around.read.text, start, each.start)
        ),
        None,
    )


def difference_behind(around: Around, _: JudgedItem | None) -> Aspect | None:
    """The same behind the figure: "542 empresas por encima de su meta"."""
    read, number = around.read, around.number
    relation = around.after(*RELATIONS)
    if relation is None or not any(
        each.start == relation.start for each in around.behind if each.means == "apart"
    ):
        return None  # "con 975 empresas superó su meta" tells of no distance
    if _NOUN.fullmatch(read.text[number.end : relation.start]) is None:
        return None
    return _apart(around, relation)


def distance(around: Around, _: JudgedItem | None) -> Aspect | None:
    """How far from the target, whichever way: "quedó a 5.2 p. p. de su meta"."""
    read, number = around.read, around.number
    target = around.after("target", "programmed")
    before = _AT if number.unit == "points" else _LEFT_AT
    if target is None or not read.shape(before).search(read.text, 0, number.start):
        return None
    is_of = read.shape(_FROM).fullmatch(read.text, number.end, target.start) is not None
    return Aspect((), "difference", "apart", "target") if is_of else None


def met_by(around: Around, _: JudgedItem | None) -> Aspect | None:
    """How far a target was met: "la meta se cumplió al 93.0 %"."""
    near = around.near("was-met", *RELATIONS)
    if near is None or near.means != "was-met":
        return None
    way = around.read.text[near.end : around.number.start]
    if not around.read.shape(_MET).fullmatch(way):
        return None
    of_money = around.read.within(0, near.start, "money", "budget", "pim", "target")
    is_money = bool(of_money) and of_money[-1].means != "target"
    return Aspect(FINANCIAL if is_money else PHYSICAL)


def short(around: Around, _: JudgedItem | None) -> Aspect | None:
    """What is lacking to the target: "le faltó atender a 1,059 empresas"."""
    return Aspect((), "difference", "below", "target") if around.near("short-by") else None


def unspent(around: Around, _: JudgedItem | None) -> Aspect | None:
    """What was left of the budget: "quedó sin ejecutar el 1.9 % de su PIM", "S/ 1,065"."""
    told = around.near("unspent", "execution") or around.after("unspent")
    is_so = told is not None and told.means == "unspent"
    return Aspect(("unspent",)) if is_so else None


def _improved(around: Around, item: JudgedItem | None) -> Aspect | None:
    """A change told as good or bad: "mejoró un punto porcentual"."""
    near, number = around.near("better", "worse"), around.number
    if near is None or item is None or number.unit not in {"points", "percent"}:
        return None
    kind = item.measured.item
    direction = kind.direction if isinstance(kind, Indicator) else Direction.ASCENDING
    if direction is Direction.UNDEFINED or not around.adjoins(near):
        return None
    is_up = (direction is Direction.ASCENDING) is (near.means == "better")
    return Aspect((), "change", CHANGES[0] if is_up else CHANGES[1], "last-year")


def change(around: Around, item: JudgedItem | None) -> Aspect | None:
    """As in "Un incremento de 22.1 % respecto al año anterior"."""
    near, behind = around.near(*STRONG), around.after("target", "money", "budget", "pim")
    if near is None or near.means not in CHANGES:
        return _improved(around, item)
    if behind is not None:
        is_moved_by = (
            around.read.shape(BY).search(around.read.text[near.end : around.number.start])
            is not None
        )
        return Aspect(("actual",), "part") if is_moved_by else None  # of what, it does not say
    if around.read.shape(_UP_TO).search(around.read.text[near.end : around.number.start]):
        return None  # "aumentó a 975 empresas" is what it came to
    if ":" in around.read.text[near.end : around.number.start] and is_dated(around):
        return Aspect(("actual",))  # "viene cayendo: 575 en 2022, 389 en 2023"
    marks = around.read.within(0, len(around.read.text), "last-year", "reference")
    against = "last-year" if is_of_year(around.read, marks) else ""
    return Aspect((), "change", near.means, against)


def signed(around: Around, _: JudgedItem | None) -> Aspect | None:
    """A change by its sign: "(+87.9 %)"."""
    number = around.number
    wide = around.read.within(around.left, number.start, *CHANGES)
    if not number.has_sign or not (wide or around.is_bracketed):
        return None
    falls = around.read.text[number.start] == "-"
    return Aspect((), "change", CHANGES[1] if falls else CHANGES[0], "last-year")
