"""Puts the figures of a table's items into the plan: targets, goals, money, months."""

from decimal import Decimal

from sheetgen.importing.draft_tables import Draft, ItemDraft
from sheetgen.importing.figures_in import Figures, Taken
from sheetgen.importing.mapping import MappedTable
from sheetgen.importing.matrix_cells import At
from sheetgen.importing.month_figures import how_months_run, why_not
from sheetgen.importing.nouns import HELD, Column, Ledger, Question, Role, Table
from sheetgen.language.message import Message, message
from sheetgen.model.role import EXECUTED, SPENT
from sheetgen.records import Struct, field

_DECEMBER = 12
_PERCENT_UNITS = {"percent", "share"}
_WHOLE_UNITS = {"number", "soles"}


class Amounts(Struct, kw_only=True):
    """The figures of one table; ``values`` holds those that were read, by cell."""

    table: Table
    draft: Draft
    ledger: Ledger
    figures: Figures
    mapped: MappedTable | None
    year: int | None
    source: str
    values: dict[At, Decimal] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    """Which keys of the mapping say how the months run that are asked about."""
    _texts: dict[At, str] = field(default_factory=dict)
    lacks_year: bool = False
    of_december: dict[str, int] = field(default_factory=dict)
    """Headings of what was done that name no month, and the year whose December was taken."""

    def run(self, items: list[ItemDraft]) -> None:
        """Every figure of these items: read first, because months are understood together."""
        columns = [each for each in self.table.columns if each.role in _OF_ITEMS]
        self.read(items)
        for role in (Role.PROGRAMMED, Role.ACTUAL, Role.ACCRUED):
            self.place_months(items, role)
        for item in items:
            for column in columns:
                self.place(item, column)

    def read(self, items: list[ItemDraft]) -> None:
        """What their cells say, before anything is made of it."""
        figures = [each for each in self.table.columns if each.role in _FIGURE_ROLES]
        for item in items:
            for column in figures:
                self._read(item, column)

    def _read(self, item: ItemDraft, column: Column) -> None:
        at, grid = item.at(column), self.table.grid
        span = grid.spans.get(at)
        owner = at if span is None else grid.owner(at)
        if owner not in grid.texts or owner[0] <= self.table.last:
            return
        if span is not None and span.last_row > span.first_row and not item.owns(column):
            self.ledger.not_placed(
                grid, owner, message("it is merged over several rows: of which is it?")
            )
            return
        taken = self._taken(item, column, at)
        if isinstance(taken, Message):
            self.ledger.not_placed(grid, at, taken)
            return
        self._texts[at] = taken.text
        if taken.figure is not None:
            self.values[at] = taken.figure

    def _taken(self, item: ItemDraft, column: Column, at: At) -> Taken | Message:
        money = column.role is Role.PIM or column.role is Role.ACCRUED
        indicator = item.kind == "indicator" and not money
        percent = indicator and item.unit in _PERCENT_UNITS
        whole = money or not indicator or item.unit in _WHOLE_UNITS
        signed = indicator and item.unit not in {"number", "share"}
        return self.figures.take(self.table.grid, at, percent=percent, whole=whole, signed=signed)

    def place(self, item: ItemDraft, column: Column) -> None:
        """Put a figure that was read into the table it belongs to."""
        at, grid = item.at(column), self.table.grid
        if column.role is Role.BASELINE_YEAR:
            self._baseline_year(item, column)
            return
        if at not in self._texts or (grid.sheet.name, at) in self.ledger.entries:
            return
        text = self._texts[at]
        if column.role in {Role.GOAL, Role.PIM, Role.BASELINE}:
            if column.year:
                self._own_year(item, column)
            if text or column.role.value not in item.figures:
                item.figures[column.role.value] = text
            table = "indicators" if item.kind == "indicator" else "activities"
            self.ledger.add(grid, at, f"{table}.csv!{item.code}!{column.role.value}")
            return
        year = column.year or self.year
        if year is None:
            self.lacks_year = True
            self.ledger.not_placed(grid, at, message("no heading or title says of which year."))
            return
        self.draft.years.add(year)
        if column.role is Role.TARGET:
            month = column.month if column.month != _DECEMBER else None
            period = f"{year}-{month:02}" if month else ""
            key = (item.code, str(year), period)
            shown = f"targets.csv!{item.code}!{period or year}"
            if text:
                self.draft.targets[key] = text
            self.ledger.add(grid, at, shown if text else f"{shown} (–)")
        elif column.role in {Role.ACTUAL, Role.ACCRUED}:
            self._known(item, column, year, text)

    def _own_year(self, item: ItemDraft, column: Column) -> None:
        if column.role is Role.BASELINE:
            item.figures.setdefault("baseline-year", str(column.year))
        elif column.year:
            self.draft.years.add(column.year)

    def _baseline_year(self, item: ItemDraft, column: Column) -> None:
        grid, at = self.table.grid, self.table.grid.owner((item.row, column.number))
        text = grid.texts.get(at, "")
        if not text or at[0] <= self.table.last:
            return
        if len(text) == 4 and text.isdecimal():  # noqa: PLR2004 - a year
            item.figures["baseline-year"] = text
            self.ledger.add(grid, at, f"indicators.csv!{item.code}!baseline_year")
        else:
            self.ledger.not_placed(grid, at, message("«{found}» is no year.", found=text))

    def _known(self, item: ItemDraft, column: Column, year: int, text: str) -> None:
        if column.month is None and item.kind != "indicator":
            self.of_december[column.heading] = year
        period = f"{year}-{column.month or _DECEMBER:02}"
        grid, at = self.table.grid, item.at(column)
        key = SPENT if column.role is Role.ACCRUED else EXECUTED
        shown = f"actuals.csv!{item.code}!{period}!{key}"
        if not text:
            self.ledger.add(grid, at, f"{shown} (–)")
            return
        line = self.draft.actuals.setdefault((item.code, period), {})
        line[key] = text
        said = f"{self.source}!{grid.sheet.name}!{column.heading}"
        line["source"] = "; ".join(filter(None, (line.get("source", ""), said)))
        self.ledger.add(grid, at, shown)

    def place_months(self, items: list[ItemDraft], role: Role) -> None:
        """Figures of months, which may be those of each month or those to date."""
        months = sorted((each for each in self.table.of(role) if each.month),
                        key=lambda each: (each.year or 0, each.month or 0))  # fmt: skip
        if not months or all(item.kind == "indicator" for item in items):
            return
        said = self.mapped.programmed if self.mapped and role is Role.PROGRAMMED else ""
        said = self.mapped.executed if self.mapped and role is not Role.PROGRAMMED else said
        told = set() if said else how_months_run(self, items, months, role)
        how = said or (min(told) if len(told) == 1 else None)
        if how is None:
            key = "programmed" if role is Role.PROGRAMMED else "executed"
            self.asked.append(key)
            asked = MIXED if told else UNTOLD
            self.questions.append(
                Question(
                    self.table.grid.place((self.table.last, months[0].number)),
                    message("{what}: {asked}", what=HELD[role], asked=asked),
                    (f"{key}: monthly", f"{key}: accumulated"),
                )
            )
        for item in items:
            self._row_of_months(item, months, role, how)

    def _row_of_months(
        self, item: ItemDraft, months: list[Column], role: Role, how: str | None
    ) -> None:
        grid = self.table.grid
        total = Decimal(0)
        known = True
        refused = why_not(self, item, months, role, how) if how else None
        if refused is not None:
            for column in months:
                self.ledger.not_placed(grid, (item.row, column.number), refused)
            return
        for column in months:
            at = (item.row, column.number)
            year = column.year or self.year
            if year is None:
                self.lacks_year = self.lacks_year or at in self._texts
                self.ledger.not_placed(grid, at, message("nothing says of which year it is."))
                continue
            if how is None:
                self.ledger.not_placed(grid, at, message("of the month or to date? It is asked."))
                continue
            value = self.values.get(at)
            period = f"{year}-{column.month:02}"
            if role is Role.PROGRAMMED:
                self._programmed(item, at, period, value, how, total)
                total = value if how == "accumulated" and value is not None else total
                continue
            if at not in self._texts:
                known = known and grid.owner(at) not in grid.texts
                continue
            if value is None or how == "accumulated":
                continue  # as it stands, with the others
            if not known:
                self.ledger.not_placed(
                    grid, at, message("a month before it was not read: what is to date is unknown.")
                )
                continue
            total += value
            self._texts[at] = f"{total.normalize():f}"

    def _programmed(  # one cell of the schedule
        self, item: ItemDraft, at: At, period: str, value: Decimal | None, how: str, before: Decimal
    ) -> None:
        grid = self.table.grid
        if at not in self._texts:
            return
        if value is None:
            if self._texts[at]:
                self.ledger.not_placed(grid, at, message("a schedule holds figures alone."))
            else:
                self.ledger.add(grid, at, f"schedule.csv!{item.code}!{period} (–)")
            return
        value = value - before if how == "accumulated" else value
        self.draft.years.add(int(period[:4]))
        self.draft.schedule[item.code, period] = f"{value.normalize():f}"
        self.ledger.add(grid, at, f"schedule.csv!{item.code}!{period}")


UNTOLD = message("are its figures those of each month, or those to date? Nothing in the table "
                 "adds up to tell.")  # fmt: skip
MIXED = message("are its figures those of each month, or those to date? In some rows they add up "
                "to the whole, in others the last of them is it.")  # fmt: skip
_FIGURE_ROLES = frozenset(
    (Role.TARGET, Role.GOAL, Role.ACTUAL, Role.PIM, Role.ACCRUED, Role.PROGRAMMED, Role.BASELINE)
)
_OF_ITEMS = _FIGURE_ROLES | {Role.BASELINE_YEAR}
