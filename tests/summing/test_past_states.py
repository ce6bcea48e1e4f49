"""How a plan stood in each month: shown, kept, sealed where it was closed, and only one's own."""

import json
from pathlib import Path

import pytest

from filled import fill
from formulas.read_back import rows_by_code
from running import run
from sheetgen.model.figure import Gap
from sheetgen.model.past_state import ItemState
from sheetgen.model.period import Period, december
from sheetgen.model.status import Band, Status
from sheetgen.pipeline import report
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import open_setup
from small import POLICY, make_workspace
from summing.test_compare import FEBRUARY, JANUARY, MONTHLY, send
from writing.builder_writing import opened

pytestmark = pytest.mark.sweep


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = make_workspace(tmp_path, {"agua": MONTHLY})
    send(made, JANUARY, 100)
    send(made, FEBRUARY, "ND")
    return made


def test_each_stored_month_is_there_as_it_was_judged_then(folder: Path) -> None:
    setup = open_setup(read_workspace(folder))

    january, february = report(setup, setup.plans[0], FEBRUARY).states

    assert (january.period, february.period) == (JANUARY, FEBRUARY)
    assert january.items["I.1"] == ItemState(Status.LOW, Band.LOW, 50)  # type: ignore[arg-type]
    assert january.items["I.2"] == ItemState(Status.ON_TRACK, Band.HIGH, 100)  # type: ignore[arg-type]
    assert february.items["I.1"] == ItemState(Status.MISSING, None, Gap.NO_DATA)
    assert (str(january.index), february.index) == ("83.333333333", 100)


def test_what_is_kept_gives_the_same_bytes_and_is_thrown_away_when_a_rule_changes(
    folder: Path,
) -> None:
    def built() -> str:
        done = run(folder, "build", "--period", "2025-02")
        assert done.returncode in {0, 1}, done.stderr
        return (folder / "output/2025-02/agua/results.json").read_text("utf-8")

    first = built()
    assert list((folder / ".sheetgen/kept").glob("2025-01.*.state.json"))
    rules = folder / "rules/status.yaml"
    rules.write_text(rules.read_text("utf-8") + "\n# another word\n", encoding="utf-8")
    settings = folder / "sheetgen.toml"
    text = settings.read_text("utf-8")
    assert json.loads(built())["history"] == json.loads(first)["history"]
    settings.write_text(f'{text}\n[[threshold]]\nby = "item"\nvalue = "I.1"\nlow = 40\n',
                        encoding="utf-8")  # fmt: skip

    again = json.loads(built())["history"][0]["items"]["I.1"]

    assert json.loads(first)["history"][0]["items"]["I.1"]["status"] == "low"
    assert again == {"status": "on-track", "progress": "50"}


def test_a_waiver_that_comes_later_is_seen_in_the_months_before(folder: Path) -> None:
    send(folder, JANUARY, "no aplica")

    def january() -> str:
        done = run(folder, "build", "--period", "2025-02")
        assert done.returncode in {0, 1}, done.stderr
        results = json.loads((folder / "output/2025-02/agua/results.json").read_text("utf-8"))
        return str(results["history"][0]["items"]["I.1"]["status"])

    assert january() == "missing"
    (folder / "waivers.csv").write_text(
        "scope,rule,reason,approver,until\nitem:I.1,reporting,obra paralizada,DG,2025-12-31\n",
        encoding="utf-8",
    )

    assert january() == "not-rated"


def test_a_closed_month_stands_as_it_was_sealed(folder: Path) -> None:
    assert run(folder, "build", "--period", "2025-01").returncode in {0, 1}
    closed = run(folder, "close", "2025-01")
    assert closed.returncode == 0, closed.stderr
    settings = folder / "sheetgen.toml"
    settings.write_text(
        f'{settings.read_text("utf-8")}\n[[threshold]]\nby = "item"\nvalue = "I.1"\nlow = 40\n',
        encoding="utf-8",
    )
    setup = open_setup(read_workspace(folder))

    january, _ = report(setup, setup.plans[0], FEBRUARY).states

    assert january.is_sealed
    assert january.items["I.1"].status is Status.LOW


def test_the_sheet_shows_it_and_an_office_s_own_shows_its_items_alone(folder: Path) -> None:
    done = run(folder, "build", "--period", "2025-02", "--offices")
    assert done.returncode in {0, 1}, done.stderr
    output = folder / "output/2025-02/agua"

    whole = opened(output / "agua-2025-02.xlsx")["Historia"]
    rows = {str(row[0].value): [cell.value for cell in row] for row in whole.iter_rows(min_row=5)}
    assert rows["I.1"][2:4] == ["▼ 50.0\xa0%", "○"]
    assert rows["I.2"][5] == "Alto: 2 periodos seguidos"
    assert rows["Índice"][2:4] == [pytest.approx(83.3333333), 100]
    own = opened(output / "por-unidad/agua-2025-02-SUR.xlsx")
    said = {str(cell.value) for name in ("Historia", "Cambios") for row in own[name].iter_rows()
            for cell in row}  # fmt: skip
    assert "I.3" in said
    assert not {"I.1", "NORTE", "Índice"} & said


def test_a_month_that_was_skipped_ends_a_streak(folder: Path) -> None:
    targets = folder / "plans/agua/targets.csv"
    april = "".join(f"I.{n},2025,2025-04,40\n" for n in (1, 2, 3))
    targets.write_text(targets.read_text(encoding="utf-8") + april, encoding="utf-8")
    send(folder, Period(2025, 4), "ND")  # nobody sent anything in March, and no folder is there
    run(folder, "build", "--period", "2025-04")

    whole = opened(folder / "output/2025-04/agua/agua-2025-04.xlsx")["Historia"]

    rows = {str(row[0].value): [cell.value for cell in row] for row in whole.iter_rows(min_row=5)}
    assert rows["I.1"][6] == "Sin dato: 1 periodo"


def test_an_alert_is_dated_by_the_stored_months_that_raised_it(folder: Path) -> None:
    send(folder, FEBRUARY, 100)  # 50 % of 200, then 40 % of 250: low, and so is its element
    setup = open_setup(read_workspace(folder))

    since = {each.id: each.since for each in report(setup, setup.plans[0], FEBRUARY).alerts}
    alone = {each.id: each.since for each in report(setup, setup.plans[0], JANUARY).alerts}

    assert {JANUARY} == {since["STA-110:I.1"]}
    assert None not in since.values()
    assert {None} == set(alone.values())  # nothing is stored before


def test_years_of_actuals_stand_in_history_by_the_rules_of_now(tmp_path: Path) -> None:
    made = make_workspace(tmp_path, {"agua": POLICY})  # 140 in December 2024, of 150
    fill(made, december(2025), "NORTE", {"I.1": 100})  # of 200
    done = run(made, "build", "--period", "2025-12")
    assert done.returncode in {0, 1}, done.stderr
    output = made / "output/2025-12/agua"
    book = opened(output / "agua-2025-12.xlsx")
    rows = {str(row[0].value): [c.value for c in row] for row in book["Historia"].iter_rows()}

    assert ["2024-12*", "2025-12"] == rows["Código"][2:4]
    assert ["■ 93.3\xa0%", "▼ 50.0\xa0%"] == rows["I.1"][2:4]
    assert rows["I.1"][4] == pytest.approx(50 - 93.333333333)
    assert ["—", "○"] == rows["I.2"][2:4]
    told = run(made, "trace", "agua-2025-12.xlsx!Historia!E5").stdout
    assert "avance − avance en 2024-12" in told
    assert "plans/agua/actuals.csv!line 2!actual" in told
    assert "input/2025-12/NORTE.xlsx!Indicadores" in told
    (known,) = json.loads((output / "results.json").read_text("utf-8"))["history"]
    assert (known["period"], known["recalled"]) == ("2024-12", True)
    columns, codes = rows_by_code(book["Indicadores"])
    shown = book["Indicadores"].cell(codes["I.1"], columns["Estados hasta hoy"]).value
    assert shown == "■▼"
