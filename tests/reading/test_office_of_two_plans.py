"""An office that reports on two plans and sends nothing owes its file in each that asks of it."""

from pathlib import Path

import pytest

from filled import fill
from monthly import JANUARY, MONTHLY
from running import run
from small import POLICY, make_workspace

pytestmark = pytest.mark.sweep


def plan(code: str, tables: dict[str, str]) -> dict[str, str]:
    """The policy under another code, its items too."""
    return {
        name: text.replace("agua", code).replace("I.", f"{code}.") for name, text in tables.items()
    }


def test_it_is_owed_in_each_plan_in_which_something_is_due(tmp_path: Path) -> None:
    plans = {"agua": MONTHLY, "riego": plan("riego", MONTHLY), "suelo": plan("suelo", POLICY)}
    folder = make_workspace(tmp_path, plans)
    fill(folder, JANUARY, "NORTE", {"I.1": 100, "I.2": 0.5, "riego.1": 100, "riego.2": 0.5})

    def built(code: str) -> tuple[int, str]:
        done = run(folder, "build", "--period", "2025-01", "--plan", code)
        return done.returncode, next(one for one in done.stdout.splitlines() if "Entregas" in one)

    for code in ("agua", "riego"):
        assert built(code) == (1, "  Entregas: 1 de 2 oficinas; faltan: SUR.")
        assert "OFI-110:SUR" in (folder / f"output/2025-01/{code}/results.json").read_text()
    status, said = built("suelo")  # all of it is due in December
    assert (status, "sin nada que informar: SUR" in said) == (0, True)
