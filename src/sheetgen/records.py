"""What records are declared with: values with named fields, made and compared by compiled code.

A record is a :class:`Struct`: ``class Row(Struct, frozen=True)``. What keeps something beside its
fields, or leaves one of them out of its comparison, is a dataclass.
"""

import dataclasses
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
from msgspec import field, structs
from msgspec.structs import asdict, force_setattr

R = TypeVar("R")
__all__ = ("Struct", "asdict", "field", "force_setattr", "names_of", "replace")

if TYPE_CHECKING:
    from dataclasses import replace  # the types of what changes are checked with it

    from msgspec import Struct  # a base of ours would be a record that may change
else:

    class Struct(msgspec.Struct, gc=False):
        """The base of all records: values that stand in no ring.

        Without what is held to look for rings a record takes a fifteenth less. One that keeps
        something beside its fields (``dict=True``) says ``gc=True``.
        """

    def replace(record: R, /, **changes: object) -> R:
        """The record with other values in the fields named; TypeError where it has no such."""
        if isinstance(record, Struct):
            return structs.replace(record, **changes)
        return dataclasses.replace(record, **changes)


def names_of(record: type[Any]) -> tuple[str, ...]:
    """The names of the fields of a kind of record, in their order."""
    if issubclass(record, Struct):
        return record.__struct_fields__
    return tuple(each.name for each in dataclasses.fields(record))
