"""Items as they were judged, each told on a line: what they came to, with its cells.

The formulas of figures are not told: they are made anew when somebody asks for one.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from hashlib import blake2b
from sys import intern
from typing import NamedTuple, TypeAlias

from sheetgen.json_lines import compact, plain
from sheetgen.keeping.plain_json import Json, NotKeptError, retold, told
from sheetgen.language.message import Message, Texts, own_message
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.finding import Finding, Verdict
from sheetgen.model.measure import LateMeasure, Measure, MeasuredItem
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.plan import Item
from sheetgen.model.quantity import Quantity
from sheetgen.model.report import JudgedItem
from sheetgen.model.rule import Bound, Rule
from sheetgen.model.status import Band, Status

Shape: TypeAlias = tuple[tuple[str, str], ...]
"""The quantities that are measured of an item, each with the kind of its formula: many share it."""
_GAPS = {each.value: each for each in Gap}
_STATUSES = {each.value: each for each in Status}
_BANDS = {each.value: each for each in Band}
_BYTES = 16


class ToldItem(NamedTuple):
    """An item as it is told: the digest of all of it, and whether its line says it all."""

    shape: Shape
    line: bytes
    digest: str
    is_whole: bool


class Teller:
    """Tells items that were judged by these rules."""

    def __init__(self, rules: Mapping[str, Rule]) -> None:
        self._rules = rules
        self._bounds: dict[int, str] = {}
        self._shapes: dict[Shape, str] = {}

    def told(self, judged: JudgedItem) -> ToldItem:
        """One of them."""
        measured, verdict = judged.measured, judged.verdict
        sets: dict[tuple[Place, ...], int] = {}
        figures, at, ways, typed, standing = [], [], [], [], []
        for number, each in enumerate(measured.measures):
            figure = each.figure
            figures.append(f"!{figure.value}" if isinstance(figure, Gap) else str(figure))
            at.append(sets.setdefault(each.places, len(sets)))
            ways.append((each.quantity.name, each.way))
            if said := each.typed:
                typed.append((number, said))
            if each.standing is not None:
                standing.append((number, each.standing.value))
        shape, is_whole = tuple(ways), True
        try:
            findings: Json = [self._finding(each, sets) for each in verdict.findings]
        except NotKeptError:
            findings, is_whole = repr(verdict.findings), False
        band = None if verdict.band is None else verdict.band.value
        line = compact(
            (
                measured.due,
                (verdict.status.value, band, verdict.rule),
                figures,
                at,
                *_numbered(sets),
                standing,
                measured.notes,
                findings,
            )
        )
        known = self._shapes.get(shape)
        if known is None:
            known = self._shapes[shape] = repr(shape)
        parts = (measured.item.code, self._bounds_of(judged.bounds), known, repr(typed))
        return ToldItem(shape, line, digest_of(parts, line), is_whole)

    def _bounds_of(self, bounds: tuple[Bound, ...]) -> str:
        """Thresholds as a line, said once: many items share them."""
        found = self._bounds.get(id(bounds))
        if found is None:
            found = self._bounds[id(bounds)] = repr(bounds)
        return found

    def _finding(self, found: Finding, sets: dict[tuple[Place, ...], int]) -> Json:
        """Raises NotKeptError where it is not what its rule says of a subject."""
        rule = self._rules[found.rule]
        if (found.severity, found.beta) != (rule.severity, rule.beta):
            raise NotKeptError(found.rule)
        return (
            found.rule,
            str(found.weight),
            _told_said(found.message, rule.message),
            _told_said(found.remedy, rule.remedy),
            sets.setdefault(found.places, len(sets)),
        )


def digest_of(parts: Sequence[str], line: bytes = b"") -> str:
    """The digest of some texts, and of a line behind them."""
    text = "\x1e".join(parts).encode(errors="surrogatepass") + line
    return blake2b(text, digest_size=_BYTES).hexdigest()


def _numbered(sets: Mapping[tuple[Place, ...], int]) -> tuple[Json, Json]:
    """The places of all sets, and of each set their numbers."""
    places: dict[Place, int] = {}
    numbers = [[places.setdefault(each, len(places)) for each in one] for one in sets]
    return list(places), numbers


def _told_said(said: Message, texts: Texts) -> Json:
    """The figures of a rule's sentence; in a list of one the whole, where it says more."""
    if said == own_message(texts, **dict(said.figures)):
        return {name: told(figure) for name, figure in said.figures}
    return [told(said)]


def _retold_said(data: Json, texts: Texts) -> Message:
    if isinstance(data, dict):
        return own_message(texts, **{name: retold(each) for name, each in data.items()})
    (whole,) = data
    made = retold(whole)
    if not isinstance(made, Message):
        raise TypeError(data)
    return made


class Reteller:
    """Makes items again of what was told of them, in one month and by the same rules."""

    def __init__(
        self,
        period: Period,
        rules: Mapping[str, Rule],
        quantities: Callable[[str], Mapping[str, Quantity]],
    ) -> None:
        """``quantities`` are those that items of a kind may have, by their names."""
        self._period, self._rules, self._quantities = period, rules, quantities
        self._shapes: dict[tuple[Shape, str], tuple[tuple[Quantity, str], ...]] = {}

    def retold(
        self, item: Item, shape: Shape, line: bytes, anew: Callable[[], Sequence[Measure]]
    ) -> tuple[MeasuredItem, Verdict]:
        """The item with its verdict; ``anew`` makes its measures, where somebody asks how.

        Raises ValueError, TypeError, LookupError or ArithmeticError where the line is no such
        thing.
        """
        due, judged, figures, at, places, numbers, standing, notes, findings = plain(line)
        made = [Place(intern(file), intern(sheet), intern(cell)) for file, sheet, cell in places]
        sets = [tuple([made[number] for number in one]) for one in numbers]
        stands = {number: _GAPS[gap] for number, gap in standing}
        known = LateMeasure.known
        measures = [
            known(quantity, _figure(figure), sets[place], stands.get(number), way, anew, number)
            for number, ((quantity, way), figure, place) in enumerate(
                zip(self._ways(shape, item.kind.value), figures, at, strict=True)
            )
        ]
        status, band, rule = judged
        return (
            MeasuredItem(
                item=item,
                period=self._period,
                due=due,
                measures=tuple(measures),
                notes=tuple([(field, text) for field, text in notes]),
            ),
            Verdict(
                subject=item.code,
                status=_STATUSES[status],
                band=None if band is None else _BANDS[band],
                rule=rule,
                findings=tuple(self._findings(item.code, findings, sets)),
            ),
        )

    def _ways(self, shape: Shape, kind: str) -> tuple[tuple[Quantity, str], ...]:
        found = self._shapes.get((shape, kind))
        if found is None:
            by_name = self._quantities(kind)
            found = tuple((by_name[name], way) for name, way in shape)
            self._shapes[shape, kind] = found
        return found

    def _findings(
        self, code: str, told: Json, sets: Sequence[tuple[Place, ...]]
    ) -> Iterator[Finding]:
        for name, weight, message, remedy, at in told:
            rule = self._rules[name]
            yield Finding(
                rule=rule.code,
                subject=code,
                severity=rule.severity,
                message=_retold_said(message, rule.message),
                remedy=_retold_said(remedy, rule.remedy),
                places=sets[at],
                beta=rule.beta,
                weight=Decimal(weight),
            )


def _figure(text: str) -> Figure:
    return _GAPS[text[1:]] if text.startswith("!") else Decimal(text)
