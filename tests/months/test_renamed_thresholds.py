"""A threshold of an item is found by its code of today in the months in which it had another."""

import json
from pathlib import Path

import pytest

from filled import fill
from monthly import JANUARY, WORK, done
from running import run
from small import make_workspace

pytestmark = pytest.mark.sweep


@pytest.mark.parametrize(("medium", "band"), [(80, "alto"), (81, "medio")])
def test_it_holds_before_the_item_was_renamed(tmp_path: Path, medium: int, band: str) -> None:
    renamed = {"renamed.csv": "old,new,from\nA.9,A.1,2025-02\n"}
    folder = make_workspace(tmp_path, {"obra": WORK | renamed})
    with (folder / "sheetgen.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'\n[[threshold]]\nby = "item"\nvalue = "A.1"\nmedium = {medium}\n')
    fill(folder, JANUARY, "NORTE", {}, work={"A.9": done(8, 1000), "A.2": done(5, 500)})

    run(folder, "build", "--period", "2025-01")

    found = json.loads((folder / "output/2025-01/obra/results.json").read_text(encoding="utf-8"))
    assert {each["code"]: each["band"] for each in found["items"]}["A.9"] == band


@pytest.mark.parametrize(("low", "band"), [(50, "medio"), (95, "bajo")])
def test_so_does_one_of_a_product_s_element(tmp_path: Path, low: int, band: str) -> None:
    """A product gives its element its code, and with it the thresholds that are for the element."""
    product = "P,P,product,Caminos,km,NORTE,accumulated,120,1000\n"
    renamed = {
        "activities.csv": WORK["activities.csv"] + product,
        "schedule.csv": WORK["schedule.csv"] + "P,2025-01,10\n",
        "renamed.csv": "old,new,from\nQ,P,2025-02\n",
    }
    folder = make_workspace(tmp_path, {"obra": WORK | renamed})
    with (folder / "sheetgen.toml").open("a", encoding="utf-8") as settings:
        told = f"low = {low}\nmedium = 95"
        settings.write(f'\n[[threshold]]\nby = "element"\nvalue = "P"\n{told}\n')
    fill(folder, JANUARY, "NORTE", {}, work={"Q": done(9, 1000), "A.1": done(9, 1000)})

    run(folder, "build", "--period", "2025-01")

    found = json.loads((folder / "output/2025-01/obra/results.json").read_text(encoding="utf-8"))
    assert {each["code"]: each["band"] for each in found["items"]}["A.1"] == band


def test_the_books_of_its_offices_and_elements_are_made(tmp_path: Path) -> None:
    """A plan that is cut down to an office has fewer items than the tables: the build stopped."""
    renamed = {"renamed.csv": "old,new,from\nA.9,A.1,2025-02\n"}
    folder = make_workspace(tmp_path, {"obra": WORK | renamed})
    fill(folder, JANUARY, "NORTE", {}, work={"A.9": done(8, 1000), "A.2": done(5, 500)})

    made = run(folder, "build", "--period", "2025-01", "--offices", "--by-element")

    assert (made.returncode, made.stderr) == (1, "")  # a file has something to correct
    books = {path.parent.name for path in (folder / "output/2025-01/obra").glob("por-*/*.xlsx")}
    assert books == {"por-unidad", "por-elemento"}
