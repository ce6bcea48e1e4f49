"""Who a sentence speaks of, with the article and the number that the language asks for.

"The services SS.01 and SS.02" begins a sentence; "in the services SS.01 and SS.02" ends one. Our
own nouns agree in the catalogue. A level is named by the plan, which may give its article; without
one, a form is said that needs none.
"""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from sheetgen.language.languages import LevelWords, all_languages
from sheetgen.language.message import Message, filled, message_n, own_message
from sheetgen.model.coded import Coded
from sheetgen.model.kinds import Kind
from sheetgen.model.plan import Level


class Outside(Coded):
    """What is spoken of beside items and elements, and as a place."""

    place: Message

    OFFICE = ("office", message_n("from office {named}", "from offices {named}", 0))
    PLAN = ("plan", message_n("in plan {named}", "in plans {named}", 0))


Noun: TypeAlias = Level | Kind | Outside


def subject(noun: Level | Kind, named: Sequence[Message]) -> Message:
    """At the beginning of a sentence, before its verb."""
    if isinstance(noun, Level):
        return _level(noun, named, lambda words: words.first)
    return filled(noun.nouns.subject, n=len(named), named=named)


def place(noun: Noun, named: Sequence[Message]) -> Message:
    """At the end of a sentence, after what is said of it."""
    if isinstance(noun, Level):
        return _level(noun, named, lambda words: words.last)
    said = noun.nouns.place if isinstance(noun, Kind) else noun.place
    return filled(said, n=len(named), named=named)


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
