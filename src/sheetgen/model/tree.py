"""A plan's tree with its judged items: who is below whom."""

from sheetgen.model.kinds import Kind
from sheetgen.model.plan import Element, Plan
from sheetgen.model.report import JudgedItem
from sheetgen.records import Struct


class Tree(Struct, frozen=True):
    """Elements by parent and items by element, in the order of the plan."""

    elements: tuple[Element, ...]
    items: tuple[JudgedItem, ...]
    _children: dict[str | None, tuple[Element, ...]]
    _own: dict[str, tuple[JudgedItem, ...]]
    _depths: dict[str, int]

    @classmethod
    def of(cls, plan: Plan, items: tuple[JudgedItem, ...]) -> "Tree":
        """Order a plan's elements and items by their parents."""
        children: dict[str | None, list[Element]] = {}
        for element in plan.elements:
            children.setdefault(element.parent, []).append(element)
        own: dict[str, list[JudgedItem]] = {}
        for judged in items:
            own.setdefault(judged.measured.item.element, []).append(judged)
        depths: dict[str, int] = {}
        waiting = [(element, 0) for element in children.get(None, [])]
        while waiting:
            element, depth = waiting.pop()
            depths[element.code] = depth
            waiting += [(child, depth + 1) for child in children.get(element.code, [])]
        return cls(
            plan.elements,
            items,
            {parent: tuple(each) for parent, each in children.items()},
            {code: tuple(each) for code, each in own.items()},
            depths,
        )

    @property
    def roots(self) -> tuple[str, ...]:
        """The elements without a parent."""
        return self.children(None)

    def children(self, code: str | None) -> tuple[str, ...]:
        """The elements directly below one."""
        return tuple(element.code for element in self._children.get(code, ()))

    def own(self, code: str) -> tuple[JudgedItem, ...]:
        """The items that hang from the element itself."""
        return self._own.get(code, ())

    def below(self, code: str) -> tuple[JudgedItem, ...]:
        """Every item of the element and of all elements below it."""
        deeper = (each for child in self.children(code) for each in self.below(child))
        return (*self.own(code), *deeper)

    def elements_below(self, code: str) -> tuple[str, ...]:
        """The element and all elements below it."""
        deeper = (each for child in self.children(code) for each in self.elements_below(child))
        return (code, *deeper)

    def holders(self, code: str) -> tuple[str, ...]:
        """The elements that hold items themselves: this one and those below it."""
        deeper = (each for child in self.children(code) for each in self.holders(child))
        return (*([code] if self.own(code) else []), *deeper)

    def product(self, code: str) -> JudgedItem | None:
        """The element's product row, if it has one."""
        return next(
            (each for each in self.own(code) if each.measured.item.kind is Kind.PRODUCT), None
        )

    def depth(self, element: Element) -> int:
        """How many elements stand above it."""
        return self._depths[element.code]
