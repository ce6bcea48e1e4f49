"""The facts that are words: what a subject is, and why it has no progress."""

from sheetgen.language.message import Message, term
from sheetgen.model.figure import Gap
from sheetgen.model.kinds import Aggregation, Kind
from sheetgen.model.traits import Direction, Frequency, Unit
from sheetgen.ruling.fact import Fact, Sort, Word

KINDS = (
    "indicator", "activity", "product", "element", "office", "plan", "decision", "commitment",
)  # fmt: skip
ITEMS = ("indicator", "activity", "product")
_INDICATOR = ("indicator",)
_OFFICE = ("office",)
_RATED = (*ITEMS, "element")


def _words(
    name: str,
    kinds: tuple[str, ...],
    meaning: Message,
    *words: tuple[str, Message],
    measure: str = "",
) -> Fact:
    return Fact(
        name=name,
        sort=Sort.WORD,
        unit="word",
        kinds=kinds,
        measure=measure,
        always=not measure,
        meaning=meaning,
        words=tuple(Word(word, said) for word, said in words),
    )


def _flag(name: str, kinds: tuple[str, ...], meaning: Message) -> Fact:
    return Fact(
        name=name,
        sort=Sort.FLAG,
        unit="flag",
        kinds=kinds,
        measure="",
        always=True,
        meaning=meaning,
    )


def _of_plans(name: str, kinds: tuple[str, ...], meaning: Message, *, always: bool) -> Fact:
    """A word whose values are those that the plans have."""
    return Fact(
        name=name,
        sort=Sort.WORD,
        unit="word",
        kinds=kinds,
        measure="",
        always=always,
        is_open=True,
        meaning=meaning,
    )


def _calendar(name: str, meaning: Message) -> Fact:
    return Fact(
        name=name,
        sort=Sort.NUMBER,
        unit=name,
        kinds=KINDS,
        measure="",
        always=True,
        is_fixed=True,
        meaning=meaning,
    )


WORD_FACTS: tuple[Fact, ...] = (
    _words(
        "kind",
        KINDS,
        term("fact", "what it is"),
        *((kind.value, kind.meaning) for kind in Kind),
        ("element", term("fact", "element")),
        ("office", term("fact", "office")),
        ("plan", term("fact", "plan")),
        ("decision", term("fact", "decision")),
        ("commitment", term("fact", "corrective measure promised")),
    ),
    _words(
        "gap",
        _RATED,
        term("fact", "why there is no progress"),
        *((gap.value, gap.entry.meaning) for gap in Gap),
        measure="progress",
    ),
    _words(
        "unit",
        _INDICATOR,
        term("fact", "unit of the indicator"),
        *((each.value, each.meaning) for each in Unit),
    ),
    _words(
        "direction",
        _INDICATOR,
        term("fact", "expected direction"),
        *((each.value, each.meaning) for each in Direction),
    ),
    _words(
        "aggregation",
        ITEMS,
        term("fact", "type of aggregation"),
        *((each.value, each.meaning) for each in Aggregation),
    ),
    _words(
        "frequency",
        _INDICATOR,
        term("fact", "frequency of measurement"),
        *((each.value, each.meaning) for each in Frequency),
    ),
    _calendar("month", term("fact", "month of the period, from 1 to 12")),
    _calendar("year", term("fact", "year of the period")),
    _of_plans(
        "type", _INDICATOR, term("fact", "type that the plan gives the indicator"), always=False
    ),
    _of_plans(
        "office",
        (*ITEMS, "office"),
        term("fact", "code of the office that reports it, or of the office itself"),
        always=True,
    ),
    _of_plans(
        "element",
        _RATED,
        term("fact", "code of the element it hangs under, or of the element itself"),
        always=True,
    ),
    _flag("due", ITEMS, term("fact", "it is due in this period")),
    _flag(
        "owes",
        _OFFICE,
        term("fact", "something that it alone answers for is due in this period"),
    ),
    _flag("received", _OFFICE, term("fact", "its file was received")),
)
