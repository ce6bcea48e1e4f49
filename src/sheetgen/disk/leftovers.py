"""What a run that was killed left on the disk: the next run of any command puts it right.

A change whose journal stands is finished; one that had not come so far is thrown away. Only the
holder of the workspace does so: whoever made them is dead then, for he held it too.
"""

import os
import shutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from sheetgen.disk.alone import OWN_FOLDER
from sheetgen.disk.moves import Journal

STAGING = ".sheetgen-new"
_NOTE = "elsewhere"


def is_left(root: Path, bases: tuple[Path, ...]) -> bool:
    """Whether a run is at work or left something; ``bases`` are where runs put files."""
    return any(True for _ in _left(root, bases))


def put_right(root: Path, bases: tuple[Path, ...]) -> None:
    """Finish or throw away all that was left. Only for the holder of the workspace."""
    for staging in tuple(_left(root, bases)):
        settle(staging.parent, staging)
        forget(root, staging)


def settle(base: Path, staging: Path) -> None:
    """Finish the change that was left in one place, or throw it away."""
    journal = Journal.read(base, staging)
    if journal is not None:
        journal.make()
    clear(staging)


def clear(staging: Path) -> None:
    """Remove a change that is finished or given up: its journal first, so that it stays so."""
    if staging.is_dir():
        Journal(staging.parent, staging, ()).file.unlink(missing_ok=True)
        shutil.rmtree(staging)


def staging_elsewhere(root: Path) -> str:
    """The name of our folder in one outside the workspace's own, where another may work too."""
    return f"{STAGING}-{sha256(str(root.resolve()).encode()).hexdigest()[:8]}"


def note(root: Path, staging: Path) -> None:
    """Write down where a change is staged that the next run would not find by itself."""
    (root / OWN_FOLDER).mkdir(exist_ok=True)
    (root / OWN_FOLDER / _NOTE).write_bytes(os.fsencode(staging.absolute()))


def forget(root: Path, staging: Path) -> None:
    """Strike the note out, the change being finished or given up."""
    if _noted(root) == staging.absolute():
        (root / OWN_FOLDER / _NOTE).unlink()


def _left(root: Path, bases: tuple[Path, ...]) -> Iterator[Path]:
    yield from (base / STAGING for base in bases if (base / STAGING).is_dir())
    noted = _noted(root)
    if noted is not None:
        yield noted


def _noted(root: Path) -> Path | None:
    file = root / OWN_FOLDER / _NOTE
    if not file.is_file():
        return None
    noted = Path(os.fsdecode(file.read_bytes()))
    if noted.name.startswith(STAGING):
        return noted
    file.unlink()  # begun and never finished: the folder was not made yet
    return None
