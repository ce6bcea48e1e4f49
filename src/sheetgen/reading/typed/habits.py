"""Which mark a file uses between thousands, and where three digits after a mark may be thousands.

An office that types «1.000.000» in one cell may mean 1,050 by the «1.050» of another, whatever the
locale says; and of what is counted whole, nobody reports a thousandth (METHOD 9). Both are asked.
"""

import re
from collections.abc import Iterable
from decimal import Decimal

from sheetgen.language.number_marks import Marks
from sheetgen.model.plan import Indicator
from sheetgen.model.template import TemplateRow
from sheetgen.model.traits import Unit
from sheetgen.reading.typed.numerals import clean

_MARKS = {".", ","}
_WHOLE = {Unit.NUMBER, Unit.SOLES}
"""Things are counted; of money a thousandth is as little reported."""


def has_other_habit(texts: Iterable[str], marks: Marks) -> bool:
    """Whether a file's figures show the marks the other way round from the locale.

    Its decimal mark between thousands, or its group mark before decimals: «1.000.000», «1.672,5»
    or «45,5» where the locale writes 45.5.
    """
    group = clean(marks.group)
    if marks.decimal not in _MARKS or group not in _MARKS:
        return False
    point, comma = re.escape(marks.decimal), re.escape(group)
    shown = re.compile(
        rf"[0-9]{{1,3}}({point}[0-9]{{3}}){{2,}}({comma}[0-9]+)?"
        rf"|[0-9]{{1,3}}({point}[0-9]{{3}})+{comma}[0-9]+"
        rf"|[0-9]+{comma}([0-9]{{1,2}}|[0-9]{{4,}})"
    )
    return any(shown.fullmatch(_bare(text)) for text in texts)


def doubted_marks(row: TemplateRow, marks: Marks, *, in_own_unit: bool, other_habit: bool) -> str:
    """The marks that are not believed before exactly three digits in a row's cell.

    ``in_own_unit``: it is not money beside the item. The locale's own group mark is doubted only
    where the file shows the other habit and a fraction would make sense.
    """
    whole = not in_own_unit or _counts_whole(row)
    if other_habit and not whole:
        return marks.decimal + clean(marks.group)
    return marks.decimal if other_habit or whole else ""


def _counts_whole(row: TemplateRow) -> bool:
    """Whether its unit counts, and nothing that the plan or the past says of it is a fraction."""
    item = row.item
    if not isinstance(item, Indicator):
        return True
    shown = (value for _, value in row.shown if isinstance(value, Decimal))
    return item.unit in _WHOLE and all(value == value.to_integral_value() for value in shown)


def _bare(text: str) -> str:
    """The digits and marks of a figure, without sign, money and percent."""
    return re.sub(r"^(?:S/\.?|PEN)?\s*[-+]?\s*|\s*%?$", "", text, flags=re.IGNORECASE)
