"""Who a sentence speaks of, with the article and the number that the language asks for.

"The services SS.01 and SS.02" begins a sentence; "in the services SS.01 and SS.02" ends one. Our
own nouns agree in the catalogue. A level is named by the plan, which may give its article; without
one, a form is said that needs none.
"""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import TypeAlias, assert_never

from sheetgen.language.languages import LevelWords, all_languages
from sheetgen.language.message import Message, message_n, own_message
from sheetgen.model.kinds import Kind
from sheetgen.model.plan import Level


class Outside(Enum):
    """What is spoken of beside items and elements."""

    OFFICE = "office"
    PLAN = "plan"


Noun: TypeAlias = Level | Kind | Outside


def subject(noun: Level | Kind, named: Sequence[Message]) -> Message:
    """At the beginning of a sentence, before its verb."""
    match noun:
        case Level():
            return _level_first(noun, named)
        case Kind.INDICATOR:
            return message_n("Indicator {named}", "Indicators {named}", len(named), named=named)
        case Kind.ACTIVITY:
            return message_n("Activity {named}", "Activities {named}", len(named), named=named)
        case Kind.PRODUCT:
            return message_n("Product {named}", "Products {named}", len(named), named=named)
    assert_never(noun)


def place(noun: Noun, named: Sequence[Message]) -> Message:
    """At the end of a sentence, after what is said of it."""
    n = len(named)
    match noun:
        case Level():
            return _level_last(noun, named)
        case Kind.INDICATOR:
            return message_n("in indicator {named}", "in indicators {named}", n, named=named)
        case Kind.ACTIVITY:
            return message_n("in activity {named}", "in activities {named}", n, named=named)
        case Kind.PRODUCT:
            return message_n("in product {named}", "in products {named}", n, named=named)
        case Outside.OFFICE:
            return message_n("from office {named}", "from offices {named}", n, named=named)
        case Outside.PLAN:
            return message_n("in plan {named}", "in plans {named}", n, named=named)
    assert_never(noun)


def _level_first(level: Level, named: Sequence[Message]) -> Message:
    return _level(level, named, lambda words: words.first)


def _level_last(level: Level, named: Sequence[Message]) -> Message:
    return _level(level, named, lambda words: words.last)


def _level(level: Level, named: Sequence[Message], wanted: Callable[[LevelWords], str]) -> Message:
    several = len(named) > 1
    name, article = level.plural if several else level.name, ""
    if level.article is not None:
        article = level.article.several if several else level.article.one
    return own_message(
        tuple(
            (each.code, wanted(each.bare if level.article is None else each.with_article))
            for each in all_languages()
        ),
        named=named,
        level=level.name,
        name=name,
        within=_within(name),
        article=article,
        initial=article.capitalize(),
    )


def _within(name: str) -> str:
    """A level's name inside a sentence: "servicio", and "CITE" as it is."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
