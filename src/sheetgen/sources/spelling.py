"""Says what a word should have been."""

from collections.abc import Sequence
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
