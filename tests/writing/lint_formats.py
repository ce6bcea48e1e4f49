"""The lint of number formats: what Excel repairs a file for, and what would be read wrongly.

Every format of a workbook is held to this, those of its conditional formats among them. The
formats of cells that an office fills only have to be legal: they say how a typed figure is read.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
MOST_SECTIONS = 4
BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"}
PIECE = re.compile(
    r'(?P<quoted>"[^"]*")|(?P<escaped>\\.)|(?P<room>_.)|(?P<fill>\*.)|(?P<bracket>\[[^\]]*\])'
    r"|(?P<next>;)|(?P<shape>General|[0#?.,%@]+)|(?P<legal>[ $+\-/():!^&'~{}<>=])"
    r"|(?P<date>[dmyhs]+)|(?P<bare>.)",
    re.DOTALL,
)
BOUND = re.compile(r"\[(<=|>=|<>|<|>|=)(-?[\d.]+)\]")
COMPARED = {
    "<": lambda a, b: a < b, "<=": lambda a, b: a <= b, ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b, "=": lambda a, b: a == b, "<>": lambda a, b: a != b,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a format: its shape for digits, the words around it, and when it holds."""

    shape: str
    words: str
    bound: tuple[str, Decimal] | None


def lint_formats(styles: ET.Element) -> Iterator[str]:
    """The faults of every number format that a workbook uses."""
    codes = {
        int(each.get("numFmtId", "0")): each.get("formatCode", "")
        for each in styles.findall(f"{MAIN}numFmts/{MAIN}numFmt")
    }
    shown = {n for n, filled in _used(styles) if not filled}
    for number, code in (BUILT_IN | codes).items():
        if number in shown or number in codes:
            yield from (f"format {code}: {fault}" for fault in faults(code, read=number in shown))
    for each in styles.iterfind(f"{MAIN}dxfs/{MAIN}dxf/{MAIN}numFmt"):
        code = each.get("formatCode", "")
        yield from (f"format by condition {code}: {fault}" for fault in faults(code, read=True))


def _used(styles: ET.Element) -> Iterator[tuple[int, bool]]:
    """The formats of cells, and whether an office fills those cells."""
    for each in styles.iterfind(f"{MAIN}cellXfs/{MAIN}xf"):
        lock = each.find(f"{MAIN}protection")
        yield int(each.get("numFmtId", "0")), lock is not None and lock.get("locked") == "0"


def faults(code: str, *, read: bool) -> Iterator[str]:
    """What is wrong with one format; ``read``: people read figures in cells that have it."""
    found = sections(code)
    if len(found) > MOST_SECTIONS:
        yield f"{len(found)} sections"
    pieces = list(PIECE.finditer(code))
    yield from (f"{each[0]} is not quoted" for each in pieces if each["bare"])
    numbers = found[:3] if len(found) == MOST_SECTIONS else [s for s in found if s.shape != "@"]
    if any(each["date"] for each in pieces) or not numbers or code == "General":
        return
    if "0" not in in_words(numbers, Decimal(0)) or _minus(numbers, Decimal(0)):
        yield f"0 is shown as {in_words(numbers, Decimal(0))}"
    if read:
        for least in (Decimal("-1e-12"), -tiny(numbers)):
            if _minus(numbers, least):
                yield f"{least} is shown as -0"


def sections(code: str) -> list[Section]:
    """The sections of a format."""
    found, shape, words = [], "", ""
    bound: tuple[str, Decimal] | None = None
    for each in PIECE.finditer(code):
        if each["next"]:
            found.append(Section(shape, words, bound))
            shape, words, bound = "", "", None
        elif each["shape"]:
            shape += each["shape"]
        elif each["bracket"] and (compared := BOUND.fullmatch(each["bracket"])):
            bound = compared[1], Decimal(compared[2])
        elif each["quoted"] or each["legal"] or each["bare"]:
            words += each[0].strip('"')
        elif each["escaped"]:
            words += each[0][1:]
    return [*found, Section(shape, words, bound)]


def tiny(numbers: list[Section]) -> Decimal:
    """A figure that shows as zero, near the largest that does."""
    shape = max((each.shape for each in numbers), key=len)
    places = len(re.sub(r"[^0#]", "", shape.partition(".")[2]))
    return Decimal("0.49").scaleb(-places - (2 if "%" in shape else 0))


def chosen(numbers: list[Section], figure: Decimal) -> int:
    """Which section a figure is shown by: by their bounds, else by its sign."""
    bounds = [each.bound for each in numbers]
    if any(bounds):
        for n, bound in enumerate(bounds):
            if bound is None or COMPARED[bound[0]](figure, bound[1]):
                return n
    place = 0 if figure > 0 else 1 if figure < 0 else 2
    return place if place < len(numbers) else 0


def _minus(numbers: list[Section], figure: Decimal) -> bool:
    """Whether a minus is shown: the format's own, or the one a program sets by itself."""
    place = chosen(numbers, figure)
    own = any(sign in numbers[place].words for sign in "-−")
    return own or (figure < 0 and place == 0)


def in_words(numbers: list[Section], figure: Decimal) -> str:
    """The words and the shape that a figure is shown by."""
    section = numbers[chosen(numbers, figure)]
    return f"{section.words}{section.shape}"
