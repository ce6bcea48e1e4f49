"""Lines held packed until they are written are what was told, as often as they are read."""

from hashlib import sha256

from sheetgen.keeping.packed import Packed, digest_of_parts


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
