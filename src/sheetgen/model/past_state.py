"""How a plan stood in each of its months: its items' states, what held of them, its index."""

from collections.abc import Mapping
from decimal import Decimal

from sheetgen.model.figure import Figure, Gap, is_judged
from sheetgen.model.period import Period
from sheetgen.model.status import Band, Status
from sheetgen.records import Struct


class ItemState(Struct, frozen=True):
    """An item's status and band, and its progress in percent or why there is none."""

    status: Status
    band: Band | None
    progress: Figure


class Fired(Struct, frozen=True):
    """What held of an item in a month: each rule with the weight of its finding.

    ``known`` are the names of its measures with a figure; ``progress`` is None where it has none
    such measure at all.
    """

    held: Mapping[str, Decimal]
    known: frozenset[str]
    progress: Figure | None


class PastState(Struct, frozen=True, kw_only=True):
    """A plan in one month, its items called as they are in the month that is reported.

    ``is_sealed`` where the month was closed, and stands as it was sealed. ``raised`` are the ids of
    the alerts that counted then; none are told of the month that is reported. ``is_recalled`` where
    no file of the month is kept: its values are those of ``actuals.csv``, by the rules of now.
    """

    period: Period
    items: Mapping[str, ItemState]
    index: Figure | None
    is_sealed: bool = False
    is_recalled: bool = False
    raised: frozenset[str] = frozenset()

    @property
    def is_judged(self) -> bool:
        """Whether any item was judged in the month."""
        return any(is_judged(each.progress) for each in self.items.values())

    def judged(self, code: str) -> bool:
        """Whether an item was judged in the month: of a code that is no item's, whether any was."""
        items = [self.items[code]] if code in self.items else self.items.values()
        return any(each.progress is not Gap.NOT_DUE for each in items)
