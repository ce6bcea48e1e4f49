"""LibreOffice, where it is installed: it turns a workbook just written into another kind."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sheetgen.disk.lasting import naming
from sheetgen.errors import WorkspaceError, WriteError
from sheetgen.language.message import Message, message

_NAMES = ("soffice", "libreoffice")
_USUAL = (
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    Path("C:/Program Files/LibreOffice/program/soffice.exe"),
)
"""Where it lies on systems that do not put it on the path."""
_SECONDS = 300


def demand_libreoffice(option: str, fault: Message, remedy: Message) -> None:
    """Stop where it is wanting, before anything is read or written.

    Raises WorkspaceError at the ``option`` that asks for it, with what is to be said.
    """
    if _program() is None:
        raise WorkspaceError(option, fault, remedy)


@contextmanager
def turned(book: Path, kind: str, option: str, to: str, remedy: Message) -> Iterator[Path]:
    """A workbook turned into ``kind`` (as LibreOffice names it), in a file that goes afterwards.

    It is turned from a copy beside that file: a link to a file beside the workbook then leads
    beside what it was turned into, and tells nothing of where the two lay.

    Raises WriteError, naming ``option`` and the file ``to``, where nothing came of it.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        with naming(folder):
            copy = Path(shutil.copy(book, folder))
        said = _turn(copy, folder, kind)
        made = folder / f"{book.stem}.{kind.partition(':')[0]}"
        if not made.is_file():
            raise WriteError(
                f"{option}: {to}",
                message("LibreOffice did not write it ({said}).", said=said),
                remedy,
            )
        yield made


def _program() -> str | None:
    on_path = (each for each in map(shutil.which, _NAMES) if each)
    return next(on_path, None) or next((str(each) for each in _USUAL if each.is_file()), None)


def _turn(book: Path, folder: Path, kind: str) -> str:
    """Into a folder, by a profile of its own; gives what LibreOffice said."""
    program = _program()
    if program is None:
        return "not installed"
    profile = (folder / "profile").as_uri()
    words = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
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
