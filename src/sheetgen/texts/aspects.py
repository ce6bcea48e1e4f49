"""What a figure of a sentence is of: progress, a target, a share, a change, a difference, a bound.

Each reading (``percentages_in_text.py``, ``money_and_counts.py``) knows one way of saying it; of
those that apply the first stands.
"""

from itertools import pairwise

from sheetgen.model.report import JudgedItem
from sheetgen.records import replace
from sheetgen.texts.around import Around, base_of, year_of
from sheetgen.texts.aspect import AIMED, ALL, FINANCIAL, PHYSICAL, STRONG, Aspect
from sheetgen.texts.distances import Reading
from sheetgen.texts.figures_in_text import BARE, Number
from sheetgen.texts.from_to import Move, move_of
from sheetgen.texts.in_words import is_denied
from sheetgen.texts.money_and_counts import OF_COUNT, OF_SOLES, is_what_it_counts
from sheetgen.texts.overlaps import DENIED, RELATIONS
from sheetgen.texts.percentages_in_text import OF_NO_WORD, OF_PERCENT
from sheetgen.texts.phrase import Mark
from sheetgen.texts.reading import Read

_KNOWN_IS = r"<earlier>\s+<is>\s+(?:<of>\s+)?$"
_AND = r",|;|<and>"
_MOST_BETWEEN = 60
_THAT_IS = (
    r"\s*(?:[^\W\d]+\s*){0,2}(?:\(|,?\s*<that-is>,?\s*)"
    r"(?:<by>\s+)?(?:(?:<the>|<one>|<of>)\s+)*"
)
_NAMED = {
    "work": PHYSICAL, "execution": ALL, "money": FINANCIAL, "budget": FINANCIAL, "pim": FINANCIAL,
}  # fmt: skip
_WAS_TO = r"\s<is>\s+(?:<denial>\s+)?$"
_AND_THAT = r"\s*(?:[,;]\s*)?(?:<and>\s+)?(?:(?:<the>|<of>|<that-of>)\s+)+"
_IS_SO = r"\s*,?\s*(?:<is>\s+)?(?:(?:<of>|<to>|<the>|<one>)\s+)*(?:<soles>\s*)?"
_AS_WELL = r"(?:\s+[^\W\d]+){0,2}\s+(?:<and>|<as-well>)\s+(?:<the>\s+)?"
_BOTH = r"\s*(?:<as-well>\s+)?(?:<both>\s+)?(?:<the>\s+)?"
"""As in "superó tanto las 347 programadas como el 100 % de su meta"."""
_YEARS_BEHIND = (
    r"[\s,]*(?:[^\W\d]+\s+)?(?:<between>|<from>)\s+(?:<the>\s+)?(20\d\d)"
    r"\s+(?:<and>|<to>)\s+(?:<the>\s+)?20\d\d"
)
"""Behind a move, the years of both its figures: "de 100 % a 20 % entre 2023 y 2024"."""
_BETWEEN = r"<between>\s+(?:<the>\s+)?(?:<soles>\s*)?$"
_TO_UPPER = r"\s+(?:[^\W\d]+\s+)?<and>\s+(?:<the>\s+)?(?:<soles>\s*)?"


def aspect_of(read: Read, number: Number, item: JudgedItem | None, year: int) -> Aspect:
    """The aspect of a figure."""
    move = move_of(read, number)
    is_of_target = move is not None and _is_of_target(read, move)
    if move is not None and move.then is number:
        came_to = aspect_of(read, move.now, item, year)
        years = _years_between(read, move)
        told = years[0] if years else None
        return replace(came_to, kind="before", year=told, base=base_of(read, year))
    if is_of_target:
        return Aspect(("target",), year=year_of(read, number))
    around = Around(read, number)
    match number.unit:
        case "percent" | "points":
            readings: tuple[Reading, ...] = (
                _restated, _gapped, *OF_PERCENT, _inherited, *OF_NO_WORD,
            )  # fmt: skip
        case "soles" if is_what_it_counts(around, item):
            readings = (_restated_sum, _restated, _gapped, *OF_COUNT)
        case "soles":
            readings = (_restated_sum, _gapped, *OF_SOLES)
        case _:
            readings = (_restated, _gapped, *OF_COUNT)
    found = next(
        (said for each in readings if (said := each(around, item)) is not None),
        Aspect((), "share", is_explicit=False),
    )
    found = _bounded(around, found)
    told = year_of(read, number)
    if _is_of_bracketed_year(read, number, item, year) or _is_last_known(read, number):
        found = Aspect(("actual",))
    if move is not None and not found.names and found.kind == "share":
        found = _as_it_was(read, move, item)  # "de 45 % en junio a 98.3 %"
    if move is not None and told in _years_between(read, move):
        own = tuple(each for each in read.years if each[0] >= move.now.end)[-1:]
        told = year_of(replace(read, years=own), number)  # "de 0 en 2023 a 54": it was that year's
    return replace(found, year=told, base=base_of(read, year))


def _is_of_bracketed_year(read: Read, number: Number, item: JudgedItem | None, year: int) -> bool:
    """Whether it is the value of a year before: "respecto a lo alcanzado en 2023 (59 %)"."""
    if item is None or not read.text[number.end :].startswith(")"):
        return False
    is_unit = item.measured.item.in_percent if number.unit == "percent" else number.unit == BARE
    return is_unit and any(
        each < year and read.text[end : number.start].strip() == "(" for _, end, each in read.years
    )


def _is_last_known(read: Read, number: Number) -> bool:
    """As in "el último valor conocido es 2"."""
    return read.shape(_KNOWN_IS).search(read.text, 0, number.start) is not None


def _bounded(around: Around, found: Aspect) -> Aspect:
    """What a figure is of, as the bound that it is where it is one."""
    read, number = around.read, around.number
    relation = around.near(*RELATIONS)
    if number.unit not in {"percent", "points"} and relation and _is_aim(around, relation):
        found = Aspect(("target",))
    if found.kind != "figure" or found.names == AIMED:
        return found
    if bound := _end_of_range(read, number):
        return replace(found, kind="bound", direction=bound)
    bounding = _bounding(around)
    if bounding is None:
        return found
    denied = bounding.means in DENIED and is_denied(read, bounding)
    way = DENIED[bounding.means] if denied else bounding.means
    is_threshold = read.within(bounding.end, number.start, "threshold")
    names = PHYSICAL if is_threshold else found.names
    return replace(found, kind="bound", direction=way, names=names)


def _as_it_was(read: Read, move: Move, item: JudgedItem | None) -> Aspect:
    """What a figure is of that moved: the words stand before what it was."""
    around = Around(read, move.then)
    given = OF_PERCENT if move.then.unit in {"percent", "points"} else OF_COUNT
    found = (said for each in given if (said := each(around, item)) is not None)
    plain = (each for each in found if each.kind == "figure" and each.names)
    told = read.within(0, move.mark.start, *_NAMED)
    if move.then.unit == "percent" and told and (item is None or not item.measured.item.in_percent):
        return next(plain, Aspect(_NAMED[told[-1].means], is_explicit=False))
    return next(plain, Aspect((), "share", is_explicit=False))


def _end_of_range(read: Read, number: Number) -> str:
    """How a figure stands to its subject's as an end of a range: "entre 970 y 980 empresas"."""
    for lower, upper in pairwise(read.numbers):
        if number in {lower, upper} and (
            read.shape(_BETWEEN).search(read.text, 0, lower.start)
            and read.shape(_TO_UPPER).fullmatch(read.text, lower.end, upper.start)
        ):
            return "not-below" if number is lower else "not-above"
    return ""


def _years_between(read: Read, move: Move) -> tuple[int, ...]:
    behind = read.shape(_YEARS_BEHIND).match(read.text, move.now.end)
    if behind is not None:
        return (int(behind[1]),)  # "de 100 % a 20 % entre 2023 y 2024"
    return tuple(each for at, _, each in read.years if move.then.end <= at < move.now.start)


def _is_of_target(read: Read, move: Move) -> bool:
    """Whether it is the target that moved: "la meta aumentó de 2,000 a 2,500"."""
    named = read.within(0, move.mark.start, *STRONG)
    is_value = read.within(move.mark.end, move.now.start, *STRONG)
    return bool(named) and named[-1].means == "target" and not is_value


def _bounding(around: Around) -> Mark | None:
    """The relation that a figure is only the bound of: "superó el 100 %", "mayor a 150"."""
    relation = around.near(*RELATIONS)
    if relation is not None and around.adjoins(relation) and _is_aim(around, relation):
        return None  # "la meta era no superar las 5 propuestas"
    if relation is not None and around.adjoins(relation):
        is_whole = around.read.within(relation.start, relation.end, "target")
        return None if is_whole else relation  # "cumplió su meta al 96.9 %" says how far
    previous, read = around.previous, around.read
    if previous is None or not read.shape(_AS_WELL).fullmatch(
        read.text, previous.end, around.number.start
    ):
        return None
    told = next(iter(read.within(0, previous.start, *RELATIONS)[::-1]), None)
    is_bound = told and read.shape(_BOTH).fullmatch(read.text, told.end, previous.start)
    return told if is_bound else None


def _is_aim(around: Around, relation: Mark) -> bool:
    said = around.read.shape(_WAS_TO).search(around.read.text, 0, relation.start)
    passive = around.read.within(0, relation.end, "was-above")
    if passive and passive[-1].end > relation.start:
        return False  # "fue sobrepasado en 9"
    return said is not None and bool(around.read.within(0, said.start(), "target"))


def _restated(around: Around, item: JudgedItem | None) -> Aspect | None:
    """A distance told again in another unit: "en 150 acciones, es decir, en 7.8 %"."""
    read, previous = around.read, around.previous
    if previous is None or previous.unit == around.number.unit:
        return None
    if not read.shape(_THAT_IS).fullmatch(read.text, previous.end, around.number.start):
        return None
    found = aspect_of(read, previous, item, 0)
    return found if found.kind == "difference" else None


def _restated_sum(around: Around, item: JudgedItem | None) -> Aspect | None:
    """The same sum told again in brackets: "S/ 248.8 mil (248 809 soles)"."""
    previous = around.previous
    if previous is None or previous.unit != "soles" or not around.is_bracketed:
        return None
    is_right = around.read.text[previous.end : around.number.start].strip() == "("
    return aspect_of(around.read, previous, item, 0) if is_right else None


def _gapped(around: Around, item: JudgedItem | None) -> Aspect | None:
    """What was told before, of another: "el saldo del Producto 4 fue 83 y el del 3, de 6"."""
    read, previous = around.read, around.previous
    if previous is None or previous.unit != around.number.unit:
        return None
    named = [each for each in read.mentions if previous.end <= each.start < around.number.start]
    if len(named) != 1 or not (
        read.shape(_AND_THAT).fullmatch(read.text, previous.end, named[0].start)
        and read.shape(_IS_SO).fullmatch(read.text, named[0].end, around.number.start)
    ):
        return None
    return aspect_of(read, previous, item, 0)


def _inherited(around: Around, item: JudgedItem | None) -> Aspect | None:
    """The aspect of the figure before it: "84.9 % en el Producto 2 y de 87.1 % en el 4"."""
    read, previous = around.read, around.previous
    if previous is None or previous.unit != around.number.unit:
        return None
    between = read.text[previous.end : around.number.start]
    if len(between) > _MOST_BETWEEN or not read.shape(_AND).search(between):
        return None
    is_other = read.about_number(previous) != read.about_number(around.number)
    apart = (*STRONG, "break", *(() if is_other else ("reference", "last-year")))
    if read.within(previous.end, around.number.start, *apart):
        return None
    if year_of(read, previous) != year_of(read, around.number):
        return None
    found = aspect_of(read, previous, item, 0)
    is_plain = found.kind == "figure" and found.is_explicit
    return Aspect(found.names) if is_plain and found.names else None
