"""Reads the ``[theme]`` of sheetgen.toml: how workbooks are branded."""

import re
from pathlib import Path

from sheetgen.errors import WorkspaceError
from sheetgen.language.message import message
from sheetgen.model.theme import PLAIN, Theme
from sheetgen.sources.regular import NotRegularError, TooLargeError, size_of_regular
from sheetgen.sources.toml_source import Table

KEYS = ("title", "colour", "input_colour", "logo")
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_LOGOS = (".png", ".jpg", ".jpeg")
_LEAST_CONTRAST = 4.5
"""White words on it must be readable (WCAG AA)."""


def read_theme(table: Table, root: Path) -> Theme:
    """The theme; a colour that white words cannot be read on, or a missing logo, stops the run."""
    texts, where = table.closed(KEYS).texts(), table.where
    return Theme(
        title=texts.get("title", PLAIN.title),
        colour=_colour(texts.get("colour", PLAIN.colour), f"{where}: colour"),
        input_colour=_colour(
            texts.get("input_colour", PLAIN.input_colour), f"{where}: input_colour"
        ),
        logo=_logo(root / texts["logo"], f"{where}: logo") if "logo" in texts else None,
    )


def _colour(text: str, where: str) -> str:
    if not COLOUR.fullmatch(text):
        raise WorkspaceError(
            where,
            message("holds {found}, which is no colour.", found=text),
            message("Write it as #RRGGBB, for example {example}.", example=PLAIN.colour),
        )
    if _contrast_with_white(text) < _LEAST_CONTRAST:
        raise WorkspaceError(
            where,
            message("holds {found}: white headings cannot be read on it.", found=text),
            message("Choose a darker colour."),
        )
    return text.upper()


def _contrast_with_white(colour: str) -> float:
    """The contrast ratio that WCAG defines."""
    linear = []
    for at in (1, 3, 5):
        part = int(colour[at : at + 2], 16) / 255
        linear.append(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004 - sRGB's own figures
    red, green, blue = linear
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _logo(path: Path, where: str) -> Path:
    if path.suffix.lower() not in _LOGOS or not _is_readable(path):
        raise WorkspaceError(
            where,
            message("names {found}, which is no picture file.", found=path.name),
            message("Name a file of one of the kinds {kinds}.", kinds=_LOGOS),
        )
    return path


def _is_readable(path: Path) -> bool:
    """Whether it is a file of a size that is read."""
    try:
        size_of_regular(path)
    except (OSError, NotRegularError, TooLargeError):
        return False
    return True
