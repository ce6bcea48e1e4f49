"""Files deliveries where they are kept: by a name that bears the digest, never over another.

A delivery and its line in ``received.csv`` are one change of the disk.
"""

import csv
import io
from collections.abc import Callable
from hashlib import sha256
from itertools import chain, count
from pathlib import Path

from sheetgen.disk.change import Change
from sheetgen.disk.moves import stands
from sheetgen.language.signs import file_name, one_line
from sheetgen.model.receipt import Receipt
from sheetgen.records import Struct

TABLE = "received.csv"
_HEADER = ("file", "sha256", "office", "period", "received")
_DIGITS = 12
_LONGEST_STEM, _LONGEST_ENDING = 160, 12
"""Bytes, signs: with the digest it is a name that every system takes."""


class Filed(Struct, frozen=True):
    """Where a delivery lies; ``was_there`` where the same bytes lay there before."""

    path: Path
    was_there: bool


class Filing:
    """The deliveries that one command files, put in place with their receipts by ``change``.

    The change's base is the folder of all periods; folders are told from there. ``noted`` reads
    the receipts that stand in one.
    """

    def __init__(self, change: Change, noted: Callable[[str], tuple[Receipt, ...]]) -> None:
        self._change = change
        self._noted = noted
        self._receipts: dict[str, tuple[Receipt, ...]] = {}
        self._filed: dict[tuple[str, str], str] = {}

    def receipts(self, folder: str) -> tuple[Receipt, ...]:
        """What is noted in a folder, with what this command notes."""
        if folder not in self._receipts:
            self._receipts[folder] = self._noted(folder)
        return self._receipts[folder]

    def note(self, folder: str, receipt: Receipt) -> None:
        """Note one more, in the place of one for the same bytes where there is one."""
        known = {each.sha256: each for each in self.receipts(folder)}
        self._receipts[folder] = tuple((known | {receipt.sha256: receipt}).values())
        at = f"{folder}/{TABLE}"
        self._change.write(at, received_table(self._receipts[folder]))
        if (self._change.base / at).exists():
            self._change.supersede(at)

    def file_away(self, path: Path, folder: str) -> Filed:
        """File the bytes of ``path``, unless the same are there under any name."""
        data = path.read_bytes()
        digest = sha256(data).hexdigest()
        inbox = self._change.base / folder
        lies_as = self._filed.get((folder, digest)) or _lying(inbox, data, digest)
        if lies_as:
            return Filed(inbox / lies_as, was_there=True)
        stem = file_name(path.stem.lstrip("~$.") or "file", _LONGEST_STEM)
        ending = f".{digest[:_DIGITS]}{one_line(path.suffix)[:_LONGEST_ENDING]}"
        names = (f"{stem}{number}{ending}" for number in chain([""], (f" ({n})" for n in count(2))))
        name = next(each for each in names if not stands(inbox / each))  # somebody changed that one
        self._change.write(f"{folder}/{name}", data)
        self._filed[folder, digest] = name
        return Filed(inbox / name, was_there=False)


def _lying(inbox: Path, data: bytes, digest: str) -> str:
    """The name that the same bytes bear in a folder, empty where none does."""
    for other in sorted(inbox.iterdir()) if inbox.is_dir() else ():
        if (
            other.is_file()
            and not other.name.startswith(".")
            and other.name != TABLE
            and other.stat().st_size == len(data)
            and sha256(other.read_bytes()).hexdigest() == digest
        ):
            return other.name
    return ""


def received_table(receipts: tuple[Receipt, ...]) -> bytes:
    """The text of ``received.csv``."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_HEADER)
    for each in receipts:
        day = each.received.isoformat()
        writer.writerow((each.file, each.sha256, each.office, each.period, day))
    return text.getvalue().encode()
