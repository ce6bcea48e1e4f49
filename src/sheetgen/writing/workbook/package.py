"""The package of a workbook: every part is parsed as it goes in, before anybody can be given it.

Part of a sheet is written past xlsxwriter (``streamed.py``), over members of its that are nobody's
promise: a version that changed them may write a part that Excel cannot read and say nothing. Parts
are parsed and deflated in one walk over them. Imported with xlsxwriter, as ``streamed.py`` is.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, BinaryIO
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from xlsxwriter.packager import Packager
from xlsxwriter.workbook import Workbook

from sheetgen.errors import WriteError
from sheetgen.language.message import message
from sheetgen.writing.workbook.blocks import LAST, LEVEL, Blocks, deflated, joined
from sheetgen.writing.workbook.sheet_in_runs import SheetInRuns
from sheetgen.writing.workbook.streamed import MARK

_XML = (".xml", ".rels", ".vml")
_CHUNK = 1 << 18
_ATTRIBUTES = 0o600 << 16
"""What zipfile gives every entry."""
_SHEET = "xl/worksheets/sheet{number}.xml"
_MAY_BE_LARGE = ("xl/worksheets/sheet", "xl/sharedStrings", "xl/comments", "xl/drawings/vml")


class _Parts(Packager):  # type: ignore[misc] # xlsxwriter has no types
    """Xlsxwriter's parts, which it is not given to put together."""

    def __init__(self) -> None:
        super().__init__()
        self.made: list[tuple[Any, str, bool]] = []

    def _create_package(self) -> list[tuple[Any, str, bool]]:
        self.made = super()._create_package()
        return []

    def _filename(self, part: str) -> str | StringIO:
        """Where a part is written: a small one is held, a file of its own takes far longer."""
        if part.startswith(_MAY_BE_LARGE) or not part.endswith(_XML):
            made: str = super()._filename(part)
            return made
        held = StringIO()
        self.filenames.append((held, part, False))
        return held


class PackedBook(Workbook):  # type: ignore[misc] # xlsxwriter has no types
    """A workbook of xlsxwriter's that is put together here."""

    filename: str | BytesIO

    def __init__(self, filename: str | BytesIO, options: dict[str, object]) -> None:
        self._parts = _Parts()
        super().__init__(filename, options)

    def _get_packager(self) -> _Parts:
        return self._parts

    def pack(self, name: str) -> None:
        """Put the closed workbook together.

        Raises WriteError, naming the file, the part and the place, where a part is no XML.
        """
        if isinstance(self.filename, BytesIO):  # it holds a package without parts
            self.filename.seek(0)
            self.filename.truncate()
        try:
            drawn = {
                _SHEET.format(number=number): sheet
                for number, sheet in enumerate(self.worksheets(), 1)
                if isinstance(sheet, SheetInRuns) and sheet.drawn
            }
            with ZipFile(self.filename, "w", ZIP_DEFLATED, compresslevel=LEVEL) as package:
                for held, part, _ in self._parts.made:
                    with _opened(held) as out:
                        if part in drawn:
                            sheet, text = drawn[part], out.read()
                            places = _put_drawn(package, part, text, sheet.drawn, f"{name}!{part}")
                            sheet.place_runs(*places)
                        else:
                            with package.open(part, "w") as into:
                                _put(out, into, f"{name}!{part}")
                    _discard(held)
        finally:
            for held, *_ in self._parts.made:
                _discard(held)

    def let_go(self) -> None:
        """Part its rings: they are looked for seldom, and hold all that was drawn till then."""
        self._parts = _Parts()
        self.worksheets_objs.clear()
        self.sheetnames.clear()


def _opened(held: str | StringIO | BytesIO) -> BinaryIO:
    """A part, wherever xlsxwriter keeps it."""
    if isinstance(held, str):
        return Path(held).open("rb")
    return BytesIO(held.getvalue().encode()) if isinstance(held, StringIO) else held


def _discard(held: str | StringIO | BytesIO) -> None:
    if isinstance(held, str):
        with suppress(OSError):  # the next run finds what is left
            Path(held).unlink(missing_ok=True)


def _chunks(held: BinaryIO) -> Iterator[bytes]:
    yield from iter(lambda: held.read(_CHUNK), b"")


def _put(part: BinaryIO, into: Any, name: str) -> None:  # noqa: ANN401 - typing's names differ by version
    parser = expat.ParserCreate(namespace_separator=" ") if name.endswith(_XML) else None
    try:
        for chunk in _chunks(part):
            into.write(chunk)
            if parser is not None:
                parser.Parse(chunk)
        if parser is not None:
            parser.Parse(b"", True)  # noqa: FBT003 - positional in expat
    except expat.ExpatError as fault:
        raise _no_xml(name, fault) from fault


def _put_drawn(
    package: ZipFile, part: str, text: bytes, drawn: Sequence[Blocks], name: str
) -> list[int]:
    """Put a part together of what xlsxwriter wrote and, at its marks, of blocks deflated before.

    Gives where in the file each of these begins. zipfile deflates all that it is given; so the
    entry is made here, by what it keeps of a package.
    """
    try:
        expat.ParserCreate(namespace_separator=" ").Parse(text, True)  # noqa: FBT003 - as above
        for each in drawn:
            each.close_block()
            if each.fault is not None:
                raise each.fault
    except expat.ExpatError as fault:
        raise _no_xml(name, fault) from fault
    entry = ZipInfo(part)
    entry.compress_type, entry.external_attr = ZIP_DEFLATED, _ATTRIBUTES
    entry.header_offset = package.start_dir
    around = [deflated(each) for each in text.split(MARK.encode())]
    whole = around[0][1]
    for blocks, (_, block) in zip(drawn, around[1:], strict=True):
        whole = joined(joined(whole, blocks.whole), block)
    entry.CRC, entry.file_size = whole.crc, whole.size
    entry.compress_size = whole.packed + len(LAST)
    to: Any = package.fp
    to.seek(package.start_dir)
    to.write(entry.FileHeader())
    to.write(around[0][0])
    places = []
    for blocks, (packed, _) in zip(drawn, around[1:], strict=True):
        places.append(to.tell())
        blocks.pour(to)
        to.write(packed)
    to.write(LAST)
    package.start_dir = to.tell()
    package.filelist.append(entry)
    package.NameToInfo[part] = entry
    return places


def _no_xml(name: str, fault: expat.ExpatError) -> WriteError:
    return WriteError(
        name,
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
    )
