"""What would lift an element's band, up to the cap of the mean."""

from decimal import Decimal
from pathlib import Path

import pytest

from cli.test_commands import fill_all
from sheetgen.model.status import Band
from sheetgen.planning.settings import read_workspace
from sheetgen.questions import explain
from sheetgen.setup import open_setup
from small import make_workspace


@pytest.mark.parametrize(
    ("medium", "reached"), [("100", [(Decimal(100), Band.HIGH)]), ("100.5", [])]
)
def test_a_band_that_begins_at_the_cap_can_be_reached_and_none_above(
    tmp_path: Path, medium: str, reached: list[tuple[Decimal, Band]]
) -> None:
    """SS.2 has one item, at 80 of 100 as asked, and its mean counts no more than 100 %."""
    folder = make_workspace(tmp_path)
    fill_all(folder)
    settings = folder / "sheetgen.toml"
    bounds = f"low = 75\nmedium = {medium}\natypical = 150\n"
    text = settings.read_text("utf-8").replace('scale = "ceplan"\n', bounds, 1)
    settings.write_text(text, encoding="utf-8")

    element = explain(open_setup(read_workspace(folder)), "SS.2", None, None).element

    assert element is not None
    assert reached == [(each.progress, each.band) for each in element.lifts]
