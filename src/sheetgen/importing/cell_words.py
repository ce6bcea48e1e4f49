"""What the texts of a row say: its code, its offices, the traits of an indicator."""

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum

from sheetgen.errors import PlanError
from sheetgen.importing.matrix_cells import At, Grid
from sheetgen.language.matrix_words import heading_words, plain
from sheetgen.language.message import Message, message
from sheetgen.model.kinds import Aggregation
from sheetgen.model.traits import Direction, Frequency, Unit
from sheetgen.planning.codes import check_code
from sheetgen.reading.opening.cells import Kind

_ZEROS = re.compile(r"0+")
_DECIMALS = re.compile(r"0+\.(0+)")
_SHORT = re.compile(r"[^\W_][\w&.]{0,19}")
_PARTS = re.compile(r"\s*[/;,\n]\s*|\s+-\s+|\s+y\s+|\s+and\s+")
_ACRONYM = re.compile(r"\(([^\W\d_][\w&.\-]{1,15})\)\s*$")
_TRAITS: Mapping[str, type[Enum]] = {
    "direction": Direction,
    "aggregation": Aggregation,
    "frequency": Frequency,
}


def code_in(grid: Grid, at: At, *, as_shown: bool) -> str | Message:
    """The code in a cell, or why it cannot be told."""
    cell = grid.cell(at)
    text = grid.texts.get(at, "")
    if cell.kind is Kind.DATE:
        return message(
            "a code was turned into a date by the program ({found}): type it as text.", found=text
        )
    if cell.kind is Kind.NUMBER and isinstance(cell.value, Decimal):
        return _numbered(cell.value, cell.number_format, text, as_shown=as_shown)
    if cell.kind is not Kind.TEXT:
        return message("no code can be read here: {found}.", found=text)
    code = " ".join(text.split())
    return _sound(code)


def _sound(code: str) -> str | Message:
    """The code where a plan can hold it."""
    try:
        check_code(code, "")
    except PlanError as error:
        return message("{fault} {remedy}", fault=error.fault, remedy=error.remedy)
    return code


def _numbered(value: Decimal, shown: str, text: str, *, as_shown: bool) -> str | Message:
    """A code that was typed as a number: 1.10 is kept as 1.1, and nobody can tell which it was."""
    if value == value.to_integral_value():
        digits = f"{value:f}".split(".", 1)[0]
        return digits.zfill(len(shown)) if _ZEROS.fullmatch(shown) else digits
    places = _DECIMALS.fullmatch(shown)
    if places:
        return f"{value:.{len(places[1])}f}"
    if as_shown:
        return text
    return message(
        "the code is a number, and a number does not keep a last zero: is it {found} or {other}? "
        "Type the codes as text; or, where all are as shown, write codes: as-shown in the mapping.",
        found=text,
        other=f"{text}0",
    )


def trait(role: str, text: str) -> str | None:
    """The word of plan tables for what a cell says of a trait; None where it says none of them."""
    said = plain(text)
    for word in (str(each.value) for each in _TRAITS[role]):
        if said in heading_words().get(f"{role}-{word}", ()) or said == word.replace("-", " "):
            return word
    return None


def unit_named(text: str) -> str | None:
    """The unit that a word names: «Porcentaje», «Número»; None for others («Empresas»)."""
    said = plain(text)
    units = (unit.value for unit in Unit)
    return next((unit for unit in units if said in heading_words().get(f"unit-{unit}", ())), None)


def unit_of_name(name: str) -> str | None:
    """The unit that a name begins with: «Porcentaje de empresas ...»."""
    return unit_named(name.split(maxsplit=1)[0]) if name.split() else None


def offices_in(text: str) -> list[tuple[str, str]]:
    """The offices that a cell names, each with code and name.

    They are several where all are codes, and where ";" parts them, which no name holds.
    """
    named = [part for each in text.split(";") if (part := each.strip())]
    if len(named) > 1:
        return list(dict.fromkeys(one for part in named for one in offices_in(part)))
    bare = " ".join(text.split())
    parts = [part for part in _PARTS.split(text.strip()) if part]
    if len(parts) > 1 and all(_SHORT.fullmatch(part) and part.upper() == part for part in parts):
        return [(part, part) for part in dict.fromkeys(parts)]
    found = _ACRONYM.search(bare)
    if found:
        return [(found[1], bare)]
    return [(bare, bare)]


def short_code(name: str, taken: dict[str, str]) -> str:
    """A code for an office that has only a name: its initials, as nobody else's."""
    small = heading_words()["small"]
    words = [word for word in re.findall(r"\w+", name) if plain(word) not in small]
    code = "".join(word[0] for word in words).upper()[:12] if len(words) > 1 else words[0].upper()
    wanted, n = code, 1
    while code in taken:
        n += 1
        code = f"{wanted}{n}"
    return code
