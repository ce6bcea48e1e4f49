"""Builds the repository's own workspace once, by the real command, in a copy."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from golden.printed import REPOSITORY
from running import run

FOLDERS = ("plans", "templates", "rules", "input")
DONE = (0, 1)  # 1: done, and an office has something to fix


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("golden") / "workspace"
    copy.mkdir()
    shutil.copy(REPOSITORY / "sheetgen.toml", copy)
    for folder in FOLDERS:
        shutil.copytree(REPOSITORY / folder, copy / folder)
    return copy


@pytest.fixture(scope="session")
def built(workspace: Path) -> Path:
    done = run(workspace, "build")
    if done.returncode not in DONE or "Traceback" in done.stderr:
        pytest.fail(f"sheetgen build: exit {done.returncode}\n{done.stdout}\n{done.stderr}")
    return workspace / "output"


@pytest.fixture(scope="session")
def policy(built: Path) -> dict[str, Any]:
    return _results(built / "2024-12" / "pndi")


@pytest.fixture(scope="session")
def programme(built: Path) -> dict[str, Any]:
    return _results(built / "2025-12" / "pp0093")


def _results(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "results.json").read_text(encoding="utf-8"))
    return found
