"""What a row of ``Historia`` comes to, its months, its streak and its change, with their cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import takewhile

from sheetgen.language.message import Message, message
from sheetgen.model.figure import Gap
from sheetgen.model.past_state import ItemState, PastState
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.plan import Actual
from sheetgen.model.report import JudgedItem
from sheetgen.writing.context import Context
from sheetgen.writing.workbook.trace import Trace

ALONE = 2
"""Months from which there is anything to compare."""
_STREAK = message(
    "due months in a row with the status of the last, each as judged then: sheetgen explain CODE "
    "--period MONTH"
)


@dataclass(frozen=True, slots=True)
class Row:
    """An item, or the index where it is None, with its state in each month."""

    judged: JudgedItem | None
    states: tuple[ItemState | None, ...]
    context: Context
    known: Mapping[tuple[str, Period], Actual]


def traced(
    subject: str, state: PastState, figure: Decimal | Gap, places: tuple[Place, ...] = ()
) -> Trace:
    """The progress of one month, as it was judged then."""
    measure, said, how = _told(state.period, is_recalled=state.is_recalled)
    return Trace(
        subject=subject,
        measure=measure,
        figure=figure,
        unit="percent",
        formula=how,
        typed="",
        rule="",
        places=places,
        said=said,
    )


@cache
def _told(at: Period, *, is_recalled: bool) -> tuple[str, Message, Message]:
    """What the figures of a month are called, and how they came about: the same of every item."""
    month = str(at)
    how = message("as judged in {month}: sheetgen explain CODE --period {month}", month=month)
    if is_recalled:
        how = message("by actuals.csv and the rules of now")
    return f"history:{month}", message("Progress in {month}", month=month), how


def cells(row: Row, at: Period) -> tuple[Place, ...]:
    """The cell of an item's value in a month: of the reported one all that its progress is from."""
    if row.judged is None:
        return ()
    measured = row.judged.measured
    if at == row.context.report.period:
        progress = measured.measure("progress")
        return () if progress is None else progress.places
    known = row.known.get((measured.item.code, at))
    return () if known is None else known.places[:1]


def due_states(row: Row) -> list[ItemState]:
    """The states of the months in which something was due, the earliest first."""
    return [each for each in row.states if each and each.progress is not Gap.NOT_DUE]


def movement(row: Row) -> tuple[Period, Decimal] | None:
    """Since which due month it moved, and by how much; None where either is no figure."""
    told = [
        (state.period, each.progress)
        for state, each in zip(row.context.report.states, row.states, strict=True)
        if each is not None and each.progress is not Gap.NOT_DUE
    ]
    if len(told) < ALONE or told[-1][0] != row.context.report.period:
        return None
    (since, was), (_, stands) = told[-2:]
    return None if isinstance(was, Gap) or isinstance(stands, Gap) else (since, stands - was)


def points_traced(row: Row) -> Trace:
    """By how much it moved, from the cells of both months."""
    moved = movement(row)
    return Trace(
        subject="" if row.judged is None else row.judged.measured.item.code,
        measure="history:change",
        figure=Gap.NOT_COMPUTED if moved is None else moved[1],
        unit="points",
        formula=message("progress − progress in the due month before")
        if moved is None
        else message("progress − progress in {month}", month=str(moved[0])),
        typed="",
        rule="",
        places=()
        if moved is None
        else (*cells(row, row.context.report.period), *cells(row, moved[0])),
        said=message("Change since the month before"),
    )


def in_a_row(told: Sequence[ItemState]) -> int:
    """How many of the last of these have the status of the very last."""
    last = told[-1].status.tone_for(told[-1].band)
    back = takewhile(lambda each: each.status.tone_for(each.band) is last, reversed(told))
    return sum(1 for _ in back)


def streak_traced(row: Row) -> Trace:
    """The streak, from the cells of all months that are shown."""
    told = due_states(row)
    code = "" if row.judged is None else row.judged.measured.item.code
    return Trace(
        subject=code,
        measure="history:streak",
        figure=Decimal(in_a_row(told)) if told else Gap.NOT_DUE,
        unit="periods",
        formula=_STREAK,
        typed="",
        rule="",
        places=tuple(
            place for state in row.context.report.states for place in cells(row, state.period)
        ),
        said=message("Streak"),
    )
