"""Reads ``input/<period>/received.csv``: when each file came."""

import csv
import re
from datetime import date
from pathlib import Path

from sheetgen.errors import PlanError
from sheetgen.language.message import joined, message
from sheetgen.model.receipt import Receipt
from sheetgen.planning.csv_tables import read_csv
from sheetgen.planning.placed_rows import Row, Shape

RECEIVED = Shape("received", ("file", "sha256", "office", "period", "received"))
_DIGEST = re.compile(r"[0-9a-f]{64}")


def read_receipts(folder: Path, shown: str) -> tuple[Receipt, ...]:
    """Every receipt of a period's folder in the table's order, none where there is no table.

    Raises PlanError at the line of a damaged table, and says how it is rebuilt.
    """
    name = f"{RECEIVED.name}.csv"
    try:
        rows = read_csv(folder / name, f"{shown}/{name}", RECEIVED)
        return tuple(_receipt(row) for row in rows)
    except PlanError as damaged:
        rebuild = message(
            "Or have it made anew from the files: sheetgen receive --rebuild {period}",
            period=folder.name,
        )
        raise PlanError(damaged.where, damaged.fault, joined([damaged.remedy, rebuild])) from None


def salvage(folder: Path) -> tuple[tuple[Receipt, ...], tuple[int, ...]]:
    """The receipts of the lines that can still be read, and the numbers of the others."""
    path = folder / f"{RECEIVED.name}.csv"
    if not path.is_file():
        return (), ()
    found, lost = [], []
    text = path.read_bytes().decode("utf-8-sig", errors="replace")
    for line, written in enumerate(text.splitlines(), 1):
        cells = [cell.strip() for cell in next(csv.reader([written]), [])]
        receipt = _salvaged(cells)
        if receipt is not None:
            found.append(receipt)
        elif any(cells) and tuple(cells) != RECEIVED.columns:
            lost.append(line)
    return tuple(found), tuple(lost)


def _salvaged(cells: list[str]) -> Receipt | None:
    if len(cells) != len(RECEIVED.columns):
        return None
    file, sha256, office, period, received = cells
    try:
        day = date.fromisoformat(received)
    except ValueError:
        return None
    if not file or not _DIGEST.fullmatch(sha256):
        return None
    return Receipt(file=file, sha256=sha256, office=office, period=period, received=day)


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
    sha256 = row.required("sha256")
    if not _DIGEST.fullmatch(sha256):
        raise PlanError(
            str(row.place("sha256")),
            message(
                "holds {found}, expected the 64 signs of a SHA-256 digest.", found=repr(sha256)
            ),
            message("Remove the line and receive its file again."),
        )
    return Receipt(
        file=row.required("file"),
        sha256=sha256,
        office=row.text("office"),
        period=row.text("period"),
        received=received,
    )
