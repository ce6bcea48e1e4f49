"""The population served: each counted once, told apart, and held against the year before."""

from collections.abc import Mapping
from decimal import Decimal

from sheetgen.language.message import Message, message, message_n
from sheetgen.model.figure import HUNDRED
from sheetgen.model.period import month_of
from sheetgen.model.place import Place
from sheetgen.model.population import Part, Served, printed_sum
from sheetgen.telling.served_words import COUNTED, class_word
from sheetgen.writing.context import POPULATION, Context
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.cell import Empty, Number, Text
from sheetgen.writing.workbook.sheet import Sheet
from sheetgen.writing.workbook.styles import BAR
from sheetgen.writing.workbook.trace import Trace

_WIDTHS = (30, 46, 14, 14, 14, 14, 14, 14)
_LAST = len(_WIDTHS) - 1
_MOST_OVERLAPS = 40
_MOST_MARKED = 17
"""So many combinations are drawn, and so many activities have a column of marks."""
_MARK_WIDTH = 14
_BODY = ("body", "wrap")
_COUNT = ("body", "right", "num:#,##0")
_SHARE = ("body", "right", "num:0.0")
_HIDDEN = message("fewer than {n}, or hidden with such a class")
_SAID = {
    **COUNTED,
    "served by these alone": message("those served by these alone"),
    "base": message("all that are served"),
    "share": message("share of all that are served"),
    "rows": message("rows of the lists"),
    "counted": message("rows that count"),
}
_UNIQUE = message("identifiers in the rows that count, each once")
_ROWS = message("rows of the lists that count")


def write_population(book: Book, context: Context, served: Served) -> None:
    """Write the sheet; every count answers with the lists that it was counted from."""
    sheet = book.sheet(context.name(POPULATION))
    sheet.widths((*_WIDTHS, *(_MARK_WIDTH for _ in range(3 + _MOST_MARKED - len(_WIDTHS)))))
    sheet.across(0, 0, _LAST, message("POPULATION SERVED"), "title")
    said = message_n(
        "{n} is served from January to {period}, counted once whoever served it. Identifiers "
        "stand in no output.",
        "{n} are served from January to {period}, each counted once whoever served it. "
        "Identifiers stand in no output.",
        served.base,
        period=month_of(context.report.period),
    )
    sheet.across(1, 0, _LAST, said, "plain")
    drawing = _Drawing(sheet, context, served)
    row = drawing.by_code(3)
    row = drawing.overlaps(row + 2)
    for name, parts in served.by.items():
        row = drawing.parts(row + 2, message("By {name}", name=name), name, parts, adds=True)
    if served.met:
        row = drawing.parts(row + 2, message("Criteria met"), "criteria", served.met, adds=False)
    row = drawing.years(row + 2)
    drawing.lists(row + 2)
    sheet.page(repeat=None)


class _Drawing:
    """The sheet's tables, one below the other; each gives its last row."""

    def __init__(self, sheet: Sheet, context: Context, served: Served) -> None:
        self.sheet, self.served = sheet, served
        self.places = tuple(Place(each.file, "", "") for each in served.lists if each.counted)
        self.names = {each.code: each.name for each in context.report.plan.elements} | {
            each.measured.item.code: each.measured.item.name for each in context.report.items
        }

    def by_code(self, row: int) -> int:
        """Whom each element and item serves."""
        self._headings(
            row,
            message("By product and activity"),
            (message("Code"), message("Name"), message("Served"), message("Rows")),
        )
        row += 1
        for code, n in self.served.unique.items():
            row += 1
            self.sheet.text(row, 0, code, *_BODY)
            self.sheet.text(row, 1, self.names.get(code, ""), *_BODY)
            self._count(row, 2, n, code, "served", _UNIQUE)
            self._count(row, 3, self.served.rows[code], code, "rows", _ROWS)
        for service, of_service in self.served.services.items():
            row += 1
            self.sheet.text(row, 0, message("Service"), *_BODY)
            self.sheet.text(row, 1, service, *_BODY)
            self._few_or_count(row, 2, of_service, service, "served")
            self.sheet.put(row, 3, Empty(_BODY))
        return row

    def overlaps(self, row: int) -> int:
        """How many are served by exactly these: a mark below each that serves them, and a bar."""
        sets = list(self.served.overlaps.items())
        codes = sorted({code for each, _ in sets for code in each})
        if len(codes) < 2:  # noqa: PLR2004 - nothing can overlap
            return row - 2
        marked = codes[:_MOST_MARKED]
        self._headings(
            row,
            message("By exactly which activities"),
            (message("Served by"), message("Name"), message("Only by these"), *map(_raw, marked)),
        )
        row += 1
        first = row + 1
        for each, n in sets[:_MOST_OVERLAPS]:
            row += 1
            said = " + ".join(each)
            self.sheet.text(row, 0, said, *_BODY)
            self.sheet.text(row, 1, " + ".join(self.names.get(c, c) for c in each), *_BODY)
            self._few_or_count(row, 2, n, said, "served by these alone")
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
            self.sheet.across(row, 0, _LAST, note, "plain")
        return row

    def _few_or_count(
        self, row: int, column: int, n: int | None, subject: str, measure: str
    ) -> None:
        """A count, or that it is hidden."""
        if n is None:
            hidden = message(_HIDDEN.text, n=self.served.suppress_below)
            self.sheet.put(row, column, Text(self.sheet.say(hidden), ("body", "wrap", "absent")))
        else:
            self._count(row, column, n, subject, measure, _UNIQUE)

    def parts(
        self, row: int, title: Message, name: str, parts: Mapping[str, Part], *, adds: bool
    ) -> int:
        """Classes with their share of all that are served; what the printed shares add to."""
        self._headings(
            row, title, (message("Class"), message("Base"), message("Served"), message("Share (%)"))
        )
        row += 1
        for each, part in parts.items():
            row += 1
            self.sheet.text(row, 0, class_word(each), *_BODY)
            self._count(row, 1, self.served.base, name, "base", _UNIQUE)
            self._few_or_count(row, 2, part.n, f"{name}: {each}", "served")
            if part.share is None:
                self.sheet.put(row, 3, Empty(_BODY))
            else:
                trace = self._trace(f"{name}: {each}", "share", part.share, _UNIQUE)
                self.sheet.put(row, 3, Number(part.share, _SHARE), trace)
        printed = printed_sum(parts.values())
        if adds and printed not in {None, HUNDRED}:
            row += 1
            note = message(
                "As printed the shares add to {sum} %, because each is rounded; the counts add.",
                sum=f"{printed:f}",
            )
            self.sheet.across(row, 0, _LAST, note, "plain")
        return row

    def years(self, row: int) -> int:
        """Who is new, who was there the year before, and who is gone."""
        served = self.served
        if served.before is None:
            note = message("No list of the year before is stored: who is new cannot be said.")
            self.sheet.across(row, 0, _LAST, note, "plain")
            return row
        counts = (
            (message("The year before"), "before", served.before),
            (message("New"), "new", served.new),
            (message("Returning"), "returning", served.returning),
            (message("Gone"), "gone", served.gone),
        )
        self._headings(row, message("Against the year before, up to the same month"),
                       (message("Class"), message("Name"), message("Served")))  # fmt: skip
        row += 1
        for said, key, n in counts:
            row += 1
            self.sheet.text(row, 0, said, *_BODY)
            self.sheet.put(row, 1, Empty(_BODY))
            self._few_or_count(row, 2, n, "population", key)
        return row

    def lists(self, row: int) -> int:
        """The lists that came, and how many of their rows count."""
        self._headings(
            row,
            message("Lists received"),
            (message("Digest"), message("File"), message("Rows"), message("Counted")),
        )
        row += 1
        for each in self.served.lists:
            row += 1
            self.sheet.text(row, 0, each.sha256[:12], *_BODY)
            self.sheet.text(row, 1, each.file, *_BODY)
            self._count(row, 2, each.rows, each.file, "rows", _ROWS)
            self._count(row, 3, each.counted, each.file, "counted", _ROWS)
        return row

    def _headings(self, row: int, title: Message, headings: tuple[str | Message, ...]) -> None:
        self.sheet.across(row, 0, _LAST, title, "section")
        for column, heading in enumerate(headings):
            self.sheet.text(row + 1, column, heading, "heading")

    def _count(
        self, row: int, column: int, n: int, subject: str, measure: str, formula: Message
    ) -> None:
        trace = self._trace(subject, measure, Decimal(n), formula)
        self.sheet.put(row, column, Number(Decimal(n), _COUNT), trace)

    def _trace(self, subject: str, measure: str, figure: Decimal, formula: Message) -> Trace:
        return Trace(
            subject=subject,
            measure=measure,
            figure=figure,
            unit="percent" if measure == "share" else "count",
            formula=formula,
            typed="",
            rule="",
            places=self.places,
            said=message("{subject}: {measure}", subject=subject, measure=_SAID[measure]),
        )


def _raw(text: str) -> str:
    return text
