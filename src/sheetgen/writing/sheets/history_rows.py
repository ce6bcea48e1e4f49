"""What a row of ``Historia`` comes to, its months, its streak and its change, with their cells."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import chain, pairwise, takewhile

from sheetgen.language.message import Message, message
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.past_state import ItemState, PastState
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.plan import Indicator
from sheetgen.model.report import JudgedItem, Report
from sheetgen.records import Struct
from sheetgen.writing.context import Context
from sheetgen.writing.workbook.trace import Trace

ALONE = 2
"""Months from which there is anything to compare."""
_STREAK = message(
    "due months in a row with the status of the last, each as judged then: sheetgen explain CODE "
    "--period MONTH"
)

_SAID_STREAK = message("Streak")
_SAID_CHANGE = message("Change since the period before")


class Row(Struct, frozen=True):
    """An item, or the index where it is None, with its state in each month.

    ``due`` are the months in which something was due, the earliest first.
    """

    judged: JudgedItem | None
    states: tuple[ItemState | None, ...]
    context: Context
    due: tuple[tuple[Period, ItemState], ...]
    places: tuple[tuple[Place, ...], ...] = ()
    """The cells of its value in each month."""


def code_of(row: Row) -> str:
    """Whose row it is."""
    return "" if row.judged is None else row.judged.measured.item.code


def rows_of(context: Context) -> tuple[Row, ...]:
    """A row for each item of the report."""
    report = context.report
    months = [each.period for each in report.states]
    return tuple(_row(each, context, months) for each in report.items)


def places_of(report: Report, code: str) -> Mapping[Period, tuple[Place, ...]]:
    """Where an item's value of each month before stands."""
    return {each.period: each.executed_at for each in report.history.get(code, ())}


def by_month(report: Report) -> Callable[[JudgedItem], Sequence[tuple[Figure, tuple[Place, ...]]]]:
    """The progress of an item in each month of the report, with the cells of its value then."""

    def months(judged: JudgedItem) -> Sequence[tuple[Figure, tuple[Place, ...]]]:
        code = judged.measured.item.code
        found = [state.items.get(code) for state in report.states]
        figures = [Gap.NOT_COMPUTED if each is None else each.progress for each in found]
        return list(zip(figures, _places(judged, report), strict=True))

    return months


def _places(judged: JudgedItem, report: Report) -> tuple[tuple[Place, ...], ...]:
    """The cells of an item's value in each month; of the reported one all that progress is from."""
    progress = judged.measured.measure("progress")
    known = places_of(report, judged.measured.item.code)
    now = () if progress is None else progress.places
    months = (each.period for each in report.states)
    return tuple(now if at == report.period else known.get(at, ()) for at in months)


def _row(judged: JudgedItem, context: Context, months: Sequence[Period]) -> Row:
    code = judged.measured.item.code
    states = tuple(state.items.get(code) for state in context.report.states)
    return Row(
        judged,
        states,
        context,
        tuple(
            (at, each)
            for at, each in zip(months, states, strict=True)
            if each is not None and each.progress is not Gap.NOT_DUE
        ),
        _places(judged, context.report),
    )


def traced(subject: str, state: PastState, figure: Figure, places: tuple[Place, ...] = ()) -> Trace:
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


def movement(row: Row) -> tuple[Period, Decimal] | None:
    """Since which due month it moved, and by how much; None where either is no figure."""
    if len(row.due) < ALONE or row.due[-1][0] != row.context.report.period:
        return None
    (since, was), (_, stands) = row.due[-2:]
    if isinstance(was.progress, Gap) or isinstance(stands.progress, Gap):
        return None
    return since, stands.progress - was.progress


@cache
def _how_moved(since: Period | None) -> Message:
    if since is None:
        return message("progress − progress in the due month before")
    return message("progress − progress in {month}", month=str(since))


def points_traced(row: Row) -> Trace:
    """By how much it moved, from the cells of both months."""
    moved = movement(row)
    places: tuple[Place, ...] = ()
    if moved is not None:
        months, at = [each.period for each in row.context.report.states], row.places
        places = (*at[-1], *at[months.index(moved[0])])
    return Trace(
        subject=code_of(row),
        measure="history:change",
        figure=Gap.NOT_COMPUTED if moved is None else moved[1],
        unit="points",
        formula=_how_moved(None if moved is None else moved[0]),
        typed="",
        rule="",
        places=places,
        said=_SAID_CHANGE,
    )


def in_a_row(row: Row) -> int:
    """How many of the latest due months in a row have the status of the last of them.

    A month between two of them in which the item fell due, and of which nothing is known, ends it;
    so does one in which it was none of the plan's.
    """
    back = list(reversed(row.due))
    tones = [each.status.tone_for(each.band) for _, each in back]
    same = sum(1 for _ in takewhile(tones[0].__eq__, tones))
    pairs = pairwise([at for at, _ in back[:same]])
    return 1 + sum(1 for _ in takewhile(lambda pair: not _is_skipped(row, *pair), pairs))


def _is_skipped(row: Row, later: Period, earlier: Period) -> bool:
    """Whether the item fell due in a month between two due ones that is not known of it.

    An indicator by its frequency, work in each month of the year: without a schedule it falls due
    in December alone, and no two of these are of one year.
    """
    months = zip(row.context.report.states, row.states, strict=True)
    known = {then.period for then, state in months if state is not None}
    item = None if row.judged is None else row.judged.measured.item
    at = later.previous()
    while at > earlier:
        is_due = earlier.year == later.year and item is not None
        if isinstance(item, Indicator):
            is_due = at.month in item.frequency.months
        if is_due and at not in known:
            return True
        at = at.previous()
    return False


def streak_traced(row: Row) -> Trace:
    """The streak, from the cells of all months that are shown."""
    return Trace(
        subject=code_of(row),
        measure="history:streak",
        figure=Decimal(in_a_row(row)) if row.due else Gap.NOT_DUE,
        unit="periods",
        formula=_STREAK,
        typed="",
        rule="",
        places=tuple(chain.from_iterable(row.places)),
        said=_SAID_STREAK,
    )
