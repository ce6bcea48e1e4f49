"""The palette and the looks of cells, as data. Every ink passes WCAG AA on its fill."""

from functools import cache
from typing import Any

from sheetgen.model.status import Band
from sheetgen.model.tone import INK, WHITE

Look = tuple[str, ...]
"""Names of :data:`LOOKS` laid over one another; a name ``num:0.0`` is a number format."""

NAVY = "#1B365D"
SOFT = "#52606D"
LINE = "#C3CCD6"
PALE = "#F3F6F9"
LINK = "#0B4F9E"
BAR = "#BBD0E8"
PHYSICAL = "#1B365D"
FINANCIAL = "#8FA9C7"

FONT = "Arial"


BANDS = {band: band.tone for band in Band}


WANTED = {"bg_color": "#FFD9A8", "font_color": INK}
"""An explanation that is asked for and not given."""

_RULED = {"top": 1, "top_color": LINE, "bottom": 1, "bottom_color": LINE}
"""Hairlines between rows; the columns are told apart by the room between them."""
_INSET = {"align": "left", "indent": 1}
"""Words do not touch the edge of their cell. Without ``left`` no program heeds an indent."""

LOOKS: dict[str, dict[str, Any]] = {
    "body": {"valign": "vcenter", "font_color": INK, **_INSET, **_RULED},
    "plain": {"valign": "top", "font_color": INK},
    "wrap": {"text_wrap": True},
    "centre": {"align": "center", "indent": 0},
    "right": {"align": "right", "indent": 1},
    "left": _INSET,
    "middle": {"valign": "vcenter"},
    "top": {"valign": "top"},
    "indent1": _INSET,
    "indent2": {"align": "left", "indent": 2},
    "indent3": {"align": "left", "indent": 3},
    "indent4": {"align": "left", "indent": 4},
    "bold": {"bold": True},
    "light": {"bold": False},
    "soft": {"font_color": SOFT},
    "absent": {"font_color": SOFT, "italic": True, "align": "right", "indent": 1},
    "small": {"font_size": 8},
    "link": {"font_color": LINK, "underline": 1},
    "title": {"bold": True, "font_size": 16, "font_color": NAVY, "valign": "vcenter"},
    "title-long": {"font_size": 12},
    "subtitle": {"font_size": 10, "font_color": SOFT, "valign": "vcenter"},
    "section": {
        "bold": True,
        "font_size": 11,
        "font_color": NAVY,
        "bottom": 2,
        "bottom_color": NAVY,
        "valign": "vcenter",
    },
    "heading": {
        "bold": True,
        "font_color": WHITE,
        "bg_color": NAVY,
        "text_wrap": True,
        "align": "center",
        "valign": "vcenter",
        "border": 1,
        "border_color": WHITE,
    },
    "heading-pale": {"font_color": NAVY, "bg_color": "#E4ECF5"},
    "heading-input": {"bg_color": "#7A4B00"},
    "level0": {"bold": True, "bg_color": "#D5E1EF"},
    "level1": {"bold": True, "bg_color": "#E4ECF5"},
    "level2": {"bold": True, "bg_color": "#F1F5FA"},
    "big": {"bold": True, "font_size": 26, "font_color": NAVY, "align": "center", "indent": 0},
    "card": {"bg_color": PALE, "align": "center", "valign": "vcenter", "text_wrap": True},
    "ask": {"bg_color": "#FFF6CC", "border": 1, "border_color": "#B88A00", "locked": False},
    "optional": {"bg_color": "#FFFDF2", "border": 1, "border_color": "#D9C88F", "locked": False},
    "wanted": {"bg_color": WANTED["bg_color"], "border": 1, "border_color": "#B88A00"},
    "group": {"bold": True, "font_color": NAVY, "bg_color": "#E4ECF5", **_INSET},
    "tag": {"bold": True, "align": "center", "indent": 0},
}


@cache
def is_drawn_empty(look: Look) -> bool:
    """Whether a cell of this look shows without words: by a line around it or a colour."""
    laid = {name for part in look for name in LOOKS.get(part, {})}
    return bool(laid & {"border", "bg_color", "bottom"})
