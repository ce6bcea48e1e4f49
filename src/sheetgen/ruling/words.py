"""The facts that are words: what a subject is, and why it has no progress."""

from sheetgen.language.message import Message, term
from sheetgen.model.figure import Gap
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
        ("indicator", term("fact", "indicator")),
        ("activity", term("fact", "activity")),
        ("product", term("fact", "product")),
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
        ("number", term("fact", "number")),
        ("percent", term("fact", "percent")),
        ("share", term("fact", "percentage of a whole")),
        ("ratio", term("fact", "ratio")),
        ("index", term("fact", "index")),
        ("soles", term("fact", "soles")),
    ),
    _words(
        "direction",
        _INDICATOR,
        term("fact", "expected direction"),
        ("ascending", term("fact", "ascending")),
        ("descending", term("fact", "descending")),
        ("undefined", term("fact", "undefined")),
    ),
    _words(
        "aggregation",
        ITEMS,
        term("fact", "type of aggregation"),
        ("not-accumulated", term("fact", "not accumulated")),
        ("accumulated", term("fact", "accumulated")),
        ("minimum-permissible", term("fact", "minimum permissible")),
        ("maximum-permissible", term("fact", "maximum permissible")),
        ("last-value", term("fact", "last value")),
    ),
    _words(
        "frequency",
        _INDICATOR,
        term("fact", "frequency of measurement"),
        ("monthly", term("fact", "monthly")),
        ("quarterly", term("fact", "quarterly")),
        ("semestral", term("fact", "semestral")),
        ("annual", term("fact", "annual")),
    ),
    _flag("due", ITEMS, term("fact", "it is due in this period")),
    _flag(
        "owes",
        _OFFICE,
        term("fact", "something that it alone answers for is due in this period"),
    ),
    _flag("received", _OFFICE, term("fact", "its file was received")),
)
