"""Formulas of measures in the reader's words: "actual / target * 100" is "Valor obtenido / …"."""

import re
from collections.abc import Mapping
from functools import cache

from sheetgen.language.message import Message, message
from sheetgen.language.speaker import Speaker
from sheetgen.writing.words import MEASURES

MEAN = "mean of the items below"
SUM = "sum of the activities below"
COUNT = "count of what is listed"
SHARE = "count over count of all items * 100"

_WHOLE: Mapping[str, Message] = {
    "reported": message("reported by the office"),
    "planned": message("from the plan"),
    "known before": message("known from an earlier period"),
    MEAN: message("mean of the progress of the items below, as declared in Methodology"),
    SUM: message("sum of the activities below"),
    COUNT: message("count of what is listed"),
    SHARE: message("count ÷ count of all items × 100"),
}
_CORRECTED = re.compile(r"corrected from (.*?) by (.*?): (.*)", re.DOTALL)
_PHRASES: Mapping[str, Message] = {
    "in the expected direction": message("in the expected direction"),
    "due periods in a row without": message("due periods in a row without"),
    "months before with the same": message("months before with the same"),
    "largest earlier": message("largest earlier"),
    "largest": message("largest"),
    "value of the file": message("value of the file"),
    "value of": message("value of"),
    "of a past period": message("of a past period"),
    "median": message("median"),
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


@cache
def formula_in_words(formula: str, say: Speaker) -> str:
    """The formula with its names said; codes and figures stay as they are."""
    corrected = _CORRECTED.fullmatch(formula)
    if corrected:
        typed, approver, reason = corrected.groups()
        said = message(
            "corrected from {typed} by {approver}: {reason}",
            typed=typed,
            approver=approver,
            reason=reason,
        )
        return say.say(said)
    if formula in _WHOLE:
        return say.say(_WHOLE[formula])
    written = (
        formula.replace(" * ", " × ")
        .replace(" else ", "; else ")
        .replace(">=", "≥")
        .replace("<=", "≤")
    )
    return _NAMES.sub(lambda found: say.say(_KNOWN[found[0]]), written.replace(" - ", " − "))
