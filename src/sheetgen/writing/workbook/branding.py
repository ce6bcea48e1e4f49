"""The institution's colours laid over the looks: headings, titles and their paler tints."""

from collections.abc import Mapping
from typing import Any

from sheetgen.language.message import Message, message
from sheetgen.model.theme import INK, INPUT, PLAIN, Theme

_TINTS = {"#D5E1EF": 0.82, "#E4ECF5": 0.88, "#F1F5FA": 0.94, "#F3F6F9": 0.95}
"""The pale fills of levels, groups and cards: how much white is in each."""


def branded(properties: Mapping[str, Any], theme: Theme) -> dict[str, Any]:
    """The properties of a format with the theme's colours in place of ours."""
    if theme.colour == PLAIN.colour and theme.input_colour == PLAIN.input_colour:
        return dict(properties)
    own = {INK: theme.colour, INPUT: theme.input_colour}
    own |= {tint: _paler(theme.colour, white) for tint, white in _TINTS.items()}
    return {
        name: own.get(value, value) if isinstance(value, str) else value
        for name, value in properties.items()
    }


def titled(title: Message, theme: Theme) -> Message:
    """A title after the institution's own."""
    if not theme.title:
        return title
    return message("{institution} · {title}", institution=theme.title, title=title)


def _paler(colour: str, white: float) -> str:
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(part + (255 - part) * white):02X}" for part in parts)
