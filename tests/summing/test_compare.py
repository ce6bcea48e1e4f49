"""Two months held against each other: every point that an item or the index moved has its cause."""

import json
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filled import fill
from running import run
from sheetgen.model.comparison import CauseKind, Change, Comparison, Moved
from sheetgen.model.period import Period
from sheetgen.pipeline import report
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import open_setup
from small import POLICY, make_workspace
from writing.builder_writing import opened

pytestmark = pytest.mark.sweep

JANUARY, FEBRUARY = Period(2025, 1), Period(2025, 2)
TARGETS = "code,year,period,target\n" + "".join(
    f"I.1,2025,{month},{target}\nI.2,2025,{month},50%\nI.3,2025,{month},40\n"
    for month, target in ((JANUARY, 200), (FEBRUARY, 250))
)
MONTHLY = POLICY | {
    "indicators.csv": POLICY["indicators.csv"].replace(",annual,", ",monthly,"),
    "targets.csv": TARGETS,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_workspace(tmp_path, {"agua": MONTHLY})


def send(folder: Path, month: Period, first: object, third: object = 40) -> None:
    fill(folder, month, "NORTE", {"I.1": first, "I.2": 0.5})
    fill(folder, month, "SUR", {"I.3": third})


def compared(folder: Path) -> Comparison:
    setup = open_setup(read_workspace(folder))
    found = report(setup, setup.plans[0], FEBRUARY).comparison
    assert found is not None
    return found


def item(found: Comparison, code: str) -> Moved:
    return next(each for each in found.items if each.code == code)


def shares(moved: Moved) -> dict[CauseKind, Decimal | None]:
    return {each.kind: each.share for each in moved.causes}


def test_where_target_and_value_changed_each_has_its_share_and_they_add_up(folder: Path) -> None:
    send(folder, JANUARY, 100)  # 100 / 200 = 50 %
    send(folder, FEBRUARY, 150)  # 150 / 250 = 60 %

    moved = item(compared(folder), "I.1")

    # the target first: 100 / 250 = 40 %, then the value
    assert shares(moved) == {CauseKind.TARGET: Decimal(-10), CauseKind.VALUE: Decimal(20)}
    assert moved.points == 10
    assert (moved.change, [each.before for each in moved.causes]) == (
        Change.BETTER,
        ["200", "100"],
    )
    assert "targets.csv" in str(moved.causes[0].places[0])
    assert "NORTE.xlsx" in str(moved.causes[1].places[0])


def test_the_index_moves_by_the_shares_of_its_causes_exactly(folder: Path) -> None:
    send(folder, JANUARY, 100)
    send(folder, FEBRUARY, 150, third=80)  # descending: 40 / 80 = 50 %

    found = compared(folder)

    # I.1 50 to 60, I.2 100, I.3 100 to 50: (50 + 100 + 100) / 3 to (60 + 100 + 50) / 3
    assert found.index_before == Decimal("83.333333333")
    assert found.index_after == 70
    assert found.by_cause == {
        CauseKind.TARGET: Decimal("-3.333333333"),  # (40 + 100 + 100) / 3 = 80
        CauseKind.VALUE: Decimal(-10),
    }
    assert sum(found.by_cause.values()) == found.index_after - found.index_before


def test_a_figure_that_is_missing_has_no_share_and_moves_the_index(folder: Path) -> None:
    send(folder, JANUARY, 100)
    send(folder, FEBRUARY, "ND")

    found = compared(folder)
    moved = item(found, "I.1")

    assert moved.change is Change.WORSE
    assert shares(moved) == {CauseKind.TARGET: Decimal(-10), CauseKind.MISSING: None}
    # without I.1: 100; with it at 40: 80; at 50: 83.333333333
    assert found.by_cause == {
        CauseKind.TARGET: Decimal("-3.333333333"),
        CauseKind.MISSING: Decimal(20),
    }


def test_what_is_solved_same_and_continuing_is_told(folder: Path) -> None:
    send(folder, JANUARY, 100)
    send(folder, FEBRUARY, 250)

    found = compared(folder)

    assert item(found, "I.1").change is Change.SOLVED
    assert item(found, "I.2").change is Change.SAME
    assert item(found, "I.2").causes == ()
    assert any(each.endswith(":I.1") for each in found.solved_alerts)
    assert len(found.all_of(Change.SAME.word)) == 2


def test_an_alert_on_what_has_no_figure_any_more_is_not_solved_but_waits(folder: Path) -> None:
    send(folder, JANUARY, 100)
    send(folder, FEBRUARY, "ND")

    found = compared(folder)

    low = [each for each in found.waiting if each.startswith("STA-") and each.endswith(":I.1")]
    assert ([each.partition(":")[2] for each in low], found.solved_alerts) == (["I.1"], ())
    assert any(each == "STA-010:I.1" for each in found.new_alerts)


def test_from_far_above_the_target_to_far_below_it_is_no_better(folder: Path) -> None:
    send(folder, JANUARY, 400)  # 200 %
    send(folder, FEBRUARY, 25)  # 10 %

    assert item(compared(folder), "I.1").change is Change.WORSE


def test_a_threshold_that_was_raised_is_a_cause_of_its_own(folder: Path) -> None:
    send(folder, JANUARY, 160)  # 80 %
    send(folder, FEBRUARY, 200)  # 80 %
    settings = folder / "sheetgen.toml"
    settings.write_text(
        f'{settings.read_text()}\n[[threshold]]\nby = "item"\nvalue = "I.1"\nlow = 85\n'
        'medium = 95\nsince = "2025-02"\n',
        encoding="utf-8",
    )

    moved = item(compared(folder), "I.1")

    assert moved.change is Change.WORSE
    assert CauseKind.THRESHOLD in shares(moved)
    assert ("low 75", "low 85") in [(each.before, each.after) for each in moved.causes]


def test_the_command_says_it_and_the_sheet_shows_and_traces_it(folder: Path) -> None:
    send(folder, JANUARY, 100)
    send(folder, FEBRUARY, 150)

    built = run(folder, "build", "--period", "2025-02")
    said = run(folder, "diff", "2025-01", "2025-02")
    record = json.loads(run(folder, "diff", "2025-01", "2025-02", "--json").stdout)

    assert built.returncode in {0, 1}, built.stderr
    words = " ".join(said.stdout.split())
    assert "Meta · 200 → 250 · −10.0 p. p." in words
    assert "subió de 83.3 % a 86.7 % (+3.3 p. p.)" in words
    (first,) = [each for each in record["items"] if each["code"] == "I.1"]
    assert [each["share"] for each in first["causes"]] == ["-10", "20"]  # no idle zeros
    assert (first["before"]["progress"], first["after"]["progress"]) == ("50", "60")
    assert record["index"]["after"] == "86.666666667"
    output = folder / "output/2025-02/agua"
    assert record.pop("after_closing") == []
    assert record.pop("seals_lack") == {}
    assert record == json.loads((output / "results.json").read_text("utf-8"))["changes"]
    sheet = opened(output / "agua-2025-02.xlsx")["Cambios"]
    (line,) = [row for row in sheet.iter_rows() if row[0].value == "I.1"]
    (cell,) = [each for each in line if each.value == 10]
    place = f"output/2025-02/agua/agua-2025-02.xlsx!Cambios!{cell.coordinate}"
    traced = run(folder, "trace", place).stdout
    assert "plans/agua/targets.csv!line 5!target" in traced
    assert "input/2025-02/NORTE.xlsx!Indicadores" in traced


@pytest.mark.parametrize(
    ("months", "told"),
    [
        (("2025-02", "2025-01"), "sheetgen diff 2025-01 2025-02"),
        (("2025-01", "2025-01"), "Indique dos meses distintos"),
        (("2025-01", "2025-06"), "2025-06: no hay ningún archivo de agua"),
        (("2024-12", "2025-02"), "2024-12: no hay ningún archivo de agua"),
    ],
)
def test_months_that_cannot_be_compared_are_refused(
    folder: Path, months: tuple[str, str], told: str
) -> None:
    send(folder, JANUARY, 100)
    send(folder, FEBRUARY, 150)

    done = run(folder, "diff", *months)

    assert done.returncode == 2
    assert told in done.stderr


@given(
    first=st.tuples(*[st.one_of(st.none(), st.integers(0, 400))] * 3),
    second=st.tuples(*[st.one_of(st.none(), st.integers(0, 400))] * 3),
    targets=st.tuples(*[st.integers(1, 400)] * 2),
)
@settings(max_examples=30)
def test_shares_add_up_exactly_whatever_the_months_hold(
    first: tuple[int | None, ...], second: tuple[int | None, ...], targets: tuple[int, int]
) -> None:
    with TemporaryDirectory() as name:
        folder = make_workspace(
            Path(name) / "work",
            {
                "agua": MONTHLY
                | {
                    "targets.csv": TARGETS.replace("01,200", f"01,{targets[0]}").replace(
                        "02,250", f"02,{targets[1]}"
                    )
                }
            },
        )
        for month, said in ((JANUARY, first), (FEBRUARY, second)):
            one, two, three = ("ND" if each is None else each for each in said)
            share = two if two == "ND" else Decimal(two) / 400  # type: ignore[arg-type]
            fill(folder, month, "NORTE", {"I.1": one, "I.2": share})
            fill(folder, month, "SUR", {"I.3": three})
        found = compared(folder)

    for moved in found.items:
        if moved.points is not None:
            shares = [each.share for each in moved.causes if each.share is not None]
            assert sum(shares) == moved.points
    if isinstance(found.index_before, Decimal) and isinstance(found.index_after, Decimal):
        assert sum(found.by_cause.values()) == found.index_after - found.index_before
