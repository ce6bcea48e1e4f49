"""The cells behind what a rule reads of those that are summed up: elements and offices."""

from sheetgen.model.place import Place
from sheetgen.model.quantities import QUANTITIES, SUMMED
from sheetgen.model.rule import Rule
from sheetgen.model.summary import ElementSummary, OfficeSummary

_OF_PROGRESS = (QUANTITIES["progress"], *SUMMED)


def cells_read(rule: Rule, summary: ElementSummary | OfficeSummary) -> tuple[Place, ...]:
    """Each once: of sums their own, of means and counts those of the progress of every item."""
    read = {
        **dict.fromkeys((each.name for each in _OF_PROGRESS), summary.places),
        **{each.name: each.places for each in summary.measures},
    }
    return tuple(dict.fromkeys(place for name in rule.reads for place in read.get(name, ())))
