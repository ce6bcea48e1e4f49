"""The colour families of METHOD 5: each with its symbol, its words and what it means."""

from sheetgen.language.message import Message, message
from sheetgen.records import Struct

INK = "#1F2933"
WHITE = "#FFFFFF"


class Tone(Struct, frozen=True, kw_only=True):
    """A colour family, always with its symbol and its words; every ink passes WCAG AA.

    ``word`` names the class wherever a reader meets it: in cells, counts, charts and legends;
    ``meaning`` explains it by the thresholds {low}, {medium} and {atypical}, and ``at_one`` where
    the two that it lies ``between`` are one. ``ink`` on ``fill`` is for cells,
    ``solid`` for charts and ``label`` for the figures on it. ``place`` orders tables, charts and
    legends.
    """

    place: int
    symbol: str
    word: Message
    meaning: Message
    ink: str
    fill: str
    solid: str
    label: str
    between: tuple[str, str] | None = None
    at_one: Message | None = None


LOW = Tone(
    place=10,
    symbol="▼",
    word=message("Low"),
    meaning=message("Progress below {low}"),
    ink="#8A1C12",
    fill="#F9D3CF",
    solid="#7F170F",
    label=WHITE,
)
MEDIUM = Tone(
    place=20,
    symbol="■",
    word=message("Medium"),
    meaning=message("Progress from {low} to below {medium}"),
    between=("low", "medium"),
    at_one=message("None: what is not below {low} is high"),
    ink="#664400",
    fill="#FDEBBF",
    solid="#EDB437",
    label=INK,
)
HIGH = Tone(
    place=30,
    symbol="▲",
    word=message("High"),
    meaning=message("Progress from {medium} to {atypical}, both included"),
    between=("medium", "atypical"),
    at_one=message("Progress of {medium} exactly"),
    ink="#14532D",
    fill="#D0ECD5",
    solid="#2A8150",
    label=WHITE,
)
ATYPICAL = Tone(
    place=40,
    symbol="◊",
    word=message("Atypical"),
    meaning=message(
        "Progress above {atypical}: it suggests a planning error (this report's criterion)"
    ),
    ink="#4A1D8C",
    fill="#E6DAF6",
    solid="#6741B5",
    label=WHITE,
)
MISSING = Tone(
    place=50,
    symbol="○",
    word=message("No data"),
    meaning=message("There is no figure, for a reason that is the office's"),
    ink="#37414D",
    fill="#DFE4E9",
    solid="#939EAA",
    label=INK,
)
NOT_RATED = Tone(
    place=60,
    symbol="–",
    word=message("Not rated"),
    meaning=message("There is nothing to judge; the note says why"),
    ink="#52606D",
    fill="",
    solid="#DDE3E9",
    label=INK,
)
