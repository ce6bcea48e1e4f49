"""What a figure of a sentence is of: progress, a target, a share, a change, a difference, a bound.

Each reading below knows one way of saying it; of those that apply the first stands.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from sheetgen.model.report import JudgedItem
from sheetgen.texts.around import Around, base_of, counts_before, year_of
from sheetgen.texts.aspect import AIMED, ALL, ANY, CHANGES, FINANCIAL, PHYSICAL, STRONG, Aspect
from sheetgen.texts.distances import change, difference, difference_behind, short, signed
from sheetgen.texts.figures_in_text import BARE, Number
from sheetgen.texts.overlaps import RELATIONS
from sheetgen.texts.phrases import Mark
from sheetgen.texts.reading import Read

_OUT_OF = re.compile(r"\s*de un pim de\s+(?:s/\.?\s*)?")
_JOINS = re.compile(r"(?<!\w)(?:y|e|and|pero|but)(?!\w)")
_AND = re.compile(r",|;|(?<!\w)(?:y|e|and)(?!\w)")
_MOST_BETWEEN = 60
_OF = re.compile(r"\s*(?:de|of)\s+(?:s/\.?\s*)?")
_Reading = Callable[[Around, JudgedItem | None], Aspect | None]


def aspect_of(read: Read, number: Number, item: JudgedItem | None, year: int) -> Aspect:
    """The aspect of a figure."""
    around = Around(read, number)
    match number.unit:
        case "percent" | "points":
            readings: tuple[_Reading, ...] = _OF_PERCENT
        case "soles":
            readings = _OF_SOLES
        case _:
            readings = _OF_COUNT
    found = next(
        (said for each in readings if (said := each(around, item)) is not None),
        Aspect((), "share", is_explicit=False),
    )
    if found.kind == "figure" and (relation := _bounding(around)) is not None:
        found = replace(found, kind="bound", direction=relation.means)
    return replace(found, year=year_of(read, number), base=base_of(read, year))


def _bounding(around: Around) -> Mark | None:
    """The relation that a figure is only the bound of: "superó el 100 %", "mayor a 150"."""
    relation = around.near(*RELATIONS)
    return relation if around.adjoins(relation) else None


def _in_percent(item: JudgedItem | None) -> bool:
    return item is not None and item.measured.item.in_percent


def _inherited(around: Around, item: JudgedItem | None) -> Aspect | None:
    """The aspect of the figure before it: "84.9 % en el Producto 2 y de 87.1 % en el 4"."""
    read, previous = around.read, around.previous
    if previous is None or previous.unit != around.number.unit:
        return None
    between = read.text[previous.end : around.number.start]
    if len(between) > _MOST_BETWEEN or not _AND.search(between):
        return None
    apart = (*STRONG, "break", "reference", "last-year")
    if read.within(previous.end, around.number.start, *apart):
        return None
    if year_of(read, previous) != year_of(read, around.number):
        return None
    found = aspect_of(read, previous, item, 0)
    is_plain = found.kind == "figure" and found.is_explicit
    return Aspect(found.names) if is_plain and found.names else None


# -- percentages


def _of_lag(around: Around, _: JudgedItem | None) -> Aspect | None:
    """As in "Brecha de 98.1 p. p."."""
    near = around.near(*STRONG)
    return Aspect(("lag",)) if near is not None and near.means == "lag" else None


def _of_index(around: Around, _: JudgedItem | None) -> Aspect | None:
    near = around.near(*STRONG)
    return Aspect((), "index") if near is not None and near.means == "index" else None


def _behind(around: Around, _: JudgedItem | None) -> Aspect | None:
    """Named behind it: "el 100.3 % de su meta", "el 99.7 % de su PIM", "29.3 % del total"."""
    behind = around.after("target", "money", "budget", "pim", "share")
    share = around.after("share")
    if behind is not None and _JOINS.search(around.read.text, around.number.end, behind.start):
        return None  # "a 102.6 % y el gasto, a S/ 248,806"
    if behind is not None and behind.means == "target":
        money = around.after("money", "budget", "pim")
        return Aspect(FINANCIAL if money and money.start < behind.start else PHYSICAL)
    if behind is not None and behind.means in {"money", "budget", "pim"}:
        return Aspect(FINANCIAL)
    return Aspect((), "share") if share is not None else None


def _of_the_named(around: Around, _: JudgedItem | None) -> Aspect | None:
    """In brackets: "P1.1 (45.2 %)" is any figure of it, "un avance alto (98.3 %)" its progress."""
    if around.opened_behind("band-medium", "band-high", "status-low", "status-atypical", "work"):
        return Aspect(PHYSICAL)
    end = around.in_brackets_of
    if not around.is_of_named or end is None:
        return None
    named = around.read.within(end, around.number.start, *STRONG)
    return None if named else Aspect(ANY, is_explicit=False)


def _before(around: Around, item: JudgedItem | None) -> Aspect | None:
    """Named before it: "un avance del 99.2 %", "un valor de 27.1 %", "su meta (60.0 %)"."""
    near = around.near(*STRONG)
    means = near.means if near is not None else ""
    if means == "share":
        return Aspect((), "share")
    names: dict[str, tuple[str, ...]] = {
        "target": ("target",) if _in_percent(item) else PHYSICAL,
        "money": FINANCIAL,
        "budget": FINANCIAL,
        "pim": FINANCIAL,
        "work": _work_or_money(around),
        "execution": _executed(around),
        "value": ("actual",),
        "baseline": ("baseline",),
    }
    return Aspect(names[means]) if means in names else None


def _work_or_money(around: Around) -> tuple[str, ...]:
    work, money = around.near("work"), around.near("money", "budget")
    beside = work is not None and money is not None and money.end > work.start - len("  ")
    return FINANCIAL if beside else PHYSICAL


def _executed(around: Around) -> tuple[str, ...]:
    """As in "Ejecutó el 99.8 %": money where the sentence or its section speaks of money."""
    section = around.read.section.of
    if around.has_money or section == "section-money":
        return FINANCIAL
    return PHYSICAL if section == "section-work" else ALL


def _beside_money(around: Around, _: JudgedItem | None) -> Aspect | None:
    """As in "El 100 % (S/ 580.3 mil)"."""
    paired = around.paired
    return Aspect(FINANCIAL) if paired is not None and paired.unit == "soles" else None


def _share_of_count(around: Around, _: JudgedItem | None) -> Aspect | None:
    """As in "356 empresas (29.3 %)"."""
    return Aspect((), "share") if around.is_bracketed and counts_before(around) else None


def _of_section(around: Around, _: JudgedItem | None) -> Aspect | None:
    match around.read.section.of:
        case "section-money":
            return Aspect(FINANCIAL, is_explicit=False)
        case "section-work":
            return Aspect(PHYSICAL, is_explicit=False)
    return None


def _of_item(_: Around, item: JudgedItem | None) -> Aspect | None:
    return Aspect(("actual", "target"), is_explicit=False) if _in_percent(item) else None


_OF_PERCENT: tuple[_Reading, ...] = (
    difference, difference_behind, short, change, _of_lag, _of_index, _behind, _of_the_named,
    _before, signed, _beside_money, _share_of_count, _inherited, _of_section, _of_item,
)  # fmt: skip


# -- money


def _in_soles(around: Around, item: JudgedItem | None) -> Aspect | None:
    """Of an item that is itself counted in soles."""
    if item is None or item.measured.item.unit_name != "soles":
        return None
    near = around.near("pim", "money", "target", "execution", "value")
    close = near is not None and near.means == "target" and around.is_close(near)
    return Aspect(("target",) if close else ("actual",))


def _of_pim(around: Around, _: JudgedItem | None) -> Aspect | None:
    """As in "un PIM de S/ 841,343", "S/ 841,343 de su PIM", "devengó S/ 38 de S/ 39"."""
    near = around.near("pim", "money", "budget", "target", "execution", "value")
    behind, number, text = around.after("pim"), around.number, around.read.text
    if near is not None and near.means == "pim" and around.is_close(near):
        return Aspect(("pim",))
    previous, following = around.previous, around.following
    if previous is not None and previous.unit == "soles":
        between = text[previous.end : number.start]
        if _OF.fullmatch(between) or _OUT_OF.fullmatch(between):
            return Aspect(("pim",))
    if behind is None or _OF.match(text, number.end) is None:
        return None
    is_out_of = following is not None and following.unit == "soles"
    near_enough = behind.start - number.end <= len(" de su ")
    return Aspect(("pim",)) if near_enough and not is_out_of else None


def _of_budget(around: Around, _: JudgedItem | None) -> Aspect | None:
    """As in "el presupuesto (PIM) de la Actividad 4.2 fue de S/ 6.53 millones"."""
    names = ("pim", "money", "budget", "execution", "value")
    told = around.read.within(around.left, around.number.start, *names)
    if not told or around.is_bracketed:
        return None
    last = told[-1].means
    is_share = around.previous is not None and around.previous.unit == "percent"
    if last == "budget" or (last == "pim" and not is_share):
        return Aspect(("pim",) if last == "pim" else ("pim", "accrued"), is_explicit=last == "pim")
    return None


def _of_spent(around: Around, _: JudgedItem | None) -> Aspect | None:
    near = around.near("pim", "money", "budget", "target", "execution", "value")
    return Aspect(("accrued",), is_explicit=near is not None)


_OF_SOLES: tuple[_Reading, ...] = (_in_soles, _of_pim, _of_budget, _of_spent)


# -- counts


def _of_a_pair(around: Around, _: JudgedItem | None) -> Aspect | None:
    """As in "248 de 250 empresas"."""
    previous = around.previous
    if previous is not None and previous.is_part:
        return Aspect(("target",))
    return Aspect(("actual",)) if around.number.is_part else None


def _count_named(around: Around, _: JudgedItem | None) -> Aspect | None:
    """As in "Una meta de 972 empresas", "su línea base de 100", "972 empresas programadas"."""
    near = around.near("target", "programmed", "baseline", "value", *CHANGES)
    if near is not None and around.is_close(near):
        match near.means:
            case "target" | "programmed":
                return Aspect(AIMED)
            case "baseline":
                return Aspect(("baseline",))
    behind = around.after("target")
    is_goal = behind is not None and behind.start - around.number.end <= len(" empresas de ")
    return Aspect(AIMED) if is_goal or around.after("programmed") else None


def _money_bare(around: Around, _: JudgedItem | None) -> Aspect | None:
    """Money without its sign: "una ejecución de 54.2 mil"."""
    if around.number.unit != BARE or around.near("value", "target", "baseline") is not None:
        return None
    is_money = around.has_money or around.read.section.of == "section-money"
    return Aspect(("accrued", "pim")) if is_money else None


def _count_of_part(around: Around, _: JudgedItem | None) -> Aspect | None:
    """As in "De estas acciones, 2,038 ...", and figures of nothing that is named."""
    read, number = around.read, around.number
    if read.within(0, number.start, "part-of"):
        return Aspect(("actual",), "part")
    if number.unit == BARE and around.near("value") is None:
        return Aspect(("actual",), "part")
    return None


def _counted(_: Around, __: JudgedItem | None) -> Aspect:
    return Aspect(("actual",))


_OF_COUNT: tuple[_Reading, ...] = (
    difference, difference_behind, short, change, _of_a_pair, _of_the_named, _count_named,
    _money_bare, _count_of_part, _counted,
)  # fmt: skip
