"""A report in words: what each sentence says, and the figures and cells that it rests on."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

from sheetgen.language.message import Message
from sheetgen.model.place import Place


@dataclass(frozen=True, slots=True)
class Cited:
    """A figure that a sentence holds: whose it is, what it is, how it is said, its cells."""

    subject: str
    what: Message
    shown: Message
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence."""

    text: Message
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Unsaid:
    """What the plan of paragraphs asks for, and the figures do not give."""

    subject: str
    what: Message
    why: Message


@dataclass(frozen=True, slots=True)
class Head:
    """A heading; ``depth`` counts from 1."""

    depth: int
    text: Message


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph; an entry of a list where ``listed``."""

    told: tuple[Told, ...]
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """What an office wrote: ``whose`` says who, where and of what."""

    whose: Told
    text: str


@dataclass(frozen=True, slots=True)
class Series:
    """The bars of one colour, a figure for each group; None where there is none."""

    name: Message
    colour: str
    figures: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars in groups; ``finding`` says in a sentence what they show, for who cannot see them.

    ``stacked`` bars are counts that add up; others are percentages, side by side.
    """

    title: Message
    finding: Told
    groups: tuple[Message, ...]
    series: tuple[Series, ...]
    stacked: bool


@dataclass(frozen=True, slots=True)
class AnnexTable:
    """The table of a layout."""

    layout: str


Block: TypeAlias = Head | Passage | Quotation | Chart | AnnexTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """All of it, in order. ``cover`` holds lines below the title; ``template`` as in its plan."""

    title: Message
    cover: tuple[Message, ...]
    blocks: tuple[Block, ...]
    unsaid: tuple[Unsaid, ...]
    template: Path | None
    file: str
