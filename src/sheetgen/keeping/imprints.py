"""The imprint of an item: the digest of what offices said of it and of all that it came to.

What was written of an item before is copied where its imprint is the same, and so is the digest of
all else that a report follows from. An imprint takes in twice what may change an item: what was
said, of it and of those it follows from, with the name of the file it was said in, and what came
of that, figure by figure with its cells (:mod:`sheetgen.keeping.told_items`). Either should tell;
what one of them forgot shows in the other. The digest of the file is apart (:func:`sent_in`): it is
another with each figure that an office sends, and of an item nothing but ``Trazas`` shows it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from sheetgen.keeping.told_items import digest_of
from sheetgen.model.kinds import Kind
from sheetgen.model.observation import Observation
from sheetgen.model.plan import Element, Item
from sheetgen.model.report import Report
from sheetgen.model.submission import Submission

_IN = "\x1f"
"""Between the parts of a line."""


def imprints(report: Report, told: Mapping[str, str]) -> dict[str, str]:
    """The imprint of each item, by its code; ``told`` are the digests of what they came to."""
    said = _said(report)
    items = [each.measured.item for each in report.items]
    own = {each.code: digest_of((told[each.code], *said.get(each.code, ()))) for each in items}
    rested = rested_on(items, report.plan.elements)
    return {
        code: digest_of((mine, *(own[each] for each in rested[code]))) if code in rested else mine
        for code, mine in own.items()
    }


def _said(report: Report) -> Mapping[str, Sequence[str]]:
    """All that files say of each item, in the order of what came."""
    found: dict[str, list[str]] = defaultdict(list)
    for submission in report.submissions:
        whose = _whose(submission)
        for each in submission.observations:
            if each.plan == report.plan.code:
                found[each.code].append(whose + of_cell(each))
    return found


def _whose(sent: Submission) -> str:
    return _IN.join((sent.file, sent.state.value, sent.office, ""))


def sent_in(report: Report) -> dict[str, str]:
    """The digests of the files that speak of each item or of those it follows from, by its code."""
    items = [each.measured.item for each in report.items]
    found: dict[str, dict[str, None]] = {each.code: {} for each in items}
    for submission in report.submissions:
        spoken = {each.code for each in submission.observations if each.plan == report.plan.code}
        for code in spoken.intersection(found):
            found[code][submission.sha256] = None
    rested = rested_on(items, report.plan.elements)
    for code, others in rested.items():
        for each in others:
            found[code] |= found[each]
    return {code: " ".join(digests) for code, digests in found.items()}


def of_cell(each: Observation) -> str:
    """What was said in a cell, as a line."""
    places = _IN.join(chain(each.place, *each.counted_in))
    said = f"{each.field}{_IN}{each.said!r}{_IN}{each.typed}{_IN}{each.office}{_IN}{places}"
    return said if each.correction is None else f"{said}{_IN}{each.correction}"


def rested_on(items: Iterable[Item], declared: Iterable[Element]) -> Mapping[str, tuple[str, ...]]:
    """Of each product the items that it may follow from: those of its element, and its twin's."""
    of_element = defaultdict[str, list[str]](list)
    products: dict[str, str] = {}
    for item in items:
        of_element[item.element].append(item.code)
        if item.kind is Kind.PRODUCT:
            products[item.code] = item.element
    elements = {each.code: each for each in declared}
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
