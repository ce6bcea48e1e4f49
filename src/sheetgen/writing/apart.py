"""A large report apart: past so many items each group of elements has a workbook of items its own.

The report keeps what is of the whole, and leads there. All of it shares one ledger and one file of
what it rests on.
"""

from collections.abc import Iterator
from dataclasses import replace
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


def apart(report: Report, book: str) -> tuple[Apart, ...]:
    """The workbooks of items beside ``book``, in the order of the plan; none of a small report."""
    return tuple(_apart(report, book)) if is_apart(report) else ()


def books_apart(report: Report, book: str) -> tuple[str, ...]:
    """What they are called."""
    return tuple(each.book for each in apart(report, book))


def told_apart(report: Report) -> Message | None:
    """That the items stand apart, for whoever opens the report; None where they do not."""
    if not is_apart(report):
        return None
    return message_n(
        "{items} items are too many for one workbook: they stand in {n} workbook beside this one, "
        "to which the codes lead.",
        "{items} items are too many for one workbook: they stand in {n} workbooks beside this one, "
        "to which the codes lead.",
        len(apart(report, "")),
        items=len(report.items),
    )


def _apart(report: Report, book: str) -> Iterator[Apart]:
    work, indicators = (
        _groups(outline(report, kinds, alerts_first=True)) for kinds in (WORK, INDICATORS)
    )
    name = PurePath(book)
    for summary in report.elements:
        code = summary.element.code
        mine = Apart(
            summary,
            file_name(f"{name.stem}-{code}{name.suffix}"),
            tuple(work.get(code, ())),
            tuple(indicators.get(code, ())),
        )
        if any(line.item is not None for line in (*mine.work, *mine.indicators)):
            yield mine


def _groups(lines: tuple[Line, ...]) -> dict[str, list[Line]]:
    """The lines of each group, counted anew."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        mine = found.setdefault(line.group, [])
        mine.append(replace(line, line=len(mine)))
    return found
