"""Which bound is in force for whom: the nearest setting wins (METHOD 5)."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise

from sheetgen.errors import RuleError
from sheetgen.language.message import message, term
from sheetgen.model.period import Period
from sheetgen.model.plan import Element, Item, Plan
from sheetgen.model.rule import Bound, Named, Rule
from sheetgen.model.workspace import Scope, ThresholdSetting
from sheetgen.records import Struct
from sheetgen.ruling.threshold_months import set_by

DEFAULT = "default"
_LADDER = ("low", "medium", "atypical")
_SCALE = "scale"
_FOR_ALL = (_SCALE, DEFAULT, "plan")


THRESHOLDS: tuple[Named, ...] = (
    Named("low", "percent", Decimal(75),
          term("fact", "below it, progress is low")),
    Named("medium", "percent", Decimal(95),
          term("fact", "below it, progress is medium; from it, high")),
    Named("atypical", "percent", Decimal(150),
          term("fact", "above it, progress is atypical")),
    Named("lag", "points", Decimal(10),
          term("fact", "lag from which there is money without product")),
    Named("advance", "points", Decimal(10),
          term("fact", "physical advance from which there is product without money")),
    Named("scale", "times", Decimal(10),
          term("fact", "times the target from which a slip of scale is suspected")),
    Named("repeated", "months", Decimal(1),
          term("fact", "months with the same figure from which it is noted")),
    Named("persistence", "periods", Decimal(3),
          term("fact", "due periods in a row without data from which it is pressed")),
    Named("fall", "points", Decimal(5),
          term("fact", "fall of progress or of the index from which it is noted")),
    Named("outlier", "times", Decimal("3.5"),
          term("fact", "robust deviations from which a value is extreme")),
)  # fmt: skip
"""The names rules may use. The figures are CEPLAN's current scale and this report's criteria."""


def thresholds_of(rules: Iterable[Rule]) -> tuple[Named, ...]:
    """Every threshold there is: the shipped ones, and those that the files of rules declare."""
    declared = {each.name: each for rule in rules for each in rule.declares}
    return (*THRESHOLDS, *declared.values())


def shipped_bounds(named: Iterable[Named] = THRESHOLDS) -> tuple[Bound, ...]:
    """The bounds where no setting says otherwise: what examples and proofs are judged by."""
    return tuple(Bound(each.name, each.figure, DEFAULT) for each in named)


def bounds_for(
    subject: Item | Element,
    plan: Plan,
    settings: tuple[ThresholdSetting, ...],
    period: Period,
    named: Iterable[Named] = THRESHOLDS,
) -> tuple[Bound, ...]:
    """Every threshold in force for an item or an element in a period, and which setting gave it."""
    return Scale.of(plan, settings, period, named).bounds(subject)


def _called(plan: Plan) -> dict[Scope, Scope]:
    """The items and elements that are called otherwise in a plan than in its tables."""
    products = {each.code for each in plan.elements}
    return {
        Scope(by, today): Scope(by, here)
        for today, here in plan.called.items()
        for by in ("item", *(("element",) if here in products else ()))
    }


class Scale(Struct, frozen=True):
    """The settings of one plan in one period, looked up by name and scope.

    ``keys`` says where each was set, by name and by who set it. ``parents`` is the plan's tree.
    ``known`` keeps the bounds of scopes met before: thousands of items share a few.
    """

    plan: str
    shipped: tuple[Bound, ...]
    settings: dict[tuple[str, Scope], ThresholdSetting]
    keys: dict[tuple[str, str], str]
    parents: dict[str, str | None]
    known: dict[tuple[Scope, ...], tuple[Bound, ...]]
    used: frozenset[Scope]
    """The scopes that any setting has."""
    for_all: bool
    """Whether these cover all items alike, as in most workspaces: there is one scale."""

    @classmethod
    def of(
        cls,
        plan: Plan,
        settings: tuple[ThresholdSetting, ...],
        period: Period,
        named: Iterable[Named] = THRESHOLDS,
    ) -> "Scale":
        """Let a setting for this plan alone go before one for all plans.

        Settings name items by their codes of today, whatever these are called in the plan given.
        """
        now = [each for each in settings if each.in_force(period)]
        mine = [each for each in now if each.plan is None]
        mine += [each for each in now if each.plan == plan.code]
        called = _called(plan)
        found = {(each.name, called.get(each.scope, each.scope)): each for each in mine}
        keys = {(each.name, set_by(each)): each.key for each in mine}
        parents = {each.code: each.parent for each in plan.elements}
        used = frozenset(scope for _, scope in found)
        for_all = all(scope.by in _FOR_ALL for scope in used)
        return cls(plan.code, shipped_bounds(named), found, keys, parents, {}, used, for_all)

    def bounds(self, subject: Item | Element) -> tuple[Bound, ...]:
        """Every threshold in force for the subject: of its scopes the nearest that has one."""
        covering = self._general() if self.for_all else self._scopes(subject)
        scopes = tuple([scope for scope in covering if scope in self.used])
        if scopes not in self.known:
            found = tuple(self._nearest(each, scopes) for each in self.shipped)
            self._check_ladder(found)
            self.known[scopes] = found
        return self.known[scopes]

    def general_bounds(self, *nearer: Scope) -> tuple[Bound, ...]:
        """Every threshold in force for the plan itself, or for what these scopes cover."""
        scopes = (*self._general(), *nearer)
        return tuple(self._nearest(each, scopes) for each in self.shipped)

    def _nearest(self, shipped: Bound, scopes: tuple[Scope, ...]) -> Bound:
        found = shipped
        for scope in scopes:
            setting = self.settings.get((shipped.name, scope))
            if setting is not None:
                found = Bound(shipped.name, setting.figure, set_by(setting))
        return found

    def _check_ladder(self, bounds: tuple[Bound, ...]) -> None:
        """Stops where low, medium and atypical do not rise, at what was set."""
        there = {bound.name: bound for bound in bounds}
        for under, over in pairwise(there[name] for name in _LADDER):
            if under.figure > over.figure:
                set_at = (self.keys.get((each.name, each.set_by)) for each in (under, over))
                raise RuleError(
                    ", ".join(key for key in set_at if key is not None),
                    message(
                        "'{under}' is {figure}, above '{over}', {other}.",
                        under=under.name,
                        figure=under.figure,
                        over=over.name,
                        other=over.figure,
                    ),
                    message("Let the thresholds rise: {names}.", names=_LADDER),
                )

    def _general(self) -> tuple[Scope, ...]:
        """The scopes that cover everything in the plan."""
        chosen = dict.fromkeys(scope for _, scope in self.settings if scope.by == _SCALE)
        return (*chosen, Scope(DEFAULT, ""), Scope("plan", self.plan))

    def _scopes(self, subject: Item | Element) -> tuple[Scope, ...]:
        """Every scope that covers the subject, from the farthest to the nearest."""
        general = self._general()
        if isinstance(subject, Element):
            return (*general, *self._line_of(subject.code), Scope("kind", "element"))
        return (
            *general,
            *self._line_of(subject.element),
            Scope("kind", subject.kind.value),
            *(Scope("type", each) for each in (subject.type,) if each),
            *(Scope("office", each) for each in subject.offices[:1]),  # the one that reports
            Scope("item", subject.code),
        )

    def _line_of(self, code: str) -> tuple[Scope, ...]:
        """The element's ancestors and itself, the root first."""
        line: list[Scope] = []
        at: str | None = code
        while at is not None and Scope("element", at) not in line:
            line.append(Scope("element", at))
            at = self.parents.get(at)
        return tuple(reversed(line))
