"""Tables whose entries have a code, which files hold, and what follows from it."""

from enum import Enum
from typing import Any, Self

from sheetgen.language.message import Message


class Coded(Enum):
    """A table of such entries: ``NAME = (code, ...)``; an entry is found by its code.

    Behind the code stand the fields that the class declares, in their order.
    """

    _value_: str

    def __new__(cls, code: str, *fields: Any) -> Self:  # noqa: ANN401 - as each table declares them
        """An entry with its fields; raises ValueError where it has others than its table."""
        made = object.__new__(cls)
        made._value_ = code
        for name, field in zip(_declared(cls), fields, strict=True):
            setattr(made, name, field)
        return made


class Worded(Coded):
    """A table whose entries are also named to readers: ``word`` stands behind the code."""

    word: Message


def _declared(table: type[Coded]) -> list[str]:
    tables = reversed(table.__mro__[: table.__mro__.index(Coded)])
    return [name for each in tables for name in each.__annotations__]
