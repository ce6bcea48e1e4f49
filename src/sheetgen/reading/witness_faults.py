"""What is said where the witnesses of a file's month and office contradict each other.

READ-336 a page against the stamp (or, without one, against the month it is read for); READ-337
the file's name; READ-338 the day on which it was received, or its note of receipt; READ-339 a file
that was changed after it was received.
"""

from datetime import date

from sheetgen.language.message import Message, message
from sheetgen.model.place import Place
from sheetgen.model.problem import Weight
from sheetgen.reading.faults import FileFault

_DIGITS = 12
_WHICH_MONTH = message(
    "Of which month are the figures? Ask the office, and have it send them in the template of "
    "that month."
)


def page_says_another_month(place: Place, page: str, said: str, *, stamped: bool) -> FileFault:
    """The page and the stamp name different months: nothing is read until the office says."""
    if stamped:
        told = message(
            "the file contradicts itself about its month: its stamp says {said}, and this cell of "
            "its page says {page}; nothing was read.",
            said=said,
            page=page,
        )
    else:
        told = message(
            "the file bears no stamp, this cell of its page says {page}, and it lies in the folder "
            "of {said} or was read for that month; nothing was read.",
            said=said,
            page=page,
        )
    return _error("READ-336", place, told)


def page_says_another_office(place: Place, name: str, other: str, office: str) -> FileFault:
    """The page names another office than the stamp, or than the rows."""
    return FileFault(
        code="READ-336",
        weight=Weight.ERROR,
        place=place,
        message=message(
            "the file contradicts itself about whose it is: it says that it is of {office}, and "
            "this cell of its page says {name} ({other}); nothing was read.",
            office=office,
            name=name,
            other=other,
        ),
        remedy=message(
            "Whose are the figures? Ask both, and have the office send its own template."
        ),
    )


def name_says_another_month(
    place: Place, name: str, said: str, *, stamped: bool, known: bool
) -> FileFault:
    """The file's name names another month; ``known`` where stamp or page says which it is."""
    if not known:
        told = message(
            "the file bears no stamp, its name ({name}) says another month, and it lies "
            "in the folder of {said} or was read for that month; nothing was read.",
            name=name,
            said=said,
        )
        return _error("READ-337", place, told)
    by = (
        message("its stamp says {said}", said=said)
        if stamped
        else message("its page says {said}", said=said)
    )
    return FileFault(
        code="READ-337",
        weight=Weight.NOTICE,
        place=place,
        message=message(
            "the name of the file ({name}) says another month, and {by}: it was read as of {said}.",
            name=name,
            by=by,
            said=said,
        ),
        remedy=_WHICH_MONTH,
    )


def received_before(place: Place, received: date, said: str) -> FileFault:
    """It was received before the month that it reports on began."""
    return FileFault(
        code="READ-338",
        weight=Weight.NOTICE,
        place=place,
        message=message(
            "the file is of {said}, and was received on {received}, before that month began.",
            said=said,
            received=received.isoformat(),
        ),
        remedy=message(
            "Which one is right? Correct the day in received.csv, or ask the office of which month "
            "the figures are."
        ),
    )


def changed_since(place: Place, noted: str, now: str) -> FileFault:
    """Its bytes are not those that were received: somebody changed it where it lies."""
    return FileFault(
        code="READ-339",
        weight=Weight.ERROR,
        place=place,
        message=message(
            "the file was changed after it was received: it was {noted}… then and is {now}… now; "
            "nothing was read.",
            noted=noted[:_DIGITS],
            now=now[:_DIGITS],
        ),
        remedy=message(
            "Who changed it, and why? Where the change is the office's, file it again with "
            "sheetgen receive and its path; where it is not, put the file that was sent in its "
            "place."
        ),
    )


def noted_elsewhere(place: Place, noted: str, said: str) -> FileFault:
    """Its line in received.csv names another month than the folder it lies in."""
    return FileFault(
        code="READ-338",
        weight=Weight.NOTICE,
        place=place,
        message=message(
            "the file lies in the folder of {said}, and received.csv notes it as of {noted}.",
            said=said,
            noted=noted,
        ),
        remedy=message("Which one is right? Correct the line, or move the file with its line."),
    )


def _error(code: str, place: Place, told: Message) -> FileFault:
    return FileFault(
        code=code,
        weight=Weight.ERROR,
        place=place,
        message=told,
        remedy=_WHICH_MONTH,
    )
