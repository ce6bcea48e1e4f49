"""Says what a word should have been."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from sheetgen.language.message import Message, message


def known_words(found: str, known: Sequence[str]) -> tuple[Message, Message]:
    """The fault and the remedy for a word that is not one of ``known``, nearest spelling first."""
    if not known:
        return (
            message("{found} is not known here; there is nothing yet that it could be.",
                    found=repr(found)),
            message("Write it in its table first, or remove it here."),
        )  # fmt: skip
    fault = message("{found} is not known here; known are {known}.", found=repr(found), known=known)
    near = nearest(found, known)
    if near:
        return fault, message("Did you mean {near}?", near=repr(near))
    return fault, message("Use one of them, or remove it.")


def nearest(found: str, known: Sequence[str]) -> str | None:
    """The known word that is spelt most like this one, whatever its capitals, if any is near."""
    same = next((each for each in known if each.casefold() == found.casefold()), None)
    return same or next(iter(get_close_matches(found, known, n=1)), None)


def meant(found: str, allowed: Iterable[str]) -> Message:
    """A remedy: the word meant, if one is spelt like it, and all that are allowed."""
    words = tuple(allowed)
    close = nearest(found.lower(), words)
    if close:
        return message("Did you mean '{close}'? Allowed: {words}.", close=close, words=words)
    return message("Allowed: {words}.", words=words)
