"""What plans and items are, and how figures add up over a year: one entry each."""

from sheetgen.language.message import Message, message, term
from sheetgen.model.coded import Worded


class PlanKind(Worded):
    """A policy tracks indicators and has an index; a programme tracks activities and money.

    ``spoken`` names a plan of the kind in a sentence; ``progress`` is what the progress of its top
    element is called. ``no_index`` says that no mean of its items stands for the plan; None where
    one does. ``tells_money``: whether what was spent is told of it and of its elements.
    """

    spoken: Message
    progress: Message
    no_index: Message | None
    tells_money: bool

    POLICY = (
        "policy",
        term("plan", "policy"),
        message("The policy"),
        message("Mean progress"),
        None,
        False,
    )
    PROGRAMME = (
        "programme",
        term("plan", "programme"),
        message("The programme"),
        message("Physical progress to date"),
        message("A programme has no index."),
        True,
    )

    @property
    def has_index(self) -> bool:
        """Whether the mean of its items stands for the plan."""
        return self.no_index is None


class Kind(Worded):
    """What an item is: ``word`` names it to readers, ``meaning`` in the sentences of rules."""

    meaning: Message

    INDICATOR = ("indicator", message("Indicator"), term("fact", "indicator"))
    ACTIVITY = ("activity", message("Activity"), term("fact", "activity"))
    PRODUCT = ("product", message("Product"), term("fact", "product"))


class Aggregation(Worded):
    """Tipo de agregación, of indicators and of activities."""

    meaning: Message

    NOT_ACCUMULATED = (
        "not-accumulated",
        message("not accumulated"),
        term("fact", "not accumulated"),
    )
    ACCUMULATED = ("accumulated", message("accumulated"), term("fact", "accumulated"))
    MINIMUM_PERMISSIBLE = (
        "minimum-permissible",
        message("minimum permissible"),
        term("fact", "minimum permissible"),
    )
    MAXIMUM_PERMISSIBLE = (
        "maximum-permissible",
        message("maximum permissible"),
        term("fact", "maximum permissible"),
    )
    LAST_VALUE = ("last-value", message("last value"), term("fact", "last value"))

    @property
    def is_permissible(self) -> bool:
        """Whether the target is a bound (all or nothing), not a quantity to reach."""
        return self in {Aggregation.MINIMUM_PERMISSIBLE, Aggregation.MAXIMUM_PERMISSIBLE}
