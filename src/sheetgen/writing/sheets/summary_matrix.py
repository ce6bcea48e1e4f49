"""The matrix of the first page: which elements it shows, and how many items of each stand where."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain

from sheetgen.language.message import message
from sheetgen.model.status import TONES, WANTING
from sheetgen.model.summary import ElementSummary
from sheetgen.writing.context import Context
from sheetgen.writing.outline import groups
from sheetgen.writing.workbook.trace import Trace, tally

_WANTING = {tone.symbol for status in WANTING for tone in status.tones}

Counted = Mapping[str, Sequence[tuple[str, str]]]
"""The items counted, each its code and the symbol of its tone, by their group."""
ALL = "all"
"""What the count of all items of a row is called."""


def counted_items(context: Context) -> Counted:
    """The items of each group with the symbols of their tones, in the order of the elements."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for _, lines, _ in context.tables():
        for line in lines:
            if line.item is not None:
                verdict = line.item.verdict
                symbol = verdict.status.tone_for(verdict.band).symbol
                found[line.group].append((line.code, symbol))
    codes = [each.element.code for each in context.report.elements]
    return {code: found.pop(code) for code in codes if code in found} | found


def worst_first(known: tuple[ElementSummary, ...], counted: Counted) -> tuple[str, ...]:
    """Their codes, those with most items low or without data first."""

    def wanting(summary: ElementSummary) -> int:
        return sum(symbol in _WANTING for _, symbol in counted.get(summary.element.code, ()))

    return tuple(each.element.code for each in sorted(known, key=wanting, reverse=True))


def first_of(
    known: tuple[ElementSummary, ...], codes: tuple[str, ...], n: int
) -> tuple[ElementSummary, ...]:
    """The groups of the first so many codes, in the plan's order."""
    chosen = set(codes[:n])
    return tuple(each for each in known if each.element.code in chosen)


def all_groups(context: Context, counted: Counted) -> tuple[ElementSummary, ...]:
    """The groups, and the elements above them that have items of their own: no item is left out."""
    wanted = {each.element.code for each in groups(context.report)}
    wanted |= set(counted)
    return tuple(each for each in context.report.elements if each.element.code in wanted)


def tallies_of(subject: str, counted: Counted) -> tuple[Trace, ...]:
    """The counts of a row, one for each tone, and of all items."""
    items = list(chain.from_iterable(counted.values()))
    return (
        *(
            tally(
                subject,
                f"items:{tone.symbol}",
                message("Items: {state}", state=tone.word),
                [code for code, symbol in items if symbol == tone.symbol],
            )
            for tone in TONES
        ),
        tally(subject, f"items:{ALL}", message("Items"), [code for code, _ in items]),
    )
