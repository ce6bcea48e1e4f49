"""Room at the right of figures, by their number format.

An indent would do in Excel. LibreOffice forgets it where a figure follows a figure, so a column of
them would not stand in line; a blank as wide as a digit at the format's end is kept by both.
"""

from collections.abc import Mapping
from typing import Any

from sheetgen.writing.styles import Look

BLANK = "_0"
_FILLED = frozenset({"ask", "optional"})
"""What an office fills is left alone: there the format says how a typed figure is read."""
_NUMBERS = 3
"""Sections of a format: for figures above, below and at zero; words have the fourth."""


def padded(look: Look, properties: Mapping[str, Any]) -> dict[str, Any]:
    """The properties of a format, with the blank in place of the indent where it shows a figure."""
    shape = properties.get("num_format", "General")
    if properties.get("align") != "right" or shape == "General" or _FILLED.intersection(look):
        return dict(properties)
    sections = shape.split(";")
    if len(sections) < _NUMBERS:
        sections = [shape, f"-{shape}", shape]
    shown = ";".join(f"{section}{BLANK}" for section in (*sections, "@"))
    return {**properties, "num_format": shown, "indent": 0}
