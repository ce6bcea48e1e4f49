"""What may be wrong with whose file it is.

READ-301 nobody's file, READ-321 known by its codes, READ-322 the stamp contradicts the rows or
itself, READ-323 of another workspace, READ-329 nothing filled.
"""

from collections.abc import Sequence

from sheetgen.language.message import message
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
            "the file does not say whose it is: it bears no stamp, and its rows may be those of "
            "{offices}.",
            offices=tuple(offices),
        ),
        remedy=_TEMPLATE,
    )


def by_codes(place: Place, office: str, period: str, printed: Sequence[str]) -> FileFault:
    """Without a stamp, and its codes and headings are those of one office only.

    ``printed`` is the cell of its page that says its month, where one does.
    """
    if printed:
        why = message("its page says so in {cell}", cell=printed[0])
    else:
        why = message("nothing in the file says it: it was read for that month")
    return FileFault(
        code="READ-321",
        weight=Weight.NOTICE,
        place=place,
        message=message(
            "the file bears no stamp that says whose it is; by its codes and headings it was read "
            "as that of {office}, and as that of {period}: {why}.",
            office=office,
            period=period,
            why=why,
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


def two_stamps(place: Place, said: Sequence[str]) -> FileFault:
    """Stamps in its sheets and its properties name different offices or periods."""
    return FileFault(
        code="READ-322",
        weight=Weight.ERROR,
        place=place,
        message=message(
            "the file contradicts itself about whose it is: its stamps differ ({said}).",
            said=tuple(said),
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
