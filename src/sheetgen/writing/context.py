"""What every sheet knows of the others: their names, their rows, and the report they all show."""

from collections.abc import Mapping
from typing import Any

from sheetgen.language.message import Message, message
from sheetgen.language.speaker import Speaker
from sheetgen.model.figure import Figure
from sheetgen.model.period import month_of
from sheetgen.model.printed import capped_words
from sheetgen.model.report import Report
from sheetgen.model.summary import ElementSummary
from sheetgen.model.tone import Tone
from sheetgen.records import Struct, field
from sheetgen.telling.part_heading import heading_plan
from sheetgen.telling.words import day_of
from sheetgen.writing.alert_table import AlertTable
from sheetgen.writing.earlier_years import Known
from sheetgen.writing.formulas.status import StatusFormulas
from sheetgen.writing.outline import Line
from sheetgen.writing.workbook.cell import Cell, Link, reference
from sheetgen.writing.workbook.figure_cells import under_cap
from sheetgen.writing.workbook.sheet import Sheet
from sheetgen.writing.workbook.styles import Look
from sheetgen.writing.workbook.table import Area, Column
from sheetgen.writing.workbook.trace import FigureOf, Owner

HEADING = 3
"""The heading row of every table sheet; its title, its subtitle and a line of links stand above."""

DIGITS = 12
"""How much of a file's digest is shown: enough to tell files apart."""

SUMMARY = message("Summary")
ALERTS = message("Alerts")
ACTIVITIES = message("Activities")
INDICATORS = message("Indicators")
COMMITMENTS = message("Commitments")
CHANGES = message("Changes")
DELIVERIES = message("Deliveries")
HISTORY = message("History")
POPULATION = message("Population served")
PROBLEMS = message("Observations")
TRACES = message("Traces")
METHOD = message("Methodology")
MOST_TRACES = 1_000_000
"""Figures listed on one sheet: Excel has 1,048,576 rows; further ones stand on the next sheet."""

NARRATIVE = message("Narrative")
FILES = message("Files")
DATA = message("Data")

SUPPORT = message("support")
"""What the file beside a report is called after, which holds what the report rests on."""


class Context(Struct, frozen=True, kw_only=True):
    """The report and where its parts stand; ``book`` and ``support`` are its two files' names.

    What follows from all items is worked out once for all their workbooks: what ``colours`` say,
    the ``alerts`` of each subject, the items of which an explanation is ``owed``, the ``actuals``
    of earlier years, and the columns of both kinds of items.

    ``trace_rows`` is the position of each subject's first figure among all ``traced``.
    """

    report: Report
    say: Speaker
    statuses: StatusFormulas
    workspace_name: str
    book: str
    support: str
    colours: tuple[tuple[Tone, Message], ...]
    alerts: Mapping[str, int]
    owed: frozenset[str]
    actuals: Known
    work_columns: tuple[Column[Any], ...]
    indicator_columns: tuple[Column[Any], ...]
    work: tuple[Line, ...]
    work_rows: Mapping[str, int]
    work_area: Area
    indicators: tuple[Line, ...]
    indicator_rows: Mapping[str, int]
    indicator_area: Area
    item_codes: frozenset[str]
    progresses: Mapping[str, Figure]
    alert_table: AlertTable
    alert_rows: Mapping[str, int]
    trace_rows: Mapping[str, int]
    traced: int
    rule_since: Mapping[str, str]
    rule_rows: Mapping[str, int]
    main: str = ""
    """The report's file, seen from a workbook of items beside it; none from itself."""
    heading: Message | None = None
    """What stands over the sheets of such a workbook in the place of the plan."""
    apart: "tuple[Context, ...]" = ()
    homes: "Mapping[str, Context]" = field(default_factory=dict)
    """Of a large report its workbooks of items, which hold the rows that codes lead to."""

    def name(self, sheet: Message) -> str:
        """A sheet's name."""
        return self.say.say(sheet)

    def tables(self) -> tuple[tuple[Message, tuple[Line, ...], Area], ...]:
        """The sheets of items, with their lines; of a large report as they would stand in one."""
        return tuple(
            (sheet, lines, area)
            for sheet, lines, area in (
                (ACTIVITIES, self.work, self.work_area),
                (INDICATORS, self.indicators, self.indicator_area),
            )
            if lines
        )

    def lead(self, code: str, text: str, look: Look, *, inside: bool = True) -> Link | None:
        """Words that lead to an item's or element's row, or None where it has none.

        ``inside`` the report; else from what it rests on.
        """
        each = self.homes.get(code, self)
        for sheet, rows, area in (
            (ACTIVITIES, each.work_rows, each.work_area),
            (INDICATORS, each.indicator_rows, each.indicator_area),
        ):
            line = rows.get(code)
            if line is not None:
                beside = "" if inside and each is self else each.book
                return Link(self.to(sheet, area.cell("code", line)), text, look, beside)
        return None

    def element_name(self, summary: ElementSummary) -> str:
        """An element's name; where the plan gives none, its code, and what level it is of.

        In an office's workbook its figures are of what that office reports, and it says so first.
        """
        element, name = summary.element, summary.element.name
        if name == element.code:
            levels = self.report.plan.levels
            level = next((level.name for level in levels if level.code == element.level), "")
            name = f"{level} {name}".strip()
        office = self.report.office
        if office is None:
            return name
        said = message("Only what {office} reports: {name}", office=office, name=name)
        return self.say.say(said)

    def progress(self, code: str) -> Figure | None:
        """The progress of an item or element, or None where the code is neither."""
        return self.progresses.get(code)

    def printed(self, cell: Cell) -> Cell:
        """The cell of a progress as the plan prints it."""
        cap = self.report.plan.printed_cap
        return cell if cap is None else under_cap(cell, cap, self.say.say(capped_words(cap)))

    def owner(self, code: str) -> Owner:
        """Whom a code names: an element gives way to its product, whose progress is its own."""
        return Owner(code, code in self.item_codes)

    def shown(self, code: str, measure: str) -> FigureOf:
        """A figure of an item or element, for the cell that shows it."""
        return self.owner(code).figure(measure)

    def to(self, sheet: Message, cell: str = "A1") -> str:
        """The target of a link to a cell of a sheet."""
        return reference(self.name(sheet), cell)

    def to_support(self, sheet: Message, row: int | None, text: str, look: Look) -> Link:
        """A link from the report into the file of what it rests on, to a row counted from 0."""
        cell = "A1" if row is None else f"A{row + 1}"
        return Link(self.to(sheet, cell), text, look, self.support)

    def trace_at(self, subject: str) -> tuple[Message, int] | None:
        """The sheet and row of a subject's first figure among the traces, counted from 0."""
        position = self.trace_rows.get(subject)
        if position is None:
            return None
        part, row = divmod(position, MOST_TRACES)
        return traces_sheet(part), HEADING + 1 + row

    def to_report(self, target: str, text: str, look: Look) -> Link:
        """A link from what a report rests on into the report."""
        return Link(target, text, look, self.book)

    def head(self, sheet: Sheet, title: Message, note: Message | str) -> None:
        """The title and subtitle of a sheet."""
        sheet.text(0, 0, title, "title")
        sheet.height(0, 24)
        sheet.text(1, 0, self.subtitle(), "subtitle")
        sheet.note(2, 0, note, "plain", "soft")

    def subtitle(self) -> Message:
        """Whose report it is, of which month, and as of which day."""
        return message(
            "{plan} · {period} · data as of {day}",
            plan=self.heading or heading_plan(self.report),
            period=month_of(self.report.period),
            day=day_of(self.report.as_of),
        )


def traces_sheet(part: int) -> Message:
    """The sheet of so many figures; the first is part 0."""
    return message("{sheet} {number}", sheet=TRACES, number=str(part + 1)) if part else TRACES
