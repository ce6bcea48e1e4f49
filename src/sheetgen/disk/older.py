"""What runs of sheetgen 0.1.0 and before left when they were killed: they staged otherwise.

A plan's folder was replaced by two renames (``.plan.sheetgen-new``, ``.plan.sheetgen-old`` beside
it), and files were begun as hidden ``.part`` files.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

_NEW = ".sheetgen-new"
_OLD = ".sheetgen-old"
_FOLDER = re.compile(rf"\..+({re.escape(_NEW)}|{re.escape(_OLD)})")
_BEGUN = re.compile(r"\.(received\.csv|.+\.[0-9a-f]{12}(\.\w+)?)\.part")
_HIDDEN = (".*", "*/.*")


def left_by_older_versions(base: Path) -> Iterator[Path]:
    """Their folders and begun files, as deep below the base folder as they were made."""
    for pattern in _HIDDEN:
        for path in base.glob(pattern):
            if (_FOLDER.fullmatch(path.name) and path.is_dir()) or (
                _BEGUN.fullmatch(path.name) and path.is_file()
            ):
                yield path


def settle_older(base: Path) -> None:
    """Give a plan's folder its name back where it has none, and remove what is left."""
    for path in sorted(left_by_older_versions(base), reverse=True):  # the old folder first
        if path.is_file():
            path.unlink()
            continue
        name = path.name.removeprefix(".").removesuffix(_NEW).removesuffix(_OLD)
        if path.name.endswith(_OLD) and not path.with_name(name).exists():
            path.rename(path.with_name(name))
        else:
            shutil.rmtree(path)
