"""A figure's number format, whole: its sign, its zero, and the room at its right.

The house names a format by its one shape (``#,##0.0" %"``). What a workbook needs of it stands
here: a true minus, quoted, as all words in a format are; no minus before what shows as zero; and
room at the right of figures that stand in line. An indent would do in Excel. LibreOffice forgets it
where a figure follows a figure; a blank as wide as a digit at the format's end is kept by both.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sheetgen.writing.workbook.styles import Look

BLANK = "_0"
MINUS = '"−"'
PLUS = "+"
"""What a shape begins with where what is above 0 bears a sign, too."""
_FILLED = frozenset({"ask", "optional"})
"""What an office fills is left alone: there the format says how a typed figure is read."""
_QUOTED = re.compile(r'"[^"]*"')
_CAP = re.compile(r'\[>[\d.]+\]"[^"]*";')
_PLACES = re.compile(r"\.([0#]+)")
_HALF = Decimal("0.5")


def padded(look: Look, properties: Mapping[str, Any]) -> dict[str, Any]:
    """The properties of a format, its number format with all that a figure needs to be shown."""
    shape = properties.get("num_format", "General")
    if shape == "General" or _FILLED.intersection(look):
        return dict(properties)
    if properties.get("align") != "right":
        return {**properties, "num_format": signed(shape)}
    return {**properties, "num_format": signed(shape, BLANK), "indent": 0}


def signed(shape: str, blank: str = "") -> str:
    """A format of one shape as Excel's four sections: above, below, what shows as zero, words.

    Bounds part the sections, since a section for all below zero prints −0.4 as "−0". Excel wants
    the one for figures below zero second: there it, and LibreOffice, leave the sign to the format.
    A shape behind words for what is above a cap (``[>100]"100 % (tope)";0.0``) keeps them.
    """
    cap = _CAP.match(shape)
    if cap is not None:
        shape = shape.removeprefix(cap[0])
    plain = _QUOTED.sub("", shape)
    if "0" not in plain:
        return ";".join((*[f"{shape}{blank}"] * 3, f"@{blank}"))  # words stand for any figure
    places = _PLACES.search(plain)
    least = _HALF.scaleb(-len(places[1]) if places else 0).scaleb(-2 if "%" in plain else 0)
    below = shape.removeprefix(PLUS)
    above = f"[>={least:f}]{shape}" if cap is None else cap[0].removesuffix(";")
    sections = (above, f"[<=-{least:f}]{MINUS}{below}", below, "@")
    return ";".join(f"{section}{blank}" for section in sections)
