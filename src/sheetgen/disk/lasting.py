"""Writes that are still there after a power cut: a file is forced to the disk before it counts."""

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

_UNFORCED = {errno.EINVAL, errno.ENOTSUP, errno.EBADF}
"""What file systems answer that cannot force a folder or file to the disk: no fault of the run."""


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Let a fault of the system bear the name of the file, which a failed write does not."""
    try:
        yield
    except OSError as fault:
        if not fault.filename:
            fault.filename = str(path)
        raise


def write_lasting(path: Path, data: bytes, more: Iterable[bytes] = ()) -> None:
    """Write a file, and what more comes in parts, and force it to the disk."""
    with naming(path), path.open("wb") as file:
        file.write(data)
        file.writelines(more)
        file.flush()
        _force(file.fileno())


def force_file(path: Path) -> None:
    """Force to the disk what was written to a file."""
    with naming(path), path.open("rb+") as file:
        _force(file.fileno())


def force_folders(folders: Iterable[Path]) -> None:
    """Force to the disk which names folders hold; Windows does so by itself."""
    if os.name == "nt":
        return
    for folder in sorted(set(folders)):
        with naming(folder):
            number = os.open(folder, os.O_RDONLY)
            try:
                _force(number)
            finally:
                os.close(number)


def _force(number: int) -> None:
    try:
        os.fsync(number)
    except OSError as fault:
        if fault.errno not in _UNFORCED:
            raise
