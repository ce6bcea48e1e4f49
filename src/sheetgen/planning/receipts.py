"""Reads ``input/<period>/received.csv``: when each file came."""

from datetime import date
from pathlib import Path

from sheetgen.errors import PlanError
from sheetgen.language.message import message
from sheetgen.model.receipt import Receipt
from sheetgen.planning.tables import Row, Shape, read_csv

RECEIVED = Shape("received", ("file", "sha256", "office", "period", "received"))


def read_receipts(folder: Path, shown: str) -> tuple[Receipt, ...]:
    """Every receipt of a period's folder in the table's order, none where there is no table."""
    name = f"{RECEIVED.name}.csv"
    return tuple(_receipt(row) for row in read_csv(folder / name, f"{shown}/{name}", RECEIVED))


def _receipt(row: Row) -> Receipt:
    text = row.required("received")
    try:
        received = date.fromisoformat(text)
    except ValueError:
        raise PlanError(
            str(row.place("received")),
            message("holds {found}, expected a date.", found=repr(text)),
            message("Write it as YYYY-MM-DD, for example 2026-01-15."),
        ) from None
    return Receipt(
        file=row.required("file"),
        sha256=row.required("sha256"),
        office=row.text("office"),
        period=row.text("period"),
        received=received,
    )
