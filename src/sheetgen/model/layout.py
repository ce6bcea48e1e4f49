"""A layout: an official annex, column by column, filled from a report."""

from decimal import Decimal

from sheetgen.model.plan import Plan
from sheetgen.model.role import BUDGET, SPENT
from sheetgen.records import Struct

FIELDS = (
    "code",
    "name",
    "offices",
    "unit",
    "type",
    "direction",
    "aggregation",
    "baseline_year",
    "baseline",
    "target",
    "actual",
    "progress",
    "progress_2",
    "programmed",
    "physical",
    BUDGET,
    SPENT,
    "financial",
    "lag",
    "status",
    "band",
)
"""What a column may show of an item; ``target-1`` and ``actual-2`` are those of earlier years."""
YEARLY = ("target", "actual")


class LayoutColumn(Struct, frozen=True):
    """One column: a field, its heading ({year} is the column's year), and its width.

    ``years_back`` is 0 for the report's own year. Columns side by side of one ``group`` stand below
    one heading; "" below none.
    """

    field: str
    years_back: int
    heading: str
    width: float
    group: str = ""


class Layout(Struct, frozen=True, kw_only=True):
    """One annex of a plan: which items it lists (``indicators`` or ``activities``), and how.

    ``plan`` is empty where plans name the layout themselves (``annexes``). ``total`` heads a last
    row with the plan's index or money; empty where the annex has none. ``printed_cap`` holds in
    place of the plan's. ``title`` ({year} is the report's) stands above, the sheet's name where it
    is empty; ``source`` and ``notes`` below. Percentages have so many ``decimals``.
    """

    name: str
    plan: str
    sheet: str
    of: str
    columns: tuple[LayoutColumn, ...]
    total: str
    file: str
    printed_cap: Decimal | None = None
    title: str = ""
    source: str = ""
    notes: tuple[str, ...] = ()
    decimals: int = 1

    def is_of(self, plan: Plan) -> bool:
        """Whether it is written for a plan."""
        return self.plan == plan.code or self.name in plan.annexes
