"""A report in words: its passages and sentences, what they claim, and what the table says to it."""

from decimal import Decimal

from sheetgen.language.message import Message, message, term
from sheetgen.model.coded import Worded
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.records import Struct


class Cell(Struct, frozen=True):
    """Where a cell stands in the tables of a document, counted from one; ``span`` columns wide."""

    table: int
    row: int
    column: int
    span: int = 1


class Passage(Struct, frozen=True):
    """A paragraph, a heading, a row of a table or a cell of one, as the document holds it."""

    text: str
    place: Place
    is_heading: bool = False
    is_row: bool = False
    cell: Cell | None = None
    has_changes: bool = False
    """Whether Word tracks changes in it; its text is that with all of them accepted."""
    is_picture: bool = False
    """Whether it is a picture, a chart or a scanned page, of which no text can be read."""


class Sentence(Struct, frozen=True):
    """A sentence and where it stands; ``start`` counts the signs of its passage before it."""

    text: str
    place: Place
    passage: int
    start: int


class Said(Worded):
    """What the table says to a claim, worst first; ``is_wrong`` where somebody must mend it."""

    is_wrong: bool
    is_doubtful: bool

    CONTRADICTED = ("contradicted", term("claim", "contradicted"), True, True)
    SCALE_LOST = ("scale-lost", term("claim", "unit or scale lost"), True, True)
    INCONSISTENT = ("inconsistent", term("claim", "the text against itself"), True, True)
    OMITTED = ("omitted", term("claim", "left out"), False, True)
    AMBIGUOUS = ("ambiguous", term("claim", "two readings"), False, True)
    NOT_IN_DATA = ("not-in-data", term("claim", "not in the data"), False, False)
    CONFIRMED = ("confirmed", term("claim", "confirmed"), False, False)


class Claim(Struct, frozen=True, kw_only=True):
    """Something that a sentence says and a table can answer.

    ``says`` is the claim as it was understood, ``expected`` what it should say, or on what it
    rests; ``other`` is the sentence that it does not agree with, or None.
    """

    sentence: Sentence
    says: Message
    subject: str | None
    value: Decimal | None
    unit: str
    said: Said
    expected: Message | None = None
    cells: tuple[Place, ...] = ()
    other: Sentence | None = None


class TextCheck(Struct, frozen=True, kw_only=True):
    """A text held against a plan's month: every claim, in the order of the text.

    ``unread`` are the places of what tables in it hold and could not be held against the plan;
    ``has_changes`` where Word tracked some, which were read as accepted; ``pictures`` the places
    of what is a picture, a chart or a scanned page, of which nothing was read.
    """

    file: str
    plan: str
    period: Period
    claims: tuple[Claim, ...]
    unread: tuple[Place, ...]
    has_changes: bool = False
    pictures: tuple[Place, ...] = ()

    @property
    def is_contradicted(self) -> bool:
        """Whether anything of it must be mended."""
        return any(each.said.is_wrong for each in self.claims)


NO_TEXT = message("holds no text that can be read.")
