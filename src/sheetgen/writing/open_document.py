"""The manager's workbook as an OpenDocument spreadsheet, where open formats are a duty.

LibreOffice turns the workbook that was just written. What its file tells of the hour and of the
program that wrote it is taken out: the same workbook and the same LibreOffice give the same bytes.
"""

import re
from datetime import date
from itertools import groupby
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from sheetgen.language.message import message
from sheetgen.writing.libreoffice import demand_libreoffice, turned

_OPTION = "--ods"
_META = "meta.xml"
_WHEN = re.compile(r"(<(dc:date|meta:creation-date)>)[^<]*(</)")
_HOW = re.compile(r"<meta:(generator|editing-duration|editing-cycles)>[^<]*</meta:\1>")
_STYLES = "styles.xml"
_ONE = re.compile(
    r"<style:(style|page-layout|master-page) (?:[^>]*/>|[^>]*[^/]>.*?</style:\1>)", re.DOTALL
)
_USED = re.compile(r'style:page-layout-name="([^"]*)"')
_LAYOUT = re.compile(r'(?<=layout-name=")(Mpm\d+)|(?<=page-layout style:name=")(Mpm\d+)')
"""Styles and the looks of printed pages, which LibreOffice numbers and writes in any order."""
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""A zip begins its calendar here."""


def demand_writer() -> None:
    """Stop where LibreOffice is wanting, before anything is read or written.

    Raises WorkspaceError.
    """
    demand_libreoffice(
        _OPTION,
        message("the .ods is written by LibreOffice, which is not installed here."),
        message("Nothing was written. Install LibreOffice, or leave --ods out."),
    )


def write_open_document(book: Path, path: Path, made_on: date) -> None:
    """Write a workbook as .ods; its dates are the report's. Raises WriteError where it cannot."""
    remedy = message("Open the workbook in LibreOffice and save it as .ods, or try again.")
    with turned(book, "ods", _OPTION, path.name, remedy) as made:
        _settle(made, path, made_on)


def _ordered(styles: str) -> str:
    """Styles by name, and the layouts of pages numbered as the first of them uses each."""
    styles = _by_name(styles)
    numbers = {name: f"Mpm{n}" for n, name in enumerate(dict.fromkeys(_USED.findall(styles)), 1)}
    return _by_name(_LAYOUT.sub(lambda name: numbers.get(name[0], name[0]), styles))


def _by_name(styles: str) -> str:
    """The styles of each kind that stand one after the other, in the order of their text."""
    parts: list[str] = []
    last = 0
    for _, run in groupby(_ONE.finditer(styles), key=_Runs()):
        found = list(run)
        parts += (styles[last : found[0].start()], *sorted(each[0] for each in found))
        last = found[-1].end()
    return "".join((*parts, styles[last:]))


class _Runs:
    """Numbers the runs of styles that touch each other and are of one kind."""

    def __init__(self) -> None:
        self._run, self._end, self._kind = 0, -1, ""

    def __call__(self, found: re.Match[str]) -> int:
        """The number of the run that a style belongs to."""
        if found.start() != self._end or found[1] != self._kind:
            self._run += 1
        self._end, self._kind = found.end(), found[1]
        return self._run


def _settle(made: Path, path: Path, made_on: date) -> None:
    with ZipFile(made) as came, ZipFile(path, "w") as to:
        for info in came.infolist():
            data = came.read(info)
            if info.filename == _META:
                text = _WHEN.sub(rf"\g<1>{made_on.isoformat()}T00:00:00\g<3>", data.decode())
                data = _HOW.sub("", text).encode()
            elif info.filename == _STYLES:
                data = _ordered(data.decode()).encode()
            settled = ZipInfo(info.filename, _FIRST_DAY)
            # The first part names the kind of the file, and is not compressed.
            kind = ZIP_STORED if info.compress_type == ZIP_STORED else ZIP_DEFLATED
            to.writestr(settled, data, compress_type=kind)
