"""What the live status of a template's row is made of, before its office types anything."""

from sheetgen.model.figure import Figure
from sheetgen.model.measure import Measure
from sheetgen.model.rule import Bound
from sheetgen.records import Struct


class Live(Struct, frozen=True):
    """The progress that the build will measure, its one figure still open, and the thresholds.

    ``progress`` is that of a row left empty: where its reason is another than ``blank``, that one
    stands; where it is a figure, what is typed plays no part. ``excused`` where a waiver
    accepts that what is due does not apply. ``now`` is the progress of what stands in the cell
    already, None where it is empty.
    """

    progress: Measure
    due: bool
    bounds: tuple[Bound, ...]
    excused: bool = False
    now: Figure | None = None
