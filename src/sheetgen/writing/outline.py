"""The lines of an item sheet: elements as headings with their items below, and where each stands.

Every sheet that points at an item (alerts, traces, the summary) asks here for its row, so that a
link cannot miss.
"""

from collections.abc import Iterator, Mapping

from sheetgen.model.kinds import Kind
from sheetgen.model.report import JudgedItem, Report
from sheetgen.model.summary import ElementSummary
from sheetgen.records import Struct

WORK = (Kind.ACTIVITY, Kind.PRODUCT)
INDICATORS = (Kind.INDICATOR,)


class Line(Struct, frozen=True, kw_only=True):
    """One row: an element, an item, or a product that is both.

    ``group`` is the code of the element that charts and counts are drawn by: one of
    :func:`groups`, or an element above them that has items of its own. ``depth`` counts from the
    plan's root. ``line`` counts the rows of the sheet from 0.
    """

    line: int
    depth: int
    group: str
    element: ElementSummary | None
    item: JudgedItem | None

    @property
    def code(self) -> str:
        """The code of the item, or of the element where there is no item."""
        if self.item is not None:
            return self.item.measured.item.code
        return "" if self.element is None else self.element.element.code


def outline(
    report: Report, kinds: tuple[Kind, ...], *, alerts_first: bool = False
) -> tuple[Line, ...]:
    """The lines of these kinds of items; elements without any below them are left out.

    ``alerts_first``: within its element an item with an alert stands before those without, the
    gravest first; official annexes keep the plan's order.
    """
    ranks = _ranks(report) if alerts_first else {}
    walked = _walk(_Tree(report, kinds, ranks), None, 0, "")
    return tuple(
        Line(line=n, depth=depth, group=group, element=element, item=item)
        for n, (depth, group, element, item) in enumerate(walked)
    )


def _ranks(report: Report) -> Mapping[str, int]:
    """The place of each subject among those with alerts, in the order of their first ones."""
    return {code: n for n, code in enumerate(dict.fromkeys(each.subject for each in report.alerts))}


def groups(report: Report) -> tuple[ElementSummary, ...]:
    """The elements that charts and counts are drawn by: the first level with more than one."""
    depths = sorted({summary.depth for summary in report.elements})
    levels = [tuple(e for e in report.elements if e.depth == depth) for depth in depths]
    several = (level for level in levels if len(level) > 1)
    return next(several, levels[0] if levels else ())


class _Tree:
    """Children and items by element, in the plan's order; those that are ranked come first."""

    def __init__(self, report: Report, kinds: tuple[Kind, ...], ranks: Mapping[str, int]) -> None:
        self.groups = frozenset(each.element.code for each in groups(report))
        self.children: dict[str | None, list[ElementSummary]] = {}
        self.items: dict[str, list[JudgedItem]] = {}
        known = {each.element.code for each in report.elements}
        for summary in report.elements:
            parent = summary.element.parent
            self.children.setdefault(parent if parent in known else None, []).append(summary)
        for judged in report.items:
            if judged.measured.item.kind in kinds:
                self.items.setdefault(judged.measured.item.element, []).append(judged)
        for items in self.items.values() if ranks else ():
            items.sort(key=lambda each: ranks.get(each.measured.item.code, len(ranks)))

    def holds(self, summary: ElementSummary) -> bool:
        """Whether any item stands below the element."""
        code = summary.element.code
        return code in self.items or any(map(self.holds, self.children.get(code, ())))


_Found = tuple[int, str, ElementSummary | None, JudgedItem | None]


def _walk(tree: _Tree, parent: str | None, depth: int, group: str) -> Iterator[_Found]:
    for summary in tree.children.get(parent, ()):
        if not tree.holds(summary):
            continue
        code = summary.element.code
        here = code if code in tree.groups or not group else group
        items = tree.items.get(code, [])
        own = next((each for each in items if each.measured.item.code == code), None)
        yield depth, here, summary, own
        for judged in items:
            if judged is not own:
                yield depth + 1, here, None, judged
        yield from _walk(tree, code, depth + 1, here)
