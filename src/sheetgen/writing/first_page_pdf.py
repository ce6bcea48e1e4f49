"""The first page as a PDF, printed by LibreOffice from the workbook that was just written.

What a program prints tells when, and links to where its file lay: both are taken out, so that the
same workbook printed by the same LibreOffice and fonts gives the same bytes.
"""

import io
import shutil
import subprocess
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from sheetgen.errors import WorkspaceError, WriteError
from sheetgen.language.message import message

_NAMES = ("soffice", "libreoffice")
_USUAL = (
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    Path("C:/Program Files/LibreOffice/program/soffice.exe"),
)
"""Where it lies on systems that do not put it on the path."""
_SECONDS = 300
_FILTER = 'pdf:calc_pdf_Export:{"PageRange":{"type":"string","value":"1"}}'


def demand_office() -> None:
    """Stop where LibreOffice is wanting, before anything is read or written.

    Raises:
        WorkspaceError: It is not installed.
    """
    _program()


def write_first_page(book: Path, path: Path, made_on: date) -> None:
    """Print the first page of a workbook.

    Raises:
        WorkspaceError: LibreOffice is not installed.
        WriteError: It printed nothing.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        said, made = _print(book, folder), folder / f"{book.stem}.pdf"
        if not made.is_file():
            raise WriteError(
                f"--pdf: {path.name}",
                message("LibreOffice did not print it ({said}).", said=said),
                message("Open the workbook and print its first page, or try again."),
            )
        path.write_bytes(_without_traces(made.read_bytes(), made_on))


def _program() -> str:
    on_path = (each for each in map(shutil.which, _NAMES) if each)
    program = next(on_path, None) or next((str(each) for each in _USUAL if each.is_file()), None)
    if program is None:
        raise WorkspaceError(
            "--pdf",
            message("the first page is printed by LibreOffice, which is not installed here."),
            message("Nothing was written. Install LibreOffice, or print it from the workbook."),
        )
    return program


def _print(book: Path, folder: Path) -> str:
    """Print into a folder, in a profile of its own; gives what LibreOffice said."""
    profile = (folder / "profile").as_uri()
    words = [_program(), f"-env:UserInstallation={profile}", "--headless", "--convert-to", _FILTER]
    try:
        done = subprocess.run(  # noqa: S603 - a program found by name, and a file of ours
            [*words, "--outdir", str(folder), str(book)],
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )
    except subprocess.TimeoutExpired as late:
        return str(late)
    return done.stderr.decode(errors="replace").strip() or str(done.returncode)


def _without_traces(printed: bytes, made_on: date) -> bytes:
    """The page alone: no link into the file it was printed from, no hour, no name of a program."""
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415 - for this alone

    reader, writer = PdfReader(io.BytesIO(printed)), PdfWriter()
    page = writer.add_page(reader.pages[0])
    page.pop("/Annots", None)
    title = reader.metadata.title if reader.metadata else ""
    writer.add_metadata(
        {
            "/Title": title or "",
            "/CreationDate": f"D:{made_on:%Y%m%d}000000Z",
            "/Producer": "sheetgen",
        }
    )
    into = io.BytesIO()
    writer.write(into)
    return into.getvalue()
