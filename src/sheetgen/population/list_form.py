"""What makes a table a list of those served.

Of the standard library alone, for the process in which a workbook is read.
"""

import unicodedata

NEEDED = ("codigo", "fecha")
"""The headings, plain, that every list has, beside that of its identifier."""
HEADINGS_WITHIN = 20
"""So many first rows are searched for the headings."""
NUMBER = "\x1f"
"""Ends what stands in a workbook as a number with decimals: a code 1.10 has become 1.1 there."""


def plain(text: str) -> str:
    """A text without capitals and accents."""
    apart = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
