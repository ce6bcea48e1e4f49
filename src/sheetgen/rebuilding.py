"""Makes ``received.csv`` anew from the lines that can still be read and the files that lie there.

A day that no line tells any more is that on which the file was written where it lies, as the
system notes it; each such day is said, for an analyst to check. The table that was there is kept.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from sheetgen.disk.change import Change
from sheetgen.errors import WorkspaceError
from sheetgen.laid_out import asking_of
from sheetgen.language.message import Message, message, message_n
from sheetgen.model.period import Period
from sheetgen.model.population import is_list
from sheetgen.model.receipt import Receipt, filed_digest
from sheetgen.planning.receipts import salvage
from sheetgen.reading.register import deliveries, lists_in
from sheetgen.reading.submissions import read_submission
from sheetgen.returning.filing import TABLE, received_table
from sheetgen.setup import Setup

_KEPT = "received-before.csv.old"


def rebuild(setup: Setup, period: Period) -> tuple[Message, ...]:
    """Rebuild the table of a period's folder; what was done, sentence by sentence.

    Raises WorkspaceError where there is no such folder.
    """
    folder = setup.workspace.input / str(period)
    shown = setup.workspace.relative(folder)
    if not folder.is_dir():
        raise WorkspaceError(
            shown, message("is no folder of deliveries."), message("Name a month that has one.")
        )
    known, lost = salvage(folder)
    said: list[Message] = []
    if lost:
        lines = tuple(str(line) for line in lost)
        said.append(
            message_n(
                "line {lines} of {table} cannot be read.",
                "the lines {lines} of {table} cannot be read.",
                len(lost),
                lines=lines,
                table=f"{shown}/{TABLE}",
            )
        )
    added = tuple(_unnoted(setup, period, known, said))
    table = received_table((*known, *added))
    at, path = f"{period}/{TABLE}", folder / TABLE
    if path.is_file() and path.read_bytes() == table:
        return (*said, message("{table} is whole: nothing was changed.", table=f"{shown}/{TABLE}"))
    with Change(setup.workspace.root, setup.workspace.input, message("Nothing was changed.")) as to:
        to.write(at, table)
        kept = to.set_aside(at, f".{_KEPT}") if path.exists() else ""
    n = len(known) + len(added)
    done = message_n(
        "{table} was made anew with {n} line.",
        "{table} was made anew with {n} lines.",
        n,
        table=f"{shown}/{TABLE}",
    )
    said.append(done)
    if kept:
        said.append(
            message(
                "What was there before is kept as {path}.",
                path=setup.workspace.relative(setup.workspace.input / kept),
            )
        )
    return tuple(said)


def _unnoted(
    setup: Setup, period: Period, known: tuple[Receipt, ...], said: list[Message]
) -> Iterator[Receipt]:
    """A receipt for each file that no line speaks of any more, in the order of their days."""
    folder = setup.workspace.input / str(period)
    asking = asking_of(setup, period)
    noted, names = {each.sha256 for each in known}, {each.file for each in known}
    lying = (*deliveries(folder), *lists_in(folder))
    for path in sorted(lying, key=lambda each: (_written(each), each.name)):
        digest = sha256(path.read_bytes()).hexdigest()
        if digest in noted:
            continue
        by_name = filed_digest(path.name)
        if path.name in names or (by_name and not digest.startswith(by_name)):
            said.append(
                message(
                    "{file} is not what was received: it was changed since, and gets no line. "
                    "Receive it again, or put the file that was sent in its place.",
                    file=path.name,
                )
            )
            continue
        is_form = not is_list(path.name)
        day = _written(path).date()
        said.append(
            message(
                "{file}: no line says when it came; noted as received on {day}, when it was "
                "written there. Correct the day if it is another.",
                file=path.name,
                day=day.isoformat(),
            )
        )
        yield Receipt(
            file=path.name,
            sha256=digest,
            office=read_submission(path, path.name, asking).office if is_form else "",
            period=str(period),
            received=day,
        )


def _written(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, tz=UTC).astimezone()
