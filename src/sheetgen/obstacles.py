"""What keeps a cell of an older form out of the current one, although it was found and read."""

from collections.abc import Iterator

from sheetgen.language.languages import codes as language_codes
from sheetgen.language.message import Message, message
from sheetgen.language.speaker import speaker
from sheetgen.model.carried import Carried, Obstacle
from sheetgen.model.figure import Gap
from sheetgen.model.kinds import Aggregation
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.plan import Indicator, Item
from sheetgen.model.role import BUDGET, EXECUTED, SPENT
from sheetgen.reading.carried_cells import Hindered, Key
from sheetgen.reading.matching.form_table import NAME, normal
from sheetgen.reading.matching.match import Found, Located
from sheetgen.setup import Setup
from sheetgen.telling.words import unit_word

_UNIT = "unit"


class Obstacles:
    """Says what keeps a cell out of the current form although it was found and read."""

    def __init__(
        self, setup: Setup, then: Period, period: Period, found: Found, *, older_plan: bool
    ) -> None:
        self.notices: list[tuple[Place, Message]] = []
        self._then, self._period = then, period
        self._hits = {(row.plan, row.item.code): hit for row, hit in found.rows}
        self._older_plan = older_plan
        self._say = [speaker(code, setup.workspace.locale) for code in language_codes()]
        self._named: set[Key] = set()

    def __call__(self, each: Located, made: Carried) -> Hindered | None:
        """The obstacle, why and what to do; None where the cell is carried."""
        hindered = self._of_name(each)
        if hindered is None and not each.column.is_told:
            return self._of_figure(each, made)
        return hindered

    def _of_figure(self, each: Located, made: Carried) -> Hindered | None:
        if each.column.unit == "item":
            hindered = self._of_unit(each)
            if hindered is not None:
                return hindered
        if self._then != self._period and not isinstance(made.said, Gap):
            hindered = self._of_period(each)
            if hindered is not None:
                return hindered
        return self._of_budget() if each.column.prefill else None

    def _of_name(self, each: Located) -> Hindered | None:
        """A code may have been given to other work: its name must be the same.

        Or it says the same with words more or less, which is told.
        """
        key = each.row.plan, each.row.item.code
        hit = self._hits[key]
        found, name = hit.table.text(hit.row, NAME), each.row.item.name
        if not found or normal(found) == normal(name):
            return None
        one, other = set(normal(found).split()), set(normal(name).split())
        if not (one <= other or other <= one):
            why = message(
                "Its row is called {found}, and the item {name} now.", found=repr(found),
                name=repr(name),
            )  # fmt: skip
            remedy = message("If it is the same item, type it in the current form.")
            return Obstacle.OTHER_NAME, why, remedy
        if key not in self._named:
            self._named.add(key)
            place = hit.table.place(hit.row, hit.table.column(NAME))
            said = message("{found} is called {name} now.", found=repr(found), name=repr(name))
            self.notices.append((place, said))
        return None

    def _of_unit(self, each: Located) -> Hindered | None:
        hit, item = self._hits[each.row.plan, each.row.item.code], each.row.item
        found = hit.table.text(hit.row, _UNIT)
        words = {normal(text) for text in self._words(item)}
        if not found or normal(found) in words:
            return None
        now = unit_word(item)
        why = message("It is in {found}, and {now} is asked now.", found=repr(found), now=now)
        return Obstacle.UNIT_CHANGED, why, message("Type the figure in the unit that is asked.")

    def _words(self, item: Item) -> Iterator[str]:
        word = unit_word(item)
        return iter([word]) if isinstance(word, str) else (say.say(word) for say in self._say)

    def _of_period(self, each: Located) -> Hindered | None:
        """What is to date is still so later in the year, what is of its own month is not."""
        remedy = message("Type that of {period}.", period=self._period)
        if self._then.year != self._period.year:
            why = message("It is of {then}, another year.", then=self._then)
            return Obstacle.OTHER_PERIOD, why, remedy
        if each.column.field == EXECUTED and not self._is_of_month(each):
            return None
        if each.column.field in {BUDGET, SPENT}:
            return None
        why = message("It is that of {then} alone.", then=self._then)
        return Obstacle.OTHER_PERIOD, why, remedy

    def _is_of_month(self, each: Located) -> bool:
        """Whether the figure is of its own month or part of the year, which has ended since."""
        item = each.row.item
        if item.of_month:
            return True
        if not isinstance(item, Indicator):
            return False
        since = range(self._then.month, self._period.month)
        ended = any(month in item.frequency.months for month in since)
        return ended or item.aggregation is Aggregation.ACCUMULATED

    def _of_budget(self) -> Hindered | None:
        """Of a form of older tables nobody can tell what it came with and what was typed."""
        if not self._older_plan:
            return None
        why = message("The plan has changed: it may be what the older form came with.")
        remedy = message("If the office typed it, type it again in the current form.")
        return Obstacle.BUDGET_CHANGED, why, remedy
