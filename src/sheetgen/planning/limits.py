"""Reads ``[limits]`` of sheetgen.toml: how large a file of an office may be."""

from sheetgen.language.message import message
from sheetgen.sources.regular import MEGABYTE, MOST_MEGABYTES
from sheetgen.sources.toml_source import Table, as_toml

KEYS = ("file_megabytes",)
HIGHEST = 512
"""Megabytes. A file is unpacked in memory, so that a larger one would end the run for good."""


def read_most_bytes(table: Table) -> int:
    """The most bytes of a delivery that is opened.

    Raises WorkspaceError at the key where it is no size.
    """
    (key,) = KEYS
    value = table.closed(KEYS).content.get(key, MOST_MEGABYTES)
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= HIGHEST:
        return value * MEGABYTE
    raise table.wrong(
        key,
        message(
            "holds {found}, expected a whole number from 1 to {most}.",
            found=as_toml(value),
            most=HIGHEST,
        ),
        message("{key} = {megabytes} is what holds without it.",
                key=key, megabytes=MOST_MEGABYTES),
    )  # fmt: skip
