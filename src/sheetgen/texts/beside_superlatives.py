"""The figure that stands beside who has the most: "el menor avance, el Producto 2, con 84.9 %"."""

from sheetgen.model.report import JudgedItem
from sheetgen.model.role import BUDGET, SPENT
from sheetgen.texts.around import Around
from sheetgen.texts.aspect import AIMED, FINANCIAL, PHYSICAL, Aspect
from sheetgen.texts.figures_in_text import COUNT
from sheetgen.texts.phrase import SUPERLATIVES, Mark

_BESIDE = r"\s*[,:(]?\s*(?:<with>\s+)?(?:(?:<one>|<the>)\s+)?(?:<soles>\s*)?"
_NEAR = 45
_BUDGETS, _AIMS = frozenset({"pim", "budget"}), frozenset({"target", "programmed"})
_WORK = frozenset({"work", "physical", "done"})
_MONEY = frozenset({"money", "financial", "budget-execution", "execution"})
_ALL = (*_BUDGETS, *_AIMS, *_WORK, *_MONEY, "valued")


def beside_superlative(around: Around, item: JudgedItem | None) -> Aspect | None:
    """The figure of what the subject right before it has the most or the least of."""
    read, number = around.read, around.number
    named = [each for each in read.mentions if each.end <= number.start]
    told = read.within(0, named[-1].end if named else 0, *SUPERLATIVES)
    told = told or read.within(0, number.start, *SUPERLATIVES)
    at = (*(each.end for each in named[-1:]), *(each.end for each in told[-1:]))
    if not told or not any(
        read.shape(_BESIDE).fullmatch(read.text, each, number.start) for each in at
    ):
        return None
    if any(told[-1].start <= each.start < number.start for each in read.numbers):
        return None
    word = _of_what(around, told[-1])
    in_percent = item is not None and item.measured.item.in_percent
    names = _names(word, number.unit, in_percent=in_percent)
    return Aspect(names) if names else None


def _names(word: str, unit: str, *, in_percent: bool) -> tuple[str, ...]:
    """What a figure of this unit is, of what the word says; none where it is of another unit."""
    if word in _BUDGETS or word in _MONEY:
        of_money = {"percent": FINANCIAL, "soles": (BUDGET,) if word in _BUDGETS else (SPENT,)}
        return of_money.get(unit, ())
    if word in _AIMS:
        return AIMED if unit == COUNT or in_percent else ()
    if word in _WORK:
        return PHYSICAL if unit == "percent" else ("actual",)
    return ("actual",) if word == "valued" else ()


def _of_what(around: Around, mark: Mark) -> str:
    """The word for what is compared, behind the superlative or before it."""
    read = around.read
    behind = read.within(mark.start, min(mark.end + _NEAR, around.number.start), *_ALL)
    before = read.within(0, mark.start, *_ALL)[::-1]
    found = next(iter((*behind, *before)), None)
    return found.means if found is not None else ""
