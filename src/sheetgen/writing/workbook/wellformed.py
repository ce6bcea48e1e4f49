"""Every part of a workbook is parsed once when it is closed, before anybody can be given it.

Part of a sheet is written past xlsxwriter (``streamed.py``), over members of its that are nobody's
promise: a version that changed them may write a part that Excel cannot read and say nothing. Costs
about a twentieth of what writing the workbook does.
"""

import zipfile
from io import BytesIO
from pathlib import Path
from xml.parsers import expat

from sheetgen.errors import WriteError
from sheetgen.language.message import message

_XML = (".xml", ".rels", ".vml")


def check_parts(package: Path | BytesIO, name: str) -> None:
    """Raise WriteError, naming the file, the part and the place, where a part is no XML."""
    with zipfile.ZipFile(package) as opened:
        for part in opened.namelist():
            if part.endswith(_XML):
                _check(opened, part, name)


def _check(opened: zipfile.ZipFile, part: str, name: str) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    with opened.open(part) as held:
        try:
            parser.ParseFile(held)
        except expat.ExpatError as fault:
            raise WriteError(
                f"{name}!{part}",
                message(
                    "the part is not well-formed XML (line {line}, column {column}), and Excel "
                    "would not open the file: it is not put in place.",
                    line=fault.lineno,
                    column=fault.offset,
                ),
                message(
                    "Install the versions of requirements.txt, with which sheetgen was tried; "
                    "where they are installed, report it with the files."
                ),
            ) from fault
