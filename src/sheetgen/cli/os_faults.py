"""What the operating system refused, said in the reader's language with the cure that applies."""

import errno
from collections.abc import Mapping

from sheetgen.language.message import Message, message

_IN_USE = message(
    "it cannot be opened or written. Close it if it is open in another program, check your "
    "permissions on it and on its folder, and run the command again."
)
_GONE = message(
    "it is not there: it was moved or removed meanwhile, or its folder was. Put it back and run "
    "the command again."
)
_OTHER_KIND = message(
    "a file stands where a folder is needed, or a folder where a file is. Rename what stands "
    "there and run the command again."
)
_FULL = message("the disk is full. Free some room and run the command again.")
_READ_ONLY = message("the disk can only be read. Work on a copy of the workspace.")
_LONG = message(
    "the name is too long. Shorten it, or move the workspace to a folder with a shorter name."
)
_TOLD: Mapping[str, Message] = {
    "EACCES": _IN_USE,
    "EPERM": _IN_USE,
    "EBUSY": _IN_USE,
    "ETXTBSY": _IN_USE,
    "ENOENT": _GONE,
    "ENOTDIR": _OTHER_KIND,
    "EISDIR": _OTHER_KIND,
    "EEXIST": _OTHER_KIND,
    "ENOTEMPTY": _OTHER_KIND,
    "ENOSPC": _FULL,
    "EDQUOT": _FULL,
    "EROFS": _READ_ONLY,
    "ENAMETOOLONG": _LONG,
}


def os_fault(error: OSError) -> Message:
    """Which file, what was refused, and what to do; the system's own words are never ours."""
    number = error.errno or 0
    told = _TOLD.get(errno.errorcode.get(number, "")) or message(
        "the system refused it (error {number}). Check the disk and the folder, and run the "
        "command again.",
        number=str(number),
    )
    return message("{file}: {told}", file=str(error.filename or ""), told=told)
