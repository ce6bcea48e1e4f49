"""What an office has committed itself to about one cause, and how far it has come."""

from datetime import date

from sheetgen.language.message import Message, message, term
from sheetgen.model.coded import Worded
from sheetgen.model.follow import Decision, Explained
from sheetgen.model.period import Period
from sheetgen.records import Struct


class Standing(Worded):
    """How a commitment stands on the report's date: ``word`` names it to readers.

    In the order in which a reader acts on them.
    """

    NO_ANSWER = ("no-answer", term("commitment", "Without answer"))
    OVERDUE = ("overdue", term("commitment", "Overdue"))
    NO_MEASURE = ("no-measure", term("commitment", "Without measure"))
    UNDER_WAY = ("with-measure", term("commitment", "With measure"))
    DONE = ("done", term("commitment", "Done"))

    @property
    def meaning(self) -> Message:
        """What it says of an office."""
        return _MEANINGS[self]


_MEANINGS = {
    Standing.NO_ANSWER: message("The office gave neither a cause nor a measure"),
    Standing.OVERDUE: message("The date of the measure has passed, and the matter stands"),
    Standing.NO_MEASURE: message("The office gave the cause and no measure"),
    Standing.UNDER_WAY: message("The office said what it will do"),
    Standing.DONE: message("What was promised is past: the item raises no alert any more"),
}


class Commitment(Struct, frozen=True, kw_only=True):
    """One cause, with what its office said and promised, and what the direction decided.

    ``subject`` is the code of an item, or of an office that owes its file; ``number`` is that of
    its matter and ``alert`` the id of its first alert, None and "" where it raises none any more;
    ``effects`` alerts go with it, ``noted`` of them taken note of. ``said`` is what the office
    wrote this month, ``before`` the last it wrote in a month before since the item was last as
    expected; ``repeated`` for how many periods in a row its cause is one.

    ``promised`` is the last measure of a month before, ``due`` the day in force: a measure that
    names none keeps the one named before. ``postponed`` is how often it was moved to a later one.
    ``first`` is the month since which the measure that holds is told, word for word, for that day.
    """

    subject: str
    offices: tuple[str, ...]
    number: int | None
    alert: str
    what: Message | None
    effects: int
    said: Explained | None
    before: Explained | None
    standing: Standing
    repeated: int
    decisions: tuple[Decision, ...]
    promised: Explained | None = None
    due: date | None = None
    postponed: int = 0
    noted: int = 0
    first: Period | None = None

    @property
    def promise(self) -> Explained | None:
        """What holds: the measure given last, whichever month it was given in."""
        if self.said is not None and self.said.corrective:
            return self.said
        return self.promised

    @property
    def cause(self) -> str:
        """The cause given, of this month where there is one."""
        for each in (self.said, self.before):
            if each is not None and each.reason:
                return each.reason
        return ""

    def days_overdue(self, day: date) -> int:
        """Days since the day in force; 0 where it is not overdue."""
        if self.standing is not Standing.OVERDUE or self.due is None:
            return 0
        return (day - self.due).days
