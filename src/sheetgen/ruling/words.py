"""The facts that are words: what a subject is, and why it has no progress."""

from sheetgen.language.message import Message, term
from sheetgen.model.figure import Gap
from sheetgen.model.plan import Aggregation, Kind
from sheetgen.model.traits import Direction, Frequency, Unit
from sheetgen.ruling.fact import Fact, Sort, Word

KINDS = ("indicator", "activity", "product", "element", "office", "plan")
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


WORD_FACTS: tuple[Fact, ...] = (
    _words(
        "kind",
        KINDS,
        term("fact", "what it is"),
        *((kind.value, kind.meaning) for kind in Kind),
        ("element", term("fact", "element")),
        ("office", term("fact", "office")),
        ("plan", term("fact", "plan")),
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
    _flag("due", ITEMS, term("fact", "it is due in this period")),
    _flag(
        "owes",
        _OFFICE,
        term("fact", "something that it alone answers for is due in this period"),
    ),
    _flag("received", _OFFICE, term("fact", "its file was received")),
)
