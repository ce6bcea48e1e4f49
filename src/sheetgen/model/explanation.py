"""The answer to "why?": all that stands behind one code in one report."""

from datetime import date
from decimal import Decimal

from sheetgen.model.commitment import Commitment
from sheetgen.model.figure import Figure
from sheetgen.model.forecasting import USUAL
from sheetgen.model.measure import Measure
from sheetgen.model.observation import Observation
from sheetgen.model.past_state import ItemState
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.plan import Actual, Item, Office, Plan
from sheetgen.model.report import JudgedItem
from sheetgen.model.rule import Bound, Named, Rule
from sheetgen.model.status import Band, Status
from sheetgen.model.summary import Alert, ElementSummary
from sheetgen.model.table_cell import TableCells, no_tables
from sheetgen.model.waiver import WaivedAlert, Waiver, WaiverUse
from sheetgen.records import Struct


class Near(Struct, frozen=True, kw_only=True):
    """A rule that did not hold, and would with one figure ``distance`` away.

    ``unit`` is that of the fact; ``distance`` is how far the figure is from the bound.
    """

    rule: Rule
    fact: str
    unit: str
    figure: Decimal
    bound: Decimal
    distance: Decimal


class Rung(Struct, frozen=True, kw_only=True):
    """From ``first`` to ``last`` the item would get this status and band; None: without end."""

    first: Decimal | None
    last: Decimal | None
    status: Status
    band: Band | None
    rule: str


class Ladder(Struct, frozen=True, kw_only=True):
    """What each value that the office could report would give, in the office's unit.

    Values are whole steps of ``step``, from 0, and below 0 too where the item's figures go there
    (the first rung is then without a beginning); there is no rung where no office reports the
    item. ``current`` is the value reported. ``also_reads`` names
    figures that status rules read besides progress: the bounds are then those of progress alone.
    """

    step: Decimal
    rungs: tuple[Rung, ...]
    current: Figure
    also_reads: tuple[str, ...]

    @property
    def is_flat(self) -> bool:
        """Whether no value would change the status."""
        return len(self.rungs) < 2  # noqa: PLR2004 - one rung is no ladder


class Owed(Struct, frozen=True, kw_only=True):
    """Who owes a missing figure, since when, and where it is typed.

    ``count`` due periods in a row have none; ``cells`` are those of each office, the first named
    one first. ``waiver`` excuses it, if there is one in force.
    """

    offices: tuple[str, ...]
    since: Period
    count: int
    cells: tuple[Place, ...]
    waiver: Waiver | None


class Asked(Struct, frozen=True, kw_only=True):
    """What a month says of one item or element: what the answer is made of.

    ``alerts`` and ``waived`` are those on what is asked about; ``rules`` are those in force.
    """

    plan: Plan
    period: Period
    rules: tuple[Rule, ...]
    observations: tuple[Observation, ...]
    alerts: tuple[Alert, ...]
    waived: tuple[WaivedAlert, ...]
    waivers: tuple[WaiverUse, ...]


class Stood(Struct, frozen=True, kw_only=True):
    """How an item stood in an earlier month: what was reported, and how it was judged then.

    ``actual`` is None where nothing is known of it, ``state`` where no file of that month is kept.
    ``is_sealed``: the month is closed, and the state is the one that was sealed.
    """

    period: Period
    actual: Actual | None
    state: ItemState | None
    is_due: bool
    is_sealed: bool


class ItemExplanation(Struct, frozen=True, kw_only=True):
    """Why an item has its figure and status.

    ``bounds`` are the thresholds that had a say. ``said`` holds the figures that offices sent for
    it, ``notes`` what they wrote beside them; ``past`` its earlier months, oldest first.
    ``commitments`` are what its office promised about it. ``least_points`` is how many months must
    be known before its year is forecast.
    """

    judged: JudgedItem
    bounds: tuple[Bound, ...]
    workings: tuple[Measure, ...]
    rule: Rule
    near: tuple[Near, ...]
    alerts: tuple[Alert, ...]
    waived: tuple[WaivedAlert, ...]
    said: tuple[Observation, ...]
    notes: tuple[Observation, ...]
    past: tuple[Stood, ...]
    ladder: Ladder
    owed: Owed | None
    commitments: tuple[Commitment, ...] = ()
    least_points: int = USUAL.points


class Lift(Struct, frozen=True, kw_only=True):
    """What a better band takes: the mean needed, and in all how many points of progress more.

    ``alone`` names the parts that could do it by themselves: (code, progress now, needed).
    """

    progress: Decimal
    status: Status
    band: Band | None
    points: Decimal
    alone: tuple[tuple[str, Decimal, Decimal], ...]


class ElementExplanation(Struct, frozen=True, kw_only=True):
    """Why an element has its progress and band; its summary holds what it is the mean of."""

    summary: ElementSummary
    bounds: tuple[Bound, ...]
    rule: Rule
    cap: Decimal | None
    lifts: tuple[Lift, ...]
    near: tuple[Near, ...]
    alerts: tuple[Alert, ...]
    waived: tuple[WaivedAlert, ...]


class OfficeExplanation(Struct, frozen=True, kw_only=True):
    """What an office reports: its items by plan."""

    office: Office
    items: tuple[tuple[Plan, tuple[Item, ...]], ...]


class Explanation(Struct, frozen=True, kw_only=True):
    """The answer for one code: an item, an element, or both where a product shares its code.

    ``thresholds`` says what each bound is, and in which unit.
    """

    plan: Plan
    period: Period
    as_of: date
    code: str
    item: ItemExplanation | None
    element: ElementExplanation | None
    thresholds: tuple[Named, ...] = ()
    tables: TableCells = no_tables
