"""A work done by another process while this one goes on with others, and pieces they share.

The other process begins as a copy of this one (POSIX's fork), so that nothing has to be handed
over; where systems have no such thing, as Windows, the one process does all in turn.
"""

import os
import pickle
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Thread
from typing import TypeVar

from sheetgen.errors import SheetgenError

T = TypeVar("T")
_LOOK_AGAIN = 0.1
"""Seconds after which a process looks again whether the one that began it is there."""


def processors() -> int:
    """How many processors this process may use."""
    may = getattr(os, "sched_getaffinity", None)
    return len(may(0)) if may is not None else os.cpu_count() or 1


def can_work_beside() -> bool:
    """Whether a process may be copied, and there is a processor for the copy."""
    return hasattr(os, "fork") and processors() > 1


@contextmanager
def shared(*pieces: Callable[[], None]) -> Iterator[Callable[[], None]]:
    """Pieces of work that a process and its copy share; gives what does those not yet begun.

    Whoever is free takes the next: which of them it was shows in nothing that they write.
    """
    left, put = os.pipe()
    os.write(put, bytes(range(len(pieces))))
    os.close(put)

    def work() -> None:
        while taken := os.read(left, 1):
            pieces[taken[0]]()

    try:
        yield work
    finally:
        os.close(left)


@contextmanager
def beside(work: Callable[[], T], stopped: SheetgenError) -> Iterator[list[T]]:
    """Have a work done by another process while the block runs; wait for it at the end.

    Gives a list in which then stands what the other made of it, in words or figures. What stops the
    other stops this one with the same error.

    Raises ``stopped`` where the other process ended without a word, and whatever stopped it else.
    """
    told, tell = os.pipe()
    parent = os.getpid()
    child = os.fork()
    if not child:
        os.close(told)
        end_with(parent)
        os._exit(_done(work, tell))
    os.close(tell)
    ended = False
    made: list[T] = []
    try:
        yield made
        with os.fdopen(told, "rb") as pipe:
            told = -1
            data = pipe.read()
        _, status = os.waitpid(child, 0)
        ended = True
    finally:
        if told >= 0:
            os.close(told)
        if not ended:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            with suppress(ChildProcessError):
                os.waitpid(child, 0)
    found = pickle.loads(data) if data else None  # noqa: S301 - from a copy of this very process
    if isinstance(found, BaseException):
        raise found
    if status or found is None:
        raise stopped
    made.append(found[0])


def end_with(parent: int) -> None:
    """End this process, which ``parent`` began, as soon as that has ended.

    Killed, it could tell nobody: a copy of it would write on, among the files of the next run, and
    one that waits to be given work would wait for ever.
    """

    def look() -> None:
        while os.getppid() == parent:
            time.sleep(_LOOK_AGAIN)
        os._exit(1)

    Thread(target=look, daemon=True).start()


def _done(work: Callable[[], object], tell: int) -> int:
    """In the copy: do the work, and tell what was made or what went wrong.

    Never returns into what this process was.
    """
    try:
        told = pickle.dumps((work(),))
        with os.fdopen(tell, "wb") as pipe:
            pipe.write(told)
    except BaseException as fault:  # noqa: BLE001 - told to the one who waits
        with suppress(OSError), os.fdopen(tell, "wb") as pipe:
            pipe.write(_pickled(fault))
        return 1
    return 0


def _pickled(fault: BaseException) -> bytes:
    """The error as it is, or its words where it cannot be sent."""
    try:
        return pickle.dumps(fault)
    except Exception:  # noqa: BLE001 - any error of another's class
        return pickle.dumps(RuntimeError(repr(fault)))
