"""Puts right the day on which files were received, in ``received.csv``.

Of two files of an office the one received later counts, so that a wrong day may set a correction
aside; and it says who was late.
"""

from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from pathlib import Path

from sheetgen.disk.change import Change
from sheetgen.errors import WorkspaceError
from sheetgen.language.message import Message, message
from sheetgen.language.signs import one_line
from sheetgen.model.receipt import Receipt
from sheetgen.planning.receipts import read_receipts
from sheetgen.records import replace
from sheetgen.returning.filing import Filing
from sheetgen.setup import Setup, stored_periods


def redate(setup: Setup, paths: Iterable[Path], day: date) -> tuple[Message, ...]:
    """Note these files as received on another day, in every month that notes them.

    Raises WorkspaceError, and changes nothing, where one was never received.
    """
    workspace = setup.workspace
    said: list[Message] = []
    with Change(workspace.root, workspace.input, message("No day was changed.")) as change:
        filing = Filing(change, lambda folder: _noted(setup, folder))
        for path in paths:
            digest = sha256(path.read_bytes()).hexdigest()
            found = [
                (str(period), each)
                for period in stored_periods(workspace)
                for each in filing.receipts(str(period))
                if each.sha256 == digest
            ]
            if not found:
                raise WorkspaceError(
                    one_line(path.name),
                    message("no received.csv notes this file: it was never received."),
                    message("Receive it with sheetgen receive FILE --on DAY; no day was changed."),
                )
            for folder, receipt in found:
                if receipt.received != day:
                    filing.note(folder, replace(receipt, received=day))
                said.append(_told(setup, folder, receipt, day))
    return tuple(said)


def _noted(setup: Setup, folder: str) -> tuple[Receipt, ...]:
    path = setup.workspace.input / folder
    return read_receipts(path, setup.workspace.relative(path))


def _told(setup: Setup, folder: str, before: Receipt, day: date) -> Message:
    shown = setup.workspace.relative(setup.workspace.input / folder / before.file)
    if before.received == day:
        return message("{path} was noted as received on {day} already.", path=shown, day=day)
    return message(
        "{path} is noted as received on {day}, and no longer on {before}.",
        path=shown,
        day=day,
        before=before.received,
    )
