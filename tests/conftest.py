"""What many tests share: a copy of the repository's own workspace, and LibreOffice."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from office import Office
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import Setup, open_setup

ROOT = Path(__file__).resolve().parents[1]


_NEEDS_OFFICE = {"office", "calculating"}
# No test goes by the clock: a machine with other work makes examples slowly, and nothing is wrong.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")


@pytest.hookimpl(tryfirst=True)  # before ``-m`` chooses by marker
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks for LibreOffice, and skip it, by name, where that is not installed."""
    absent = pytest.mark.skip(reason="LibreOffice is not installed")
    for item in items:
        if _NEEDS_OFFICE & set(getattr(item, "fixturenames", ())):
            item.add_marker("office")
        if item.get_closest_marker("office") and not Office.is_installed():
            item.add_marker(absent)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """LibreOffice as an office has it."""
    return Office(tmp_path_factory.mktemp("office") / "profile")


@pytest.fixture(scope="session")
def calculating(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """LibreOffice that believes no result it finds in a file, and calculates all anew."""
    return Office(tmp_path_factory.mktemp("calculating") / "profile", calculates=True)


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("real")
    for name in ("plans", "rules", "templates", "input"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "sheetgen.toml", folder / "sheetgen.toml")
    return folder


@pytest.fixture(scope="session")
def setup(real: Path) -> Setup:
    return open_setup(read_workspace(real))
