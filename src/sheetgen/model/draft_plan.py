"""A paragraph plan: what a report in words says, in which order, of whom (reports/*.yaml)."""

from enum import Enum
from pathlib import Path
from typing import TypeAlias

from sheetgen.language.message import Texts
from sheetgen.model.kinds import PlanKind
from sheetgen.model.plan import Plan
from sheetgen.records import Struct


class Each(Enum):
    """Of whom a part of the plan is said, once each."""

    TOP = "top"
    """The elements at the top of the plan; where there is only one, those below it.

    It stands first where it holds items itself of the kind that the plan tracks.
    """
    ELEMENT = "element"
    """The elements that hold items themselves."""
    NARRATED = "narrated"
    """The elements that the narrative has a paragraph on, in its order."""
    PRODUCT = "product"
    """The products below, but for the one that is spoken of already."""
    ACTIVITY = "activity"
    INDICATOR = "indicator"


class Fact(Enum):
    """A line of the cover."""

    INSTITUTION = "institution"
    PLAN = "plan"
    PERIOD = "period"
    AS_OF = "as-of"
    OFFICES = "offices"
    NOTE = "note"
    DRAFT = "draft"


class Drawing(Enum):
    """A chart that is drawn from the report's figures."""

    WORK_AND_MONEY = "work-and-money"
    STATUSES = "statuses"
    SERVED = "served"


class OwnSentence(Struct, frozen=True):
    """A sentence that is written in the plan itself, with figures by the names of quantities.

    ``of`` are the codes that it is said of; of all where it is empty.
    """

    texts: Texts
    figures: tuple[str, ...]
    of: tuple[str, ...] = ()


Saying: TypeAlias = str | OwnSentence
"""A sentence by its name, or one of one's own."""


class Words(Struct, frozen=True):
    """Sentences that follow one another: a paragraph, or an entry of a list where ``listed``."""

    sayings: tuple[Saying, ...]
    each: Each | None
    listed: bool


class Quotes(Struct, frozen=True):
    """What offices wrote in these columns of their forms, in their own words."""

    fields: tuple[str, ...]
    each: Each | None


class Drawn(Struct, frozen=True):
    """A chart."""

    drawing: Drawing
    each: Each | None


class Annex(Struct, frozen=True):
    """A table of every item, column for column as a layout says."""

    layout: str


class Section(Struct, frozen=True):
    """A heading and what stands below it; nothing of it stands where nothing is below."""

    heading: Texts
    each: Each | None
    body: "tuple[Part, ...]"


Part: TypeAlias = Words | Quotes | Drawn | Annex | Section


class DraftPlan(Struct, frozen=True, kw_only=True):
    """One file of reports/: for a plan, or for every plan of a kind that has none of its own.

    ``template`` is the document whose styles, header and footer are kept.
    """

    name: str
    kind: PlanKind
    plan: str
    title: Texts
    cover: tuple[Fact, ...]
    template: Path | None
    body: tuple[Part, ...]
    file: str

    def is_of(self, plan: Plan) -> bool:
        """Whether a plan may be told by it."""
        return self.plan == plan.code if self.plan else self.kind is plan.kind
