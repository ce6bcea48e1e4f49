"""Stops what changes the disk at its n-th change: by a kill, or by a call that fails.

The act is run in a forked child. An audit hook sees every opening for writing, rename, removal and
new folder below the workspace just before it happens; ``os.fsync``, which Python does not audit,
is wrapped. Nothing of the product knows of it.
"""

import errno
import os
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from sheetgen.disk.alone import KEPT
from sheetgen.disk.leftovers import STAGING, put_right

_CHANGES = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "os.truncate"}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_NEVER = 0
_FAILED = 99
Snapshot = dict[str, bytes | None]


class How(Enum):
    """How an act is stopped."""

    KILL = "killed"
    FAIL = "one call fails"
    FAIL_ON = "every call fails from then on"


Instead = Callable[[], None]
"""What happens just before a change, in place of a stop."""


@dataclass(frozen=True)
class Ended:
    """How the child ended, how many changes of the disk it had come to, and what it said."""

    status: int
    changes: int
    said: str

    @property
    def is_done(self) -> bool:
        return self.status == 0


def changes_of(act: Callable[[], None], folder: Path) -> int:
    """How many times an act changes the disk below a folder."""
    return stopped(act, folder, _NEVER, How.KILL).changes


def stopped(act: Callable[[], None], folder: Path, at: int, how: How | Instead) -> Ended:
    """Run the act in a child, stopped at its change number ``at``."""
    reading, writing = os.pipe()
    said = folder.with_name(f"{folder.name}.said")
    saying = os.open(said, os.O_RDWR | os.O_CREAT | os.O_TRUNC)
    child = os.fork()
    if child == 0:
        os.close(reading)
        for number in (1, 2):
            os.dup2(saying, number)
        status = _FAILED
        try:
            _watch(folder, at, how, writing)
            act()
            status = 0
        except SystemExit as left:
            status = left.code if isinstance(left.code, int) else _FAILED
        except BaseException as error:  # noqa: BLE001 - the child must end here whatever happens
            os.write(2, f"{error!r}\n".encode())
        finally:
            os._exit(status)
    os.close(writing)
    os.close(saying)
    with os.fdopen(reading, "rb") as pipe:
        changes = len(pipe.read())
    _, ended = os.waitpid(child, 0)
    return Ended(os.waitstatus_to_exitcode(ended), changes, said.read_text("utf-8"))


def _watch(folder: Path, at: int, how: How | Instead, told: int) -> None:
    """Count the changes below the folder, and let something else happen at one of them."""
    seen = 0

    def change(path: object) -> None:
        nonlocal seen
        seen += 1
        os.write(told, b".")
        if at != _NEVER and (seen == at or (seen > at and how is How.FAIL_ON)):
            _happen(how, path)

    def hook(event: str, given: tuple[object, ...]) -> None:
        if _is_change(event, given) and _is_below(given[0], folder):
            change(given[0])

    force = os.fsync

    def counted(number: int) -> None:
        path = Path(f"/proc/self/fd/{number}").readlink()
        if _is_below(path, folder):
            change(path)
        force(number)

    os.fsync = counted  # type: ignore[assignment]
    sys.addaudithook(hook)


def _happen(how: How | Instead, path: object) -> None:
    if not isinstance(how, How):
        how()
        return
    if how is How.KILL:
        os.kill(os.getpid(), signal.SIGKILL)
    raise OSError(errno.EIO, "stopped here", str(path))


def _is_change(event: str, given: tuple[object, ...]) -> bool:
    if event != "open":
        return event in _CHANGES
    flags = given[2]
    return isinstance(flags, int) and bool(flags & _WRITING)


def _is_below(path: object, folder: Path) -> bool:
    known = isinstance(path, (str, bytes, os.PathLike))
    return known and Path(os.fsdecode(path)).absolute().is_relative_to(folder)


def snapshot(folder: Path) -> Snapshot:
    """Every file below a folder with its bytes, and every folder.

    Our lock is nobody's matter, nor is which entries are kept: no output follows from it.
    """
    return dict(_snapshot(folder))


def _snapshot(folder: Path) -> Iterator[tuple[str, bytes | None]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name in {".sheetgen", ".sheetgen/lock", ".sheetgen/.gitignore", KEPT}:
            continue
        if name.startswith(f"{KEPT}/") and name.endswith(".json") and STAGING not in name:
            continue
        yield name, None if path.is_dir() else path.read_bytes()


def next_run(root: Path) -> None:
    """What the next run of any command does first."""
    put_right(root, (root / "output", root / "input", root / KEPT))
