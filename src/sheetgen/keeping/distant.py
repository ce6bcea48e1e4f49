"""Files read by a Dask cluster: the door to distributed.

Each task is one file's bytes, so that no worker needs to see the workspace. A worker that dies has
its tasks done by another; what the files are read against is itself a task, and made again where
every copy of it is lost.
"""

import pickle
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from sheetgen.disk.program import WHOLE, program_digest
from sheetgen.errors import WorkspaceError
from sheetgen.keeping.elsewhere import in_turn, read_apart
from sheetgen.language.message import Message, message, message_n

if TYPE_CHECKING:
    from concurrent.futures import Future
    from pathlib import Path

    from sheetgen.model.submission import Submission
    from sheetgen.reading.matching.identity import Asking
    from sheetgen.reading.register import Mapper, Reader

_SCHEME = "dask://"
_PATIENCE = 10
"""Seconds that a scheduler has to answer."""


def by_cluster(address: str) -> "Mapper":
    """One that reads files by the cluster at ``dask://HOST:PORT``, in their order."""
    _demand_installed(address)

    def read_all(read: "Reader", paths: "Iterable[Path]") -> "Iterable[Submission]":
        every = tuple(paths)
        return _by_cluster(address, read, every) if every else ()

    return read_all


def _by_cluster(address: str, read: "Reader", paths: "tuple[Path, ...]") -> "Iterator[Submission]":
    import distributed  # noqa: PLC0415 - only where it is asked for

    at = f"tcp://{address.removeprefix(_SCHEME)}"
    library: Any = distributed
    try:
        with library.Client(at, timeout=_PATIENCE, set_as_default=False) as client:
            workers = _alike(client, address)
            asking = client.submit(pickle.loads, pickle.dumps(read.asking), pure=False)

            def submit(data: bytes, shown: str, _: "Asking") -> "Future[str | None]":
                found: Any = client.submit(read_apart, data, shown, asking, pure=False)
                return found  # type: ignore[no-any-return]  # as untyped as the library

            yield from in_turn(submit, workers, read, paths)
    except (OSError, TimeoutError, library.KilledWorker) as fault:
        raise _stopped(address, str(fault)) from fault


def _alike(client: Any, address: str) -> int:  # noqa: ANN401 - as untyped as the library
    """How many workers there are; they must have this very sheetgen, or bytes would differ."""
    found = client.run(program_digest, WHOLE)
    if not found:
        raise _wrong(
            address,
            message("the scheduler has no worker."),
            message("Start some: dask worker {at}", at=address.removeprefix(_SCHEME)),
        )
    others = [worker for worker, digest in found.items() if digest != program_digest(WHOLE)]
    if others:
        raise _wrong(
            address,
            message_n(
                "{n} worker has another sheetgen than this one: {workers}.",
                "{n} workers have another sheetgen than this one: {workers}.",
                len(others),
                workers=others,
            ),
            message("Install the same version there, and start the workers again."),
        )
    return len(found)


def _demand_installed(address: str) -> None:
    try:
        import distributed  # noqa: F401, PLC0415 - only where it is asked for
    except ImportError as fault:
        raise _wrong(
            address,
            message("Dask is not installed."),
            message(
                "Nothing was written. Install it: pip install 'sheetgen[dask]'; or leave "
                "--executor out."
            ),
        ) from fault


def _stopped(address: str, why: str) -> WorkspaceError:
    return _wrong(
        address,
        message("the cluster cannot be reached, or lost its workers: {why}", why=why),
        message(
            "Nothing was written, and the reports of before stand. Start it again, or leave out "
            "--executor: then this machine reads the files."
        ),
    )


def _wrong(address: str, fault: Message, remedy: Message) -> WorkspaceError:
    return WorkspaceError(f"--executor {address}", fault, remedy)
