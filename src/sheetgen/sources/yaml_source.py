"""Reads YAML that analysts write: the one door to PyYAML."""

from pathlib import Path
from typing import Any

from sheetgen.errors import SheetgenError
from sheetgen.language.message import message


def read_yaml(path: Path, where: str, error: type[SheetgenError]) -> Any:  # noqa: ANN401 - YAML is untyped
    """The document of a file; numbers with a point stay exact text-free Decimals.

    ``where`` is the file as messages name it. A fault of syntax and a key that stands twice are
    raised as ``error``, with their line.
    """
    import yaml  # noqa: PLC0415 - 20 ms, not for --help

    from sheetgen.sources.exact_loader import ExactLoader  # noqa: PLC0415 - it needs yaml

    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=ExactLoader)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        raise error(
            where,
            message("cannot be read as YAML: {fault}.", fault=" ".join(str(fault).split())),
            message("Mend that line: keys and values are parted by a colon and a space."),
        ) from fault
