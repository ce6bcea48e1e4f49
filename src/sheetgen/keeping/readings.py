"""What was read of a period, kept by the digest of all that decides it.

What one file says follows from its bytes, the tables of the plans, the forms, what the settings
say of how cells are read, and the program: it is kept by these, so that of a period in which one
file is new that file alone is read. What counts of them all follows from their receipts and the
analyst's corrections besides. Rules decide nothing here.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from sheetgen.disk.ours import digest_of
from sheetgen.disk.program import WHOLE, program_digest
from sheetgen.keeping.plain_json import Json, NotKeptError
from sheetgen.keeping.store import Store
from sheetgen.keeping.submissions import Told, retold_submissions, telling
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.model.population import REGISTRIES
from sheetgen.model.submission import Submission
from sheetgen.model.workspace import Workspace
from sheetgen.planning.corrections import CORRECTIONS
from sheetgen.planning.receipts import RECEIVED
from sheetgen.planning.settings import SETTINGS
from sheetgen.planning.waivers import WAIVERS
from sheetgen.reading.register import Mapper, Reader, deliveries, lists_in
from sheetgen.records import Struct, field
from sheetgen.sources.shipped import FORMS, RULES, own_folder, shown, under
from sheetgen.sources.written import written

_SPOILT = (ValueError, TypeError, LookupError, ArithmeticError)
"""What comes of data that is whole by its digest, and yet not what is kept there."""


class Readings(Struct):
    """The readings of a workspace: from those kept, and to be kept."""

    workspace: Workspace
    store: Store
    offices: str = ""
    """Those of closed months that the tables give otherwise by now."""
    _keys: dict[Period, str | None] = field(default_factory=dict)
    _kept: dict[Period, Json] = field(default_factory=dict)
    _read: dict[Period, tuple[Submission, ...]] = field(default_factory=dict)
    _lists: dict[Period, str] = field(default_factory=dict)
    _found: set[Period] = field(default_factory=set)
    _common: str = ""
    _judging: str = ""

    @classmethod
    def of(cls, workspace: Workspace, plans: Iterable[Plan] = ()) -> "Readings":
        """Those of a workspace, whose closed months are read by the offices that were sealed."""
        sealed = [(each.code, sorted(each.sealed_offices.items())) for each in plans]
        offices = [each for each in sealed if each[1]]
        return cls(workspace, Store(workspace.root), repr(offices) if offices else "")

    def get(self, period: Period) -> tuple[Submission, ...] | None:
        """What counts of a period; None where it is not known or something has changed since."""
        key = self._keys[period] = self._key(period)
        if key is None or (data := self._of(period)) is None:
            return None
        try:
            if data["key"] != key:
                return None  # a file, a receipt or a correction came: the rest is as it was
            found = retold_submissions(data["counted"], data["read"])
        except _SPOILT:
            self._spoilt(period)
            return None
        self._found.add(period)
        del self._kept[period]  # what it was told of weighs ten times what is told
        return found

    def mapper(self, period: Period, mapper: Mapper) -> Mapper:
        """One that reads with ``mapper`` those files of a period alone of which nothing is kept."""

        def read_all(read: Reader, paths: Iterable[Path]) -> Iterable[Submission]:
            every = tuple(paths)
            found = self._known(period, read, every)
            rest = [path for path in every if path not in found]
            found |= dict(zip(rest, mapper(read, rest), strict=True))
            self._read[period] = tuple(found[path] for path in every)
            self._kept.pop(period, None)
            return self._read[period]

        return read_all

    def _known(self, period: Period, read: Reader, paths: Iterable[Path]) -> dict[Path, Submission]:
        """What is kept of these files as they lie there now."""
        data = self._of(period)
        if data is None:
            return {}
        found: dict[Path, Submission] = {}
        try:
            told = Told(data["read"])
            for path in filter(Path.is_file, paths):
                known = told.get(read.name(path), digest_of(path))
                if known is not None:
                    found[path] = known
        except OSError:
            return {}  # whoever reads it says what is wrong
        except _SPOILT:
            self._spoilt(period)
            return {}
        return found

    def once_read(self, period: str, file: str, sha256: str) -> Submission | None:
        """What was read of a file of a period while it had this digest, as far as it is kept.

        It may be gone by now.
        """
        try:
            at = Period.parse(period)
            data = self._of(at)
            return None if data is None else Told(data["read"]).get(file, sha256)
        except OSError:
            return None  # whoever reads it says what is wrong
        except _SPOILT:
            return None

    def _of(self, period: Period) -> Json | None:
        """What is kept of a period's files, where plans, forms, settings and program are these."""
        if period not in self._kept:
            self._common = self._common or _digest(self._of_all())
            self._kept[period] = self.store.get(str(period), self._common)
        return self._kept[period]

    def _spoilt(self, period: Period) -> None:
        self._kept[period] = None
        self.store.spoilt(str(period))

    def keep(self, shelf: Mapping[Period, tuple[Submission, ...]]) -> None:
        """Keep what a run has read, unless something was changed meanwhile or cannot be kept.

        Only for the holder of the workspace. Raises WriteError where the disk takes it not.
        """
        self._common = ""
        for period, counted in shelf.items():
            key = self._keys.get(period)
            if period in self._found or key is None or key != self._key(period):
                continue
            read = self._read.get(period, ())
            try:
                self.store.put(
                    str(period),
                    self._common,
                    {
                        "key": key,
                        "read": telling(read),
                        "counted": telling(counted, read),
                    },
                )
            except NotKeptError:
                continue  # it holds a value of a kind that only the files can give: read them
        self.store.write()

    def key(self, period: Period) -> str | None:
        """The digest of all that counts of a period; None where a file cannot be digested.

        Worked out once: what changes while a run goes on stops it (inputs.py).
        """
        if period not in self._keys:
            self._keys[period] = self._key(period)
        return self._keys[period]

    def _key(self, period: Period) -> str | None:
        self._common = self._common or _digest(self._of_all())
        folder = self.workspace.input / str(period)
        came = deliveries(folder)
        tables = (folder / f"{RECEIVED.name}.csv", self.workspace.root / f"{CORRECTIONS.name}.csv")
        if not all(path.is_file() for path in came):
            return None
        try:
            files = [(repr(path.name), digest_of(path)) for path in came]
            noted = [digest_of(path) if path.is_file() else "" for path in tables]
        except OSError:
            return None  # whoever reads it says what is wrong
        late = repr(self.workspace.deadlines)
        named = (f"{name} {each}" for name, each in files)
        return _digest([self._common, late, str(period), *noted, *named])

    def lists(self, period: Period) -> str | None:
        """The digest of the lists of those served in a period, worked out once as :meth:`key` is.

        None where one cannot be digested.
        """
        if period not in self._lists:
            paths = lists_in(self.workspace.input / str(period))
            try:
                named = [f"{path.name!r} {digest_of(path)}" for path in paths]
            except OSError:
                return None  # whoever reads it says what is wrong
            self._lists[period] = _digest(named)
        return self._lists[period]

    @property
    def judging(self) -> str:
        """The digest of what judges any month, worked out once as :meth:`key` is: rules, settings.

        With exceptions, which turn what an office left out into what is not rated. Raises OSError
        where one cannot be digested.
        """
        if not self._judging:
            root = self.workspace.root
            waivers = root / f"{WAIVERS.name}.csv"
            paths = (
                *written(own_folder(self.workspace, RULES), ".yaml"),
                *under(self.workspace, RULES),
                root / SETTINGS,
                *([waivers] if waivers.is_file() else ()),
            )
            self._judging = _digest(f"{shown(path, root)} {digest_of(path)}" for path in paths)
        return self._judging

    def _of_all(self) -> Iterator[str]:
        """What decides the reading of every file, but for its bytes."""
        workspace = self.workspace
        yield program_digest(WHOLE)
        yield sys.version
        yield repr(
            (
                workspace.language,
                workspace.locale,
                workspace.most_bytes,
                workspace.relative(workspace.input),
                workspace.relative(workspace.output),
                *filter(None, [self.offices]),
            )
        )
        forms = (*written(own_folder(workspace, FORMS)), *under(workspace, FORMS))
        plans = (path for path in written(workspace.plans) if path.name not in REGISTRIES)
        for path in (*plans, *forms):  # what is known of those served says nothing of a file
            yield f"{shown(path, workspace.root)} {digest_of(path)}"


def _digest(lines: Iterable[str]) -> str:
    return sha256("\n".join(lines).encode(errors="backslashreplace")).hexdigest()
