"""The two printed matrices, laid out as printed, give the plans of this repository."""

import csv
import io
import json
from pathlib import Path

import pytest

from importing.matrices import annex_matrix, policy_matrix
from running import run
from small import ROOT, make_workspace

Rows = dict[tuple[str, ...], dict[str, str]]
POLICY = ROOT / "plans/pndi"
PROGRAMME = ROOT / "plans/pp0093"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with both matrices imported."""
    folder = make_workspace(tmp_path_factory.mktemp("w"))
    policy_matrix(folder / "matriz.xlsx")
    annex_matrix(folder / "anexo.xlsx")
    assert run(folder, "plan", "import", "matriz.xlsx", "--plan", "pndi").returncode == 1
    assert run(folder, "plan", "import", "anexo.xlsx", "--plan", "pp0093").returncode == 0
    return folder


def table(folder: Path, name: str, *keys: str) -> Rows:
    text = (folder / name).read_text("utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    return {tuple(row[key] for key in keys): row for row in rows}


def plain(text: str) -> str:
    """A figure without the sign that its unit already says."""
    return text.removesuffix("%").removesuffix(".0")


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("elements.csv", ("code",)),
        ("indicators.csv", ("code",)),
        ("targets.csv", ("code", "year")),
    ],
)
def test_the_policy_s_matrix_gives_the_policy_s_plan(
    root: Path, name: str, keys: tuple[str, ...]
) -> None:
    ours, made = table(POLICY, name, *keys), table(root / "plans/pndi", name, *keys)

    assert list(ours) == list(made)
    for key, row in ours.items():
        for column, text in row.items():
            assert plain(made[key][column]) == plain(text), (key, column)


def test_its_values_of_the_years_before_are_its_actuals(root: Path) -> None:
    ours = table(POLICY, "actuals.csv", "code", "period")
    made = table(root / "plans/pndi", "actuals.csv", "code", "period")

    # the matrix also holds 2024, which in this repository comes in the offices' templates
    before = {key: row for key, row in made.items() if key[1] != "2024-12"}
    assert {key: plain(row["actual"]) for key, row in ours.items()} == {
        key: plain(row["actual"]) for key, row in before.items()
    }


def test_the_annex_gives_the_programme_s_activities(root: Path) -> None:
    ours = table(PROGRAMME, "activities.csv", "code")

    assert ours == table(root / "plans/pp0093", "activities.csv", "code")


def test_the_annex_gives_its_products_as_elements_of_no_known_programme(root: Path) -> None:
    ours = table(PROGRAMME, "elements.csv", "code")
    made = table(root / "plans/pp0093", "elements.csv", "code")

    # it does not hold the programme itself, nor how products roll up
    assert {key: row["name"] for key, row in ours.items() if key != ("0093",)} == {
        key: row["name"] for key, row in made.items()
    }
    assert {row["level"] for row in made.values()} == {"PR"}


def test_only_percentages_that_rest_on_other_figures_are_not_placed(root: Path) -> None:
    done = run(root, "plan", "import", "matriz.xlsx", "--plan", "otra", "--dry-run", "--json")
    cells = json.loads(done.stdout)["cells"]

    left = [(each["place"], each["found"]) for each in cells if each["fate"] == "not-placed"]
    assert left == [
        ("matriz.xlsx!Matriz!T16", "72.2"),
        ("matriz.xlsx!Matriz!T20", "123.1"),
        ("matriz.xlsx!Matriz!T26", "122.3"),
        ("matriz.xlsx!Matriz!T42", "0.0"),
    ]
    assert not (root / "plans/otra").exists()


def test_the_mapping_that_was_written_reads_the_same_plan_again(root: Path) -> None:
    again = run(
        root, "plan", "import", "anexo.xlsx", "--plan", "otro", "--mapping", "imports/pp0093.yaml"
    )

    assert again.returncode == 0
    for path in (root / "plans/pp0093").glob("*.csv"):
        assert path.read_text("utf-8") == (root / "plans/otro" / path.name).read_text("utf-8")


def test_a_plan_that_is_there_is_never_written_over(root: Path) -> None:
    before = {path: path.read_bytes() for path in (root / "plans/pndi").iterdir()}

    done = run(root, "plan", "import", "anexo.xlsx", "--plan", "pndi")

    assert done.returncode == 2
    assert "plans/pndi" in done.stderr
    assert {path: path.read_bytes() for path in (root / "plans/pndi").iterdir()} == before


def test_what_was_imported_is_issued_as_templates(root: Path) -> None:
    done = run(root, "template", "--period", "2024-12")

    assert done.returncode == 0, done.stderr
    assert (root / "output/2024-12/templates/DGAAMI.xlsx").exists()
