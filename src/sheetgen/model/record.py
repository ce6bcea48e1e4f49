"""Frozen dataclasses whose class is made in a third of the time: a run makes three hundred of them.

The library writes six functions of each as text and compiles them whenever a program begins, which
was a tenth of a small build. Here ``__init__`` alone is; the others are closures over the fields.
All that a class does is what the library's does; only ``__init__`` has no annotations.
"""

from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, fields
from dataclasses import dataclass as plain
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 - what it is to who checks types
else:

    def dataclass(cls=None, /, **how):  # noqa: ANN001, ANN003, ANN201 - as the library's
        """The library's decorator; a frozen class with slots that nobody sorts is made here."""

        def made(cls):  # noqa: ANN001, ANN202 - as above
            if how.keys() - {"kw_only"} != {"frozen", "slots"} or not all(how.values()):
                return plain(cls, **how)
            by_name = "kw_only" in how
            return _filled(
                plain(cls, init=False, repr=False, eq=False, slots=True, kw_only=by_name)
            )

        return made if cls is None else made(cls)


_set = object.__setattr__
_absent = object()


def _filled(cls: type) -> type:
    """The class with what a record does, but for what it does in a way of its own."""
    known = fields(cls)
    names = [each.name for each in known]
    shown = [each.name for each in known if each.repr]
    whole, said = _all_of(names), _all_of(shown)
    compared = _all_of([each.name for each in known if each.compare])
    hashed = _all_of([e.name for e in known if (e.compare if e.hash is None else e.hash)])

    def same(record: Any, other: object) -> Any:  # noqa: ANN401 - of any class
        if other.__class__ is record.__class__:
            return compared(record) == compared(other)
        return NotImplemented

    @recursive_repr()
    def told(record: Any) -> str:  # noqa: ANN401 - as above
        values = zip(shown, said(record), strict=True)
        inside = ", ".join(f"{name}={value!r}" for name, value in values)
        return f"{record.__class__.__qualname__}({inside})"

    def fill(record: Any, state: tuple[Any, ...]) -> None:  # noqa: ANN401 - as above
        for name, value in zip(names, state, strict=True):
            _set(record, name, value)

    made: dict[str, Callable[..., Any]] = {
        "__init__": _init(cls, known),
        "__repr__": told,
        "__eq__": same,
        "__hash__": lambda record: hash(hashed(record)),
        "__setattr__": _refuse_to_assign,
        "__delattr__": _refuse_to_delete,
        "__getstate__": lambda record: whole(record),  # noqa: PLW0108 - it is bound to the record
        "__setstate__": fill,
    }
    for name, function in made.items():
        if cls.__dict__.get(name) is None:  # of a class with __eq__ Python says that it has no hash
            setattr(cls, name, function)
    return cls


def _refuse_to_assign(_record: object, name: str, _value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_record: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _all_of(names: Sequence[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of these fields, in a tuple."""
    if not names:
        return lambda _: ()
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda record: (get(record),)


def _init(cls: type, known: Sequence[Field[Any]]) -> Callable[..., None]:
    """``__init__``, compiled: it is called a million times."""
    scope: dict[str, Any] = {"_set": _set, "_absent": _absent}
    by_place, by_name, body = ["self"], list[str](), list[str]()
    for each in known:
        name, default = each.name, f"_of_{each.name}"
        asked, value = name, name
        if each.default is not MISSING:
            scope[default], asked, value = each.default, f"{name}={default}", name
        elif each.default_factory is not MISSING:
            scope[default], asked = each.default_factory, f"{name}=_absent"
            value, default = f"{default}() if {name} is _absent else {name}", f"{default}()"
        if each.init:
            (by_name if each.kw_only else by_place).append(asked)
            body.append(f" _set(self, {name!r}, {value})")
        elif asked != name:
            body.append(f" _set(self, {name!r}, {default})")
    if hasattr(cls, "__post_init__"):
        body.append(" self.__post_init__()")
    head = ", ".join([*by_place, *(["*", *by_name] if by_name else [])])
    exec("\n".join([f"def __init__({head}):", *(body or [" pass"])]), scope)  # noqa: S102 - our own fields
    made: Callable[..., None] = scope["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made
