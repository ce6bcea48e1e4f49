"""The books of offices and elements of a plan whose figures and codes were changed since."""

from pathlib import Path

import pytest

from filled import fill
from monthly import JANUARY, WORK, done
from running import run
from small import make_workspace
from writing.builder_writing import opened

REASON = "Recorte del presupuesto"
CHANGED = {
    "revisions.csv": "code,field,period,value,from,reason,approver\n"
    f"A.1,goal,,60,2025-01,{REASON},Gerencia\n",
    "renamed.csv": "old,new,from\nA.9,A.2,2025-02\n",
}


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_workspace(tmp_path_factory.mktemp("changed"), {"obra": WORK | CHANGED})
    fill(folder, JANUARY, "NORTE", {}, work={"A.1": done(8, 1000), "A.9": done(5, 500)})
    fill(folder, JANUARY, "SUR", {}, work={"A.3": done(2, 300)})
    made = run(folder, "build", "--period", "2025-01", "--offices", "--by-element")
    assert made.returncode <= 1, made.stderr
    return folder / "output/2025-01/obra"


@pytest.mark.parametrize(
    ("book", "is_told"),
    [("por-unidad/obra-2025-01-NORTE", True), ("por-unidad/obra-2025-01-SUR", False)],
)
def test_each_tells_the_revisions_of_its_own_items(
    parts: Path, book: str, *, is_told: bool
) -> None:
    """The first revision of an item that a part has not stopped the build."""
    sheet = opened(parts / f"{book}-sustento.xlsx")["Metodología"]

    texts = {cell for row in sheet.iter_rows(values_only=True) for cell in row}

    assert (REASON in texts) is is_told
