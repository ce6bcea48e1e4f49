"""What words compare with: the target, the baseline, another year, or several of them."""

import re
from collections.abc import Iterator

from sheetgen.texts.overlaps import MOVES, PASSIVES, RELATIONS
from sheetgen.texts.phrase import PORTION, Mark
from sheetgen.texts.reading import Read
from sheetgen.texts.table_figures import Known

REACH = 70
_BY = r"<by>\s*(?:(?:<the>|<one>|<at-least>)\s+)*$"
STOP = re.compile(r"[;(]|, ")
NOUN = r"\s+(?:[^\W\d]+\s+){0,2}"
_OBJECTS = ("target", "baseline", "reference", "last-year")
_NOT = r"(?:<denial>\s+)?(?:<to>\s+)?(?:(?:<the>|<its>|<to-the>)\s+)?"
_FURTHER = rf",?\s*(?:(?:<contrary>|<but>|<and>|<neither>)\s+)+(?:<also>\s+)?{_NOT}"
"""Between an object and a further one: "superó su meta, aunque no lo obtenido en 2023"."""
_BUT_NOT = r"(?:<contrary>|<but>|<and>)\s+<denial>\s+(?:<to>\s+)?(?:(?:<the>|<its>)\s+)?$"


def objects_of(read: Read, mark: Mark, known: Known) -> Iterator[tuple[str, int | None, int]]:
    """What it is compared with, of which year where of an earlier one, and where its words end."""
    reach = _on(read, mark, _reach(read, mark))
    aims = [
        *read.within(mark.start, reach, "target", "baseline"),
        *(() if _is_of_aim(read, mark) else read.within(mark.start, mark.end, "programmed")),
        *_planned(read, mark, reach),
    ]
    year = year_in(read, mark.end, reach, known)
    end = max((each.end for each in aims), default=mark.end)
    further = _years_further(read, mark, reach, known)
    if year is not None and year != known.year and not further:
        yield "actual", year, end
    elif aims:
        last = {"baseline" if each.means == "baseline" else "target": each.end for each in aims}
        for means, stop in last.items():
            yield means, None, stop if len(last) > 1 or further else end
        yield from (("actual", each, stop) for each, stop in further)
    elif year is not None:
        yield "target", None, end
    elif mark.means in PASSIVES and _is_told_of_target(read, mark):
        yield "target", None, mark.end


def _on(read: Read, mark: Mark, reach: int) -> int:
    """How far further objects go on past a comma: "superó su meta, aunque no lo obtenido en"."""
    size = len(read.text)
    while (more := read.shape(_FURTHER).match(read.text, reach)) is not None:
        at = more.end()
        told = [each for each in read.within(at, size, *_OBJECTS) if each.start == at]
        if not told or any(mark.end <= each.start < reach for each in read.numbers):
            break
        last = max(each.end for each in told)
        stop = STOP.search(read.text, last)
        reach = min(last + REACH, stop.start() if stop else size)
    return reach


def _years_further(read: Read, mark: Mark, reach: int, known: Known) -> tuple[tuple[int, int], ...]:
    """Years besides a target, with where their words end: "su meta y lo obtenido en 2023"."""
    aims = read.within(mark.end, reach, "target", "baseline")
    told = read.within(mark.end, reach, "reference", "last-year")
    found = []
    for each in told if aims else ():
        way = read.text[aims[0].end : each.start]
        year = (
            known.year - 1
            if each.means == "last-year"
            else year_in(read, each.end, each.end + len(" el 2023"), known)
        )
        if year is not None and each.start >= aims[0].end and read.shape(_FURTHER).fullmatch(way):
            found.append((year, each.end))
    return tuple(found)


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
    is_behind = bool(behind) and read.shape(NOUN).fullmatch(read.text, number.end, behind[0].start)
    return behind[:1] if is_behind else ()


def is_turned(read: Read, mark: Mark, end: int) -> bool:
    """Whether a further object is denied: "superó su meta, pero no lo obtenido en 2023"."""
    told = [each for each in read.within(mark.end, end, *_OBJECTS) if each.end == end]
    return any(
        read.shape(_BUT_NOT).search(read.text, mark.end, each.start) is not None for each in told
    )


def _reach(read: Read, mark: Mark) -> int:
    """How far the words of a comparison go: to the next figure, or past it ("en 32.9 p. p.")."""
    size = len(read.text)
    numbers = [each.start for each in read.numbers if each.start >= mark.end]
    stop = STOP.search(read.text, mark.end)
    others = [each.start for each in read.within(mark.end, size, *MOVES, *RELATIONS)]
    size = min([size, *others])
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
    if named in {None, known.year} and read.within(start, end, "last-year"):
        return known.year - 1
    return named
