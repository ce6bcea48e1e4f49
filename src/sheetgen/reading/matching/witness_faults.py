"""What is said where the witnesses of a file's month and office contradict each other.

READ-336 a page against the stamp (or, without one, against the month it is read for); READ-337
the file's name; READ-338 the day on which it was received, or its note of receipt; READ-339 a file
that was changed after it was received.
"""

from datetime import date

from sheetgen.faults.file_fault import FileFault
from sheetgen.language.message import message
from sheetgen.model.place import Place

_DIGITS = 12


def page_says_another_month(place: Place, page: str, said: str, *, stamped: bool) -> FileFault:
    """The page and the stamp name different months: nothing is read until the office says."""
    case = "" if stamped else "unstamped"
    return FileFault.of("READ-336", place, case, said=said, page=page)


def page_says_another_office(place: Place, name: str, other: str, office: str) -> FileFault:
    """The page names another office than the stamp, or than the rows."""
    return FileFault.of("READ-336", place, "office", office=office, name=name, other=other)


def name_says_another_month(
    place: Place, name: str, said: str, *, stamped: bool, known: bool
) -> FileFault:
    """The file's name names another month; ``known`` where stamp or page says which it is."""
    if not known:
        return FileFault.of("READ-337", place, "unknown", name=name, said=said)
    by = (
        message("its stamp says {said}", said=said)
        if stamped
        else message("its page says {said}", said=said)
    )
    return FileFault.of("READ-337", place, name=name, by=by, said=said)


def received_before(place: Place, received: date, said: str) -> FileFault:
    """It was received before the month that it reports on began."""
    return FileFault.of("READ-338", place, said=said, received=received.isoformat())


def changed_since(place: Place, noted: str, now: str) -> FileFault:
    """Its bytes are not those that were received: somebody changed it where it lies."""
    return FileFault.of("READ-339", place, noted=noted[:_DIGITS], now=now[:_DIGITS])


def noted_elsewhere(place: Place, noted: str, said: str) -> FileFault:
    """Its line in received.csv names another month than the folder it lies in."""
    return FileFault.of("READ-338", place, "another folder", said=said, noted=noted)
