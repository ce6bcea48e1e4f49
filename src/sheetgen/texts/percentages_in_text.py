"""Readings of percentages: of progress, of money, of a whole, or a figure of the table itself."""

import re

from sheetgen.model.report import JudgedItem
from sheetgen.model.role import BUDGET, SPENT
from sheetgen.texts.around import Around, counts_before
from sheetgen.texts.aspect import AIM, AIMED, ALL, ANY, CHANGES, FINANCIAL, PHYSICAL, STRONG, Aspect
from sheetgen.texts.beside_superlatives import beside_superlative
from sheetgen.texts.distances import (
    Reading,
    change,
    difference,
    difference_behind,
    distance,
    met_by,
    short,
    signed,
    unspent,
)  # fmt: skip
from sheetgen.texts.overlaps import JUDGED, RELATIONS
from sheetgen.texts.phrase import Mark

_JOINS = r"<and>|<but>"
_OF_THE = r"\s*<of>\s+(?:<the>\s+)?"
_WITH = r"[\s,:(]*(?:<with>\s+)?(?:(?:<one>|<the>)\s+)?"
_IS = r"\b<is>\s+(?:(?:<of>|<the>|<one>)\s+)*$"
_AS_TO = r"\s*<as-to>\s+(?:<the>\s+)?"
_SERIES = re.compile(r"(?:\s+[^\W\d]+){0,3}(?:\s+\d{4})?\s*")
"""Between a trend and its figures: " desde 2022 "."""
_AS_JOINED = 2
_SERIES_OF = 3


def _in_percent(item: JudgedItem | None) -> bool:
    return item is not None and item.measured.item.in_percent


def _of_lag(around: Around, _: JudgedItem | None) -> Aspect | None:
    """As in "Brecha de 98.1 p. p."."""
    is_gap = around.number.unit == "points" and around.near("lag") is not None
    near = around.near(*STRONG)
    return Aspect(("lag",)) if is_gap or (near is not None and near.means == "lag") else None


def _of_index(around: Around, _: JudgedItem | None) -> Aspect | None:
    near = around.near(*STRONG)
    return Aspect((), "index") if near is not None and near.means == "index" else None


def _against(around: Around, item: JudgedItem | None) -> Aspect | None:
    """As in "38 % frente a una meta de 50 %"."""
    behind = around.after("target", "money", "budget", "pim", "share")
    if behind is None or not around.read.within(around.number.end, behind.start, "reference"):
        return None
    return Aspect(("actual",)) if _in_percent(item) else None


def _own_target(around: Around, item: JudgedItem | None) -> Aspect | None:
    """As in "its 90 % target", of an indicator in percent."""
    behind = around.after("target")
    is_own = behind is not None and not around.read.text[around.number.end : behind.start].strip()
    return Aspect(("target",)) if is_own and _in_percent(item) else None


def _behind(around: Around, _: JudgedItem | None) -> Aspect | None:
    """Named behind it: "el 100.3 % de su meta", "el 99.7 % de su PIM", "29.3 % del total"."""
    behind = around.after("target", "money", "budget", "pim", "share")
    share, planned = around.after("share"), around.after("programmed")
    is_planned = share and planned and 0 <= planned.start - share.end <= _AS_JOINED
    if is_planned or _is_of_work(around):
        return Aspect(PHYSICAL)  # "el 76.9 % de las empresas previstas"
    if behind is not None and around.read.shape(_JOINS).search(
        around.read.text, around.number.end, behind.start
    ):
        return None  # "a 102.6 % y el gasto, a S/ 248,806"
    if behind is not None and _is_of_another(around, behind):
        names = (SPENT,) if behind.means == "money" else (SPENT, BUDGET)
        return Aspect(names, "of-whole")  # "el 84.0 % del gasto del programa"
    if behind is not None and behind.means == "target":
        money = around.after("money", "budget", "pim")
        return Aspect(FINANCIAL if money and money.start < behind.start else PHYSICAL)
    if behind is not None and behind.means in {"money", "budget", "pim"}:
        return Aspect(FINANCIAL)
    return Aspect((), "share") if share is not None else None


def _is_of_work(around: Around) -> bool:
    """As in "cerca de su meta (94.2 % de avance)"."""
    work = around.after("work") if around.is_bracketed else None
    shape, end = around.read.shape(_OF_THE), around.number.end
    return work is not None and shape.fullmatch(around.read.text, end, work.start) is not None


def _is_of_another(around: Around, mark: Mark) -> bool:
    """Whether the money or target behind a percentage is another's than its subject's."""
    read = around.read
    before = any(each.end <= around.number.start for each in read.mentions)
    of = read.shape(_OF_THE).match(read.text, mark.end)
    kinds = (each.start for each in read.marks if each.means == "kind")
    named = {*kinds, *(each.start for each in read.mentions)}
    return before and of is not None and of.end() in named


def in_series(around: Around, _: JudgedItem | None) -> Aspect | None:
    """In the brackets of a trend: "una tendencia creciente desde 2022 (2.3 %, 2.4 % y 2.5 %)"."""
    opened = around.in_brackets_of
    if opened is None and (run := _run_behind_colon(around)) is not None:
        opened = run
    told = around.read.within(0, opened or 0, "rising", "falling", *CHANGES)
    is_series = bool(told) and _SERIES.fullmatch(around.read.text, told[-1].end, opened or 0)
    return Aspect(("actual",), "series") if is_series else None


def _run_behind_colon(around: Around) -> int | None:
    """Where the words end before three figures or more: "creció por tercer año: 28, 144 y 246"."""
    run = next((each for each in around.read.runs() if around.number in each), ())
    if len(run) < _SERIES_OF:
        return None
    said = around.read.text[: run[0].start].rstrip()
    return len(said) - 1 if said.endswith(":") else None


def of_the_named(around: Around, item: JudgedItem | None) -> Aspect | None:
    """In brackets: "P1.1 (45.2 %)" is any figure of it, "un avance alto (98.3 %)" its progress."""
    judged = tuple(each for each in JUDGED if each != "status-missing")
    is_beside = around.adjoins(around.near(*judged))
    if is_beside or around.opened_behind(*judged, "work") or around.listed_behind(*judged):
        return Aspect(PHYSICAL)
    end = around.in_brackets_of
    if not around.is_of_named or end is None:
        return None
    if around.read.within(end, around.number.start, *STRONG):
        return None
    told = around.read.within(0, end, "work", "money", "budget", "pim", "target")
    if not told or _in_percent(item) or around.number.unit != "percent":
        return Aspect(ANY, is_explicit=False)
    money = [each for each in told if each.means in {"money", "budget", "pim"}]
    work = [each for each in told if each not in money and not _is_within(each, money)]
    if work and money:
        return Aspect(ANY, is_explicit=False)
    return Aspect(PHYSICAL if work else FINANCIAL)


def _is_within(mark: Mark, others: list[Mark]) -> bool:
    """Whether words stand within others: "avance" of "avance financiero"."""
    return any(each.start <= mark.start < each.end for each in others)


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


def _share_of_count(around: Around, item: JudgedItem | None) -> Aspect | None:
    """In brackets behind a figure: "356 empresas (29.3 %)", "S/ 54.2 mil (98.1 %)"."""
    previous, end = around.previous, around.number.end
    if previous is None or not around.is_bracketed:
        return None
    is_bare = around.read.text[end : end + 1] == ")"
    if previous.unit == "soles" and is_bare:
        return Aspect(FINANCIAL, "portion", is_explicit=False)
    if not counts_before(around):
        return None
    has_goal = item is not None and item.measured.measure("physical") is not None
    is_part = bool(around.read.within(0, previous.start, "part-of"))
    if is_bare and not is_part and (has_goal or _judged_alone(item)):
        return Aspect(PHYSICAL, "portion", is_explicit=False)
    return Aspect((), "share")


def _judged_alone(item: JudgedItem | None) -> bool:
    return item is not None and item.measured.measure("progress") is not None


def versus(around: Around, item: JudgedItem | None) -> Aspect | None:
    """As in "quedó lejos de su meta (84.8 % frente a 90.0 %)": what was reached, and the goal."""
    read, number = around.read, around.number
    if number.unit == "percent" and not _in_percent(item):
        return None
    for near, first, last in (
        (around.following, number, around.following), (around.previous, around.previous, number),
    ):  # fmt: skip
        if near is None or first is None or last is None or near.unit != number.unit:
            continue
        between = read.within(first.end, last.start, "reference")
        opened = read.text[: first.start].rstrip()[-1:] in {"(", ":"}
        if opened and between and ")" not in read.text[first.end : last.start]:
            if first is number:
                return Aspect(("actual",))
            has_aim = read.within(0, first.start, *AIM)
            return Aspect(AIMED) if has_aim else Aspect(("actual",), "part")
    return None


def _of_section(around: Around, _: JudgedItem | None) -> Aspect | None:
    match around.read.section.of:
        case "section-money":
            return Aspect(FINANCIAL, is_explicit=False)
        case "section-work":
            return Aspect(PHYSICAL, is_explicit=False)
        case _:
            return None


def _of_item(_: Around, item: JudgedItem | None) -> Aspect | None:
    return Aspect(("actual", "target"), is_explicit=False) if _in_percent(item) else None


OF_PERCENT: tuple[Reading, ...] = (
    beside_superlative, in_series, unspent, met_by, difference, difference_behind, distance, short,
    change, _of_lag, _of_index, _against, _own_target, _behind, of_the_named, versus, _before,
    signed, _beside_money, _share_of_count,
)  # fmt: skip


def _behind_target(around: Around, item: JudgedItem | None) -> Aspect | None:
    """How far targets were met, right behind it: "fueron superadas, con 100.3 % y 102.6 %"."""
    read = around.read
    first = next((run[0] for run in read.runs() if around.number in run), around.number)
    told = read.within(0, first.start, "was-above", "was-met", *RELATIONS)
    if not told or not read.within(0, first.start, "target", "programmed"):
        return None
    last = read.within(told[-1].start, first.start, "target", "programmed", told[-1].means)
    end = max(each.end for each in last)
    is_right = read.shape(_WITH).fullmatch(read.text, end, first.start)
    return Aspect(PHYSICAL, is_explicit=False) if is_right and not _in_percent(item) else None


def said_to_be(around: Around, item: JudgedItem | None) -> Aspect | None:
    """As in "la línea base (2021) del indicador es 77 %": what the sentence says is so much."""
    read, number = around.read, around.number
    if not read.shape(_IS).search(read.text, 0, number.start):
        return None
    told = read.within(around.left, number.start, *STRONG)
    names = {"target": ("target",), "baseline": ("baseline",), "value": ("actual",)}
    if number.unit == "percent" and not _in_percent(item):
        return None
    if not told or told[-1].means not in names:
        return None
    return Aspect(names[told[-1].means])


def _as_to(around: Around, _: JudgedItem | None) -> Aspect | None:
    """As in "En cuanto a la ejecución financiera, la Actividad 2.2 registra 99.7 %"."""
    read = around.read
    opened = read.shape(_AS_TO).match(read.text)
    if opened is None or ";" in read.text[: around.number.start]:
        return None
    for each in read.within(opened.end(), around.number.start, "money", "pim", "budget", "work"):
        if each.start == opened.end():
            return Aspect(PHYSICAL if each.means == "work" else FINANCIAL)
    return None


def _reached(around: Around, item: JudgedItem | None) -> Aspect | None:
    """As in "los componentes 2 y 3 van al 95 %": of work or of money, it does not say."""
    if _in_percent(item) or not around.adjoins(around.near("reaches")):
        return None
    return Aspect(ALL, is_explicit=False)


OF_NO_WORD: tuple[Reading, ...] = (
    said_to_be, _as_to, _behind_target, _of_section, _of_item, _reached,
)  # fmt: skip
"""Where nothing in the sentence says of what a percentage is."""
