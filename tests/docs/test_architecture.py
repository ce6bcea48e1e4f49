"""The pages that show the house name modules that are there, and all rooms that there are."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "sheetgen"
PAGES = ("ARCHITECTURE.md", "docs/invariants.md")


@pytest.mark.parametrize("page", PAGES)
def test_every_module_and_room_that_a_page_names_is_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    named = set(re.findall(r"`(?:src/sheetgen/)?([a-z_/]+(?:\.py|/))(?::[^`]*)?`", text))
    missing = {
        name for name in named if not (SOURCE / name).exists() and not (ROOT / name).exists()
    } - {"input/", "plans/"}
    inner = {name for name in missing if any(SOURCE.glob(f"*/{name}"))}
    assert named
    assert not missing - inner


def test_the_architecture_names_every_room_and_every_module_above_the_stages() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = {p.name for p in SOURCE.iterdir() if (p / "__init__.py").exists()}
    modules = {p.stem for p in SOURCE.glob("*.py")} - {"__init__", "__main__"}
    quoted = set(re.findall(r"[`/]([a-z_]+)(?:\.py|/)?`", text))
    assert (rooms | modules) - quoted == set()


def test_the_architecture_keeps_to_two_pages() -> None:
    assert len((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").split()) <= 1400


def test_no_module_passes_three_hundred_lines() -> None:
    long = {
        path.relative_to(SOURCE).as_posix(): lines
        for path in SOURCE.rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 300
    }

    assert long == {}


def rooms_of_names() -> Mapping[str, list[str]]:
    """In which rooms a name of a module stands."""
    found: dict[str, list[str]] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        if path.stem != "__init__":
            found.setdefault(path.stem, []).append(path.parent.relative_to(SOURCE).as_posix())
    return found


def test_no_name_of_a_module_stands_in_three_rooms() -> None:
    assert {name: rooms for name, rooms in rooms_of_names().items() if len(rooms) > 2} == {}


def test_a_name_in_two_rooms_is_one_thing_from_two_sides() -> None:
    """A noun and its stage, a table and who goes by it, or what is made and who tells it."""
    made = {"model", "model/formulas", "planning"}
    told = {"cli", "drafting", "keeping", "schemas", "telling"}
    drawn = {f"writing/{room}" for room in ("formulas", "page", "records", "sheets")}
    apart = {
        name: rooms
        for name, rooms in rooms_of_names().items()
        if len(rooms) > 1 and (made | told | drawn).isdisjoint(rooms)
    }
    assert apart == {}
