"""The cells of ``Población atendida``: counts with their lists, shares, and what is hidden."""

from decimal import Decimal

from sheetgen.language.message import Message, message
from sheetgen.model.place import Place
from sheetgen.model.population import Part, Served
from sheetgen.telling.served_words import COUNTED
from sheetgen.writing.context import Context
from sheetgen.writing.workbook.cell import Empty, Number, Text
from sheetgen.writing.workbook.sheet import Sheet
from sheetgen.writing.workbook.trace import Trace

WIDTHS = (30, 46, 14, 14, 14, 14, 14, 14)
LAST = len(WIDTHS) - 1
BODY = ("body", "wrap")
UNIQUE = message("identifiers in the rows that count, each once")
ROWS = message("rows of the lists that count")
_COUNT = ("body", "right", "num:#,##0")
_SHARE = ("body", "right", "num:0.0")
_HIDDEN = message("fewer than {n}, or hidden with such a class")
_STAR = "*"
_SAID = {
    **COUNTED,
    "served by these alone": message("those served by these alone"),
    "base": message("all that are served"),
    "share": message("share of all that are served"),
    "rows": message("rows of the lists"),
    "counted": message("rows that count"),
}


class Cells:
    """What is put into the sheet; every count answers with the lists that it was counted from."""

    def __init__(self, sheet: Sheet, context: Context, served: Served) -> None:
        self.sheet, self.served = sheet, served
        self.whole = served.places()
        self.names = {each.code: each.name for each in context.report.plan.elements} | {
            each.measured.item.code: each.measured.item.name for each in context.report.items
        }

    def headings(self, row: int, title: str | Message, headings: tuple[str | Message, ...]) -> None:
        """A section and the headings of its columns, below it."""
        self.sheet.across(row, 0, LAST, title, "section")
        for column, heading in enumerate(headings):
            self.sheet.text(row + 1, column, heading, "heading")

    def count(
        self, row: int, column: int, n: int, subject: str, measure: str, formula: Message
    ) -> None:
        """A count."""
        trace = self._trace(subject, measure, Decimal(n), formula)
        self.sheet.put(row, column, Number(Decimal(n), _COUNT), trace)

    def few_or_count(
        self, row: int, column: int, n: int | None, subject: str, measure: str
    ) -> None:
        """A count, or that it is hidden."""
        if n is None:
            hidden = message(_HIDDEN.text, n=self.served.suppress_below)
            self.sheet.put(row, column, Text(self.sheet.say(hidden), (*BODY, "absent")))
        else:
            self.count(row, column, n, subject, measure, UNIQUE)

    def star_or_count(self, row: int, column: int, part: Part, subject: str) -> None:
        """A count, or the sign that it is hidden, which a note explains."""
        if part.n is None:
            self.sheet.text(row, column, _STAR, "body", "absent")
        else:
            self.count(row, column, part.n, subject, "served", UNIQUE)

    def explain_star(self, row: int) -> None:
        """What the sign means."""
        note = message(
            "* Hidden: fewer than {n}, or a count from which such a one would follow.",
            n=self.served.suppress_below,
        )
        self.sheet.across(row, 0, LAST, note, "plain")

    def share(self, row: int, column: int, part: Part, subject: str) -> None:
        """A share of all; nothing where it is hidden."""
        if part.share is None:
            self.sheet.put(row, column, Empty(BODY))
        else:
            trace = self._trace(subject, "share", part.share, UNIQUE)
            self.sheet.put(row, column, Number(part.share, _SHARE), trace)

    def added(self, row: int, printed: Decimal) -> None:
        """What shares add to as they are printed."""
        note = message(
            "As printed the shares add to {sum} %, because each is rounded; the counts add.",
            sum=f"{printed:f}",
        )
        self.sheet.across(row, 0, LAST, note, "plain")

    def _places(self, subject: str) -> tuple[Place, ...]:
        """The rows of lists that are of items and elements; a list; else all lists that count."""
        codes = subject.split(" + ")
        if all(code in self.served.unique for code in codes):
            return self.served.places(*codes)
        lists = tuple(each.whole for each in self.served.lists if each.file == subject)
        return lists or self.whole

    def _trace(self, subject: str, measure: str, figure: Decimal, formula: Message) -> Trace:
        return Trace(
            subject=subject,
            measure=measure,
            figure=figure,
            unit="percent" if measure == "share" else "count",
            formula=formula,
            typed="",
            rule="",
            places=self._places(subject),
            said=_SAID[measure],
        )
