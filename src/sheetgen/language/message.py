"""Something to say to a person, before a language is chosen."""

from collections.abc import Sequence
from functools import lru_cache
from typing import TypeAlias

from sheetgen.records import Struct, replace

OF_CODE = "en"
"""The language in which the code says its sentences: they are the keys of every catalogue."""

Texts: TypeAlias = tuple[tuple[str, str], ...]
"""A text in the languages it is written in: (language, text) pairs."""


class Message(Struct, frozen=True):
    """A sentence with named figures, said in a language at the very end.

    ``text`` is the English sentence and the key of the catalogue; ``many`` is its plural, chosen
    by the figure ``n``. ``own`` holds (language, sentence) pairs where the sentence comes from
    data that carries its own translations (rules and forms), which no catalogue knows. ``context``
    keeps a word apart from the same word said elsewhere: "low" of a band, "low" of an item.
    """

    text: str
    many: str | None = None
    figures: tuple[tuple[str, object], ...] = ()
    own: Texts = ()
    context: str = ""

    def __hash__(self) -> int:
        """By the sentence and the words in it: what is said again and again is looked up by it."""
        if not self.figures:
            return hash(self.text)
        return hash((self.text, *[each for _, each in self.figures if type(each) is str]))

    def __str__(self) -> str:
        """The English sentence with its figures, for logs and tracebacks."""
        text = self.text if self.many is None or dict(self.figures).get("n") == 1 else self.many
        return text if not self.figures else f"{text} {dict(self.figures)}"


def message(text: str, /, **figures: object) -> Message:
    """Say this sentence; ``{name}`` or ``{name:percent}`` stand for the figures."""
    return Message(text, figures=tuple(figures.items())) if figures else _plain(text)


@lru_cache(maxsize=1024)
def _plain(text: str) -> Message:
    """A sentence without figures, once: it is said of thousands."""
    return Message(text)


def term(context: str, text: str, /) -> Message:
    """A word of a table: one text has one translation in each context."""
    return Message(text, context=context)


def filled(said: Message, /, **figures: object) -> Message:
    """A sentence of a table with its figures; ``n`` chooses the plural where it has one."""
    if not figures and not said.figures:
        return said
    return Message(said.text, said.many, tuple(figures.items()), said.own, said.context)


def message_n(one: str, many: str, /, n: int, **figures: object) -> Message:
    """Say the first sentence where ``n`` is 1 and the second elsewhere."""
    return Message(one, many, (("n", n), *figures.items()))


def own_message(texts: Texts, /, **figures: object) -> Message:
    """Say a sentence whose translations come with it: (language, sentence) pairs."""
    if not figures:
        return _own_plain(texts)
    return Message(dict(texts).get(OF_CODE, texts[0][1]), figures=tuple(figures.items()), own=texts)


@lru_cache(maxsize=1024)
def _own_plain(texts: Texts) -> Message:
    """A sentence of data without figures, once."""
    return Message(dict(texts).get(OF_CODE, texts[0][1]), own=texts)


def brief(said: Message, most: int = 200) -> Message:
    """The same sentence with the texts it quotes cut to so many signs.

    What somebody typed may be a whole chapter: a sentence about it names it, the file holds it.
    """
    cut = [_cut(value, most) for _, value in said.figures]
    if all(now is before for now, (_, before) in zip(cut, said.figures, strict=True)):
        return said  # nearly always
    names = [name for name, _ in said.figures]
    return replace(said, figures=tuple(zip(names, cut, strict=True)))


def _cut(value: object, most: int) -> object:
    if isinstance(value, str):
        return value if len(value) <= most else f"{value[:most]}…"
    if isinstance(value, Message):
        return brief(value, most)
    if type(value) is tuple:  # a place is a record, and is whole
        cut = tuple([_cut(each, most) for each in value])
        same = all(now is before for now, before in zip(cut, value, strict=True))
        return value if same else cut
    return value


def joined(parts: Sequence[Message], separator: str = " ") -> Message:
    """Several sentences as one, in their order."""
    names = [f"part{count}" for count, _ in enumerate(parts)]
    text = separator.join(f"{{{name}}}" for name in names)
    figures = tuple(zip(names, parts, strict=True))
    return Message(text, figures=figures, own=((OF_CODE, text),))


def first_of(said: Message) -> Message:
    """The first of several sentences that were joined; what was not, as it is."""
    first = dict(said.figures).get("part0")
    return first if isinstance(first, Message) else said


MOST_NAMED = 20
"""So many offices or items a sentence names; of more it says how many there are."""


def first_few(
    named: Sequence[Message | str], most: int | None = MOST_NAMED, separator: str = ", "
) -> Message:
    """The first of them by name, and how many more there are; all where ``most`` is none."""
    if most is None or len(named) <= most:
        most = len(named)
        if separator == ", ":
            return message("{items}", items=named)  # the last after an "and"
    items = joined([message("{name}", name=each) for each in named[:most]], separator)
    more = len(named) - most
    return message("{items} and {more} more", items=items, more=more) if more else items
