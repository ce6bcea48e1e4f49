"""Texts held packed until they are written are what was told, as often as they are read."""

import json
from hashlib import sha256

import pytest

from sheetgen.keeping.packed import Packed, PackedParts, digest_of_parts
from sheetgen.keeping.plain_json import Json, in_parts


def test_lines_are_what_was_told_as_often_as_they_are_read() -> None:
    packed, lines = Packed(), [f"línea {n} {n * n}".encode() for n in range(100_000)]
    packed.add_line(lines[0])
    count = packed.add_lines(lines[1:])
    packed.first = b"head"
    whole = b"\n".join([b"head", *lines])

    assert len(lines) - 1 == count
    assert 0 == packed.add_lines(())
    assert whole == b"".join(packed) == b"".join(packed)
    assert sha256(whole).hexdigest() == digest_of_parts(packed)


def test_without_lines_there_is_the_first_alone() -> None:
    packed = Packed()
    packed.first = b"head"

    assert b"head" == b"".join(packed)


def test_a_text_in_parts_is_what_was_told_as_often_as_it_is_read() -> None:
    parts = [f"línea {n} {n * n}\n".encode() for n in range(100_000)]

    packed = PackedParts(iter(parts))

    assert b"".join(parts) == b"".join(packed) == b"".join(packed)
    assert b"" == b"".join(PackedParts(()))


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"a": [], "b": {"c": [1, "ñ"], "d": {}}, "e": None},
        {"key": "k", "read": {"columns": [], "submissions": [{"n": 1}, {"n": 2}]}, "n": [3]},
        [{"a": 1}, 2],
        "text",
    ],
)
def test_the_parts_of_a_value_are_its_json(value: Json) -> None:
    def with_iterators(part: Json) -> Json:
        if isinstance(part, dict):
            return {key: with_iterators(each) for key, each in part.items()}
        return iter(part) if isinstance(part, list) else part

    whole = json.dumps(value, separators=(",", ":")).encode()

    assert whole == b"".join(in_parts(value))
    if isinstance(value, dict) and "b" not in value:
        assert whole == b"".join(in_parts(with_iterators(value)))
