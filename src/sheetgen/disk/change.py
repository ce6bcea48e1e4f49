"""A change of the disk as one act: all the files of a run are put in place, or none is.

Files are filled under other names beside the folder they are for. When the last one is whole they
are forced to the disk, a journal says what becomes of each name, and renames do the rest
(:mod:`sheetgen.disk.moves`). A run that fails takes its moves back; one that is killed leaves the
journal, and the next run of any command finishes it (:mod:`sheetgen.disk.leftovers`).
"""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from sheetgen.disk.faults import file_named, refused
from sheetgen.disk.lasting import force_file, force_folders, write_lasting
from sheetgen.disk.leftovers import STAGING, clear, forget, note, settle, staging_elsewhere
from sheetgen.disk.moves import NEW, OLD, Journal, Move, free, stands
from sheetgen.errors import WriteError
from sheetgen.language.message import Message, message


class Change:
    """Files to be put in place below one folder, ``base``; names are told from there, with "/".

    Leaving the ``with`` block puts them in place; an exception leaves the disk as it was.
    ``unchanged`` is what the reader is told then.
    """

    def __init__(
        self, root: Path, base: Path, unchanged: Message, *, elsewhere: bool = False
    ) -> None:
        """``elsewhere``: the folder is none of those where the next run looks by itself."""
        self.root = root
        self.base = base
        self.staging = base / (staging_elsewhere(root) if elsewhere else STAGING)
        self._elsewhere = elsewhere
        self._unchanged = unchanged
        self._moves: dict[str, Move] = {}
        self._made: list[Path] = []

    @property
    def waiting(self) -> Path:
        """The folder where the files wait, laid out as they will be."""
        return self.staging / NEW

    @property
    def names(self) -> tuple[str, ...]:
        """The names that files are put under, in order."""
        return tuple(sorted(at for at, move in self._moves.items() if move.put))

    def place(self, at: str) -> Path:
        """Where to write the file that is to bear this name, which must be free by then."""
        self._moves.setdefault(at, Move(at, put=True, aside=""))
        path = self.staging / NEW / at
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def write(self, at: str, data: bytes, more: Iterable[bytes] = ()) -> None:
        """Write that file at once, and what more comes in parts."""
        write_lasting(self.place(at), data, more)

    def drop(self, at: str) -> None:
        """Leave what bears this name as it is, for it is what would be written."""
        self.place(at).unlink()
        del self._moves[at]

    def supersede(self, at: str) -> None:
        """What bears the name is ours and goes, for a new file or for none."""
        put = at in self._moves
        aside = (self.staging / OLD / at).relative_to(self.base).as_posix()
        self._moves[at] = Move(at, put=put, aside=aside)

    def set_aside(self, at: str, name: str) -> str:
        """What bears the name is not ours: it is given another, that nobody has; gives it."""
        taken = {self.base / each.aside for each in self._moves.values()}
        kept = free((self.base / at).with_name(name), taken)
        aside = kept.relative_to(self.base).as_posix()
        self._moves[at] = Move(at, put=at in self._moves, aside=aside)
        return aside

    def __enter__(self) -> Self:
        try:
            settle(self.base, self.staging)
            if self._elsewhere:
                note(self.root, self.staging)
            for folder in reversed(self._missing(self.staging)):
                folder.mkdir()
        except OSError as fault:
            self._give_up()
            raise self._told(fault) from fault
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is not None:
            self._give_up()
            if isinstance(error, OSError):
                raise self._told(error) from error
            return
        try:
            self._commit()
        except OSError as fault:
            raise self._told(fault) from fault

    def _commit(self) -> None:
        journal = Journal(self.base, self.staging, tuple(self._moves.values()))
        try:
            self._force()
            for move in journal.moves:
                self._missing((self.base / move.at).parent)
            journal.write()
            journal.make()
        except BaseException:
            self._take_back(journal)
            raise
        with suppress(OSError):  # it is done: what cannot be cleared now the next run clears
            clear(self.staging)
            forget(self.root, self.staging)

    def _take_back(self, journal: Journal) -> None:
        """Undo what was begun; where that cannot be done, the journal stays for the next run."""
        try:
            journal.take_back()
            journal.file.unlink(missing_ok=True)
        except OSError as fault:
            raise WriteError(
                self.shown(file_named(fault) or self.base),
                refused(fault),
                message(
                    "The change was begun and could not be taken back: the next run of any "
                    "command, where the disk can be written, completes it."
                ),
            ) from fault
        self._give_up()

    def _give_up(self) -> None:
        with suppress(OSError):  # nothing of it counts: what cannot be cleared the next run clears
            clear(self.staging)
            forget(self.root, self.staging)
        for folder in self._made:
            with suppress(OSError):  # never made, or somebody has put something in it meanwhile
                folder.rmdir()

    def _force(self) -> None:
        """Everything staged is on the disk before the first name changes."""
        files = [self.staging / NEW / move.at for move in self._moves.values() if move.put]
        for path in files:
            force_file(path)
        force_folders(path.parent for path in files)

    def _missing(self, folder: Path) -> list[Path]:
        """The folders that this change makes on its way there, the innermost first."""
        missing = [each for each in (folder, *folder.parents) if not stands(each)]
        self._made += [each for each in missing if each not in self._made]
        self._made.sort(key=lambda each: len(each.parts), reverse=True)
        return missing

    def _told(self, fault: OSError) -> WriteError:
        where = self.shown(file_named(fault) or self.base)
        return WriteError(where, refused(fault), self._unchanged)

    def shown(self, path: Path) -> str:
        """A file as places tell it: by the name it is to bear, from the workspace where inside."""
        waiting = self.staging / NEW
        if path.is_relative_to(waiting):
            path = self.base / path.relative_to(waiting)
        elif path.is_relative_to(self.staging):
            path = self.base
        return (
            path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)
        )
