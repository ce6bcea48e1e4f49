"""Reads the text of files that analysts write: UTF-8, or it is said in which line it is not."""

from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path
from typing import AnyStr

from sheetgen.errors import SheetgenError
from sheetgen.language.message import Message, message
from sheetgen.language.signs import odd_sign
from sheetgen.sources.regular import (
    MEGABYTE,
    MOST_MEGABYTES,
    NotRegularError,
    TooLargeError,
    read_regular,
)

_AT_ONCE = 1 << 16
"""Letters of a long text that are parted into lines at once."""
_AS_UTF8 = message("Save it as UTF-8; in Excel, «CSV UTF-8».")


def read_utf8(
    path: Path,
    shown: str,
    error: type[SheetgenError],
    megabytes: int = MOST_MEGABYTES,
    cure: Message = _AS_UTF8,
) -> str:
    """The text without its byte order mark; raises ``error`` with a ``cure`` where not UTF-8."""
    return decoded(read_source(path, shown, error, megabytes), shown, error, cure)


def decoded(data: bytes, shown: str, error: type[SheetgenError], cure: Message = _AS_UTF8) -> str:
    """The same of what was read of the file; raises ``error`` where it is not UTF-8."""
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as fault:
        raise error(
            shown,
            message(
                "is not UTF-8 text; the first letter that cannot be read stands in line {line}.",
                line=str(data.count(b"\n", 0, fault.start) + 1),
            ),
            cure,
        ) from fault


def lines_of(text: str) -> Iterator[str]:
    """The lines of a text as splitlines gives them with their ends, some at a time."""
    for some in blocks_of(text):
        yield from some.splitlines(keepends=True)


def blocks_of(text: str) -> Iterator[str]:
    """A text in blocks of whole lines: what is made of all of it at once weighs as much again."""
    return _some_lines(text, "\n")


def decoded_lines(data: bytes, shown: str, error: type[SheetgenError]) -> Iterator[str]:
    """The same of what :func:`decoded` gives or raises, which is never whole in memory."""
    mark = b""
    for some in _some_lines(data, b"\n"):
        if mark and some.startswith(mark):
            some = mark + some  # noqa: PLW2901 - only at its beginning a file has one
        mark = BOM_UTF8
        try:
            text = decoded(some, shown, error)
        except error:
            decoded(data, shown, error)  # it stops, with the line as it is counted in the whole
            raise
        yield from text.splitlines(keepends=True)


def _some_lines(whole: AnyStr, newline: AnyStr) -> Iterator[AnyStr]:
    at = 0
    while at < len(whole):
        end = whole.find(newline, at + _AT_ONCE) + 1 or len(whole)
        yield whole[at:end]
        at = end


def read_source(
    path: Path, shown: str, error: type[SheetgenError], megabytes: int = MOST_MEGABYTES
) -> bytes:
    """The bytes of an analyst's file; raises ``error`` where it is none, or has more megabytes."""
    try:
        return read_regular(path, megabytes * MEGABYTE)
    except NotRegularError as fault:
        raise error(
            shown,
            message("is {kind}, and a file is expected.", kind=fault.kind),
            message("Put the file itself in its place, or take away what stands there."),
        ) from fault
    except TooLargeError as fault:
        raise error(
            shown,
            message(
                "has {size} bytes, and at most {most} are read.", size=fault.size, most=fault.most
            ),
            message("Check that it is the right file; what nobody needs in it can be removed."),
        ) from fault


LONGEST = 8_000
"""Signs of a text of a plan, a rule or a form; a cell of a workbook takes four times as many."""


def check_signs(text: str, where: str, error: type[SheetgenError]) -> None:
    """Raises ``error`` for a text with a sign that no file can show, or far too long for a cell."""
    odd = odd_sign(text)
    if odd is not None:
        raise error(
            where,
            message("holds the sign {sign}, which cannot be seen or written.", sign=odd),
            message("Type the text again by hand, without that sign."),
        )
    if len(text) > LONGEST:
        raise error(
            where,
            message(
                "holds a text of {n} signs, and at most {most} are taken.",
                n=len(text),
                most=LONGEST,
            ),
            message("Shorten it."),
        )


def too_deep(where: str, error: type[SheetgenError]) -> SheetgenError:
    """The error for a file whose lists or tables lie in one another by the hundred."""
    return error(
        where,
        message("its lists or tables lie in one another too deep to be read."),
        message("Look for brackets that were opened again and again, and close them."),
    )
