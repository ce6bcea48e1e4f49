"""received.csv is held against the files at every read, and made anew where it is damaged."""

import os
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from matching.sent import DECEMBER, SHEET, codes, fill, said, send
from running import run
from sheetgen.delivery import take_in
from sheetgen.errors import PlanError
from sheetgen.house import House, open_house
from sheetgen.intake import check
from sheetgen.language.speaker import speaker
from sheetgen.model.submission import State, Submission
from sheetgen.planning.settings import read_workspace
from sheetgen.rebuilding import rebuild
from sheetgen.receiving import receive
from small import make_workspace

DAY = date(2026, 1, 20)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return open_house(read_workspace(make_workspace(tmp_path)))


def filed(house: House, office: str = "NORTE") -> Path:
    """A delivery received on DAY, where it lies."""
    send(house, office, lambda sheet: fill(sheet, I_2=0.45), f"{office}.xlsx")
    sent = (folder(house) / f"{office}.xlsx").rename(house.workspace.root / f"{office}.xlsx")
    receive(house, [sent], None, DAY)
    return next(folder(house).glob(f"{office}.*.xlsx"))


def folder(house: House) -> Path:
    return house.workspace.input / "2025-12"


def edit(path: Path, value: float) -> None:
    book = load_workbook(path)
    fill(book[SHEET], I_2=value)
    book.save(path)


def of(house: House, path: Path) -> Submission:
    return next(each for each in take_in(house, DECEMBER) if each.file.endswith(path.name))


def test_a_file_edited_after_it_was_received_does_not_count_until_received_again(
    house: House,
) -> None:
    path = filed(house)
    edit(path, 0.9)

    changed = of(house, path)
    (checked,) = check(house, [path])
    receive(house, [path], None, date(2026, 2, 5))
    again = of(house, path)

    assert (State.REJECTED, ["READ-339"]) == (changed.state, codes(changed))
    assert ["READ-339"] == codes(checked.submission)
    assert (Decimal(90), date(2026, 2, 5)) == (said(again)["I.2"], again.received)


def test_a_changed_file_is_known_by_its_name_where_the_table_no_longer_names_it(
    house: House,
) -> None:
    path, other = filed(house), filed(house, "SUR")
    table = folder(house) / "received.csv"
    table.write_text(
        "".join(
            x for x in table.read_text("utf-8").splitlines(keepends=True) if path.name not in x
        ),
        "utf-8",
    )
    unnoted = of(house, path)
    edit(path, 0.9)

    assert (State.OBSERVED, None) == (unnoted.state, unnoted.received)
    assert ["READ-339"] == codes(of(house, path))
    assert DAY == of(house, other).received


@pytest.mark.parametrize(
    ("damage", "where"),
    [
        (lambda text: text.replace("2026-01-20", "ayer"), "line 2!received"),
        (lambda text: text.replace(",NORTE,", ","), "line 2"),
        (lambda text: text[:-40], "line 2"),
        (lambda text: text.replace("file,sha256", "archivo,sha256"), "line 1"),
        (lambda text: text[:60] + "zz" + text[62:], "line 2!sha256"),
    ],
)
def test_a_damaged_table_is_named_by_its_line_and_says_how_it_is_rebuilt(
    house: House, damage: "object", where: str
) -> None:
    filed(house)
    table = folder(house) / "received.csv"
    table.write_text(damage(table.read_text("utf-8")), "utf-8")  # type: ignore[operator]

    with pytest.raises(PlanError) as stopped:
        take_in(house, DECEMBER)

    assert where in stopped.value.where
    told = speaker("en", "es_PE").say(stopped.value.message())
    assert "sheetgen receive --rebuild 2025-12" in told


def test_it_is_rebuilt_from_whole_lines_and_from_the_files(house: House) -> None:
    north, south = filed(house), filed(house, "SUR")
    written = datetime(2026, 1, 25, 12, tzinfo=UTC).timestamp()
    os.utime(south, (written, written))
    table = folder(house) / "received.csv"
    damaged = table.read_text("utf-8").replace(",SUR,2025-12,2026-01-20", ",SUR,2025-12,2")
    table.write_text(damaged, "utf-8")

    told = [speaker("en", "es_PE").say(each) for each in rebuild(house, DECEMBER)]

    assert (DAY, date(2026, 1, 25)) == (of(house, north).received, of(house, south).received)
    assert "line 3 of input/2025-12/received.csv cannot be read." == told[0]
    assert any(south.name in each and "2026-01-25" in each for each in told)
    kept = next(each for each in folder(house).iterdir() if each.name.startswith(".received"))
    assert damaged == kept.read_text("utf-8")
    again = [str(each) for each in rebuild(house, DECEMBER)]
    assert ["whole" in each for each in again] == [True]


def test_a_rebuilt_table_believes_no_file_that_was_changed(house: House) -> None:
    path = filed(house)
    edit(path, 0.9)
    (folder(house) / "received.csv").write_text("file,sha\x00", "utf-8")

    told = " ".join(str(each) for each in rebuild(house, DECEMBER))

    assert path.name in told
    assert path.name not in (folder(house) / "received.csv").read_text("utf-8")


def test_the_command_rebuilds_and_without_files_asks_for_them(house: House) -> None:
    filed(house)
    table = folder(house) / "received.csv"
    whole = table.read_text("utf-8")
    table.write_text(whole.replace("2026-01-20", "ayer"), "utf-8")

    done = run(house.workspace.root, "receive", "--rebuild", "2025-12")
    bare = run(house.workspace.root, "receive")

    assert (0, 2) == (done.returncode, bare.returncode)
    assert table.read_text("utf-8").startswith(whole.splitlines()[0])
    assert 2 == len(table.read_text("utf-8").splitlines())
