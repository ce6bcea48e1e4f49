"""The words by which offices say that there is no figure, and which gap each one is.

Only words with one meaning are here. Left out on purpose, so that the office is asked:

* a lone dash, which may be zero, no data or not applicable;
* "n/c" (no corresponde, no contesta), "pendiente", "en proceso", "ninguno", "por definir";
* "si" without marks, which is yes; "S/I" with them is "sin información";
* a word with a reason behind it ("ND por falta de fondos"): the reason has its own column, and a
  sentence that starts with ND may end with a figure.

"N/A" is "no aplica": Spanish forms abbreviate that by it, and the English "not available" is
written ND in these templates. The gap is shown with its reason, so a wrong one can be seen.
"""

import unicodedata

from sheetgen.model.figure import Gap

_NO_DATA = (
    "no disponible",
    "no se dispone",
    "no disponible aun",
    "dato no disponible",
    "datos no disponibles",
    "informacion no disponible",
    "sin informacion",
    "sin dato",
    "sin datos",
    "sin data",
    "no hay dato",
    "no hay datos",
    "no hay informacion",
    "no data",
    "not available",
)
_NOT_APPLICABLE = ("no aplica", "no aplicable", "no corresponde", "not applicable")
_NOT_PROGRAMMED = (
    "sin programacion",
    "sin programar",
    "no programado",
    "no programada",
    "not programmed",
)


def _initials(letters: str, *, bare: bool) -> tuple[str, ...]:
    dotted = ".".join(letters)
    forms = (dotted, f"{dotted}.", "/".join(letters), "-".join(letters))
    return (*forms, letters) if bare else forms


_GAPS: dict[str, Gap] = {
    **dict.fromkeys(
        (
            *_NO_DATA,
            *_initials("nd", bare=True),
            *_initials("sd", bare=True),
            *_initials("si", bare=False),
        ),
        Gap.NO_DATA,
    ),
    **dict.fromkeys((*_NOT_APPLICABLE, *_initials("na", bare=True)), Gap.NOT_APPLICABLE),
    **dict.fromkeys((*_NOT_PROGRAMMED, *_initials("sp", bare=True)), Gap.NOT_PROGRAMMED),
}
_INITIALS_AT_MOST = 8
_LONGEST = 100
"""None is a third of it; a paragraph of accents alone would take long to put in order."""


def known_gap_words() -> tuple[tuple[str, Gap], ...]:
    """Every word with the gap it stands for, without accents and capitals: for live formulas."""
    return tuple(_GAPS.items())


def gap_of(text: str) -> Gap | None:
    """The gap that a word stands for, whatever its case, accents, marks and spaces."""
    if len(text) > _LONGEST:
        return None
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFD", text.casefold())
        if not unicodedata.combining(letter)
    )
    words = " ".join(plain.split()).strip("\"'«»“”()[]*")
    if len(words) <= _INITIALS_AT_MOST:
        words = words.replace(" ", "") if words.replace(" ", "") in _GAPS else words
    return _GAPS.get(words) or _GAPS.get(words.removesuffix("."))
