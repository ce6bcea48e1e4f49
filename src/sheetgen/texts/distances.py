"""Readings of figures that say by how much something stands apart, or moved."""

import re

from sheetgen.model.report import JudgedItem
from sheetgen.texts.around import Around, is_of_year
from sheetgen.texts.aspect import CHANGES, STRONG, Aspect
from sheetgen.texts.overlaps import RELATIONS

_BY = re.compile(r"\b(?:en|por|by)\s+(?:mas de |casi |cerca de |un |el |al menos )*$")
_NOUN = re.compile(r"\s*(?:[^\W\d]+\s+){0,2}")
_UP_TO = re.compile(r"\b(?:a|hasta|to)\s+(?:las |los |el |un |una )?$")


def difference(around: Around, _: JudgedItem | None) -> Aspect | None:
    """By how much something stands above or below: "superando su meta en 99.2 %"."""
    read, number = around.read, around.number
    relation = around.near(*RELATIONS)
    if relation is None or around.near("set-at"):
        return None
    if not _BY.search(read.text[relation.start : number.start]):
        return None
    target = read.within(relation.start, around.close, "target")
    last = read.within(relation.start, around.close, "last-year", "reference")
    against = "target" if target and not is_of_year(read, last) else "last-year"
    return Aspect((), "difference", relation.means, against)


def difference_behind(around: Around, _: JudgedItem | None) -> Aspect | None:
    """The same behind the figure: "542 empresas por encima de su meta"."""
    read, number = around.read, around.number
    relation = around.after(*RELATIONS)
    if relation is None or _NOUN.fullmatch(read.text[number.end : relation.start]) is None:
        return None
    target = read.within(relation.start, around.close, "target")
    last = read.within(relation.start, around.close, "last-year", "reference")
    against = "target" if target and not is_of_year(read, last) else "last-year"
    return Aspect((), "difference", relation.means, against)


def short(around: Around, _: JudgedItem | None) -> Aspect | None:
    """What is lacking to the target: "le faltó atender a 1,059 empresas"."""
    return Aspect((), "difference", "below", "target") if around.near("short-by") else None


def change(around: Around, _: JudgedItem | None) -> Aspect | None:
    """As in "Un incremento de 22.1 % respecto al año anterior"."""
    near, behind = around.near(*STRONG), around.after("target", "money", "budget", "pim")
    if near is None or near.means not in CHANGES or behind is not None:
        return None
    if _UP_TO.search(around.read.text[near.end : around.number.start]):
        return None  # "aumentó a 975 empresas" is what it came to
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
