"""What was read is kept: it may be deleted, damaged or old, and no byte of an output changes."""

import json
from collections.abc import Callable
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from shutil import rmtree

import pytest
from openpyxl import load_workbook

from cli.test_commands import fill_all
from running import run
from sheetgen.delivery import take_in
from sheetgen.disk.alone import KEPT
from sheetgen.keeping.plain_json import NotKeptError, told
from sheetgen.keeping.submissions import retold_submissions, told_submissions
from sheetgen.model.period import Period
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import Setup, open_setup
from small import POLICY, make_workspace

pytestmark = pytest.mark.sweep

MONTHLY = {
    **POLICY,
    "indicators.csv": POLICY["indicators.csv"].replace("annual", "monthly"),
    "targets.csv": "code,year,period,target\n"
    + "".join(
        f"{code},2025,2025-{month},{target}\n"
        for month in ("11", "12")
        for code, target in (("I.1", "200"), ("I.2", "50%"), ("I.3", "40"))
    ),
}
NOVEMBER, DECEMBER = "2025-11", "2025-12"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two months of files, and the second built once."""
    make_workspace(tmp_path, {"agua": MONTHLY})
    fill_all(tmp_path, NOVEMBER)
    fill_all(tmp_path, DECEMBER)
    return tmp_path


def built(folder: Path) -> tuple[dict[str, str], str]:
    """The digest of each output of a build of December, and what it said on stderr."""
    output = folder / "output" / DECEMBER / "agua"
    rmtree(output, ignore_errors=True)
    done = run(folder, "build", "--period", DECEMBER)
    assert 2 != done.returncode, done.stderr
    files = (path for path in output.rglob("*") if path.is_file())
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in files}, done.stderr


def kept(folder: Path, month: str = NOVEMBER) -> Path:
    return folder / KEPT / f"{month}.json"


def is_read(folder: Path, month: str) -> bool:
    """Whether the files of a month would be read now."""
    readings = open_setup(read_workspace(folder)).readings
    assert readings is not None
    year, number = map(int, month.split("-"))
    return readings.get(Period(year, number)) is None


def test_what_is_kept_of_real_files_is_what_was_read_of_them(setup: Setup) -> None:
    for period in (Period(2024, 12), Period(2025, 12)):
        came = take_in(setup, period)

        again = retold_submissions(json.loads(json.dumps(told_submissions(came))))

        assert came == again
        assert repr(came) == repr(again)  # 12.50 is not 12.5


def test_what_many_cells_say_is_held_once(setup: Setup) -> None:
    came = take_in(setup, Period(2025, 12))

    again = retold_submissions(json.loads(json.dumps(told_submissions(came))))

    said = [each for one in again for each in one.observations]
    texts = [text for each in said for text in (each.code, each.typed, *each.place[1:])]
    texts += [text for one in again for each in one.untold for text in (each.code, *each.place[1:])]
    assert len(set(texts)) == len({id(text) for text in texts})
    figures = [each.said for each in said if isinstance(each.said, Decimal)]
    assert len({str(each) for each in figures}) == len({id(each) for each in figures})


def test_what_is_wrong_with_files_is_kept_with_them(folder: Path) -> None:
    inbox = folder / "input" / NOVEMBER
    (inbox / "roto.xlsx").write_bytes(b"no workbook")
    _correction(folder)
    book = load_workbook(inbox / "NORTE.xlsx")
    cell = next(c for row in book["Indicadores"].iter_rows() for c in row if c.value == 0.2)
    cell.value = "10,211,59"
    book.save(inbox / "NORTE.xlsx")
    came = take_in(open_setup(read_workspace(folder)), Period(2025, 11))

    again = retold_submissions(json.loads(json.dumps(told_submissions(came))))

    assert repr(came) == repr(again)
    codes = {problem.code for each in again for problem in each.problems}
    assert {"READ-115", "READ-203"} <= codes
    assert any(o.correction is not None for each in again for o in each.observations)


def test_a_build_from_what_was_kept_is_the_same(folder: Path) -> None:
    first, said = built(folder)
    assert "" == said
    assert not is_read(folder, NOVEMBER)
    assert not is_read(folder, DECEMBER)

    again, said = built(folder)

    assert first == again
    assert "" == said


def test_it_may_be_deleted_at_any_time(folder: Path) -> None:
    first, _ = built(folder)
    rmtree(folder / KEPT)

    assert (first, "") == built(folder)
    assert kept(folder).is_file()


def _without_kept(folder: Path) -> dict[str, str]:
    rmtree(folder / KEPT)
    return built(folder)[0]


def test_what_dates_alerts_is_the_same_kept_or_judged_anew(folder: Path) -> None:
    first, _ = built(folder)
    assert list((folder / KEPT).glob("*.fired.json"))

    assert first == built(folder)[0] == _without_kept(folder)
    for change in (_file, _table):
        change(folder)
        assert built(folder)[0] == _without_kept(folder)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


def _other_digit(path: Path) -> None:
    data = path.read_bytes()
    assert b"#190" in data
    path.write_bytes(data.replace(b"#190", b"#191"))


def _no_json(path: Path) -> None:
    path.write_bytes(b"\x00" * 100)


def _no_submissions(path: Path) -> None:
    """Whole by its digest, and yet not what is kept there."""
    _put(path, b'{"columns":[],"submissions":[{"whole":[]}]}')


def _no_column(path: Path) -> None:
    """The same: a text that was not given is of a column that is none."""
    data = json.loads(path.read_bytes().partition(b"\n")[2])
    untold = next(one["untold"] for one in data["read"]["submissions"] if one["untold"]["n"])
    untold["column"] = [len(data["read"]["columns"])]
    _put(path, json.dumps(data).encode())


def _no_row(path: Path) -> None:
    """The same: of those texts one cell is missing."""
    data = json.loads(path.read_bytes().partition(b"\n")[2])
    untold = next(one["untold"] for one in data["read"]["submissions"] if one["untold"]["n"] > 2)
    untold["cell"].pop()
    _put(path, json.dumps(data).encode())


def _put(path: Path, body: bytes) -> None:
    head = json.loads(path.read_bytes().partition(b"\n")[0])
    said = {**head, "sha256": sha256(body).hexdigest()}
    path.write_bytes(json.dumps(said).encode() + b"\n" + body)


@pytest.mark.parametrize(
    "damage", [_cut, _other_digit, _no_json, _no_submissions, _no_column, _no_row]
)
def test_what_is_damaged_is_worked_out_again_and_said(
    folder: Path, damage: Callable[[Path], None]
) -> None:
    first, _ = built(folder)
    damage(kept(folder))

    again, said = built(folder)

    assert first == again
    assert "Lo que se guardaba de 2025-11 en .sheetgen/kept/ está dañado" in said
    assert (first, "") == built(folder)


def test_what_is_of_another_version_is_worked_out_again(folder: Path) -> None:
    first, _ = built(folder)
    data = kept(folder).read_bytes()
    kept(folder).write_bytes(data.replace(b'"version": 1', b'"version": 0', 1))

    again, said = built(folder)

    assert first == again
    assert "2025-11" in said


def _file(folder: Path) -> None:
    path = folder / "input" / NOVEMBER / "NORTE.xlsx"
    path.write_bytes(path.read_bytes() + b"\x00")


def _another_file(folder: Path) -> None:
    path = folder / "input" / NOVEMBER / "NORTE.xlsx"
    path.rename(path.with_name("norte.xlsx"))


def _table(folder: Path) -> None:
    with (folder / "plans" / "agua" / "offices.csv").open("a", encoding="utf-8") as table:
        table.write("ESTE,Oficina Este\n")


def _form(folder: Path) -> None:
    path = next((folder / "templates").glob("*.yaml"))
    path.write_text(path.read_text(encoding="utf-8") + "\n# seen\n", encoding="utf-8")


def _correction(folder: Path) -> None:
    (folder / "corrections.csv").write_text(
        "plan,period,code,field,figure,reason,approver\n"
        "agua,2025-11,I.1,actual,180,Lo confirmó la oficina,Jefa\n",
        encoding="utf-8",
    )


def _locale(folder: Path) -> None:
    path = folder / "sheetgen.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"es_PE"', '"es_ES"'), encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "is_said"),
    [
        (_file, False),  # files come and are corrected: nothing to warn of
        (_another_file, False),
        (_correction, False),
        (_table, True),
        (_form, True),
        (_locale, True),
    ],
)
def test_what_a_reading_follows_from_has_it_read_again(
    folder: Path, change: Callable[[Path], None], *, is_said: bool
) -> None:
    built(folder)
    change(folder)

    assert is_read(folder, NOVEMBER)

    _, said = built(folder)
    told = "Lo que se guardaba de 2025-11 en .sheetgen/kept/ es de otros planes" in said
    assert told is is_said
    assert ".sheetgen" not in said or is_said
    assert not is_read(folder, NOVEMBER)


def test_a_rule_changes_no_reading(folder: Path) -> None:
    built(folder)
    path = next((folder / "rules").glob("*.yaml"))
    path.write_text(path.read_text(encoding="utf-8") + "\n# seen\n", encoding="utf-8")

    assert not is_read(folder, NOVEMBER)


def test_a_registry_of_those_served_changes_no_reading(folder: Path) -> None:
    """It is the analyst's, of every month; who is read in a file it does not decide."""
    registry = folder / "plans/agua/registry.csv"
    registry.write_text("ruc,sector\n", encoding="utf-8")
    built(folder)
    registry.write_text("ruc,sector\n20000000001,X\n", encoding="utf-8")

    assert not is_read(folder, NOVEMBER)


def test_a_command_that_only_reads_keeps_nothing(folder: Path) -> None:
    run(folder, "explain", "I.1")

    assert not (folder / KEPT).exists()


def test_a_value_of_an_unknown_kind_is_not_kept() -> None:
    with pytest.raises(NotKeptError):
        told(object())
