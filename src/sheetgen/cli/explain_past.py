"""How an item stood in the months before: what was reported, and what was judged of it then."""

from collections.abc import Iterator

from sheetgen.cli.explain_parts import MOST_PLACES, shown, verdict_words
from sheetgen.cli.terminal_page import Page
from sheetgen.language.message import Message, message
from sheetgen.model.explanation import ItemExplanation, Stood
from sheetgen.model.figure import Gap
from sheetgen.model.past_state import ItemState
from sheetgen.model.place import Place
from sheetgen.model.plan import Item

_MOST = 12
"""Months that are told; `--json` has all of them."""


def past_section(page: Page, item: ItemExplanation) -> None:
    """The latest months before, each as it was judged then, a closed one as it was sealed."""
    if not item.past:
        return
    page.section(message("Earlier periods"))
    subject = item.judged.measured.item
    for each in item.past[-_MOST:]:
        page.row(str(each.period), _stood(page, subject, each))
        for place in _places(each):
            page.place(place)


def _stood(page: Page, item: Item, stood: Stood) -> Message:
    """What was reported, and the verdict of then."""
    if stood.is_sealed and stood.state is None:
        return message("Not in the plan when the month was closed.")
    if _is_not_asked(stood):
        return message("Nothing was due.")
    actual = stood.actual
    figure = message("not known") if actual is None else shown(item, actual.actual)
    state = stood.state
    if state is None:
        return figure
    if state.progress is Gap.NOT_DUE:
        return message("{figure}, not judged in that month", figure=figure)
    verdict = _verdict(page, state)
    if stood.is_sealed:
        return message("{figure} · {verdict} (closed)", figure=figure, verdict=verdict)
    return message("{figure} · {verdict}", figure=figure, verdict=verdict)


def _verdict(page: Page, state: ItemState) -> Message:
    verdict = verdict_words(page, state.status, state.band)
    if isinstance(state.progress, Gap):
        return message("{verdict}", verdict=verdict)
    return message("{verdict}, progress {p:percent}", verdict=verdict, p=state.progress)


def _is_not_asked(stood: Stood) -> bool:
    """Whether nothing came, and nothing had to."""
    return not stood.is_due and (stood.actual is None or isinstance(stood.actual.actual, Gap))


def _places(stood: Stood) -> Iterator[Place]:
    if stood.actual is not None and not _is_not_asked(stood):
        yield from stood.actual.places[:MOST_PLACES]
