"""How the quantity of an element follows from its activities (METHOD 4), each one entry."""

from enum import Enum
from typing import Self

from sheetgen.model.formulas.sums import AverageOf, SumOf


class Rollup(Enum):
    """What the activities of an element come to together.

    ``together`` is the formula over their quantities. ``follows`` where the product of the element
    is that, and no office reports it; ``one_unit`` where they must then be counted in one unit;
    ``repeats`` where the product is instead the quantity of one item, named behind a colon;
    ``needs_activities`` where it means nothing without one; ``counts_once`` where the office
    reports each unit once that several activities count, so that what it reports lies between the
    largest part and the sum of the parts.
    """

    _value_: str
    together: type[SumOf]
    follows: bool
    one_unit: bool
    repeats: bool
    needs_activities: bool
    counts_once: bool

    NONE = ("none", SumOf, "")
    SUM = ("sum", SumOf, "follows one_unit needs_activities")
    UNIQUE = ("unique", SumOf, "counts_once")
    MEAN = ("mean", AverageOf, "needs_activities")
    SAME_AS = ("same-as", SumOf, "follows repeats")

    def __new__(cls, code: str, together: type[SumOf], traits: str) -> Self:  # noqa: D102 - an entry, found by its code
        made = object.__new__(cls)
        made._value_ = code
        made.together = together
        held = traits.split()
        made.follows, made.repeats = "follows" in held, "repeats" in held
        made.one_unit, made.counts_once = "one_unit" in held, "counts_once" in held
        made.needs_activities = "needs_activities" in held
        return made

    @property
    def is_shown(self) -> bool:
        """Whether the element's own line shows what its activities make together.

        Not where its product says it, nor where they count the same units more than once.
        """
        return self.needs_activities and not self.follows
