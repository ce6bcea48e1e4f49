"""The sentences that a paragraph plan may ask for, each by its name."""

from collections.abc import Callable, Iterator, Mapping

from sheetgen.drafting import (
    beneficiaries,
    indicators,
    narrated,
    offices,
    spending,
    work_done,
    years,
)
from sheetgen.drafting.report_view import Said, Subject, View
from sheetgen.language.message import Message, message
from sheetgen.records import Struct

Say = Callable[[View, Subject], "Said | Iterator[Said]"]


class Sentence(Struct, frozen=True):
    """``meaning`` is what it says, for who writes a plan of paragraphs."""

    say: Say
    meaning: Message


SENTENCES: Mapping[str, Sentence] = {
    "standing": Sentence(
        narrated.standing,
        message("how an element stands, or the plan as a whole, and how many alerts it has"),
    ),
    "alerts": Sentence(
        narrated.alerts,
        message("what calls for attention: every alert of the element or plan in some sentence"),
    ),
    "moved": Sentence(narrated.moved, message("what moved since the stored month before")),
    "index": Sentence(narrated.index, message("the management index and what it rests on")),
    "comprises": Sentence(
        offices.comprises, message("of how many activities or indicators an element is made")
    ),
    "reach": Sentence(
        work_done.reach, message("what an activity or product executed, against its goal")
    ),
    "contradiction": Sentence(
        work_done.contradiction, message("money spent without work, or work without money")
    ),
    "execution": Sentence(spending.execution, message("how much of its budget was accrued")),
    "value": Sentence(
        indicators.value, message("the value of an indicator and how far it is from its target")
    ),
    "progress": Sentence(indicators.progress, message("how an item's progress is judged")),
    "change": Sentence(
        years.change, message("what an item moved since the same month of the year before")
    ),
    "trend": Sentence(
        years.trend, message("that an indicator rose, or fell, in each of three years or more")
    ),
    "deliveries": Sentence(offices.deliveries, message("how many offices delivered their files")),
    "missing": Sentence(
        offices.missing, message("which items have no information, office by office")
    ),
    "owed": Sentence(offices.owed, message("the explanations that offices owe")),
    "served": Sentence(beneficiaries.served, message("how many were served, each counted once")),
    "services": Sentence(beneficiaries.services, message("how many each service served")),
    "growth": Sentence(
        beneficiaries.growth, message("how many more or fewer were served than the year before")
    ),
    "criteria": Sentence(
        beneficiaries.criteria, message("how many of those served meet each criterion")
    ),
    "bands": Sentence(beneficiaries.bands, message("how those served are divided by each band")),
    "crossed": Sentence(
        beneficiaries.crossed, message("which classes of several bands most of those served are of")
    ),
}
"""In the order in which they are listed."""
