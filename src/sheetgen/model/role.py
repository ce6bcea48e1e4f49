"""The figures that are judged, by the role each plays: what its field, measure and fact are called.

Whatever else a form asks for has no role, and needs none (model/own_figures.py).
"""

EXECUTED = "actual"
"""What was reached or executed, in the item's unit."""
BUDGET = "pim"
"""What may be spent, in soles."""
SPENT = "accrued"
"""What was spent of it, in soles."""
HEADLINE = (
    "target", EXECUTED, "progress", "progress_2", "physical", BUDGET, SPENT, "financial", "lag",
)  # fmt: skip
"""The measures that an item is told by, in the order of its row: in data, exports and seals."""
MONEY = (BUDGET, SPENT)
"""What adds up exactly over activities."""
