"""What is wrong with a number that an analyst wrote as in a letter: "40,5" or "40 %"."""

import re

from sheetgen.language.message import Message, message

_LETTER = re.compile(r"([-+]?[0-9]+(?:[.,][0-9]+)?) ?(%?)")


def cure_of(written: object) -> Message | None:
    """How a number with a comma or a percent sign is written here; None for anything else."""
    found = _LETTER.fullmatch(written.strip()) if isinstance(written, str) else None
    if found is None:
        return None
    figure = found[1].replace(",", ".")
    if found[2]:
        return message(
            "Write {figure}: percentages are written in percent points, without the sign.",
            figure=figure,
        )
    if "," in found[1]:
        return message("Write {figure}: decimals are written with a point.", figure=figure)
    return message("Write {figure}, without quotes.", figure=figure)
