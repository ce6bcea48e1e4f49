"""Items as they were judged, kept for the next build of the same month.

What an item comes to follows from what was said in the month of it and of those it rests on, and
from what no file of the month can change. It is kept by the digest of the first, in an entry whose
key is that of the second (:mod:`sheetgen.reused`). Where both are as they were, the item is neither
measured nor judged.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from sheetgen.json_lines import compact, plain
from sheetgen.keeping.imprints import of_cell, rested_on
from sheetgen.keeping.packed import Packed
from sheetgen.keeping.plain_json import Json
from sheetgen.keeping.told_items import Reteller, Shape, Teller, digest_of
from sheetgen.model.expectation import Expectation
from sheetgen.model.finding import Verdict
from sheetgen.model.measure import Measure, MeasuredItem
from sheetgen.model.observation import Observation
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.model.report import JudgedItem
from sheetgen.model.rule import Rule
from sheetgen.records import Struct, field

SPOILT = (ValueError, TypeError, LookupError, ArithmeticError)
"""What comes of data that is whole by its digest, and yet not what is kept there."""

Anew = Callable[[tuple[Expectation, ...], tuple[Observation, ...]], Iterable[MeasuredItem]]
"""Measures what is expected by what was said of it."""


class Held(NamedTuple):
    """An item that is as it was."""

    measured: MeasuredItem
    verdict: Verdict


class _Line(NamedTuple):
    """What is kept of an item: by which digest, the digest of what it came to, and that."""

    key: str
    told: str
    shape: Shape
    line: bytes


class KeptItems(Struct):
    """The items of a plan in a month: as they were kept, and as they are to be kept.

    ``period`` is the month, ``plan`` the plan's code.
    """

    plan: str
    period: Period
    _before: Mapping[str, _Line] = field(default_factory=dict)
    _keys: dict[str, str] = field(default_factory=dict)
    _held: dict[str, Held] = field(default_factory=dict)
    is_spoilt: bool = False

    @classmethod
    def read(cls, plan: str, period: Period, text: bytes | None) -> "KeptItems":
        """From what was kept, None where nothing was."""
        if text is None:
            return cls(plan, period)
        first, *lines = text.split(b"\n")
        try:
            return cls(plan, period, dict(_lines(plain(first), lines)))
        except SPOILT:
            return cls(plan, period, is_spoilt=True)

    def look(
        self, plan: Plan, expectations: Sequence[Expectation], said: Iterable[Observation]
    ) -> "Looked":
        """See what is as it was, by what was said in the month."""
        by_code: dict[str, list[Observation]] = {each.item.code: [] for each in expectations}
        for each in said:
            by_code.setdefault(each.code, []).append(each)
        of_each = {code: digest_of([*map(of_cell, told)]) for code, told in by_code.items()}
        rested = rested_on([each.item for each in expectations], plan.elements)
        for expectation in expectations:
            code = expectation.item.code
            others = rested.get(code, ())
            self._keys[code] = (
                digest_of([of_each[code], *(of_each[each] for each in others)])
                if others
                else of_each[code]
            )
        return Looked({each.item.code: each for each in expectations}, by_code, rested)

    def held(
        self,
        looked: "Looked",
        reteller: Reteller,
        anew: Anew,
    ) -> Mapping[str, Held]:
        """The items that are as they were, by their codes; ``anew`` measures some of them."""
        found: dict[str, Held] = {}
        try:
            for code, each in looked.expected.items():
                before = self._before.get(code)
                if before is not None and before.key == self._keys[code]:
                    late = _Late(code, looked, anew)
                    found[code] = Held(*reteller.retold(each.item, before.shape, before.line, late))
        except SPOILT:
            self.is_spoilt, self._before = True, {}
            return {}
        self._held = found
        return found

    def told(self, items: Iterable[JudgedItem], rules: Iterable[Rule]) -> "ToldItems":
        """All items, each on a line to be kept and by the digest of what it came to."""
        teller = Teller({each.code: each for each in rules})
        told = ToldItems()
        for judged in items:
            code = judged.measured.item.code
            key, before = self._keys.get(code, ""), self._before.get(code)
            held = self._held.get(code)
            if before is not None and held is not None and held.measured is judged.measured:
                told.add(code, key, before.told, before.shape, before.line)
                continue
            made = teller.told(judged)
            line = made.line if key and made.is_whole else b""
            told.add(code, key if line else "", made.digest, made.shape, line)
        return told


class Looked(NamedTuple):
    """What is expected of each item, what was said of it, and which items rest on others."""

    expected: Mapping[str, Expectation]
    said: Mapping[str, Sequence[Observation]]
    rested: Mapping[str, Sequence[str]]


class _Late(Struct):
    """What makes the measures of an item, once the formula of one is asked for."""

    code: str
    looked: Looked
    anew: Anew
    made: Sequence[Measure] = ()

    def __call__(self) -> Sequence[Measure]:
        """Its measures; those of the items that it rests on are made with them."""
        if not self.made:
            needed = dict.fromkeys([self.code, *self.looked.rested.get(self.code, ())])
            found = self.anew(
                tuple([each for at, each in self.looked.expected.items() if at in needed])
                if len(needed) > 1
                else (self.looked.expected[self.code],),
                tuple([said for each in needed for said in self.looked.said[each]]),
            )
            self.made = next(each.measures for each in found if each.item.code == self.code)
        return self.made


class ToldItems(Struct):
    """The items of a report, told: the digest of each, and all as a text that is kept packed."""

    digests: dict[str, str] = field(default_factory=dict)
    _keys: list[str] = field(default_factory=list)
    _numbers: list[int] = field(default_factory=list)
    _shapes: dict[Shape, int] = field(default_factory=dict)
    _packed: Packed = field(default_factory=Packed)

    def add(self, code: str, key: str, digest: str, shape: Shape, line: bytes) -> None:
        """An item as it was told."""
        self.digests[code] = digest
        self._keys.append(key)
        self._numbers.append(self._shapes.setdefault(shape, len(self._shapes)))
        self._packed.add_line(line)

    @property
    def text(self) -> Packed:
        """All of it, its first line last."""
        runs = [[shape, len([*same])] for shape, same in groupby(self._numbers)]
        head = {
            "codes": list(self.digests),
            "keys": self._keys,
            "told": list(self.digests.values()),
            "shapes": list(self._shapes),
            "of": runs,
        }
        self._packed.first = compact(head)
        return self._packed


def _lines(head: Json, lines: Sequence[bytes]) -> Iterator[tuple[str, _Line]]:
    """What is kept of each item; raises one of SPOILT where the data is no such thing."""
    shapes = [tuple((name, way) for name, way in each) for each in head["shapes"]]
    of = (shapes[shape] for shape, n in head["of"] for _ in range(n))
    for code, key, told, shape, line in zip(
        head["codes"], head["keys"], head["told"], of, lines, strict=True
    ):
        if key:
            yield code, _Line(key, told, shape, line)
