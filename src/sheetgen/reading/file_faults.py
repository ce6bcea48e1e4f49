"""What may be wrong with whose file it is.

READ-301 nobody's file, READ-321 known by its codes, READ-322 the stamp contradicts the rows or
itself, READ-323 of another workspace, READ-329 nothing filled.
"""

from collections.abc import Iterable, Sequence

from sheetgen.faults.file_fault import FileFault
from sheetgen.language.message import Message, joined, message
from sheetgen.model.place import Place


def nobody(place: Place, offices: Sequence[str]) -> FileFault:
    """Without a stamp, and its codes fit no office or several."""
    if not offices:
        return FileFault.no_stamp(place)
    return FileFault.of("READ-301", place, "of whom", offices=tuple(offices))


def by_codes(place: Place, office: str, period: str, printed: Sequence[str]) -> FileFault:
    """Without a stamp, and its codes and headings are those of one office only.

    ``printed`` is the cell of its page that says its month, where one does.
    """
    if printed:
        why = message("its page says so in {cell}", cell=printed[0])
    else:
        why = message("nothing in the file says it: it was read for that month")
    return FileFault.of("READ-321", place, office=office, period=period, why=why)


def rows_of_others(place: Place, office: str, others: Sequence[str]) -> FileFault:
    """The stamp names one office and the rows are another's."""
    return FileFault.of("READ-322", place, office=office, others=tuple(others))


def untouched(place: Place) -> FileFault:
    """The template came back as it was sent."""
    return FileFault.of("READ-329", place)


def two_stamps(place: Place, said: Sequence[str]) -> FileFault:
    """Stamps in its sheets and its properties name different offices or periods."""
    return FileFault.of("READ-322", place, "two stamps", said=tuple(said))


def outside_plans(place: Place, said: Iterable[Message]) -> FileFault:
    """A file of a period that is none of its plans'."""
    return FileFault.of("READ-323", place, "outside", said=joined(list(said)))


def other_workspace(place: Place, plans: Sequence[str]) -> FileFault:
    """The template of plans that are not tracked here."""
    return FileFault.of("READ-323", place, plans=tuple(plans))
