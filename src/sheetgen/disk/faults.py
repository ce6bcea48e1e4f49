"""What the operating system refused, said in the reader's language with the cure that applies."""

import errno
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from traceback import walk_tb

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
_TOO_LARGE = message(
    "it would be larger than a file may be here. Ask for a higher limit of file size (ulimit -f), "
    "and run the command again."
)
_TOO_MANY = message(
    "too many files are open. Ask for a higher limit (ulimit -n), and run the command again."
)
_NO_MEMORY = message("there is not enough memory. Close other programs and run the command again.")
_OTHER_DISK = message(
    "it lies on another disk than the folder it belongs to. Put a folder where the link is, and "
    "run the command again."
)
_READ_ONLY = message("the disk can only be read. Work on a copy of the workspace.")
_LONG = message(
    "the name is too long. Shorten it, or move the workspace to a folder with a shorter name."
)
_OUTPUT = message("the output of this command")
_ARCHIVE = "xlsx_file"
"""What xlsxwriter calls the archive that it writes."""
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
    "EFBIG": _TOO_LARGE,
    "EMFILE": _TOO_MANY,
    "ENFILE": _TOO_MANY,
    "ENOMEM": _NO_MEMORY,
    "EXDEV": _OTHER_DISK,
    "ENAMETOOLONG": _LONG,
}


def os_fault(error: OSError) -> Message:
    """Which file, what was refused, and what to do; the system's own words are never ours.

    All that is written to a file bears its name: what bears none was for the command's output.
    """
    file = file_named(error)
    where = _OUTPUT if file is None else str(file)
    return message("{file}: {told}", file=where, told=refused(error))


def file_named(error: OSError) -> Path | None:
    """The file that a fault names."""
    name = error.filename
    return Path(os.fsdecode(name)) if name and isinstance(name, (str, bytes)) else None


def refused(error: OSError) -> Message:
    """What was refused, with the cure that applies."""
    number = error.errno or 0
    return _TOLD.get(errno.errorcode.get(number, "")) or message(
        "the system refused it (error {number}). Check the disk and the folder, and run the "
        "command again.",
        number=str(number),
    )


def let_go(fault: OSError) -> None:
    """Keep the archive that could not be written from being tried, and failing, once more.

    zipfile does so when it is thrown away, with a complaint on the console that nobody can heed.
    """
    from zipfile import ZipFile  # noqa: PLC0415 - 5 ms, and few runs come here

    for frame, _ in walk_tb(fault.__traceback__):
        archive = frame.f_locals.get(_ARCHIVE)
        if isinstance(archive, ZipFile) and archive.fp is not None:
            with suppress(OSError):  # it is the fault that is being told
                archive.fp.close()
            archive.fp = None
