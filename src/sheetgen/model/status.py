"""The statuses and bands, each one entry that says all of it: whatever lists them iterates here.

A new status is an entry of :class:`Status` with a tone of its own, a rule that gives it, and the
translations of its words. Then template, workbook, narrative, counts, terminal and JSON have it.
"""

from sheetgen.language.message import Message, filled, message, message_n, term
from sheetgen.model import tone as colour
from sheetgen.model.coded import Coded
from sheetgen.model.tone import Tone
from sheetgen.records import Struct


class Band(Coded):
    """Where the progress lies: bajo, medio, alto.

    ``word`` names it, ``stands`` says of an element that its progress lies there.
    """

    tone: Tone
    word: Message
    stands: Message

    LOW = (
        "bajo",
        colour.LOW,
        term("band", "low"),
        message("{who} shows low progress ({figure})"),
    )
    MEDIUM = (
        "medio",
        colour.MEDIUM,
        term("band", "medium"),
        message("{who} shows intermediate progress ({figure})"),
    )
    HIGH = (
        "alto",
        colour.HIGH,
        term("band", "high"),
        message("{who} shows high progress ({figure})"),
    )


class Share(Struct, frozen=True):
    """The words of a status's share of what is rated, or of that and itself if it is absence."""

    word: Message
    meaning: Message


class StatusEntry(Struct, frozen=True, kw_only=True):
    """All there is to say of a status.

    ``tone`` is its colour family, ``of_band`` those of single bands. Of items that have it:
    ``is_well`` where nothing is to be done about them, ``is_wanting`` where they stand in the way
    of the plan, ``is_absence`` where an office owes their figure, ``is_judged`` unless there is
    nothing to judge. ``worse`` where progress alone decides: -1 where less of it is
    worse, 1 where more is.

    ``counted`` stands behind a number on the terminal; ``adjective`` behind "items"; ``short``
    counts them on a card; ``meaning`` and ``heading`` are of the fact that counts them; ``because``
    says why an office is asked for a text; ``follow_up`` what to do about the texts ``{given}``,
    where seeing that it is done is not enough. ``share`` where rules may ask what share of the
    items has it. ``of_all`` says how many of ``{all}`` items in the workbook's title, where
    ``adjective`` would not do for one. ``clause`` and ``head`` are said in the narrative,
    ``head_of_level`` of elements; None where it does not speak of the status. ``stands`` says it of
    an item with its progress, where the clause and the figure would not be enough.
    """

    tone: Tone
    of_band: tuple[tuple[Band, Tone], ...] = ()
    is_well: bool = False
    is_wanting: bool = False
    is_absence: bool = False
    is_judged: bool = True
    worse: int = 0
    counted: Message
    adjective: Message
    short: Message
    meaning: Message
    heading: Message
    because: Message
    clause: Message | None = None
    head: Message | None = None
    head_of_level: Message | None = None
    stands: Message | None = None
    share: Share | None = None
    of_all: Message | None = None
    follow_up: Message | None = None

    @property
    def is_rated(self) -> bool:
        """Whether an item that has it was judged by a figure."""
        return self.is_judged and not self.is_absence

    @property
    def standing(self) -> tuple[bool, bool, bool]:
        """How well an item stands beside one of another status: missing is worst, well is best."""
        return not self.is_absence, not self.is_wanting, self.is_well


class Status(Coded):
    """Exactly one per item (METHOD 5). The order is that of counts, alerts and the narrative."""

    entry: StatusEntry

    ON_TRACK = (
        "on-track",
        StatusEntry(
            tone=colour.HIGH,
            of_band=((Band.MEDIUM, colour.MEDIUM),),
            is_well=True,
            counted=term("counted items", "of medium or high progress"),
            adjective=term("items", "medium or high"),
            short=message("{n} medium or high"),
            meaning=term("fact", "items of medium or high progress"),
            heading=message("Items of medium or high progress"),
            because=message("progress is as expected"),
        ),
    )
    LOW = (
        "low",
        StatusEntry(
            tone=colour.LOW,
            is_wanting=True,
            worse=-1,
            counted=term("counted items", "with low progress"),
            adjective=term("items", "low"),
            short=message("{n} low"),
            meaning=term("fact", "low items"),
            heading=message("Items with low progress"),
            because=message("progress is low"),
            clause=message_n("{who} shows low progress", "{who} show low progress", 1),
            head=message_n("{who} shows low progress.", "{who} show low progress.", 1),
            share=Share(
                message("Share of low items"),
                term("fact", "share of the rated items that are low"),
            ),
            of_all=message_n("{n} of {all} items low", "{n} of {all} items low", 1),
        ),
    )
    MISSING = (
        "missing",
        StatusEntry(
            tone=colour.MISSING,
            is_wanting=True,
            is_absence=True,
            counted=term("counted items", "without information"),
            adjective=term("items", "without data"),
            short=message("{n} without data"),
            meaning=term("fact", "missing items"),
            heading=message("Items without data"),
            because=message("there is no figure to judge"),
            clause=message_n("{who} has no information", "{who} have no information", 1),
            head=message_n(
                "{who} has no information available.", "{who} have no information available.", 1
            ),
            head_of_level=message_n(
                "{who} shows a lack of information.", "{who} show a lack of information.", 1
            ),
            share=Share(
                message("Share of missing items"),
                term("fact", "share of the items rated or missing that are missing"),
            ),
            follow_up=message("The office gave: {given}. Follow it up until the figure comes."),
        ),
    )
    ATYPICAL = (
        "atypical",
        StatusEntry(
            tone=colour.ATYPICAL,
            worse=1,
            counted=term("counted items", "atypical"),
            adjective=term("items", "atypical"),
            short=message("{n} atypical"),
            meaning=term("fact", "atypical items"),
            heading=message("Atypical items"),
            because=message("progress is atypical"),
            clause=message_n("{who} shows atypical progress", "{who} show atypical progress", 1),
            head=message_n(
                "{who} shows atypical progress, which suggests planning errors.",
                "{who} show atypical progress, which suggests planning errors.",
                1,
            ),
            stands=message(
                "{who} shows atypical progress ({figure}), which suggests planning errors"
            ),
            share=Share(
                message("Share of atypical items"),
                term("fact", "share of the rated items that are atypical"),
            ),
            follow_up=message("The office gave: {given}. Review the target with it in that light."),
        ),
    )
    NOT_RATED = (
        "not-rated",
        StatusEntry(
            tone=colour.NOT_RATED,
            is_judged=False,
            counted=term("counted items", "not rated"),
            adjective=term("items", "not rated"),
            short=message("{n} not rated"),
            meaning=term("fact", "items not rated"),
            heading=message("Items not rated"),
            because=message("it is not rated"),
        ),
    )

    @property
    def fact(self) -> str:
        """The fact that counts the items of an element that have it: ``n_on_track``."""
        return f"n_{self.value.replace('-', '_')}"

    @property
    def share_fact(self) -> str:
        """The fact of its share of an element's items: ``low_share``; see :class:`Share`."""
        return f"{self.value.replace('-', '_')}_share"

    @property
    def tones(self) -> tuple[Tone, ...]:
        """The colour families that it may be shown in."""
        return (self.entry.tone, *(each for _, each in self.entry.of_band))

    def tone_for(self, band: Band | None) -> Tone:
        """The colour family of a verdict with this band."""
        for each, tone in self.entry.of_band:  # a loop: asked of every month of every item
            if each is band:
                return tone
        return self.entry.tone


TONES = tuple(sorted({each for status in Status for each in status.tones}, key=lambda t: t.place))
"""Every colour family that a verdict may have, in the order of tables, charts and legends."""

GRAVEST_FIRST = tuple(sorted(Status, key=lambda status: status.entry.is_well))
"""The order of alerts: those that are well come last."""

TOLD = tuple(status for status in Status if status.entry.head)
"""The statuses that the narrative speaks of."""

WANTING = tuple(status for status in Status if status.entry.is_wanting)
"""The statuses that stand in the way of the plan."""


def any_of(statuses: tuple[Status, ...]) -> Message:
    """Statuses as one word behind "items": "low or without data"."""
    *before, said = (status.entry.adjective for status in statuses)
    for each in reversed(before):
        said = message("{first} or {rest}", first=each, rest=said)
    return said


def each_of(counted: tuple[tuple[Status, int], ...]) -> Message:
    """How many items have each of some statuses: "3 low, 9 without data"."""
    *before, said = (filled(status.entry.short, n=n) for status, n in counted)
    for each in reversed(before):
        said = message("{first}, {rest}", first=each, rest=said)
    return said
