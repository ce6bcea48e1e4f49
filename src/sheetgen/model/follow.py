"""What becomes of an alert after it was raised: since when, better or worse, who does what."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sheetgen.language.message import term
from sheetgen.model.coded import Worded
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.records import Struct


class Acknowledged(Struct, frozen=True, kw_only=True):
    """One line of ``acknowledged.csv``: an alert taken note of until a day, which counts in it."""

    alert: str
    plan: str
    until: date
    reason: str
    approver: str
    place: Place


class Progress(Worded):
    """How far a decision has come on a day: ``word`` names it to readers."""

    OPEN = ("open", term("decision", "open"))
    OVERDUE = ("overdue", term("decision", "overdue"))
    DONE = ("done", term("decision", "done"))


class Decision(Struct, frozen=True, kw_only=True):
    """One line of ``decisions.csv``: what was decided on an alert, by whom and until when.

    ``done`` is the day on which it was done, with its ``evidence``; None while it is not.
    """

    alert: str
    plan: str
    decision: str
    owner: str
    due: date
    done: date | None
    evidence: str
    place: Place

    def progress(self, day: date) -> Progress:
        """How far it has come on a day."""
        if self.done is not None and self.done <= day:
            return Progress.DONE
        return Progress.OVERDUE if day > self.due else Progress.OPEN

    def days_overdue(self, day: date) -> int:
        """Days since it was due; 0 where it is not overdue."""
        return (day - self.due).days if self.progress(day) is Progress.OVERDUE else 0


class Course(Worded):
    """How an alert stands beside the period before: ``word`` names it to readers."""

    NEW = ("new", term("course", "new"))
    WORSE = ("worse", term("course", "worse"))
    BETTER = ("better", term("course", "better"))
    SAME = ("same", term("course", "the same"))


class Explained(Struct, frozen=True, kw_only=True):
    """What an office wrote beside an item in one period: why, and what it does about it.

    ``responsible`` answers for the measure until ``due``, None where no day could be read;
    ``due_text`` is what was typed for it.
    """

    period: Period
    reason: str
    corrective: str
    responsible: str = ""
    due: date | None = None
    due_text: str = ""
    places: tuple[Place, ...] = ()


class Life(Struct, frozen=True, kw_only=True):
    """The life of one alert, as known on the report's date.

    ``first`` is the first of the periods in a row in which it was raised, ``age`` for how many
    months what it tells has lasted; None where nobody knows. ``explained`` is what the office says
    now, ``before`` what it said in the stored period before; ``repeated`` for how many periods in a
    row its reason is one.
    """

    alert: str
    first: Period | None
    age: int | None
    course: Course | None
    acknowledged: Acknowledged | None
    decisions: tuple[Decision, ...]
    explained: Explained | None
    before: Explained | None
    repeated: int


@dataclass(frozen=True, kw_only=True)
class Following:
    """The lives of all alerts of a report, and all that was noted and decided in its plan."""

    lives: tuple[Life, ...] = ()
    acknowledged: tuple[Acknowledged, ...] = ()
    decisions: tuple[Decision, ...] = ()

    def life(self, alert: str) -> Life | None:
        """The life of an alert by its id."""
        return self._by_alert.get(alert)

    @cached_property
    def _by_alert(self) -> Mapping[str, Life]:
        return {each.alert: each for each in self.lives}

    @cached_property
    def noted(self) -> frozenset[str]:
        """The alerts that were taken note of, which are counted apart."""
        return frozenset(each.alert for each in self.lives if each.acknowledged is not None)
