"""The quantities there are, each declared once; ``sheetgen rules facts`` lists them."""

from collections.abc import Mapping

from sheetgen.language.message import message, term
from sheetgen.model.quantities_money import OF_AGREEMENT
from sheetgen.model.quantities_odd import OF_DOUBT
from sheetgen.model.quantities_pace import OF_PACE
from sheetgen.model.quantity import (
    DECISION,
    ELEMENT,
    INDICATOR,
    ITEMS,
    MONEY,
    OFFICE,
    PLAN,
    RATED,
    SUMMED_UP,
    WORK,
    Quantity,
)
from sheetgen.model.role import BUDGET, SPENT
from sheetgen.model.status import Status

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
    ),
    Quantity(
        name="advance",
        unit="points",
        word=message("Advance of work over money"),
        meaning=term("fact", "physical less financial percentage: the lag with its sign turned"),
        kinds=WORK,
        needs=("financial", "physical", "lag"),
        turned="lag",
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

OF_OTHERS: tuple[Quantity, ...] = (
    Quantity(
        name="n",
        unit="count",
        word=message("Items with progress"),
        meaning=term("fact", "items with progress"),
        kinds=SUMMED_UP,
        always=True,
    ),
    Quantity(
        name="left_out",
        unit="count",
        word=message("Items without progress"),
        meaning=term("fact", "items without progress"),
        kinds=ELEMENT,
        always=True,
    ),
    Quantity(
        name="coverage",
        unit="percent",
        word=message("Coverage of the mean"),
        meaning=term("fact", "the share of its items that the mean rests on"),
        kinds=ELEMENT,
    ),
    Quantity(
        name="coverage_lacking",
        unit="points",
        word=message("Coverage lacking"),
        meaning=term("fact", "by how much the coverage is less than the plan asks"),
        kinds=ELEMENT,
    ),
    Quantity(
        name="capped",
        unit="count",
        word=message("Items cut to the cap"),
        meaning=term("fact", "items cut to the cap"),
        kinds=ELEMENT,
        always=True,
    ),
    *(
        Quantity(
            name=status.fact,
            unit="count",
            word=status.entry.heading,
            meaning=status.entry.meaning,
            kinds=SUMMED_UP,
            always=True,
        )
        for status in Status
    ),
    Quantity(
        name="low_share",
        unit="percent",
        word=message("Share of low items"),
        meaning=term("fact", "share of the rated items that are low"),
        kinds=SUMMED_UP,
    ),
    Quantity(
        name="atypical_share",
        unit="percent",
        word=message("Share of atypical items"),
        meaning=term("fact", "share of the rated items that are atypical"),
        kinds=SUMMED_UP,
    ),
    Quantity(
        name="missing_share",
        unit="percent",
        word=message("Share of missing items"),
        meaning=term("fact", "share of the items rated or missing that are missing"),
        kinds=SUMMED_UP,
    ),
    Quantity(
        name="to_fix",
        unit="count",
        word=message("Things to fix in its file"),
        meaning=term("fact", "things to fix in its file"),
        kinds=OFFICE,
    ),
    Quantity(
        name="months_missing_files",
        unit="periods",
        word=message("Periods in a row without its file"),
        meaning=term("fact", "stored periods in a row without its file, this one included"),
        kinds=OFFICE,
    ),
    Quantity(
        name="days_late",
        unit="days",
        word=message("Days after the deadline"),
        meaning=term("fact", "days after the deadline that its file came, where that is known"),
        kinds=OFFICE,
    ),
    Quantity(
        name="days_overdue",
        unit="days",
        word=message("Days overdue"),
        meaning=term("fact", "days that the oldest of its overdue decisions has been due"),
        kinds=DECISION,
        needs=("decisions_overdue",),
    ),
    Quantity(
        name="decisions_overdue",
        unit="count",
        word=message("Decisions overdue"),
        meaning=term("fact", "its decisions that are overdue"),
        kinds=DECISION,
    ),
    Quantity(
        name="progress_fall",
        unit="points",
        word=message("Fall of the progress since the stored period before"),
        meaning=term(
            "fact",
            "progress of the element in the stored period before, less that of now, over the "
            "items that count in both",
        ),
        kinds=ELEMENT,
        needs=("progress",),
    ),
    Quantity(
        name="index",
        unit="percent",
        word=message("Management index"),
        meaning=term("fact", "management index"),
        kinds=PLAN,
    ),
    Quantity(
        name="index_fall",
        unit="points",
        word=message("Fall of the index since the stored period before"),
        meaning=term(
            "fact",
            "management index in the stored period before, less that of now, over the items "
            "that count in both",
        ),
        kinds=PLAN,
        needs=("index",),
    ),
)
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

SUMMED = frozenset(
    each.name for each in OF_OTHERS if each.kinds in {SUMMED_UP, ELEMENT} and each.unit != "points"
)
"""Those that rest on the progress of every item below an element, or of an office."""
