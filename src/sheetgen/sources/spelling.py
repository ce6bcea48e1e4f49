"""Says what a word should have been."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from sheetgen.language.message import Message, message


def known_words(found: str, known: Sequence[str]) -> tuple[Message, Message]:
    """The fault and the remedy for a word that is not one of ``known``, nearest spelling first."""
    fault = message("{found} is not known here; known are {known}.", found=repr(found), known=known)
    near = nearest(found, known)
    if near:
        return fault, message("Did you mean {near}?", near=repr(near))
    return fault, message("Use one of them, or remove it.")


def nearest(found: str, known: Sequence[str]) -> str | None:
    """The known word that is spelt most like this one, if any is near."""
    return next(iter(get_close_matches(found, known, n=1)), None)


def meant(found: str, allowed: Iterable[str]) -> Message:
    """A remedy: the word meant, if one is spelt like it, and all that are allowed."""
    words = tuple(allowed)
    close = nearest(found.lower(), words)
    if close:
        return message("Did you mean '{close}'? Allowed: {words}.", close=close, words=words)
    return message("Allowed: {words}.", words=words)
