"""What an installation fetches comes ready built: an office's computer has no C compiler."""

import re
import sys
import tomllib
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from sheetgen.sources.shipped import KINDS, PHRASES, SCHEMAS
from small import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PUBLISHED = re.compile(r"-(any|manylinux[\w.]*|musllinux[\w.]*|macosx_\w+|win32|win_\w+)$")
"""The platforms of wheels that an index takes; one built here names plain ``linux_x86_64``."""


def closure(asked: list[str]) -> set[str]:
    """The distributions that these need on this machine, and all that those need."""
    found: set[str] = set()
    waiting = list(asked)
    while waiting:
        requirement = Requirement(waiting.pop())
        name = canonicalize_name(requirement.name)
        if name not in found and (not requirement.marker or requirement.marker.evaluate()):
            found.add(name)
            waiting += [
                each for each in distribution(name).requires or () if "extra ==" not in each
            ]
    return found


BASE = sorted(closure(PROJECT["dependencies"]))


def tags(name: str) -> list[str]:
    """What the wheel that was installed says it is for."""
    said = distribution(name).read_text("WHEEL") or ""
    return [line.split(": ", 1)[1] for line in said.splitlines() if line.startswith("Tag: ")]


@pytest.mark.parametrize("name", BASE)
def test_nothing_that_sheetgen_needs_was_built_here(name: str) -> None:
    found = tags(name)

    assert found
    assert all(PUBLISHED.search(tag) for tag in found)


def test_the_pinned_requirements_are_what_the_project_needs_and_no_more() -> None:
    lines = (ROOT / "requirements.txt").read_text("utf-8").splitlines()
    pinned = {canonicalize_name(line.split("==")[0]) for line in lines if "==" in line}

    assert pinned == set(BASE)


def test_the_wheel_carries_all_that_is_shipped_where_the_program_looks_for_it() -> None:
    build = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]

    assert build["targets"]["wheel"]["force-include"] == {
        kind: f"sheetgen/shipped/{kind}" for kind in (*KINDS, PHRASES, SCHEMAS)
    }


def test_the_engine_is_an_extra_and_pinned_alike_in_both_places() -> None:
    (engine,) = PROJECT["optional-dependencies"]["engine"]
    lines = (ROOT / "requirements-engine.txt").read_text("utf-8").splitlines()

    assert [str(Requirement(engine))] == [
        str(Requirement(line)) for line in lines if not line.startswith("#")
    ]
    assert "durable-rules" not in BASE


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere both look alike")
def test_a_distribution_built_here_would_be_told() -> None:
    """The engine is such a one, where it is installed."""
    pytest.importorskip("durable_rules_engine", reason="durable-rules is not installed here")

    assert not any(PUBLISHED.search(tag) for tag in tags("durable-rules"))


PAGES = (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "src").rglob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_sends_anybody_to_the_public_index_for_sheetgen(page: Path) -> None:
    """The name is taken there; with an extra, pip keeps the sheetgen that is installed."""
    assert not re.search(r"pip install (-\w+ )*'?sheetgen(?!\[)", page.read_text("utf-8"))


def test_the_wheel_that_the_front_pages_name_is_the_one_that_is_built() -> None:
    for page in ("README.md", "LEEME.md"):
        named = re.findall(r"dist/(\S+)\.whl", (ROOT / page).read_text("utf-8"))
        assert [f"{PROJECT['name']}-{PROJECT['version']}-py3-none-any"] == named
