"""What office programs and systems leave in the analyst's folders, while a table is open there."""

from pathlib import Path

import pytest

from filled import fill
from monthly import JANUARY, WORK, done
from running import run
from small import make_workspace

LEFT = (
    "rules/._status.yaml",
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
    for name in LEFT:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"\x00\x05\x16\x07")

    again = run(folder, "build", "--period", "2025-01")
    rules = run(folder, "rules", "list")

    assert before
    assert {path: path.read_bytes() for path in before} == before
    assert (again.returncode, rules.returncode) == (first, 0)
    assert "._" not in again.stdout + again.stderr + rules.stdout + rules.stderr
