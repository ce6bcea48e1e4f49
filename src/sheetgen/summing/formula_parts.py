"""What a formula is made of: the measures in it, and the kind of what they follow from."""

from collections.abc import Iterator, Mapping

from sheetgen.model.comparison import CauseKind
from sheetgen.model.formula import Formula
from sheetgen.model.formulas.read import Leaf
from sheetgen.model.measure import Measure
from sheetgen.records import names_of

_KINDS: Mapping[str, CauseKind] = {
    "target": CauseKind.TARGET,
    "target_planned": CauseKind.TARGET,
    "programmed": CauseKind.SCHEDULE,
    "baseline": CauseKind.BASELINE,
    "pim": CauseKind.PIM,
}


def parts(formula: Formula) -> dict[str, Measure]:
    """The measures that are fields of a formula."""
    if isinstance(formula, Leaf):  # half of them are: it stands in cells
        return {}
    return {name: value for name, value in fields_of(formula) if isinstance(value, Measure)}


def fields_of(formula: Formula) -> Iterator[tuple[str, object]]:
    """What a formula is made of, by name."""
    return ((name, getattr(formula, name)) for name in names_of(type(formula)))


def one_kind(measure: Measure) -> CauseKind | None:
    """The kind of all that a measure follows from; None where it follows from several."""
    if isinstance(measure.formula, Leaf):
        return _kind_named(measure.name)
    kinds = {_kind_named(each.name) for each in leaves(measure)}
    return kinds.pop() if len(kinds) == 1 else None


def leaves(measure: Measure) -> Iterator[Measure]:
    """The measures that a measure follows from in the end: cells, or what was set."""
    formula = measure.formula
    inside = {} if isinstance(formula, Leaf) else {**parts(formula), **formula.operands}
    if not inside:
        yield measure
    for each in inside.values():
        yield from leaves(each)


def _kind_named(name: str) -> CauseKind:
    return _KINDS.get(name, CauseKind.VALUE)
