"""A record does what the library's frozen dataclass does; its class is made in less time."""

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, field, fields, replace
from typing import Any

import pytest

from sheetgen.model.figure import Gap
from sheetgen.model.observation import Observation
from sheetgen.model.place import Place
from sheetgen.model.record import dataclass


def classes(made_by: Callable[..., Any]) -> dict[str, Any]:
    """The same classes, made by either."""

    @made_by(frozen=True, slots=True)
    class Empty:
        """Of nothing."""

    @made_by(frozen=True, slots=True)
    class One:
        """Of one field."""

        a: object

    @made_by(frozen=True, slots=True)
    class Several:
        """Of all kinds of them."""

        a: int
        b: str = "b"
        c: list[int] = field(default_factory=list, compare=False)
        d: int = field(default=4, kw_only=True, repr=False)
        e: int = field(init=False)
        f: tuple[int, ...] = field(init=False, default_factory=tuple)
        g: int = field(init=False, default=7, hash=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "e", self.a * 2)

    @made_by(frozen=True, slots=True, kw_only=True)
    class Named(One):  # noqa: PLW1641 - it is given one
        """Of a base and fields by name, compared in a way of its own."""

        b: int = 2
        c: int

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Named) and other.c == self.c

    return {each.__name__: each for each in (Empty, One, Several, Named)}


OURS, THEIRS = classes(dataclass), classes(dataclasses.dataclass)
GIVEN: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = [
    ("Empty", (), {}),
    ("One", (1,), {}),
    ("One", ((1, 2),), {}),
    ("Several", (1,), {}),
    ("Several", (1, "x", [3]), {"d": 5}),
    ("Named", (1,), {"c": 3}),
    ("Named", (2,), {"b": 9, "c": 3}),
]


@pytest.mark.parametrize(("name", "by_place", "by_name"), GIVEN)
def test_a_record_is_said_compared_and_hashed_as_the_librarys(
    name: str, by_place: tuple[Any, ...], by_name: dict[str, Any]
) -> None:
    ours, theirs = (each[name](*by_place, **by_name) for each in (OURS, THEIRS))

    assert repr(theirs) == repr(ours)
    assert [each.name for each in fields(theirs)] == [each.name for each in fields(ours)]
    assert dataclasses.astuple(theirs) == dataclasses.astuple(ours)
    assert type(theirs).__match_args__ == type(ours).__match_args__
    assert type(theirs).__slots__ == type(ours).__slots__
    assert hash(theirs) == hash(ours)
    assert ours == copy.copy(ours) == copy.deepcopy(ours)
    assert ours != theirs
    for other, by_others, by_their_name in GIVEN:
        equal = theirs == THEIRS[other](*by_others, **by_their_name)
        assert equal == (ours == OURS[other](*by_others, **by_their_name))


@pytest.mark.parametrize("made", [OURS, THEIRS], ids=["ours", "theirs"])
def test_what_a_class_refuses(made: dict[str, Any]) -> None:
    one = made["One"](1)

    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'a'"):
        one.a = 2
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'a'"):
        del one.a
    for given in ((), (1, 2)):
        with pytest.raises(TypeError):
            made["One"](*given)
    with pytest.raises(TypeError):
        made["Named"](1, 2, 3)
    with pytest.raises(TypeError):
        hash(made["One"]([]))
    assert not hasattr(one, "__dict__")


@pytest.mark.parametrize("made", [OURS, THEIRS], ids=["ours", "theirs"])
def test_a_record_is_replaced_in_part_and_each_has_lists_of_its_own(made: dict[str, Any]) -> None:
    several = made["Several"]
    one, other = several(1), several(1)
    one.c.append(9)

    assert [] == other.c
    assert (3, "b", [9], 4, 6) == dataclasses.astuple(replace(one, a=3))[:5]


def test_one_that_holds_itself_is_said() -> None:
    held: list[Any] = []
    one = OURS["One"](held)
    held.append(one)

    assert repr(one).endswith("One(a=[...])")


def test_nouns_travel_between_processes() -> None:
    said = Observation(
        plan="p", code="1", field="actual", office="O", said=Gap.BLANK, typed="",
        place=Place("a.xlsx", "B", "C1"),
    )  # fmt: skip

    assert said == pickle.loads(pickle.dumps(said))  # noqa: S301 - our own
