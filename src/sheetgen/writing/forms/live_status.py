"""The live progress and status beside each row, equal to what the build will judge.

The plan's side (target, what is programmed, months before) is written into the formula, because the
build takes it from the plan and not from cells that somebody may have overwritten. The rest follows
from one cell of the same row, so rows may be sorted and columns hidden.

What a formula cannot see is left open, never guessed: a text with digits in it ("1 672 aprox.") may
be a figure to the reader, and the cell asks for the figure alone. Two things it cannot even notice,
the number format of the cell (a date, a percentage pasted as a plain number) and another office's
figure for the same item: where another office stands first, a row without a figure says nothing.
"""

from collections.abc import Mapping
from decimal import Decimal

from sheetgen.errors import WriteError
from sheetgen.language.message import message
from sheetgen.model.declared import declared_facts
from sheetgen.model.figure import HUNDRED, Gap
from sheetgen.model.formula import Operand, Write
from sheetgen.model.formulas.formula_text import any_of, number, quoted
from sheetgen.model.formulas.mean_by_month import MeanByMonth
from sheetgen.model.live_status import Live
from sheetgen.model.measure import Measure
from sheetgen.model.status import TONES, Status
from sheetgen.model.template import Template, TemplateRow
from sheetgen.model.tone import Tone
from sheetgen.records import Struct
from sheetgen.writing.forms.choice_lists import Lists
from sheetgen.writing.formulas.status import StatusFormulas
from sheetgen.writing.workbook.cell import Cell, Formula, Number, Text
from sheetgen.writing.workbook.figure_cells import PERCENT

UNDECIDED = "?"
ASK = message("? Type the figure alone")
_TOO_LARGE = "1E+15"
"""The reader takes no larger figure."""
_OPEN = (*"0123456789", *"()[]*?~\"'«»“”")
"""A text with one of these may be a figure, or a word in brackets: that is for the reader."""
_SAID = tuple(gap for gap in Gap if gap.entry.is_typed)
"""What a typed word may mean."""
_RANK = {gap: rank for rank, gap in enumerate(Gap)}


class LiveCells(Struct, frozen=True):
    """Makes the live cells of one template."""

    statuses: StatusFormulas
    states: Mapping[Tone, str]
    gaps: Mapping[str, str]
    ask: str
    lists: Lists

    def progress(self, row: TemplateRow, actual: str) -> Cell:
        """The progress of what stands in the cell ``actual``, or the word for its absence."""
        found = _live(row).progress
        look = ("body", "right")
        if isinstance(found.figure, Decimal):
            return Number(found.figure, ("body", "right", PERCENT))
        if found.figure is Gap.BLANK:
            formula, now = self._open(row, found, actual), _live(row).now
            said = now if isinstance(now, Decimal) else self.gaps[(now or Gap.BLANK).value]
            return Formula(f"={formula}", said, (*look, PERCENT))
        if isinstance(found.formula, MeanByMonth):
            return Text(self.gaps[found.figure.value], ("body", "absent"))
        return self._standing(found.figure, actual)

    def _standing(self, standing: Gap, actual: str) -> Cell:
        """The reason that stands, unless a word was typed whose reason METHOD 2 names before it."""
        word = self.gaps[standing.value]
        before = [gap for gap in _SAID if _RANK[gap] < _RANK[standing]]
        if not before:
            return Text(word, ("body", "absent"))
        meant = self._meant(actual)
        heard = (*(self.gaps[gap.value] for gap in before), UNDECIDED)
        test = any_of(f"{meant}={quoted(each)}" for each in heard)
        wrong = Gap.UNREADABLE if Gap.UNREADABLE in before else standing
        formula = (
            f"=IF(OR(ISERROR({actual}),ISLOGICAL({actual})),{quoted(self.gaps[wrong.value])},"
            f"IF(ISTEXT({actual}),IF(LEN({_typed(actual)})=0,{quoted(word)},"
            f"IF({test},{meant},{quoted(word)})),{quoted(word)}))"
        )
        return Formula(formula, word, ("body", "absent"))

    def _open(self, row: TemplateRow, progress: Measure, actual: str) -> str:
        unreadable = quoted(self.gaps[Gap.UNREADABLE.value])
        meant = self._meant(actual, due=not _live(row).excused)
        reached = progress.formula.cell(_written(row, actual))
        blank = f"LEN({_typed(actual)})=0"
        wrong = f"ABS({actual})>={_TOO_LARGE}"
        if not row.item.may_be_negative:
            wrong = f"OR({actual}<0,{wrong})"
        return (
            f"IF(OR(ISERROR({actual}),ISLOGICAL({actual})),{unreadable},"
            f"IF(ISNUMBER({actual}),IF({wrong},{unreadable},{reached}),"
            f"IF({blank},{quoted(self.gaps[Gap.BLANK.value])},{meant})))"
        )

    def _meant(self, actual: str, *, due: bool = False) -> str:
        """What a typed word means: a gap's word, or that the reader must say.

        Where something is due, that it does not apply is a claim.
        """
        column = 3 if due else 2
        signs = ",".join(quoted(sign) for sign in _OPEN)
        typed, area = _typed(actual), self.lists.words_area
        unreadable = quoted(self.gaps[Gap.UNREADABLE.value])
        return (
            f"IF(SUMPRODUCT(--ISNUMBER(FIND({{{signs}}},{actual})))>0,{quoted(UNDECIDED)},"
            f"IFERROR(VLOOKUP({typed},{area},{column},FALSE),"
            f'IFERROR(VLOOKUP(SUBSTITUTE({typed}," ",""),{area},{column},FALSE),{unreadable})))'
        )

    def status(self, template: Template, row: TemplateRow, progress: str) -> Cell:
        """The status that the rules give to what the progress cell says."""
        live = _live(row)
        facts = declared_facts(row.item, template.period, due=live.due)
        chain = self.statuses.formula(facts, live.bounds, progress)
        now = live.progress.figure if live.now is None else live.now
        found = self.statuses.decided(facts, live.bounds, now)
        said = "" if found is None else self.states[found]
        if template.office != row.item.offices[0]:
            chain, said = f'IF(ISNUMBER({progress}),{chain},"")', ""
        formula = f"=IF({progress}={quoted(UNDECIDED)},{quoted(self.ask)},{chain})"
        return Formula(formula, said, ("body", "wrap", "tag"))

    def words_of(self, wanted: tuple[Status, ...]) -> tuple[str, ...]:
        """What a status cell says in these statuses."""
        of = {tone for status in wanted for tone in status.tones}
        return tuple(self.states[tone] for tone in TONES if tone in of)


def _live(row: TemplateRow) -> Live:
    if row.live is None:
        raise WriteError(
            row.item.code,
            message("This template is only to be read against: nothing tells its live status."),
            message("This is a fault of sheetgen: please report it."),
        )
    return row.live


def _written(row: TemplateRow, actual: str) -> Write:
    """The open figure is the cell, what follows from it is written out, the rest is known."""

    def write(measure: Measure) -> Operand:
        if isinstance(measure.figure, Decimal):
            return Operand(_stored(row, measure.figure), measure.figure)
        if measure.name == "actual":
            return Operand(actual)
        if not measure.formula.operands:  # a baseline that is not known plays no part
            return Operand("")
        return Operand(f"({measure.formula.cell(write)})")

    return write


def _stored(row: TemplateRow, base: Decimal) -> str:
    """A figure as cells of the item's unit hold it: percent points as a share."""
    return number(base / HUNDRED if row.item.in_percent else base)


def _typed(actual: str) -> str:
    """What was typed, as the words are listed: small letters, single and ordinary spaces."""
    return f'LOWER(TRIM(SUBSTITUTE({actual},"\N{NO-BREAK SPACE}"," ")))'
