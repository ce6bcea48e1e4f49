"""A report in words: what each sentence says, and the figures and cells that it rests on."""

from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

from sheetgen.language.message import Message
from sheetgen.model.place import Place
from sheetgen.records import Struct


class Cited(Struct, frozen=True):
    """A figure that a sentence holds: whose it is, what it is, how it is said, its cells."""

    subject: str
    what: Message
    shown: Message
    places: tuple[Place, ...]


class Told(Struct, frozen=True):
    """One sentence."""

    text: Message
    cited: tuple[Cited, ...]


class Unsaid(Struct, frozen=True):
    """What the plan of paragraphs asks for, and the figures do not give."""

    subject: str
    what: Message
    why: Message


class Head(Struct, frozen=True):
    """A heading; ``depth`` counts from 1."""

    depth: int
    text: Message


class Passage(Struct, frozen=True):
    """A paragraph; an entry of a list where ``listed``."""

    told: tuple[Told, ...]
    listed: bool = False


class Quotation(Struct, frozen=True):
    """What an office wrote: ``whose`` says who, where and of what."""

    whose: Told
    text: str


class Series(Struct, frozen=True):
    """The bars of one colour, a figure for each group; None where there is none."""

    name: Message
    colour: str
    figures: tuple[Decimal | None, ...]


class Chart(Struct, frozen=True):
    """Bars in groups; ``finding`` says in a sentence what they show, for who cannot see them.

    ``stacked`` bars are counts that add up; others are percentages, side by side.
    """

    title: Message
    finding: Told
    groups: tuple[Message, ...]
    series: tuple[Series, ...]
    stacked: bool


class AnnexTable(Struct, frozen=True):
    """The table of a layout."""

    layout: str


Block: TypeAlias = Head | Passage | Quotation | Chart | AnnexTable


class Draft(Struct, frozen=True, kw_only=True):
    """All of it, in order. ``cover`` holds lines below the title; ``template`` as in its plan."""

    title: Message
    cover: tuple[Message, ...]
    blocks: tuple[Block, ...]
    unsaid: tuple[Unsaid, ...]
    template: Path | None
    file: str
