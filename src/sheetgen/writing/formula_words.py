"""Formulas of measures in the reader's words: "actual / target * 100" is "Valor obtenido / …"."""

import re
from collections.abc import Mapping

from sheetgen.language.message import Message, message
from sheetgen.language.speaker import Speaker
from sheetgen.writing.words import MEASURES

MEAN = "mean of the items below"
SUM = "sum of the activities below"

_WHOLE: Mapping[str, Message] = {
    "reported": message("reported by the office"),
    "planned": message("from the plan"),
    MEAN: message("mean of the progress of the items below, as declared in Methodology"),
    SUM: message("sum of the activities below"),
}
_PHRASES: Mapping[str, Message] = {
    "sum of actuals": message("sum of values"),
    "sum of targets": message("sum of targets"),
    "another office": message("another office"),
    "by month": message("month by month"),
    "mean of": message("mean of"),
    "sum of": message("sum of"),
    "max": message("largest"),
    "else": message("otherwise"),
    "if": message("if"),
    "of": message("of"),
}
_KNOWN: Mapping[str, Message] = {**MEASURES, **_PHRASES}
_NAMES = re.compile(
    r"(?<![\w.])(?:"
    + "|".join(sorted(map(re.escape, _KNOWN), key=len, reverse=True))
    + r")(?![\w.])"
)


def formula_in_words(formula: str, say: Speaker) -> str:
    """The formula with its names said; codes and figures stay as they are."""
    if formula in _WHOLE:
        return say.say(_WHOLE[formula])
    written = formula.replace(" * ", " × ").replace(">=", "≥").replace("<=", "≤")
    return _NAMES.sub(lambda found: say.say(_KNOWN[found[0]]), written.replace(" - ", " − "))
