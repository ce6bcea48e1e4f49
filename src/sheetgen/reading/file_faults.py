"""What may be wrong with whose file it is, and with which of several counts: READ-3xx, the rest.

READ-301 nobody's file, READ-321 known by its codes, READ-322 the stamp contradicts the rows or
itself, READ-323 of another workspace, READ-312 superseded, READ-324 differs from the file that
counts, READ-325 sent twice, READ-329 nothing filled, READ-332 nothing filled where another file
of the office holds figures.
"""

from collections.abc import Sequence
from datetime import date

from sheetgen.language.message import message, own_message
from sheetgen.model.place import Place
from sheetgen.model.problem import Weight
from sheetgen.reading.faults import FileFault

_TEMPLATE = message("Copy the figures into the template that was sent, and send that.")


def nobody(place: Place, offices: Sequence[str]) -> FileFault:
    """Without a stamp, and its codes fit no office or several."""
    if not offices:
        return FileFault.no_stamp(place)
    return FileFault(
        code="READ-301",
        weight=Weight.ERROR,
        place=place,
        message=message(
            "the file does not say whose it is: the hidden sheet is gone, and its rows may be "
            "those of {offices}.",
            offices=tuple(offices),
        ),
        remedy=_TEMPLATE,
    )


def by_codes(place: Place, office: str, period: str) -> FileFault:
    """Without a stamp, and its codes and headings are those of one office only."""
    return FileFault(
        code="READ-321",
        weight=Weight.NOTICE,
        place=place,
        message=message(
            "the hidden sheet that says whose the file is was removed; by its codes and headings "
            "it was read as that of {office}, and by its folder as that of {period}.",
            office=office,
            period=period,
        ),
        remedy=message("Check that it is; next time fill the template that was sent."),
    )


def rows_of_others(place: Place, office: str, others: Sequence[str]) -> FileFault:
    """The stamp names one office and the rows are another's."""
    return FileFault(
        code="READ-322",
        weight=Weight.ERROR,
        place=place,
        message=message(
            "the file says that it is of {office}, and its rows are those of {others}; nothing "
            "was read.",
            office=office,
            others=tuple(others),
        ),
        remedy=message("Fill the template of your own office and send that."),
    )


def untouched(place: Place) -> FileFault:
    """The template came back as it was sent."""
    return FileFault(
        code="READ-329",
        weight=Weight.ERROR,
        place=place,
        message=message("the template came back as it was sent: nothing in it was filled."),
        remedy=message("Fill the yellow cells, save, and send that file."),
    )


def two_stamps(place: Place, offices: Sequence[str]) -> FileFault:
    """The hidden sheet and the document's properties name different offices or periods."""
    return FileFault(
        code="READ-322",
        weight=Weight.ERROR,
        place=place,
        message=message(
            "the file contradicts itself about whose it is: its hidden sheet and its properties "
            "differ ({offices}).",
            offices=tuple(offices),
        ),
        remedy=_TEMPLATE,
    )


def other_workspace(place: Place, plans: Sequence[str]) -> FileFault:
    """The template of plans that are not tracked here."""
    return FileFault(
        code="READ-323",
        weight=Weight.ERROR,
        place=place,
        message=message(
            "the template is for {plans}, which is not tracked here in this period.",
            plans=tuple(plans),
        ),
        remedy=message("Send it to whoever issued it, or check the period and the plan."),
    )


def superseded(
    place: Place, counted: str, received: date | None, *, same_day: bool = False
) -> FileFault:
    """A later file of the same office is the one that counts."""
    if received is None:
        said = message(
            "the office sent {counted} too, and that file counts: it is the last by name, for "
            "nobody noted when they came.",
            counted=counted,
        )
        cure = message(
            "Remove from the folder the one that should not count, or note when each came "
            "with sheetgen receive."
        )
    elif same_day:
        said = message(
            "{counted} came on the same day, {date}, and that file counts: it was noted last.",
            counted=counted,
            date=received.isoformat(),
        )
        cure = message(
            "Check that it is the later one; if it is not, exchange their lines in received.csv."
        )
    else:
        said = message(
            "the office sent {counted} later, on {date}, and that file counts.",
            counted=counted,
            date=received.isoformat(),
        )
        cure = message("Nothing need be done.")
    return FileFault(code="READ-312", weight=Weight.NOTICE, place=place, message=said, remedy=cure)


def without_figures(place: Place, counted: str) -> FileFault:
    """It holds no figure, and another file of the office does: that one counts, whenever it came.

    A template that comes back blank is a slip far more often than it takes figures back.
    """
    return FileFault(
        code="READ-332",
        weight=Weight.NOTICE,
        place=place,
        message=message(
            "no figure was filled in the file, so that it takes the place of no other: {counted} "
            "counts.",
            counted=counted,
        ),
        remedy=message(
            "If the office takes its figures back, ask it for a file with ND in each cell and the "
            "reason."
        ),
    )


def identical(place: Place, counted: str) -> FileFault:
    """The same bytes as the file that counts."""
    return FileFault(
        code="READ-325",
        weight=Weight.NOTICE,
        place=place,
        message=message("the file is the same as {counted}, byte for byte.", counted=counted),
        remedy=message("Nothing need be done."),
    )


def differs(
    place: Place, code: str, heading: tuple[tuple[str, str], ...], said: str, counted: str
) -> FileFault:
    """A figure that the file that counts gives otherwise."""
    return FileFault(
        code="READ-324",
        weight=Weight.NOTICE,
        place=place,
        message=message(
            "{code}: {heading} said {said} here and {counted} in the file that counts.",
            code=code,
            heading=own_message(heading),
            said=said or message("nothing"),
            counted=counted or message("nothing"),
        ),
        remedy=message("Nothing need be done if the later figure is right."),
    )
