"""The index of the plan as a text gives it."""

from sheetgen.language.message import message
from sheetgen.model.text import Said
from sheetgen.texts.answer import NOTHING, Answer
from sheetgen.texts.figures_in_text import Number
from sheetgen.texts.printing import it_is, prints, rounded_from
from sheetgen.texts.table_figures import Known


def of_index(number: Number, known: Known) -> Answer:
    """The index as it was declared; another choice of it is said to be that."""
    index = known.index
    if index is None:
        return NOTHING
    if prints(number, index.figure) and number.unit == "points":
        return Answer(Said.SCALE_LOST, it_is((index,)), (index,))
    if prints(number, index.figure):
        return Answer(Said.CONFIRMED, rounded_from(number, index), (index,))
    if any(prints(number, each) for each in known.other_indexes):
        said = message("by another choice of the index; as declared {is_}", is_=it_is((index,)))
        return Answer(Said.AMBIGUOUS, said, (index,))
    return Answer(Said.CONTRADICTED, it_is((index,), number), (index,))
