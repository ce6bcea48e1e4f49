"""The renames that put a change in place, in a journal that another run can finish.

Each file of a change was written whole, below ``new/`` in the folder that holds the change. A move
gives it its name, after what stood there was given another one: nothing is ever written over. A
move done twice is done once, so that whoever finds the journal can do all of it again.
"""

import json
from collections.abc import Collection, Iterator
from itertools import chain, count
from pathlib import Path

from sheetgen.disk.lasting import force_folders, write_lasting
from sheetgen.records import Struct, asdict

NEW = "new"
OLD = "old"
_JOURNAL = "journal.json"


class Move(Struct, frozen=True):
    """What becomes of one name below the base folder.

    ``put`` where a new file waits for the name; ``aside`` is the name, from the base folder too,
    for what stood there, empty where nothing did.
    """

    at: str
    put: bool
    aside: str


class Journal(Struct, frozen=True):
    """The moves of one change: ``base`` is where files are put, ``staging`` where they wait."""

    base: Path
    staging: Path
    moves: tuple[Move, ...]

    @property
    def file(self) -> Path:
        """Where the journal is kept while the moves are made."""
        return self.staging / _JOURNAL

    def write(self) -> None:
        """Write it for good: from here on the change is made, whoever makes it."""
        text = json.dumps([asdict(each) for each in self.moves], ensure_ascii=True)
        begun = self.file.with_suffix(".part")
        write_lasting(begun, text.encode("ascii"))
        begun.replace(self.file)
        force_folders([self.staging])

    @classmethod
    def read(cls, base: Path, staging: Path) -> "Journal | None":
        """The journal that a run left, None where it had not come so far."""
        file = staging / _JOURNAL
        if not file.is_file():
            return None
        told = json.loads(file.read_text(encoding="ascii"))
        return cls(base, staging, tuple(Move(**each) for each in told))

    def make(self) -> None:
        """Make every move that is not made yet, and force the folders to the disk."""
        for move in self.moves:
            self._make(move)
        for move in self.moves:
            if not move.put:
                self._remove_if_empty((self.base / move.at).parent)
        force_folders(folder for folder in self._folders() if folder.is_dir())

    def take_back(self) -> None:
        """Unmake every move that was made, the last one first."""
        for move in reversed(self.moves):
            at, new, aside = self._places(move)
            if move.put and stands(at) and not stands(new):
                at.rename(new)
            if move.aside and stands(aside) and not stands(at):
                at.parent.mkdir(parents=True, exist_ok=True)
                aside.rename(at)

    def _make(self, move: Move) -> None:
        at, new, aside = self._places(move)
        if move.put and not stands(new):
            return
        if stands(at):
            if not move.put and stands(aside):
                return
            if not move.aside or stands(aside):  # somebody put it there meanwhile
                aside = free(at)
            aside.parent.mkdir(parents=True, exist_ok=True)
            at.rename(aside)
        if move.put:
            at.parent.mkdir(parents=True, exist_ok=True)
            new.rename(at)

    def _remove_if_empty(self, folder: Path) -> None:
        """A folder of parts that this change emptied, and those above it."""
        while folder != self.base and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent

    def _places(self, move: Move) -> tuple[Path, Path, Path]:
        return self.base / move.at, self.staging / NEW / move.at, self.base / move.aside

    def _folders(self) -> Iterator[Path]:
        for move in self.moves:
            at, _, aside = self._places(move)
            yield at.parent
            if move.aside:
                yield aside.parent


def free(path: Path, taken: Collection[Path] = ()) -> Path:
    """The path itself, or with the first number that makes a name nobody has: "a (2).xlsx"."""
    numbered = (path.with_name(f"{path.stem} ({n}){path.suffix}") for n in count(2))
    return next(each for each in chain([path], numbered) if each not in taken and not stands(each))


def stands(path: Path) -> bool:
    """Whether something bears this name, be it a link that leads nowhere."""
    return path.is_symlink() or path.exists()
