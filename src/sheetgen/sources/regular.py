"""The one door for the bytes of a file: a regular file of a stated size, or nothing of it is read.

The system is asked what it is and how large before it is opened: a pipe would wait for ever, a
device never ends, and three gigabytes would be three gigabytes of memory.
"""

import errno
import os
import stat
from pathlib import Path

from sheetgen.language.message import Message, message

MEGABYTE = 1 << 20
MOST_MEGABYTES = 32
"""Of any file that is read, where the settings say nothing else; a filled template has 30 KB."""
TABLE_MEGABYTES = 1024
"""Of a table of a plan and of what sheetgen sealed: the schedule of 650,000 items has 94."""
_NOT_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_KINDS = (
    (stat.S_ISDIR, message("a folder")),
    (stat.S_ISFIFO, message("a pipe")),
    (stat.S_ISSOCK, message("a socket")),
    (stat.S_ISCHR, message("a device")),
    (stat.S_ISBLK, message("a device")),
)
_OTHER = message("neither a file nor a folder")
_LOST = message("a link that leads to no file")
_LOOP = message("a link that leads back to itself")


class NotRegularError(Exception):
    """What stands there is no regular file; ``kind`` says what it is."""

    def __init__(self, kind: Message) -> None:
        super().__init__(kind)
        self.kind = kind


class TooLargeError(Exception):
    """A file of ``size`` bytes, of which at most ``most`` are read."""

    def __init__(self, size: int, most: int) -> None:
        super().__init__(size, most)
        self.size = size
        self.most = most


def read_regular(path: Path, most: int = MOST_MEGABYTES * MEGABYTE) -> bytes:
    """The bytes of a file.

    Raises:
        NotRegularError: it is a folder, a pipe, a device, a socket, or a link to none of its kind.
        TooLargeError: it has more than ``most`` bytes; none was read.
        OSError: it is not there, or it may not be read.
    """
    size_of_regular(path, most)
    with os.fdopen(os.open(path, os.O_RDONLY | _NOT_WAITING), "rb") as file:
        size = _checked(os.fstat(file.fileno()), most)  # it may be another one by now
        data = file.read(size + 1)
        if len(data) > size:  # it grows, or the system does not know how large it is
            data += file.read(most + 1 - len(data))
    if len(data) > most:
        raise TooLargeError(len(data), most)
    return data


def size_of_regular(path: Path, most: int = MOST_MEGABYTES * MEGABYTE) -> int:
    """The size of a file in bytes, which is not opened; raises NotRegularError as reading does."""
    try:
        found = path.stat()
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise NotRegularError(_LOOP) from error
        if error.errno == errno.ENOENT and path.is_symlink():
            raise NotRegularError(_LOST) from error
        raise
    return _checked(found, most)


def _checked(found: os.stat_result, most: int) -> int:
    if not stat.S_ISREG(found.st_mode):
        raise NotRegularError(
            next((said for is_kind, said in _KINDS if is_kind(found.st_mode)), _OTHER)
        )
    if found.st_size > most:
        raise TooLargeError(found.st_size, most)
    return found.st_size
