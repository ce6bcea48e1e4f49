"""What each cell of a report shows and what figures rest on, told line by line to be kept.

The first line says where everything stands: which row of which sheet is whose, and which line
tells of whom. Then come the figures in the order of the list of them, those of an owner on one
line, an item's with what it came to in the months before, which several sheets show; then each that
only the workbook has, the alerts, and the texts of the files that came. Words are those of the
speaker; a text that is said often stands once, in the first line.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

from sheetgen.json_lines import compact, plain
from sheetgen.keeping.packed import Packed
from sheetgen.keeping.plain_json import Json
from sheetgen.language.message import Message
from sheetgen.language.speaker import Speaker
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.report import Report
from sheetgen.model.summary import Alert
from sheetgen.writing.records.found import alert_record
from sheetgen.writing.sheets.history_rows import by_month, traced
from sheetgen.writing.stories import digests, rule_of, rule_words
from sheetgen.writing.traced import as_trace, by_item, of_whole
from sheetgen.writing.workbook.ledger import At, Ledger, Months, Rows
from sheetgen.writing.workbook.trace import Owner, Trace

T = TypeVar("T")
_MOST_LEFT, _FEW = 2, 1_000
"""Of so many times the words that were told at once, and a few, the answers are told anew."""


def answers_entry(period: Period | str, plan: str) -> str:
    """Under which name the answers of a report are kept."""
    return f"{period}.cells-{plan}"


class Before(NamedTuple):
    """What was told of a report before, and the items and alerts of which all is as it was.

    By their ``codes`` and their ids.
    """

    lines: Sequence[bytes]
    codes: frozenset[str]
    alerts: frozenset[str] = frozenset()


def told_answers(
    report: Report, ledger: Ledger, say: Speaker, before: Before | None = None
) -> bytes:
    """What every cell of a report answers, where ``ledger`` entered what they show.

    The lines of items of which all is as it was ``before`` are copied; numbers go on from there.
    """
    return b"".join(packed_answers(report, ledger, say, before))


def packed_answers(
    report: Report, ledger: Ledger, say: Speaker, before: Before | None = None
) -> Packed:
    """The same, held packed as it is told."""
    told = _Told(report, ledger, say)
    if before is not None:
        told.begin_with(before)
    return told.packed()


class _Numbers(Generic[T]):
    """Things by number, in the order in which they were first met."""

    def __init__(self) -> None:
        self.known: dict[T, int] = {}

    def __call__(self, thing: T) -> int:
        return self.known.setdefault(thing, len(self.known))

    def __iter__(self) -> Iterator[T]:
        return iter(self.known)


class _Told:
    """A report being told."""

    def __init__(self, report: Report, ledger: Ledger, say: Speaker) -> None:
        self.report, self.ledger, self.say = report, ledger, say
        self.tabs: _Numbers[tuple[str, str]] = _Numbers()
        self.owners: _Numbers[Owner] = _Numbers()
        self.words: _Numbers[str] = _Numbers()
        self.kinds: _Numbers[tuple[str, str, str, str, str | None]] = _Numbers()
        self.known: dict[str, tuple[bytes, int]] = {}
        self.kind_of: dict[tuple[str, str, int, str, int], int] = {}
        self.held: list[Trace] = []
        self.fresh = 0
        self.said: dict[Message, str] = {}
        self.judged = {each.measured.item.code: each for each in report.items}
        self.alert_of: dict[str, int] = {}
        self.known_alerts: dict[str, bytes] = {}

    def begin_with(self, before: Before) -> None:
        """Take over the lines that say what they said, and the numbers that they say it by.

        Not once as much has gathered that nothing speaks of any more.
        """
        first, *lines = before.lines
        head = plain(first)
        if len(head["words"]) > _MOST_LEFT * head["fresh"] + _FEW:
            return
        self.fresh = head["fresh"]
        for word in head["words"]:
            self.words(word)
        for measure, unit, formula, rule, said in head["kinds"]:
            self.kinds((measure, unit, formula, rule, said))
        owners = [Owner(code, is_item) for code, is_item in head["owners"]]
        for owner in owners:
            self.owners(owner)
        for line, count in zip(lines, head["told"], strict=False):
            code, is_item = owners[int(line[1 : line.index(b",")])]
            if is_item and code in before.codes:
                self.known.setdefault(code, (line, count))
        figures, alerts, _ = head["lines"]
        for line in lines[figures : figures + alerts] if before.alerts else ():
            if (known := plain(line)[0]["id"]) in before.alerts:
                self.known_alerts[known] = line

    def packed(self) -> Packed:
        """The first line, which says what stands in all others, and these."""
        packed = Packed()
        told: list[int] = []
        for line, figures in self._figures():
            packed.add_line(line)
            told.append(figures)
        alerts, files = packed.add_lines(self._alerts()), packed.add_lines(self._files())
        packed.first = compact(
            {
                "plan": self.report.plan.code,
                "period": str(self.report.period),
                "listed": self._listed(),
                "tables": [self._table(each) for each in self.ledger.tables],
                "single": [
                    [self.owners(key.owner), key.measure, *self._at(at)]
                    for key, cells in self.ledger.single.items()
                    for at in cells
                ],
                "alerts": [
                    [self.tabs(tab), first, [[self.alert_of[a.id] for a in row] for row in rows]]
                    for tab, first, rows in self.ledger.alert_rows
                ],
                "sheets": [self.tabs(each) for each in self.ledger.sheets],
                "lines": [len(told), alerts, files],
                "told": told,
                "own": [self._at(at) for _, at in self.ledger.own],
                "months": [self._months(each) for each in self.ledger.months],
                "of_months": self._of_months() if self.ledger.months else [],
                "tabs": list(self.tabs),
                "owners": list(self.owners),
                "words": list(self.words),
                "fresh": self.fresh or len(self.words.known),
                "kinds": list(self.kinds),
            }
        )
        return packed

    def _figures(self) -> Iterator[tuple[bytes, int]]:
        """A line for each owner in a row and how many figures it tells; then of each cell's own."""
        months = by_month(self.report) if self.ledger.months else None
        for code, traces in by_item(self.report):
            yield self.known.get(code) or self._line(
                Owner(code, is_item=True),
                map(as_trace, traces),
                () if months is None else months(self.judged[code]),
            )
        for whose, traces_of in groupby(of_whole(self.report), _whose):
            yield self._line(Owner(*whose), traces_of)
        for trace, _ in self.ledger.own:
            yield self._line(trace.key.owner, (trace,))

    def _line(
        self,
        owner: Owner,
        traces: Iterable[Trace],
        months: Iterable[tuple[Figure, tuple[Place, ...]]] = (),
    ) -> tuple[bytes, int]:
        rested = _Rested()
        figures = [self._figure(trace, rested) for trace in traces]
        then = [[told_figure(figure), rested(places)] for figure, places in months]
        told = [self.owners(owner), figures, self._places(rested.places)]
        return compact([*told, then] if then else told), len(figures)

    def _figure(self, trace: Trace, rested: "_Rested") -> Json:
        ruled = self._ruled(trace.subject) if trace.rule and trace.item is not None else ""
        told = [
            self._kind(trace),
            told_figure(trace.figure),
            trace.typed,
            self.words(ruled),
            rested(trace.places),
        ]
        return [*told, trace.of] if trace.of else told

    def _kind(self, trace: Trace) -> int:
        """What thousands of figures have alike; a sentence is known as the object that is kept."""
        key = trace.measure, trace.unit, id(trace.formula), trace.rule, id(trace.said)
        found = self.kind_of.get(key)
        if found is None:
            say, said = self.say.say, trace.said
            words = say(trace.formula), trace.rule, None if said is None else say(said)
            found = self.kind_of[key] = self.kinds((trace.measure, trace.unit, *words))
            self.held.append(trace)  # while it is held no other sentence is the same object
        return found

    def _ruled(self, code: str) -> str:
        said = rule_of(self.judged[code], self.report)
        if said not in self.said:
            self.said[said] = self.say.say(said)
        return self.said[said]

    def _places(self, places: Iterable[Place]) -> Json:
        word = self.words
        return [[word(each.file), each.sheet, each.cell] for each in places]

    def _at(self, at: At) -> tuple[int, str]:
        return self.tabs((at.book, at.sheet)), at.cell

    def _listed(self) -> Json:
        tabs, *where = self.ledger.where_listed
        return [[self.tabs(each) for each in tabs], *where]

    def _table(self, rows: Rows) -> Json:
        owners = [self.owners(each) for each in rows.owners]
        return [self.tabs(rows.tab), rows.first, rows.shows, rows.near, owners, rows.are_own]

    def _months(self, months: Months) -> Json:
        columns = list(months.columns.items())
        owners = [self.owners(Owner(each, is_item=bool(each))) for each in months.codes]
        return [self.tabs(months.tab), months.first, columns, owners]

    def _of_months(self) -> list[int]:
        """What the figures of each month have alike."""
        return [self._kind(traced("", each, Gap.NOT_COMPUTED)) for each in self.report.states]

    def _alerts(self) -> Iterator[bytes]:
        """Each alert that a row speaks of, as programs are given it, with what else is said."""
        for _, _, rows in self.ledger.alert_rows:
            for alert in (alert for row in rows for alert in row):
                if alert.id not in self.alert_of:
                    self.alert_of[alert.id] = len(self.alert_of)
                    yield self.known_alerts.get(alert.id) or compact(self._alert(alert))

    def _alert(self, alert: Alert) -> Json:
        rule = next(each for each in self.report.rules if each.code == alert.rule)
        level, sentence = self.say.say(alert.level.word), self.say.again(rule_words(rule))
        record = {**alert_record(alert, self.say), "places": self._places(alert.places)}
        return [record, self.words(level), self.words(sentence)]

    def _files(self) -> Iterator[bytes]:
        """Each file that came: its digest, and the texts of its cells by their sheets."""
        sha256 = digests(self.report)
        said = [each for came in self.report.submissions for each in came.observations]
        typed: dict[str, dict[str, dict[str, str]]] = {file: {} for file in sha256}
        for each in said:
            place = each.place
            typed.setdefault(place.file, {}).setdefault(place.sheet, {})[place.cell] = each.typed
        for file, sheets in sorted(typed.items(), key=itemgetter(0)):
            yield compact([self.words(file), sha256.get(file), sheets])


class _Rested:
    """The cells that the figures of a line rest on, by number; many rest on the same."""

    def __init__(self) -> None:
        self.places: dict[Place, int] = {}
        self._known: dict[int, tuple[tuple[Place, ...], Sequence[int]]] = {}

    def __call__(self, places: tuple[Place, ...]) -> Sequence[int]:
        known = self._known.get(id(places))  # the very same, which is held here
        if known is None:
            number = self.places
            told = [number.setdefault(each, len(number)) for each in places]
            known = self._known[id(places)] = places, told
        return known[1]


def _whose(trace: Trace) -> tuple[str, bool]:
    """Whose a figure is, as plain values: asked of every one."""
    return trace.subject, trace.item is not None


def told_figure(figure: Figure) -> Json:
    """A figure as text, or its reason in a list."""
    return [figure.value] if isinstance(figure, Gap) else str(figure)
