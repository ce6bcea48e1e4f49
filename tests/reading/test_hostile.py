"""Each hostile or odd file gets its own sentence, with little work and in little memory."""

import random
import tracemalloc

import pytest

import spent
from reading.hostile import REFUSED, Hostile, _honest
from sheetgen.language.speaker import speaker
from sheetgen.ooxml.refusal import Refused
from sheetgen.reading.opening.workbook import open_workbook

pytestmark = pytest.mark.sweep

_ENGLISH = speaker("en", "es_PE")
_PACES = 60
"""The slowest takes eight."""
_BYTES = 50 << 20


def _refusal(data: bytes) -> Refused:
    with pytest.raises(Refused) as caught:
        open_workbook(data, "oficina-12.xlsx")
    return caught.value


@pytest.mark.parametrize("hostile", REFUSED, ids=lambda hostile: hostile.name)
def test_a_hostile_file_is_refused_with_its_own_sentence(hostile: Hostile) -> None:
    data = hostile.make()

    with spent.at_most(_PACES):
        refused = _refusal(data)

    assert hostile.code == refused.code
    assert hostile.words in _ENGLISH.say(refused.message)
    assert _ENGLISH.say(refused.remedy).endswith(".")


@pytest.mark.parametrize("hostile", REFUSED, ids=lambda hostile: hostile.name)
def test_a_hostile_file_is_refused_in_little_memory(hostile: Hostile) -> None:
    data = hostile.make()

    tracemalloc.start()
    _refusal(data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < _BYTES


def test_every_cut_of_a_sound_file_is_refused() -> None:
    data = _honest()

    for length in range(0, len(data), 97):
        assert _refusal(data[:length]).code in {"READ-101", "READ-102", "READ-118", "READ-115"}


def test_flipped_bytes_are_read_or_refused_and_nothing_else() -> None:
    data = _honest()
    draw = random.Random(7)  # noqa: S311 - repeatable, not secret
    refused = 0
    for _ in range(400):
        spoiled = bytearray(data)
        for _ in range(draw.randint(1, 6)):
            spoiled[draw.randrange(len(spoiled))] = draw.randrange(256)
        try:
            open_workbook(bytes(spoiled), "x.xlsx")
        except Refused:
            refused += 1

    assert refused > 100


def test_flipped_bytes_inside_the_xml_are_read_or_refused_and_nothing_else() -> None:
    from reading.packages import packed, parts

    draw = random.Random(11)  # noqa: S311 - repeatable, not secret
    refused = 0
    for _ in range(1_500):
        content = parts()
        name = draw.choice(list(content))
        spoiled = bytearray(content[name])
        for _ in range(draw.randint(1, 3)):
            spoiled[draw.randrange(len(spoiled))] = draw.choice(b"<>/=\"'&0129AZ:{}\x00\xff ")
        content[name] = bytes(spoiled)
        try:
            open_workbook(packed(content), "x.xlsx")
        except Refused:
            refused += 1

    assert refused > 100
