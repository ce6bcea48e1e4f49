"""The quantities that ask whether money, offices and parts agree (METHOD 7)."""

from sheetgen.language.message import message, term
from sheetgen.model.quantity import ITEMS, PRODUCT, WORK, Quantity
from sheetgen.model.role import BUDGET, SPENT

OF_AGREEMENT: tuple[Quantity, ...] = (
    Quantity(
        name="accrued_change",
        unit="soles",
        word=message("Change of the accrued since last month"),
        meaning=term("fact", "accrued less that of the last known month of the same year"),
        kinds=WORK,
        needs=(SPENT,),
        told=message("a change of {figure}"),
    ),
    Quantity(
        name="past_accrued_change",
        unit="soles",
        word=message("Change of a past accrued"),
        meaning=term(
            "fact", "the largest difference between a past accrued and what was reported then"
        ),
        kinds=WORK,
        is_difference=True,
    ),
    Quantity(
        name="pim_change",
        unit="soles",
        word=message("Change of the PIM since last month"),
        meaning=term(
            "fact",
            "PIM less that of the last known month of the same year, where it is not the plan's",
        ),
        kinds=WORK,
        needs=(BUDGET,),
        told=message("a change of {figure}"),
    ),
    Quantity(
        name="pim_against_plan",
        unit="times",
        word=message("Times the plan's PIM"),
        meaning=term("fact", "PIM over the plan's, both above 0"),
        kinds=WORK,
        needs=(BUDGET,),
    ),
    Quantity(
        name="accrued_over_pim",
        unit="soles",
        word=message("Accrued less PIM"),
        meaning=term("fact", "accrued less PIM"),
        kinds=WORK,
        needs=(SPENT, BUDGET),
    ),
    Quantity(
        name="money_gap",
        unit="count",
        word=message("Money withheld"),
        meaning=term(
            "fact", "how many of PIM and accrued came without a figure, where there is money"
        ),
        kinds=WORK,
    ),
    Quantity(
        name="pim_office_difference",
        unit="soles",
        word=message("Difference of PIM between offices"),
        meaning=term(
            "fact", "the largest difference between the PIM that the offices of one item reported"
        ),
        kinds=WORK,
        needs=(BUDGET,),
        is_difference=True,
    ),
    Quantity(
        name="accrued_office_difference",
        unit="soles",
        word=message("Difference of accrued between offices"),
        meaning=term(
            "fact",
            "the largest difference between the accrued that the offices of one item reported",
        ),
        kinds=WORK,
        needs=(SPENT,),
        is_difference=True,
    ),
    Quantity(
        name="offices_split",
        unit="count",
        word=message("Offices without a figure beside another's"),
        meaning=term(
            "fact",
            "offices that say there is none of a figure which another office of the item gives",
        ),
        kinds=ITEMS,
    ),
    Quantity(
        name="outside_parts",
        unit="item",
        word=message("Outside of what the parts allow"),
        meaning=term(
            "fact",
            "how far a total counted once lies outside the largest part and the sum of the parts",
        ),
        kinds=PRODUCT,
        needs=("actual",),
        is_difference=True,
    ),
    Quantity(
        name="schedule_gap",
        unit="item",
        word=message("Goal less what the year programs"),
        meaning=term("fact", "goal of the year less what its schedule adds up to, in December"),
        kinds=WORK,
        needs=("target",),
        is_difference=True,
    ),
)
