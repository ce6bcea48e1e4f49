"""The institution's looks: what sheetgen.toml may say, and what is refused."""

from pathlib import Path

import pytest

from sheetgen.errors import WorkspaceError
from sheetgen.model.theme import PLAIN, Theme
from sheetgen.planning.settings import read_workspace
from small import make_workspace


def theme(tmp_path: Path, text: str) -> Theme:
    root = make_workspace(tmp_path / "w")
    (root / "logo.png").write_bytes(b"\x89PNG")
    settings = root / "sheetgen.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + text, encoding="utf-8")
    return read_workspace(root).theme


def test_nothing_said_keeps_the_plain_looks(tmp_path: Path) -> None:
    assert theme(tmp_path, "") == PLAIN


def test_title_colours_and_logo_are_read(tmp_path: Path) -> None:
    told = '[theme]\ntitle = "Ministerio"\ncolour = "#7a1022"\nlogo = "logo.png"\n'

    found = theme(tmp_path, told)

    assert (found.title, found.colour) == ("Ministerio", "#7A1022")
    assert found.input_colour == PLAIN.input_colour
    assert found.logo is not None
    assert found.logo.name == "logo.png"


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('color = "#7A1022"', "color"),
        ('colour = "red"', "colour"),
        ('colour = "#FFD966"', "colour"),  # white words cannot be read on it
        ('logo = "none.png"', "logo"),
        ("title = 3", "title"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, line: str, key: str) -> None:
    with pytest.raises(WorkspaceError) as stopped:
        theme(tmp_path, f"[theme]\n{line}\n")

    assert stopped.value.where == f"sheetgen.toml: theme: {key}"
