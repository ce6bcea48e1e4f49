"""Puts a whole folder of output in place at once: the old one or the new one, never half of each.

The new folder is filled beside the old one, under another name. When it is complete the old one is
set aside, the new one takes its name, and the old one is removed: two renames apart, every moment
leaves a whole folder on the disk. What a killed run leaves is put right by :func:`recover`.
What people keep in the folder is copied into the new one before that, so it is never lost either.
It guards against a run that stops; against a power cut only as far as the file system does.
"""

import shutil
from collections.abc import Callable
from pathlib import Path, PurePath
from types import TracebackType
from typing import Self

_NEW = ".sheetgen-new"
_OLD = ".sheetgen-old"


class Swap:
    """A folder being replaced; as a context manager it gives the place to fill.

    Leaving the ``with`` block puts the folder in place; an exception leaves the old one as it was.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.staging = _beside(folder, _NEW)
        self.aside = _beside(folder, _OLD)

    def stage(self) -> None:
        """Make the empty place to fill, after putting right what an earlier run left."""
        _put_right(self.folder)
        self.staging.mkdir(parents=True)

    def carry_over(self, is_ours: Callable[[PurePath], bool]) -> None:
        """Copy what we did not write from the old folder; ``is_ours`` judges paths inside it.

        What is ours is left behind: the new run wrote it anew, or no longer writes it.
        """
        if not self.folder.is_dir():
            return
        for path in sorted(self.folder.rglob("*")):
            inside = path.relative_to(self.folder)
            target = self.staging / inside
            if is_ours(inside) or target.exists():
                continue
            if path.is_symlink() or path.is_file():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(path, target, follow_symlinks=False)
            elif path.is_dir() and not any(path.iterdir()):
                target.mkdir(parents=True)

    def set_aside(self) -> None:
        """Give the old folder another name. The staging place must be complete by now."""
        if self.folder.exists():
            self.folder.rename(self.aside)

    def put_in_place(self) -> None:
        """Give the new folder its name."""
        self.staging.rename(self.folder)

    def clear(self) -> None:
        """Remove the old folder."""
        _remove(self.aside)

    def __enter__(self) -> Self:
        self.stage()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is not None:
            _remove(self.staging)
            return
        self.set_aside()
        self.put_in_place()
        self.clear()


def recover(output: Path) -> None:
    """Put right what a killed run left anywhere below ``output``; nothing to do is no fault."""
    left = [*output.rglob(f".*{_NEW}"), *output.rglob(f".*{_OLD}")]
    for folder in sorted({_in_place(each) for each in left}):
        _put_right(folder)


def _put_right(folder: Path) -> None:
    aside = _beside(folder, _OLD)
    if aside.exists() and not folder.exists():
        aside.rename(folder)  # the run stopped between the two renames
    _remove(aside)
    _remove(_beside(folder, _NEW))


def _beside(folder: Path, ending: str) -> Path:
    return folder.with_name(f".{folder.name}{ending}")


def _in_place(left: Path) -> Path:
    name = left.name.removeprefix(".").removesuffix(_NEW).removesuffix(_OLD)
    return left.with_name(name)


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
