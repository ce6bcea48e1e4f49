"""The imprint of an item: the digest of what offices said of it and of all that it came to.

What was written of an item before is copied where its imprint is the same, and so is the digest of
all else that a report follows from. An imprint takes in twice what may change an item: what was
said, of it and of those it follows from, with the file it was said in, and what came of that,
figure by figure with its cells. Either should tell; what one of them forgot shows in the other.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import chain

from sheetgen.model.kinds import Kind
from sheetgen.model.measure import Measure
from sheetgen.model.observation import Observation
from sheetgen.model.plan import Element
from sheetgen.model.report import JudgedItem, Report
from sheetgen.model.rule import Bound
from sheetgen.model.submission import Submission

_IN, _NEXT = "\x1f", "\x1e"
"""Between the parts of a line, and between lines."""
_BYTES = 16


def imprints(report: Report) -> dict[str, str]:
    """The imprint of each item, by its code."""
    said, bounds = _said(report), _Bounds()
    own = {
        each.measured.item.code: _imprint(
            (*_told(each, bounds), *said.get(each.measured.item.code, ()))
        )
        for each in report.items
    }
    rested = _rested_on(report)
    return {
        code: _imprint((mine, *(own[each] for each in rested[code]))) if code in rested else mine
        for code, mine in own.items()
    }


def _imprint(lines: Iterable[str]) -> str:
    text = _NEXT.join(lines).encode(errors="surrogatepass")
    return blake2b(text, digest_size=_BYTES).hexdigest()


def _said(report: Report) -> Mapping[str, Sequence[str]]:
    """All that files say of each item, in the order of what came."""
    found: dict[str, list[str]] = defaultdict(list)
    for submission in report.submissions:
        whose = _whose(submission)
        for each in submission.observations:
            if each.plan == report.plan.code:
                found[each.code].append(whose + _of_cell(each))
    return found


def _whose(sent: Submission) -> str:
    return _IN.join((sent.file, sent.sha256, sent.state.value, sent.office, ""))


def _of_cell(each: Observation) -> str:
    places = _IN.join(chain(each.place, *each.counted_in))
    said = f"{each.field}{_IN}{each.said}{_IN}{each.typed}{_IN}{each.office}{_IN}{places}"
    return said if each.correction is None else f"{said}{_IN}{each.correction}"


class _Bounds(dict[int, str]):
    """What many items are judged by, said once: they share it."""

    def of(self, bounds: tuple[Bound, ...]) -> str:
        """Thresholds as a line."""
        found = self.get(id(bounds))
        if found is None:
            found = self[id(bounds)] = repr(bounds)
        return found


def _told(judged: JudgedItem, bounds: _Bounds) -> Iterator[str]:
    """What an item came to."""
    measured, verdict = judged.measured, judged.verdict
    yield f"{measured.item.code}{_IN}{measured.due}{_IN}{verdict.status}{_IN}{verdict.band}"
    yield f"{verdict.rule}{_IN}{bounds.of(judged.bounds)}"
    for each in verdict.findings:
        places = _IN.join(chain.from_iterable(each.places))
        said = f"{each.rule}{_IN}{each.severity}{_IN}{each.weight}{_IN}{each.beta}"
        yield f"{said}{_IN}{each.message.text}{_IN}{each.message.figures}{_IN}{places}"
    for field, text in measured.notes:
        yield f"{field}{_IN}{text}"
    yield from map(_of_measure, measured.measures)


def _of_measure(each: Measure) -> str:
    formula, places = each.formula, _IN.join(chain.from_iterable(each.places))
    figure = f"{each.quantity.name}{_IN}{each.figure}{_IN}{each.standing}"
    return f"{figure}{_IN}{type(formula).__name__}{_IN}{formula.typed}{_IN}{places}"


def _rested_on(report: Report) -> Mapping[str, tuple[str, ...]]:
    """Of each product the items that it may follow from: those of its element, and its twin's."""
    codes, of_element = set[str](), defaultdict[str, list[str]](list)
    products: dict[str, str] = {}
    for each in report.items:
        item = each.measured.item
        codes.add(item.code)
        of_element[item.element].append(item.code)
        if item.kind is Kind.PRODUCT:
            products[item.code] = item.element
    elements = {each.code: each for each in report.plan.elements}
    return {
        code: tuple(
            other
            for at in _twins(elements[element], elements, products)
            for other in of_element[at]
            if other != code
        )
        for code, element in products.items()
    }


def _twins(
    element: Element, elements: Mapping[str, Element], products: Mapping[str, str]
) -> tuple[str, ...]:
    """An element, and those whose product it repeats."""
    found = [element.code]
    while (same := element.same_as) is not None and products.get(same, found[0]) not in found:
        element = elements[products[same]]
        found.append(element.code)
    return tuple(found)
