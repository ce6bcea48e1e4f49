"""What is read of something small is kept: the files of one template share most of it."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, TypeVar, cast

Reading = TypeVar("Reading", bound=Callable[..., Any])


def kept_to(most: int, number: int) -> Callable[[Reading], Reading]:
    """Keep what a function gives for the last so many texts of up to so many bytes or signs.

    Hundreds of longer ones would weigh. The text is its first argument.
    """

    def of(read: Reading) -> Reading:
        kept = lru_cache(maxsize=number)(read)

        @wraps(read)
        def reading(text: bytes | str, *rest: object) -> object:
            return kept(text, *rest) if len(text) <= most else read(text, *rest)

        return cast("Reading", reading)

    return of
