"""The analyst's folder and its settings."""

from decimal import Decimal
from pathlib import Path

from sheetgen.language.signs import one_line
from sheetgen.model.deadlines import Deadlines
from sheetgen.model.forecasting import USUAL, Forecasting
from sheetgen.model.period import Period
from sheetgen.model.theme import PLAIN, Theme
from sheetgen.records import Struct, field


class Scope(Struct, frozen=True):
    """Which items a threshold is for: a kind of scope and its value (``plan``, "pndi").

    From the farthest to the nearest: default, plan, element, kind, type, office, item (METHOD 5).
    """

    by: str
    value: str


class ThresholdSetting(Struct, frozen=True):
    """A named threshold set for a scope; ``key`` says where in the settings.

    ``since`` and ``until`` bound the months it is for; without them it is for every month.
    """

    name: str
    figure: Decimal
    scope: Scope
    plan: str | None
    key: str
    since: Period | None = None
    until: Period | None = None

    def in_force(self, period: Period) -> bool:
        """Whether reports of this period are judged by it."""
        begun = self.since is None or self.since <= period
        return begun and (self.until is None or period <= self.until)


class Workspace(Struct, frozen=True, kw_only=True):
    """Where things are and how numbers are written.

    ``locale`` (as ``es_PE``) fixes the decimal and grouping marks that offices type and that
    messages print; ``language`` is that of workbooks and messages. ``most_bytes`` is the size up to
    which a delivery is opened.
    """

    root: Path
    name: str
    language: str
    locale: str
    plans: Path
    templates: Path
    rules: Path
    input: Path
    output: Path
    thresholds: tuple[ThresholdSetting, ...]
    deadlines: Deadlines = field(default_factory=Deadlines)
    theme: Theme = PLAIN
    most_bytes: int = 32 << 20
    forecasting: Forecasting = USUAL
    shipped: tuple[tuple[str, bool], ...] = ()
    """Of rules, templates and layouts, whether what sheetgen ships lies under the workspace's own;
    a kind that is not named here uses what is shipped where the workspace has none."""

    def relative(self, path: Path) -> str:
        """A path as places write it: from the workspace's root, with forward slashes.

        Signs of a name that cannot be shown are written out, so that it is text everywhere.
        """
        return one_line(path.relative_to(self.root).as_posix())
