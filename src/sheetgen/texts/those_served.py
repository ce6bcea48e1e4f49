"""What a text says of those served, where the plan counts them: held against what lists came to.

A total, the growth, who is new, a class, a service or a criterion by its name. What is hidden is
neither confirmed nor contradicted, and a figure of which it is not clear what it is of stays one
that nothing answers.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from sheetgen.language.message import Message, message
from sheetgen.model.figure import HUNDRED
from sheetgen.model.population import EVERY, Part, Served
from sheetgen.model.text import Claim, Said
from sheetgen.records import Struct, replace
from sheetgen.texts.figures_in_text import Number
from sheetgen.texts.held_back import withheld
from sheetgen.texts.phrase_language import plain
from sheetgen.texts.printing import prints
from sheetgen.texts.reading import Read
from sheetgen.texts.table_figures import Known

_TOTAL = r"\s+(?:<of>\s+)?<served-ones>"
_STANDS = (
    ("new", r"\s+(?:<is>\s+)?<new-ones>"),
    ("returning", r"\s+<returning-ones>"),
    ("gone", r"\s+(?:<is>\s+)?<gone-ones>"),
)
_QUOTES = " «»\"'“”"
_QUOTED = re.compile(r"«[^»]*»")
"""Names of classes that have figures in them: "«Más de 100»" tells of no change."""


class _Figure(Struct, frozen=True):
    """What lists say; None where it is hidden."""

    figure: Decimal | None
    is_share: bool


class _Named(Struct, frozen=True):
    """A class, a service or a criterion, in plain letters; ``of`` is its band, "" of none."""

    name: str
    of: str
    part: Part


def of_those_served(claim: Claim, read: Read, number: Number, known: Known) -> Claim:
    """The claim, or where no table of the plan answers it, what the lists say to it."""
    served = known.report.served
    if served is None or claim.said is not Said.NOT_IN_DATA or claim.expected is not None:
        return claim
    found = None
    if claim.subject is None:
        found = _year_on_year(read, number, served, known.year)
    if found is not None:
        return _held(claim, number, served, found)
    found = _part(read, number, served, known.year) if claim.subject is None else None
    found = found or _total(claim.subject, read, number, served)
    if found is None:
        return claim
    own = replace(read, months=None)  # those of the sentence before were of what it compares with
    return withheld(_held(claim, number, served, found), own, number, known)


def _held(claim: Claim, number: Number, served: Served, found: _Figure) -> Claim:
    if found.figure is None:
        return replace(claim, expected=message("it is of few, and told in no report"))
    if prints(number, found.figure):
        return replace(claim, said=Said.CONFIRMED, cells=served.places())
    return replace(claim, said=Said.CONTRADICTED, expected=_expected(found), cells=served.places())


def _expected(found: _Figure) -> Message:
    if found.is_share:
        return message("the lists of those served have {figure:percentage}", figure=found.figure)
    return message("the lists of those served have {figure}", figure=found.figure)


def _total(code: str | None, read: Read, number: Number, served: Served) -> _Figure | None:
    """Whom the plan, an element or an item served."""
    if not read.shape(_TOTAL).match(read.text, number.end):
        return None
    told = served.base if code is None else served.unique.get(code)
    return None if told is None else _Figure(Decimal(told), is_share=False)


def _year_on_year(read: Read, number: Number, served: Served, year: int) -> _Figure | None:
    """The growth, the total of the year before, and who is new, returns or is gone."""
    if served.before is None or not _is_of_them(read):
        return None
    for key, shape in _STANDS:
        if read.shape(shape).match(read.text, number.end):
            n = getattr(served, key)
            return _Figure(None if n is None else Decimal(n), is_share=False)
    if number.unit != "percent":
        opened = read.text[: number.start].endswith(f"{year - 1} (")
        return _Figure(Decimal(served.before), is_share=False) if opened else None
    quoted = [each.span() for each in _QUOTED.finditer(read.text)]
    if read.text[: number.start].endswith("("):
        return None  # a share of what stands before the bracket: "«Más de 100» (11.0 %)"
    ways = {
        each.means in {"change-up", "more"}
        for each in read.within(0, len(read.text), "change-up", "more", "change-down", "fewer")
        if not any(start <= each.start < end for start, end in quoted)
    }
    if len(ways) != 1 or not served.before:
        return None
    moved = (Decimal(served.base) - served.before) / served.before * HUNDRED
    return _Figure(moved if ways.pop() else -moved, is_share=True)


def _part(read: Read, number: Number, served: Served, year: int) -> _Figure | None:
    """A class or a service whose name opens the bracket, or the criterion that is named."""
    if any(each != year for _, _, each in read.years):
        return None
    label = read.text[: number.start].rstrip()
    if label.endswith("("):
        label = label.removesuffix("(").rstrip(_QUOTES)
        named = [each for each in _classes(served) if _ends(label, each.name)]
        longest = max((len(each.name) for each in named), default=0)
        named = [each for each in named if len(each.name) == longest]
        beside = [each for each in named if each.of and each.of in read.text] or [
            each for each in named if not each.of and _is_of_them(read)
        ]
        if beside:
            return _share_or_count(beside, number)
    return _share_or_count(list(_criteria(read, number, served)), number)


def _share_or_count(named: list[_Named], number: Number) -> _Figure | None:
    if len(named) != 1:
        return None
    part, is_share = named[0].part, number.unit == "percent"
    figure = part.share if is_share else None if part.n is None else Decimal(part.n)
    if figure is None and part.n is not None:
        return None  # services have no shares
    return _Figure(figure, is_share)


def _classes(served: Served) -> Iterator[_Named]:
    for band, parts in served.by.items():
        yield from (_Named(plain(name), plain(band), part) for name, part in parts.items())
    for each in served.crossed:
        of = plain(" × ".join(each.bands))
        for classes, part in each.cells.items():
            yield _Named(plain(" · ".join(classes)), of, part)
    for name, n in served.services.items():
        yield _Named(plain(name), "", Part(n, None))


def _criteria(read: Read, number: Number, served: Served) -> Iterator[_Named]:
    """The only criterion that a sentence names, but for figures within its name."""
    text = read.text
    found: list[_Named] = []
    for name, part in served.met.items():
        if name == EVERY:
            is_named = read.shape(r"<all-criteria>").search(text) is not None
        else:
            start = text.find(plain(name))
            is_named = start >= 0
            if start <= number.start < start + len(name) and is_named:
                return
        if is_named:
            found.append(_Named(plain(name), "", part))
    yield from found


def _ends(label: str, name: str) -> bool:
    """Whether a text ends with a name, and with no longer word."""
    before = label.removesuffix(name)
    return bool(name) and label.endswith(name) and not before[-1:].isalnum()


def _is_of_them(read: Read) -> bool:
    return read.shape(r"<served-ones>").search(read.text) is not None
