"""LibreOffice as the tests use it: many files in one start, in a profile of the test run's own.

A test that needs it asks for the fixture ``office`` or ``calculating`` (``conftest.py``) and
carries the marker ``office``; where LibreOffice is not installed it is skipped.
"""

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
"""Calculate every formula anew, whatever result the file says it has."""
_FILTERS = {
    "xlsx": "xlsx:Calc MS Excel 2007 XML",
    "xlsm": "xlsm:Calc MS Excel 2007 VBA XML",
    "ods": "ods:calc8",
    "xls": "xls:MS Excel 97",
}
_SECONDS = 300
"""LibreOffice may hang; on a busy machine it takes some seconds a file."""


class Office:
    """LibreOffice with a profile of its own, whose files it opens and saves."""

    def __init__(self, profile: Path, *, calculates: bool = False) -> None:
        self._profile = profile
        self._known: dict[tuple[bytes, str], bytes] = {}
        (profile / "user").mkdir(parents=True)
        if calculates:
            (profile / "user" / "registrymodifications.xcu").write_text(_ALWAYS)

    @staticmethod
    def is_installed() -> bool:
        """Whether the command is on the PATH."""
        return shutil.which("soffice") is not None

    def saved(self, sources: Iterable[Path], into: Path, kind: str = "xlsx") -> tuple[Path, ...]:
        """Each file as LibreOffice saves it in this kind, under its own name in ``into``.

        All are opened by one start of the program, which costs more than most files do.
        """
        files = tuple(sources)
        if len({each.stem for each in files}) != len(files):
            raise ValueError("files of one start need names of their own")
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{self._profile}", "--headless",
             "--convert-to", _FILTERS[kind], "--outdir", into, *files],
            check=True, capture_output=True, timeout=_SECONDS,
        )  # fmt: skip
        made = tuple(into / f"{each.stem}.{kind}" for each in files)
        if absent := [each.name for each in made if not each.is_file()]:
            raise RuntimeError(f"LibreOffice did not save {absent}")
        return made

    def save(self, source: Path, into: Path) -> Path:
        """One file as LibreOffice saves it, as ``into``, whose suffix says the kind.

        The same bytes are not saved a second time.
        """
        kind = into.suffix[1:]
        asked = source.read_bytes(), kind
        if asked not in self._known:
            with TemporaryDirectory(dir=into.parent) as folder:
                (made,) = self.saved([source], Path(folder), kind)
                self._known[asked] = made.read_bytes()
        into.write_bytes(self._known[asked])
        return into
