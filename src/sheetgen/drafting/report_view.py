"""What sentences are made from: a report's records, looked up by code, and who one speaks of."""

from collections.abc import Iterator, Mapping

from sheetgen.language.message import Message, message
from sheetgen.model.draft import Cited, Told, Unsaid
from sheetgen.model.draft_plan import Each
from sheetgen.model.kinds import Kind
from sheetgen.model.measure import Measure
from sheetgen.model.observation import Observation
from sheetgen.model.period import Period, month_of
from sheetgen.model.plan import Item, Level
from sheetgen.model.report import JudgedItem, Report
from sheetgen.model.submission import State
from sheetgen.model.summary import Alert, ElementSummary, Paragraph
from sheetgen.model.tree import Tree
from sheetgen.records import Struct, replace
from sheetgen.telling.subject_words import subject as spoken

_DECEMBER = 12
_KINDS = {
    Each.PRODUCT: Kind.PRODUCT,
    Each.ACTIVITY: Kind.ACTIVITY,
    Each.INDICATOR: Kind.INDICATOR,
}
_THIS: Mapping[Kind, Message] = {
    Kind.INDICATOR: message("This indicator"),
    Kind.ACTIVITY: message("This activity"),
    Kind.PRODUCT: message("This product"),
}


class Subject(Struct, frozen=True):
    """Whom sentences are said of: the plan where both are None, an element, an item.

    An element that has a product row has that item too. ``is_alone`` where it speaks for the items
    that hang from itself, and others for those below them; ``is_known`` where the sentence before
    spoke of it already.
    """

    code: str
    name: str
    element: ElementSummary | None = None
    item: JudgedItem | None = None
    is_alone: bool = False
    is_known: bool = False

    @property
    def is_plan(self) -> bool:
        """Whether it is the plan as a whole."""
        return self.element is None and self.item is None


class View(Struct, frozen=True):
    """A report by code."""

    report: Report
    tree: Tree
    elements: Mapping[str, ElementSummary]
    levels: Mapping[str, Level]
    alerts: Mapping[str, Alert]
    paragraphs: Mapping[str, tuple[Paragraph, ...]]
    typed: Mapping[tuple[str, str], tuple[Observation, ...]]
    """What offices wrote, by the code and the field."""

    @classmethod
    def of(cls, report: Report) -> "View":
        """Look a report up."""
        paragraphs: dict[str, list[Paragraph]] = {}
        for each in report.narrative:
            paragraphs.setdefault(each.element, []).append(each)
        typed: dict[tuple[str, str], list[Observation]] = {}
        for submission in report.submissions:
            if submission.state in {State.SUPERSEDED, State.REJECTED}:
                continue
            for said in submission.observations:
                if said.plan == report.plan.code and isinstance(said.said, str):
                    typed.setdefault((said.code, said.field), []).append(said)
        return cls(
            report=report,
            tree=Tree.of(report.plan, report.items),
            elements={each.element.code: each for each in report.elements},
            levels={each.code: each for each in report.plan.levels},
            alerts={each.id: each for each in report.alerts},
            paragraphs={code: tuple(each) for code, each in paragraphs.items()},
            typed={key: tuple(each) for key, each in typed.items()},
        )

    @property
    def plan(self) -> Subject:
        """The plan as a whole."""
        return Subject(self.report.plan.code, self.report.plan.name)

    def each(self, of: Each | None, below: Subject) -> tuple[Subject, ...]:
        """Of whom a part is said, within a subject: of that itself where nothing is named."""
        match of:
            case None:
                return (below,)
            case Each.TOP:
                return tuple(self._tops())
            case Each.NARRATED:
                return tuple(
                    self._element(code) for code in self.paragraphs if code in self.elements
                )
            case Each.ELEMENT:
                return tuple(
                    replace(self._element(code), is_alone=True) for code in self._holders(below)
                )
            case Each.PRODUCT | Each.ACTIVITY | Each.INDICATOR:
                pass
        kind = _KINDS[of]
        found = self._items(below, kind)
        return tuple(
            _item(each) for each in found if kind is not Kind.PRODUCT or each is not below.item
        )

    def _tops(self) -> Iterator[Subject]:
        roots = self.tree.roots
        if len(roots) != 1 or not self.tree.children(roots[0]):
            yield from map(self._element, roots)
            return
        (only,) = roots
        has_index = self.report.plan.kind.has_index
        if any(
            has_index or x.measured.item.kind is not Kind.INDICATOR for x in self.tree.own(only)
        ):
            yield replace(self._element(only), is_alone=True)
        yield from map(self._element, self.tree.children(only))

    def _holders(self, below: Subject) -> Iterator[str]:
        if below.is_alone:
            yield below.code
            return
        codes = self.tree.roots if below.is_plan else self.tree.children(below.code)
        own = (below.code,) if not below.is_plan and self.tree.own(below.code) else ()
        yield from own
        for code in codes:
            yield from self.tree.holders(code)

    def _items(self, below: Subject, kind: Kind) -> Iterator[JudgedItem]:
        """In the order of the tree, those of the subject itself first."""
        if below.element is None and below.item is not None:
            return
        yield from (each for each in self.below(below) if each.measured.item.kind is kind)

    def _element(self, code: str) -> Subject:
        summary = self.elements[code]
        return Subject(code, summary.element.name, summary, self.tree.product(code))

    def below(self, subject: Subject) -> tuple[JudgedItem, ...]:
        """The items that a subject speaks for."""
        if subject.is_plan:
            return self.report.items
        return self.tree.own(subject.code) if subject.is_alone else self.tree.below(subject.code)

    def level(self, subject: Subject) -> str:
        """What the plan calls the level of an element: "Producto"."""
        element = subject.element
        return "" if element is None else self.levels[element.element.level].name

    def who(self, subject: Subject, *, named: bool = False) -> Message:
        """A subject at the beginning of a sentence; ``named``: with its name, where it has one."""
        if subject.is_plan:
            return self._whole
        code = message("{code}", code=subject.code)
        name = subject.name.strip().rstrip(".")
        if named and name and name != subject.code:
            code = message("{code} («{name}»)", code=subject.code, name=name)
        if subject.element is not None:
            return spoken(self.levels[subject.element.element.level], (code,))
        if subject.item is None:
            return code
        if subject.is_known and not named:
            return _THIS[subject.item.measured.item.kind]
        return spoken(subject.item.measured.item.kind, (code,))

    @property
    def _whole(self) -> Message:
        """The plan: by the only element at its top, where that stands above all others."""
        roots = self.tree.roots
        if len(roots) == 1 and self.tree.children(roots[0]):
            return self.who(self._element(roots[0]))
        return self.report.plan.kind.spoken

    @property
    def when(self) -> Message:
        """The report's period in a sentence: "en 2025", "a junio de 2025"."""
        return when(self.report.period)


def when(period: Period) -> Message:
    """A period in a sentence: a year by its December."""
    if period.month == _DECEMBER:
        return message("in {year}", year=str(period.year))
    return message("by {month}", month=month_of(period))


def _item(judged: JudgedItem) -> Subject:
    item = judged.measured.item
    return Subject(item.code, item.name, item=judged)


def cited(measure: Measure, item: Item, shown: Message | None = None) -> Cited:
    """A measure of an item as a sentence cites it."""
    return Cited(item.code, measure.quantity.word, shown or measure.shown(item), measure.places)


Said = Told | Unsaid | None
"""What becomes of a sentence: said; not said, and why; or nothing, where it has no place."""
