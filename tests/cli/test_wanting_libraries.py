"""What needs a library that is not installed by itself: both front pages say it, and so do runs."""

import sys
import tomllib
from pathlib import Path

import pytest

from population_lists import listed, ruc, serving
from running import run
from small import ROOT

OPTIONAL = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"][
    "optional-dependencies"
]
ASKED_BY = {
    "report": ("matplotlib.figure", "--report"),
    "parquet": ("polars", "--export=csv,parquet"),
    "dask": ("distributed", "--executor=dask://127.0.0.1:1"),
    "population": ("polars",),
}
"""What a user may leave out: the module that is then absent, and what a build asks it by."""
NOT_ASKED = {"dev", "engine"}
"""The one is for those who change sheetgen; without the other nothing stops."""


def test_every_optional_library_is_told_on_both_front_pages() -> None:
    pages = [(ROOT / name).read_text("utf-8") for name in ("README.md", "LEEME.md")]

    assert set(ASKED_BY) == set(OPTIONAL) - NOT_ASKED
    for extra in ASKED_BY:
        assert [True, True] == [f"pip install 'sheetgen[{extra}]'" in page for page in pages]


@pytest.mark.parametrize("extra", ASKED_BY)
def test_without_it_a_build_says_in_one_sentence_what_to_install_and_writes_nothing(
    extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    absent, *option = ASKED_BY[extra]
    registry = "ruc,desde,ventas,sector\n"
    lists = {"2025-03/beneficiarios.csv": listed([("1.1", ruc(1), "2025-03-01")])}
    folder = serving(tmp_path, lists if extra == "population" else {}, registry)
    if extra != "population":
        (folder / "plans/firmas/population.yaml").unlink()
    for name in [n for n, module in sys.modules.items() if hasattr(module, "pl")]:
        if name.startswith("sheetgen."):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, absent, None)

    done = run(folder, "build", "--period", "2025-03", *option)

    assert (2, "") == (done.returncode, done.stdout)
    assert 1 == done.stderr.strip().count("\n") + 1
    assert "No se escribió nada. Instál" in done.stderr
    assert f"pip install 'sheetgen[{extra}]'" in done.stderr
    assert not (folder / "output").exists()
