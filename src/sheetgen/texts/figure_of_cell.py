"""The figure that a cell of a table is."""

from decimal import Decimal

from sheetgen.language.number_marks import Marks
from sheetgen.records import replace
from sheetgen.texts.digits import NUMBER, read_digits
from sheetgen.texts.figures_in_text import BARE, SCALES, Number, numbers_of
from sheetgen.texts.phrase import Mark
from sheetgen.texts.phrase_language import Language


def figure_of_cell(
    text: str, marks: tuple[Mark, ...], heading: tuple[Mark, ...], by: Marks, language: Language
) -> Number | None:
    """The figure that is all that a cell of a table says, at the scale that its heading gives."""
    said = numbers_of(text, marks, (), by, language)
    if len(said) == 1 and not _besides(text, said[0], language):
        found = said[0]
    elif (alone := NUMBER.fullmatch(text.strip())) is not None:
        written, decimals, other = read_digits(alone[0], by)
        found = Number(
            text.index(alone[0]), text.index(alone[0]) + len(alone[0]), written, decimals,
            Decimal(1), BARE, other_reading=other,
        )  # fmt: skip
    else:
        return None
    scale = next((SCALES[each.means] for each in heading if each.means in SCALES), Decimal(1))
    return (
        replace(found, scale=scale) if found.scale == 1 and found.unit in {BARE, "soles"} else found
    )


def _besides(text: str, number: Number, language: Language) -> str:
    """What a cell says besides a figure, its unit and what it counts."""
    before = language.shape(r"<soles>\s*$").sub("", text[: number.start]).strip()
    behind = text[number.end :].strip(" *†").removeprefix(number.noun)
    return f"{before}{behind}".strip()
