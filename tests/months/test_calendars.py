"""Two plans whose months are not the same: each is built, closed and compared in its own."""

import json
from pathlib import Path

import pytest

from filled import fill
from running import Done, run
from sheetgen.model.period import Period
from small import POLICY, make_workspace

pytestmark = pytest.mark.sweep

MONTHS = tuple(Period(2025, month) for month in (2, 3, 4))


def plan(code: str, first: str, last: str, office: str) -> dict[str, str]:
    """One monthly indicator of one office, with a target of 100 in each month of the plan."""
    toml = POLICY["plan.toml"].replace('"agua"', f'"{code}"')
    row = "I.1,SS.1,Hogares,number,{office},COBERTURA,ascending,not-accumulated,monthly,,,\n"
    return POLICY | {
        "plan.toml": toml.replace("2024-01", first).replace("2025-12", last),
        "offices.csv": f"code,name\n{office},Oficina {office}\n",
        "indicators.csv": POLICY["indicators.csv"].partition("\n")[0]
        + "\n"
        + row.format(office=office).replace("I.1", f"I.{code}"),
        "targets.csv": "code,year,period,target\n"
        + "".join(f"I.{code},2025,{m},100\n" for m in MONTHS if first <= str(m) <= last),
        "actuals.csv": POLICY["actuals.csv"].partition("\n")[0] + "\n",
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`uno` ends in March, `dos` begins then; all months are built, then all closed."""
    plans = {
        "uno": plan("uno", "2025-01", "2025-03", "NORTE"),
        "dos": plan("dos", "2025-03", "2025-12", "SUR"),
    }
    made = make_workspace(tmp_path_factory.mktemp("calendars"), plans)
    for month, figure in zip(MONTHS[:2], (100, 90), strict=True):
        fill(made, month, "NORTE", {"I.uno": figure})
    for month, figure in zip(MONTHS[1:], (50, 100), strict=True):
        fill(made, month, "SUR", {"I.dos": figure})
    for word in ("build", "close"):
        for month in MONTHS:
            period = (str(month),) if word == "close" else ("--period", str(month))
            done = run(made, word, *period)
            assert done.returncode in {0, 1}, done.stderr
    return made


def told(done: Done) -> list[str]:
    """The plans that an answer speaks of."""
    assert done.returncode == 0, done.stderr
    record = json.loads(done.stdout)
    return [each["plan"] for each in (record if isinstance(record, list) else [record])]


def test_each_plan_is_built_and_closed_in_the_months_that_it_covers(folder: Path) -> None:
    built = {
        str(path.parent.relative_to(folder / "output"))
        for path in folder.glob("output/*/*/results.json")
    }

    assert built == {"2025-02/uno", "2025-03/uno", "2025-03/dos", "2025-04/dos"}
    assert {str(path.relative_to(folder)) for path in folder.glob("closed/*/*.json")} == {
        f"closed/{each}.json" for each in built
    }


def test_only_a_plan_that_has_both_months_is_compared(folder: Path) -> None:
    assert ["uno"] == told(run(folder, "diff", "2025-02", "2025-03", "--json"))
    assert ["dos"] == told(run(folder, "diff", "2025-03", "2025-04", "--json"))

    none = run(folder, "diff", "2025-02", "2025-04")

    assert none.returncode == 2
    assert "ningún plan tiene los dos meses" in none.stderr


def test_each_month_verifies_although_months_before_it_were_closed_later(folder: Path) -> None:
    for month in MONTHS:
        done = run(folder, "verify", str(month))
        assert done.returncode == 0, done.stdout


def test_a_month_after_the_end_of_a_plan_is_told_with_its_dates(folder: Path) -> None:
    done = run(folder, "explain", "I.uno", "--period", "2025-04")

    assert done.returncode == 2
    assert "va de 2025-01 a 2025-03; 2025-04 queda fuera" in done.stderr


def test_an_alert_on_what_is_not_due_waits_and_goes_on_when_it_is_judged_again(
    tmp_path: Path,
) -> None:
    quarterly = POLICY | {
        "indicators.csv": POLICY["indicators.csv"].replace(",annual,", ",quarterly,"),
        "targets.csv": "code,year,period,target\n"
        + "".join(
            f"I.1,2025,{month},200\nI.2,2025,{month},50%\nI.3,2025,{month},40\n"
            for month in ("2025-03", "2025-06")
        ),
    }
    folder = make_workspace(tmp_path, {"agua": quarterly})
    for month, figure in ((3, 90), (4, None), (6, 100)):
        said = {} if figure is None else {"I.1": figure, "I.2": 0.4}
        fill(folder, Period(2025, month), "NORTE", said)

    def alerts(first: str, second: str) -> dict[str, list[str]]:
        done = run(folder, "diff", first, second, "--json")
        found: dict[str, list[str]] = json.loads(done.stdout)["alerts"]
        return found

    waits, returns = alerts("2025-03", "2025-04"), alerts("2025-04", "2025-06")

    low = "STA-110:I.1"  # 90 and 100 of 200
    assert (low in waits["waiting"], waits["solved"]) == (True, [])
    assert (low in returns["continuing"], low in returns["new"]) == (True, False)
    assert "en abril de 2025 no toca evaluar" in run(folder, "diff", "2025-03", "2025-04").stdout
