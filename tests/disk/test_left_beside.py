"""What office programs and systems leave in the analyst's folders, while a table is open there."""

import json
from pathlib import Path

import pytest

from filled import fill
from monthly import JANUARY, WORK, done
from running import run
from small import make_workspace

LEFT = (
    "._waivers.csv",
    "rules/._status.yaml",
    "rules/.ipynb_checkpoints/status-checkpoint.yaml",
    "templates/._activity.yaml",
    "layouts/._matrix.yaml",
    "phrases/._own.yaml",
    "reports/._draft.yaml",
    "reports/~$draft.docx",
    "plans/obra/~$activities.csv",
    "plans/obra/._activities.csv",
    "plans/obra/Thumbs.db",
    "closed/2025-01/._obra.json",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace to which an office sent January."""
    made = make_workspace(tmp_path, {"obra": WORK})
    fill(made, JANUARY, "NORTE", {}, work={"A.1": done(8, 1000)})
    return made


def test_it_is_neither_read_nor_a_change(folder: Path) -> None:
    first = run(folder, "build", "--period", "2025-01").returncode
    reports = sorted((folder / "output/2025-01/obra").glob("*.xlsx"))
    before = {path: path.read_bytes() for path in reports}
    (folder / "informe.txt").write_text("En enero se asfaltó.", encoding="utf-8")
    for name in LEFT:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"\x00\x05\x16\x07")

    again = run(folder, "build", "--period", "2025-01")
    rules = run(folder, "rules", "list")
    text = run(folder, "text", "informe.txt", "--period", "2025-01")

    assert before
    assert {path: path.read_bytes() for path in before} == before
    assert (again.returncode, rules.returncode, text.returncode) == (first, 0, 0)
    assert "._" not in "".join(each.stdout + each.stderr for each in (again, rules, text))
    told = json.loads((folder / "output/2025-01/obra/manifest.json").read_text(encoding="utf-8"))
    assert not [name for name in LEFT if name in told["inputs"]]


@pytest.mark.parametrize("name", ["rules/own.yaml", "templates/own.yaml", "layouts/own.yaml"])
def test_a_folder_that_is_called_like_one_of_the_files_is_refused_by_name(
    folder: Path, name: str
) -> None:
    (folder / name).mkdir(parents=True)

    said = run(folder, "build", "--period", "2025-01")

    assert said.returncode == 2
    assert f"{name}: es una carpeta" in said.stderr


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("rules/own.yml", "solo se leen los archivos cuyo nombre termina en .yaml"),
        ("rules/mine/own.YAML", "Llámelo own.yaml"),
        ("templates/own.yaml.txt", "Llámelo own.yaml"),
        ("layouts/own.yml", "Llámelo own.yaml"),
        ("waivers.xlsx", "con el nombre waivers.csv"),
        ("Corrections.CSV", "solo de corrections.csv"),
        ("acknowledged.csv.txt", "solo de acknowledged.csv"),
        ("decisions.ods", "solo de decisions.csv"),
    ],
)
def test_what_somebody_wrote_under_a_name_that_is_not_read_is_named(
    folder: Path, name: str, told: str
) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("code: X", encoding="utf-8")

    said = run(folder, "build", "--period", "2025-01")

    assert said.returncode == 2
    assert f"{name}: no se lee" in said.stderr
    assert told in said.stderr


def test_a_copy_that_was_put_aside_is_nobody_s_fault(folder: Path) -> None:
    for name in ("rules/own.yaml.bak", "rules/notes.txt", "waivers-old.csv", "waivers.csv.bak"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("code: X", encoding="utf-8")

    assert run(folder, "build", "--period", "2025-01").returncode != 2
