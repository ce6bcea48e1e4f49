"""When a file was saved last, as the program that saved it says: evidence of which is later.

A file that only passed through a program which dates nothing still bears the moment at which its
template was made: the two are equal, and say nothing.
"""

import re
from datetime import datetime

from sheetgen.ooxml.parts import Package
from sheetgen.ooxml.refusal import Refused

_CORE = "core-properties"
_MOMENT = rb"[^<>]*>\s*(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)[^<]*<"
_MODIFIED = re.compile(rb"<(?:\w+:)?modified" + _MOMENT)
_CREATED = re.compile(rb"<(?:\w+:)?created" + _MOMENT)
_DATE = re.compile(rb"<(?:\w+:)?date" + _MOMENT)
_CREATION = re.compile(rb"<(?:\w+:)?creation-date" + _MOMENT)


def saved_book(package: Package) -> datetime | None:
    """When an .xlsx was saved; None where it does not tell."""
    kinds = package.relationships("").values()
    part = next((part for kind, part in kinds if kind == _CORE and part in package), "")
    return _told(package, part, _MODIFIED, _CREATED) if part else None


def saved_document(package: Package, part: str) -> datetime | None:
    """When an .ods was saved; None where it does not tell."""
    return _told(package, part, _DATE, _CREATION) if part in package else None


def _told(
    package: Package, part: str, saved: re.Pattern[bytes], made: re.Pattern[bytes]
) -> datetime | None:
    try:
        data = package.read(part)
    except Refused:
        return None  # no figure stands in this part: a damaged one only leaves the date unknown
    moments = _moment(saved, data), _moment(made, data)
    return None if moments[0] == moments[1] else moments[0]


def _moment(wanted: re.Pattern[bytes], data: bytes) -> datetime | None:
    found = wanted.search(data)
    try:
        return datetime.fromisoformat(found[1].decode("ascii")) if found else None
    except ValueError:
        return None  # a 13th month: whoever wrote it tells nothing
