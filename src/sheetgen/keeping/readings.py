"""What was read of a period, kept by the digest of all that decides it.

That is the files that came and their receipts, the analyst's corrections, the tables of the plans,
the forms, what the settings say of how cells are read, and the program. Rules decide nothing here.
"""

import platform
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from sheetgen.disk.ours import digest_of
from sheetgen.disk.program import WHOLE, program_digest
from sheetgen.keeping.store import Store
from sheetgen.keeping.submissions import retold_submissions, told_submissions
from sheetgen.keeping.values import NotKeptError
from sheetgen.model.period import Period
from sheetgen.model.submission import Submission
from sheetgen.model.workspace import Workspace
from sheetgen.planning.corrections import CORRECTIONS
from sheetgen.planning.receipts import RECEIVED
from sheetgen.reading.register import deliveries
from sheetgen.sources.shipped import FORMS, own_folder, shown, under


@dataclass(slots=True)
class Readings:
    """The readings of a workspace: from those kept, and to be kept."""

    workspace: Workspace
    store: Store
    _keys: dict[Period, str | None] = field(default_factory=dict)
    _found: set[Period] = field(default_factory=set)
    _common: str = ""

    @classmethod
    def of(cls, workspace: Workspace) -> "Readings":
        """Those of a workspace."""
        return cls(workspace, Store(workspace.root))

    def get(self, period: Period) -> tuple[Submission, ...] | None:
        """What was read of a period; None where it is not known or something has changed since."""
        key = self._keys[period] = self._key(period)
        name = str(period)
        data = None if key is None else self.store.get(name, key)
        if data is None:
            return None
        try:
            found = retold_submissions(data)
        except (ValueError, TypeError, LookupError, ArithmeticError):
            self.store.spoilt(name)
            return None
        self._found.add(period)
        return found

    def keep(self, shelf: Mapping[Period, tuple[Submission, ...]]) -> None:
        """Keep what a run has read, unless something was changed meanwhile or cannot be kept.

        Only for the holder of the workspace. Raises WriteError where the disk takes it not.
        """
        self._common = ""
        for period, submissions in shelf.items():
            key = self._keys.get(period)
            if period in self._found or key is None or key != self._key(period):
                continue
            try:
                self.store.put(str(period), key, told_submissions(submissions))
            except NotKeptError:
                continue  # it holds a value of a kind that only the files can give: read them
        self.store.write()

    def _key(self, period: Period) -> str | None:
        """The digest of all that a reading follows from; None where a file cannot be digested."""
        self._common = self._common or _digest(self._of_all())
        folder = self.workspace.input / str(period)
        came = deliveries(folder)
        receipts = folder / f"{RECEIVED.name}.csv"
        if not all(path.is_file() for path in came):
            return None
        try:
            files = [(repr(path.name), digest_of(path)) for path in came]
            noted = digest_of(receipts) if receipts.is_file() else ""
        except OSError:
            return None  # whoever reads it says what is wrong
        return _digest([self._common, str(period), noted, *(f"{n} {each}" for n, each in files)])

    def _of_all(self) -> Iterator[str]:
        """What decides the reading of every period."""
        workspace = self.workspace
        yield program_digest(WHOLE)
        yield platform.python_version()
        yield repr(
            (
                workspace.language,
                workspace.locale,
                workspace.most_bytes,
                workspace.deadlines,
                workspace.relative(workspace.input),
                workspace.relative(workspace.output),
            )
        )
        corrections = workspace.root / f"{CORRECTIONS.name}.csv"
        forms = (*_files(own_folder(workspace, FORMS)), *under(workspace, FORMS))
        for path in (*_files(workspace.plans), *forms, *filter(Path.is_file, [corrections])):
            yield f"{shown(path, workspace.root)} {digest_of(path)}"


def _files(folder: Path) -> Iterable[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _digest(lines: Iterable[str]) -> str:
    return sha256("\n".join(lines).encode(errors="backslashreplace")).hexdigest()
