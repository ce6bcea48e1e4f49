"""What plans and items are, and how figures add up over a year: one entry each."""

from sheetgen.language.message import Message, message, message_n, term
from sheetgen.model.coded import Worded
from sheetgen.records import Struct


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


class KindNouns(Struct, frozen=True):
    """What sentences call items of a kind: these ones, ``{named}``, as subject or as place.

    ``among`` is so many of all there are, ``only`` the one there is.
    """

    subject: Message
    place: Message
    among: Message
    only: Message


class Kind(Worded):
    """What an item is: ``word`` names it to readers, ``meaning`` in the sentences of rules."""

    meaning: Message
    nouns: KindNouns

    INDICATOR = (
        "indicator",
        message("Indicator"),
        term("fact", "indicator"),
        KindNouns(
            message_n("Indicator {named}", "Indicators {named}", 0),
            message_n("in indicator {named}", "in indicators {named}", 0),
            message_n("one of the {of} indicators", "{n} of the {of} indicators", 0),
            message("the only indicator"),
        ),
    )
    ACTIVITY = (
        "activity",
        message("Activity"),
        term("fact", "activity"),
        KindNouns(
            message_n("Activity {named}", "Activities {named}", 0),
            message_n("in activity {named}", "in activities {named}", 0),
            message_n("one of the {of} activities", "{n} of the {of} activities", 0),
            message("the only activity"),
        ),
    )
    PRODUCT = (
        "product",
        message("Product"),
        term("fact", "product"),
        KindNouns(
            message_n("Product {named}", "Products {named}", 0),
            message_n("in product {named}", "in products {named}", 0),
            message_n("one of the {of} products", "{n} of the {of} products", 0),
            message("the only product"),
        ),
    )


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
