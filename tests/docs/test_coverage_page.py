"""The page of branches that no test takes: what it makes of a module, and its table of reasons."""

import importlib.util
import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
REASONS = tomllib.loads((ROOT / "scripts" / "coverage_reasons.toml").read_text(encoding="utf-8"))
TRIED = """
def sign(n):
    if n < 0:
        return "-"
    return "+"


def first(numbers):
    for n in numbers:
        if n > 9:
            break


def known(word):
    match word:
        case "a":
            return 1
        case "b":
            return 2


def exact(n):
    if n is None:
        raise ValueError(n)
    if n == 0:
        return None
    if n == 1:
        raise WorkspaceError(n)
    return n


sign(3), first([12]), known("a"), known("b"), exact(2)
"""


@pytest.fixture(scope="module")
def writer() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "coverage_page", ROOT / "scripts" / "coverage_page.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def measured(folder: Path, command: str, *options: str) -> None:
    """Run a command of coverage.py there, by no settings but these."""
    subprocess.run(
        [sys.executable, "-m", "coverage", command, "--rcfile=", *options],
        cwd=folder,
        check=True,
        env=os.environ | {"COVERAGE_FILE": "data"},
    )


def test_each_branch_never_taken_is_told_once_with_its_function_and_why(
    writer: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tried.py").write_text(TRIED, encoding="utf-8")
    measured(tmp_path, "run", "--branch", "tried.py")
    measured(tmp_path, "json", "-q", "-o", "told.json")
    told = json.loads((tmp_path / "told.json").read_text(encoding="utf-8"))
    monkeypatch.setattr(writer, "ROOT", tmp_path)

    found = list(writer.Module("tried.py").holes(told["files"]["tried.py"], {}))

    assert [
        ("sign", "n < 0, never", "open"),
        ("first", "for n in numbers, never to its end", "loop"),
        ("first", "n > 9, always", "always"),
        ("known", "case 'b', always", "closed"),
        ("exact", "n is None, never", "mistake"),
        ("exact", "n == 0, never", "absence"),
        ("exact", "n == 1, never", "refusal"),
    ] == [(each.function, each.says, each.why) for each in found]
    assert told["totals"]["missing_branches"] == len(found)


def test_every_reason_of_the_table_is_one_that_is_told_and_stands_at_a_module() -> None:
    assert set(REASONS["of"].values()) <= set(REASONS["why"])
    modules = {key.partition(":")[0] for key in REASONS["of"]}
    assert [name for name in modules if not any(ROOT.glob(f"src/sheetgen/{name}.py"))] == []
