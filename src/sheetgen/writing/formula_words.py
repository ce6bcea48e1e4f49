"""Formulas of measures in the reader's words: "actual / target * 100" is "Valor obtenido / …"."""

import re
from collections.abc import Mapping
from functools import cache

from sheetgen.language.message import Message, message
from sheetgen.language.speaker import Speaker
from sheetgen.model.summary import MeanOf
from sheetgen.writing.words import MEASURES

MEAN = "mean of the items below"
MEAN_OF_ELEMENTS = "mean of the elements below"
PRODUCT = "progress of the product"
MEANS_OF = {
    MeanOf.ITEMS: MEAN,
    MeanOf.ELEMENTS: MEAN_OF_ELEMENTS,
    MeanOf.PRODUCT: PRODUCT,
}
"""An element's progress by what it is the mean of."""
MEANS = {
    "declared": "mean of the plan",
    "missing-zero": "mean, missing as 0",
    "cap-150": "mean, capped at 150",
    "uncapped": "mean, uncapped",
    "over-elements": "mean over elements",
    "level-by-level": "mean level by level",
}
"""The index by each choice, as the model names it."""
SUM = "sum of the activities below"
COUNT = "count of what is listed"
SHARE = "count over count of all items * 100"

_WHOLE: Mapping[str, Message] = {
    "reported": message("reported by the office"),
    "planned": message("from the plan"),
    "known before": message("known from an earlier period"),
    MEAN: message("mean of the progress of the items below, as declared in Methodology"),
    MEAN_OF_ELEMENTS: message(
        "mean of the progress of the elements below that hold items, as declared in Methodology"
    ),
    PRODUCT: message("the progress that the product reports, and no mean"),
    MEANS["declared"]: message("mean of the progress of the plan, as declared in Methodology"),
    MEANS["missing-zero"]: message("the declared mean, with 0 for items without a figure"),
    MEANS["cap-150"]: message("the declared mean, with each item capped at 150 %"),
    MEANS["uncapped"]: message("the declared mean, without a cap"),
    MEANS["over-elements"]: message(
        "mean of the elements that hold items, each the mean of its own items"
    ),
    MEANS["level-by-level"]: message(
        "mean of the elements at the top, each the mean of what stands directly below it, and so "
        "on down"
    ),
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
