"""Files a delivery where it is kept: by a name that bears its digest, never over another."""

import csv
import io
import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sheetgen.model.receipt import Receipt

_TABLE = "received.csv"
_HEADER = ("file", "sha256", "office", "period", "received")
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Filed:
    """Where a delivery lies; ``was_there`` where the same bytes lay there before."""

    path: Path
    was_there: bool


def file_away(path: Path, folder: Path) -> Filed:
    """Copy a file into a period's folder, unless the same bytes are there under any name."""
    data = path.read_bytes()
    digest = sha256(data).hexdigest()
    folder.mkdir(parents=True, exist_ok=True)
    for other in sorted(folder.iterdir()):
        if other.is_file() and other.name != _TABLE and _same(other, data, digest):
            return Filed(other, was_there=True)
    stem = path.stem.lstrip("~$.") or "file"
    target = folder / f"{stem}.{digest[:_DIGITS]}{path.suffix}"
    staged = folder / f".{target.name}.part"
    staged.write_bytes(data)
    # A link fails where the name is taken, which a rename would not.
    try:
        os.link(staged, target)
    finally:
        staged.unlink()
    return Filed(target, was_there=False)


def _same(other: Path, data: bytes, digest: str) -> bool:
    if other.stat().st_size != len(data):
        return False
    return sha256(other.read_bytes()).hexdigest() == digest


def note_receipts(folder: Path, receipts: tuple[Receipt, ...]) -> None:
    """Write ``received.csv``, whole or not at all."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_HEADER)
    for each in receipts:
        day = each.received.isoformat()
        writer.writerow((each.file, each.sha256, each.office, each.period, day))
    staged = folder / f".{_TABLE}.part"
    staged.write_text(text.getvalue(), encoding="utf-8", newline="\n")
    staged.replace(folder / _TABLE)
