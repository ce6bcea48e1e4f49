"""The quantities of elements, offices, plans and decisions: what is summed up over items."""

from sheetgen.language.message import message, term
from sheetgen.model.quantity import (
    COMMITMENT,
    DECISION,
    ELEMENT,
    OFFICE,
    PLAN,
    SUMMED_UP,
    Quantity,
)
from sheetgen.model.status import Status

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
    *(
        Quantity(
            name=status.share_fact,
            unit="percent",
            word=share.word,
            meaning=share.meaning,
            kinds=SUMMED_UP,
        )
        for status in Status
        if (share := status.entry.share)
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
        name="measure_days_overdue",
        unit="days",
        word=message("Days that the corrective measure is overdue"),
        meaning=term(
            "fact", "days since the day that its corrective measure was promised by, not yet done"
        ),
        kinds=COMMITMENT,
        always=True,
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
        told=message("{figure} less"),
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
        told=message("{figure} less"),
    ),
)
