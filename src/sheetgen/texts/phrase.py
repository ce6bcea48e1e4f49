"""A phrase of a language: its words, what they mean, and where it stands in a sentence."""

from sheetgen.model.severity import Severity
from sheetgen.model.status import Band, Status
from sheetgen.records import Struct

NUMERAL = "numeral"
COUNTED = "counted"
"""Its words are what an item counts, in other words than its own, which 'as' gives."""
PORTION, MULTIPLE = "portion", "multiple"
"""Its words are a share ("1/2") or a number of times ("2"), which 'as' gives."""
ORDERED = (NUMERAL, "tens", "hundreds", "quarter", "half-year", "ordinal")
"""The meanings whose words stand in their order, from one: their place is what they say."""
STATUSES = {f"status-{each.value}": each for each in Status if each.entry.head is not None}
"""The statuses that reports speak of, by the meaning of their words."""
BANDS = {f"band-{each.name.lower()}": each for each in Band if each is not Band.LOW}
"""The bands that are no status; low progress is one."""
SEVERITIES = {f"severity-{each.value}": each for each in Severity}
"""How much alerts press, by the meaning of their words."""
ONE_WORD = {
    each.replace("status-", "word-").replace("band-", "word-"): each for each in (*STATUSES, *BANDS)
}
"""Statuses as one word of a cell, and the phrases that say the same in a sentence."""
UNITS = ("percent", "points", "soles", "thousand", "million", "thousand-million", "tenth")
"""The meanings that stand right behind a figure, and make it one."""
PARTICLES = (
    "the", "one", "its", "of", "to", "to-the", "from", "by", "in", "at", "and", "but", "only", "is",
    "number-sign", "named-on", "points-short", "to-date", "between",
    "with", "of-each", "that-is", "as-to", "of-the",
    "shortened", "not-known", "than", "inside", "also", "like", "as-well", "that-of",
    "served-ones", "new-ones", "returning-ones", "gone-ones", "all-criteria", "idle", "reaching",
    "raised", "all-of-them", "of-which", "any-item", "mean-of", "capped", "left-out", "office",
    "delivered", "explanation", "owed", "gave-none", "same-in", "months", "in-a-row", "days-late",
    "own-index", "of-own-index", "stays-at",
)  # fmt: skip
"""The small words that join the others: they are found within shapes alone, and claim nothing."""
MEANINGS = (
    *UNITS, *PARTICLES,
    "target", "programmed", "work", "execution", "money", "pim", "value", "baseline",
    "share", "part-of", "whole", "change-up", "change-down", "last-year", "reference",
    "above", "below", "not-above", "not-below", "at-least", "at-most", "about",
    "rising", "falling", "topic", "respectively", "all-money", "no-work", "money-high",
    "money-low", *STATUSES, *BANDS,
    "both", "one-item", "this", "kind", "index", "section-money", "section-work",
    "break", "aside", "set-at", "earlier", "lag", "number-of", "not", "none", "budget", "short-by",
    "apart", "moved", "belongs", "label", *ORDERED, "whole-year", "cumulative",
    "other-money", "other-target", "part-of-year", "left-at", "supposed", "planned", "done",
    "contrary", "place", "agent",
    "slightly", "reaches", "gathers", "ranges", "farthest", "threshold",
    "multiplied", "when",
    "unspent", "denial", "neither", "all", "most", "rest", "except", "informed", "some-work",
    "hundred", "all-named", PORTION, MULTIPLE, "times", "was-above", "was-met", "better", "worse",
    "whole-of",
    "word-status", *ONE_WORD,
    "physical", "financial", "budget-execution", "highest", "lowest", "most-done",
    "least-done", "more", "fewer",
    "sole", "any-other", "followed", "together", "unlike", "past-year",
    COUNTED, "valued", "apart-by", "turned", "denied", "comprises", "level", "nothing-due",
    "became-worse", "became-better", "became-solved", "became-new", "became-gone", "rated-now",
    "rated-no-more", "month-before", "period-before", "varied-by", "alert", "matter", "told-below",
    *SEVERITIES,
)  # fmt: skip
"""What a phrase may mean: the program knows these, a language says them."""
KIND = "kind"
SUPERLATIVES = ("highest", "lowest", "most-done", "least-done")


class Example(Struct, frozen=True):
    """A sentence and the words of it that the phrase finds; "" where it finds none."""

    text: str
    finds: str


class Phrase(Struct, frozen=True):
    """Words that mean one thing; ``kind`` is the kind of subject, or the share, that they name."""

    means: str
    kind: str
    words: tuple[str, ...]
    examples: tuple[Example, ...]
    where: str


class Mark(Struct, frozen=True):
    """A phrase found in a sentence, from sign ``start`` to before ``end``."""

    start: int
    end: int
    means: str
    kind: str = ""
