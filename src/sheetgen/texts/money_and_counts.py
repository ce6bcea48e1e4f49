"""Readings of money and of counts: what was spent or budgeted, what was reached or aimed at."""

from sheetgen.model.report import JudgedItem
from sheetgen.model.role import BUDGET, MONEY, SPENT
from sheetgen.texts.around import Around
from sheetgen.texts.aspect import AIMED, CHANGES, Aspect
from sheetgen.texts.beside_superlatives import beside_superlative
from sheetgen.texts.distances import (
    BY,
    Reading,
    change,
    difference,
    difference_behind,
    distance,
    short,
    unspent,
)
from sheetgen.texts.figures_in_text import BARE, COUNT
from sheetgen.texts.percentages_in_text import in_series, of_the_named, said_to_be, versus
from sheetgen.texts.unit_of import counts_soles

_GAP = r"\s*,\s*(?:(?:<to>|<of>)\s+)?"
_OUT_OF = r"\s*<of>\s+(?:<one>|<the>|<its>)\s+(?:<pim>|<budget>)\s+<of>\s+(?:<soles>\s*)?"
_OF = r"\s*(?:\([^()]*\)\s*)?<of>\s+(?:<the>\s+)?(?:<soles>\s*)?"


def is_what_it_counts(around: Around, item: JudgedItem | None) -> bool:
    """Whether soles are what an item is itself counted in, and no money that it has."""
    if item is None or not counts_soles(item.measured.item):
        return False
    has_budget = item.measured.measure(BUDGET) is not None
    return not has_budget or not around.read.within(0, around.close, "money", "pim", "budget")


def _beside_budget(around: Around, _: JudgedItem | None) -> Aspect | None:
    """Either of them: "el 98.1 % de su PIM (S/ 55,269)", "99.7 % de su PIM (S/ 822 mil)"."""
    is_beside = around.opened_behind("pim", "budget")
    return Aspect((SPENT, BUDGET), is_explicit=False) if is_beside else None


def _of_both(around: Around, _: JudgedItem | None) -> Aspect | None:
    """Spent of budgeted: "el 99.7 % de su PIM (S/ 822 mil de S/ 824 mil)"."""
    for one, other, name in (
        (around.number, around.following, SPENT), (around.previous, around.number, BUDGET),
    ):  # fmt: skip
        if one is None or other is None or {one.unit, other.unit} != {"soles"}:
            continue
        if around.read.shape(_OF).fullmatch(around.read.text, one.end, other.start):
            return Aspect((name,))
    return None


def _of_pim(around: Around, _: JudgedItem | None) -> Aspect | None:
    """As in "un PIM de S/ 841,343", "S/ 841,343 de su PIM", "devengó S/ 38 de S/ 39"."""
    near = around.near("pim", "money", "budget", "target", "execution", "value")
    behind, number, text = around.after("pim"), around.number, around.read.text
    shape = around.read.shape
    if near is not None and near.means == "pim" and around.is_close(near):
        return Aspect((BUDGET,))
    following = around.following
    sums = [each for each in around.read.numbers[: around.place] if each.unit == "soles"]
    if sums:
        between = text[sums[-1].end : number.start]
        if shape(_OF).fullmatch(between) or shape(_OUT_OF).fullmatch(between):
            return Aspect((BUDGET,))
    if behind is None or shape(_OF).match(text, number.end) is None:
        return None
    is_out_of = following is not None and following.unit == "soles"
    near_enough = behind.start - number.end <= len(" de su ")
    return Aspect((BUDGET,)) if near_enough and not is_out_of else None


def _of_budget(around: Around, _: JudgedItem | None) -> Aspect | None:
    """As in "el presupuesto (PIM) de la Actividad 4.2 fue de S/ 6.53 millones"."""
    names = ("pim", "money", "budget", "execution", "value")
    told = around.read.within(around.left, around.number.start, *names)
    if not told or around.is_bracketed:
        return None
    last = told[-1].means
    is_share = around.previous is not None and around.previous.unit == "percent"
    if last == "budget" or (last == "pim" and not is_share):
        return Aspect((BUDGET,) if last == "pim" else MONEY, is_explicit=last == "pim")
    return None


def _of_spent(around: Around, _: JudgedItem | None) -> Aspect | None:
    near = around.near("pim", "money", "budget", "target", "execution", "value")
    return Aspect((SPENT,), is_explicit=near is not None)


def _change(around: Around, _: JudgedItem | None) -> Aspect | None:
    """By how much money rose or fell, which the table does not have."""
    near = around.near(*CHANGES)
    if near is None or not around.read.shape(BY).search(
        around.read.text, near.end, around.number.start
    ):
        return None
    return Aspect((), "share")


def _assigned(around: Around, _: JudgedItem | None) -> Aspect | None:
    """As in "S/ 1,889,859 fueron asignados a la Actividad 2.2"."""
    behind = around.after("pim")
    is_right = behind is not None and not around.read.text[around.number.end : behind.start].strip()
    return Aspect((BUDGET,)) if is_right else None


OF_SOLES: tuple[Reading, ...] = (
    _assigned,
    beside_superlative,
    unspent,
    _change,
    _of_both,
    _beside_budget,
    _of_pim,
    _of_budget,
    _of_spent,
)


def _of_a_pair(around: Around, _: JudgedItem | None) -> Aspect | None:
    """As in "248 de 250 empresas"."""
    previous = around.previous
    if previous is not None and previous.is_part:
        return Aspect(AIMED)
    return Aspect(("actual",)) if around.number.is_part else None


def _count_named(around: Around, _: JudgedItem | None) -> Aspect | None:
    """As in "Una meta de 972 empresas", "su línea base de 100", "972 empresas programadas"."""
    near = around.near("target", "programmed", "planned", "baseline", "value", "done", *CHANGES)
    if near is not None and around.is_close(near):
        match near.means:
            case "target" | "programmed" | "planned":
                return Aspect(AIMED)
            case "baseline":
                return Aspect(("baseline",))
            case _:
                pass
    behind = around.after("target")
    is_goal = behind is not None and behind.start - around.number.end <= len(" empresas de ")
    return Aspect(AIMED) if is_goal or around.after("programmed") else None


def _money_bare(around: Around, _: JudgedItem | None) -> Aspect | None:
    """Money without its sign: "una ejecución de 54.2 mil"."""
    if around.number.unit != BARE or around.near("value", "target", "baseline") is not None:
        return None
    is_money = around.has_money or around.read.section.of == "section-money"
    return Aspect((SPENT, BUDGET)) if is_money else None


def _gapped(around: Around, _: JudgedItem | None) -> Aspect | None:
    """Right behind its subject, of what was told before: "...; el Producto 1, 1,644"."""
    read, previous = around.read, around.previous
    named = [each for each in read.mentions if each.end <= around.number.start]
    if around.number.unit != BARE or previous is None or previous.unit != COUNT or not named:
        return None
    is_right = read.shape(_GAP).fullmatch(read.text, named[-1].end, around.number.start)
    return Aspect(("actual",)) if is_right and named[-1].start >= previous.end else None


def _count_of_part(around: Around, _: JudgedItem | None) -> Aspect | None:
    """As in "De estas acciones, 2,038 ...", and figures of nothing that is named."""
    read, number = around.read, around.number
    mention = read.about_number(number)
    is_named_behind = mention is not None and mention.start >= number.end
    if read.within(0, number.start, "part-of") and not is_named_behind:
        return Aspect(("actual",), "part")
    if number.unit == BARE and around.near("value") is None:
        return Aspect(("actual",), "part")
    return None


def _counted(_: Around, __: JudgedItem | None) -> Aspect:
    return Aspect(("actual",))


OF_COUNT: tuple[Reading, ...] = (
    beside_superlative,
    in_series, difference, difference_behind, distance, short, change, _of_a_pair, versus,
    of_the_named, _count_named, said_to_be, _money_bare, _gapped, _count_of_part, _counted,
)  # fmt: skip
