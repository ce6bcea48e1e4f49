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
from sheetgen.intake import check
from sheetgen.language.speaker import speaker
from sheetgen.model.submission import State, Submission
from sheetgen.planning.settings import read_workspace
from sheetgen.rebuilding import rebuild
from sheetgen.receiving import receive
from sheetgen.setup import Setup, open_setup
from small import make_workspace

DAY = date(2026, 1, 20)


@pytest.fixture
def setup(tmp_path: Path) -> Setup:
    return open_setup(read_workspace(make_workspace(tmp_path)))


def filed(setup: Setup, office: str = "NORTE") -> Path:
    """A delivery received on DAY, where it lies."""
    send(setup, office, lambda sheet: fill(sheet, I_2=0.45), f"{office}.xlsx")
    sent = (folder(setup) / f"{office}.xlsx").rename(setup.workspace.root / f"{office}.xlsx")
    receive(setup, [sent], None, DAY)
    return next(folder(setup).glob(f"{office}.*.xlsx"))


def folder(setup: Setup) -> Path:
    return setup.workspace.input / "2025-12"


def edit(path: Path, value: float) -> None:
    book = load_workbook(path)
    fill(book[SHEET], I_2=value)
    book.save(path)


def of(setup: Setup, path: Path) -> Submission:
    return next(each for each in take_in(setup, DECEMBER) if each.file.endswith(path.name))


def test_a_file_edited_after_it_was_received_does_not_count_until_received_again(
    setup: Setup,
) -> None:
    path = filed(setup)
    edit(path, 0.9)

    changed = of(setup, path)
    (checked,) = check(setup, [path])
    receive(setup, [path], None, date(2026, 2, 5))
    again = of(setup, path)

    assert (State.REJECTED, ["READ-339"]) == (changed.state, codes(changed))
    assert ["READ-339"] == codes(checked.submission)
    assert (Decimal(90), date(2026, 2, 5)) == (said(again)["I.2"], again.received)


def test_a_changed_file_is_known_by_its_name_where_the_table_no_longer_names_it(
    setup: Setup,
) -> None:
    path, other = filed(setup), filed(setup, "SUR")
    table = folder(setup) / "received.csv"
    table.write_text(
        "".join(
            x for x in table.read_text("utf-8").splitlines(keepends=True) if path.name not in x
        ),
        "utf-8",
    )
    unnoted = of(setup, path)
    edit(path, 0.9)

    assert (State.OBSERVED, None) == (unnoted.state, unnoted.received)
    assert ["READ-339"] == codes(of(setup, path))
    assert DAY == of(setup, other).received


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
    setup: Setup, damage: "object", where: str
) -> None:
    filed(setup)
    table = folder(setup) / "received.csv"
    table.write_text(damage(table.read_text("utf-8")), "utf-8")  # type: ignore[operator]

    with pytest.raises(PlanError) as stopped:
        take_in(setup, DECEMBER)

    assert where in stopped.value.where
    told = speaker("en", "es_PE").say(stopped.value.message())
    assert "sheetgen receive --rebuild 2025-12" in told


def test_it_is_rebuilt_from_whole_lines_and_from_the_files(setup: Setup) -> None:
    north, south = filed(setup), filed(setup, "SUR")
    written = datetime(2026, 1, 25, 12, tzinfo=UTC).timestamp()
    os.utime(south, (written, written))
    table = folder(setup) / "received.csv"
    damaged = table.read_text("utf-8").replace(",SUR,2025-12,2026-01-20", ",SUR,2025-12,2")
    table.write_text(damaged, "utf-8")

    told = [speaker("en", "es_PE").say(each) for each in rebuild(setup, DECEMBER)]

    assert (DAY, date(2026, 1, 25)) == (of(setup, north).received, of(setup, south).received)
    assert "line 3 of input/2025-12/received.csv cannot be read." == told[0]
    assert any(south.name in each and "2026-01-25" in each for each in told)
    kept = next(each for each in folder(setup).iterdir() if each.name.startswith(".received"))
    assert damaged == kept.read_text("utf-8")
    again = [str(each) for each in rebuild(setup, DECEMBER)]
    assert ["whole" in each for each in again] == [True]


def test_a_rebuilt_table_believes_no_file_that_was_changed(setup: Setup) -> None:
    path = filed(setup)
    edit(path, 0.9)
    (folder(setup) / "received.csv").write_text("file,sha\x00", "utf-8")

    told = " ".join(str(each) for each in rebuild(setup, DECEMBER))

    assert path.name in told
    assert path.name not in (folder(setup) / "received.csv").read_text("utf-8")


def test_the_command_rebuilds_and_without_files_asks_for_them(setup: Setup) -> None:
    filed(setup)
    table = folder(setup) / "received.csv"
    whole = table.read_text("utf-8")
    table.write_text(whole.replace("2026-01-20", "ayer"), "utf-8")

    done = run(setup.workspace.root, "receive", "--rebuild", "2025-12")
    bare = run(setup.workspace.root, "receive")

    assert (0, 2) == (done.returncode, bare.returncode)
    assert table.read_text("utf-8").startswith(whole.splitlines()[0])
    assert 2 == len(table.read_text("utf-8").splitlines())
