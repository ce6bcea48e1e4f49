"""Files read by other processes, of this machine or of several: bytes in, what they said out.

What a worker gives is the text that is kept of a reading (``submissions.py``): a file's hundreds
of cells as a few columns. Whoever asks makes the same submission of it as if he had read it, in the
order in which he asked, so that no output shows how many worked.
"""

import json
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from sheetgen.disk.beside import end_with
from sheetgen.errors import WorkspaceError
from sheetgen.keeping.plain_json import NotKeptError
from sheetgen.keeping.submissions import retold_submissions, told_submissions
from sheetgen.language.message import message
from sheetgen.model.submission import Submission
from sheetgen.reading.matching.identity import Asking
from sheetgen.reading.register import Mapper, Reader
from sheetgen.reading.submissions import open_delivery, read_delivery
from sheetgen.sources.regular import NotRegularError, TooLargeError, read_regular

if TYPE_CHECKING:
    from concurrent.futures import Future

_FEW = 32
"""So many files are read by the one process sooner than others are started."""
_AHEAD = 8
"""How many files are handed out for each worker: enough to keep it busy, few enough to hold."""

Submit: TypeAlias = Callable[[bytes, str, Asking], "Future[str | None]"]


def read_apart(data: bytes, shown: str, asking: Asking) -> str | None:
    """What a file said, as it is kept; None where it holds what only its reader can hold."""
    submission = read_delivery(open_delivery(data, shown, asking.most), asking)
    try:
        return json.dumps(told_submissions((submission,)), separators=(",", ":"))
    except NotKeptError:
        return None


def in_turn(
    submit: Submit, workers: int, read: Reader, paths: Iterable[Path]
) -> Iterator[Submission]:
    """Read each of these files by ``submit``, in their order; a few more are always under way."""
    waiting: deque[tuple[Path, Future[str | None] | None]] = deque()
    for path in paths:
        waiting.append((path, _begun(submit, read, path)))
        if len(waiting) > workers * _AHEAD:
            yield _ended(read, *waiting.popleft())
    while waiting:
        yield _ended(read, *waiting.popleft())


def _begun(submit: Submit, read: Reader, path: Path) -> "Future[str | None] | None":
    """A file handed out; None for what is no regular file, or too large a one."""
    try:
        data = read_regular(path, read.asking.most)
    except (NotRegularError, TooLargeError):
        return None
    return submit(data, read.name(path), read.asking)


def _ended(read: Reader, path: Path, future: "Future[str | None] | None") -> Submission:
    told = None if future is None else future.result()
    if told is None:
        return read(path)
    (submission,) = retold_submissions(json.loads(told))
    return submission


_ASKING: list[Asking] = []
"""In a worker: what it reads files against, handed over once, when it starts."""


def _begin(asking: Asking) -> None:
    _ASKING[:] = [asking]
    end_with(os.getppid())


def _read_here(data: bytes, shown: str) -> str | None:
    return read_apart(data, shown, *_ASKING)


def by_processes(workers: int) -> Mapper:
    """One that reads many files by so many processes of this machine, a few by this one."""

    def read_all(read: Reader, paths: Iterable[Path]) -> Iterable[Submission]:
        every = tuple(paths)
        if workers == 1 or len(every) < _FEW:
            return map(read, every)
        return _by_pool(workers, read, every)

    return read_all


def _by_pool(workers: int, read: Reader, paths: tuple[Path, ...]) -> Iterator[Submission]:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - late
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - late

    with ProcessPoolExecutor(workers, initializer=_begin, initargs=(read.asking,)) as pool:

        def submit(data: bytes, shown: str, _: Asking) -> "Future[str | None]":
            return pool.submit(_read_here, data, shown)

        try:
            yield from in_turn(submit, workers, read, paths)
        except BrokenProcessPool as fault:
            raise WorkspaceError(
                read.shown,
                message(
                    "a process that read files was stopped from outside, or ran out of memory."
                ),
                message(
                    "Nothing was written, and the reports of before stand. Run the command again; "
                    "sheetgen build --workers 1 reads all files by one process."
                ),
            ) from fault
