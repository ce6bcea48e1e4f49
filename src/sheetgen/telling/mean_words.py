"""How the figures that only a report has are made, in words: means, sums over elements, counts."""

from collections.abc import Mapping

from sheetgen.language.message import Message, message
from sheetgen.model.summary import MeanOf

MEANS_OF: Mapping[MeanOf, Message] = {
    MeanOf.ITEMS: message("mean of the progress of the items below, as declared in Methodology"),
    MeanOf.ELEMENTS: message(
        "mean of the progress of the elements below that hold items, as declared in Methodology"
    ),
    MeanOf.PRODUCT: message("the progress that the product reports, and no mean"),
}
"""An element's progress by what it is the mean of."""

DECLARED = "declared"
MEANS: Mapping[str, Message] = {
    DECLARED: message("mean of the progress of the plan, as declared in Methodology"),
    "missing-zero": message("the declared mean, with 0 for items without a figure"),
    "cap-150": message("the declared mean, with each item capped at 150 %"),
    "uncapped": message("the declared mean, without a cap"),
    "over-elements": message(
        "mean of the elements that hold items, each the mean of its own items"
    ),
    "level-by-level": message(
        "mean of the elements at the top, each the mean of what stands directly below it, and so "
        "on down"
    ),
}
"""The index by each choice, as the model names it."""

COUNT = message("count of what is listed")
SHARE = message("count ÷ count of all items × 100")
