"""A plan of one year goes on from that of the year before: whom it serves is held against whom."""

from pathlib import Path

from population_lists import ASKING, PLAN, listed, ruc, served_of
from running import run
from sheetgen.model.period import Period
from small import make_workspace

A, B, C, D = (ruc(each) for each in (1, 2, 3, 4))
REGISTRY = {"registry.csv": f"ruc,desde,ventas,sector\n{A},2020-05-01,100,Comercio\n"}


def two_years(folder: Path, **changed: str) -> Path:
    """Plans of 2024-2025 and, opened from it, of 2026, which both ask for the sheet of a template.

    A and B were served last year; B, C and D are now.
    """
    make_workspace(folder, {"firmas": PLAN | REGISTRY | {"population.yaml": ASKING}})
    for name, whom in {"2025-02": (A, B), "2026-03": (B, C, D)}.items():
        path = folder / "input" / name / "beneficiarios.csv"
        path.parent.mkdir(parents=True)
        path.write_text(listed([("1.1", each, f"{name}-05") for each in whom]), encoding="utf-8")
    done = run(folder, "plan", "new-year", "2026")
    assert done.returncode == 0, done.stderr
    assert "plans/firmas-2026/registry.csv" in done.stdout
    for table, text in changed.items():
        (folder / f"plans/firmas-2026/{table}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_the_year_that_is_opened_counts_whom_it_serves_and_who_returns(tmp_path: Path) -> None:
    found = served_of(two_years(tmp_path), "firmas-2026", Period(2026, 3))

    assert dict(found.unique) == {"1": 3, "1.1": 3}
    assert (found.before, found.new, found.returning, found.gone) == (2, 2, 1, 1)


def test_a_plan_that_tells_others_apart_is_no_year_before(tmp_path: Path) -> None:
    other = ASKING.replace("check: ruc", "check: none")
    found = served_of(two_years(tmp_path, population=other), "firmas-2026", Period(2026, 3))

    assert (found.base, found.new, found.returning) == (3, None, None)
