"""One run at a time changes a workspace: the second waits, and says so.

The lock is the operating system's own on a file in ``.sheetgen/``, so that one left by a run that
was killed holds nobody up. Commands that only read take no lock.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sheetgen.disk.faults import refused
from sheetgen.errors import WorkspaceError, WriteError
from sheetgen.language.message import message

OWN_FOLDER = ".sheetgen"
KEPT = f"{OWN_FOLDER}/kept"
"""Where a run keeps what the next need not find out again."""
_LOCK = "lock"
_PATIENCE = 600.0
"""Seconds that a second run waits before it gives up."""
_ASK_AGAIN = 0.1


@contextmanager
def alone(
    root: Path, waiting: Callable[[], None] = lambda: None, patience: float = _PATIENCE
) -> Iterator[None]:
    """Hold the workspace; ``waiting`` is called where another run holds it, which is waited for.

    Raises WorkspaceError where it does not end in time.
    """
    with alone_at_once(root) as held:
        if held:
            yield
            return
    waiting()
    with alone_at_once(root, patience) as held:
        if not held:
            raise WorkspaceError(
                root.name,
                message("another run of sheetgen works in this workspace and does not end."),
                message("Nothing was written. Wait until it has ended, or end it."),
            )
        yield


@contextmanager
def alone_at_once(root: Path, patience: float = 0) -> Iterator[bool]:
    """Hold the workspace if nobody does, for what can be left to another run; gives whether.

    Raises WriteError where the folder of the lock cannot be written.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - 40 ms, and most commands only read

    try:
        _make(root / OWN_FOLDER)
        lock = FileLock(root / OWN_FOLDER / _LOCK)
        lock.acquire(timeout=patience, poll_interval=_ASK_AGAIN)
    except Timeout:
        yield False
        return
    except OSError as fault:
        raise WriteError(
            f"{OWN_FOLDER}/{_LOCK}", refused(fault), message("Nothing was written.")
        ) from fault
    try:
        yield True
    finally:
        lock.release()


def _make(folder: Path) -> None:
    """Our folder in the workspace, which no version control need know."""
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")
