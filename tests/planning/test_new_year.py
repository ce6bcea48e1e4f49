"""``sheetgen plan new-year`` opens the next year of the plans that end, and touches no other."""

import csv
from pathlib import Path

import pytest

from cli.test_commands import fill_all
from running import run
from sheetgen.model.plan import Plan
from sheetgen.planning.plans import read_plans
from sheetgen.planning.settings import read_workspace
from small import POLICY, make_workspace

AHEAD = POLICY | {
    "targets.csv": f"{POLICY['targets.csv']}I.1,2026,260\n",
    "plan.toml": POLICY["plan.toml"].replace('"Política del agua"', '"Agua 2025"  # de todos'),
}


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / "plans/agua-2026" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".sheetgen" not in path.parts
    }


def plan_of(folder: Path, code: str) -> Plan:
    return next(each for each in read_plans(read_workspace(folder)) if each.code == code)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose December came in, and its next year."""
    folder = make_workspace(tmp_path_factory.mktemp("year"), {"agua": AHEAD})
    fill_all(folder)
    before = bytes_of(folder)
    done = run(folder, "plan", "new-year", "2026")

    assert (done.returncode, done.stderr) == (0, "")
    assert before == {name: data for name, data in bytes_of(folder).items() if name in before}
    return folder


def test_codes_names_and_known_targets_stay(opened: Path) -> None:
    last, new = plan_of(opened, "agua"), plan_of(opened, "agua-2026")

    assert [(each.code, each.name, each.offices) for each in last.items] == [
        (each.code, each.name, each.offices) for each in new.items
    ]
    assert [("I.1", "2026-12", 260)] == [
        (each.code, str(each.period), each.figure) for each in new.targets
    ]
    assert [each.code for each in last.elements] == [each.code for each in new.elements]


def test_a_baseline_becomes_what_december_reached_with_the_cell_that_says_so(opened: Path) -> None:
    table = {row["code"]: row for row in rows(opened, "indicators.csv")}
    known = {row["code"]: row for row in rows(opened, "actuals.csv")}
    reached = {"I.1": "190", "I.2": "20", "I.3": "50"}  # what fill_all types

    assert reached == {code: row["baseline"] for code, row in table.items()}
    assert {"2025"} == {row["baseline_year"] for row in table.values()}
    assert reached == {code: row["actual"] for code, row in known.items()}
    assert known["I.1"]["source"].startswith("input/2025-12/NORTE.xlsx!Indicadores!")


def test_the_definition_keeps_its_comments_and_gets_the_dates_of_the_year(opened: Path) -> None:
    text = (opened / "plans/agua-2026/plan.toml").read_text("utf-8")
    new = plan_of(opened, "agua-2026")

    assert ("2026-01", "2026-12", "Agua 2026") == (str(new.from_), str(new.until), new.name)
    assert text.count("code =") == 1
    assert POLICY["plan.toml"][POLICY["plan.toml"].index("[levels]") :] in text


def test_the_new_year_is_asked_for_and_what_is_missing_is_told(opened: Path) -> None:
    template = run(opened, "template", "--period", "2026-12")
    check = run(opened, "plan", "check", "--plan", "agua-2026")

    assert template.returncode == 0
    assert (opened / "output/2026-12/templates/NORTE.xlsx").is_file()
    assert check.returncode == 1
    assert "I.2 e I.3" in check.stdout or "I.2 y I.3" in check.stdout


def test_a_year_that_is_open_already_is_not_written_over(opened: Path) -> None:
    before = bytes_of(opened)

    assert run(opened, "plan", "new-year", "2026").returncode == 2
    assert before == bytes_of(opened)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("2028",), "ningún plan termina en 2027"),
        (("2025", "--plan", "agua"), "sigue en 2025"),
        (("2028", "--plan", "agua"), "no termina en 2027"),
        (("2026", "--plan", "luz"), "luz"),
    ],
)
def test_a_year_that_cannot_be_opened_says_why(
    tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    done = run(make_workspace(tmp_path), "plan", "new-year", *words)

    assert done.returncode == 2
    assert said in done.stderr
    assert not (tmp_path / "plans/agua-2026").exists()
