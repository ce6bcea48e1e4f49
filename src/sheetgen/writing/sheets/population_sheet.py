"""The population served: each counted once, told apart, and held against the year before."""

from collections.abc import Mapping

from sheetgen.language.message import Message, message, message_n
from sheetgen.model.figure import HUNDRED
from sheetgen.model.period import month_of
from sheetgen.model.population import Part, Served, printed_sum
from sheetgen.telling.served_words import class_word
from sheetgen.writing.context import POPULATION, Context
from sheetgen.writing.sheets.population_cells import BODY, LAST, ROWS, UNIQUE, WIDTHS, Cells
from sheetgen.writing.sheets.population_crossed import draw_crossed
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.cell import Empty
from sheetgen.writing.workbook.styles import BAR

_MOST_OVERLAPS = 40
_MOST_MARKED = 17
"""So many combinations are drawn, and so many activities have a column of marks."""
_MARK_WIDTH = 14


def write_population(book: Book, context: Context, served: Served) -> None:
    """Write the sheet; every count answers with the lists that it was counted from."""
    sheet = book.sheet(context.name(POPULATION))
    sheet.widths((*WIDTHS, *(_MARK_WIDTH for _ in range(3 + _MOST_MARKED - len(WIDTHS)))))
    sheet.across(0, 0, LAST, message("POPULATION SERVED"), "title")
    said = message_n(
        "{n} is served from January to {period}, counted once whoever served it. Identifiers "
        "stand in no output.",
        "{n} are served from January to {period}, each counted once whoever served it. "
        "Identifiers stand in no output.",
        served.base,
        period=month_of(context.report.period),
    )
    sheet.across(1, 0, LAST, said, "plain")
    drawing = _Drawing(sheet, context, served)
    row = drawing.by_code(3)
    row = drawing.overlaps(row + 2)
    for name, parts in served.by.items():
        row = drawing.parts(row + 2, message("By {name}", name=name), name, parts, adds=True)
    for each in served.crossed:
        row = draw_crossed(drawing, row + 2, each)
    if served.met:
        row = drawing.parts(row + 2, message("Criteria met"), "criteria", served.met, adds=False)
    row = drawing.years(row + 2)
    drawing.lists(row + 2)
    sheet.page(repeat=None)


class _Drawing(Cells):
    """The sheet's tables, one below the other; each gives its last row."""

    def by_code(self, row: int) -> int:
        """Whom each element and item serves."""
        self.headings(
            row,
            message("By product and activity"),
            (message("Code"), message("Name"), message("Served"), message("Rows")),
        )
        row += 1
        for code, n in self.served.unique.items():
            row += 1
            self.sheet.text(row, 0, code, *BODY)
            self.sheet.text(row, 1, self.names.get(code, ""), *BODY)
            self.count(row, 2, n, code, "served", UNIQUE)
            self.count(row, 3, self.served.rows[code], code, "rows", ROWS)
        for service, of_service in self.served.services.items():
            row += 1
            self.sheet.text(row, 0, message("Service"), *BODY)
            self.sheet.text(row, 1, service, *BODY)
            self.few_or_count(row, 2, of_service, service, "served")
            self.sheet.put(row, 3, Empty(BODY))
        if self.served.unnamed:
            row += 1
            more = message_n(
                "{n} more, which is not named because it serves few",
                "{n} more, which are not named because they serve few",
                self.served.unnamed,
            )
            self.sheet.text(row, 0, message("Service"), *BODY)
            self.sheet.text(row, 1, more, *BODY)
            self.few_or_count(row, 2, None, "", "served")
            self.sheet.put(row, 3, Empty(BODY))
        return row

    def overlaps(self, row: int) -> int:
        """How many are served by exactly these: a mark below each that serves them, and a bar."""
        sets = list(self.served.overlaps.items())
        codes = sorted({code for each, _ in sets for code in each})
        if len(codes) < 2:  # noqa: PLR2004 - nothing can overlap
            return row - 2
        marked = codes[:_MOST_MARKED]
        self.headings(
            row,
            message("By exactly which activities"),
            (message("Served by"), message("Name"), message("Only by these"), *map(_raw, marked)),
        )
        row += 1
        first = row + 1
        for each, n in sets[:_MOST_OVERLAPS]:
            row += 1
            said = " + ".join(each)
            self.sheet.text(row, 0, said, *BODY)
            self.sheet.text(row, 1, " + ".join(self.names.get(c, c) for c in each), *BODY)
            self.few_or_count(row, 2, n, said, "served by these alone")
            for column, code in enumerate(marked, 3):
                self.sheet.text(row, column, "●" if code in each else "○", "body", "centre")
        most = max((n for _, n in sets if n is not None), default=0)
        if most:
            self.sheet.bars((first, 2, row, 2), most, BAR)
        more = len(sets) - _MOST_OVERLAPS
        if more > 0:
            row += 1
            note = message_n(
                "… and {n} more combination, each of no more than these.",
                "… and {n} more combinations, each of no more than these.",
                more,
            )
            self.sheet.across(row, 0, LAST, note, "plain")
        return row

    def parts(
        self, row: int, title: Message, name: str, parts: Mapping[str, Part], *, adds: bool
    ) -> int:
        """Classes with their share of all that are served; what the printed shares add to."""
        self.headings(
            row, title, (message("Class"), message("Base"), message("Served"), message("Share (%)"))
        )
        row += 1
        for each, part in parts.items():
            row += 1
            self.sheet.text(row, 0, class_word(each), *BODY)
            self.count(row, 1, self.served.base, name, "base", UNIQUE)
            self.few_or_count(row, 2, part.n, f"{name}: {each}", "served")
            self.share(row, 3, part, f"{name}: {each}")
        printed = printed_sum(parts.values())
        if adds and printed is not None and printed != HUNDRED:
            row += 1
            self.added(row, printed)
        return row

    def years(self, row: int) -> int:
        """Who is new, who was there the year before, and who is gone."""
        served = self.served
        if served.before is None:
            note = message("No list of the year before is stored: who is new cannot be said.")
            self.sheet.across(row, 0, LAST, note, "plain")
            return row
        counts = (
            (message("The year before"), "before", served.before),
            (message("New"), "new", served.new),
            (message("Returning"), "returning", served.returning),
            (message("Gone"), "gone", served.gone),
        )
        self.headings(row, message("Against the year before, up to the same month"),
                       (message("Class"), message("Name"), message("Served")))  # fmt: skip
        row += 1
        for said, key, n in counts:
            row += 1
            self.sheet.text(row, 0, said, *BODY)
            self.sheet.put(row, 1, Empty(BODY))
            self.few_or_count(row, 2, n, "population", key)
        return row

    def lists(self, row: int) -> int:
        """The lists that came, and how many of their rows count."""
        self.headings(
            row,
            message("Lists received"),
            (message("Digest"), message("File"), message("Rows"), message("Counted")),
        )
        row += 1
        for each in self.served.lists:
            row += 1
            self.sheet.text(row, 0, each.sha256[:12], *BODY)
            self.sheet.text(row, 1, each.file, *BODY)
            self.count(row, 2, each.rows, each.file, "rows", ROWS)
            self.count(row, 3, each.counted, each.file, "counted", ROWS)
        return row


def _raw(text: str) -> str:
    return text
