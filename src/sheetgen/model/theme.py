"""How workbooks are branded."""

from pathlib import Path

from sheetgen.records import Struct

INK = "#1B365D"
INPUT = "#7A4B00"


class Theme(Struct, frozen=True, kw_only=True):
    """The institution's own looks: its title, its colours (as #RRGGBB) and its logo, if any.

    ``colour`` is that of titles and headings, ``input_colour`` that of the headings of what an
    office fills. The colours of statuses are fixed, because they mean something.
    """

    title: str = ""
    colour: str = INK
    input_colour: str = INPUT
    logo: Path | None = None


PLAIN = Theme()
"""The looks where nothing is set."""
