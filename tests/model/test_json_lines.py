"""Lines of JSON are the text that Python's own json writes, whatever signs they hold."""

import json
from decimal import Decimal

import pytest

from sheetgen.json_lines import compact, plain, spaced, whole
from sheetgen.language.message import message
from sheetgen.model.place import Place

SIGNS = [chr(each) for each in range(0x110000) if not 0xD800 <= each < 0xE000]
DATA = {
    "every sign": ["".join(SIGNS[at : at + 0x1000]) for at in range(0, len(SIGNS), 0x1000)],
    "what separates": ', : {"a": [1, 2]} \\" ,',
    "nothing": [[], {}, "", None, True, (), Place("a.xlsx", "B", "C1")],
    "numbers": [0, -1, 10**18],
}


@pytest.mark.parametrize("data", [DATA, {**DATA, "half a sign": "\ud83d", "\udcff": []}])
def test_a_line_is_what_python_writes(data: object) -> None:
    text = json.dumps(data, ensure_ascii=False)

    assert text == spaced(data)
    packed = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    assert packed.encode(errors="surrogatepass") == compact(data)
    assert json.loads(text) == plain(compact(data))


@pytest.mark.parametrize("line", [b"", b"{", b'"\xff"', b"[1,]"])
def test_what_is_no_json_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        plain(line)


def test_what_cannot_be_written_is_refused_and_not_guessed() -> None:
    for write in (compact, spaced):
        with pytest.raises(TypeError):
            write([object()])


def test_a_record_is_known_by_all_that_it_holds() -> None:
    said = "Low progress: {progress}"
    records = [
        message(said, progress=Decimal("12.5")),
        message(said, progress=Decimal("12.50")),
        message(said, progress="12.5"),
        message(said, progress=None),
        message(said, progress=message("12.5")),
        message(said, progress=[Decimal("12.5")]),
        message(said, figure=Decimal("12.5")),
        message(said, progress="\ud83d"),
        message(said, progress=Decimal("12.5"), more=complex(1, 2)),
    ]

    assert len(records) == len({*map(whole, records)})
    assert whole(records[0]) == whole(message(said, progress=Decimal("12.5")))
