"""What was due of work by a closed month, and is lowered in its table once that is closed."""

import json
from pathlib import Path

import pytest

from filled import fill
from monthly import FEBRUARY, JANUARY, WORK, done
from running import run
from sheetgen.planning.closed_files import sealed
from small import make_workspace

pytestmark = pytest.mark.sweep

FIRST = "A.1,2025-01,10"
BETWEEN = ("diff", "2025-01", "2025-02")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """8 of 10 were done in January, which is closed, and 18 of 20 by February."""
    made = make_workspace(tmp_path, {"obra": WORK})
    for month, executed in ((JANUARY, 8), (FEBRUARY, 18)):
        fill(made, month, "NORTE", {}, work={"A.1": done(executed, 1000)})
    run(made, "build", "--period", "2025-01")
    run(made, "close", "2025-01")
    return made


def raised(folder: Path) -> dict[str, str]:
    run(folder, "build", "--period", "2025-02")
    found = json.loads((folder / "output/2025-02/obra/results.json").read_text(encoding="utf-8"))
    return {each["id"]: each["message"] for each in found["alerts"]}


@pytest.mark.parametrize(("now", "is_raised"), [(4, True), (10, False), (12, False)])
def test_it_is_an_alert_where_less_is_due_than_was_sealed(
    folder: Path, now: int, *, is_raised: bool
) -> None:
    table = folder / "plans/obra/schedule.csv"
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace(FIRST, f"A.1,2025-01,{now}"), encoding="utf-8")

    told = raised(folder)

    assert is_raised is ("ALE-620:A.1" in told)
    assert "meses de retraso: 1." in told.get("ALE-620:A.1", "meses de retraso: 1.")
    assert "ALE-620:A.2" not in told


def test_it_is_told_by_the_edition_that_seals_it_again(folder: Path) -> None:
    table = folder / "plans/obra/schedule.csv"
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace(FIRST, "A.1,2025-01,4"), encoding="utf-8")

    said = run(folder, "close", "2025-01", "--reopen", "--reason", "Recorte").stdout

    assert "A.1 Asfaltar: Programado a la fecha era 10, es 4" in said
    assert "ALE-620:A.1" not in raised(folder)


def test_a_month_that_was_sealed_without_it_raises_nothing(folder: Path) -> None:
    """As every month that was closed before what was due was sealed."""
    path = folder / "closed/2025-01/obra.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    for each in record["items"]:
        del each["programmed"]
    path.write_bytes(sealed({key: value for key, value in record.items() if key != "seal"}))
    table = folder / "plans/obra/schedule.csv"
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace(FIRST, "A.1,2025-01,4"), encoding="utf-8")

    assert "ALE-620:A.1" not in raised(folder)
    said = run(folder, "close", "2025-01", "--reopen", "--reason", "Recorte").stdout
    assert "Programado" not in said


@pytest.mark.parametrize(
    ("gone", "words"),
    [
        (("offices", "renamed"), "quién informaba cada ítem y qué código tenía cada ítem entonces"),
        (("programmed",), "lo programado hasta entonces"),
    ],
)
def test_a_seal_of_an_older_version_says_once_what_it_does_not_hold(
    folder: Path, gone: tuple[str, ...], words: str
) -> None:
    run(folder, "build", "--period", "2025-02")
    whole = [run(folder, *each).stdout for each in (("verify", "2025-01"), BETWEEN)]
    path = folder / "closed/2025-01/obra.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    for each in (record, *record["items"]):
        for key in gone:
            each.pop(key, None)
    path.write_bytes(sealed({key: value for key, value in record.items() if key != "seal"}))

    told = [run(folder, *each).stdout for each in (("verify", "2025-01"), BETWEEN)]
    verified = json.loads(run(folder, "verify", "2025-01", "--json").stdout)
    compared = json.loads(run(folder, *BETWEEN, "--json").stdout)

    says = f"lo selló un sheetgen anterior y no contiene {words}: "
    assert [0, 0] == [" ".join(each.split()).count("sheetgen anterior") for each in whole]
    assert [1, 1] == [" ".join(each.split()).count(says) for each in told]
    assert list(gone) == verified[0]["seal_lacks"]
    assert {"2025-01": list(gone)} == compared["seals_lack"]
    run(folder, "close", "2025-01", "--reopen", "--reason", "Sello de ahora")
    assert "sheetgen anterior" not in run(folder, *BETWEEN).stdout


def test_what_was_changed_after_both_months_were_closed_is_named_by_its_file(folder: Path) -> None:
    run(folder, "build", "--period", "2025-02")
    run(folder, "close", "2025-02")
    table = folder / "plans/obra/schedule.csv"
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace(FIRST, "A.1,2025-01,16"), encoding="utf-8")

    told = run(folder, "diff", "2025-01", "2025-02").stdout

    late = told.partition("Lo que cambió después del cierre · ")[2].splitlines()
    assert late[1].strip() == "plans/obra/schedule.csv"
    assert "sheetgen.toml" not in told


@pytest.mark.parametrize("name", ["~$schedule.xlsx", ".~lock.schedule.csv#", "Thumbs.db"])
def test_what_programs_leave_beside_a_table_is_not_named(folder: Path, name: str) -> None:
    run(folder, "build", "--period", "2025-02")
    run(folder, "close", "2025-02")
    table = folder / "plans/obra/schedule.csv"
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace(FIRST, "A.1,2025-01,16"), encoding="utf-8")
    (folder / "plans/obra" / name).write_bytes(b"\x00open")

    told = run(folder, "diff", "2025-01", "2025-02").stdout

    assert "plans/obra/schedule.csv" in told
    assert name not in told
