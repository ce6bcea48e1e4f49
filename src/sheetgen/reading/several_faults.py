"""What is said where one office sent several files for a period: what counts, and why.

READ-312 superseded, READ-324 differs from the file that counts, READ-325 sent twice, READ-332
nothing filled where another file of the office holds figures, READ-333 two files give one figure
otherwise and nobody noted which came later, READ-334 a blank that takes no figure away, READ-335
a file that counts beside another.
"""

from collections.abc import Sequence
from datetime import datetime

from sheetgen.faults.file_fault import FileFault
from sheetgen.language.message import Message, message, message_n, own_message
from sheetgen.model.observation import Observation
from sheetgen.model.place import Place
from sheetgen.model.submission import Submission
from sheetgen.reading.later_file import Evidence, Later

WHICH_COUNTS = "READ-333"
_WHY = {
    Evidence.VERSION: message("by its name it is the later one"),
    Evidence.SAVED: message("it was saved later"),
    Evidence.COPY: message("by its name it is a copy of the other, made later"),
    Evidence.NAME: message("it is the last by name, which shows nothing"),
}
_ALTHOUGH = {
    Evidence.VERSION: message("it was received later, although by its name it is the earlier one"),
    Evidence.SAVED: message("it was received later, although it was saved earlier"),
}
_Headings = tuple[tuple[str, str], ...]


def superseded(place: Place, file: Submission, counted: Submission, by: Evidence) -> FileFault:
    """A later file of the same office is the one that counts."""
    if by is not Evidence.RECEIVED:
        return FileFault.of("READ-312", place, "", counted=counted.file, why=_WHY[by])
    case = "same day" if file.received == counted.received else "later"
    return FileFault.of("READ-312", place, case, counted=counted.file, date=_day(counted))


def _day(submission: Submission) -> str:
    return submission.received.isoformat() if submission.received else ""


def without_figures(place: Place, counted: str) -> FileFault:
    """It holds no figure, and another file of the office does: that one counts, whenever it came.

    A template that comes back blank is a slip far more often than it takes figures back.
    """
    return FileFault.of("READ-332", place, counted=counted)


def identical(place: Place, counted: str) -> FileFault:
    """The same bytes as the file that counts."""
    return FileFault.of("READ-325", place, counted=counted)


def differs(said: Observation, heading: _Headings, counted: Observation) -> FileFault:
    """A cell that the file that counts fills otherwise."""
    return FileFault.of(
        "READ-324",
        said.place,
        code=said.code,
        heading=own_message(heading),
        said=said.typed or message("nothing"),
        counted=counted.typed or message("nothing"),
        place=str(counted.place),
    )


def which_counts(
    code: str,
    heading: _Headings,
    counted: Observation,
    other: Observation,
    told: Later,
    saved: tuple[datetime | None, datetime | None],
) -> FileFault:
    """Two files give one figure otherwise, and no note of receipt settles which is later."""
    return FileFault.of(
        WHICH_COUNTS,
        counted.place,
        code=code,
        heading=own_message(heading),
        counted=counted.typed or message("nothing"),
        other=other.typed or message("nothing"),
        place=str(other.place),
        why=_because(told),
        saved=_saved(*saved),
    )


def _because(told: Later) -> Message:
    if told.against is None:
        return _WHY[told.by]
    return _ALTHOUGH[told.against]


def _saved(here: datetime | None, there: datetime | None) -> Message | str:
    if here is None or there is None or f"{here:%Y-%m-%d %H:%M}" == f"{there:%Y-%m-%d %H:%M}":
        return ""
    return message(
        " This one was saved on {here}, the other on {there}.",
        here=f"{here:%Y-%m-%d %H:%M}",
        there=f"{there:%Y-%m-%d %H:%M}",
    )


def blank_takes_nothing(
    place: Place, code: str, heading: _Headings, typed: str, stands: Observation
) -> FileFault:
    """A cell that a later file leaves blank, or as the template brought it: the figure stands."""
    if typed:
        return FileFault.of(
            "READ-334",
            place,
            "brought",
            code=code,
            heading=own_message(heading),
            brought=typed,
            typed=stands.typed,
            place=str(stands.place),
        )
    return FileFault.of(
        "READ-334",
        place,
        code=code,
        heading=own_message(heading),
        typed=stands.typed or message("what is written there"),
        place=str(stands.place),
    )


def counts_beside(place: Place, others: Sequence[str], figures: int, texts: int) -> FileFault:
    """The file and others of the office are one delivery."""
    return FileFault.of(
        "READ-335",
        place,
        others=tuple(others),
        figures=message_n("{n} figure", "{n} figures", figures),
        texts=message_n("{n} text", "{n} texts", texts),
    )
