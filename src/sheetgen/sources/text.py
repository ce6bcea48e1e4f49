"""Reads the text of files that analysts write: UTF-8, or it is said in which line it is not."""

from pathlib import Path

from sheetgen.errors import SheetgenError
from sheetgen.language.message import message


def read_utf8(path: Path, shown: str, error: type[SheetgenError]) -> str:
    """The text without its byte order mark; ``error`` where it is not UTF-8."""
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as fault:
        raise error(
            shown,
            message(
                "is not UTF-8 text; the first letter that cannot be read stands in line {line}.",
                line=str(data.count(b"\n", 0, fault.start) + 1),
            ),
            message("Save it as UTF-8; in Excel, «CSV UTF-8»."),
        ) from fault
