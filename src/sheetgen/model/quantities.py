"""The quantities there are, each declared once; ``sheetgen rules facts`` lists them."""

from collections.abc import Mapping

from sheetgen.language.message import message, term
from sheetgen.model.quantities_money import OF_AGREEMENT
from sheetgen.model.quantities_odd import OF_DOUBT
from sheetgen.model.quantities_pace import OF_PACE
from sheetgen.model.quantities_summed import OF_OTHERS
from sheetgen.model.quantity import (
    ELEMENT,
    INDICATOR,
    ITEMS,
    MONEY,
    RATED,
    SUMMED_UP,
    WORK,
    Quantity,
)
from sheetgen.model.role import BUDGET, SPENT

OF_ITEMS: tuple[Quantity, ...] = (
    Quantity(
        name="progress",
        unit="percent",
        word=message("Progress"),
        meaning=term("fact", "the progress that is judged (tipo I), unrounded"),
        kinds=RATED,
    ),
    Quantity(
        name="progress_2",
        unit="percent",
        word=message("Progress type II"),
        meaning=term("fact", "progress from the baseline (tipo II)"),
        kinds=INDICATOR,
    ),
    Quantity(
        name="target",
        unit="item",
        word=message("Target"),
        meaning=term("fact", "target of the period, or physical goal of the year"),
        kinds=ITEMS,
    ),
    Quantity(
        name="actual",
        unit="item",
        word=message("Value obtained"),
        meaning=term("fact", "actual, or physical execution to date"),
        kinds=ITEMS,
    ),
    Quantity(
        name="baseline",
        unit="item",
        word=message("Baseline"),
        meaning=term("fact", "baseline"),
        kinds=INDICATOR,
    ),
    Quantity(
        name="programmed",
        unit="item",
        word=message("Programmed to date"),
        meaning=term("fact", "programmed to date"),
        kinds=WORK,
    ),
    Quantity(
        name="executed",
        unit="item",
        word=message("Sum of the months"),
        meaning=term("fact", "executed to date, where each month is reported by itself"),
    ),
    Quantity(
        name="physical",
        unit="percent",
        word=message("Physical progress of the year"),
        meaning=term("fact", "executed to date over the goal of the year"),
        kinds=WORK,
        needs=("actual", "target"),
    ),
    Quantity(
        name=BUDGET,
        unit="soles",
        word=message("PIM"),
        meaning=term("fact", "modified budget"),
        kinds=MONEY,
    ),
    Quantity(
        name=SPENT,
        unit="soles",
        word=message("Accrued"),
        meaning=term("fact", "accrued"),
        kinds=MONEY,
    ),
    Quantity(
        name="financial",
        unit="percent",
        word=message("Financial progress of the year"),
        meaning=term("fact", "accrued over PIM"),
        kinds=MONEY,
        needs=(SPENT, BUDGET),
    ),
    Quantity(
        name="lag",
        unit="points",
        word=message("Lag between money and work"),
        meaning=term("fact", "financial less physical percentage"),
        kinds=WORK,
        needs=("financial", "physical"),
        told=message("a lag of {figure}"),
    ),
    Quantity(
        name="advance",
        unit="points",
        word=message("Advance of work over money"),
        meaning=term("fact", "physical less financial percentage: the lag with its sign turned"),
        kinds=WORK,
        needs=("financial", "physical", "lag"),
        turned="lag",
        told=message("{figure} ahead"),
    ),
    Quantity(
        name="advance_due",
        unit="points",
        word=message("Work ahead of its money and of what is due"),
        meaning=term(
            "fact",
            "points of the goal done beyond what is paid and, before December, due",
        ),
        kinds=WORK,
        needs=("financial", "physical"),
        told=message("{figure} of the goal ahead of what is paid and due"),
    ),
    Quantity(
        name="unprogrammed",
        unit="item",
        word=message("Executed with nothing programmed"),
        meaning=term("fact", "what was executed where nothing is programmed"),
        kinds=WORK,
        needs=("actual",),
    ),
)
"""What is measured of an item."""

"""What is measured of elements, offices and the plan."""

SHOWN: tuple[Quantity, ...] = (
    Quantity(
        name="physical_sum",
        unit="item",
        word=message("Physical sum of the activities"),
        meaning=term("fact", "physical sum of the activities"),
    ),
    Quantity(
        name="overlap",
        unit="item",
        word=message("Counted twice in the activities"),
        meaning=term("fact", "counted twice in the activities"),
    ),
)
"""What is only shown."""

QUANTITIES: Mapping[str, Quantity] = {
    each.name: each for each in (*OF_ITEMS, *OF_DOUBT, *OF_PACE, *OF_AGREEMENT, *OF_OTHERS, *SHOWN)
}
"""All of them by name, in the order in which they are listed."""

SUMMED = tuple(each for each in OF_OTHERS if each.kinds in {SUMMED_UP, ELEMENT})
"""Those that rest on the progress of every item below an element, or of an office."""
