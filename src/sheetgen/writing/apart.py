"""A large report apart: past so many items each group of elements has a workbook of items its own.

The report keeps what is of the whole, and leads there. All of it shares one ledger and one file of
what it rests on.
"""

from pathlib import PurePath
from typing import NamedTuple

from sheetgen.language.message import Message, message_n
from sheetgen.language.signs import file_name
from sheetgen.model.report import Report
from sheetgen.model.summary import ElementSummary
from sheetgen.writing.outline import INDICATORS, WORK, Line, outline

MOST_TOGETHER = 5_000
"""Items that people read in one workbook."""


class Apart(NamedTuple):
    """The items of a group, in a workbook of their own: its file's name, and its lines."""

    element: ElementSummary
    book: str
    work: tuple[Line, ...]
    indicators: tuple[Line, ...]


def is_apart(report: Report) -> bool:
    """Whether the items of a report stand in workbooks of their own."""
    return report.portion is None and len(report.items) > MOST_TOGETHER


def apart(
    report: Report, book: str, work: tuple[Line, ...], indicators: tuple[Line, ...]
) -> tuple[Apart, ...]:
    """The workbooks of items beside ``book``, in the order of the plan; none of a small report.

    ``work`` and ``indicators`` are the lines of all.
    """
    of_work, of_indicators = _groups(work), _groups(indicators)
    return tuple(
        Apart(
            summary,
            _name(book, summary),
            tuple(of_work.get(summary.element.code, ())),
            tuple(of_indicators.get(summary.element.code, ())),
        )
        for summary in _with_items(report)
    )


def books_apart(report: Report, book: str) -> tuple[str, ...]:
    """What they are called."""
    return tuple(_name(book, each) for each in _with_items(report))


def told_apart(report: Report) -> Message | None:
    """That the items stand apart, for whoever opens the report; None where they do not."""
    if not is_apart(report):
        return None
    return message_n(
        "{items} items are too many for one workbook: they stand in {n} workbook beside this one, "
        "to which the codes lead.",
        "{items} items are too many for one workbook: they stand in {n} workbooks beside this one, "
        "to which the codes lead.",
        len(_with_items(report)),
        items=len(report.items),
    )


def _with_items(report: Report) -> tuple[ElementSummary, ...]:
    """The groups of a large report that have items, each in a workbook of its own."""
    if not is_apart(report):
        return ()
    lines = outline(report, (*WORK, *INDICATORS))
    found = {line.group for line in lines if line.item is not None}
    return tuple(each for each in report.elements if each.element.code in found)


def _name(book: str, summary: ElementSummary) -> str:
    name = PurePath(book)
    return file_name(f"{name.stem}-{summary.element.code}{name.suffix}")


def _groups(lines: tuple[Line, ...]) -> dict[str, list[Line]]:
    """The lines of each group, counted anew."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        mine = found.setdefault(line.group, [])
        mine.append(
            Line(
                line=len(mine),
                depth=line.depth,
                group=line.group,
                element=line.element,
                item=line.item,
            )
        )
    return found
