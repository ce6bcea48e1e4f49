"""A copy of the repository's own workspace, shared by the tests that only read it."""

import shutil
from pathlib import Path

import pytest

from sheetgen.house import House, open_house
from sheetgen.planning.settings import read_workspace

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("real")
    for name in ("plans", "rules", "templates", "input"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "sheetgen.toml", folder / "sheetgen.toml")
    return folder


@pytest.fixture(scope="session")
def house(real: Path) -> House:
    return open_house(read_workspace(real))
