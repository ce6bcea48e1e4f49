"""How elements move: by how much since the stored month before, and how long in one direction."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from sheetgen.language.message import Message, message, message_n
from sheetgen.model.figure import Gap
from sheetgen.model.past_state import PastState
from sheetgen.model.period import month_of
from sheetgen.model.report import Report
from sheetgen.model.summary import ElementSummary, MeanOf
from sheetgen.writing.workbook.trace import Trace

FORMULA = message("progress − progress in the period before, over the items that count in both")


def moved(report: Report, code: str) -> Decimal | None:
    """By how many points an element moved since the stored month before, over what counts in both.

    The plan itself is the empty code.
    """
    fallen = report.fallen
    if fallen is None:
        return None
    fell = dict(fallen.progress).get(code) if code else fallen.index
    return None if fell is None else -fell


def moved_trace(report: Report, code: str) -> Trace:
    """What the cell of a movement shows."""
    points = moved(report, code)
    return Trace(
        subject=code or report.plan.code,
        measure="moved",
        figure=Gap.NOT_COMPUTED if points is None else points,
        unit="points",
        formula=FORMULA,
        typed="",
        rule="",
        places=(),
        said=message("Change since the period before"),
    )


def since_words(report: Report, points: Decimal) -> Message:
    """A movement on a card: "▲ +1.2 p. p. desde noviembre de 2024"."""
    month = month_of(report.fallen.since if report.fallen else report.period)
    if not points:
        return message("= the same as in {month}", month=month)
    arrow, sign = ("▲", "+") if points > 0 else ("▼", "−")
    return message(
        "{arrow} {sign}{points:points} since {month}",
        arrow=arrow,
        sign=sign,
        points=abs(points),
        month=month,
    )


def trend(report: Report, summary: ElementSummary) -> Message | None:
    """In which direction an element moves, and how many months in a row; None where unknown."""
    codes = _codes(report, summary)
    states = [each for each in report.states if _is_due(each, codes)]
    steps = list(_steps(states, codes, report.plan.choices.cap))
    latest = moved(report, summary.element.code)
    signs = [_sign(each) for each in (*steps[:-1], latest)] if latest is not None else []
    if not signs:
        return None
    last = signs[-1] or 0
    many = next((at for at, each in enumerate(reversed(signs)) if each != last), len(signs))
    n = report.period.months_since(states[-1 - many].period) if steps else many
    if last > 0:
        return message_n("▲ {n} month", "▲ {n} months", n)
    if last < 0:
        return message_n("▼ {n} month", "▼ {n} months", n)
    return message_n("= {n} month", "= {n} months", n)


def _codes(report: Report, summary: ElementSummary) -> frozenset[str]:
    """The items that an element's progress rests on."""
    if summary.progress.of is MeanOf.PRODUCT:
        return frozenset(part.code for part in summary.progress.parts)
    parents = {each.element.code: each.element.parent for each in report.elements}

    def within(code: str | None) -> bool:
        while code is not None and code != summary.element.code:
            code = parents.get(code)
        return code is not None

    return frozenset(
        each.measured.item.code for each in report.items if within(each.measured.item.element)
    )


def _is_due(state: PastState, codes: frozenset[str]) -> bool:
    """Whether anything of it was judged in a month: between its quarters nothing moves."""
    return any(state.items[code].progress is not Gap.NOT_DUE for code in codes & state.items.keys())


def _steps(
    states: Sequence[PastState], codes: frozenset[str], cap: Decimal | None
) -> Iterator[Decimal | None]:
    """How the mean moved from each month to the next, over the items with a figure in both."""
    for was, stands in pairwise(states):
        pairs = [
            (was.items[code].progress, stands.items[code].progress)
            for code in sorted(codes & was.items.keys() & stands.items.keys())
        ]
        moves = [
            _capped(b, cap) - _capped(a, cap)
            for a, b in pairs
            if isinstance(a, Decimal) and isinstance(b, Decimal)
        ]
        yield sum(moves, Decimal(0)) / len(moves) if moves else None


def _capped(figure: Decimal, cap: Decimal | None) -> Decimal:
    return figure if cap is None else min(figure, cap)


def _sign(points: Decimal | None) -> int | None:
    return None if points is None else (points > 0) - (points < 0)
