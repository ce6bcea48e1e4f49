"""How many activities or indicators an element has: "El producto 1 comprende 3 actividades"."""

from decimal import Decimal

from sheetgen.language.message import message
from sheetgen.model.place import Place
from sheetgen.model.text import Said
from sheetgen.texts.answer import Answer
from sheetgen.texts.figures_in_text import COUNT, Number
from sheetgen.texts.reading import Read
from sheetgen.texts.subjects import KINDS
from sheetgen.texts.table_figures import Known


def counts_items(read: Read, number: Number) -> str:
    """The kind of items that a figure counts; "" where it counts something else."""
    if number.unit != COUNT or not number.noun:
        return ""
    behind = number.end + len(read.text[number.end :]) - len(read.text[number.end :].lstrip())
    kinds = (each.kind for each in read.marks if each.means == "kind" and each.start == behind)
    return next((each for each in kinds if each in KINDS.values()), "")


def of_items(read: Read, number: Number, code: str | None, known: Known) -> Answer | None:
    """That an element has so many; None where it has not, for a figure may be of other things."""
    kind = counts_items(read, number)
    if not kind or known.element(code) is None or not read.within(0, number.start, "comprises"):
        return None
    items = known.of_kind(kind, code)
    said = Said.CONFIRMED if number.value == Decimal(len(items)) else Said.CONTRADICTED
    expected = message("the table has {n} ({items})", n=len(items), items=items)
    return Answer(said, expected, places=_places(items, known))


def _places(codes: tuple[str, ...], known: Known) -> tuple[Place, ...]:
    found = (known.item(each) for each in codes)
    return tuple(each.measured.item.place for each in found if each is not None)
