"""What the two reports print, and what was worked out from them by hand: read without sheetgen."""

import csv
import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]
SEEDS = REPOSITORY / "docs" / "seeds"
NONE = "-"


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV table."""
    with path.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def seed(name: str) -> list[dict[str, str]]:
    """The rows of a printed table."""
    return table(SEEDS / name)


def plan_table(plan: str, name: str) -> list[dict[str, str]]:
    """The rows of one of a plan's tables."""
    return table(REPOSITORY / "plans" / plan / name)


def by_hand(name: str) -> list[tuple[str, ...]]:
    """The rows of a table worked out by hand, cells without their padding."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line.strip() and not line.startswith("#")]
    return [tuple(cell.strip() for cell in row.split("|")) for row in rows]


def plain(printed: str) -> Decimal:
    """The number of a printed figure: "2,138,538" and "98.3%"."""
    return Decimal(printed.replace(",", "").removesuffix("%"))


def to_the_printed_decimal(figure: str | None) -> str:
    """A figure of the results as the reports print it: one decimal, half up."""
    if figure is None:
        return NONE
    return str(Decimal(figure).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP))


def offices(printed: str) -> list[str]:
    """Two codes in one cell, in order: "PNTE - ITP", "DGITDF/ PNTE"."""
    return re.findall(r"[A-Z]+", printed)
