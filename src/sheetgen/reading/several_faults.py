"""What is said where one office sent several files for a period: what counts, and why.

READ-312 superseded, READ-324 differs from the file that counts, READ-325 sent twice, READ-332
nothing filled where another file of the office holds figures, READ-333 two files give one figure
otherwise and nobody noted which came later, READ-334 a blank that takes no figure away, READ-335
a file that counts beside another.
"""

from collections.abc import Sequence
from datetime import datetime

from sheetgen.language.message import Message, message, message_n, own_message
from sheetgen.model.observation import Observation
from sheetgen.model.place import Place
from sheetgen.model.problem import Weight
from sheetgen.model.submission import Submission
from sheetgen.reading.faults import FileFault
from sheetgen.reading.order import Evidence, Later

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
        said = message(
            "the office sent {counted} too, and that file counts: {why}; nobody noted when they "
            "came.",
            counted=counted.file,
            why=_WHY[by],
        )
        cure = message(
            "Remove from the folder the one that should not count, or note when each came "
            "with sheetgen receive."
        )
    elif file.received == counted.received:
        said = message(
            "{counted} came on the same day, {date}, and that file counts: it was noted last.",
            counted=counted.file,
            date=_day(counted),
        )
        cure = message(
            "Check that it is the later one; if it is not, exchange their lines in received.csv."
        )
    else:
        said = message(
            "the office sent {counted} later, on {date}, and that file counts.",
            counted=counted.file,
            date=_day(counted),
        )
        cure = message("Nothing need be done.")
    return _notice("READ-312", place, said, cure)


def _day(submission: Submission) -> str:
    return submission.received.isoformat() if submission.received else ""


def without_figures(place: Place, counted: str) -> FileFault:
    """It holds no figure, and another file of the office does: that one counts, whenever it came.

    A template that comes back blank is a slip far more often than it takes figures back.
    """
    return _notice(
        "READ-332",
        place,
        message(
            "no figure was filled in the file, so that it takes the place of no other: {counted} "
            "counts.",
            counted=counted,
        ),
        message(
            "If the office takes its figures back, ask it for a file with ND in each cell and the "
            "reason."
        ),
    )


def identical(place: Place, counted: str) -> FileFault:
    """The same bytes as the file that counts."""
    return _notice(
        "READ-325",
        place,
        message("the file is the same as {counted}, byte for byte.", counted=counted),
        message("Nothing need be done."),
    )


def differs(said: Observation, heading: _Headings, counted: Observation) -> FileFault:
    """A cell that the file that counts fills otherwise."""
    return _notice(
        "READ-324",
        said.place,
        message(
            "{code}: {heading} said {said} here and {counted} in {place}, which counts.",
            code=said.code,
            heading=own_message(heading),
            said=said.typed or message("nothing"),
            counted=counted.typed or message("nothing"),
            place=str(counted.place),
        ),
        message("Nothing need be done if the later figure is right."),
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
    said = message(
        "{code}: {heading} says {counted} here, which counts because {why}, and {other} in "
        "{place}.{saved}",
        code=code,
        heading=own_message(heading),
        counted=counted.typed or message("nothing"),
        other=other.typed or message("nothing"),
        place=str(other.place),
        why=_because(told),
        saved=_saved(*saved),
    )
    cure = message(
        "Which one is right? Remove the file that should not count, or note when each came with "
        "sheetgen receive FILE --on DAY."
    )
    return _notice(WHICH_COUNTS, counted.place, said, cure)


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
        said = message(
            "{code}: {heading} is as the template brought it ({brought}) in this file; {typed} of "
            "{place} stands.",
            code=code,
            heading=own_message(heading),
            brought=typed,
            typed=stands.typed,
            place=str(stands.place),
        )
    else:
        said = message(
            "{code}: {heading} is blank in this file; {typed} of {place} stands.",
            code=code,
            heading=own_message(heading),
            typed=stands.typed or message("what is written there"),
            place=str(stands.place),
        )
    cure = message("Nothing need be done; to take a figure back, type ND and the reason.")
    return _notice("READ-334", place, said, cure)


def counts_beside(place: Place, others: Sequence[str], figures: int, texts: int) -> FileFault:
    """The file and others of the office are one delivery."""
    said = message(
        "the file counts together with {others}: {figures} and {texts} are taken from it.",
        others=tuple(others),
        figures=message_n("{n} figure", "{n} figures", figures),
        texts=message_n("{n} text", "{n} texts", texts),
    )
    return _notice("READ-335", place, said, message("Nothing need be done."))


def _notice(code: str, place: Place, said: Message, cure: Message) -> FileFault:
    return FileFault(code=code, weight=Weight.NOTICE, place=place, message=said, remedy=cure)
